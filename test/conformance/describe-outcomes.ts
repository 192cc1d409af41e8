import { compare, describe as describeInvocation } from './kubectl-comparison';
import { readOutcomes } from './kubectl-outcomes';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { EMBEDDED_KUBECTL } from '../../lib/argo/kubectl/embedded-kubectl';

/** A subresource that is not served, names that begin with a dash, and a cronjob that is read for a job. */
const UNDERSTOOD_BY_NOBODY = /--subresource[=",]+(odd|scale|status)|"--"|"-n"\]/;

/** Watching an object without a name, whose step then fails for that, and reading files that the recorded run didn't have. */
const EXPECTED = /^get .*"(-w|--watch).* \(unnamed\)|"secret","tls"/;

/** Compares what a version of kubectl has done with what is inferred, in one of so many invocations: see docs/conformance.md. */
export function describeOutcomes(kubectl: string, each: number): void {
  describe(`kubectl ${kubectl}`, () => {
    const argo = EMBEDDED_KUBECTL.find((row) => row.kubectl === kubectl)?.argo ?? ArgoVersion.V4_1;
    const recorded = readOutcomes(kubectl);
    const compared = recorded.filter((_, index) => index % each === 0)
      .map(({ invocation, outcome }) => ({ invocation, result: compare(invocation, outcome, argo) }));

    test('asks for what is granted, and is granted what it asks for', () => {
      expect(recorded.length).toBeGreaterThanOrEqual(8_000);
      const disagreements = compared.flatMap(({ result }) => result === undefined || result === 'unknown' ? [] : [result]);
      expect(disagreements.filter(({ invocation }) => !EXPECTED.test(invocation))).toEqual([]);
    });

    test('is understood but where nobody can', () => {
      const unknown = compared.filter(({ result }) => result === 'unknown').map(({ invocation }) => describeInvocation(invocation));
      expect(unknown.filter((text) => !UNDERSTOOD_BY_NOBODY.test(text))).toEqual([]);
    });
  });
}

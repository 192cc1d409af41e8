import { compare, describe as describeInvocation } from './kubectl-comparison';
import { readOutcomes } from './kubectl-outcomes';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { EMBEDDED_KUBECTL } from '../../lib/argo/kubectl/embedded-kubectl';

// What kubectl itself has done: see docs/conformance.md. `npm run test:kubectl` runs it again.

/** One version of Argo for each kubectl. */
const VERSIONS = EMBEDDED_KUBECTL.filter(({ kubectl }, index) => EMBEDDED_KUBECTL.findIndex((row) => row.kubectl === kubectl) === index)
  .map(({ kubectl, argo }): [string, ArgoVersion] => [kubectl, argo]);

describe.each(VERSIONS)('kubectl %s', (kubectl, argo) => {
  const compared = readOutcomes(kubectl).map(({ invocation, outcome }) => ({ invocation, result: compare(invocation, outcome, argo) }));

  test('asks for what is granted, and is granted what it asks for', () => {
    expect(compared.length).toBeGreaterThanOrEqual(10_000);
    expect(compared.flatMap(({ result }) => result === undefined || result === 'unknown' ? [] : [result])).toEqual([]);
  });

  test('is understood but where nobody can', () => {
    const unknown = compared.filter(({ result }) => result === 'unknown').map(({ invocation }) => describeInvocation(invocation));
    expect(unknown.filter((text) => !/--subresource=odd|--from=/.test(text))).toEqual([]);
  });
});

import fc from 'fast-check';
import { reviewText } from './review-input';
import { effectOn } from '../../lib/access/effect';
import { ResourceScope } from '../../lib/resources/resource-info';
import { CHECKS } from '../../lib/review/checks/check-table';
import { binding, role } from '../access/access-texts';

/** Rules that each make one check fire in the whole cluster. */
const FIRING = CHECKS.flatMap(({ id, condition, severity }) => condition.kind === 'probes' && condition.all.length === 1
  ? condition.all[0].filter((probe) => (probe.severity ?? severity).cluster !== undefined && !probe.resource.endsWith('/*') && probe.names === undefined)
    .flatMap(({ verbs, apiGroup, resource }) => verbs.filter((verb) => effectOn(apiGroup, resource, verb, false, ResourceScope.CLUSTER) === 'live')
      .map((verb) => ({ id, rule: `${verb} ${resource}${apiGroup === '' ? '' : ` of ${apiGroup}`}` })))
  : []);

/** What is found, or taken in by something that is. */
function found(rules: readonly string[]): Set<string> {
  const { findings } = reviewText(role('r', ...rules) + binding(undefined, 'ClusterRole r', 'User dev'));
  return new Set(findings.flatMap(({ check, folded }) => [check, ...folded]));
}

test('a check fires once its grant is added to others, and no longer when the last of its grants is removed', () => {
  const grants = fc.array(fc.constantFrom(...FIRING), { maxLength: 6 });
  fc.assert(fc.property(grants, fc.constantFrom(...FIRING), (others, { id, rule }) => {
    const without = others.filter((other) => other.id !== id && other.rule !== rule).map((other) => other.rule);
    expect([found(['get widgets of example.com', ...without, rule]).has(id), found(['get widgets of example.com', ...without]).has(id)]).toEqual([true, false]);
  }), { numRuns: 200, seed: 20261128 });
});

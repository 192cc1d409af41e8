import fc from 'fast-check';
import { missing } from '../../../lib/rbac/coverage';
import { PermissionIndex } from '../../../lib/rbac/permission-index';
import { PolicyRule } from '../../../lib/rbac/policy-rule';
import { coveredRules } from '../../../lib/review/conditions/covered-rules';

const some = (...texts: string[]) => fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 2 });
const resourceRule = fc.record({
  verbs: some('get', 'list', '*'),
  apiGroups: some('', 'apps', '*'),
  resources: some('pods', 'pods/exec', 'nodes/exec', '*/exec', 'pods/*', '*'),
  resourceNames: fc.oneof({ weight: 3, arbitrary: fc.constant<string[]>([]) }, fc.array(fc.constantFrom('a', 'b', ''), { maxLength: 2 })),
});
const urlRule = fc.record({ verbs: some('get', 'post', '*'), nonResourceURLs: some('/a', '/a/b', '/a/*', '/a**', '/*/b', '*') });
const rules = fc.array(fc.oneof({ weight: 4, arbitrary: resourceRule }, urlRule), { maxLength: 6 });

/** The rules from the last to the first, each compared with all that are left. */
function coveredByRest(all: readonly PolicyRule[]): number[] {
  const covered: number[] = [];
  for (const index of [...all.keys()].reverse()) {
    const rest = all.filter((_, other) => other !== index && !covered.includes(other));
    if (missing(PermissionIndex.of(rest), PermissionIndex.of([all[index]])).isEmpty) {
      covered.unshift(index);
    }
  }
  return covered;
}

test('a rule is covered exactly where the rules that are left grant all of it', () => {
  fc.assert(fc.property(rules, (all) => {
    expect(coveredRules(all)).toEqual(coveredByRest(all));
  }), { numRuns: 3_000, seed: 20261128 });
});

/** With so many rules more an index of the rules is used. */
const MORE: readonly PolicyRule[] = Array.from({ length: 32 }, (_, i) => ({ verbs: ['get'], apiGroups: ['example.com'], resources: [`kind${i}`], resourceNames: ['a'] }));

test('the same holds in a role of many rules', () => {
  fc.assert(fc.property(rules.filter(({ length }) => length > 0), (all) => {
    expect(coveredRules([...all, ...MORE])).toEqual(coveredByRest([...all, ...MORE]));
  }), { numRuns: 500, seed: 20261128 });
});

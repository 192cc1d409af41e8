import * as fc from 'fast-check';
import { effectiveParts, livePartsOf } from '../../lib/access/effect';
import { sampleOf } from '../../lib/access/sample-rules';
import { PolicyRule } from '../../lib/rbac/policy-rule';
import { ResourceScope } from '../../lib/resources/resource-info';

const ofPods = (...resourceNames: string[]): PolicyRule => ({ verbs: ['get'], apiGroups: [''], resources: ['pods'], resourceNames });

test('rules that differ only in ordinary names have one sample', () => {
  expect(sampleOf(ofPods('web-0', 'web-1'))).toBe(sampleOf(ofPods('app')));
  expect(sampleOf({ ...ofPods('app'), verbs: ['list'] })).not.toBe(sampleOf(ofPods('app')));
});

test.each<[what: string, rule: PolicyRule]>([
  ['without names', ofPods()],
  ['with the empty name', ofPods('')],
  ['with a star', ofPods('app-*')],
  ['with a name that only some kinds allow', ofPods('app', 'a.b')],
  ['with a name that is too long for a label', ofPods('a'.repeat(64))],
  ['with a name twice', ofPods('app', 'app')],
])('a rule %s is its own sample', (_what, rule) => {
  expect(sampleOf(rule)).toBe(rule);
});

test('what is in force of a rule is the same as without its sample', () => {
  const some = (...texts: string[]) => fc.uniqueArray(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 });
  const rule: fc.Arbitrary<PolicyRule> = fc.record({
    verbs: some('get', 'list', 'create', 'deletecollection', 'escalate', 'approve', 'frob', '*'),
    apiGroups: some('', 'apps', 'networking.k8s.io', 'certificates.k8s.io', 'rbac.authorization.k8s.io', 'example.com', '*'),
    resources: some('pods', 'pods/log', 'services/proxy', 'namespaces', 'nodes', 'ipaddresses', 'signers', 'clusterroles', 'groups', 'pod', '*'),
    resourceNames: some('app', 'web-0', 'view', 'a', 'b'.repeat(63), 'a.b'),
  });
  fc.assert(fc.property(rule, fc.constantFrom(ResourceScope.CLUSTER, ResourceScope.NAMESPACED), (each, scope) => {
    expect(livePartsOf(each, scope)).toEqual(effectiveParts(each, scope, (effect) => effect !== 'dead'));
  }), { numRuns: 2000, seed: 20261129 });
});

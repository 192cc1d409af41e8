import { AccessRequest } from '../../lib/rbac/access-request';
import { PermissionSet } from '../../lib/rbac/permission-set';
import { PolicyRule } from '../../lib/rbac/policy-rule';

const pods = (...verbs: string[]): PolicyRule => ({ apiGroups: [''], resources: ['pods'], verbs });
const metrics: PolicyRule = { nonResourceURLs: ['/metrics'], verbs: ['get'] };

test('the empty set grants nothing and is covered by every other', () => {
  const empty = PermissionSet.of([]);

  expect(empty.isEmpty).toBe(true);
  expect(empty.toRules()).toEqual([]);
  expect(empty.permissions()).toEqual([]);
  expect(empty.allows(AccessRequest.resource({ verb: 'get', resource: 'pods' }))).toBe(false);
  expect(PermissionSet.of([metrics]).covers(empty)).toBe(true);
  expect(empty.covers(PermissionSet.of([metrics]))).toBe(false);
});

test.each([[[pods('get')]], [[metrics]]])('a set with something in it is not empty: %j', (rules) => {
  expect(PermissionSet.of(rules).isEmpty).toBe(false);
});

test('the permissions stand in the order of the rules', () => {
  const set = PermissionSet.of([
    metrics,
    { apiGroups: [''], resources: ['pods', 'secrets'], resourceNames: ['b', 'a'], verbs: ['update', 'get'] },
    pods('list', 'get'),
  ]);

  expect(set.permissions()).toEqual([
    { verb: 'get', apiGroup: '', resource: 'pods' },
    { verb: 'list', apiGroup: '', resource: 'pods' },
    { verb: 'update', apiGroup: '', resource: 'pods', resourceName: 'a' },
    { verb: 'update', apiGroup: '', resource: 'pods', resourceName: 'b' },
    { verb: 'get', apiGroup: '', resource: 'secrets', resourceName: 'a' },
    { verb: 'update', apiGroup: '', resource: 'secrets', resourceName: 'a' },
    { verb: 'get', apiGroup: '', resource: 'secrets', resourceName: 'b' },
    { verb: 'update', apiGroup: '', resource: 'secrets', resourceName: 'b' },
    { verb: 'get', nonResourceURL: '/metrics' },
  ]);
});

test('minus takes whole permissions away, and opens no wildcard', () => {
  const set = PermissionSet.of([pods('*'), metrics]);

  expect(set.minus(PermissionSet.of([pods('get'), metrics])).toRules()).toEqual([pods('*')]);
  expect(PermissionSet.of([pods('get'), metrics]).minus(set).toRules()).toEqual([]);
});

test('union grants what either does, and changes neither', () => {
  const reader = PermissionSet.of([pods('get', 'list')]);
  const owner = PermissionSet.of([pods('*'), metrics]);

  expect(reader.union(owner).toRules()).toEqual([pods('*'), metrics]);
  expect(reader.toRules()).toEqual([pods('get', 'list')]);
  expect(owner.toRules()).toEqual([pods('*'), metrics]);
});

test('sets grant the same when each covers the other', () => {
  const set = PermissionSet.of([pods('get', 'list')]);

  expect(set.grantsSameAs(PermissionSet.of([pods('list'), pods('get')]))).toBe(true);
  expect(set.grantsSameAs(PermissionSet.of([pods('get')]))).toBe(false);
  expect(PermissionSet.of([pods('get')]).grantsSameAs(set)).toBe(false);
});

test('what the caller does with the rules does not change the set', () => {
  const set = PermissionSet.of([pods('get')]);
  set.toRules()[0].verbs.push('delete');
  set.permissions().pop();

  expect(set.toRules()).toEqual([pods('get')]);
});

test('a change to the rules that were read does not change the set', () => {
  const rule = pods('get');
  const set = PermissionSet.of([rule]);
  rule.verbs.push('delete');

  expect(set.toRules()).toEqual([pods('get')]);
});

test('all faults of the rules are one error', () => {
  expect(() => PermissionSet.of([pods(), pods('get'), { apiGroups: [''], resources: [], verbs: ['get'] }])).toThrow(new Error([
    'The rules aren\'t valid:',
    '  rules[0].verbs: error[rbac/missing-verb]: The rule has no verb. List at least one, for example get.',
    '  rules[2].resources: error[rbac/missing-resource]: The rule has no resource. List at least one in the plural, for example pods.',
  ].join('\n')));
});

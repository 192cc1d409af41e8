import * as fc from 'fast-check';
import { Effect, effectiveParts, effectOn, isServed } from '../../lib/access/effect';
import { entriesMatchingGroup, entriesMatchingResource, entriesMatchingVerb } from '../../lib/rbac/wildcards';
import { deadGrantIssues } from '../../lib/resources/dead-grants';
import { ResourceScope } from '../../lib/resources/resource-info';

const { CLUSTER, NAMESPACED } = ResourceScope;

/** `GROUP RESOURCE VERB`, with `""` for the core group. */
const CASES: readonly [permission: string, named: boolean, scope: ResourceScope, effect: Effect][] = [
  ['"" pods get', false, NAMESPACED, 'live'],
  ['"" pods *', false, NAMESPACED, 'live'],
  ['* * *', false, NAMESPACED, 'live'],
  ['example.com databases get', false, NAMESPACED, 'live'],
  ['"" nodes get', false, CLUSTER, 'live'],
  ['"" nodes get', false, NAMESPACED, 'dead'],
  ['"" namespaces get', false, NAMESPACED, 'live'],
  ['"" namespaces list', false, NAMESPACED, 'dead'],
  ['"" namespaces *', false, NAMESPACED, 'live'],
  ['rbac.authorization.k8s.io clusterroles bind', false, NAMESPACED, 'live'],
  ['rbac.authorization.k8s.io clusterroles escalate', false, NAMESPACED, 'dead'],
  ['"" pods create', true, NAMESPACED, 'live'],
  ['"" pods deletecollection', true, NAMESPACED, 'dead'],
  ['"" pods/log deletecollection', true, NAMESPACED, 'dead'],
  ['"" pods/exec create', true, NAMESPACED, 'live'],
  ['"" Pods get', false, NAMESPACED, 'dead'],
  ['"" pod get', false, NAMESPACED, 'dead'],
  ['core pods get', false, NAMESPACED, 'dead'],
  ['apps/v1 deployments get', false, NAMESPACED, 'dead'],
  ['* pod get', false, NAMESPACED, 'live'],
  ['"" pods/* get', false, NAMESPACED, 'dead'],
  ['"" pods Get', false, NAMESPACED, 'dead'],
  ['"" pods logs', false, NAMESPACED, 'dead'],
  ['"" pods/logs get', false, NAMESPACED, 'dead'],
  ['apps pods get', false, NAMESPACED, 'unserved'],
  ['"" deployments get', false, NAMESPACED, 'unserved'],
  ['"" pods/log delete', false, NAMESPACED, 'unserved'],
  ['"" pods approve', false, NAMESPACED, 'unserved'],
  ['extensions deployments get', false, NAMESPACED, 'unserved'],
  ['extensions * *', false, CLUSTER, 'unserved'],
  ['policy podsecuritypolicies use', true, NAMESPACED, 'unserved'],
  ['* deployments get', false, NAMESPACED, 'live'],
];

test.each(CASES)('%s (named: %s) in a binding of scope %s is %s', (permission, named, scope, effect) => {
  const [apiGroup, resource, verb] = permission.split(' ');
  expect(effectOn(apiGroup === '""' ? '' : apiGroup, resource, verb, named, scope)).toBe(effect);
});

test('what covers a permission with an effect has one itself', () => {
  const apiGroups = ['', 'apps', 'argoproj.io', 'example.com', 'rbac.authorization.k8s.io', 'core', 'Apps', '*'];
  const resources = [
    'pods', 'pods/log', 'pods/*', 'Pods', 'pod', 'nodes', 'nodes/proxy', 'namespaces', 'namespaces/finalize', 'deployments', 'deployments/scale',
    'databases', 'databases/backup', 'workflows', 'workflows/finalizers', 'clusterroles', 'users', 'userextras/scopes', 'userextras/Scopes',
    '*', '*/log', '*/scale', '*/backup', '*/finalizers', '*/proxy', '*/scopes', '*/Scopes',
  ];
  const verbs = [
    'get', 'list', 'create', 'deletecollection', 'bind', 'escalate', 'use', 'approve', 'impersonate', 'impersonate-on:user-info:list', 'frobnicate', 'Get', '*',
  ];
  const permissions = apiGroups.flatMap((apiGroup) => resources.flatMap((resource) => verbs.flatMap((verb) =>
    [true, false].map((named) => ({ apiGroup, resource, verb, named })))));
  type Permission = typeof permissions[number];
  const coverersOf = ({ apiGroup, resource, verb, named }: Permission) => entriesMatchingGroup(apiGroup).flatMap((group) =>
    entriesMatchingResource(resource).flatMap((each) => entriesMatchingVerb(verb).flatMap((word) =>
      [named, false].map((isNamed): Permission => ({ apiGroup: group, resource: each, verb: word, named: isNamed })))));
  const rank = ({ apiGroup, resource, verb, named }: Permission, scope: ResourceScope) =>
    ['dead', 'unserved', 'live'].indexOf(effectOn(apiGroup, resource, verb, named, scope));
  const offenders = [NAMESPACED, CLUSTER].flatMap((scope) => permissions.flatMap((covered) => coverersOf(covered)
    .filter((coverer) => rank(coverer, scope) < rank(covered, scope)).map((coverer) => ({ scope, covered, coverer }))));
  expect(offenders).toEqual([]);
});

const NAMED: readonly [what: string, apiGroup: string, resource: string, name: string, left: boolean][] = [
  ['a name that pods can have', '', 'pods', 'web-0', true],
  ['a name that no pod can have', '', 'pods', 'system:masters', false],
  ['a name that groups can have', '', 'groups', 'system:masters', true],
  ['a name that groups can have, on every resource', '', '*', 'system:masters', true],
  ['a name that cluster roles can have, on those of every group', '*', 'clusterroles', 'system:node', true],
  ['the empty name, which requests without a name match', '', 'pods', '', true],
  ['a name with a dot, which no namespace can have', '', 'namespaces', 'a.b', false],
  ['a name that is too long for a service', '', 'services', 'a'.repeat(64), false],
  ['a name with an empty part, which no Secret can have', '', 'secrets', 'a..b', false],
  ['a plain name, which signers of another server can have', 'example.com', 'signers', 'a', true],
  ['a name of a signer, which signers of another server can have', 'cert-manager.io', 'signers', 'issuers.cert-manager.io/*', true],
  ['a name that is no address', 'networking.k8s.io', 'ipaddresses', 'abc', false],
];

test.each<[what: string, names: string[], left: boolean]>([
  ['the empty name, which its requests match', [''], true],
  ['the empty name and another', ['', 'web-0'], true],
  ['a name, which its requests never carry', ['web-0'], false],
])('deletecollection has an effect in a rule with %s, or not', (_what, resourceNames, left) => {
  const rule = { verbs: ['deletecollection'], apiGroups: [''], resources: ['pods'], resourceNames };
  expect(effectiveParts(rule, NAMESPACED, (effect) => effect !== 'dead')).toEqual(left ? [rule] : []);
  expect(isServed({ verb: 'deletecollection', apiGroup: '', resource: 'pods', resourceName: resourceNames[0] }, NAMESPACED)).toBe(left);
});

test.each(NAMED)('%s has an effect in a rule, or not', (_what, apiGroup, resource, name, left) => {
  const rule = { verbs: ['*'], apiGroups: [apiGroup], resources: [resource], resourceNames: [name] };
  expect(effectiveParts(rule, CLUSTER, (effect) => effect !== 'dead')).toEqual(left ? [rule] : []);
});

test('a name has an effect where a grant of it has one', () => {
  const target = fc.constantFrom(
    ['', 'namespaces'], ['', 'secrets'], ['', 'services/proxy'], ['', 'groups'], ['networking.k8s.io', 'ipaddresses'],
    ['rbac.authorization.k8s.io', 'roles'], ['certificates.k8s.io', 'signers'], ['example.com', 'databases'],
  );
  const name = fc.array(fc.constantFrom('a', 'B', '1', '.', '-', ':', '/', '*', '%'), { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  fc.assert(fc.property(target, name, ([apiGroup, resource], text) => {
    const rule = { verbs: ['*'], apiGroups: [apiGroup], resources: [resource], resourceNames: [text] };
    const isDead = deadGrantIssues({ apiGroup, resource, verbs: ['*'], resourceNames: [text], roleScope: CLUSTER }).length > 0;
    expect(effectiveParts(rule, CLUSTER, (effect) => effect !== 'dead')).toEqual(isDead ? [] : [rule]);
  }), { numRuns: 1000 });
});

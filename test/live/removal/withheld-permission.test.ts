import { withhold } from './withheld-permission';

const ROLE = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'Role',
  metadata: { name: 'role', namespace: 'argo' },
  rules: [
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings', 'cache'], verbs: ['get', 'update'] },
    { apiGroups: [''], resources: ['configmaps', 'pods'], verbs: ['list'] },
  ],
};
const BINDING = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'role', namespace: 'argo' },
  roleRef: { kind: 'Role', name: 'role' },
  subjects: [{ kind: 'ServiceAccount', name: 'controller' }],
};
const GET = { need: 'a', account: 'controller', verb: 'get', apiGroup: '', resource: 'configmaps', names: ['cache'], namespaces: ['argo'] };

test.each([
  ['the name alone, of several', GET, [
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings'], verbs: ['get'] },
    { apiGroups: [''], resources: ['configmaps'], resourceNames: ['settings', 'cache'], verbs: ['update'] },
    ROLE.rules[1],
  ]],
  ['the resource alone, of several', { ...GET, verb: 'list', names: undefined }, [ROLE.rules[0], { apiGroups: [''], resources: ['pods'], verbs: ['list'] }]],
  ['nothing of another account', { ...GET, account: 'server' }, ROLE.rules],
  ['nothing in another namespace', { ...GET, namespaces: ['elsewhere'] }, ROLE.rules],
])('A permission that is taken away takes %s', (_, permission, rules) => {
  expect(withhold([ROLE, BINDING], permission)).toEqual([{ ...ROLE, rules }, BINDING]);
});

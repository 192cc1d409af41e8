import { lines, reviewText } from '../review-input';

const aggregated = (scope: string, role: string) => `
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: nodes, labels: {part: nodes}}
rules: [{apiGroups: [""], resources: [nodes], verbs: [get]}, {apiGroups: [""], resources: [configmaps], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: all, labels: {part: all}}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {part: nodes}}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: own, namespace: ci}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: nodes}
subjects: [{kind: User, name: jane}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ${scope}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role}}
subjects: [{kind: User, name: jane}]
`;

test.each<[where: string, binding: string, found: readonly string[], role?: string]>([
  ['in the cluster', 'ClusterRoleBinding\nmetadata: {name: all}', []],
  ['in the cluster, by a role that selects the role', 'ClusterRole\nmetadata: {name: more}\naggregationRule: {clusterRoleSelectors: [{matchLabels: {part: all}}]}\n---\n'
    + 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: more}', [], 'more'],
  ['in a namespace', 'RoleBinding\nmetadata: {name: all, namespace: ci}', ['H8 medium ClusterRole nodes cluster']],
])('a rule on nodes is judged by the bindings of aggregated roles, too: %s', (_, binding, found, role = 'all') => {
  expect(lines(reviewText(aggregated(binding, role)), 'info').filter((line) => line.startsWith('H8'))).toEqual(found);
});

test.each<[names: string, resourceNames: string, found: readonly string[]]>([
  ['the empty name, which requests without a name match', '[""]', ['H10 high Role ci/r ci', 'F1 medium User jane ci', 'C10 low User jane ci']],
  ['a name, which they never match', '[a]', ['H1 medium Role ci/r ci']],
])('deletecollection with %s', (_, resourceNames, found) => {
  const rule = (apiGroup: string, resource: string) => `{apiGroups: ["${apiGroup}"], resources: [${resource}], verbs: [deletecollection], resourceNames: ${resourceNames}}`;
  const input = `
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: ci}
rules: [${rule('', 'pods')}, ${rule('networking.k8s.io', 'networkpolicies')}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: r, namespace: ci}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: r}
subjects: [{kind: User, name: jane}]
`;
  expect(lines(reviewText(input), 'low')).toEqual(found);
});

test('a rule with an ordinary name, which is judged by a sample, has the faults of one with another name', () => {
  const resources = [['', 'pods'], ['', 'pods/log'], ['', 'pods/logs'], ['', 'pod'], ['', 'secrets'], ['apps', 'pods'], ['apps', 'deployments'], ['', 'nodes'], ['extensions', 'ingresses'],
    ['ap*', 'pods'], ['example.com', 'widgets'], ['*', '*'], ['rbac.authorization.k8s.io', 'clusterroles'], ['networking.k8s.io', 'ipaddresses']];
  const verbs = ['get', 'list', 'create', 'deletecollection', 'delete', 'escalate', 'use', 'frob', '*', 'get, get', 'impersonate-on:user-info:get'];
  const faultsWith = (name: string) => resources.flatMap(([apiGroup, resource]) => verbs.flatMap((some) =>
    reviewText(`
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: r, namespace: ci}
rules: [{apiGroups: ["${apiGroup}"], resources: ["${resource}"], verbs: [${some.split(', ').map((verb) => `"${verb}"`).join()}], resourceNames: [${name}]}]
`).findings.filter(({ check }) => check.startsWith('H')).map(({ check, why, remedy }) => `${some} ${resource}: ${check} ${why.replaceAll(JSON.stringify(name), 'NAME')} ${remedy.text}`)));
  expect(faultsWith('app')).toEqual(faultsWith('a.b'));
});

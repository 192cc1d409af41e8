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

import { lines, reviewText } from '../review-input';

const cluster = (account: string) => `
apiVersion: v1
kind: ServiceAccount
metadata: {name: other, namespace: ci}
---
apiVersion: v1
kind: Secret
metadata: {name: token, namespace: ci, annotations: {kubernetes.io/service-account.name: ${account}}}
type: kubernetes.io/service-account-token
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: admin}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: ${account}, namespace: ci}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader, namespace: ci}
rules: [{apiGroups: [""], resources: [secrets], resourceNames: [token], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader, namespace: ci}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: User, name: jane}]
`;

test.each<[account: string, found: readonly string[], isReached: boolean]>([
  ['other', ['K2 medium ServiceAccount ci/other ci'], true],
  ['default', ['K2 medium ServiceAccount ci/default ci'], true], // Kubernetes makes it in every namespace
  ['missing', ['K3 low Secret ci/token ci'], false], // nobody accepts its token
])('the token of the account %s', (account, found, isReached) => {
  const report = reviewText(cluster(account));
  const path = report.findings.find(({ check, subject }) => check === 'B1' && subject === 'User jane')?.path.map(({ text }) => text).join(' ') ?? '';
  expect({ found: lines(report, 'low').filter((line) => /^K[23] /.test(line)), isReached: path.includes(`ci/${account}`) }).toEqual({ found, isReached });
});

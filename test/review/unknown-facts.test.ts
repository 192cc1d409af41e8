import { reviewText } from './review-input';

const server = (args: string, env: string) => `
apiVersion: apps/v1
kind: Deployment
metadata: {name: argo-server, namespace: argo}
spec:
  template:
    spec:
      serviceAccountName: argo-server
      containers:
        - name: argo-server
          image: quay.io/argoproj/argocli:v4.0.5
          args: [${args}]
          env: [${env}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: server, namespace: argo}
rules: [{apiGroups: [argoproj.io], resources: [workflows], verbs: [create]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: server, namespace: argo}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: server}
subjects: [{kind: ServiceAccount, name: argo-server, namespace: argo}]
`;

const FROM_ELSEWHERE = 'valueFrom: {configMapKeyRef: {name: modes, key: mode}}';

const UNKNOWN = [{
  what: 'the authentication modes of Deployment argo/argo-server',
  concerns: ['Deployment argo/argo-server'],
  why: 'They come from a variable whose value isn\'t in the input. Whether the server acts as itself for anybody isn\'t known.',
}];

test.each<[modes: string, text: string, isOpen: boolean, unknown: readonly unknown[]]>([
  ['come from a configmap', server('server, --auth-mode=$(MODE)', `{name: MODE, ${FROM_ELSEWHERE}}`), false, UNKNOWN],
  ['come from a configmap by the variable of the flag', server('server', `{name: ARGO_AUTH_MODE, ${FROM_ELSEWHERE}}`), false, UNKNOWN],
  ['are the value of a variable', server('server, --auth-mode=$(MODE)', '{name: MODE, value: server}'), true, []],
  ['are given', server('server, --auth-mode=client', ''), false, []],
])('modes of a server that %s', (_, text, isOpen, unknown) => {
  const report = reviewText(text);
  expect({ isOpen: report.findings.some(({ check }) => check === 'M16'), unknown: report.unknown }).toEqual({ isOpen, unknown });
});

import { aggregating, APP, labelled } from './checks/manifest-texts';
import { reviewText } from './review-input';
import { ReviewOptions } from '../../lib/review/review-options';
import { binding } from '../access/access-texts';

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

const AGGREGATED = aggregating('whole') + binding(undefined, 'ClusterRole whole', APP);
const PART = labelled('part', 'a', 'get pods').replace('a: "true"', 'a: b');

test.each<[what: string, text: string, options: ReviewOptions, unknown: readonly string[]]>([
  ['whose parts no input has', AGGREGATED, {}, ['the rules of ClusterRole whole']],
  ['whose parts no input has, though it has rules of its own', aggregating('whole', 'get pods') + binding(undefined, 'ClusterRole whole', APP), {}, ['the rules of ClusterRole whole']],
  ['with a part', AGGREGATED + PART, {}, []],
  ['without a part in the whole cluster', AGGREGATED, { isWhole: true }, []],
  ['that nothing binds', aggregating('whole'), {}, []],
  ['that Kubernetes makes', binding(undefined, 'ClusterRole view', APP), {}, []],
])('the rules of an aggregated role %s are unknown, or not', (_, text, options, unknown) => {
  expect(reviewText(text, options).unknown.map(({ what }) => what)).toEqual(unknown);
});

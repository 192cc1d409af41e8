import { Finding } from '../../../lib/review/findings/finding';
import { binding, role } from '../../access/access-texts';
import { reviewText } from '../review-input';

const NAMESPACE = '\napiVersion: v1\nkind: Namespace\nmetadata: { name: ci }\n---';
const RESTRICTED = '\napiVersion: v1\nkind: Namespace\nmetadata: { name: ci, labels: { pod-security.kubernetes.io/enforce: restricted } }\n---';
const CLOUD = '\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: release, namespace: ci, annotations: { eks.amazonaws.com/role-arn: "arn:x" } }\n---';

const RUNS_PODS = role('ci/runner', 'create pods') + binding('ci', 'Role runner', 'User dev');
const RELEASE = 'ServiceAccount ci/release';

/** What is reached by the findings of a subject, each as a line of steps. */
function reached(subject: string, ...texts: readonly string[]): string[] {
  return reviewText(texts.join('')).findings.filter((finding) => finding.subject === subject)
    .flatMap(({ check, reaches }) => reaches.map(({ what, path }) => `${check} ${what}: ${path.map(({ text }) => text).join(' > ')}`));
}

const WAYS: readonly [name: string, subject: string, texts: readonly string[], expected: readonly string[]][] = [
  ['a node, where a namespace has no label', 'User dev', [NAMESPACE, RUNS_PODS],
    ['C1 root on a node: User dev > create pods in ci > a privileged pod: root on its node']],
  ['no node, where a namespace enforces a standard', 'User dev', [RESTRICTED, RUNS_PODS], []],
  ['no node, where the namespace isn\'t in the input', 'User dev', [RUNS_PODS], []],
  ['the identity in a cloud of an account of the namespace', 'User dev', [CLOUD, RUNS_PODS],
    ['C1 the cloud identity arn:x: User dev > create pods in ci > a pod of any account of ci > ServiceAccount ci/release > cloud identity arn:x']],
  ['each end once, besides that of the path', 'User dev', [RUNS_PODS, role('strong', 'list secrets', 'get nodes/proxy'), binding(undefined, 'ClusterRole strong', RELEASE)], [
    'C1 all Secrets: User dev > create pods in ci > a pod of any account of ci > ServiceAccount ci/release > list secrets, cluster-wide > all Secrets, cluster-wide',
    'C1 root on a node: User dev > create pods in ci > a pod of any account of ci > ServiceAccount ci/release > get nodes/proxy, cluster-wide > commands in every pod of every node',
  ]],
  ['by several accounts', 'User dev', [
    RUNS_PODS, role('ops/tokens', 'create serviceaccounts/token named root'), binding('ops', 'Role tokens', RELEASE), binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount ops/root'),
  ], ['C1 cluster-admin: User dev > create pods in ci > a pod of any account of ci > ServiceAccount ci/release > create serviceaccounts/token "root" in ops > ServiceAccount ops/root > ClusterRole cluster-admin, cluster-wide']],
  ['nothing more for who may do everything', RELEASE, [CLOUD, RUNS_PODS, binding(undefined, 'ClusterRole cluster-admin', RELEASE)], []],
  ['not in six steps', 'User dev', [
    RUNS_PODS, ...[['ci/release', 'b'], ['b/x', 'c'], ['c/x', 'd'], ['d/x', 'e']].flatMap(([from, to]) => [
      role(`${to}/tokens`, 'create serviceaccounts/token named x'), binding(to, 'Role tokens', `ServiceAccount ${from}`),
    ]),
    role('strong', 'get nodes/proxy'), binding(undefined, 'ClusterRole strong', 'ServiceAccount e/x'),
  ], []],
];

test.each(WAYS)('a subject reaches %s', (_name, subject, texts, expected) => {
  expect(reached(subject, ...texts)).toEqual(expected);
});

test('each step that is granted has its binding and rule', () => {
  const { findings } = reviewText([RUNS_PODS, role('strong', 'list secrets', 'get nodes/proxy'), binding(undefined, 'ClusterRole strong', RELEASE)].join(''));
  const [{ path }] = (findings.find(({ subject }) => subject === 'User dev') as Finding).reaches;
  expect(path.map(({ via }) => via && [via.binding, via.role, via.rule])).toEqual([
    undefined, ['RoleBinding ci/runner-user-dev', 'Role ci/runner', 1], undefined, undefined, ['ClusterRoleBinding strong-serviceaccount-ci-release', 'ClusterRole strong', 1], undefined,
  ]);
});

test('what Pod Security Admission lets in is said, and makes nothing worse', () => {
  const found = [NAMESPACE, RESTRICTED, ''].map((namespace) => reviewText(namespace + RUNS_PODS).findings.find(({ check }) => check === 'C1'));
  expect(found.map((finding) => [finding?.severity, finding?.why.split('. ').at(-1)])).toEqual([
    ['high', 'Pod Security Admission lets privileged pods into the namespace ci, which take over their node.'],
    ['high', 'Pod Security Admission keeps privileged pods out of the namespace ci: it enforces restricted.'],
    ['high', 'A pod runs as any account of its namespace and mounts any Secret, ConfigMap and volume claim of it.'],
  ]);
});

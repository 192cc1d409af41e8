import { Finding } from '../../../lib/review/findings/finding';
import { binding, role } from '../../access/access-texts';
import { controller, inCluster, inNamespace, object, server, SERVER, SSO_SERVER, token, workflow } from '../checks/manifest-texts';
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

const ADMISSION = 'admissionregistration.k8s.io';
const ARGO = 'argoproj.io';
const WORKER = object('v1', 'Node', 'worker-1');
const CONTROL_PLANE = object('v1', 'Node', 'cp-1', '@, labels: { node-role.kubernetes.io/control-plane: "" }@');
const TAINTED = object('v1', 'Node', 'cp-1', '@, labels: { node-role.kubernetes.io/control-plane: "" }@spec: { taints: [{ key: node-role.kubernetes.io/control-plane, effect: NoSchedule }] }');
const KEYS = 'the control-plane node cp-1, whose files have the keys of the cluster';
const PODS = 'create pods in ci > a privileged pod: root on its node';

const CLIENTS = object('v1', 'Secret', 'ci/argo-workflows-webhook-clients') + token('ci/hook.service-account-token', 'hook');
const ON_PUSH = workflow('WorkflowEventBinding', 'ci/on-push', '{ event: { selector: "true" }, submit: { workflowTemplateRef: { name: build }, arguments: { parameters: [{ name: script, valueFrom: { event: payload.script } }] } } }');
const STRONG = role('strong', 'get nodes/proxy') + binding(undefined, 'ClusterRole strong', RELEASE);

const NODES = `${RELEASE} > get nodes/proxy, cluster-wide > commands in every pod of every node`;

/** A template that runs what its parameter says, or text that it has itself. */
function build(args: string): string {
  return workflow('WorkflowTemplate', 'ci/build', `{ entrypoint: main, serviceAccountName: release, arguments: { parameters: [{ name: script }] }, templates: [{ name: main, container: { image: a, args: ["${args}"] } }] }`);
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
  ['no node in the whole cluster, where every namespace of the input enforces a standard', 'User dev', [RESTRICTED, inCluster('User dev', 'create pods')], []],
  ['a node in the whole cluster, where a namespace has no label', 'User dev', [NAMESPACE, inCluster('User dev', 'create pods')],
    ['C1 root on a node: User dev > create pods, cluster-wide > a privileged pod: root on its node']],
  ['system:masters by a pod on a control-plane node, whose taint a pod tolerates', 'User dev', [NAMESPACE, WORKER, TAINTED, RUNS_PODS],
    [`C1 root on a node: User dev > ${PODS}`, `C1 system:masters: User dev > create pods in ci > ${KEYS}`]],
  ['no control plane, where the nodes of the input are workers', 'User dev', [NAMESPACE, WORKER, RUNS_PODS], [`C1 root on a node: User dev > ${PODS}`]],
  ['no control plane, where a namespace enforces a standard', 'User dev', [RESTRICTED, TAINTED, RUNS_PODS], []],
  ['system:masters by the kubelet of a control-plane node', 'User dev', [WORKER, TAINTED, inCluster('User dev', 'get nodes/proxy')],
    [`D1 system:masters: User dev > get nodes/proxy, cluster-wide > ${KEYS}`]],
  ['system:masters by the kubelet of a control-plane node whose name has a scheme and a port', 'User dev',
    [WORKER, TAINTED, inCluster('User dev', 'get nodes/proxy named https:cp-1:10250')],
    [`D1 system:masters: User dev > get nodes/proxy "https:cp-1:10250", cluster-wide > ${KEYS}`]],
  ['system:masters by the kubelet of a control-plane node that is named', 'User dev', [WORKER, TAINTED, inCluster('User dev', 'get nodes/proxy named cp-1')],
    [`D1 system:masters: User dev > get nodes/proxy "cp-1", cluster-wide > ${KEYS}`]],
  ['no control plane by the kubelets of workers', 'User dev', [WORKER, TAINTED, inCluster('User dev', 'get nodes/proxy named worker-1')], []],
  ['no control plane by the metrics of nodes', 'User dev', [TAINTED, inCluster('User dev', 'get nodes/metrics')], []],
  ['system:masters by a volume of a control-plane node without a taint', 'User dev', [CONTROL_PLANE, inCluster('User dev', 'create persistentvolumes')],
    [`F4 system:masters: User dev > create persistentvolumes, cluster-wide > ${KEYS}`]],
  ['no control plane by a volume of a node that keeps out the pods of others', 'User dev', [TAINTED, inCluster('User dev', 'create persistentvolumes')], []],
  ['system:masters by another account', 'User dev', [RESTRICTED, TAINTED, STRONG, RUNS_PODS], [
    'C1 root on a node: User dev > create pods in ci > a pod of any account of ci > ServiceAccount ci/release > get nodes/proxy, cluster-wide > commands in every pod of every node',
    `C1 system:masters: User dev > create pods in ci > a pod of any account of ci > ServiceAccount ci/release > get nodes/proxy, cluster-wide > ${KEYS}`,
  ]],
  ['cluster-admin by an account that writes mutating webhooks', 'User dev', [RUNS_PODS, inCluster(RELEASE, `patch mutatingwebhookconfigurations of ${ADMISSION}`)], [
    `C1 cluster-admin: User dev > create pods in ci > a pod of any account of ci > ServiceAccount ci/release > patch mutatingwebhookconfigurations.${ADMISSION}, cluster-wide > every object that is written, before it is stored`,
  ]],
  ['no cluster-admin by an account that only deletes webhooks, or writes validating policies', 'User dev',
    [RUNS_PODS, inCluster(RELEASE, `delete mutatingwebhookconfigurations of ${ADMISSION}`, `create,update validatingadmissionpolicies of ${ADMISSION}`)], []],
  ['the account of a workflow whose code an event decides about', 'User dev', [CLIENTS, ON_PUSH, build('{{workflow.parameters.script}}'), STRONG, inNamespace('ci', 'User dev', 'update secrets named argo-workflows-webhook-clients')], [
    `M21 root on a node: User dev > update secrets "argo-workflows-webhook-clients" in ci > an event that argo-server takes for one of a webhook client > WorkflowEventBinding ci/on-push starts a workflow with code from the event > ${NODES}`,
  ]],
  ['nothing by an event that decides about no code', 'User dev', [CLIENTS, ON_PUSH, build('fixed'), STRONG, inNamespace('ci', 'User dev', 'update secrets named argo-workflows-webhook-clients')], []],
  ['nothing by an event that no binding takes', 'User dev', [CLIENTS, build('{{workflow.parameters.script}}'), STRONG, inNamespace('ci', 'User dev', 'update secrets named argo-workflows-webhook-clients')], []],
  ['by a server what its API does for every caller, and not what else its account holds', SERVER, [
    server('--auth-mode=server'), controller(), STRONG, inNamespace('ci', SERVER, `create workflows of ${ARGO}`),
    role('ci/s', 'create serviceaccounts/token named other'), binding('ci', 'Role s', SERVER), binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount ci/other'),
  ], [
    `M1 root on a node: ${SERVER} > create workflows.${ARGO} in ci > a pod of any account of ci > ${NODES}`,
    `M16 cluster-admin: every caller of argo-server > ${SERVER} > create workflows.${ARGO} in ci > a pod of any account of ci > ServiceAccount ci/other > ClusterRole cluster-admin, cluster-wide`,
    `M16 root on a node: every caller of argo-server > ${SERVER} > create workflows.${ARGO} in ci > a pod of any account of ci > ${NODES}`,
  ]],
  ['nothing by a server whose account only has a token of another', SERVER, [
    server('--auth-mode=server'), inNamespace('ci', SERVER, 'create serviceaccounts/token named other', 'delete configmaps'), binding(undefined, 'ClusterRole cluster-admin', 'ServiceAccount ci/other'),
  ], []],
  ['by a server of the mode hybrid, which is open, too', SERVER, [server('--auth-mode=hybrid'), controller(), STRONG, inNamespace('ci', SERVER, `create workflows of ${ARGO}`)], [
    `M1 root on a node: ${SERVER} > create workflows.${ARGO} in ci > a pod of any account of ci > ${NODES}`,
    `M16 root on a node: every caller of argo-server > ${SERVER} > create workflows.${ARGO} in ci > a pod of any account of ci > ${NODES}`,
  ]],
  ['nothing by a server of users with accounts of their own', SERVER, [SSO_SERVER, controller(), STRONG, inNamespace('ci', SERVER, `create workflows of ${ARGO}`)], [
    `M1 root on a node: ${SERVER} > create workflows.${ARGO} in ci > a pod of any account of ci > ${NODES}`,
  ]],
  ['by commands in the pod of a server all that its account holds', 'User dev', [server('--auth-mode=client'), role('nodes', 'get nodes/proxy'), binding(undefined, 'ClusterRole nodes', SERVER), inNamespace('argo', 'User dev', 'create pods/exec')], [
    `C3 root on a node: User dev > create pods/exec in argo > the pods of argo > ${SERVER} > get nodes/proxy, cluster-wide > commands in every pod of every node`,
  ]],
  ['by a token of the account of a server all that it holds', 'User dev', [server('--auth-mode=client'), role('nodes', 'get nodes/proxy'), binding(undefined, 'ClusterRole nodes', SERVER), inNamespace('argo', 'User dev', 'create serviceaccounts/token named argo-server')], [
    `B5 root on a node: User dev > create serviceaccounts/token "argo-server" in argo > ${SERVER} > get nodes/proxy, cluster-wide > commands in every pod of every node`,
  ]],
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

test.each<[name: string, namespace: string | undefined, roles: string, bind: string, expected: readonly string[]]>([
  ['cluster-admin by a role that grants everything', undefined, role('super', '* * of *'), 'clusterroles of rbac.authorization.k8s.io named super', ['cluster-admin']],
  ['cluster-admin by its name', undefined, '', 'clusterroles of rbac.authorization.k8s.io named cluster-admin', ['cluster-admin']],
  ['every namespace by admin', undefined, '', 'clusterroles of rbac.authorization.k8s.io named admin', ['control of every namespace']],
  ['nothing by a role that grants little', undefined, role('few', 'get pods'), 'clusterroles of rbac.authorization.k8s.io named few', []],
  ['nothing by a Role named admin that grants little', 'ci', role('ci/admin', 'get pods'), 'roles of rbac.authorization.k8s.io named admin', []],
  ['a namespace by a Role that grants everything', 'ci', role('ci/all', '* * of *'), 'roles of rbac.authorization.k8s.io named all', ['control of the namespace ci']],
])('an account that may bind named roles reaches %s', (_name, namespace, roles, bind, expected) => {
  const bindings = `create ${namespace === undefined ? 'cluster' : ''}rolebindings of rbac.authorization.k8s.io`;
  const held = namespace === undefined ? inCluster(RELEASE, `bind ${bind}`, bindings) : inNamespace(namespace, RELEASE, `bind ${bind}`, bindings);
  const { findings } = reviewText(roles + RUNS_PODS + held);
  const finding = findings.find(({ subject, check }) => subject === 'User dev' && check === 'C1');
  const whats = [...finding?.reaches.map(({ what }) => what) ?? []];
  expect(whats.filter((what) => what.startsWith('cluster-admin') || what.startsWith('control of'))).toEqual(expected);
});

test.each<[string, string, readonly string[], string]>([
  ['events that start workflows', 'M21', [CLIENTS, inNamespace('ci', 'User dev', 'update secrets')],
    'User dev > update secrets in ci > events as the webhook clients in ci, by which event bindings start workflows'],
  ['what a webhook sees', 'E1', [inCluster('User dev', `update validatingwebhookconfigurations of ${ADMISSION}`)],
    `User dev > update validatingwebhookconfigurations.${ADMISSION}, cluster-wide > every object that is written, before it is stored`],
  ['nothing for who only deletes webhooks', 'E1', [inCluster('User dev', `delete validatingwebhookconfigurations of ${ADMISSION}`)], ''],
  ['nothing for who only writes policies that reject', 'E2', [inCluster('User dev', `create validatingadmissionpolicies of ${ADMISSION}`)], ''],
])('a path ends at %s', (_name, id, texts, expected) => {
  const found = reviewText(texts.join('')).findings.find(({ check }) => check === id);
  expect(found?.path.map(({ text }) => text).join(' > ')).toBe(expected);
});

test('who may call an open server by the API server is said', () => {
  const open = 'argo-server in argo serves every caller as ServiceAccount argo/argo-server (M16).';
  const said = ([mode, rule]: readonly string[]) => reviewText(server(`--auth-mode=${mode}`) + inNamespace('argo', 'User dev', rule))
    .findings.find(({ subject, check }) => subject === 'User dev' && (check === 'C8' || check === 'C6'))?.why.includes(open);
  expect([['server', 'create services/proxy'], ['hybrid', 'create pods/portforward'], ['client', 'create services/proxy'], ['server', 'create services/proxy named other']].map(said)).toEqual([true, true, false, false]);
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

import { APP, configMap, configuration, controller, deployment, DEV, inCluster, inNamespace, object, pod, STRICT, workflow } from './checks/manifest-texts';
import { lines, reviewText } from './review-input';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { ReviewOptions } from '../../lib/review/review-options';
import { binding, role } from '../access/access-texts';

const ARGO = 'argoproj.io';
const RBAC = 'rbac.authorization.k8s.io';
const ADMIN = role('tokens', 'create serviceaccounts/token') + binding(undefined, 'ClusterRole tokens', 'ServiceAccount web/admin');

/*
 * What findings do to each other: which says which, and what makes one worse.
 */

test.each<[string, string, string]>([
  ['names the restriction where none is set', '', 'Set workflowRestrictions.templateReferencing: Strict in the configmap of the controller, with Argo Workflows 3.7.15, 4.0.6 or later, name accounts in templates, and use a namespace for each team.'],
  ['is about the accounts where it is set', controller() + STRICT,
    'Give the accounts that templates name less access: with workflowRestrictions.templateReferencing: Strict, which is set, templates decide about the account. Use a namespace for each team.'],
  ['updates a version with a way around it', controller([], {}, 'v3.7.14') + STRICT,
    'Update Argo Workflows to 3.7.15, 4.0.6 or later. Give the accounts that templates name less access: with workflowRestrictions.templateReferencing: Strict, which is set, templates decide about the account. Use a namespace for each team.'],
  ['shortens a list of fields with a way around it', controller([], { WORKFLOW_USER_OVERRIDE_ALLOWLIST: 'podSpecPatch' }) + configuration({ workflowRestrictions: '{ templateReferencing: Secure }' }),
    'Take podSpecPatch out of WORKFLOW_USER_OVERRIDE_ALLOWLIST. Give the accounts that templates name less access: with workflowRestrictions.templateReferencing: Secure, which is set, templates decide about the account. Use a namespace for each team.'],
])('the fix of M1 %s', (_name, install, expected) => {
  const strong = workflow('WorkflowTemplate', 'web/t', '{ serviceAccountName: strong, templates: [] }') + role('s', '* * of *') + binding(undefined, 'ClusterRole s', 'ServiceAccount web/strong');
  const { findings } = reviewText(install + strong + inNamespace('web', DEV, `create workflows of ${ARGO}`));
  expect(findings.find(({ check }) => check === 'M1')?.remedy).toEqual({ text: expected });
});

test.each<[string, string, readonly string[], ReviewOptions?]>([
  ['what the API server refuses grants nothing, and is missing nowhere', inNamespace('web', APP, '* *').replace(/verbs: .*?]/, 'verbs: []'), ['H19 high Role web/r web']],
  ['A12 with escalate is told with it', inCluster(APP, `update clusterroles of ${RBAC}`, `escalate roles of ${RBAC}`), [`A5 critical ${APP} cluster (A9, A12)`]],
  ['B7 is told with the Secrets that it reads', pod('web/a', 'app') + inCluster(APP, 'get secrets'), [`B1 high ${APP} cluster (B7)`]],
  ['C3 is told with what a controller of one namespace has too much', controller(['--namespaced']) + inCluster('ServiceAccount argo/argo', 'create pods/exec'),
    ['M12 high ServiceAccount argo/argo cluster (C3)', 'J5 medium ServiceAccount argo/argo cluster']],
  ['C1 in kube-system is critical by C12', inNamespace('kube-system', APP, 'create pods'), [`C1 critical ${APP} kube-system`, `J8 medium ${APP} kube-system`]],
  ['C1 where a controller of the whole cluster runs is critical by C12', controller() + inNamespace('argo', DEV, 'create pods'), [`C1 critical ${DEV} argo`]],
  ['C1 where a controller of one namespace runs isn\'t', controller(['--namespaced']) + inNamespace('argo', DEV, 'create pods'), [`C1 high ${DEV} argo`]],
  ['C3 reaches an account that a pod of the input runs as', inNamespace('web', DEV, 'create pods/exec') + ADMIN + pod('web/a', 'admin'), ['B5 critical ServiceAccount web/admin cluster', `C3 critical ${DEV} web`]],
  ['C3 doesn\'t reach an account that no pod of the namespace runs as', inNamespace('web', DEV, 'create pods/exec') + ADMIN + pod('web/a', 'other'), ['B5 critical ServiceAccount web/admin cluster', `C3 high ${DEV} web`]],
  ['C3 reaches an account that a workflow of the input runs as', inNamespace('web', DEV, 'create pods/exec') + ADMIN + workflow('CronWorkflow', 'web/a', '{ workflowSpec: { serviceAccountName: admin } }'),
    ['B5 critical ServiceAccount web/admin cluster', `C3 critical ${DEV} web`]],
  ['C3 may reach any account where the input shows no pod of the namespace', inNamespace('web', DEV, 'create pods/exec') + ADMIN + pod('other/a', 'other'), ['B5 critical ServiceAccount web/admin cluster', `C3 critical ${DEV} web`]],
  ['C3 reaches the accounts of a namespace by their group, where a pod runs', inNamespace('web', DEV, 'create pods/exec') + pod('web/a', 'other') + role('tokens', 'create serviceaccounts/token') + binding(undefined, 'ClusterRole tokens', 'Group system:serviceaccounts:web'),
    ['B5 critical Group system:serviceaccounts:web cluster', `C3 critical ${DEV} web`, 'A18 high Group system:serviceaccounts:web cluster']],
  ['C3 doesn\'t reach an account whose token no pod has', inNamespace('web', DEV, 'create pods/exec') + ADMIN + pod('web/a', 'admin', 'app', 'automountServiceAccountToken: false, '), ['B5 critical ServiceAccount web/admin cluster', `C3 high ${DEV} web`]],
  ['C3 reaches an account whose token a volume has', inNamespace('web', DEV, 'create pods/exec') + ADMIN + pod('web/a', 'admin', 'app', 'automountServiceAccountToken: false, volumes: [{ name: a, projected: { sources: [{ serviceAccountToken: { path: a } }] } }], '),
    ['B5 critical ServiceAccount web/admin cluster', `C3 critical ${DEV} web`]],
  ['C7 of one pod without a token reaches no account', inNamespace('web', DEV, 'patch pods named a') + ADMIN + pod('web/a', 'admin', 'app', 'automountServiceAccountToken: false, '), ['B5 critical ServiceAccount web/admin cluster']],
  ['C7 of one pod reaches the account of that pod', inNamespace('web', DEV, 'patch pods named a') + ADMIN + pod('web/a', 'admin'), ['B5 critical ServiceAccount web/admin cluster', `C7 critical ${DEV} web`]],
  ['C7 of a pod of a workload, by how its name begins', inNamespace('web', DEV, 'patch pods named a-0') + ADMIN + object('apps/v1', 'StatefulSet', 'web/a', 'spec: { template: { spec: { serviceAccountName: admin, containers: [] } } }'),
    ['B5 critical ServiceAccount web/admin cluster', `C7 critical ${DEV} web`]],
  ['C7 of another pod doesn\'t', inNamespace('web', DEV, 'patch pods named b') + ADMIN + pod('web/a', 'admin') + pod('web/b', 'other'), ['B5 critical ServiceAccount web/admin cluster']],
  ['C7 of a pod that the input doesn\'t have may', inNamespace('web', DEV, 'patch pods named b') + ADMIN + pod('web/a', 'other'), ['B5 critical ServiceAccount web/admin cluster', `C7 critical ${DEV} web`]],
  ['C1 reaches an account whether a pod runs as it or not', inNamespace('web', DEV, 'create pods') + ADMIN + pod('web/a', 'other'), ['B5 critical ServiceAccount web/admin cluster', `C1 critical ${DEV} web`]],
  ['what system:masters is bound to adds nothing, since the group passes before RBAC', binding(undefined, 'ClusterRole view', 'Group system:masters'), ['A16 critical Group system:masters cluster (B12, C15)']],
  ['M1 where a controller of the whole cluster runs is critical by M13', controller() + inNamespace('argo', DEV, `create workflows of ${ARGO}`), [`M1 critical ${DEV} argo`]],
  ['M1 where no controller starts workflows', controller(['--namespaced']) + inNamespace('web', DEV, `create workflows of ${ARGO}`), []],
  ['M1 where workflows may only refer to templates', controller() + STRICT + inNamespace('web', DEV, `create workflows of ${ARGO}`), []],
  ['M1 where that restriction doesn\'t hold', controller([], {}, 'v3.7.14') + STRICT + inNamespace('web', DEV, `create workflows of ${ARGO}`), ['M1 high User dev web', 'M24 high ConfigMap argo/workflow-controller-configmap argo']],
  ['M1 where one of two controllers isn\'t restricted', controller() + STRICT + deployment('argo/second', 'argo', 'workflow-controller:v4.1.2', ['--configmap=second']) + configMap('argo/second') + inNamespace('web', DEV, `create workflows of ${ARGO}`), [`M1 high ${DEV} web (M14)`]],
  ['M1 in the whole cluster where the controllers of namespaces are restricted', controller(['--namespaced', '--managed-namespace=web']) + STRICT + inCluster(DEV, `create workflows of ${ARGO}`), []],
  ['M1 in the whole cluster where workflows may only refer to templates', controller() + STRICT + inCluster(DEV, `create workflows of ${ARGO}`) + ADMIN + workflow('WorkflowTemplate', 'web/t', '{ serviceAccountName: admin }'),
    ['B5 critical ServiceAccount web/admin cluster', `M1 critical ${DEV} cluster`]],
  ['M1 in the whole cluster where a template of the cluster names an account', controller() + STRICT + inCluster(DEV, `create workflows of ${ARGO}`) + ADMIN + object('argoproj.io/v1alpha1', 'ClusterWorkflowTemplate', 't', 'spec: { serviceAccountName: admin }'),
    ['B5 critical ServiceAccount web/admin cluster', `M1 critical ${DEV} cluster`]],
  ['M1 and M3 in the whole cluster where the controller serves another namespace', controller(['--namespaced']) + inCluster(DEV, `create workflows,workflowtemplates of ${ARGO}`) + ADMIN,
    ['B5 critical ServiceAccount web/admin cluster', `M1 high ${DEV} cluster`, `M3 high ${DEV} cluster`]],
  ['M1 in the whole cluster where one of two namespaces isn\'t restricted', controller(['--namespaced', '--managed-namespace=web']) + STRICT + deployment('ci/second', 'argo', 'workflow-controller:v4.1.2', ['--namespaced'])
    + inCluster(DEV, `create workflows of ${ARGO}`) + ADMIN, ['B5 critical ServiceAccount web/admin cluster', `M1 high ${DEV} cluster`]],
  ['M3 where no controller starts workflows', controller(['--namespaced']) + inNamespace('web', DEV, `create workflowtemplates of ${ARGO}`) + ADMIN, ['B5 critical ServiceAccount web/admin cluster']],
  ['M24 is about the controllers of the configuration', controller() + STRICT + deployment('other/second', 'argo', 'workflow-controller:v4.0.3', ['--namespaced']), []],
  ['M14 isn\'t about a controller, which starts cron workflows', controller() + configuration({}) + inCluster('ServiceAccount argo/argo', `create workflows of ${ARGO}`), []],
  ['a cluster role binding isn\'t written with a bind of a namespace', inCluster(DEV, `create clusterrolebindings of ${RBAC}`) + role('web/b', `bind clusterroles of ${RBAC}`) + binding('web', 'Role b', DEV),
    [`A6 high ${DEV} web`, `A7 medium ${DEV} cluster`]],
  ['a bind by name in a namespace, and of any role in the whole cluster', inCluster(DEV, `bind clusterroles of ${RBAC}`) + inNamespace('web', DEV, `create rolebindings of ${RBAC}`, `bind clusterroles of ${RBAC} named view`).replace(/name: r\b/g, 'name: s').replace(/"r"/g, '"s"'),
    [`A6 critical ${DEV} cluster`, `A8 critical ${DEV} web (A7)`]],
  ['a star before a subresource, and that subresource', inNamespace('web', DEV, '* */status'), [`A2 medium ${DEV} web (C9, F3)`]],
  ['M3 by a name that nothing runs', inNamespace('web', DEV, `update workflowtemplates of ${ARGO} named a`), [`M3 medium ${DEV} web`]],
  ['M24 by a version that is given', controller([], {}, 'latest') + STRICT, ['M24 high ConfigMap argo/workflow-controller-configmap argo'], { argoVersion: ArgoVersion.of('v4.0.1') }],
  ['who reaches only what everybody has gains nothing', inNamespace('web', DEV, `create workflows of ${ARGO}`) + binding(undefined, 'ClusterRole view', 'Group system:authenticated'),
    ['A18 critical Group system:authenticated cluster', 'C15 high Group system:authenticated cluster', 'M1 high User dev web', 'B12 medium Group system:authenticated cluster']],
  ['who reaches what all accounts of the namespace have', inNamespace('web', DEV, `create workflows of ${ARGO}`) + role('s', 'create serviceaccounts/token') + binding(undefined, 'ClusterRole s', 'Group system:serviceaccounts:web'),
    ['B5 critical Group system:serviceaccounts:web cluster', 'M1 critical User dev web', 'A18 high Group system:serviceaccounts:web cluster']],
  ['an account of the namespace has that anyway', inNamespace('web', APP, `create workflows of ${ARGO}`) + role('s', 'create serviceaccounts/token') + binding(undefined, 'ClusterRole s', 'Group system:serviceaccounts:web'),
    ['B5 critical Group system:serviceaccounts:web cluster', 'A18 high Group system:serviceaccounts:web cluster', `M1 high ${APP} web`]],
  ['a bind by name beside a write of roles', inNamespace('web', APP, `create rolebindings,roles of ${RBAC}`, `bind clusterroles of ${RBAC} named view`), []],
  ['several findings together say a wildcard on several resources', inNamespace('web', DEV, `* workflows,cronworkflows,workflowtemplates of ${ARGO}`), [`M1 high ${DEV} web (A2, M2)`, `M3 high ${DEV} web (A2)`]],
  ['a wildcard is one of its own where nothing worse says all of it', inNamespace('web', DEV, '* pods', '* leases of coordination.k8s.io'), [`C1 high ${DEV} web (C7)`, `A2 medium ${DEV} web (C7, C10)`]],
  ['by name in a namespace, and other names in the whole cluster', controller() + inCluster(DEV, 'update configmaps named app') + inNamespace('argo', DEV, 'update configmaps named workflow-controller-configmap'), [`M7 critical ${DEV} argo (B9)`]],
  ['other resources in a namespace than in the whole cluster', inCluster(DEV, 'create deployments of apps') + inNamespace('web', DEV, 'create jobs of batch'), [`C2 high ${DEV} cluster`, `C2 high ${DEV} web`]],
  ['the roles that may be bound differ by namespace', inCluster(DEV, `create rolebindings of ${RBAC}`, `bind clusterroles of ${RBAC} named view`) + inNamespace('web', DEV, `bind clusterroles of ${RBAC} named cluster-admin`),
    [`A8 high ${DEV} web (A6)`, `A8 medium ${DEV} cluster (A6, A7)`]],
  ['escalate by name through a group, with an update of one\'s own', inCluster('Group system:serviceaccounts:web', `escalate clusterroles of ${RBAC} named x`) + role('u', `update clusterroles of ${RBAC} named x`) + binding(undefined, 'ClusterRole u', APP),
    [`A5 high ${APP} cluster (A9)`, 'A18 high Group system:serviceaccounts:web cluster']],
  ['A12 through a group is said by A9', inCluster('Group system:serviceaccounts:web', `escalate clusterroles of ${RBAC}`) + role('u', `update clusterroles of ${RBAC}`) + binding(undefined, 'ClusterRole u', APP),
    ['A5 critical Group system:serviceaccounts:web cluster', `A9 high ${APP} cluster (A12)`, 'A18 high Group system:serviceaccounts:web cluster']],
  ['an empty name lets a list and a create through', inNamespace('web', APP, 'get,list,create secrets named a').replace('["a"]', '[""]'), [`B2 high ${APP} web`, `B4 high ${APP} web`, 'H10 high Role web/r web']],
  ['an empty name doesn\'t let a get or an update through', inNamespace('web', APP, 'get,update,patch secrets named a').replace('["a"]', '[""]'), ['H10 high Role web/r web']],
  ['a name for list doesn\'t take in a get of all', inCluster(APP, 'get secrets', 'list secrets named a'), [`B1 high ${APP} cluster`]],
  ['a finding that a wider one has isn\'t repeated', inCluster(APP, 'get secrets') + inNamespace('web', APP, 'get secrets').replace(/name: r/g, 'name: s').replace(/"r"/g, '"s"'), [`B1 high ${APP} cluster`]],
  ['a finding that a group has isn\'t repeated for its members', inNamespace('web', 'Group system:serviceaccounts:web', 'list secrets') + role('web/s', 'list secrets') + binding('web', 'Role s', APP),
    ['A18 high Group system:serviceaccounts:web web', 'B2 high Group system:serviceaccounts:web web']],
])('%s', (_, text, expected, ...[options]) => {
  const { findings } = reviewText(text, options);
  expect(findings.filter((finding) => finding.expected !== true && ['critical', 'high', 'medium'].includes(finding.severity))
    .map(({ check, severity, subject, where, folded }) => `${check} ${severity} ${subject} ${where}${folded.length === 0 ? '' : ` (${folded.join(', ')})`}`)).toEqual(expected);
});

test.each<[string, string, readonly string[]]>([
  ['M14 with M1', controller() + configuration({}) + inNamespace('web', DEV, '* * of *'), [`A1 critical ${DEV} web`]],
  ['a wildcard in a namespace', binding(undefined, 'ClusterRole cluster-admin', DEV) + inNamespace('web', DEV, '* configmaps', 'get pods of *', 'delete *'), [`A15 critical ${DEV} cluster`]],
  ['a role for administrators in a namespace', binding(undefined, 'ClusterRole edit', DEV) + binding('web', 'ClusterRole admin', DEV), [`A15 critical ${DEV} cluster`]],
])('what an administrator has besides isn\'t found: %s', (_, text, expected) => {
  expect(lines(reviewText(text))).toEqual(expected);
});

test.each<[string, string, string, readonly string[]]>([
  ['who may bind named roles gets these', 'A8', inCluster(DEV, `create clusterrolebindings of ${RBAC}`, `bind clusterroles of ${RBAC} named view`), ['create clusterrolebindings.rbac.authorization.k8s.io, cluster-wide', 'ClusterRole view, cluster-wide']],
  ['who may bind any role gets the strongest', 'A8', inCluster(DEV, `create clusterrolebindings of ${RBAC}`, `bind clusterroles of ${RBAC}`), ['create clusterrolebindings.rbac.authorization.k8s.io, cluster-wide', 'ClusterRole cluster-admin, cluster-wide']],
  ['who impersonates a named user is that user', 'A10', inCluster(DEV, 'impersonate users named ann'), ['impersonate users "ann", cluster-wide', 'user ann']],
  ['who impersonates anybody is in any group', 'A10', inCluster(DEV, 'impersonate users,groups,serviceaccounts'), ['impersonate users, cluster-wide', 'any user and group, system:masters among them']],
  ['who impersonates accounts is one of these', 'A10', inNamespace('web', DEV, 'impersonate serviceaccounts'), ['impersonate serviceaccounts in web', 'any account of web']],
])('the path: %s', (_, check, text, expected) => {
  expect(reviewText(text).findings.find((finding) => finding.check === check)?.path.slice(1).map((hop) => hop.text)).toEqual(expected);
});

test('half of an escalation or an impersonation by group has its other half in the roles of the members', () => {
  const escalation = inCluster('Group system:serviceaccounts:web', `escalate clusterroles of ${RBAC} named x`) + role('u', `update clusterroles of ${RBAC} named x`) + binding(undefined, 'ClusterRole u', APP);
  const impersonation = inCluster('Group system:serviceaccounts:web', 'impersonate:user-info users of authentication.k8s.io') + role('other', 'impersonate-on:user-info:get pods') + binding(undefined, 'ClusterRole other', APP);
  expect([escalation, impersonation].flatMap((text) => reviewText(text).findings).map(({ check }) => check).filter((check) => check === 'H15' || check === 'H16')).toEqual([]);
});

import fc from 'fast-check';
import { binding, role } from '../access/access-texts';

/*
 * Clusters in which much of what a review looks for is the case at once: few namespaces, subjects and resources that meet often.
 */

/** What the checks ask about, in the forms in which rules have it. */
const TARGETS = [
  'pods', 'pods/exec', 'pods/*', 'secrets', 'secrets', 'serviceaccounts', 'serviceaccounts/token', 'configmaps', 'nodes', 'nodes/proxy', 'namespaces',
  'deployments of apps', 'jobs of batch', 'users', 'groups', 'events', 'persistentvolumes', 'leases of coordination.k8s.io',
  'workflows of argoproj.io', 'workflowtemplates of argoproj.io', 'clusterworkflowtemplates of argoproj.io', 'cronworkflows of argoproj.io',
  'workflowtaskresults of argoproj.io', 'rolebindings of rbac.authorization.k8s.io', 'clusterrolebindings of rbac.authorization.k8s.io',
  'roles of rbac.authorization.k8s.io', 'clusterroles of rbac.authorization.k8s.io', 'mutatingwebhookconfigurations of admissionregistration.k8s.io',
  'certificatesigningrequests of certificates.k8s.io', 'certificatesigningrequests/approval of certificates.k8s.io', 'signers of certificates.k8s.io',
  'kustomizations of kustomize.toolkit.fluxcd.io', 'kustomizations/status of kustomize.toolkit.fluxcd.io', 'widgets of example.com',
  'networkpolicies of networking.k8s.io', '*/exec', '*', '* of apps', '* of argoproj.io', '* of *', 'secrets of *', 'serviceaccounts of authentication.k8s.io',
];
const VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'bind', 'escalate', 'impersonate', 'approve', 'impersonate:serviceaccount', 'impersonate-on:serviceaccount:get', '*'];
const NAMES = ['', '', '', '', ' named app', ' named admin,app', ' named release', ' named workflow-controller-configmap', ' named admin.service-account-token', ' named view', ' named cluster-admin', ' named aws-auth,app', ' named argo-workflows-webhook-clients'];

const NAMESPACES = ['web', 'ci', 'argo', 'kube-system'];
const SUBJECTS = [
  ...NAMESPACES.flatMap((namespace) => ['app', 'admin', 'default'].map((name) => `ServiceAccount ${namespace}/${name}`)),
  'User ann', 'User bob', 'User system:anonymous', 'Group dev', 'Group system:serviceaccounts', 'Group system:serviceaccounts:web',
  'Group system:authenticated', 'Group system:masters', 'Group system:bootstrappers:x',
];
const KNOWN_ROLES = ['cluster-admin', 'admin', 'edit', 'view', 'system:basic-user', 'gone', 'system:auth-delegator'];

const verbs = fc.uniqueArray(fc.constantFrom(...VERBS), { minLength: 1, maxLength: 3 });
const rule = fc.tuple(verbs, fc.constantFrom(...TARGETS), fc.constantFrom(...NAMES))
  .map(([some, target, names]) => `${some.join()} ${target}${names}`);
const rules = fc.array(rule, { minLength: 1, maxLength: 4 });
const subjects = fc.uniqueArray(fc.constantFrom(...SUBJECTS), { minLength: 1, maxLength: 3 });
const scope = fc.option(fc.constantFrom(...NAMESPACES), { nil: undefined });

/** A role of its own and who is bound to it, also in several scopes and by several bindings. */
const ownRole = fc.record({ isOfNamespace: fc.boolean(), rules, bound: fc.array(fc.record({ scope, subjects }), { maxLength: 3 }) });
const knownRole = fc.record({ name: fc.constantFrom(...KNOWN_ROLES), scope, subjects });

/** What else may be in the input, each as a manifest. */
const OTHERS = [
  ...NAMESPACES.map((name) => `{ apiVersion: v1, kind: Namespace, metadata: { name: ${name} } }`),
  ...NAMESPACES.flatMap((namespace) => [
    `{ apiVersion: v1, kind: ServiceAccount, metadata: { name: app, namespace: ${namespace} } }`,
    `{ apiVersion: v1, kind: ServiceAccount, metadata: { name: admin, namespace: ${namespace}, annotations: { workflows.argoproj.io/rbac-rule: "true" } } }`,
    `{ apiVersion: v1, kind: Secret, type: kubernetes.io/service-account-token, metadata: { name: admin.service-account-token, namespace: ${namespace}, annotations: { kubernetes.io/service-account.name: admin } } }`,
    `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: app, namespace: ${namespace} }, spec: { template: { spec: { serviceAccountName: app, containers: [{ name: main, image: app }] } } } }`,
    `{ apiVersion: argoproj.io/v1alpha1, kind: CronWorkflow, metadata: { name: nightly, namespace: ${namespace} }, spec: { workflowSpec: { serviceAccountName: admin, workflowTemplateRef: { name: release } } } }`,
    `{ apiVersion: argoproj.io/v1alpha1, kind: WorkflowTemplate, metadata: { name: release, namespace: ${namespace} }, spec: { serviceAccountName: app, templates: [{ name: main }] } }`,
  ]),
  '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: controller, namespace: argo }, spec: { template: { spec: { serviceAccountName: app, containers: [{ name: main, image: "quay.io/argoproj/workflow-controller:v4.0.5", args: [--executor-plugins] }] } } } }',
  '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: controller, namespace: argo }, spec: { template: { spec: { serviceAccountName: admin, containers: [{ name: main, image: "quay.io/argoproj/workflow-controller:v4.1.2", args: [--namespaced, --managed-namespace, ci] }] } } } }',
  '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: server, namespace: argo }, spec: { template: { spec: { serviceAccountName: admin, containers: [{ name: main, image: "quay.io/argoproj/argocli:v4.1.2", args: [server, --auth-mode=sso] }] } } } }',
  '{ apiVersion: apps/v1, kind: Deployment, metadata: { name: server, namespace: argo }, spec: { template: { spec: { serviceAccountName: default, containers: [{ name: main, image: "quay.io/argoproj/argocli:v4.1.2", args: [server, --auth-mode=server] }] } } } }',
  '{ apiVersion: v1, kind: ConfigMap, metadata: { name: workflow-controller-configmap, namespace: argo }, data: { sso: "{ rbac: { enabled: true }, clientSecret: { name: app } }" } }',
  '{ apiVersion: v1, kind: ConfigMap, metadata: { name: workflow-controller-configmap, namespace: argo }, data: { workflowRestrictions: "{ templateReferencing: Strict }" } }',
].map((text) => `\n${text}\n---`);

/** A cluster, a manifest a line: two clusters with a line in common have the same object. */
export const cluster: fc.Arbitrary<string[]> = fc.tuple(
  fc.array(ownRole, { maxLength: 6, size: 'max' }), fc.array(knownRole, { maxLength: 2 }), fc.uniqueArray(fc.constantFrom(...OTHERS), { maxLength: 12, size: 'max' }),
).map(([own, known, others]) => [...own.flatMap(manifestsOfRole), ...known.map((each) => binding(each.scope, `ClusterRole ${each.name}`, ...each.subjects)), ...others]);

/** Two clusters of which the second one has a part of the first, and something of its own. */
export const changedCluster: fc.Arbitrary<{ readonly before: string[]; readonly after: string[] }> =
  fc.tuple(cluster, cluster, fc.infiniteStream(fc.nat(9))).map(([before, other, choice]) => {
    const isKept = (share: number) => (choice.next().value ?? 0) < share;
    return { before, after: [...before.filter(() => isKept(9)), ...other.filter(() => isKept(3))] };
  });

/** Rules without wildcards, which different checks are about, or none. */
const SIMPLE_RULES = [
  'get pods', 'create pods', 'create pods', 'create secrets', 'get secrets', 'update endpoints', 'update services', 'delete configmaps', 'delete nodes', 'update nodes',
  'create events', 'update networkpolicies of networking.k8s.io', 'create jobs of batch', 'create workflows of argoproj.io',
  'update ingresses of networking.k8s.io', 'patch workflowtaskresults of argoproj.io', 'get endpoints', 'list nodes', 'create persistentvolumes', 'update leases of coordination.k8s.io',
  'update kustomizations of kustomize.toolkit.fluxcd.io', 'create,update configmaps', 'create rolebindings of rbac.authorization.k8s.io', 'delete secrets',
  'create clusterroles of rbac.authorization.k8s.io', 'update clusterroles of rbac.authorization.k8s.io named view', 'get pods/log', 'get nodes/proxy',
  'update deployments/scale of apps', 'create serviceaccounts/token', 'create serviceaccounts/token named admin', 'get secrets named app',
  'get secrets named admin.service-account-token', 'update configmaps named workflow-controller-configmap', 'patch workflowtemplates of argoproj.io named release',
  'update networkpolicies of networking.k8s.io named app', 'delete nodes named app', 'get,update services named app,admin',
];

/** Roles of which no rule is simple, aggregated ones, and bindings of groups: what every cluster has somewhere. */
const UNCHANGED = [
  ['ServiceAccount web/app', 'ServiceAccount ci/admin', 'Group system:serviceaccounts:web', 'User ann'].flatMap((subject) => [
    [role('stars', '* * of apps'), binding(undefined, 'ClusterRole stars', subject)],
    [role('binder', 'bind clusterroles of rbac.authorization.k8s.io named r0,view'), binding('web', 'ClusterRole binder', subject)],
    [role('escalator', 'escalate,update clusterroles of rbac.authorization.k8s.io named r1'), binding(undefined, 'ClusterRole escalator', subject)],
    [role('roles', 'create,update clusterroles of rbac.authorization.k8s.io'), binding(undefined, 'ClusterRole roles', subject)],
    [role('flux', 'update kustomizations/status of kustomize.toolkit.fluxcd.io'), binding(undefined, 'ClusterRole flux', subject)],
    [role('impersonator', 'impersonate serviceaccounts named admin'), binding('ci', 'ClusterRole impersonator', subject)],
    [
      role('all').replace('rules: []', 'aggregationRule: { clusterRoleSelectors: [{ matchLabels: { part: all } }] }'),
      role('part', 'list secrets').replace('name: part', 'name: part, labels: { part: all }'), binding('web', 'ClusterRole all', subject),
    ],
    [binding('web', 'ClusterRole edit', subject)],
  ]),
  [[role('reader', 'get secrets'), binding(undefined, 'ClusterRole reader', 'Group system:authenticated')]],
  [[role('runner', 'create pods'), binding('ci', 'ClusterRole runner', 'Group system:serviceaccounts')]],
].flat();

const simpleRule = fc.constantFrom(...SIMPLE_RULES);
/** Few accounts in few namespaces, which reach each other. */
const MOSTLY_ACCOUNTS = ['web/app', 'web/admin', 'web/default', 'ci/app', 'ci/admin', 'kube-system/app'].map((name) => `ServiceAccount ${name}`);
const boundTo = (accounts: readonly string[]) => fc.record({
  scope: fc.constantFrom('web', 'web', 'web', 'ci', 'ci', 'kube-system', undefined),
  subjects: fc.uniqueArray(fc.constantFrom(...accounts, ...accounts, ...accounts, ...SUBJECTS), { minLength: 1, maxLength: 1 }),
});
const mostlySimple = fc.tuple(fc.uniqueArray(simpleRule, { minLength: 1, maxLength: 5, size: 'max' }), fc.nat(9), rule)
  .map(([simple, choice, other]) => choice === 0 ? [...simple, other] : simple);

/**
 * Makes two clusters of which one has simple rules in one role, or a binding of it, that the other doesn't have.
 *
 * @param accounts The accounts that most roles are bound to.
 * @param always Manifests of both.
 */
function simplyChanged(accounts: readonly string[], always: readonly string[]): fc.Arbitrary<{ readonly before: string[]; readonly after: string[] }> {
  const bound = boundTo(accounts);
  const simpleRole = fc.record({ isOfNamespace: fc.boolean(), rules: mostlySimple, bound: fc.array(bound, { minLength: 1, maxLength: 3 }) });
  return fc.tuple(
    fc.array(simpleRole, { minLength: 2, maxLength: 7, size: 'max' }), fc.uniqueArray(fc.constantFrom(...OTHERS), { maxLength: 8, size: 'max' }), fc.nat(),
    fc.record({ rules: fc.uniqueArray(simpleRule, { maxLength: 2 }), bound: fc.array(bound, { maxLength: 1 }) }), fc.boolean(),
    fc.uniqueArray(fc.constantFrom(...UNCHANGED), { maxLength: 3 }),
  ).map(([roles, others, choice, added, isLess, unchanged]) => {
    const grown = roles.map((each, index) => index === choice % roles.length
      ? { ...each, rules: [...each.rules, ...added.rules], bound: [...each.bound, ...added.bound] } : each);
    const [some, more] = [roles, grown].map((each) => [...each.flatMap(manifestsOfRole), ...unchanged.flat(), ...others, ...always]);
    return isLess ? { before: more, after: some } : { before: some, after: more };
  });
}

export const simplyChangedCluster = simplyChanged(MOSTLY_ACCOUNTS, []);

/** The same with a server of Argo Workflows that serves everybody, and that much is granted to: its callers reach what it reaches. */
export const simplyChangedServer = simplyChanged([...MOSTLY_ACCOUNTS, ...Array<string>(6).fill('ServiceAccount argo/server')], [
  '\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: argo-server, namespace: argo }, spec: { template: { spec: { serviceAccountName: server, containers: [{ name: main, image: "quay.io/argoproj/argocli:v4.1.2", args: [server, --auth-mode=server] }] } } } }\n---',
]);

interface RandomRole {
  readonly isOfNamespace: boolean;
  readonly rules: readonly string[];
  readonly bound: readonly { readonly scope?: string; readonly subjects: readonly string[] }[];
}

function manifestsOfRole({ isOfNamespace, rules: own, bound }: RandomRole, index: number): string[] {
  const name = `r${index}`;
  return isOfNamespace
    ? bound.flatMap(({ scope: namespace = 'web', subjects: who }) => [role(`${namespace}/${name}`, ...own), binding(namespace, `Role ${name}`, ...who)])
    : [role(name, ...own), ...bound.map((each) => binding(each.scope, `ClusterRole ${name}`, ...each.subjects))];
}

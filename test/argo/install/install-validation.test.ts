import { ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstallProps, ClientPreset, InstallScope, ServerAuthMode } from '../../../lib';
import { InstallAccess } from '../../../lib/argo/install/install-access';
import { Issue } from '../../../lib/diagnostics/issue';

const { V3_5, V3_6, V3_7, V4_1 } = ArgoVersion;
const SSO = { clientIdSecret: 'id', serviceAccounts: ['viewer'] };

function issuesOf(props: Partial<ArgoWorkflowsInstallProps>): readonly Issue[] {
  return InstallAccess.plan({ version: V4_1, namespace: 'argo', name: 'my-workflow', ...props }).issues;
}

test.each<[string, Partial<ArgoWorkflowsInstallProps>, Omit<Issue, 'severity'>]>([
  ['no namespace', { namespace: undefined }, {
    code: 'rbac/missing-name',
    field: 'namespace',
    message: 'The namespace is missing.',
    fix: 'Give the chart a namespace.',
  }],
  ['a managed namespace equal to the install namespace', { scope: InstallScope.managedNamespace('argo') }, {
    code: 'install/managed-install-namespace',
    field: 'scope',
    message: 'The managed namespace "argo" is the install namespace.',
    fix: 'Write InstallScope.namespaced().',
  }],
  ['no workflow namespaces in a list of them', { scope: InstallScope.cluster({ workflowNamespaces: [] }) }, {
    code: 'install/empty-list',
    field: 'scope',
    message: 'InstallScope.cluster(…) has an empty list of workflow namespaces.',
    fix: 'Name one, or leave the list out for all namespaces of the cluster.',
  }],
  ['a namespace that can be none', { scope: InstallScope.cluster({ workflowNamespaces: ['Jobs'] }) }, {
    code: 'rbac/invalid-name',
    field: 'scope',
    message: '"Jobs" isn\'t a valid namespace.',
    fix: 'Use only lower-case letters, digits and "-", and begin and end with a letter or digit.',
  }],
  ['cluster templates without a cluster role', { features: [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES] }, {
    code: 'install/cluster-role-not-allowed',
    field: 'features',
    message: "ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES needs a ClusterRole, which InstallScope.namespaced() doesn't allow.",
    fix: 'Give InstallScope.namespaced() { clusterRole: true }, or leave this out.',
  }],
  ['a version that hangs without a cluster role', { version: ArgoVersion.of('v3.7.0') }, {
    code: 'install/cluster-role-not-allowed',
    field: 'version',
    message: "Argo Workflows v3.7.0 needs a ClusterRole, which InstallScope.namespaced() doesn't allow.",
    fix: 'Give InstallScope.namespaced() { clusterRole: true }, or install another patch.',
  }],
  ['a feature of later versions', { version: V3_6, features: [ArgoFeature.NAMESPACE_PARALLELISM], scope: InstallScope.cluster() }, {
    code: 'install/feature-not-in-version',
    field: 'features',
    message: 'ArgoFeature.NAMESPACE_PARALLELISM needs Argo Workflows v3.7 or later, not v3.6.',
    fix: 'Leave it out.',
  }],
  ['the archive without a database', { features: [ArgoFeature.ARCHIVE] }, {
    code: 'install/feature-without-effect',
    field: 'features',
    message: 'ArgoFeature.ARCHIVE has no effect without ArgoFeature.persistence(…).',
    fix: 'Add that, or leave this out.',
  }],
  ['an external agent and one in a pod', { features: [ArgoFeature.EXTERNAL_AGENT, ArgoFeature.httpTemplates('default')] }, {
    code: 'install/contradicting-features',
    field: 'features',
    message: 'ArgoFeature.httpTemplates(…) contradicts ArgoFeature.EXTERNAL_AGENT: with it the controller makes no agent pod.',
    fix: 'Leave one of them out.',
  }],
  ['the collection of caches that the controller does not see', {
    features: [ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION, ArgoFeature.memoization('cache')], scope: InstallScope.managedNamespace('jobs'),
  }, {
    code: 'install/feature-without-effect',
    field: 'features',
    message: "ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION has no effect with InstallScope.managedNamespace(…): caches are in the install namespace, which the controller doesn't watch.",
    fix: 'Leave it out.',
  }],
  ['webhooks of nobody', { features: [ArgoFeature.webhooks({ serviceAccounts: [] })] }, {
    code: 'install/empty-list',
    field: 'features',
    message: 'ArgoFeature.webhooks(…) names nothing.',
    fix: 'Give at least one name.',
  }],
  ['webhooks of no namespace', { features: [ArgoFeature.webhooks({ serviceAccounts: ['github'], namespaces: [] })] }, {
    code: 'install/empty-list',
    field: 'features',
    message: 'ArgoFeature.webhooks(…) has an empty list of namespaces.',
    fix: 'Name one, or leave the list out for all that hold workflows.',
  }],
  ['a namespace of a feature that can be none', { features: [ArgoFeature.semaphoresIn('', 'limits')] }, {
    code: 'rbac/missing-name',
    field: 'features',
    message: 'ArgoFeature.semaphoresIn(…): The namespace is missing.',
    fix: 'Write one.',
  }],
  ['webhooks of a server that starts nothing for them', {
    features: [ArgoFeature.webhooks({ serviceAccounts: ['github'] })],
    serverAuthMode: ServerAuthMode.server({ reason: 'a toy', operations: [ArgoCommand.list()] }),
  }, {
    code: 'install/webhooks-without-effect',
    field: 'serverAuthMode',
    message: 'ServerAuthMode.server(…) answers the events of ArgoFeature.webhooks(…) with its own permissions, not those of the webhook client, and receives none.',
    fix: 'Add ApiOperation.eventReceive() to the operations.',
  }],
  ['delegation to where the accounts are', {
    scope: InstallScope.cluster(),
    serverAuthMode: ServerAuthMode.sso({ ...SSO, delegations: [{ namespace: 'argo', serviceAccounts: ['other'] }] }),
  }, {
    code: 'install/delegation-without-effect',
    field: 'serverAuthMode',
    message: 'ServerAuthMode.sso(…) delegates to "argo", where the server looks for accounts anyway.',
    fix: 'Name these accounts among the others, in serviceAccounts.',
  }],
  ['webhooks with sso alone', { features: [ArgoFeature.webhooks({ serviceAccounts: ['github'] })], serverAuthMode: ServerAuthMode.sso(SSO) }, {
    code: 'install/webhooks-without-effect',
    field: 'serverAuthMode',
    message: 'ServerAuthMode.sso(…) rejects the token that ArgoFeature.webhooks(…) puts into events.',
    fix: 'Write clientMode: true next to the secrets.',
  }],
  ['delegation in one namespace', {
    serverAuthMode: ServerAuthMode.sso({ ...SSO, delegations: [{ namespace: 'jobs', serviceAccounts: ['jobber'] }] }),
  }, {
    code: 'install/delegation-without-effect',
    field: 'serverAuthMode',
    message: 'ServerAuthMode.sso(…) delegates to namespaces, which Argo Workflows does only in an install for the cluster, not with InstallScope.namespaced().',
    fix: 'Leave delegations out.',
  }],
  ['sso without secret names', { serverAuthMode: ServerAuthMode.sso({ ...SSO, clientIdSecret: '' }) }, {
    code: 'dead-grant/empty-name',
    field: 'serverAuthMode',
    message: 'ServerAuthMode.sso(…): A name for "secrets" is empty.',
    fix: 'Write the name of an object, or remove it.',
  }],
  ['sso without accounts', { serverAuthMode: ServerAuthMode.sso({ ...SSO, serviceAccounts: [] }) }, {
    code: 'install/empty-list',
    field: 'serverAuthMode',
    message: 'ServerAuthMode.sso(…) names nothing.',
    fix: 'Give at least one name.',
  }],
  ['a lent server without a reason', { serverAuthMode: ServerAuthMode.server({ reason: ' ', operations: [ArgoCommand.list()] }) }, {
    code: 'install/missing-reason',
    field: 'serverAuthMode',
    message: 'ServerAuthMode.server(…) has no reason.',
    fix: 'Say in a few words why callers may use the permissions of the server.',
  }],
  ['a lent server without operations', { serverAuthMode: ServerAuthMode.server({ reason: 'a toy', operations: [] }) }, {
    code: 'client/no-operation',
    field: 'serverAuthMode.operations',
    message: 'The list of operations is empty.',
    fix: 'List at least one, for example ClientPreset.viewer().',
  }],
  ['a lent server with an operation it does not have', {
    version: V3_5, serverAuthMode: ServerAuthMode.server({ reason: 'a toy', operations: [ArgoCommand.templateUpdate()] }),
  }, {
    code: 'client/not-in-version',
    field: 'serverAuthMode.operations[0]',
    message: "Argo Workflows v3.5 doesn't have ArgoCommand.templateUpdate: v3.6 is the first that does.",
    fix: 'Leave it out.',
  }],
  ['a name that no configmap has', { features: [ArgoFeature.memoization('My_Cache')] }, {
    code: 'dead-grant/invalid-name',
    field: 'features',
    message: 'ArgoFeature.memoization(…): No object of "configmaps" can have the name "My_Cache".',
    fix: 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  }],
  ['a name that no account can have', { name: 'My_Workflow' }, {
    code: 'rbac/invalid-name',
    field: 'name',
    message: '"My_Workflow-argo-server" isn\'t a valid ServiceAccount name.',
    fix: 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  }],
  ['a name that is too long for an account', { name: 'a'.repeat(245) }, {
    code: 'rbac/invalid-name',
    field: 'name',
    message: `"${'a'.repeat(245)}-argo-server" isn't a valid ServiceAccount name.`,
    fix: 'Use at most 253 bytes.',
  }],
  ['a client that does nothing', { client: [] }, {
    code: 'client/no-operation',
    field: 'client',
    message: 'The list of operations is empty.',
    fix: 'List at least one, for example ClientPreset.viewer().',
  }],
  ['a client with an operation it does not have', { version: V3_5, client: [ArgoCommand.templateUpdate()] }, {
    code: 'client/not-in-version',
    field: 'client[0]',
    message: "Argo Workflows v3.5 doesn't have ArgoCommand.templateUpdate: v3.6 is the first that does.",
    fix: 'Leave it out.',
  }],
  ['a client that needs a cluster role', { client: [ArgoCommand.clusterTemplateList()] }, {
    code: 'install/cluster-role-not-allowed',
    field: 'client',
    message: "ArgoCommand.clusterTemplateList needs a ClusterRole, which InstallScope.namespaced() doesn't allow.",
    fix: 'Give InstallScope.namespaced() { clusterRole: true }, or leave this out.',
  }],
])('%s is an issue', (_, props, issue) => {
  expect(issuesOf(props)).toEqual([{ severity: 'error', ...issue }]);
});

/** As JavaScript gives it, where no compiler looks. */
test.each<[string, object, Omit<Issue, 'severity'>]>([
  ['a version that is a text', { version: 'v4.1' }, {
    code: 'construct/invalid-choice',
    field: 'version',
    message: 'The text "v4.1" isn\'t an ArgoVersion.',
    fix: 'Write for example ArgoVersion.V4_1.',
  }],
  ['a feature that is missing', { features: [ArgoFeature.ARCHIVE, undefined] }, {
    code: 'construct/invalid-choice',
    field: 'features[1]',
    message: 'The ArgoFeature is missing.',
    fix: 'Write for example ArgoFeature.CRON_WORKFLOWS.',
  }],
  ['an operation that is none', { client: [ClientPreset] }, {
    code: 'construct/invalid-choice',
    field: 'client[0]',
    message: "The value isn't a ClientOperation.",
    fix: 'Write for example ArgoCommand.submit().',
  }],
])('%s is an issue', (_, props, issue) => {
  expect(Reflect.apply(issuesOf, undefined, [props])).toEqual([{ severity: 'error', ...issue }]);
});

test('a server without callers of their own receives the events of webhooks where it lends the right', () => {
  const features = [ArgoFeature.webhooks({ serviceAccounts: ['github'] })];
  const lent = { reason: 'a toy', operations: [ClientPreset.webhook()] };
  const modes = [
    ServerAuthMode.server(lent),
    ServerAuthMode.ssoWithoutRbac({ clientIdSecret: 'id', clientMode: true, ...lent, operations: [ArgoCommand.list()] }),
  ];
  expect(modes.map((serverAuthMode) => issuesOf({ features, serverAuthMode }))).toEqual([[], []]);
});

test('all issues are reported at once', () => {
  expect(issuesOf({
    version: V3_7,
    scope: InstallScope.managedNamespace('argo'),
    features: [ArgoFeature.ARTIFACT_UPLOADS, ArgoFeature.CRON_REPLACEMENT, ArgoFeature.NAMESPACE_PARALLELISM],
    client: [],
    name: '',
  }).map(({ code, field }) => `${field}: ${code}`)).toEqual([
    'scope: install/managed-install-namespace',
    'features: install/feature-not-in-version',
    'features: install/feature-without-effect',
    'client: client/no-operation',
    'features: install/cluster-role-not-allowed',
    'name: rbac/invalid-name',
  ]);
});

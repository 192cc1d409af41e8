import { accessOf, AccessTable } from './access-table';
import { ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstallProps, InstallScope, OptionalNeed, ServerAuthMode } from '../../../lib';

// Written by hand from what Argo's source calls (v3.5.15 to v4.1.2), not from the tables of needs.

const CONTROLLER = 'my-workflow-argo';
const SERVER = 'my-workflow-argo-server';

type Props = Partial<ArgoWorkflowsInstallProps>;

function access(account: string, version: ArgoVersion, props: Props): AccessTable {
  return accessOf({ version, namespace: 'argo', ...props }, account);
}

const VERSIONS = ArgoVersion.known.map((version) => [`${version}`, version] as const);

/** What is written here for a version. */
function writtenFor<T>(version: ArgoVersion, table: { readonly [version: string]: T }): T {
  const written = table[`${version}`];
  if (written === undefined) {
    throw new Error(`Nothing is written here for ${version}: read Argo's source at its tag, and add what an install needs at least`);
  }
  return written;
}

/** Informers of the controller that start-up waits for, whatever is used. */
const INFORMERS = ['configmaps', 'pods', 'workflowartifactgctasks', 'workflows', 'workflowtaskresults', 'workflowtasksets', 'workflowtemplates'];
const LIST_WATCH = INFORMERS.map((resource) => `${resource}: list, watch`);

const INSTALL_ROLE = [
  'configmaps [workflow-controller-configmap]: get',
  'events: create',
  'leases [workflow-controller]: get, update',
  'leases: create',
];
const WORKFLOW_ROLE = [
  'configmaps [artifact-repositories]: get',
  'events: create, patch',
  'pods/exec: create',
  'pods: get, create, patch, delete',
  'workflows: get, update',
  'workflowtaskresults: deletecollection',
];
const MANAGED_ROLE = [
  'configmaps [artifact-repositories]: get',
  'configmaps: list, watch',
  'events: create, patch',
  'pods/exec: create',
  'pods: get, list, watch, create, patch, delete',
  'workflowartifactgctasks: list, watch',
  'workflows: get, list, watch, update',
  'workflowtaskresults: list, watch, deletecollection',
  'workflowtasksets: list, watch',
  'workflowtemplates: list, watch',
];

/** What the controller reads of its configuration in a managed install, beside the configmap itself. */
const CONFIGURATION_RELOAD = {
  'v3.5': [], // it learns of a change by the watch of the workflow namespaces
  'v3.6': ['configmaps [workflow-controller-configmap]: get, watch'], // by name
  'v3.7': ['configmaps: list, watch'], // a review asks for all configmaps
  'v4.0': ['configmaps: list, watch'],
  'v4.1': ['configmaps: list, watch'],
};

/** What is granted where both are the same namespace, in which events are counted up too. */
function inOne(install: readonly string[], managed: readonly string[]): string[] {
  return [...new Set([...install.filter((line) => line !== 'events: create'), ...managed])].sort();
}

describe('the controller without features', () => {
  test.each(VERSIONS)('in one namespace, %s', (_, version) => {
    expect(access(CONTROLLER, version, {})).toEqual({ argo: inOne(INSTALL_ROLE, MANAGED_ROLE) });
  });

  test.each(VERSIONS)('in a managed namespace, %s', (_, version) => {
    const install = version === ArgoVersion.V3_6 ? INSTALL_ROLE.slice(1) : INSTALL_ROLE;
    expect(access(CONTROLLER, version, { scope: InstallScope.managedNamespace('jobs') })).toEqual({
      argo: [...install, ...writtenFor(version, CONFIGURATION_RELOAD)].sort(),
      jobs: MANAGED_ROLE,
    });
  });

  test.each(VERSIONS)('in named namespaces of the cluster, %s', (_, version) => {
    expect(access(CONTROLLER, version, { scope: InstallScope.cluster({ workflowNamespaces: ['jobs', 'builds'] }) })).toEqual({
      'argo': INSTALL_ROLE,
      'builds': WORKFLOW_ROLE,
      'jobs': WORKFLOW_ROLE,
      'the whole cluster': LIST_WATCH,
    });
  });

  test('in the whole cluster', () => {
    expect(access(CONTROLLER, ArgoVersion.V4_1, { scope: InstallScope.cluster() })).toEqual({
      'argo': [
        'configmaps [workflow-controller-configmap]: get',
        'leases [workflow-controller]: get, update',
        'leases: create',
      ],
      'the whole cluster': MANAGED_ROLE,
    });
  });

  test('with everything given up that can be', () => {
    expect(access(CONTROLLER, ArgoVersion.V4_1, { scope: InstallScope.managedNamespace('jobs'), without: Object.values(OptionalNeed) })).toEqual({
      argo: ['configmaps [workflow-controller-configmap]: get'],
      jobs: [
        'configmaps [artifact-repositories]: get',
        'configmaps: list, watch',
        'pods: get, list, watch, create, patch',
        'workflowartifactgctasks: list, watch',
        'workflows: get, list, watch, update',
        'workflowtaskresults: list, watch',
        'workflowtasksets: list, watch',
        'workflowtemplates: list, watch',
      ],
    });
  });
});

const CONFIGURATION = 'configmaps [workflow-controller-configmap]: get';

describe('patches that differ from the newest one of their minor release', () => {
  const scope = InstallScope.managedNamespace('jobs', { clusterRole: true });
  const [, ...INSTALL_REST] = INSTALL_ROLE;
  const WATCHED = [CONFIGURATION.replace('get', 'get, watch'), ...INSTALL_REST];
  const LISTED = [...INSTALL_ROLE, 'configmaps: list, watch'].sort();
  const WITHOUT_GET = MANAGED_ROLE.map((line) => line.replace('pods: get, list', 'pods: list'));

  test.each<[string, AccessTable]>([
    ['v3.5.0', { argo: INSTALL_ROLE, jobs: WITHOUT_GET }],
    ['v3.5.10', { argo: INSTALL_ROLE, jobs: WITHOUT_GET }],
    ['v3.5.11', { argo: INSTALL_ROLE, jobs: MANAGED_ROLE }],
    ['v3.6.0', { argo: INSTALL_ROLE, jobs: MANAGED_ROLE }],
    ['v3.6.10', { argo: INSTALL_ROLE, jobs: MANAGED_ROLE }],
    ['v3.6.11', { argo: WATCHED, jobs: MANAGED_ROLE }],
    ['v3.7.0', { 'argo': INSTALL_ROLE, 'jobs': MANAGED_ROLE, 'the whole cluster': ['namespaces: list, watch'] }],
    ['v3.7.1', { argo: WATCHED, jobs: MANAGED_ROLE }],
    ['v3.7.16', { argo: WATCHED, jobs: MANAGED_ROLE }],
    ['v3.7.17', { argo: LISTED, jobs: MANAGED_ROLE }],
    ['v4.0.0', { argo: WATCHED, jobs: MANAGED_ROLE }],
    ['v4.0.7', { argo: WATCHED, jobs: MANAGED_ROLE }],
    ['v4.0.8', { argo: LISTED, jobs: MANAGED_ROLE }],
    ['v4.1.0', { argo: LISTED, jobs: MANAGED_ROLE }],
  ])('the controller of %s', (release, expected) => {
    expect(access(CONTROLLER, ArgoVersion.of(release), { scope })).toEqual(expected);
  });

  test.each([['v3.5.4', []], ['v3.5.5', ['workflowtasksets/status: patch']]])('the controller of %s with HTTP templates', (release, expected) => {
    const { jobs } = access(CONTROLLER, ArgoVersion.of(release), { scope, features: [ArgoFeature.httpTemplates('caller')] });
    expect(jobs.filter((line) => line.startsWith('workflowtasksets/status'))).toEqual(expected);
  });

  test.each<[string, AccessTable]>([
    ['v3.5.6', { argo: [CONFIGURATION] }],
    ['v3.5.7', { 'argo': [CONFIGURATION], 'the whole cluster': ['workflows: list, watch'] }],
    ['v3.5.8', { argo: [CONFIGURATION], jobs: ['workflows: list, watch'] }],
    ['v3.7.0', {
      'argo': [CONFIGURATION],
      'jobs': ['workflows: list, watch', 'workflowtemplates: list, watch'],
      'the whole cluster': ['clusterworkflowtemplates: list, watch'],
    }],
    ['v3.7.1', { argo: [CONFIGURATION], jobs: ['workflows: list, watch', 'workflowtemplates: list, watch'] }],
  ])('the server of %s', (release, expected) => {
    expect(access(SERVER, ArgoVersion.of(release), { scope })).toEqual(expected);
  });
});

const SERVER_INFORMERS = {
  'v3.5': ['workflows: list, watch'],
  'v3.6': ['workflows: list, watch'],
  'v3.7': ['workflows: list, watch', 'workflowtemplates: list, watch'],
  'v4.0': ['workflows: list, watch', 'workflowtemplates: list, watch'],
  'v4.1': ['workflows: list, watch', 'workflowtemplates: list, watch'],
};

describe('the server in client mode', () => {
  test.each(VERSIONS)('of %s needs its configuration and its informers', (_, version) => {
    const informers = writtenFor(version, SERVER_INFORMERS);
    expect(access(SERVER, version, {})).toEqual({ argo: [CONFIGURATION, ...informers] });
    expect(access(SERVER, version, { scope: InstallScope.managedNamespace('jobs') })).toEqual({ argo: [CONFIGURATION], jobs: informers });
    expect(access(SERVER, version, { scope: InstallScope.cluster() })).toEqual({ 'argo': [CONFIGURATION], 'the whole cluster': informers });
  });

  test.each<[string, ArgoVersion, string[]]>([
    ['v3.6 lets callers read them', ArgoVersion.V3_6, ['workflows: list, watch']],
    ['v3.7 reads them itself', ArgoVersion.V3_7, ['clusterworkflowtemplates: get, list, watch', 'workflows: list, watch', 'workflowtemplates: list, watch']],
  ])('with cluster templates, %s', (_, version, everywhere) => {
    const features = [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES];
    expect(access(SERVER, version, { scope: InstallScope.cluster(), features })).toEqual({ 'argo': [CONFIGURATION], 'the whole cluster': everywhere });
  });
});

describe('the server with single sign-on', () => {
  const serverAuthMode = ServerAuthMode.sso({ clientIdSecret: 'id', clientSecretSecret: 'secret', serviceAccounts: ['viewer', 'admin'] });
  const secrets = ['secrets [id]: get', 'secrets [secret]: get', 'secrets [sso]: get', 'secrets: create'];
  const tokens = ['secrets [admin.service-account-token]: get', 'secrets [viewer.service-account-token]: get'];
  const accounts = 'serviceaccounts: list, watch';
  const informers = ['workflows: list, watch', 'workflowtemplates: list, watch'];

  test('in one namespace', () => {
    expect(access(SERVER, ArgoVersion.V4_1, { serverAuthMode })).toEqual({
      argo: [CONFIGURATION, ...secrets, ...tokens, accounts, ...informers].sort(),
    });
  });

  test('in a managed namespace, where the accounts of users are', () => {
    expect(access(SERVER, ArgoVersion.V4_1, { serverAuthMode, scope: InstallScope.managedNamespace('jobs') })).toEqual({
      argo: [CONFIGURATION, ...secrets],
      jobs: [...tokens, accounts, ...informers],
    });
  });

  test('in the cluster, with delegation', () => {
    const delegating = ServerAuthMode.sso({
      clientIdSecret: 'id',
      serviceAccounts: ['viewer'],
      delegations: [{ namespace: 'jobs', serviceAccounts: ['jobber'], tokenSecrets: ['jobber-token'] }],
    });
    expect(access(SERVER, ArgoVersion.V3_5, { serverAuthMode: delegating, scope: InstallScope.cluster() })).toEqual({
      'argo': [CONFIGURATION, 'secrets [id]: get', 'secrets [sso]: get', 'secrets [viewer.service-account-token]: get', 'secrets: create'],
      'jobs': ['secrets [jobber-token]: get'],
      'the whole cluster': [accounts, 'workflows: list, watch'],
    });
  });
});

describe('a server that lends its rights to every caller', () => {
  const operations = [ArgoCommand.submit(), ArgoCommand.stop()];
  const modes: [string, ServerAuthMode, string[]][] = [
    ['in server mode', ServerAuthMode.server({ reason: 'a cluster of one developer', operations }), []],
    [
      'with single sign-on without RBAC',
      ServerAuthMode.ssoWithoutRbac({ reason: 'all users are alike', operations, clientIdSecret: 'id' }),
      ['secrets [id]: get', 'secrets [sso]: get', 'secrets: create'],
    ],
  ];

  test.each(modes)('%s, may do what it offers where the workflows are', (_, serverAuthMode, secrets) => {
    expect(access(SERVER, ArgoVersion.V4_1, { serverAuthMode, scope: InstallScope.cluster({ workflowNamespaces: ['jobs', 'builds'] }) })).toEqual({
      'argo': [CONFIGURATION, ...secrets],
      'builds': ['workflows: get, create, patch'],
      'jobs': ['workflows: get, create, patch'],
      'the whole cluster': ['workflows: list, watch', 'workflowtemplates: list, watch'],
    });
  });

  test.each(modes)('%s, may do it everywhere where the workflows may be anywhere', (_, serverAuthMode, secrets) => {
    expect(access(SERVER, ArgoVersion.V4_1, { serverAuthMode, scope: InstallScope.cluster() })).toEqual({
      'argo': [CONFIGURATION, ...secrets],
      'the whole cluster': ['workflows: get, list, watch, create, patch', 'workflowtemplates: list, watch'],
    });
  });
});

test('webhooks need what is named, in the namespaces of the events', () => {
  const features = [ArgoFeature.webhooks({ serviceAccounts: ['github'], tokenSecrets: ['github-token'], namespaces: ['hooks'] })];
  expect(access(SERVER, ArgoVersion.V4_1, { features })).toMatchObject({
    hooks: ['secrets [argo-workflows-webhook-clients]: get', 'secrets [github-token]: get', 'serviceaccounts [github]: get'],
  });
});

describe('where blocking the deletion of an owner asks for rights on it', () => {
  const operations = [ArgoCommand.submitFromCronWorkflow()];
  const props: Props = {
    ownerReferencesPermissionEnforcement: true,
    serverAuthMode: ServerAuthMode.server({ reason: 'a cluster of one developer', operations }),
    client: [...operations, ArgoCommand.list()],
  };

  test('a client makes cron workflows the owners of what it submits from them', () => {
    expect(access('my-workflow-argo-client', ArgoVersion.V4_1, props)).toEqual({
      argo: ['cronworkflows/finalizers: update', 'cronworkflows: get', 'workflows: list, create'],
    });
  });

  test('a server that lends its rights does so too', () => {
    expect(access(SERVER, ArgoVersion.V4_1, props)).toEqual({
      argo: [
        CONFIGURATION, 'cronworkflows/finalizers: update', 'cronworkflows: get', 'workflows: list, watch, create', 'workflowtemplates: list, watch',
      ],
    });
  });
});

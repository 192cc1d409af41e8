import { Chart } from 'cdk8s';
import {
  Argo, ArgoClientAccess, ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, ArtifactGarbageCollector, Batch, ClientOperation,
  ClientPreset, ClientRoute, Core, InstallScope, OptionalNeed, Rbac, ResourceAction, ServerAuthMode, WebhookSender,
  WorkflowServiceAccount, WorkflowServiceAccountProps,
} from '../../../lib';
import { isInVersion } from '../../../lib/argo/features/chosen-feature';
import { FEATURES } from '../../../lib/argo/features/feature-table';
import { everyOperation } from '../../../scripts/upstream/every-operation';
import { COMPATIBLE_FEATURES, EXAMPLE_FEATURES } from '../../../scripts/upstream/example-features';

interface ScopeChoice {
  readonly title: string;
  readonly scope: (clusterRole: boolean) => InstallScope;
  /** The namespaces of workflows. */
  readonly workflow: readonly string[];
  /** Whether single sign-on can look for accounts in namespaces of workflows. */
  readonly delegates?: boolean;
}

interface AuthModeChoice {
  readonly title: string;
  readonly mode: (scope: ScopeChoice, operations: ClientOperation[]) => ServerAuthMode;
  /** Whether users get the rights of an account each. */
  readonly mapsUsers?: boolean;
}

interface UseChoice {
  readonly title: string;
  /** Of all versions and scopes; what workflows ask for is given. */
  readonly features: (asked: ArgoFeature[]) => ArgoFeature[];
  readonly without?: OptionalNeed[];
  /** What callers do with the rights of the server, where it lends them. */
  readonly lent: ClientOperation[];
  readonly clusterRole: boolean;
}

interface ClientChoice {
  readonly title: string;
  readonly operations: ClientOperation[];
  readonly via: ClientRoute;
}

interface WorkflowChoice {
  readonly title: string;
  readonly props: WorkflowServiceAccountProps;
}

/** An install with clients and workflows, as one cell of the matrix. */
export interface MatrixCell {
  readonly version: ArgoVersion;
  readonly scope: ScopeChoice;
  readonly authMode: AuthModeChoice;
  readonly use: UseChoice;
  readonly client: ClientChoice;
  readonly workflow: WorkflowChoice;
}

const INSTALL = 'argo';
const SSO_CLIENT = { clientIdSecret: 'sso-id', clientSecretSecret: 'sso-secret', clientMode: true };

/** The scopes, and where their workflows are. */
const SCOPES: readonly ScopeChoice[] = [
  { title: 'one namespace', scope: (clusterRole) => InstallScope.namespaced({ clusterRole }), workflow: [INSTALL] },
  { title: 'a managed namespace', scope: (clusterRole) => InstallScope.managedNamespace('jobs', { clusterRole }), workflow: ['jobs'] },
  { title: 'the cluster', scope: () => InstallScope.cluster(), workflow: ['jobs'], delegates: true },
  {
    title: 'named namespaces',
    scope: () => InstallScope.cluster({ workflowNamespaces: ['builds', 'jobs'] }),
    workflow: ['builds', 'jobs'],
    delegates: true,
  },
];

/** The authentication modes of the server, with all that each can be given. */
const AUTH_MODES: readonly AuthModeChoice[] = [
  { title: 'client', mode: () => ServerAuthMode.CLIENT },
  {
    title: 'sso',
    mode: ({ delegates }) => ServerAuthMode.sso({
      ...SSO_CLIENT,
      serviceAccounts: ['team', 'others'],
      ...delegates && { delegations: [{ namespace: 'jobs', serviceAccounts: ['jobber'], tokenSecrets: ['jobber-token'] }] },
    }),
    mapsUsers: true,
  },
  { title: 'sso without RBAC', mode: (_, operations) => ServerAuthMode.ssoWithoutRbac({ ...SSO_CLIENT, reason: 'all users are alike', operations }) },
  { title: 'server', mode: (_, operations) => ServerAuthMode.server({ reason: 'a cluster of one developer', operations }) },
];

const EVERY_API_OPERATION = everyOperation('ApiOperation', {
  force: true,
  workflowTemplates: true,
  clusterWorkflowTemplates: true,
  cronWorkflows: true,
  artifactSecrets: ['artifacts'],
  artifactConfigMaps: ['hdfs'],
});

/** What the install is used for; all that takes a cluster role where that may be made. */
const USES: readonly UseChoice[] = [
  { title: 'the least', features: () => [], without: Object.values(OptionalNeed), lent: [ClientPreset.viewer()], clusterRole: false },
  { title: 'what its workflows ask for', features: (asked) => asked, lent: [ClientPreset.administrator()], clusterRole: false },
  {
    title: 'all features, with agent pods',
    features: () => [...COMPATIBLE_FEATURES],
    lent: EVERY_API_OPERATION,
    clusterRole: true,
  },
  {
    title: 'all features, with an external agent',
    features: () => EXAMPLE_FEATURES.filter(({ _chosen: { id } }) =>
      FEATURES[id].contradicts?.feature !== 'external-agent' && FEATURES[id].requires?.includes('plugin-templates') !== true),
    lent: EVERY_API_OPERATION,
    clusterRole: true,
  },
];

/** What a client beside that of the install does. */
const CLIENTS: readonly ClientChoice[] = [
  { title: 'a viewer of all namespaces', operations: [ClientPreset.viewer({ allNamespaces: true })], via: ClientRoute.ARGO_SERVER },
  {
    title: 'a client limited to names',
    operations: [
      ArgoCommand.submit({ wait: true, log: true }),
      ArgoCommand.cronSuspend({ names: ['nightly'] }),
      ArgoCommand.stop({ names: ['release'] }),
    ],
    via: ClientRoute.KUBERNETES,
  },
  { title: 'every command', operations: everyOperation('ArgoCommand'), via: ClientRoute.KUBERNETES },
  {
    title: 'every operation and page',
    operations: [...EVERY_API_OPERATION, ...everyOperation('UiPage')],
    via: ClientRoute.ARGO_SERVER,
  },
];

/** What the workflows do. */
const WORKFLOWS: readonly WorkflowChoice[] = [
  { title: 'workflows that report results', props: {} },
  {
    title: 'resource templates',
    props: {
      resourceActions: [
        ResourceAction.apply(Batch.jobs, { namespace: 'elsewhere', conditions: true }),
        ResourceAction.apply(Rbac.roleBindings),
        ResourceAction.create(Argo.workflows, { conditions: true, outputs: true }),
        ResourceAction.delete(Core.configMaps.named('input')),
        ResourceAction.delete(Core.pods, { selector: true, waits: true }),
        ResourceAction.get(Core.nodes),
        ResourceAction.patch(Batch.jobsStatus),
        ResourceAction.replace(Core.secrets.named('token'), { force: true, waits: true }),
      ],
    },
  },
  { title: 'an agent', props: { agent: true, httpHeaderSecrets: ['headers'], hdfsConfigMaps: ['kerberos'] } },
  {
    title: 'separate accounts on OpenShift',
    props: {
      separateExecutor: true,
      artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT,
      containerGrants: [Core.configMaps.named('settings').get()],
      resourceActions: [ResourceAction.create(Core.configMaps, { setOwnerReference: true })],
      ownerReferencesPermissionEnforcement: true,
    },
  },
];

/**
 * Three orthogonal Latin squares of order 4: with the row and the column, any two of the five hold each pair of values once.
 *
 * Rows are scopes and columns are authentication modes.
 */
const LATIN_SQUARES = {
  use: [[0, 1, 2, 3], [1, 0, 3, 2], [2, 3, 0, 1], [3, 2, 1, 0]],
  client: [[0, 1, 2, 3], [2, 3, 0, 1], [3, 2, 1, 0], [1, 0, 3, 2]],
  workflow: [[0, 1, 2, 3], [3, 2, 1, 0], [1, 0, 3, 2], [2, 3, 0, 1]],
} as const;

/** Each version with each scope and each authentication mode; in each version, each pair of any two other columns too. */
export const INSTALL_MATRIX: readonly MatrixCell[] = ArgoVersion.known.flatMap((version) =>
  SCOPES.flatMap((scope, row) => AUTH_MODES.map((authMode, column) => ({
    version,
    scope,
    authMode,
    use: USES[LATIN_SQUARES.use[row][column]],
    client: CLIENTS[LATIN_SQUARES.client[row][column]],
    workflow: WORKFLOWS[LATIN_SQUARES.workflow[row][column]],
  }))));

/** Names a cell by its columns. */
export function titleOf({ version, scope, authMode, use, client, workflow }: MatrixCell): string {
  return [`Argo ${version}`, ...[scope, authMode, use, client, workflow].map(({ title }) => title)].join(', ');
}

/** Defines the install of a cell with its clients and workflows, in one chart. */
export function defineCell(chart: Chart, cell: MatrixCell): void {
  const { version, scope, authMode, use, client, workflow } = cell;
  const [workflowNamespace] = scope.workflow;
  const pods = new WorkflowServiceAccount(chart, 'pods', { ...workflow.props, version, metadata: { namespace: workflowNamespace } });
  const features = featuresOf(cell, pods.installFeatures);
  new ArgoWorkflowsInstall(chart, 'my', {
    version,
    namespace: INSTALL,
    scope: scope.scope(use.clusterRole),
    features,
    ownerReferencesPermissionEnforcement: use.clusterRole,
    without: use.without,
    serverAuthMode: authMode.mode(scope, use.lent),
  });
  const namespaces = [...scope.workflow];
  new ArgoClientAccess(chart, 'client', { version, operations: client.operations, via: client.via, ownerReferencesPermissionEnforcement: true, namespaces, metadata: { namespace: INSTALL } });
  if (authMode.mapsUsers) {
    const namespace = scope.delegates ? INSTALL : workflowNamespace;
    new ArgoClientAccess(chart, 'team', {
      version, operations: [ClientPreset.operator()], namespaces, metadata: { namespace }, sso: { rule: "'team' in groups" },
    });
  }
  if (features.some(({ _chosen: { id } }) => id === 'webhooks')) {
    new ArgoClientAccess(chart, 'github', {
      version, operations: [ClientPreset.webhook()], metadata: { namespace: 'hooks' }, webhook: WebhookSender.GITHUB,
    });
  }
}

/** The features of a cell's install, some of them asked for by its workflows. */
export function featuresOf({ version, scope, use }: MatrixCell, asked: ArgoFeature[] = []): ArgoFeature[] {
  return use.features(asked).filter((feature) => isPossible(feature, version, scope));
}

/** Whether an install can have the feature at all; the library refuses it otherwise. */
function isPossible(feature: ArgoFeature, version: ArgoVersion, { scope }: ScopeChoice): boolean {
  const { id } = feature._chosen;
  return isInVersion(id, version) && (scope(false)._kind !== 'managed' || FEATURES[id].unwatched === undefined);
}

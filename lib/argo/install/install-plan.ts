import { Activation } from './activation';
import { ArgoWorkflowsInstallProps } from './install-props';
import { InstallLayout, InstallScope } from './install-scope';
import { ServerAuthMode } from './server-auth-mode';
import { CONTROLLER_CONFIG_MAP } from '../argo-names';
import { ArgoVersion } from '../argo-version';
import { ClientOperation } from '../client/client-operation';
import { ClientPreset } from '../client/operations';
import { receivesEvents } from '../client/webhook';
import { activationsOf, ChosenFeature } from '../features/chosen-feature';
import { OPTIONAL_NEED_IDS, OPTIONAL_NEEDS, OptionalNeedId } from '../features/optional-need-table';
import { ClientRoute } from '../needs/client/client-route';

/** The names of the accounts of an install. */
export interface InstallAccounts {
  readonly controller: string;
  readonly server: string;
  readonly client: string;
}

/** An install with everything decided that its props may leave open. */
export interface InstallPlan {
  readonly version: ArgoVersion;
  readonly accounts: InstallAccounts;
  readonly scope: InstallScope;
  readonly layout: InstallLayout;
  readonly features: readonly ChosenFeature[];

  /** The needs that the controller does without. */
  readonly without: readonly OptionalNeedId[];

  readonly serverAuthMode: ServerAuthMode;

  /** The operations that callers perform with the permissions of the server. */
  readonly lent: readonly ClientOperation[];

  readonly client: readonly ClientOperation[];

  /** Whether the API server has that admission plugin. */
  readonly ownerReferencesPermissionEnforcement: boolean;

  readonly clientRoute: ClientRoute;
  readonly configMap: string;
  readonly instanceId?: string;

  /** Everything that is on. */
  readonly activations: readonly Activation[];
}

/** The name that accounts are called after by default. */
const NAME = 'argo-workflows';

/** The names of the accounts, which start with that of the install. */
export function accountsOf(name: string): InstallAccounts {
  return { controller: `${name}-argo`, server: `${name}-argo-server`, client: `${name}-argo-client` };
}

/** Decides what the props leave open. A namespace that is missing is the empty text, which no validation lets pass. */
export function planInstall(props: ArgoWorkflowsInstallProps): InstallPlan {
  const { version, namespace = '', name = NAME, configMap = CONTROLLER_CONFIG_MAP, instanceId, ownerReferencesPermissionEnforcement = false } = props;
  const { client = [ClientPreset.submitter()], clientRoute = ClientRoute.ARGO_SERVER } = props;
  const { scope = InstallScope.namespaced(), serverAuthMode = ServerAuthMode.CLIENT } = props;
  const layout = scope._layout(namespace);
  const lent = serverAuthMode._lent?.operations ?? [];
  const throughServer = { version, via: ClientRoute.ARGO_SERVER, ownerReferencesPermissionEnforcement };
  const lentNeeds = lent.flatMap((operation) => operation._select(throughServer).needs);
  const without: readonly OptionalNeedId[] = (props.without ?? []).map((need) => `${need}` as const);
  const features: ChosenFeature[] = [
    ...(props.features ?? []).map(({ _chosen }) => _chosen),
    ...ownerReferencesPermissionEnforcement ? [{ id: 'owner-references-permission-enforcement' as const }] : [],
  ];
  return {
    version,
    accounts: accountsOf(name),
    scope,
    layout,
    features,
    without,
    serverAuthMode,
    lent,
    client,
    ownerReferencesPermissionEnforcement,
    clientRoute,
    configMap,
    instanceId,
    activations: [
      { source: { field: 'configMap' }, trigger: 'install', names: [configMap] },
      ...OPTIONAL_NEED_IDS.filter((need) => !without.includes(need)).map((need): Activation => {
        const { named } = OPTIONAL_NEEDS[need];
        return { source: { field: named?.by ?? 'without' }, trigger: need, names: named?.names({ configMap, instanceId }) };
      }),
      ...features.flatMap((feature) => activationsOf(feature).map((activation): Activation => ({ source: { field: 'features', feature }, ...activation }))),
      ...serverAuthMode._activations(layout),
      ...receivesEvents(lentNeeds) ? [{ source: { field: 'serverAuthMode' }, trigger: 'lent-events' } as const] : [],
    ],
  };
}

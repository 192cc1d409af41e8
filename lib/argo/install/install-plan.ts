import { ArgoVersion } from '../argo-version';
import { InstallLayout, InstallScope } from './install-scope';
import { ServerAuthMode } from './server-auth-mode';
import { ClientOperation } from '../client/client-operation';
import { ClientPreset } from '../client/operations';
import { Activation } from '../features/activation';
import { ArgoFeature } from '../features/argo-feature';
import { OPTIONAL_NEED_TRIGGERS, OptionalNeed } from '../features/optional-need';
import { ClientRoute } from '../needs/client/client-route';

/** What users say about an install. */
export interface InstallRequest {
  readonly version: ArgoVersion;
  readonly scope?: InstallScope;
  readonly features?: readonly ArgoFeature[];
  readonly without?: readonly OptionalNeed[];
  readonly serverAuthMode?: ServerAuthMode;
  readonly client?: readonly ClientOperation[];
  readonly clientRoute?: ClientRoute;
  readonly configMap?: string;
  readonly instanceId?: string;
}

/** An install with everything decided that users may leave open. */
export interface InstallPlan {
  readonly version: ArgoVersion;
  readonly scope: InstallScope;
  readonly layout: InstallLayout;
  readonly features: readonly ArgoFeature[];
  readonly without: readonly OptionalNeed[];
  readonly serverAuthMode: ServerAuthMode;

  /** What callers do with the rights of the server. */
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

/** The name that Argo looks for where no flag says otherwise. */
const CONFIG_MAP = 'workflow-controller-configmap';

/** Decides what users left open, for an install in that namespace. */
export function planInstall(request: InstallRequest, namespace: string): InstallPlan {
  const { version, instanceId, features = [], without = [], configMap = CONFIG_MAP } = request;
  const { client = [ClientPreset.submitter()], clientRoute = ClientRoute.ARGO_SERVER } = request;
  const { scope = InstallScope.namespaced(), serverAuthMode = ServerAuthMode.CLIENT } = request;
  const layout = scope._layout(namespace);
  return {
    version,
    scope,
    layout,
    features,
    without,
    serverAuthMode,
    lent: serverAuthMode._lent?.operations ?? [],
    client,
    ownerReferencesPermissionEnforcement: features.includes(ArgoFeature.OWNER_REFERENCES_PERMISSION_ENFORCEMENT),
    clientRoute,
    configMap,
    instanceId,
    activations: [
      { source: 'configMap', trigger: 'install', names: [configMap] },
      ...Object.values(OptionalNeed).filter((need) => !without.includes(need)).map((need) => activate(need, configMap, instanceId)),
      ...features.flatMap((feature) => feature._activations),
      ...serverAuthMode._activations(layout),
    ],
  };
}

function activate(need: OptionalNeed, configMap: string, instanceId: string | undefined): Activation {
  const trigger = OPTIONAL_NEED_TRIGGERS[need];
  switch (need) {
    case OptionalNeed.CONFIGURATION_RELOAD:
      return { source: 'configMap', trigger, names: [configMap] };
    case OptionalNeed.LEADER_ELECTION:
      return { source: 'instanceId', trigger, names: [`workflow-controller${instanceId === undefined ? '' : `-${instanceId}`}`] };
    default:
      return { source: need, trigger };
  }
}

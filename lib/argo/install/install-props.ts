import { InstallScope } from './install-scope';
import { ServerAuthMode } from './server-auth-mode';
import { ArgoVersion } from '../argo-version';
import { ClientOperation } from '../client/client-operation';
import { ArgoFeature } from '../features/generated/argo-feature';
import { OptionalNeed } from '../features/generated/optional-need';
import { ClientRoute } from '../needs/client/client-route';

/** The version, scope and features of an install, and its accounts. */
export interface ArgoWorkflowsInstallProps {
  /** The version of Argo Workflows. */
  readonly version: ArgoVersion;

  /**
   * The namespace that the controller and the server run in.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;

  /**
   * Whether to make the Namespace, for an install that has it for itself.
   *
   * @default false
   */
  readonly namespaceObject?: boolean;

  /**
   * The namespaces that hold workflows.
   *
   * @default InstallScope.namespaced()
   */
  readonly scope?: InstallScope;

  /**
   * The features that workflows and the server use.
   *
   * @default - none
   */
  readonly features?: ArgoFeature[];

  /**
   * Whether the API server has the admission plugin OwnerReferencesPermissionEnforcement, as OpenShift has it.
   *
   * It costs `update` on the `finalizers` subresource of workflows and, with the features that make other things own, of those; a client
   * and a server that acts for its callers get it on cron workflows, where they submit from these. Without it such an API server rejects the
   * pods of workflows.
   *
   * @default false
   */
  readonly ownerReferencesPermissionEnforcement?: boolean;

  /**
   * The permissions that the controller is to do without. Each of them says what is lost.
   *
   * @default - nothing
   */
  readonly without?: OptionalNeed[];

  /**
   * How the server identifies its callers, and whose permissions it uses for them.
   *
   * @default ServerAuthMode.CLIENT
   */
  readonly serverAuthMode?: ServerAuthMode;

  /**
   * The operations of the install's client: presets and operations, as ArgoClientAccess takes them.
   *
   * They run in the workflow namespaces, or where these are not known, in the install namespace.
   *
   * @default - ClientPreset.submitter()
   */
  readonly client?: ClientOperation[];

  /**
   * How the `argo` commands of the client reach Argo Workflows.
   *
   * @default ClientRoute.ARGO_SERVER
   */
  readonly clientRoute?: ClientRoute;

  /**
   * The start of the accounts' names: `<name>-argo`, `<name>-argo-server` and `<name>-argo-client`.
   *
   * @default - the id of the construct
   */
  readonly name?: string;

  /**
   * The name of the controller configmap.
   *
   * @default 'workflow-controller-configmap'
   */
  readonly configMap?: string;

  /**
   * The instance ID of the configuration, where several controllers share namespaces.
   *
   * @default - none
   */
  readonly instanceId?: string;
}

import { ClientOperation } from './client-operation';
import { ClientToken } from './client-token';
import { SsoAccess } from './sso/sso-access';
import { WebhookSender } from './webhook';
import { ArgoVersion } from '../argo-version';
import { ClientRoute } from '../needs/client/client-route';

/** The operations of a client, where they run, and how argo-server knows it. */
export interface ClientAccessProps {
  /** The version of Argo Workflows, for example `ArgoVersion.V4_1`. */
  readonly version: ArgoVersion;

  /** The operations of the client: `ClientPreset`, `ArgoCommand`, `ApiOperation` and `UiPage` have it all. At least one. */
  readonly operations: ClientOperation[];

  /**
   * How the `argo` commands of the client reach Argo Workflows. The API and the UI are always argo-server's.
   *
   * @default ClientRoute.ARGO_SERVER, which mostly takes less
   */
  readonly via?: ClientRoute;

  /**
   * The namespaces of the workflows.
   *
   * @default - that of the account
   */
  readonly namespaces?: string[];

  /**
   * Whether the API server has the admission plugin OwnerReferencesPermissionEnforcement, as OpenShift has it.
   *
   * A client that submits or resubmits from CronWorkflows then needs `update` on the `finalizers` subresource of these, or the request is denied.
   *
   * @default false
   */
  readonly ownerReferencesPermissionEnforcement?: boolean;

  /**
   * Where the token of the account is kept.
   *
   * @default - `ClientToken.secret()` for single sign-on and webhooks, where argo-server reads it, else `ClientToken.NONE`
   */
  readonly token?: ClientToken;

  /**
   * Which users of single sign-on act as this client.
   *
   * The account must be where argo-server looks: in its own namespace or the one it manages, and with delegation in each
   * namespace of workflows.
   *
   * @default - none
   */
  readonly sso?: SsoAccess;

  /**
   * The sender of the events of a webhook client.
   *
   * argo-server then gives requests with a right signature the token of the account; it needs the auth mode `client` for that.
   *
   * @default - the client sends its token itself
   */
  readonly webhook?: WebhookSender;
}

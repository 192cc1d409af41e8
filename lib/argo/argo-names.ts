/** The namespace that the manifests of Argo Workflows put it into. */
export const INSTALL_NAMESPACE = 'argo';

/** The configmap of the controller, where no flag names another one. */
export const CONTROLLER_CONFIG_MAP = 'workflow-controller-configmap';

/** The configmap of artifact repositories that workflows refer to, where they name no other one. */
export const ARTIFACT_REPOSITORIES = 'artifact-repositories';

/** The Secret in which argo-server looks for the secrets of webhooks. */
export const WEBHOOK_CLIENTS = 'argo-workflows-webhook-clients';

/** The annotations of an account that argo-server reads. Its source has them in workflow/common/common.go. */
export const ACCOUNT_ANNOTATIONS = {
  RULE: 'workflows.argoproj.io/rbac-rule',
  PRECEDENCE: 'workflows.argoproj.io/rbac-rule-precedence',

  /** The name of the Secret with the token of the account, where it isn't the usual one. */
  TOKEN: 'workflows.argoproj.io/service-account-token.name',
} as const;

const LEASE = 'workflow-controller';

/** The lease by which one of several controllers with an instance ID leads. */
export function leaderLease(instanceId: string | undefined): string {
  return instanceId === undefined ? LEASE : `${LEASE}-${instanceId}`;
}

/** The instance ID that the name of a lease has. */
export function instanceOfLease(name: string): string | undefined {
  return name.startsWith(`${LEASE}-`) ? name.slice(LEASE.length + 1) : undefined;
}

import { tokenSecretName } from '../../rbac/account-object-names';

/** ServiceAccounts whose tokens the server uses, by the secrets that hold them. */
export interface TokenHolders {
  /** The names of the ServiceAccounts, at least one. */
  readonly serviceAccounts: string[];

  /**
   * The names of the secrets that hold their tokens.
   *
   * @default - `<serviceaccount>.service-account-token` for each account, the name that Argo takes where the account gives no other
   * @see https://argo-workflows.readthedocs.io/en/latest/service-account-secrets/
   */
  readonly tokenSecrets?: string[];
}

/** The clients whose events are signed and bring no token. */
export interface WebhookProps extends TokenHolders {
  /**
   * The namespaces that events are sent to, each with a secret `argo-workflows-webhook-clients`.
   *
   * @default - all namespaces that hold workflows
   */
  readonly namespaces?: string[];
}

/** The names of the secrets, given or by convention. */
export function tokenSecretsOf({ serviceAccounts, tokenSecrets }: TokenHolders): string[] {
  return tokenSecrets ?? serviceAccounts.map(tokenSecretName);
}

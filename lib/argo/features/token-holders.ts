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

/** The names of the secrets, given or by convention. */
export function tokenSecretsOf({ serviceAccounts, tokenSecrets }: TokenHolders): string[] {
  return tokenSecrets ?? serviceAccounts.map(tokenSecretName);
}

/** Where an account is. Its namespace may be left to the cluster. */
export interface AccountName {
  readonly name: string;
  readonly namespace?: string;
}

/** The account that a pod runs as if it names none. Kubernetes creates it in each namespace. */
export const DEFAULT_ACCOUNT = 'default';

/** Where the control plane finds which account a token is for, and the type of Secret that it writes the token into. */
export const TOKEN_SECRET = {
  accountAnnotation: 'kubernetes.io/service-account.name',
  type: 'kubernetes.io/service-account-token',
} as const;

const TOKEN_SECRET_ENDING = '.service-account-token';

/** The name of the role that an account has in its own namespace. */
export function ownRoleName({ name }: AccountName): string {
  return `${name}-role`;
}

/** The name of the role that an account has in any other namespace, and of the cluster role that is bound cluster-wide. */
export function roleNameElsewhere(account: AccountName): string {
  return `${qualifiedAccountName(account)}-role`;
}

/**
 * The name of an account with its namespace.
 *
 * No namespace has a colon in its name, so two accounts never share it: it begins the name of every object outside of the namespace.
 */
export function qualifiedAccountName({ name, namespace }: AccountName): string {
  return namespace === undefined ? name : `${namespace}:${name}`;
}

/**
 * The name of a role's bindings: one in each namespace and one for the cluster.
 *
 * A cluster can't change what a binding refers to, so a role and a cluster role of the same name have bindings of different names.
 */
export function bindingName({ kind, name }: { readonly kind: 'Role' | 'ClusterRole'; readonly name: string }): string {
  return kind === 'Role' ? `${name}-binding` : `${name}-cluster-binding`;
}

/** The name of the Secret for the token of an account, under which Argo Workflows looks for it. */
export function tokenSecretName(account: string): string {
  return `${account}${TOKEN_SECRET_ENDING}`;
}

/** The account that a Secret of such a name is for. */
export function accountOfTokenSecret(secret: string): string | undefined {
  return secret.endsWith(TOKEN_SECRET_ENDING) ? secret.slice(0, -TOKEN_SECRET_ENDING.length) : undefined;
}

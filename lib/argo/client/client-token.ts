import { tokenSecretName } from '../../rbac/account-object-names';

/**
 * Where the token of a client's ServiceAccount is kept, for clients that have no pod to get one in.
 *
 * A token in a Secret never expires. A reader of the Secret can act as the client.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/service-account-secrets/
 */
export class ClientToken {
  /** Nowhere: the client makes short-lived ones by `kubectl create token`, or runs in a pod that mounts one. */
  public static readonly NONE = new ClientToken(false);

  /**
   * In a Secret that is made here, empty. The control plane puts the token in.
   *
   * @param name The name of the Secret, by default `<name of the account>.service-account-token`, where Argo looks for it. For another
   * one the account carries the annotation that Argo reads.
   */
  public static secret(name?: string): ClientToken {
    return new ClientToken(true, name);
  }

  /**
   * In a Secret that others make.
   *
   * @param name The name of the Secret, for the annotation that Argo reads.
   */
  public static existingSecret(name: string): ClientToken {
    return new ClientToken(false, name);
  }

  private constructor(
    /** @internal */
    public readonly _isMade: boolean,
    /** @internal */
    public readonly _name?: string,
  ) {}
}

/** The name of a token's Secret where it is not the one under which Argo looks for it. */
export function otherSecretName(token: ClientToken, account: string): string | undefined {
  const { _name } = token;
  return _name === tokenSecretName(account) ? undefined : _name;
}

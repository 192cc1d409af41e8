import type * as kplus from 'cdk8s-plus-27';
import { ExistingSubject, refuseSubject, withReason } from './existing-subject';
import { validateNamespaceName, validateServiceAccountName } from '../rbac/validation/object-names';
import { isAbsent, validateObject } from '../rbac/validation/plain-data';

/** Where an existing account is. */
export interface ExistingServiceAccountProps {
  /**
   * The namespace of the account.
   *
   * A cluster-wide binding needs it.
   *
   * @default - the namespace of each binding that names the account
   */
  readonly namespace?: string;
}

/**
 * A ServiceAccount that is made elsewhere.
 *
 * @see https://kubernetes.io/docs/concepts/security/service-accounts/
 */
export class ExistingServiceAccount extends ExistingSubject implements kplus.IServiceAccount {
  /**
   * Refers to a ServiceAccount.
   *
   * @param name The name of the account.
   * @param props Its namespace, by default that of the binding.
   * @throws when no account can have that name, or no namespace that of the props
   */
  public static fromName(name: string, props: ExistingServiceAccountProps = {}): ExistingServiceAccount {
    const namespace = props?.namespace ?? undefined;
    refuseSubject('ServiceAccount', name, [
      ...validateServiceAccountName(name, 'name'),
      ...validateObject(props, 'props'),
      ...isAbsent(namespace) ? [] : validateNamespaceName(namespace, 'namespace'),
    ]);
    return new ExistingServiceAccount(name, namespace, []);
  }

  /** `v1`. */
  public readonly apiVersion: string = 'v1';

  /** The core group. */
  public readonly apiGroup: string = '';

  /** `serviceaccounts`. */
  public readonly resourceType: string = 'serviceaccounts';

  /** The name of the account, for a cdk8s-plus role that is to reach this account only. */
  public readonly resourceName?: string = this.name;

  private constructor(
    name: string,
    /** The namespace, where one was given. */
    public readonly namespace: string | undefined,
    reasons: string[],
  ) {
    super('ServiceAccount', name, reasons);
  }

  /**
   * Returns the same account with one more reason for binding roles to it.
   *
   * The account `default` needs one.
   *
   * @param reason Why it is bound, in a few words.
   * @throws when the reason is empty
   */
  public because(reason: string): ExistingServiceAccount {
    return new ExistingServiceAccount(this.name, this.namespace, withReason(this, reason));
  }

  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return { kind: this.kind, name: this.name, namespace: this.namespace };
  }
}

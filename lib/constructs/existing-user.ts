import type * as kplus from 'cdk8s-plus-27';
import { ExistingSubject, refuseSubject, withReason } from './existing-subject';
import { RBAC_API_GROUP } from '../rbac/rbac-api-group';
import { validateAnyName } from '../rbac/validation/object-names';

/**
 * A user, whom the API server knows from a certificate or a token. Kubernetes keeps no object of it.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/authentication/#users-in-kubernetes
 */
export class ExistingUser extends ExistingSubject {
  /**
   * Refers to a user.
   *
   * @param name The name that the API server's authentication gives, for example `jane@example.com`.
   * @throws when the name is empty or has a character that can't be seen
   */
  public static fromName(name: string): ExistingUser {
    refuseSubject('User', name, validateAnyName(name, 'name'));
    return new ExistingUser(name, []);
  }

  private constructor(name: string, reasons: string[]) {
    super('User', name, reasons);
  }

  /**
   * Returns the same user with one more reason for binding roles to it.
   *
   * `system:anonymous` needs one.
   *
   * @param reason Why it is bound, in a few words.
   * @throws when the reason is empty
   */
  public because(reason: string): ExistingUser {
    return new ExistingUser(this.name, withReason(this, reason));
  }

  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return { apiGroup: RBAC_API_GROUP, kind: this.kind, name: this.name };
  }
}

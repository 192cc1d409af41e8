import type * as kplus from 'cdk8s-plus-27';
import { ExistingSubject, refuseSubject, withReason } from './existing-subject';
import { RBAC_API_GROUP } from '../rbac/rbac-api-group';
import { validateAnyName } from '../rbac/validation/object-names';

/**
 * A group, which the API server knows from a certificate or a token. Kubernetes keeps no object of it.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects
 */
export class ExistingGroup extends ExistingSubject {
  /**
   * Refers to a group.
   *
   * @param name The name that the API server's authentication gives, for example `developers`.
   * @throws when the name is empty or has a character that can't be seen
   */
  public static fromName(name: string): ExistingGroup {
    refuseSubject('Group', name, validateAnyName(name, 'name'));
    return new ExistingGroup(name, []);
  }

  private constructor(name: string, reasons: string[]) {
    super('Group', name, reasons);
  }

  /**
   * Returns the same group with one more reason for binding roles to it.
   *
   * `system:authenticated`, `system:unauthenticated`, `system:masters` and `system:serviceaccounts…` need one.
   *
   * @param reason Why it is bound, in a few words.
   * @throws when the reason is empty
   */
  public because(reason: string): ExistingGroup {
    return new ExistingGroup(this.name, withReason(this, reason));
  }

  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return { apiGroup: RBAC_API_GROUP, kind: this.kind, name: this.name };
  }
}

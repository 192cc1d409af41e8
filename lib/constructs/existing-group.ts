import type * as kplus from 'cdk8s-plus-27';
import { ExistingSubject } from './existing-subject';
import { RBAC_API_GROUP } from '../rbac/rbac-api-group';

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
   */
  public static named(name: string): ExistingGroup {
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
   */
  public because(reason: string): ExistingGroup {
    return new ExistingGroup(this.name, [...this.reasons, reason]);
  }

  public toSubjectConfiguration(): kplus.SubjectConfiguration {
    return { apiGroup: RBAC_API_GROUP, kind: this.kind, name: this.name };
  }
}

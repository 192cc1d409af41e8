import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { locationIn, refuseReference } from './object-definition';
import { RoleBindings } from './role-bindings';
import { RBAC_API_GROUP, RBAC_API_VERSION } from '../rbac/rbac-api-group';

/**
 * A ClusterRole that is made elsewhere, for example `view`, to be bound here.
 *
 * Only its bindings are written.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
 */
export class ExistingClusterRole extends Construct implements kplus.IClusterRole, kplus.IRole {
  /**
   * Refers to a cluster role.
   *
   * @param scope The construct that its bindings are a part of, in a chart.
   * @param id The id in that construct.
   * @param name The name of the cluster role, for example `view`.
   * @throws when no cluster role can have that name, or the scope is in no chart
   */
  public static fromName(scope: Construct, id: string, name: string): ExistingClusterRole {
    refuseReference(locationIn(scope, id), { kind: 'ClusterRole', name });
    return new ExistingClusterRole(scope, id, name);
  }

  /** The name of the cluster role. */
  public readonly name: string;

  /** `rbac.authorization.k8s.io/v1`. */
  public readonly apiVersion: string = RBAC_API_VERSION;

  /** `rbac.authorization.k8s.io`. */
  public readonly apiGroup: string = RBAC_API_GROUP;

  /** `ClusterRole`. */
  public readonly kind: string = 'ClusterRole';

  /** `clusterroles`. */
  public readonly resourceType: string = 'clusterroles';

  /** The name of the cluster role, for a cdk8s-plus role that is to reach this role only. */
  public readonly resourceName?: string;

  private readonly bindings: RoleBindings;

  private constructor(scope: Construct, id: string, name: string) {
    super(scope, id);
    this.name = name;
    this.resourceName = name;
    this.bindings = new RoleBindings(this, { kind: 'ClusterRole', name });
  }

  /**
   * Binds the role in one namespace.
   *
   * There is one binding in each namespace, `<name of the role>-cluster-binding`; every call for that namespace adds to its subjects.
   *
   * @param namespace The name of the namespace that the binding is in.
   * @param subjects Accounts of this library or of cdk8s-plus, of any namespace, or those who exist already: `ExistingServiceAccount`,
   * `ExistingUser`, `ExistingGroup`.
   * @throws when a subject can't be bound, with all faults of the call
   */
  public bindIn(namespace: string, ...subjects: kplus.ISubject[]): void {
    this.bindings.bind('bindIn(…) binds no subject', { clusterWide: false, namespace }, subjects);
  }

  /**
   * Binds the role in all namespaces, those to come too, and for cluster-scoped resources and URLs.
   *
   * There is one such binding, `<name of the role>-cluster-binding`; every call adds to its subjects.
   *
   * @param subjects Accounts of this library or of cdk8s-plus whose namespace is known, or those who exist already.
   * @throws when a subject can't be bound, with all faults of the call
   */
  public bindClusterWide(...subjects: kplus.ISubject[]): void {
    this.bindings.bind('bindClusterWide(…) binds no subject', { clusterWide: true }, subjects);
  }
}

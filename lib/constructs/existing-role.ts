import { Chart } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { locationIn, refuseReference } from './object-definition';
import { RoleBindings } from './role-bindings';
import { RBAC_API_GROUP, RBAC_API_VERSION } from '../rbac/rbac-api-group';

/** Where an existing role is. */
export interface ExistingRoleProps {
  /**
   * The namespace of the role, in which it is bound.
   *
   * @default - the namespace of the chart
   */
  readonly namespace?: string;
}

/**
 * A Role that is made elsewhere, to be bound here.
 *
 * Only its binding is written.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export class ExistingRole extends Construct implements kplus.IRole {
  /**
   * Refers to a role.
   *
   * @param scope The construct that its binding is a part of, in a chart.
   * @param id The id in that construct.
   * @param name The name of the role.
   * @param props Its namespace, by default that of the chart.
   * @throws when no role can have that name, or no namespace that of the props, or the scope is in no chart
   */
  public static fromName(scope: Construct, id: string, name: string, props: ExistingRoleProps = {}): ExistingRole {
    const namespace = props?.namespace ?? undefined;
    refuseReference(locationIn(scope, id), { kind: 'Role', name, namespace });
    return new ExistingRole(scope, id, name, namespace ?? Chart.of(scope).namespace);
  }

  /** `rbac.authorization.k8s.io/v1`. */
  public readonly apiVersion: string = RBAC_API_VERSION;

  /** `rbac.authorization.k8s.io`. */
  public readonly apiGroup: string = RBAC_API_GROUP;

  /** `Role`. */
  public readonly kind: string = 'Role';

  /** `roles`. */
  public readonly resourceType: string = 'roles';

  /** The name of the role, for a cdk8s-plus role that is to reach this role only. */
  public readonly resourceName?: string;

  private readonly bindings: RoleBindings;

  private constructor(
    scope: Construct,
    id: string,
    /** The name of the role. */
    public readonly name: string,
    /** The namespace, where one was given or the chart gives one. */
    public readonly namespace: string | undefined,
  ) {
    super(scope, id);
    this.resourceName = name;
    this.bindings = new RoleBindings(this, { kind: 'Role', name });
  }

  /**
   * Binds the role in its own namespace.
   *
   * There is one binding, `<name of the role>-binding`; every call adds to its subjects.
   *
   * @param subjects Accounts of this library or of cdk8s-plus, of any namespace, or those who exist already: `ExistingServiceAccount`,
   * `ExistingUser`, `ExistingGroup`.
   * @throws when a subject can't be bound, with all faults of the call
   */
  public bindTo(...subjects: kplus.ISubject[]): void {
    this.bindings.bind('bindTo(…) binds no subject', { clusterWide: false, namespace: this.namespace }, subjects);
  }
}

import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { RoleDefinition } from './account-definition';
import { refuse } from './construct-error';
import { validateGrants } from './granted-rules';
import { TailoredClusterRole } from './tailored-cluster-role';
import { TailoredRole } from './tailored-role';
import { Issue, issue } from '../diagnostics/issue';
import { AccountName, ownRoleName, roleNameElsewhere } from '../rbac/account-object-names';
import { validateNamespaceName } from '../rbac/validation/object-names';
import { IGrant, INamespacedGrant } from '../resources/grant';
import { ResourceScope } from '../resources/resource-info';

/** An account that the roles are for, and that they become children of. */
export type AccountConstruct = Construct & kplus.ISubject & AccountName;

/** The name and purpose of the role of a place. The call that defines the role decides; later ones add grants to it. */
export interface AccountRoleProps {
  /** The name, by default that of `ownRoleName` or `roleNameElsewhere`. */
  readonly name?: string;

  /** The purpose of the role, in a sentence. */
  readonly description?: string;
}

/** The name and purpose of the ClusterRole that is bound in several namespaces. */
export interface SharedRoleProps extends AccountRoleProps {
  readonly name: string;
}

/** By account, so a construct that is given an account adds to the roles that it has. */
const rolesOfAccounts = new WeakMap<AccountConstruct, AccountRoles>();

/**
 * The roles of one account: one in its own namespace, one in each other namespace, one that is bound cluster-wide, and those that are bound
 * in several namespaces.
 *
 * A role is defined, and bound to the account, by the first call that grants something in its place. A call grants everything or, where
 * it throws, nothing.
 */
export class AccountRoles {
  /** The roles of an account, the same for each call. */
  public static of(account: AccountConstruct): AccountRoles {
    let roles = rolesOfAccounts.get(account);
    if (roles === undefined) {
      roles = new AccountRoles(account);
      rolesOfAccounts.set(account, roles);
    }
    return roles;
  }

  private ownRole?: TailoredRole;
  private readonly rolesElsewhere = new Map<string, TailoredRole>();
  private clusterWideRole?: TailoredClusterRole;
  private readonly sharedRoles = new Map<string, TailoredClusterRole>();

  private constructor(private readonly account: AccountConstruct) {}

  /** The role in the account's own namespace, once something is granted there. */
  public get own(): TailoredRole | undefined {
    return this.ownRole;
  }

  /** The role in a namespace, once something is granted there by `allow` or `allowIn`. */
  public in(namespace: string): TailoredRole | undefined {
    return namespace === this.account.namespace ? this.ownRole : this.rolesElsewhere.get(namespace);
  }

  /** The cluster role that is bound cluster-wide, once something is granted there. */
  public get clusterWide(): TailoredClusterRole | undefined {
    return this.clusterWideRole;
  }

  /** Makes a role that is decided. */
  public define(role: RoleDefinition): void {
    switch (role.place) {
      case 'namespace':
        return role.namespace === undefined ? this.allow(role.grants, role) : this.allowIn(role.namespace, role.grants, role);
      case 'each namespace':
        return this.allowInEach(role.namespaces, role.grants, role);
      case 'cluster':
        return this.allowClusterWide(role.grants, role);
    }
  }

  /** Grants in the account's own namespace. */
  public allow(grants: readonly INamespacedGrant[], props: AccountRoleProps = {}): void {
    refuse(this.account, 'allow(…) grants nothing', validateGrants(grants, ResourceScope.NAMESPACED));
    this.allowInOwn(grants, props);
  }

  /** Grants in one namespace, which may be the account's own. */
  public allowIn(namespace: string, grants: readonly INamespacedGrant[], props: AccountRoleProps = {}): void {
    const faults = [...validateNamespaceName(namespace, 'namespace'), ...validateGrants(grants, ResourceScope.NAMESPACED)];
    if (namespace === this.account.namespace) {
      refuse(this.account, 'allowIn(…) grants nothing', faults);
      this.allowInOwn(grants, props);
      return;
    }
    refuse(this.account, 'allowIn(…) grants nothing', [...this.validateHome(), ...faults]);
    let role = this.rolesElsewhere.get(namespace);
    if (role === undefined) {
      role = this.defineRole(`RoleIn-${namespace}`, namespace, { ...props, name: props.name ?? roleNameElsewhere(this.account) });
      this.rolesElsewhere.set(namespace, role);
    }
    role.allow(...grants);
  }

  /**
   * Grants the same in each of several namespaces, by one ClusterRole with a binding in each, so a reader finds it in one place.
   *
   * A later call of the same name adds to the grants and to the namespaces.
   */
  public allowInEach(namespaces: readonly string[], grants: readonly INamespacedGrant[], props: SharedRoleProps): void {
    refuse(this.account, 'allowInEach(…) grants nothing', [
      ...this.validateHome(),
      ...namespaces.flatMap((namespace, i) => validateNamespaceName(namespace, `namespaces[${i}]`)),
      ...validateGrants(grants, ResourceScope.NAMESPACED),
    ]);
    let role = this.sharedRoles.get(props.name);
    if (role === undefined) {
      role = new TailoredClusterRole(this.account, `ClusterRole-${props.name}`, { metadata: { name: props.name }, description: props.description });
      this.sharedRoles.set(props.name, role);
    }
    role.allow(...grants);
    for (const namespace of namespaces) {
      role.bindIn(namespace, this.account);
    }
  }

  /** Grants in every namespace, those to come too, and on cluster-scoped resources and URLs. */
  public allowClusterWide(grants: readonly IGrant[], props: AccountRoleProps = {}): void {
    refuse(this.account, 'allowClusterWide(…) grants nothing', [...this.validateHome(), ...validateGrants(grants, ResourceScope.CLUSTER)]);
    if (this.clusterWideRole === undefined) {
      const { name = roleNameElsewhere(this.account), description } = props;
      this.clusterWideRole = new TailoredClusterRole(this.account, 'ClusterRole', { metadata: { name }, description });
      this.clusterWideRole.bindClusterWide(this.account);
    }
    this.clusterWideRole.allow(...grants);
  }

  private allowInOwn(grants: readonly INamespacedGrant[], props: AccountRoleProps): void {
    this.ownRole ??= this.defineRole('Role', this.account.namespace, { ...props, name: props.name ?? ownRoleName(this.account) });
    this.ownRole.allow(...grants);
  }

  private defineRole(id: string, namespace: string | undefined, { name, description }: AccountRoleProps): TailoredRole {
    const role = new TailoredRole(this.account, id, { metadata: { name, namespace }, description });
    role.bindTo(this.account);
    return role;
  }

  /** Only in its own namespace a binding finds an account that leaves its namespace to the cluster. */
  private validateHome(): Issue[] {
    return this.account.namespace !== undefined ? [] : [issue(
      'construct/account-without-namespace', 'metadata.namespace',
      'The namespace of the account is unknown, and a binding outside of it must name it.', 'Give the account or its chart a namespace.',
    )];
  }
}

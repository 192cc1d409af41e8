import { Binding, Role } from '../../access/access-object';
import { livePartsOf } from '../../access/effect';
import { EffectiveAccess } from '../../access/effective-access';
import { ResourceScope } from '../../resources/resource-info';

const { NAMESPACED, CLUSTER } = ResourceScope;

const known = new WeakMap<EffectiveAccess, BoundRoles>();

/** Where the roles of the input are bound. */
export class BoundRoles {
  public static of(access: EffectiveAccess): BoundRoles {
    const bound = known.get(access) ?? new BoundRoles(access);
    known.set(access, bound);
    return bound;
  }

  /** RoleBindings to cluster roles of which nothing is in force in a namespace, though all of it is in the cluster. */
  public readonly idle: ReadonlySet<Binding>;

  private readonly bindings = new Map<Role, Binding[]>();

  /** The roles that are in force in the whole cluster, by a binding of their own or of a role that selects them. */
  private readonly inCluster = new Set<Role>();

  private constructor(access: EffectiveAccess) {
    for (const binding of access.objects.bindings) {
      const { role } = access.roleOf(binding);
      if (role !== undefined) {
        const own = this.bindings.get(role) ?? [];
        this.bindings.set(role, own);
        own.push(binding);
        if (binding.namespace === undefined) {
          this.inCluster.add(role);
        }
      }
    }
    for (const role of this.inCluster) { // which grows
      const selected = role.aggregation === undefined ? [] : access.selectedBy(role);
      selected.forEach((each) => this.inCluster.add(each));
    }
    this.idle = new Set(access.objects.bindings.filter((binding) => isIdle(binding, access)));
  }

  /** The bindings of a role itself. */
  public bindingsOf(role: Role): readonly Binding[] {
    return this.bindings.get(role) ?? [];
  }

  /** Returns the scope in which the rules of a role are in force. */
  public scopeOf(role: Role): ResourceScope {
    const bindings = this.bindingsOf(role);
    return role.kind === 'Role' || bindings.length > 0 && !this.inCluster.has(role) && !bindings.every((binding) => this.idle.has(binding)) ? NAMESPACED : CLUSTER;
  }
}

function isIdle(binding: Binding, access: EffectiveAccess): boolean {
  const rules = binding.namespace === undefined || binding.roleRef.kind === 'Role' ? [] : access.roleOf(binding).policyRules;
  return rules.length > 0 && rules.every((rule) => livePartsOf(rule, NAMESPACED).length === 0 && livePartsOf(rule, CLUSTER).length > 0);
}

import { Binding, Role } from '../../access/access-object';
import { EffectiveAccess } from '../../access/effective-access';

/** Where a role is bound. */
export interface BoundIn {
  /** Whether it is in force in the whole cluster, by a binding of its own or of a role that selects it. */
  readonly isInCluster: boolean;

  /** Those of its own. */
  readonly bindings: readonly Binding[];
}

/** Returns where each role is bound that bindings of the input name. */
export function boundRoles(access: EffectiveAccess): ReadonlyMap<Role, BoundIn> {
  const bindings = new Map<Role, Binding[]>();
  const inCluster = new Set<Role>();
  for (const binding of access.objects.bindings) {
    const { role } = access.roleOf(binding);
    if (role !== undefined) {
      const own = bindings.get(role) ?? [];
      bindings.set(role, own);
      own.push(binding);
      if (binding.namespace === undefined) {
        inCluster.add(role);
      }
    }
  }
  for (const role of inCluster) { // which grows
    const selected = role.aggregation === undefined ? [] : access.selectedBy(role);
    selected.forEach((each) => inCluster.add(each));
  }
  return new Map([...bindings].map(([role, own]) => [role, { isInCluster: inCluster.has(role), bindings: own }]));
}

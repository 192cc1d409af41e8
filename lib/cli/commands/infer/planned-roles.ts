import { Need } from '../../../inference/access/need';
import { PlannedAccount } from '../../../inference/plan/account-plan';
import { ownRoleName, roleNameElsewhere } from '../../../rbac/account-object-names';
import { PolicyRule } from '../../../rbac/policy-rule';

/** A role of an account, named as the constructs name it. */
export interface PlannedRole {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;

  /** The empty text where nobody says, and for a cluster role. */
  readonly namespace: string;
  readonly rules: readonly PolicyRule[];
  readonly because: readonly Need[];
}

/** The roles that an account is granted: in its namespace, in others and for the cluster. */
export function rolesOf({ name, namespace, scoped }: PlannedAccount): PlannedRole[] {
  const account = { name, ...namespace !== '' && { namespace } };
  return scoped.map(({ scope, rules, because }): PlannedRole => {
    switch (scope.kind) {
      case 'workflow':
        return { kind: 'Role', name: ownRoleName(account), namespace, rules, because };
      case 'namespace':
        return { kind: 'Role', name: roleNameElsewhere(account), namespace: scope.namespace, rules, because };
      case 'cluster':
        return { kind: 'ClusterRole', name: roleNameElsewhere(account), namespace: '', rules, because };
    }
  });
}

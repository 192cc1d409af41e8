import { Diagnostic } from '../../../diagnostics/diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { Need } from '../../../inference/access/need';
import { AccessPlan, PlannedAccount } from '../../../inference/plan/account-plan';
import { ownRoleName, roleNameElsewhere } from '../../../rbac/account-object-names';
import { PolicyRule } from '../../../rbac/policy-rule';

/** A role of an account, named as the constructs name it. */
export interface PlannedRole {
  readonly kind: 'Role' | 'ClusterRole';
  readonly name: string;

  /** The empty text where neither the manifest nor an option names one, and for a cluster role. */
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

/** The needs that a rule of the role answers, in its order. */
export function reasonsOf({ because }: PlannedRole, { apiGroups = [], resources = [], verbs, resourceNames }: PolicyRule): Need[] {
  return because.filter(({ permission: { verb, apiGroup = '', resource = '', resourceName } }) =>
    apiGroups.includes(apiGroup) && resources.includes(resource) && verbs.includes(verb)
    && (resourceName === undefined ? resourceNames === undefined : resourceNames?.includes(resourceName) === true));
}

/** The accounts whose bindings can be written, and what is wrong with the others. */
export interface BindableAccounts {
  readonly accounts: readonly PlannedAccount[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Bindings elsewhere name the namespace of the account, so it has to be known. */
export function bindableAccounts({ accounts }: AccessPlan): BindableAccounts {
  const unplaced = accounts.filter(({ namespace, scoped }) => namespace === '' && scoped.some(({ scope }) => scope.kind !== 'workflow'));
  return {
    accounts: accounts.filter((account) => !unplaced.includes(account)),
    diagnostics: unplaced.map(({ name, workflows }) => diagnostic('inference/missing-namespace', { kind: 'file', file: workflows[0]?.file ?? '-' },
      `The account ${name} needs access outside its namespace, and its namespace is unknown.`, 'Set --namespace or metadata.namespace.')),
  };
}

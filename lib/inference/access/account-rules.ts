import { UsedAccount } from './findings';
import { Need, NeedScope, scopeKey } from './need';
import { expandRule, ruleOf } from '../../rbac/expansion';
import { compareText } from '../../rbac/order';
import { PermissionSet } from '../../rbac/permission-set';
import { PolicyRule } from '../../rbac/policy-rule';
import { permissionKey } from '../../rbac/reasons';
import { groupBy } from '../group-by';

const SCOPE_ORDER: readonly NeedScope['kind'][] = ['workflow', 'namespace', 'cluster'];

/** The needs of one account in one place. */
export interface ScopedRules {
  readonly scope: NeedScope;
  /** In canonical form. */
  readonly rules: readonly PolicyRule[];
  /** The need that represents each permission of the rules, in their order. */
  readonly because: readonly Need[];
}

/** The needs of one account. */
export interface AccountRules {
  readonly name: string;
  /** Every field that names it, or that would. */
  readonly accounts: readonly UsedAccount[];
  /** By place, the workflow's namespace first. */
  readonly scoped: readonly ScopedRules[];
}

/** Joins what is needed into rules, by account and by place, in the order in which they were found. */
export function rulesByAccount(accounts: readonly UsedAccount[], needs: readonly Need[]): AccountRules[] {
  const accountsByName = groupBy(accounts, ({ name }) => name);
  const needsByName = groupBy(needs, ({ account }) => account.name);
  return [...new Set([...accountsByName.keys(), ...needsByName.keys()])].map((name) => ({
    name,
    accounts: accountsByName.get(name) ?? [],
    scoped: rulesByScope(needsByName.get(name) ?? []),
  }));
}

function rulesByScope(needs: readonly Need[]): ScopedRules[] {
  const byScope = groupBy(needs, ({ scope }) => scopeKey(scope));
  return [...byScope.values()].map(joinNeeds).sort((a, b) => compareScopes(a.scope, b.scope));
}

/** Orders the workflow's own namespace before others, and these before the cluster. */
function compareScopes(a: NeedScope, b: NeedScope): number {
  const rank = ({ kind }: NeedScope) => SCOPE_ORDER.indexOf(kind);
  return rank(a) - rank(b) || compareText(scopeKey(a), scopeKey(b));
}

/** Each permission keeps the first need of just that permission: what only a wider one covers isn't why the wider one is needed. */
function joinNeeds(needs: readonly Need[]): ScopedRules {
  const first = new Map<string, Need>();
  for (const need of needs) {
    const key = permissionKey(need.permission);
    if (!first.has(key)) {
      first.set(key, need);
    }
  }
  const rules = PermissionSet.of([...first.values()].map(({ permission }) => ruleOf(permission))).toRules();
  return {
    scope: needs[0].scope,
    rules,
    because: rules.flatMap((rule) => [...expandRule(rule)]).flatMap((permission) => first.get(permissionKey(permission)) ?? []),
  };
}

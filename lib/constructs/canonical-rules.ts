import { canonical } from '../rbac/coverage';
import { packRules } from '../rbac/packing';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { GrantStatement } from '../resources/grant-statement';

/** An app has many roles, but few kinds of them. */
const MOST_REMEMBERED = 1000;

const remembered = new Map<string, readonly PolicyRule[]>();

/** The rules that grant what the statements say, in canonical form, made anew; the work for the same statements is done once. */
export function canonicalRules(statements: readonly GrantStatement[]): PolicyRule[] {
  const key = keyOf(statements);
  if (key === undefined) {
    return pack(statements);
  }
  let rules = remembered.get(key);
  if (rules === undefined) {
    if (remembered.size === MOST_REMEMBERED) {
      remembered.clear();
    }
    rules = pack(statements);
    remembered.set(key, rules);
  }
  return rules.map(copyOf);
}

function pack(statements: readonly GrantStatement[]): PolicyRule[] {
  return packRules(canonical(PermissionIndex.of(statements.map(({ _rule }) => _rule))));
}

/** @param rule One about resources without names: shared statements are about nothing else. */
function copyOf({ apiGroups = [], resources = [], verbs }: PolicyRule): PolicyRule {
  return { apiGroups: [...apiGroups], resources: [...resources], verbs: [...verbs] };
}

/** A text that stands for these statements and no others; none where one of them is not shared. */
function keyOf(statements: readonly GrantStatement[]): string | undefined {
  let key = '';
  for (const { _shareNumber } of statements) {
    if (_shareNumber === undefined) {
      return undefined;
    }
    key += `${_shareNumber},`;
  }
  return key;
}

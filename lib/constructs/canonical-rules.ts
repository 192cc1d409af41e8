import { canonical } from '../rbac/coverage';
import { packRules } from '../rbac/packing';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { GrantStatement } from '../resources/grant-statement';

/** A list of statements, by the lists that have one more; its rules once they are requested. */
interface KnownList {
  readonly longer: WeakMap<GrantStatement, KnownList>;
  rules?: readonly PolicyRule[];
}

/** An app has many roles, but few kinds of them. The limit bounds memory in a program that keeps creating new kinds. */
const MOST_KNOWN = 10_000;

let empty: KnownList = { longer: new WeakMap() };
let known = 0;

/**
 * The rules that grant what the statements say, in canonical form, for those who change nothing in them.
 *
 * Statements never change, so roles that are given the same ones in the same order have the same rules.
 */
export function canonicalRules(statements: readonly GrantStatement[]): readonly PolicyRule[] {
  const list = statements.reduce(longerBy, startOfLists());
  return list.rules ??= packRules(canonical(PermissionIndex.of(statements.map(({ _rule }) => _rule))));
}

function startOfLists(): KnownList {
  if (known > MOST_KNOWN) {
    empty = { longer: new WeakMap() };
    known = 0;
  }
  return empty;
}

function longerBy(list: KnownList, statement: GrantStatement): KnownList {
  let longer = list.longer.get(statement);
  if (longer === undefined) {
    longer = { longer: new WeakMap() };
    list.longer.set(statement, longer);
    known++;
  }
  return longer;
}

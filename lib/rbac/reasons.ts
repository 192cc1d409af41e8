import { canonical, coverersOf } from './coverage';
import { expandRule } from './expansion';
import { packRules } from './packing';
import { Permission } from './permission';
import { PermissionIndex } from './permission-index';
import { PolicyRule } from './policy-rule';

/** A rule and why it is granted. */
export interface ReasonedRule {
  readonly rule: PolicyRule;
  readonly reasons: readonly string[];
}

/** A permission and every reason that was given for it. */
export interface PermissionExplanation {
  /** The permission, one of the canonical set. */
  readonly permission: Permission;

  /** The reasons of all grants that this permission covers, each once, in the order they were given. */
  readonly reasons: string[];
}

/**
 * Finds what belongs to a permission of a set: the items of every permission that it covers, in their order.
 *
 * @param items The items, each with its permission.
 */
export function itemsOf<Item>(set: PermissionIndex, items: Iterable<readonly [Permission, Item]>): (permission: Permission) => readonly Item[] {
  const byKey = new Map<string, Item[]>();
  for (const [permission, item] of items) {
    for (const coverer of coverersOf(permission, set)) {
      const key = permissionKey(coverer);
      const known = byKey.get(key);
      if (known === undefined) {
        byKey.set(key, [item]);
      } else {
        known.push(item);
      }
    }
  }
  return (permission) => byKey.get(permissionKey(permission)) ?? [];
}

/**
 * Returns for each permission that the rules grant together, in the order of the canonical rules, all reasons of what it
 * covers.
 */
export function explain(granted: readonly ReasonedRule[]): PermissionExplanation[] {
  const set = canonical(PermissionIndex.of(granted.map(({ rule }) => rule)));
  const reasonsOf = itemsOf(set, granted.flatMap(({ rule, reasons }) => expandRule(rule).map((permission) => [permission, reasons] as const)));
  return packRules(set).flatMap(expandRule).map((permission) => ({ permission, reasons: [...new Set(reasonsOf(permission).flat())] }));
}

/** A text that no two permissions share: a missing part is not the same as an empty one. */
export function permissionKey({ verb, apiGroup, resource, resourceName, nonResourceURL }: Permission): string {
  return JSON.stringify([verb, apiGroup ?? null, resource ?? null, resourceName ?? null, nonResourceURL ?? null]);
}

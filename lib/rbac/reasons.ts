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

/** Which reasons belong to which permission of a set: those of everything that the permission covers. */
class ReasonIndex {
  private readonly reasonsByKey = new Map<string, Set<string>>();

  /** @param granted The permissions that reasons are given to. */
  constructor(private readonly granted: PermissionIndex) {}

  /** Gives reasons to each permission of the set that covers this one. */
  public add(permission: Permission, reasons: readonly string[]): void {
    for (const coverer of coverersOf(permission, this.granted)) {
      const key = permissionKey(coverer);
      const known = this.reasonsByKey.get(key) ?? new Set();
      this.reasonsByKey.set(key, known);
      reasons.forEach((reason) => known.add(reason));
    }
  }

  /** The reasons of a permission of the set, each once, in the order they were given. */
  public of(permission: Permission): string[] {
    return [...this.reasonsByKey.get(permissionKey(permission)) ?? []];
  }
}

/**
 * Returns for each permission that the rules grant together, in the order of the canonical rules, all reasons of what it
 * covers.
 */
export function explain(granted: readonly ReasonedRule[]): PermissionExplanation[] {
  const set = canonical(PermissionIndex.of(granted.map(({ rule }) => rule)));
  const index = new ReasonIndex(set);
  for (const { rule, reasons } of granted) {
    expandRule(rule).forEach((permission) => index.add(permission, reasons));
  }
  return packRules(set).flatMap(expandRule).map((permission) => ({ permission, reasons: index.of(permission) }));
}

/** A text that no two permissions share: a missing part is not the same as an empty one. */
export function permissionKey({ verb, apiGroup, resource, resourceName, nonResourceURL }: Permission): string {
  return JSON.stringify([verb, apiGroup ?? null, resource ?? null, resourceName ?? null, nonResourceURL ?? null]);
}

import { canonical, coverersOf } from './coverage';
import { expandRule } from './expansion';
import { packRules } from './packing';
import { Permission } from './permission';
import { PermissionExplanation } from './permission-explanation';
import { PermissionIndex } from './permission-index';
import { PolicyRule } from './policy-rule';

/** A rule and why it is granted. */
export interface ReasonedRule {
  readonly rule: PolicyRule;
  readonly reasons: readonly string[];
}

/**
 * Tells for each permission that the rules grant together, in the order of the canonical rules, all reasons of what it
 * covers.
 */
export function explain(granted: readonly ReasonedRule[]): PermissionExplanation[] {
  const set = canonical(PermissionIndex.of(granted.map(({ rule }) => rule)));
  const reasonsOf = new Map<string, Set<string>>();
  for (const { rule, reasons } of granted) {
    for (const permission of expandRule(rule)) {
      for (const coverer of coverersOf(permission, set)) {
        addReasons(reasonsOf, keyOf(coverer), reasons);
      }
    }
  }
  return packRules(set)
    .flatMap(expandRule)
    .map((permission) => ({ permission, reasons: [...reasonsOf.get(keyOf(permission)) ?? []] }));
}

function addReasons(reasonsOf: Map<string, Set<string>>, key: string, reasons: readonly string[]): void {
  const known = reasonsOf.get(key) ?? new Set();
  reasons.forEach((reason) => known.add(reason));
  reasonsOf.set(key, known);
}

/** A text that no two permissions share: a missing part is not the same as an empty one. */
function keyOf({ verb, apiGroup, resource, resourceName, nonResourceURL }: Permission): string {
  return JSON.stringify([verb, apiGroup ?? null, resource ?? null, resourceName ?? null, nonResourceURL ?? null]);
}

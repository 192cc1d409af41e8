import { expandRule } from '../../lib/rbac/expansion';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/**
 * Rules as a sorted list of their permissions, for comparison as sets.
 *
 * Kubernetes reports a URL as it was written; expansion gives it the one form in which several stars are one.
 */
export function normalPermissions(rules: readonly PolicyRule[]): string[] {
  const texts = rules.flatMap((rule) => [...expandRule(rule)]).map((permission) => JSON.stringify(Object.entries(permission).sort()));
  return [...new Set(texts)].sort();
}

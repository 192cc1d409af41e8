import { coverersOf } from '../../rbac/coverage';
import { expandRule } from '../../rbac/expansion';
import { PermissionIndex } from '../../rbac/permission-index';
import { PolicyRule } from '../../rbac/policy-rule';
import { permissionKey } from '../../rbac/reasons';
import { WILDCARD } from '../../rbac/wildcards';

/** A rule with more permissions isn't compared with the others of its role. */
const MOST_COMPARED = 5_000;

/** Finds the positions of rules all of whose permissions others of the role cover; of two that are the same, the later one. */
export function coveredRules(rules: readonly PolicyRule[]): number[] {
  const compared = rules.some((rule) => sizeOf(rule) > MOST_COMPARED) ? [] : overlapping(rules);
  if (compared.length < 2) {
    return [];
  }
  const all = PermissionIndex.of(compared.map((index) => rules[index]));
  const permissions = new Map(compared.map((index) => [index, expandRule(rules[index])]));
  const owners = new Map<string, Set<number>>();
  permissions.forEach((list, index) => list.map(permissionKey).forEach((key) => owners.set(key, (owners.get(key) ?? new Set()).add(index))));
  const isElsewhere = (key: string, index: number) => [...owners.get(key) ?? []].some((owner) => owner !== index);
  const covered: number[] = [];
  for (const index of [...compared].reverse()) {
    const own = permissions.get(index) ?? [];
    const isCovered = own.every((permission) => isElsewhere(permissionKey(permission), index)
      || coverersOf(permission, all).map(permissionKey).some((key) => key !== permissionKey(permission) && isElsewhere(key, index)));
    if (isCovered) {
      covered.unshift(index);
      own.forEach((permission) => owners.get(permissionKey(permission))?.delete(index)); // so that it covers none itself
    }
  }
  return covered;
}

/** The positions of rules that have a resource or URL in common with another one, where only these can cover each other. */
function overlapping(rules: readonly PolicyRule[]): number[] {
  const targets = rules.map(({ apiGroups = [], resources = [], nonResourceURLs = [] }) =>
    [...apiGroups.flatMap((apiGroup) => resources.map((resource) => `${apiGroup}|${resource}`)), ...nonResourceURLs]);
  if (targets.some((list) => list.some((target) => target.includes(WILDCARD)))) {
    return [...rules.keys()];
  }
  const counts = new Map<string, number>();
  targets.forEach((list) => new Set(list).forEach((target) => counts.set(target, (counts.get(target) ?? 0) + 1)));
  return [...rules.keys()].filter((index) => targets[index].some((target) => (counts.get(target) ?? 0) > 1));
}

function sizeOf({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): number {
  return verbs.length * (apiGroups.length * resources.length * Math.max(1, resourceNames.length) + nonResourceURLs.length);
}

import { Permission } from './permission';
import { PermissionIndex } from './permission-index';
import { entriesMatchingGroup, entriesMatchingResource, entriesMatchingVerb } from './wildcards';

/**
 * The members of a set that cover a permission, the permission itself included where it is a member.
 *
 * One permission covers another when each of its parts equals or contains the other's. Because a set's coverage is
 * that of its single permissions, this is all there is to Kubernetes' own `Covers`.
 *
 * @see https://github.com/kubernetes/component-helpers/blob/v0.36.0/auth/rbac/validation/policy_comparator.go
 */
export function* coverersOf(permission: Permission, set: PermissionIndex): IterableIterator<Permission> {
  const { verb, apiGroup, resource, resourceName, nonResourceURL } = permission;
  if (nonResourceURL !== undefined) {
    for (const coveringVerb of entriesMatchingVerb(verb)) {
      for (const url of set.urls.get(coveringVerb)?.coverersOf(nonResourceURL) ?? []) {
        yield { verb: coveringVerb, nonResourceURL: url };
      }
    }
    return;
  }
  if (apiGroup === undefined || resource === undefined) {
    return;
  }
  for (const coveringGroup of entriesMatchingGroup(apiGroup)) {
    for (const coveringResource of entriesMatchingResource(resource)) {
      const cell = set.find(coveringGroup, coveringResource);
      if (cell === undefined) {
        continue;
      }
      const target = { apiGroup: coveringGroup, resource: coveringResource };
      const ofName = resourceName === undefined ? undefined : cell.named.get(resourceName);
      for (const coveringVerb of entriesMatchingVerb(verb)) {
        if (cell.unnamed.has(coveringVerb)) {
          yield { verb: coveringVerb, ...target };
        }
        if (ofName?.has(coveringVerb)) {
          yield { verb: coveringVerb, ...target, resourceName };
        }
      }
    }
  }
}

/** Whether some member of the set covers the permission. */
export function isCovered(permission: Permission, set: PermissionIndex): boolean {
  return coverersOf(permission, set).next().done !== true;
}

/** The permissions of `wanted` that no member of `owned` covers. */
export function missing(owned: PermissionIndex, wanted: PermissionIndex): PermissionIndex {
  return filter(wanted, (permission) => !isCovered(permission, owned));
}

/**
 * The permissions of a set that no other member covers: the least set that grants the same.
 *
 * Two sets of rules grant the same exactly when these are equal.
 */
export function canonical(set: PermissionIndex): PermissionIndex {
  return filter(set, (permission) => {
    const coverers = coverersOf(permission, set);
    coverers.next(); // the permission itself
    return coverers.next().done === true;
  });
}

function filter(set: PermissionIndex, keep: (permission: Permission) => boolean): PermissionIndex {
  const kept = new PermissionIndex();
  for (const permission of set.permissions()) {
    if (keep(permission)) {
      kept.add(permission);
    }
  }
  return kept;
}

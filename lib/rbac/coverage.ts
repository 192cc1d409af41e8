import { Permission } from './permission';
import { PermissionIndex, ResourceEntry } from './permission-index';
import { TextSet } from './text-set';
import { entriesMatchingGroup, entriesMatchingResource, entriesMatchingVerb } from './wildcards';

/**
 * The members of a set that cover a permission, the permission itself included where it is a member.
 *
 * One permission covers another when each of its parts equals or contains the other's. Because a set's coverage is
 * that of its single permissions, this is all there is to Kubernetes' own `Covers`.
 *
 * @see https://github.com/kubernetes/component-helpers/blob/v0.36.0/auth/rbac/validation/policy_comparator.go
 */
export function coverersOf(permission: Permission, set: PermissionIndex): Permission[] {
  const { verb, apiGroup, resource, resourceName, nonResourceURL } = permission;
  if (nonResourceURL !== undefined) {
    return urlCoverers(set, verb, nonResourceURL);
  }
  return apiGroup === undefined || resource === undefined
    ? []
    : coverersAmong(entriesCovering(set, apiGroup, resource), verb, resourceName);
}

/** The permissions of `wanted` that no member of `owned` covers. */
export function missing(owned: PermissionIndex, wanted: PermissionIndex): PermissionIndex {
  return filter(wanted, owned, (coverers) => coverers.length === 0);
}

/**
 * The permissions of a set that no other member covers: the least set that grants the same.
 *
 * Two sets of rules grant the same exactly when these are equal.
 */
export function canonical(set: PermissionIndex): PermissionIndex {
  return filter(set, set, (coverers) => coverers.length === 1); // by itself only
}

/** The permissions of a set that pass, judged by what covers them in `owned`. */
function filter(set: PermissionIndex, owned: PermissionIndex, passes: (coverers: Permission[]) => boolean): PermissionIndex {
  const kept = new PermissionIndex();
  for (const entry of set.entries()) {
    const keptEntry = filterEntry(entry, entriesCovering(owned, entry.apiGroup, entry.resource), passes);
    if (keptEntry.unnamed.size > 0 || keptEntry.named.size > 0) {
      kept.setEntry(keptEntry);
    }
  }
  for (const [verb, urls] of set.urls) {
    for (const url of urls) {
      if (passes(urlCoverers(owned, verb, url))) {
        kept.addUrl(verb, url);
      }
    }
  }
  return kept;
}

/** The entry itself where all of it passes. */
function filterEntry(entry: ResourceEntry, covering: ResourceEntry[], passes: (coverers: Permission[]) => boolean): ResourceEntry {
  const filterVerbs = (verbs: TextSet, name?: string) => verbs.filter((verb) => passes(coverersAmong(covering, verb, name)));
  const unnamed = filterVerbs(entry.unnamed);
  let named = entry.named;
  for (const [name, verbs] of entry.named) {
    const kept = filterVerbs(verbs, name);
    if (kept === verbs) {
      continue;
    }
    if (named === entry.named) {
      named = new Map(named);
    }
    if (kept.size === 0) {
      named.delete(name);
    } else {
      named.set(name, kept);
    }
  }
  return unnamed === entry.unnamed && named === entry.named ? entry : { ...entry, unnamed, named };
}

/** The entries whose group and resource equal or contain these. */
function entriesCovering(set: PermissionIndex, apiGroup: string, resource: string): ResourceEntry[] {
  return entriesMatchingGroup(apiGroup).flatMap((coveringGroup) =>
    entriesMatchingResource(resource).flatMap((coveringResource) => set.find(coveringGroup, coveringResource) ?? []));
}

function coverersAmong(entries: ResourceEntry[], verb: string, resourceName?: string): Permission[] {
  const coverers: Permission[] = [];
  for (const { apiGroup, resource, unnamed, named } of entries) {
    const ofName = resourceName === undefined ? undefined : named.get(resourceName);
    for (const coveringVerb of entriesMatchingVerb(verb)) {
      if (unnamed.has(coveringVerb)) {
        coverers.push({ verb: coveringVerb, apiGroup, resource });
      }
      if (ofName?.has(coveringVerb)) {
        coverers.push({ verb: coveringVerb, apiGroup, resource, resourceName });
      }
    }
  }
  return coverers;
}

function urlCoverers(set: PermissionIndex, verb: string, url: string): Permission[] {
  return entriesMatchingVerb(verb).flatMap((coveringVerb) =>
    (set.urls.get(coveringVerb)?.coverersOf(url) ?? []).map((nonResourceURL) => ({ verb: coveringVerb, nonResourceURL })));
}

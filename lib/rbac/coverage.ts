import { Permission } from './permission';
import { PermissionIndex, ResourceEntry } from './permission-index';
import { VerbSet } from './verb-set';
import { entriesMatchingGroup, entriesMatchingResource, entriesMatchingVerb, WILDCARD } from './wildcards';

/**
 * The members of a set that cover a permission, the permission itself included where it is a member.
 *
 * One permission covers another when each of its parts equals or contains the other's. Kubernetes' own `Covers` also
 * compares single permissions, so the result is the same.
 *
 * @see https://github.com/kubernetes/component-helpers/blob/v0.36.0/auth/rbac/validation/policy_comparator.go
 */
export function coverersOf(permission: Permission, set: PermissionIndex): Permission[] {
  const { verb, apiGroup, resource, resourceName, nonResourceURL } = permission;
  if (nonResourceURL !== undefined) {
    return urlCoverers(set, verb, nonResourceURL);
  }
  const coverers: Permission[] = [];
  if (apiGroup !== undefined && resource !== undefined) {
    forEachCoverer(entriesCovering(set, apiGroup, resource), verb, resourceName, (entry, coveringVerb, coveringName) => {
      const of = { verb: coveringVerb, apiGroup: entry.apiGroup, resource: entry.resource };
      coverers.push(coveringName === undefined ? of : { ...of, resourceName: coveringName });
    });
  }
  return coverers;
}

/** The permissions of `wanted` that no member of `owned` covers. */
export function missing(owned: PermissionIndex, wanted: PermissionIndex): PermissionIndex {
  return filter(wanted, owned, (coverers) => coverers === 0);
}

/**
 * The permissions of a set that no other member covers: the least set that grants the same.
 *
 * Two sets of rules grant the same exactly when these are equal.
 */
export function canonical(set: PermissionIndex): PermissionIndex {
  return isPlain(set) ? set : filter(set, set, (coverers) => coverers === 1); // by itself only
}

/** Whether nothing in a set can cover anything else: most roles have no star, and no resource both with names and without. */
function isPlain(set: PermissionIndex): boolean {
  for (const { apiGroup, resource, unnamed, named } of set.entries()) {
    if (apiGroup === WILDCARD || resource.startsWith(WILDCARD) || unnamed.has(WILDCARD)
      || unnamed.size > 0 === named.size > 0 || hasWildcard(named)) {
      return false;
    }
  }
  return set.urls.size === 0;
}

function hasWildcard(named: ReadonlyMap<string, VerbSet>): boolean {
  for (const verbs of named.values()) {
    if (verbs.has(WILDCARD)) {
      return true;
    }
  }
  return false;
}

/** The permissions of a set that pass, judged by how many in `owned` cover them. */
function filter(set: PermissionIndex, owned: PermissionIndex, passes: (coverers: number) => boolean): PermissionIndex {
  const kept = new PermissionIndex();
  for (const entry of set.entries()) {
    const keptEntry = filterEntry(entry, entriesCovering(owned, entry.apiGroup, entry.resource), passes);
    if (keptEntry.unnamed.size > 0 || keptEntry.named.size > 0) {
      kept.setEntry(keptEntry);
    }
  }
  for (const [verb, urls] of set.urls) {
    for (const url of urls) {
      if (passes(urlCoverers(owned, verb, url).length)) {
        kept.addUrl(verb, url);
      }
    }
  }
  return kept;
}

/** The entry itself where all of it passes. */
function filterEntry(entry: ResourceEntry, covering: ResourceEntry[], passes: (coverers: number) => boolean): ResourceEntry {
  const filterVerbs = filterOf(entry, covering, passes);
  const unnamed = filterVerbs(entry.unnamed);
  const named = new Map<string, VerbSet>();
  let isWhole = unnamed === entry.unnamed;
  for (const [name, verbs] of entry.named) {
    const kept = filterVerbs(verbs, name);
    isWhole &&= kept === verbs;
    if (kept.size > 0) {
      named.set(name, kept);
    }
  }
  return isWhole ? entry : { ...entry, unnamed, named };
}

/** Where nothing but the entry itself can cover it, the same verbs give the same result, whatever the name. */
function filterOf(
  entry: ResourceEntry, covering: ResourceEntry[], passes: (coverers: number) => boolean,
): (verbs: VerbSet, name?: string) => VerbSet {
  const filterVerbs = (verbs: VerbSet, name?: string) => verbs.filter((verb) => passes(countCoverers(covering, verb, name)));
  if (covering.some((each) => each !== entry)) {
    return filterVerbs;
  }
  const filtered = new Map<VerbSet, VerbSet>();
  return (verbs, name) => {
    if (name === undefined) {
      return filterVerbs(verbs);
    }
    let kept = filtered.get(verbs);
    if (kept === undefined) {
      kept = filterVerbs(verbs, name);
      filtered.set(verbs, kept);
    }
    return kept;
  };
}

/** The entries whose group and resource equal or contain these. */
function entriesCovering(set: PermissionIndex, apiGroup: string, resource: string): ResourceEntry[] {
  return entriesMatchingGroup(apiGroup).flatMap((coveringGroup) =>
    entriesMatchingResource(resource).flatMap((coveringResource) => set.find(coveringGroup, coveringResource) ?? []));
}

/** How many permissions of these entries cover a verb on the name, or on every name. */
function countCoverers(entries: readonly ResourceEntry[], verb: string, resourceName: string | undefined): number {
  let count = 0;
  for (const { unnamed, named } of entries) {
    count += countVerb(unnamed, verb);
    const ofName = resourceName === undefined ? undefined : named.get(resourceName);
    if (ofName !== undefined) {
      count += countVerb(ofName, verb);
    }
  }
  return count;
}

function countVerb(verbs: VerbSet, verb: string): number {
  return Number(verbs.has(verb)) + Number(verb !== WILDCARD && verbs.has(WILDCARD));
}

/** Visits the permissions of these entries that cover a verb on the name, or on every name. */
function forEachCoverer(
  entries: ResourceEntry[], verb: string, resourceName: string | undefined,
  visit: (entry: ResourceEntry, verb: string, resourceName?: string) => void,
): void {
  const coveringVerbs = entriesMatchingVerb(verb);
  for (const entry of entries) {
    const ofName = resourceName === undefined ? undefined : entry.named.get(resourceName);
    for (const coveringVerb of coveringVerbs) {
      if (entry.unnamed.has(coveringVerb)) {
        visit(entry, coveringVerb);
      }
      if (ofName?.has(coveringVerb)) {
        visit(entry, coveringVerb, resourceName);
      }
    }
  }
}

function urlCoverers(set: PermissionIndex, verb: string, url: string): Permission[] {
  return entriesMatchingVerb(verb).flatMap((coveringVerb) =>
    (set.urls.get(coveringVerb)?.coverersOf(url) ?? []).map((nonResourceURL) => ({ verb: coveringVerb, nonResourceURL })));
}

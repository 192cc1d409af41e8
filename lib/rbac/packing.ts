import { compareLists, compareText, compareVerbs } from './order';
import { PermissionIndex } from './permission-index';
import { PolicyRule } from './policy-rule';

/** The verbs on some resources of one group, on every name or on single ones. */
interface Entry {
  readonly apiGroup: string;
  readonly resources: string[];
  /** Empty: every name. */
  readonly resourceNames: string[];
  readonly verbs: string[];
}

/**
 * Writes permissions as rules, always the same for the same permissions.
 *
 * One API group a rule. A resource's verbs on every name stand in one place, and so do those of each name. Resources
 * of a group join where names and verbs are equal. Groups never join: their product could grant a pair that nobody
 * asked for.
 */
export function packRules(set: PermissionIndex): PolicyRule[] {
  const entries = joinResources(resourceEntries(set)).sort(compareEntries);
  return [...entries.map(toRule), ...urlRules(set)];
}

function resourceEntries(set: PermissionIndex): Entry[] {
  const entries: Entry[] = [];
  for (const [apiGroup, resources] of set.groups) {
    for (const [resource, { unnamed, named }] of resources) {
      const target = { apiGroup, resources: [resource] };
      if (unnamed.size > 0) {
        entries.push({ ...target, resourceNames: [], verbs: sortedVerbs(unnamed) });
      }
      for (const [verbs, resourceNames] of gatherByVerbs(named)) {
        entries.push({ ...target, resourceNames: resourceNames.sort(compareText), verbs });
      }
    }
  }
  return entries;
}

function joinResources(entries: Entry[]): Entry[] {
  const joined = new Map<string, Entry>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.apiGroup, entry.resourceNames, entry.verbs]);
    const same = joined.get(key);
    if (same === undefined) {
      joined.set(key, entry);
    } else {
      same.resources.push(...entry.resources);
    }
  }
  for (const entry of joined.values()) {
    entry.resources.sort(compareText);
  }
  return [...joined.values()];
}

function urlRules(set: PermissionIndex): PolicyRule[] {
  const verbsOfUrl = new Map<string, Set<string>>();
  for (const [verb, urls] of set.urls) {
    for (const url of urls) {
      const verbs = verbsOfUrl.get(url);
      if (verbs === undefined) {
        verbsOfUrl.set(url, new Set([verb]));
      } else {
        verbs.add(verb);
      }
    }
  }
  return gatherByVerbs(verbsOfUrl)
    .map(([verbs, urls]) => ({ nonResourceURLs: urls.sort(compareText), verbs }))
    .sort((a, b) => compareLists(a.nonResourceURLs, b.nonResourceURLs, compareText));
}

/** Gathers the keys whose verbs are equal. */
function gatherByVerbs(verbsOfKey: ReadonlyMap<string, Set<string>>): [string[], string[]][] {
  const keysOfVerbs = new Map<string, [string[], string[]]>();
  for (const [key, set] of verbsOfKey) {
    const verbs = sortedVerbs(set);
    const text = JSON.stringify(verbs);
    const gathered = keysOfVerbs.get(text);
    if (gathered === undefined) {
      keysOfVerbs.set(text, [verbs, [key]]);
    } else {
      gathered[1].push(key);
    }
  }
  return [...keysOfVerbs.values()];
}

function toRule({ apiGroup, resources, resourceNames, verbs }: Entry): PolicyRule {
  const rule = { apiGroups: [apiGroup], resources, verbs };
  return resourceNames.length === 0 ? rule : { ...rule, resourceNames };
}

function compareEntries(a: Entry, b: Entry): number {
  return compareText(a.apiGroup, b.apiGroup)
    || compareLists(a.resources, b.resources, compareText)
    || compareLists(a.resourceNames, b.resourceNames, compareText)
    || compareLists(a.verbs, b.verbs, compareVerbs);
}

function sortedVerbs(verbs: Set<string>): string[] {
  return [...verbs].sort(compareVerbs);
}

import { compareLists, compareText, compareVerbs } from './order';
import { PermissionIndex, ResourceEntry } from './permission-index';
import { PolicyRule } from './policy-rule';

/** The verbs on some resources of one group, on every name or on single ones. */
interface ResourceRule {
  readonly resources: string[];
  /** Empty: every name. */
  readonly resourceNames: string[];
  readonly verbs: string[];
}

/** Keys and the verbs they share. */
interface SharedVerbs {
  readonly keys: string[];
  readonly verbs: string[];
}

/**
 * Writes permissions as rules, always the same for the same permissions.
 *
 * One API group a rule. A resource's verbs on every name are in one place, and those of each name in another. Resources
 * of a group join where names and verbs are equal. Groups never join: their product could grant a pair that wasn't
 * requested.
 */
export function packRules(set: PermissionIndex): PolicyRule[] {
  return [...resourceRules(set), ...urlRules(set)];
}

function resourceRules(set: PermissionIndex): PolicyRule[] {
  const rulesOfGroup = new Map<string, ResourceRule[]>();
  for (const entry of set.entries()) {
    const rules = rulesOfGroup.get(entry.apiGroup) ?? [];
    rulesOfGroup.set(entry.apiGroup, rules);
    rulesOfEntry(entry).forEach((rule) => rules.push(rule)); // too many, perhaps, to be the arguments of one call
  }
  return [...rulesOfGroup]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([apiGroup, rules]) => joinResources(rules).sort(compareResourceRules).map((rule) => toPolicyRule(apiGroup, rule)));
}

function rulesOfEntry({ resource, unnamed, named }: ResourceEntry): ResourceRule[] {
  const rules = gatherByVerbs(named, (verbs) => verbs.toArray())
    .map(({ keys, verbs }) => ({ resources: [resource], resourceNames: keys.sort(compareText), verbs }));
  if (unnamed.size > 0) {
    rules.push({ resources: [resource], resourceNames: [], verbs: unnamed.toArray().sort(compareVerbs) });
  }
  return rules;
}

function joinResources(rules: ResourceRule[]): ResourceRule[] {
  const joined = new Map<string, ResourceRule>();
  for (const rule of rules) {
    const key = listKey(rule.verbs) + '/' + listKey(rule.resourceNames);
    const same = joined.get(key);
    if (same === undefined) {
      joined.set(key, rule);
    } else {
      same.resources.push(...rule.resources);
    }
  }
  for (const rule of joined.values()) {
    rule.resources.sort(compareText);
  }
  return [...joined.values()];
}

function compareResourceRules(a: ResourceRule, b: ResourceRule): number {
  return compareLists(a.resources, b.resources, compareText)
    || compareLists(a.resourceNames, b.resourceNames, compareText)
    || compareLists(a.verbs, b.verbs, compareVerbs);
}

function toPolicyRule(apiGroup: string, { resources, resourceNames, verbs }: ResourceRule): PolicyRule {
  const rule = { apiGroups: [apiGroup], resources, verbs };
  return resourceNames.length === 0 ? rule : { ...rule, resourceNames };
}

function urlRules(set: PermissionIndex): PolicyRule[] {
  const verbsOfUrl = new Map<string, string[]>();
  for (const [verb, urls] of set.urls) {
    for (const url of urls) {
      const verbs = verbsOfUrl.get(url);
      if (verbs === undefined) {
        verbsOfUrl.set(url, [verb]);
      } else {
        verbs.push(verb);
      }
    }
  }
  return gatherByVerbs(verbsOfUrl, (verbs) => verbs)
    .map(({ keys, verbs }) => ({ nonResourceURLs: keys.sort(compareText), verbs }))
    .sort((a, b) => compareLists(a.nonResourceURLs, b.nonResourceURLs, compareText));
}

/** Gathers the keys whose verbs are equal. */
function gatherByVerbs<V>(verbsOfKey: ReadonlyMap<string, V>, toArray: (verbs: V) => string[]): SharedVerbs[] {
  const gathered = new Map<string, SharedVerbs>();
  const ofValue = new Map<V, SharedVerbs>(); // equal verbs are mostly one and the same
  for (const [key, value] of verbsOfKey) {
    let shared = ofValue.get(value);
    if (shared === undefined) {
      const verbs = toArray(value).sort(compareVerbs);
      const text = listKey(verbs);
      shared = gathered.get(text) ?? { keys: [], verbs };
      gathered.set(text, shared);
      ofValue.set(value, shared);
    }
    shared.keys.push(key);
  }
  return [...gathered.values()];
}

/** A text that no two lists share, since each entry is preceded by its length. `JSON.stringify` is one too, but slower. */
export function listKey(list: readonly string[]): string {
  let key = '';
  for (const text of list) {
    key += `${text.length}:${text}`;
  }
  return key;
}

import { targetsOf } from './expansion';
import { PolicyRule } from './policy-rule';
import { TextSet } from './text-set';
import { UrlSet } from './url-pattern';

/** What is granted on one resource of one group. */
export interface ResourceEntry {
  readonly apiGroup: string;
  /** As rules write it. */
  readonly resource: string;
  /** The verbs on every name. */
  readonly unnamed: TextSet;
  /** The verbs on single names. */
  readonly named: Map<string, TextSet>;
}

/**
 * Permissions laid out so that those which could cover another are found by look-up, not by search.
 *
 * What is put in stays in: nothing is joined or dropped here.
 */
export class PermissionIndex {
  /** Takes rules apart into their permissions. */
  public static of(rules: Iterable<PolicyRule>): PermissionIndex {
    const index = new PermissionIndex();
    for (const rule of rules) {
      index.addRule(rule);
    }
    return index;
  }

  /** By verb. */
  public readonly urls = new Map<string, UrlSet>();
  /** By API group, then by resource. */
  private readonly groups = new Map<string, Map<string, ResourceEntry>>();

  public get isEmpty(): boolean {
    return this.groups.size === 0 && this.urls.size === 0;
  }

  public addUrl(verb: string, url: string): void {
    getOrAdd(this.urls, verb, () => new UrlSet()).add(url);
  }

  public find(apiGroup: string, resource: string): ResourceEntry | undefined {
    return this.groups.get(apiGroup)?.get(resource);
  }

  public *entries(): IterableIterator<ResourceEntry> {
    for (const resources of this.groups.values()) {
      yield* resources.values();
    }
  }

  /** Takes over an entry as it is, without a copy. */
  public setEntry(entry: ResourceEntry): void {
    this.resources(entry.apiGroup).set(entry.resource, entry);
  }

  private addRule(rule: PolicyRule): void {
    for (const { apiGroup, resource, resourceName, nonResourceURL } of targetsOf(rule)) {
      if (nonResourceURL !== undefined) {
        rule.verbs.forEach((verb) => this.addUrl(verb, nonResourceURL));
      } else if (apiGroup !== undefined && resource !== undefined) {
        const { unnamed, named } = getOrAdd(this.resources(apiGroup), resource, () => newEntry(apiGroup, resource));
        const verbs = resourceName === undefined ? unnamed : getOrAdd(named, resourceName, newTextSet);
        rule.verbs.forEach((verb) => verbs.add(verb));
      }
    }
  }

  private resources(apiGroup: string): Map<string, ResourceEntry> {
    return getOrAdd(this.groups, apiGroup, () => new Map<string, ResourceEntry>());
  }
}

function newEntry(apiGroup: string, resource: string): ResourceEntry {
  return { apiGroup, resource, unnamed: newTextSet(), named: new Map() };
}

function newTextSet(): TextSet {
  return new TextSet();
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

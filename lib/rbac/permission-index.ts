import { PolicyRule } from './policy-rule';
import { canonicalUrl, UrlSet } from './url-pattern';
import { FewVerbs, VerbSet } from './verb-set';

const NO_TEXTS: readonly string[] = [];

/** The empty set that the sets of verbs grow from: sets that grow by the same verbs in the same order are one. */
const NO_VERBS = new FewVerbs();

/** The grants on one resource of one group. */
export interface ResourceEntry {
  readonly apiGroup: string;
  /** As rules write it. */
  readonly resource: string;
  /** The verbs on every name; others take their place while rules are read. */
  unnamed: VerbSet;
  /** The verbs on single names. */
  readonly named: Map<string, VerbSet>;
}

/**
 * Permissions laid out so that those which could cover another are found by look-up, not by search.
 *
 * The index keeps every permission that it is given: it joins and drops none.
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
    const urls = this.urls.get(verb) ?? new UrlSet();
    this.urls.set(verb, urls);
    urls.add(url);
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

  private addRule({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): void {
    for (const apiGroup of apiGroups ?? NO_TEXTS) {
      for (const resource of resources ?? NO_TEXTS) {
        this.addVerbs(this.entry(apiGroup, resource), resourceNames ?? NO_TEXTS, verbs);
      }
    }
    for (const url of nonResourceURLs ?? NO_TEXTS) {
      verbs.forEach((verb) => this.addUrl(verb, canonicalUrl(url)));
    }
  }

  /** @param names None at all: every name. */
  private addVerbs(entry: ResourceEntry, names: readonly string[], verbs: readonly string[]): void {
    if (names.length === 0) {
      entry.unnamed = withVerbs(entry.unnamed, verbs);
    }
    for (const name of names) {
      entry.named.set(name, withVerbs(entry.named.get(name) ?? NO_VERBS, verbs));
    }
  }

  private entry(apiGroup: string, resource: string): ResourceEntry {
    const resources = this.resources(apiGroup);
    let entry = resources.get(resource);
    if (entry === undefined) {
      entry = { apiGroup, resource, unnamed: NO_VERBS, named: new Map() };
      resources.set(resource, entry);
    }
    return entry;
  }

  private resources(apiGroup: string): Map<string, ResourceEntry> {
    let resources = this.groups.get(apiGroup);
    if (resources === undefined) {
      resources = new Map();
      this.groups.set(apiGroup, resources);
    }
    return resources;
  }
}

function withVerbs(set: VerbSet, verbs: readonly string[]): VerbSet {
  return verbs.reduce((grown, verb) => grown.with(verb), set);
}

import { expandRule } from './expansion';
import { Permission } from './permission';
import { PolicyRule } from './policy-rule';
import { UrlSet } from './url-pattern';

/** The verbs granted on one resource of one group. */
export interface ResourceVerbs {
  /** On every name. */
  readonly unnamed: Set<string>;
  /** On single names. */
  readonly named: Map<string, Set<string>>;
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
      index.addAll(expandRule(rule));
    }
    return index;
  }

  /** By API group, then by resource as rules write it. */
  public readonly groups = new Map<string, Map<string, ResourceVerbs>>();
  /** By verb. */
  public readonly urls = new Map<string, UrlSet>();

  public get isEmpty(): boolean {
    return this.groups.size === 0 && this.urls.size === 0;
  }

  public addAll(permissions: Iterable<Permission>): void {
    for (const permission of permissions) {
      this.add(permission);
    }
  }

  public add(permission: Permission): void {
    const { verb, apiGroup, resource, resourceName, nonResourceURL } = permission;
    if (nonResourceURL !== undefined) {
      getOrAdd(this.urls, verb, () => new UrlSet()).add(nonResourceURL);
    } else if (apiGroup !== undefined && resource !== undefined) {
      const resources = getOrAdd(this.groups, apiGroup, () => new Map<string, ResourceVerbs>());
      const { unnamed, named } = getOrAdd(resources, resource, () => ({ unnamed: new Set(), named: new Map() }));
      const verbs = resourceName === undefined ? unnamed : getOrAdd(named, resourceName, () => new Set());
      verbs.add(verb);
    }
  }

  public find(apiGroup: string, resource: string): ResourceVerbs | undefined {
    return this.groups.get(apiGroup)?.get(resource);
  }

  /** Every permission once, in no particular order. */
  public *permissions(): IterableIterator<Permission> {
    for (const [apiGroup, resources] of this.groups) {
      for (const [resource, { unnamed, named }] of resources) {
        for (const verb of unnamed) {
          yield { verb, apiGroup, resource };
        }
        for (const [resourceName, verbs] of named) {
          for (const verb of verbs) {
            yield { verb, apiGroup, resource, resourceName };
          }
        }
      }
    }
    for (const [verb, urls] of this.urls) {
      for (const nonResourceURL of urls) {
        yield { verb, nonResourceURL };
      }
    }
  }
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

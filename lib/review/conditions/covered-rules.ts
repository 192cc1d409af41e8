import { listKey } from '../../rbac/packing';
import { PolicyRule } from '../../rbac/policy-rule';
import { coversUrl } from '../../rbac/url-pattern';
import { entriesMatchingResource, WILDCARD } from '../../rbac/wildcards';

/** A rule with more permissions isn't compared with the others of its role. */
const MOST_COMPARED = 5_000;

/** Every name, where a rule lists none. */
const EVERY_NAME = [undefined];

/** Finds the positions of rules all of whose permissions others of the role cover; of two that are the same, the later one. */
export function coveredRules(rules: readonly PolicyRule[]): number[] {
  return rules.length < 2 || rules.some((rule) => sizeOf(rule) > MOST_COMPARED) ? [] : new ComparedRules(rules).covered();
}

/** The positions of rules by what they are about. Most rules are the only one that is about it, so little is compared. */
class ComparedRules {
  private readonly unnamed = new Map<string, number[]>();

  /** By resource and name. */
  private readonly named = new Map<string, number[]>();
  private readonly ofUrls: number[] = [];

  /** The rules that are covered, so they cover no other one. */
  private readonly found = new Set<number>();

  constructor(private readonly rules: readonly PolicyRule[]) {
    rules.forEach(({ resources = [], resourceNames = [], nonResourceURLs = [] }, index) => {
      for (const resource of resources) {
        if (resourceNames.length === 0) {
          add(this.unnamed, resource, index);
        }
        resourceNames.forEach((name) => add(this.named, listKey([resource, name]), index));
      }
      if (nonResourceURLs.length > 0) {
        this.ofUrls.push(index);
      }
    });
  }

  public covered(): number[] {
    for (let index = this.rules.length - 1; index >= 0; index--) {
      if (this.isCovered(index)) {
        this.found.add(index);
      }
    }
    return [...this.found].reverse();
  }

  private isCovered(index: number): boolean {
    const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = this.rules[index];
    return resources.every((resource) => (resourceNames.length === 0 ? EVERY_NAME : resourceNames).every((name) => {
      const others = this.others(index, resource, name);
      return others.length > 0 && apiGroups.every((apiGroup) => verbs.every((verb) => others.some((rule) => grants(rule, verb, apiGroup))));
    })) && nonResourceURLs.every((url) => verbs.every((verb) =>
      this.ofUrls.some((other) => this.counts(other, index) && grantsUrl(this.rules[other], verb, url))));
  }

  /** The other rules whose resources and names equal or contain these. */
  private others(index: number, resource: string, name: string | undefined): PolicyRule[] {
    const others: PolicyRule[] = [];
    const collect = (positions: readonly number[] = []) => {
      for (const other of positions) {
        if (this.counts(other, index)) {
          others.push(this.rules[other]);
        }
      }
    };
    for (const each of entriesMatchingResource(resource)) {
      collect(this.unnamed.get(each));
      if (name !== undefined) {
        collect(this.named.get(listKey([each, name])));
      }
    }
    return others;
  }

  private counts(other: number, index: number): boolean {
    return other !== index && !this.found.has(other);
  }
}

function add(map: Map<string, number[]>, key: string, index: number): void {
  const same = map.get(key);
  if (same === undefined) {
    map.set(key, [index]);
  } else {
    same.push(index);
  }
}

function grants({ verbs, apiGroups = [] }: PolicyRule, verb: string, apiGroup: string): boolean {
  return includes(verbs, verb) && includes(apiGroups, apiGroup);
}

function grantsUrl({ verbs, nonResourceURLs = [] }: PolicyRule, verb: string, url: string): boolean {
  return includes(verbs, verb) && nonResourceURLs.some((each) => coversUrl(each, url));
}

function includes(list: readonly string[], entry: string): boolean {
  return list.includes(entry) || list.includes(WILDCARD);
}

function sizeOf({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): number {
  return verbs.length * (apiGroups.length * resources.length * Math.max(1, resourceNames.length) + nonResourceURLs.length);
}

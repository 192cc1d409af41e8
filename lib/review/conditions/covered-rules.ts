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

/** Of so few rules all are compared with each other. An index of them takes longer. */
const FEW = 32;

/** Rules that are compared with the others of their role. */
class ComparedRules {
  private readonly index: RulesByResource | undefined;

  /** The positions of the rules that are covered, so they cover no other one. */
  private readonly found = new Set<number>();

  constructor(private readonly rules: readonly PolicyRule[]) {
    this.index = rules.length > FEW ? new RulesByResource(rules) : undefined;
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
      this.rules.some((rule, other) => grantsUrl(rule, verb, url) && this.counts(other, index))));
  }

  /** The other rules whose resources and names equal or contain these. */
  private others(index: number, resource: string, name: string | undefined): PolicyRule[] {
    const resources = entriesMatchingResource(resource);
    const found = this.index?.find(resources, name);
    return found === undefined ? this.rules.filter((rule, other) => isAbout(rule, resources, name) && this.counts(other, index))
      : found.filter((other) => this.counts(other, index)).map((other) => this.rules[other]);
  }

  private counts(other: number, index: number): boolean {
    return other !== index && !this.found.has(other);
  }
}

/** The positions of rules by what they are about. */
class RulesByResource {
  private readonly unnamed = new Map<string, number[]>();

  /** By resource and name. */
  private readonly named = new Map<string, number[]>();

  constructor(rules: readonly PolicyRule[]) {
    rules.forEach(({ resources = [], resourceNames = [] }, index) => {
      for (const resource of resources) {
        if (resourceNames.length === 0) {
          add(this.unnamed, resource, index);
        }
        resourceNames.forEach((name) => add(this.named, listKey([resource, name]), index));
      }
    });
  }

  /** The rules that are about one of the resources, with that name or with every name. */
  public find(resources: readonly string[], name: string | undefined): number[] {
    return resources.flatMap((resource) => [
      ...this.unnamed.get(resource) ?? [],
      ...name === undefined ? [] : this.named.get(listKey([resource, name])) ?? [],
    ]);
  }
}

/** The same of one rule. */
function isAbout({ resources = [], resourceNames = [] }: PolicyRule, about: readonly string[], name: string | undefined): boolean {
  return resources.some((resource) => about.includes(resource)) && (resourceNames.length === 0 || name !== undefined && resourceNames.includes(name));
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

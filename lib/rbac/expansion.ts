import { Permission } from './permission';
import { PolicyRule } from './policy-rule';
import { canonicalUrl } from './url-pattern';

/** The target of a verb: every object of a resource, one object, or URLs. */
export type RuleTarget = Omit<Permission, 'verb'>;

/** Takes a rule apart into what it is about, in the order it is written in. */
function targetsOf({ apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): RuleTarget[] {
  const targets: RuleTarget[] = [];
  const names = resourceNames ?? [];
  for (const apiGroup of apiGroups ?? []) {
    for (const resource of resources ?? []) {
      if (names.length === 0) {
        targets.push({ apiGroup, resource });
      }
      for (const resourceName of names) {
        targets.push({ apiGroup, resource, resourceName });
      }
    }
  }
  for (const url of nonResourceURLs ?? []) {
    targets.push({ nonResourceURL: canonicalUrl(url) });
  }
  return targets;
}

/** Writes a permission as a rule. */
export function ruleOf({ verb, apiGroup = '', resource = '', resourceName, nonResourceURL }: Permission): PolicyRule {
  return nonResourceURL !== undefined
    ? { verbs: [verb], nonResourceURLs: [nonResourceURL] }
    : { verbs: [verb], apiGroups: [apiGroup], resources: [resource], ...resourceName === undefined ? {} : { resourceNames: [resourceName] } };
}

/** Takes a rule apart into its permissions, in the order it is written in. */
export function expandRule(rule: PolicyRule): Permission[] {
  return targetsOf(rule).flatMap((target) => rule.verbs.map((verb) => ({ verb, ...target })));
}

import { Permission } from './permission';
import { PolicyRule } from './policy-rule';
import { canonicalUrl } from './url-pattern';

/** Takes a rule apart into its permissions, in the order the rule is written in. */
export function* expandRule(rule: PolicyRule): IterableIterator<Permission> {
  const { verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule;
  for (const apiGroup of apiGroups) {
    for (const resource of resources) {
      for (const name of resourceNames.length === 0 ? [undefined] : resourceNames) {
        const target = name === undefined ? { apiGroup, resource } : { apiGroup, resource, resourceName: name };
        for (const verb of verbs) {
          yield { verb, ...target };
        }
      }
    }
  }
  for (const url of nonResourceURLs) {
    for (const verb of verbs) {
      yield { verb, nonResourceURL: canonicalUrl(url) };
    }
  }
}

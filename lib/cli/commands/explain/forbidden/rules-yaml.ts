import { dump } from 'js-yaml';
import { PolicyRule } from '../../../../rbac/policy-rule';

/** Writes the rules of a role, each member on one line. */
export function rulesYaml(rules: readonly PolicyRule[]): string {
  return dump(rules.map(({ apiGroups, resources, resourceNames, nonResourceURLs, verbs }) => ({
    ...apiGroups && { apiGroups },
    ...resources && { resources },
    ...resourceNames && { resourceNames },
    ...nonResourceURLs && { nonResourceURLs },
    verbs,
  })), { flowLevel: 2, lineWidth: -1 });
}

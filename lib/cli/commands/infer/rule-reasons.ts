import { Need } from '../../../inference/access/need';
import { PolicyRule } from '../../../rbac/policy-rule';

/** The needs that a rule answers, in its order. */
export function reasonsOfRule({ apiGroups = [], resources = [], verbs, resourceNames }: PolicyRule, needs: readonly Need[]): Need[] {
  // A rule can have many names, and each is looked up for each need.
  const names = resourceNames === undefined ? undefined : new Set(resourceNames);
  return needs.filter(({ permission: { verb, apiGroup = '', resource = '', resourceName } }) =>
    apiGroups.includes(apiGroup) && resources.includes(resource) && verbs.includes(verb)
    && (resourceName === undefined ? names === undefined : names?.has(resourceName) === true));
}

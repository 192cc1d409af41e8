import { Need } from '../../../inference/access/need';
import { PolicyRule } from '../../../rbac/policy-rule';

/** The needs that a rule answers, in its order. */
export function reasonsOfRule({ apiGroups = [], resources = [], verbs, resourceNames }: PolicyRule, needs: readonly Need[]): Need[] {
  return needs.filter(({ permission: { verb, apiGroup = '', resource = '', resourceName } }) =>
    apiGroups.includes(apiGroup) && resources.includes(resource) && verbs.includes(verb)
    && (resourceName === undefined ? resourceNames === undefined : resourceNames?.includes(resourceName) === true));
}

import { ruleOf } from '../../rbac/expansion';
import { INamespacedGrant, IGrant } from '../../resources/grant';
import { GrantStatement } from '../../resources/grant-statement';
import { ResourceScope } from '../../resources/resource-info';
import { Need } from '../access/need';

/** Returns a need as a grant with its reason. Needs from Argo's own tables and kubectl's calls require no further check. */
export function grantOf(need: Need): INamespacedGrant | IGrant {
  const { permission, scope, template, place, why } = need;
  const statement = GrantStatement._of({
    rule: ruleOf(permission),
    scope: scope.kind === 'cluster' ? ResourceScope.CLUSTER : ResourceScope.NAMESPACED,
    reasons: [`${template} (${place.file}:${place.line}): ${why}`],
    check: () => [],
  });
  return scope.kind === 'cluster' ? { statement } : { statement, namespaced: true };
}

/** Returns the grants for needs in a namespace. */
export function namespacedGrants(needs: readonly Need[]): INamespacedGrant[] {
  return needs.map(grantOf).filter((grant): grant is INamespacedGrant => 'namespaced' in grant);
}

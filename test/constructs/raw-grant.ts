import { GrantStatement } from '../../lib/resources/grant-statement';
import { IGrant, INamespacedGrant, PolicyRule, ResourceScope } from '../../lib/resources/grants';

/** A grant that no typed resource gives: rules of any size, URLs, and faults of the test's choosing. */
export function rawGrant(rule: PolicyRule, scope = ResourceScope.NAMESPACED, faults: string[] = []): IGrant {
  return { statement: GrantStatement._of({ rule, scope, reasons: [], check: () => faults }) };
}

export function rawNamespacedGrant(rule: PolicyRule, faults: string[] = []): INamespacedGrant {
  return { ...rawGrant(rule, ResourceScope.NAMESPACED, faults), namespaced: true };
}

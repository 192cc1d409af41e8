import { issue } from '../../lib/diagnostics/issue';
import { GrantStatement } from '../../lib/resources/grant-statement';
import { IGrant, INamespacedGrant, PolicyRule, ResourceScope } from '../../lib/resources/grants';

/** A grant that no typed resource gives: rules of any size, URLs, and what is wrong with it of the test's choosing. */
export function rawGrant(rule: PolicyRule, scope = ResourceScope.NAMESPACED, messages: readonly string[] = []): IGrant {
  const issues = messages.map((message) => issue('dead-grant/unserved-verb', 'verbs', message));
  return { statement: GrantStatement._of({ rule, scope, reasons: [], check: () => issues }) };
}

export function rawNamespacedGrant(rule: PolicyRule, messages: readonly string[] = []): INamespacedGrant {
  return { ...rawGrant(rule, ResourceScope.NAMESPACED, messages), namespaced: true };
}

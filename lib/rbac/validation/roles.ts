import { validateLabelSelector } from './label-selector';
import { validateMetadata } from './metadata';
import { OBJECT_KINDS } from './object-kinds';
import { entriesOf, isAbsent, membersOf, validateList, validateObject } from './plain-data';
import { validatePolicyRules } from './policy-rules';
import { Issue, issue } from '../../diagnostics/issue';

/**
 * Rejects a Role that Kubernetes rejects.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/
 */
export function validateRole(role: unknown): Issue[] {
  const { metadata, rules } = membersOf(role);
  return [
    ...validateMetadata(metadata, OBJECT_KINDS.Role),
    ...validatePolicyRules(rules, { namespaced: true }, 'rules'),
  ];
}

/**
 * Rejects a ClusterRole that Kubernetes rejects.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-v1/
 */
export function validateClusterRole(role: unknown): Issue[] {
  const { metadata, rules, aggregationRule } = membersOf(role);
  return [
    ...validateMetadata(metadata, OBJECT_KINDS.ClusterRole),
    ...validatePolicyRules(rules, { namespaced: false }, 'rules'),
    ...(isAbsent(aggregationRule) ? [] : validateAggregationRule(aggregationRule, 'aggregationRule')),
  ];
}

function validateAggregationRule(aggregationRule: unknown, field: string): Issue[] {
  const { clusterRoleSelectors } = membersOf(aggregationRule);
  const selectors = `${field}.clusterRoleSelectors`;
  const issues = [
    ...validateObject(aggregationRule, field),
    ...validateList(clusterRoleSelectors, selectors),
    ...entriesOf(clusterRoleSelectors).flatMap((selector, i) => validateLabelSelector(selector, `${selectors}[${i}]`)),
  ];
  if (issues.length === 0 && entriesOf(clusterRoleSelectors).length === 0) {
    issues.push(issue('rbac/missing-selector', selectors, 'The aggregation rule has no selector.', 'List at least one, or remove aggregationRule.'));
  }
  return issues;
}

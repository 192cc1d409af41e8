import { validateMetadata } from './metadata';
import { validateObjectName } from './object-names';
import { membersOf } from './plain-data';
import { validatePolicyRules } from './policy-rules';
import { Issue } from '../../diagnostics/issue';

/**
 * Rejects a Role that Kubernetes rejects.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-v1/
 */
export function validateRole(role: unknown): Issue[] {
  const { metadata, rules } = membersOf(role);
  return [
    ...validateMetadata(metadata, { kind: 'Role', namespaced: true, validateName: validateObjectName }),
    ...validatePolicyRules(rules, { namespaced: true }, 'rules'),
  ];
}

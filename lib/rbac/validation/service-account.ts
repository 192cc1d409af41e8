import { validateMetadata } from './metadata';
import { validateServiceAccountName } from './object-names';
import { membersOf } from './plain-data';
import { Issue } from '../../diagnostics/issue';

/**
 * Rejects a ServiceAccount whose metadata Kubernetes rejects. It checks nothing else of one.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/service-account-v1/
 */
export function validateServiceAccount(account: unknown): Issue[] {
  const { metadata } = membersOf(account);
  return validateMetadata(metadata, { kind: 'ServiceAccount', namespaced: true, validateName: validateServiceAccountName });
}

import { validateMetadata } from './metadata';
import { validateServiceAccountName } from './object-names';
import { membersOf } from './plain-data';
import { validateRoleBinding, validateClusterRoleBinding } from './role-bindings';
import { validateClusterRole, validateRole } from './roles';
import { Issue } from '../../diagnostics/issue';
import { RBAC_API_VERSION } from '../rbac-api-group';

/** How Kubernetes judges the objects of a kind. */
interface KindValidation {
  readonly apiVersion: string;
  readonly validate: (object: unknown) => Issue[];
}

/** The kinds of objects that decide about access, with what Kubernetes rejects of each. */
export const ACCESS_OBJECTS: ReadonlyMap<string, KindValidation> = new Map([
  ['Role', { apiVersion: RBAC_API_VERSION, validate: validateRole }],
  ['ClusterRole', { apiVersion: RBAC_API_VERSION, validate: validateClusterRole }],
  ['RoleBinding', { apiVersion: RBAC_API_VERSION, validate: validateRoleBinding }],
  ['ClusterRoleBinding', { apiVersion: RBAC_API_VERSION, validate: validateClusterRoleBinding }],
  ['ServiceAccount', { apiVersion: 'v1', validate: validateServiceAccount }],
]);

/**
 * Rejects a ServiceAccount whose metadata Kubernetes rejects. It checks nothing else of one.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/service-account-v1/
 */
export function validateServiceAccount(account: unknown): Issue[] {
  const { metadata } = membersOf(account);
  return validateMetadata(metadata, { kind: 'ServiceAccount', namespaced: true, validateName: validateServiceAccountName });
}

import { validateMetadata } from './metadata';
import { OBJECT_KINDS } from './object-kinds';
import { membersOf } from './plain-data';
import { validateRoleBinding, validateClusterRoleBinding } from './role-bindings';
import { validateClusterRole, validateRole } from './roles';
import { Issue } from '../../diagnostics/issue';

/** A kind with the faults that Kubernetes rejects its objects for. */
interface KindValidation {
  readonly apiVersion: string;
  readonly namespaced: boolean;
  readonly validate: (object: unknown) => Issue[];
}

/** The kinds of objects that decide about access, with what Kubernetes rejects of each. */
export const ACCESS_OBJECTS: ReadonlyMap<string, KindValidation> = new Map([
  ['Role', { ...OBJECT_KINDS.Role, validate: validateRole }],
  ['ClusterRole', { ...OBJECT_KINDS.ClusterRole, validate: validateClusterRole }],
  ['RoleBinding', { ...OBJECT_KINDS.RoleBinding, validate: validateRoleBinding }],
  ['ClusterRoleBinding', { ...OBJECT_KINDS.ClusterRoleBinding, validate: validateClusterRoleBinding }],
  ['ServiceAccount', { ...OBJECT_KINDS.ServiceAccount, validate: validateServiceAccount }],
]);

/**
 * Rejects a ServiceAccount whose metadata Kubernetes rejects. It checks nothing else of one.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/service-account-v1/
 */
export function validateServiceAccount(account: unknown): Issue[] {
  const { metadata } = membersOf(account);
  return validateMetadata(metadata, OBJECT_KINDS.ServiceAccount);
}

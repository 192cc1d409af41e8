import { validateMetadata } from './metadata';
import { validateObjectName } from './object-names';
import { membersOf } from './plain-data';
import { validateRoleRef } from './role-ref';
import { validateSubjects } from './subjects';
import { Issue } from '../../diagnostics/issue';

/**
 * Rejects a RoleBinding that Kubernetes rejects.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-binding-v1/
 */
export function validateRoleBinding(binding: unknown): Issue[] {
  const { metadata, roleRef, subjects } = membersOf(binding);
  return [
    ...validateMetadata(metadata, { kind: 'RoleBinding', namespaced: true, validateName: validateObjectName }),
    ...validateRoleRef(roleRef, ['Role', 'ClusterRole'], 'roleRef'),
    ...validateSubjects(subjects, { namespaced: true }, 'subjects'),
  ];
}

import { validateMetadata } from './metadata';
import { validateObjectName } from './object-names';
import { membersOf } from './plain-data';
import { validateRoleRef } from './role-ref';
import { validateSubjects } from './subjects';
import { Issue } from '../../diagnostics/issue';

/**
 * Rejects a ClusterRoleBinding that Kubernetes rejects.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-binding-v1/
 */
export function validateClusterRoleBinding(binding: unknown): Issue[] {
  const { metadata, roleRef, subjects } = membersOf(binding);
  return [
    ...validateMetadata(metadata, { kind: 'ClusterRoleBinding', namespaced: false, validateName: validateObjectName }),
    ...validateRoleRef(roleRef, ['ClusterRole'], 'roleRef'),
    ...validateSubjects(subjects, { namespaced: false }, 'subjects'),
  ];
}

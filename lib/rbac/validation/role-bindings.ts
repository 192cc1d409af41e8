import { Issue, issue } from '../../diagnostics/issue';
import { enumerate } from '../../diagnostics/printable-text';
import { RBAC_API_GROUP } from '../rbac-api-group';
import { validateMetadata } from './metadata';
import { OBJECT_KINDS } from './object-kinds';
import { validateObjectName } from './object-names';
import { inWords, isAbsent, membersOf, validateObject } from './plain-data';
import { validateSubjects } from './subjects';

/**
 * Rejects a RoleBinding that Kubernetes rejects.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/role-binding-v1/
 */
export function validateRoleBinding(binding: unknown): Issue[] {
  const { metadata, roleRef, subjects } = membersOf(binding);
  return [
    ...validateMetadata(metadata, OBJECT_KINDS.RoleBinding),
    ...validateRoleRef(roleRef, ['Role', 'ClusterRole'], 'roleRef'),
    ...validateSubjects(subjects, { namespaced: true }, 'subjects'),
  ];
}

/**
 * Rejects a ClusterRoleBinding that Kubernetes rejects.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/authorization-resources/cluster-role-binding-v1/
 */
export function validateClusterRoleBinding(binding: unknown): Issue[] {
  const { metadata, roleRef, subjects } = membersOf(binding);
  return [
    ...validateMetadata(metadata, OBJECT_KINDS.ClusterRoleBinding),
    ...validateRoleRef(roleRef, ['ClusterRole'], 'roleRef'),
    ...validateSubjects(subjects, { namespaced: false }, 'subjects'),
  ];
}

/** Rejects a reference to a role that Kubernetes rejects, or of a kind that the binding can't refer to. */
function validateRoleRef(roleRef: unknown, kinds: readonly string[], field: string): Issue[] {
  const { apiGroup, kind, name } = membersOf(roleRef);
  const issues = validateObject(roleRef, field);
  // The API server fills in a missing group.
  if (!isAbsent(apiGroup) && apiGroup !== '' && apiGroup !== RBAC_API_GROUP) {
    issues.push(issue('rbac/invalid-role-ref', `${field}.apiGroup`, `The API group of a role isn't ${inWords(apiGroup)}.`, `Write ${RBAC_API_GROUP}.`));
  }
  if (!kinds.some((known) => known === kind)) {
    const message = isAbsent(kind) ? 'The kind of the role is missing.' : `The binding can't refer to the kind ${inWords(kind)}.`;
    issues.push(issue('rbac/invalid-role-ref', `${field}.kind`, message, `Write ${enumerate(kinds, 'or')}.`));
  }
  return [...issues, ...validateObjectName(name, `${field}.name`)];
}

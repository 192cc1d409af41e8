import { roleSizeIssues } from './role-size';
import { Issue } from '../diagnostics/issue';
import { validateClusterRole } from '../rbac/validation/cluster-role';
import { validateClusterRoleBinding } from '../rbac/validation/cluster-role-binding';
import { validateRole } from '../rbac/validation/role';
import { validateRoleBinding } from '../rbac/validation/role-binding';
import { validateServiceAccount } from '../rbac/validation/service-account';

const VALIDATE: ReadonlyMap<string, (object: unknown) => Issue[]> = new Map([
  ['Role', (role) => [...validateRole(role), ...roleSizeIssues(role)]],
  ['ClusterRole', (role) => [...validateClusterRole(role), ...roleSizeIssues(role)]],
  ['RoleBinding', validateRoleBinding],
  ['ClusterRoleBinding', validateClusterRoleBinding],
  ['ServiceAccount', validateServiceAccount],
]);

/** Reports the faults for which Kubernetes rejects an object, and an object that is too big for it, before the object is written. */
export function objectIssues(kind: string, object: unknown): Issue[] {
  return VALIDATE.get(kind)?.(object) ?? [];
}

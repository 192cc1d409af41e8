import { roleSizeIssues } from './role-size';
import { Issue } from '../diagnostics/issue';
import { ACCESS_OBJECTS } from '../rbac/validation/access-objects';

/** Reports the faults for which Kubernetes rejects an object, and an object that is too big for it, before the object is written. */
export function objectIssues(kind: string, object: unknown): Issue[] {
  const isRole = kind === 'Role' || kind === 'ClusterRole';
  return [...ACCESS_OBJECTS.get(kind)?.validate(object) ?? [], ...isRole ? roleSizeIssues(object) : []];
}

import { Issue, issue } from '../diagnostics/issue';
import { ACCESS_OBJECTS } from '../rbac/validation/access-objects';
import { MAX_ANNOTATIONS_SIZE } from '../rbac/validation/annotations';

/**
 * The most that all annotations of an object may hold; `kubectl apply` keeps the whole object in one.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.0/pkg/api/validation/objectmeta.go
 */
const APPLY_LIMIT = MAX_ANNOTATIONS_SIZE;

/**
 * The most that etcd accepts in one request by default.
 *
 * @see https://etcd.io/docs/v3.5/dev-guide/limit/
 */
const STORAGE_LIMIT = 1.5 * 1024 * 1024;

/** Reports the faults for which Kubernetes rejects an object, and an object that is too big for it, before the object is written. */
export function objectIssues(kind: string, object: unknown): Issue[] {
  const isRole = kind === 'Role' || kind === 'ClusterRole';
  return [...ACCESS_OBJECTS.get(kind)?.validate(object) ?? [], ...isRole ? roleSizeIssues(object) : []];
}

/**
 * Reports a role that is too big for a cluster, or, as a warning, for plain `kubectl apply`.
 *
 * @param role The role as it is written: patches and additions of the synthesis count, too.
 */
function roleSizeIssues(role: unknown): Issue[] {
  const bytes = Buffer.byteLength(JSON.stringify(role));
  if (bytes > STORAGE_LIMIT) {
    return [issue(
      'construct/role-too-large', 'rules', `The role takes ${bytes} bytes as JSON, and a cluster stores at most ${STORAGE_LIMIT}.`, 'Split it into several roles.',
    )];
  }
  return bytes <= APPLY_LIMIT ? [] : [issue(
    'construct/role-too-large-to-apply', '',
    `The role takes ${bytes} bytes as JSON, and plain kubectl apply fails above ${APPLY_LIMIT}.`,
    'Use kubectl apply --server-side, or split the role.',
  )];
}

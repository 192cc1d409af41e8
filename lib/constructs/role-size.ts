import { ApiObject } from 'cdk8s';
import { PolicyRule } from '../rbac/policy-rule';

/**
 * The most that all annotations of an object may hold; `kubectl apply` keeps the whole object in one.
 *
 * @see https://github.com/kubernetes/apimachinery/blob/v0.36.0/pkg/api/validation/objectmeta.go
 */
const APPLY_LIMIT = 262_144;

/**
 * The most that etcd takes in one request, unless told otherwise.
 *
 * @see https://etcd.io/docs/v3.5/dev-guide/limit/
 */
const STORAGE_LIMIT = 1.5 * 1024 * 1024;

/** Says that a role is too big to be stored; warns where it is only too big for plain `kubectl apply`. */
export function sizeFaults({ apiVersion, kind, metadata, node }: ApiObject, rules: PolicyRule[]): string[] {
  const bytes = Buffer.byteLength(JSON.stringify({ apiVersion, kind, metadata: metadata.toJson(), rules }));
  if (bytes > STORAGE_LIMIT) {
    return [`the role takes ${bytes} bytes as JSON, and a cluster stores at most ${STORAGE_LIMIT}: split it into several roles`];
  }
  if (bytes > APPLY_LIMIT) {
    process.emitWarning(
      `${node.path}: the role takes ${bytes} bytes as JSON, and plain \`kubectl apply\` fails above ${APPLY_LIMIT}: `
      + 'use `kubectl apply --server-side`, or split the role',
      { type: 'RoleSizeWarning' },
    );
  }
  return [];
}

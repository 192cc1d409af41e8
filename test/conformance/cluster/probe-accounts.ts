import { DEFAULT_NAMESPACE, KubernetesObject } from './kubernetes-objects';

const NAME = 'conformance-probe';
const API_GROUP = 'rbac.authorization.k8s.io';
const API_VERSION = `${API_GROUP}/v1`;

/** Adds an account to every role that no binding refers to: without one nobody could try what it grants. */
export function withProbeAccounts(objects: readonly KubernetesObject[]): KubernetesObject[] {
  const bound = new Set(objects.flatMap(({ roleRef, metadata }) =>
    roleRef === undefined ? [] : [roleKey(roleRef.kind, roleRef.name, metadata.namespace)]));
  const unbound = objects.filter(({ kind, metadata }) =>
    (kind === 'Role' || kind === 'ClusterRole') && !bound.has(roleKey(kind, metadata.name, metadata.namespace)));
  return [...objects, ...unbound.flatMap(probeOf)];
}

function probeOf({ kind, metadata }: KubernetesObject): KubernetesObject[] {
  const namespace = metadata.namespace ?? DEFAULT_NAMESPACE;
  const name = `${NAME}-${metadata.name}`;
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } };
  const binding = {
    apiVersion: API_VERSION,
    roleRef: { apiGroup: API_GROUP, kind, name: metadata.name },
    subjects: [{ kind: 'ServiceAccount', name, namespace }],
  };
  return [account, kind === 'Role'
    ? { ...binding, kind: 'RoleBinding', metadata: { name, namespace } }
    : { ...binding, kind: 'ClusterRoleBinding', metadata: { name } }];
}

/** A cluster role can be bound from any namespace; a role only from its own. */
function roleKey(kind: string, name: string, namespace: string | undefined): string {
  return kind === 'ClusterRole' ? `${kind}/${name}` : `${kind}/${namespace ?? DEFAULT_NAMESPACE}/${name}`;
}

import { parseAllDocuments } from 'yaml';
import { PolicyRule } from '../../../lib/rbac/policy-rule';

/** What all objects have, and RBAC objects beyond it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly rules?: PolicyRule[];
  readonly roleRef?: { readonly apiGroup?: string; readonly kind: string; readonly name: string };
  readonly subjects?: readonly Subject[];
}

export interface Subject {
  readonly kind: string;
  readonly name: string;
  readonly namespace?: string;
}

/** Where kubectl puts an object that names no namespace. */
export const DEFAULT_NAMESPACE = 'default';

/** Kinds of these manifests that live in no namespace. */
const CLUSTER_KINDS = ['Namespace', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition'];

export function isNamespaced({ kind }: KubernetesObject): boolean {
  return !CLUSTER_KINDS.includes(kind);
}

/** Reads manifests of one or many documents. */
export function parseManifests(yaml: string): KubernetesObject[] {
  return parseAllDocuments(yaml).flatMap((document) => {
    if (document.errors.length > 0) {
      throw document.errors[0];
    }
    const object = document.toJS() as KubernetesObject | null;
    return object === null ? [] : [object];
  });
}

/** The namespaces that objects and subjects live in. */
export function namespacesOf(objects: readonly KubernetesObject[]): string[] {
  const namespaces = objects.flatMap((object) => [
    ...(isNamespaced(object) ? [object.metadata.namespace ?? DEFAULT_NAMESPACE] : []),
    ...(object.kind === 'Namespace' ? [object.metadata.name] : []),
    ...(object.subjects ?? []).flatMap(({ namespace }) => namespace ?? []),
  ]);
  return [...new Set(namespaces)].sort();
}

/**
 * Moves objects under a prefix: their namespaces, and the names of those that live in none.
 *
 * A reference to a cluster role follows where that role is among them. The empty prefix leaves all as it is.
 */
export function underPrefix(objects: readonly KubernetesObject[], prefix: string): KubernetesObject[] {
  const clusterRoles = new Set(objects.filter(({ kind }) => kind === 'ClusterRole').map(({ metadata }) => metadata.name));
  return prefix === '' ? [...objects] : objects.map((object) => ({
    ...object,
    metadata: isNamespaced(object)
      ? { ...object.metadata, namespace: prefix + (object.metadata.namespace ?? DEFAULT_NAMESPACE) }
      : { ...object.metadata, name: prefix + object.metadata.name },
    ...(object.subjects && {
      subjects: object.subjects.map((subject) => subject.namespace ? { ...subject, namespace: prefix + subject.namespace } : subject),
    }),
    ...(object.roleRef && object.roleRef.kind === 'ClusterRole' && clusterRoles.has(object.roleRef.name) && {
      roleRef: { ...object.roleRef, name: prefix + object.roleRef.name },
    }),
  }));
}

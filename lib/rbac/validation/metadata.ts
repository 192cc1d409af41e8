import { validateAnnotations } from './annotations';
import { validateLabels } from './labels';
import { validateNamespaceName } from './object-names';
import { isAbsent, membersOf, validateObject } from './plain-data';
import { Issue, issue } from '../../diagnostics/issue';

/** The requirements of a kind of object on its metadata. */
export interface MetadataRules {
  /** The kind, for messages. */
  readonly kind: string;
  /** Whether objects of the kind live in a namespace. */
  readonly namespaced: boolean;
  /** Rejects names that no object of the kind can have. */
  readonly validateName: (name: unknown, field: string) => Issue[];
}

/**
 * Rejects metadata that Kubernetes rejects.
 *
 * Where an object that needs a namespace gives none, the client fills in its own: that is valid.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/
 */
export function validateMetadata(metadata: unknown, { kind, namespaced, validateName }: MetadataRules, field = 'metadata'): Issue[] {
  const { name, namespace, labels, annotations } = membersOf(metadata);
  return [
    ...validateObject(metadata, field),
    ...validateName(name, `${field}.name`),
    ...validateNamespace(namespace, kind, namespaced, `${field}.namespace`),
    ...isAbsent(labels) ? [] : validateLabels(labels, `${field}.labels`),
    ...isAbsent(annotations) ? [] : validateAnnotations(annotations, `${field}.annotations`),
  ];
}

function validateNamespace(namespace: unknown, kind: string, namespaced: boolean, field: string): Issue[] {
  if (isAbsent(namespace) || namespace === '') {
    return [];
  }
  return namespaced
    ? validateNamespaceName(namespace, field)
    : [issue('rbac/unexpected-namespace', field, `A ${kind} has no namespace.`, 'Remove it.')];
}

import { KubernetesFault } from './oracle';
import { KubernetesObject } from './random-objects';
import { ACCESS_OBJECTS } from '../../lib/rbac/validation/access-objects';

/** The fields that our validation finds fault with, each once. It names the key of a label too, where Kubernetes names the labels. */
export function faultyFields(object: KubernetesObject): string[] {
  return distinct((ACCESS_OBJECTS.get(object.kind)?.validate(object) ?? []).map(({ field }) => field.replace(/(labels|annotations|matchLabels)\[[^]*$/, '$1')));
}

/** The fields that Kubernetes finds fault with, each once. */
export function kubernetesFaultyFields(faults: readonly KubernetesFault[]): string[] {
  return distinct(faults.filter((fault) => !sumsUpOthers(fault, faults)).map(({ field }) => field));
}

/** The object as a client sends it: in a namespace where its kind lives in one. */
export function asSent(object: KubernetesObject): KubernetesObject {
  const namespaced = !object.kind.startsWith('Cluster');
  return namespaced && !object.metadata?.namespace ? { ...object, metadata: { ...object.metadata, namespace: 'default' } } : object;
}

/** After the faults inside a label selector, Kubernetes reports the selector as a whole once more. */
function sumsUpOthers({ field, detail }: KubernetesFault, faults: readonly KubernetesFault[]): boolean {
  return detail === 'invalid label selector.' && faults.some((other) => other.field.startsWith(`${field}.`));
}

function distinct(fields: readonly string[]): string[] {
  return [...new Set(fields)].sort();
}

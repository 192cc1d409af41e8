import { KubernetesFault } from './oracle';
import { KubernetesObject } from './random-objects';
import { Fault } from '../../lib/rbac/fault';
import { validateClusterRole } from '../../lib/rbac/validation/cluster-role';
import { validateClusterRoleBinding } from '../../lib/rbac/validation/cluster-role-binding';
import { validateRole } from '../../lib/rbac/validation/role';
import { validateRoleBinding } from '../../lib/rbac/validation/role-binding';
import { validateServiceAccount } from '../../lib/rbac/validation/service-account';

const VALIDATION_OF_KIND: Record<string, (object: unknown) => Fault[]> = {
  Role: validateRole,
  ClusterRole: validateClusterRole,
  RoleBinding: validateRoleBinding,
  ClusterRoleBinding: validateClusterRoleBinding,
  ServiceAccount: validateServiceAccount,
};

/** The fields that our validation finds fault with, each once. It names the key of a label too, where Kubernetes names the labels. */
export function faultyFields(object: KubernetesObject): string[] {
  return distinct(VALIDATION_OF_KIND[object.kind](object).map(({ field }) => field.replace(/(labels|annotations|matchLabels)\[[^]*$/, '$1')));
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

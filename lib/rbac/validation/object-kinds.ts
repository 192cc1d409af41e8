import { MetadataRules } from './metadata';
import { validateNamespaceName, validateObjectName, validateSecretName, validateServiceAccountName } from './object-names';
import { RBAC_API_VERSION } from '../rbac-api-group';

/** The known facts about a kind of object. */
interface ObjectKindRow extends MetadataRules {
  readonly apiVersion: string;
}

/** The kinds that the library writes, those of access among them. */
export const OBJECT_KINDS = {
  Namespace: { kind: 'Namespace', apiVersion: 'v1', namespaced: false, validateName: validateNamespaceName },
  Role: { kind: 'Role', apiVersion: RBAC_API_VERSION, namespaced: true, validateName: validateObjectName },
  ClusterRole: { kind: 'ClusterRole', apiVersion: RBAC_API_VERSION, namespaced: false, validateName: validateObjectName },
  RoleBinding: { kind: 'RoleBinding', apiVersion: RBAC_API_VERSION, namespaced: true, validateName: validateObjectName },
  ClusterRoleBinding: { kind: 'ClusterRoleBinding', apiVersion: RBAC_API_VERSION, namespaced: false, validateName: validateObjectName },
  ServiceAccount: { kind: 'ServiceAccount', apiVersion: 'v1', namespaced: true, validateName: validateServiceAccountName },
  Secret: { kind: 'Secret', apiVersion: 'v1', namespaced: true, validateName: validateSecretName },
} as const satisfies Record<string, ObjectKindRow>;

/** A kind that the library writes. */
export type ObjectKind = keyof typeof OBJECT_KINDS;

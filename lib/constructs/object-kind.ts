import { Issue } from '../diagnostics/issue';
import { RBAC_API_VERSION } from '../rbac/rbac-api-group';
import { validateNamespaceName, validateObjectName, validateSecretName, validateServiceAccountName } from '../rbac/validation/object-names';

/**
 * The annotation for a description.
 *
 * @see https://kubernetes.io/docs/reference/labels-annotations-taints/#description
 */
export const DESCRIPTION_ANNOTATION = 'kubernetes.io/description';

/** The known facts about a kind of object that we write. */
interface ObjectKindRow {
  readonly kind: string;
  readonly apiVersion: string;
  readonly namespaced: boolean;
  readonly validateName: (name: unknown, field: string) => Issue[];
}

/** The kinds we write. */
export const OBJECT_KINDS = {
  Namespace: { kind: 'Namespace', apiVersion: 'v1', namespaced: false, validateName: validateNamespaceName },
  Role: { kind: 'Role', apiVersion: RBAC_API_VERSION, namespaced: true, validateName: validateObjectName },
  ClusterRole: { kind: 'ClusterRole', apiVersion: RBAC_API_VERSION, namespaced: false, validateName: validateObjectName },
  RoleBinding: { kind: 'RoleBinding', apiVersion: RBAC_API_VERSION, namespaced: true, validateName: validateObjectName },
  ClusterRoleBinding: { kind: 'ClusterRoleBinding', apiVersion: RBAC_API_VERSION, namespaced: false, validateName: validateObjectName },
  ServiceAccount: { kind: 'ServiceAccount', apiVersion: 'v1', namespaced: true, validateName: validateServiceAccountName },
  Secret: { kind: 'Secret', apiVersion: 'v1', namespaced: true, validateName: validateSecretName },
} as const satisfies Record<string, ObjectKindRow>;

/** A kind we write. */
export type ObjectKind = keyof typeof OBJECT_KINDS;

const RBAC_API_GROUP = 'rbac.authorization.k8s.io';
const RBAC_API_VERSION = `${RBAC_API_GROUP}/v1`;

/** An object as it is written. */
export interface TenantObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace: string };
  readonly [field: string]: unknown;
}

/** The objects of a tenant, as this library writes them. */
export function tenantObjects(name: string, namespace: string): TenantObject[] {
  const role = `${name}-role`;
  return [
    {
      apiVersion: RBAC_API_VERSION,
      kind: 'Role',
      metadata: { name: role, namespace },
      rules: [
        { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'create', 'delete'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
        { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
        { apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['get', 'list', 'watch', 'create', 'update'] },
        { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] },
        { apiGroups: ['batch'], resources: ['jobs'], verbs: ['get', 'create'] },
      ],
    },
    {
      apiVersion: RBAC_API_VERSION,
      kind: 'RoleBinding',
      metadata: { name: `${role}-binding`, namespace },
      roleRef: { apiGroup: RBAC_API_GROUP, kind: 'Role', name: role },
      subjects: [{ kind: 'ServiceAccount', name, namespace }],
    },
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace }, automountServiceAccountToken: true },
  ];
}

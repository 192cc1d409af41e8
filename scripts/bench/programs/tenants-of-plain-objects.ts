import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { count, folder } from './program-arguments';
import { beginWork } from './usage';

const RBAC_API_GROUP = 'rbac.authorization.k8s.io';
const RBAC_API_VERSION = `${RBAC_API_GROUP}/v1`;

/** As cdk8s writes it. */
const WRITING = { keepUndefined: true, lineWidth: 0, version: '1.1' } as const;

beginWork();
const documents: string[] = [];
for (let i = 0; i < count; i++) {
  documents.push(...tenant(`tenant-${i}`, 'tenants').map((object) => stringify(object, WRITING)));
}
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'tenants.k8s.yaml'), documents.join('---\n'));

function tenant(name: string, namespace: string): object[] {
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

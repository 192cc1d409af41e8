import { InstallPermission } from '../../../argo/install/install-permission';
import { expandRule } from '../../../rbac/expansion';
import { permissionText } from '../../../resources/permission-text';
import { formatTable } from '../../text-table';

/** Lists permissions to add to an install, and those to remove, when its version changes. */
export function compareVersions(older: readonly InstallPermission[], newer: readonly InstallPermission[], width?: number): string {
  const before = byText(older);
  const after = byText(newer);
  const rows = [
    ...[...after].filter(([text]) => !before.has(text)).map(([, row]) => ['add', ...row]),
    ...[...before].filter(([text]) => !after.has(text)).map(([, row]) => ['may go', ...row]),
  ];
  return rows.length === 0
    ? 'Both versions need the same.\n'
    : formatTable([['CHANGE', 'COMPONENT', 'WHERE', 'PERMISSION', 'WHY'], ...rows], width);
}

/** Each permission once, with the first reason for it. */
function byText(rows: readonly InstallPermission[]): Map<string, string[]> {
  const permissions = new Map<string, string[]>();
  for (const row of rows) {
    const where = row.namespaces?.join(',') ?? '(cluster)';
    const { apiGroup, resource, verbs, resourceNames } = row;
    for (const permission of expandRule({ apiGroups: [apiGroup], resources: [resource], verbs, ...resourceNames && { resourceNames } })) {
      const described = permissionText(permission);
      const key = JSON.stringify([row.component, where, described]);
      if (!permissions.has(key)) {
        permissions.set(key, [row.component, where, described, row.why]);
      }
    }
  }
  return permissions;
}

/* eslint-disable @typescript-eslint/no-require-imports -- the help names the formats, and loads nothing of them */
import type { InstallPermission } from '../../../argo/install/install-permission';
import { formatTable } from '../../text-table';

const COLUMNS = ['COMPONENT', 'WHERE', 'VERBS', 'RESOURCE', 'NAMES', 'ON BY', 'WHY'];

/** The forms in which an install is explained, for a terminal of some width. */
export const EXPLAIN_FORMATS = {
  table: (permissions: readonly InstallPermission[], width?: number) => formatTable([COLUMNS, ...permissions.map(row)], width),
  markdown: (permissions: readonly InstallPermission[]) => {
    const { writePermissionTable } = require('../../../argo/install/install-permission') as typeof import('../../../argo/install/install-permission');
    return `${writePermissionTable(permissions)}\n`;
  },
  json: (permissions: readonly InstallPermission[]) => `${JSON.stringify(permissions, undefined, 2)}\n`,
} satisfies Record<string, (permissions: readonly InstallPermission[], width?: number) => string>;

function row({ component, verbs, apiGroup, resource, resourceNames = [], namespaces, turnedOnBy, why }: InstallPermission): string[] {
  return [
    component,
    namespaces?.join(',') ?? '(cluster)',
    verbs.join(','),
    apiGroup === '' ? resource : `${resource}.${apiGroup}`,
    resourceNames.join(',') || '*',
    turnedOnBy.join(' and '),
    why,
  ];
}

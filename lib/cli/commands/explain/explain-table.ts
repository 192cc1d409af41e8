import { InstallPermission } from '../../../argo/install/install-permission';
import { qualifiedResource } from '../../../resources/resource-names';
import { formatTable } from '../../text-table';

const COLUMNS = ['COMPONENT', 'WHERE', 'VERBS', 'RESOURCE', 'NAMES', 'ON BY', 'WHY'];

/** Writes one line for each row, for people. */
export function writeTable(permissions: readonly InstallPermission[], width?: number): string {
  return formatTable([COLUMNS, ...permissions.map(row)], width);
}

function row({ component, verbs, apiGroup, resource, resourceNames = [], namespaces, turnedOnBy, why }: InstallPermission): string[] {
  return [
    component,
    namespaces?.join(',') ?? '(cluster)',
    verbs.join(','),
    qualifiedResource(apiGroup, resource),
    resourceNames.join(',') || '*',
    turnedOnBy.join(' and '),
    why,
  ];
}

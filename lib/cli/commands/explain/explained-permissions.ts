import { InstallPermission } from '../../../argo/install/install-permission';
import { visible } from '../../../diagnostics/printable-text';
import { expandRule } from '../../../rbac/expansion';
import { Permission } from '../../../rbac/permission';

/** The single permissions of a row. */
export function permissionsOf({ apiGroup, resource, verbs, resourceNames }: InstallPermission): Permission[] {
  return [...expandRule({ apiGroups: [apiGroup], resources: [resource], verbs, ...resourceNames && { resourceNames } })];
}

/** Writes a permission as people say it: `get configmaps "my-cache"`. */
export function describePermission({ verb, apiGroup = '', resource, resourceName, nonResourceURL }: Permission): string {
  const target = nonResourceURL ?? (apiGroup === '' ? resource ?? '' : `${resource}.${apiGroup}`);
  return visible(`${verb} ${target}${resourceName === undefined ? '' : ` "${resourceName}"`}`);
}

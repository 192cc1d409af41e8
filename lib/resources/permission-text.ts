import { qualifiedResource } from './resource-names';
import { Permission } from '../rbac/permission';

/** Writes what is granted: `get secrets "name"`, `create workflows.argoproj.io`, `get /metrics`. */
export function permissionText({ verb, apiGroup = '', resource = '', resourceName, nonResourceURL }: Permission): string {
  const target = nonResourceURL ?? qualifiedResource(apiGroup, resource);
  return `${verb} ${target}${resourceName === undefined ? '' : ` ${JSON.stringify(resourceName)}`}`;
}

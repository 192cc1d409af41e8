import { Access } from './recorded-access';
import { bootstrapRoles } from '../access/bootstrap/bootstrap-roles';
import { AccessRequest } from '../rbac/access-request';
import { allows } from '../rbac/authorization';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';

const ANONYMOUS = 'system:anonymous';

/** The roles that Kubernetes binds to everybody. */
const OF_ANONYMOUS = ['system:public-info-viewer'];
const OF_AUTHENTICATED = [...OF_ANONYMOUS, 'system:basic-user', 'system:discovery'];

const indexes = new Map<readonly string[], PermissionIndex>();

/** Whether every account has an access, by the roles that Kubernetes binds to all who are authenticated, and some to all others. */
export function isNoise(username: string, { namespace, permission: { verb, apiGroup, resource = '', resourceName, nonResourceURL } }: Access): boolean {
  if (namespace !== undefined) {
    return false;
  }
  if (!mayBeNoise(username, { verb, apiGroup, resource, nonResourceURL })) {
    return false; // as for most, and quickly
  }
  const index = indexFor(username);
  const [plural, ...subresource] = resource.split('/');
  return allows(index, nonResourceURL === undefined
    ? AccessRequest.resource({ verb, apiGroup, resource: plural, subresource: subresource.join('/'), name: resourceName })
    : AccessRequest.nonResourceUrl(verb, nonResourceURL));
}

/** Whether an access in the whole cluster may be noise, depending on its verb and its name. */
export function mayBeNoise(username: string, { apiGroup = '', resource = '', nonResourceURL }: Permission): boolean {
  return nonResourceURL !== undefined || indexFor(username).find(apiGroup, resource) !== undefined;
}

function indexFor(username: string): PermissionIndex {
  return indexOf(username === ANONYMOUS ? OF_ANONYMOUS : OF_AUTHENTICATED);
}

function indexOf(names: readonly string[]): PermissionIndex {
  let index = indexes.get(names);
  if (index === undefined) {
    index = PermissionIndex.of(bootstrapRoles().filter(({ name }) => names.includes(name)).flatMap(({ rules }) => rules));
    indexes.set(names, index);
  }
  return index;
}

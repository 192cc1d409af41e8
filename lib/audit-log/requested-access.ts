import { AuditEvent, ObjectReference } from './audit-event';
import { Access } from './recorded-access';
import { Permission } from '../rbac/permission';
import { resourceInPath } from '../rbac/resource-path';

/** The verbs whose requests have a body with a namespace of its own. */
export const WRITES: ReadonlySet<string> = new Set(['create', 'update', 'patch']);

const NAMESPACES = '/namespaces/';

/** The first access that a request requires; nothing for a request without a verb, which no rule can grant. */
export function requestedAccess({ verb, objectRef: logged, requestURI }: Pick<AuditEvent, 'verb' | 'objectRef' | 'requestURI'>): Access | undefined {
  if (verb === '') {
    return undefined;
  }
  // An event lacks the object if a service on the way of the log has left it out.
  const objectRef = logged ?? resourceInPath(pathOf(requestURI));
  if (objectRef === undefined) {
    const path = pathOf(requestURI);
    return path === '' ? undefined : { permission: { verb, nonResourceURL: path } };
  }
  const { resource, subresource, apiGroup } = objectRef;
  const name = isAuthorizedByName(verb, objectRef) ? objectRef.name : '';
  const permission: Permission = {
    verb,
    apiGroup,
    resource: subresource === '' ? resource : `${resource}/${subresource}`,
    ...name === '' ? {} : { resourceName: name },
  };
  const namespace = namespaceOf(permission, objectRef, requestURI);
  return { ...namespace === '' ? {} : { namespace }, permission };
}

/** The path that rules are compared with: the audit log has it as it was sent. */
function pathOf(requestURI: string): string {
  const [path] = requestURI.split('?', 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // no rule can match bytes that aren't valid UTF-8
  }
}

/** A create isn't authorized by the name of the object, which the log has from the body. The parent of a subresource is in the URL. */
export function isAuthorizedByName(verb: string, { subresource }: ObjectReference): boolean {
  return verb !== 'deletecollection' && (verb !== 'create' || subresource !== '');
}

/** Whether the namespace in the log is the name of the object itself, which is in none. */
export function createsNamespace({ verb, apiGroup, resource }: Permission): boolean {
  return verb === 'create' && resource === 'namespaces' && apiGroup === '';
}

/**
 * The log takes the namespace from the body, where the URL has none: a cluster role may be written with one, which has no effect. Neither
 * has the one of a namespace that is created: its own name.
 */
function namespaceOf(permission: Permission, { namespace }: ObjectReference, requestURI: string): string {
  const { verb } = permission;
  if (createsNamespace(permission)) {
    return '';
  }
  return WRITES.has(verb) && requestURI !== '' && !pathOf(requestURI).includes(NAMESPACES) ? '' : namespace;
}

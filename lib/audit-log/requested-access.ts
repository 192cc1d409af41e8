import { AuditEvent, ObjectReference } from './audit-event';
import { Access } from './recorded-access';

/** The verbs whose requests have a body with a namespace of its own. */
export const WRITES: ReadonlySet<string> = new Set(['create', 'update', 'patch']);

const NAMESPACES = '/namespaces/';

/** The access that a request asked the authorizer for first; nothing for a request without a verb, which no rule can grant. */
export function requestedAccess({ verb, objectRef, requestURI }: Pick<AuditEvent, 'verb' | 'objectRef' | 'requestURI'>): Access | undefined {
  if (verb === '') {
    return undefined;
  }
  if (objectRef === undefined) {
    const path = pathOf(requestURI);
    return path === '' ? undefined : { permission: { verb, nonResourceURL: path } };
  }
  const { resource, subresource, apiGroup } = objectRef;
  const namespace = namespaceOf(verb, objectRef, requestURI);
  const name = nameOf(verb, objectRef);
  return {
    ...namespace === '' ? {} : { namespace },
    permission: {
      verb,
      apiGroup,
      resource: subresource === '' ? resource : `${resource}/${subresource}`,
      ...name === '' ? {} : { resourceName: name },
    },
  };
}

/** The path that rules are compared with: the audit log has it as it was sent. */
function pathOf(requestURI: string): string {
  const [path] = requestURI.split('?', 1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path; // what no text is in UTF-8 no rule can match
  }
}

/** Who creates an object isn't authorized by its name, which the log has from the body. The parent of a subresource is in the URL. */
function nameOf(verb: string, { subresource, name }: ObjectReference): string {
  return verb === 'deletecollection' || verb === 'create' && subresource === '' ? '' : name;
}

/** The log takes the namespace from the body, where the URL has none: a cluster role may be written with one, and it counts for nothing. */
function namespaceOf(verb: string, { namespace }: ObjectReference, requestURI: string): string {
  return WRITES.has(verb) && requestURI !== '' && !pathOf(requestURI).includes(NAMESPACES) ? '' : namespace;
}

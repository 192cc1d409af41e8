/** Matches every verb, API group or resource, and for every URL. */
export const WILDCARD = '*';

/** Before a subresource it matches every resource that has one of that name. */
const ANY_RESOURCE = '*/';

/** The entries of a rule that match this verb, the verb itself first. */
export function entriesMatchingVerb(verb: string): string[] {
  return verb === WILDCARD ? [verb] : [verb, WILDCARD];
}

/** The entries of a rule that match this API group, the group itself first. */
export function entriesMatchingGroup(apiGroup: string): string[] {
  return apiGroup === WILDCARD ? [apiGroup] : [apiGroup, WILDCARD];
}

/**
 * The entries of a rule that match this resource or all that it matches, the resource itself first.
 *
 * Only `*` and a star before the slash match others; `pods/*` is text. The part after the first slash is
 * the subresource, as Kubernetes splits it.
 */
export function entriesMatchingResource(resource: string): string[] {
  if (resource === WILDCARD) {
    return [resource];
  }
  const slash = resource.indexOf('/');
  if (slash < 0) {
    return [resource, WILDCARD];
  }
  const ofAnyResource = ANY_RESOURCE + resource.slice(slash + 1);
  return ofAnyResource === resource ? [resource, WILDCARD] : [resource, ofAnyResource, WILDCARD];
}

/**
 * The entries of a rule that match a request for this resource.
 *
 * Unlike a rule, a request says where the subresource begins.
 */
export function entriesMatchingRequest(resource: string, subresource: string): string[] {
  return subresource === '' ? [resource, WILDCARD] : [`${resource}/${subresource}`, ANY_RESOURCE + subresource, WILDCARD];
}

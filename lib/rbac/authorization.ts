import { AccessRequest, ResourceAttributes, UrlAttributes } from './access-request';
import { PermissionIndex, ResourceEntry } from './permission-index';
import { entriesMatchingGroup, entriesMatchingVerb, WILDCARD } from './wildcards';

/**
 * The authorizer's verdict on a request.
 *
 * A request that carries no name carries the empty one: a rule with names refuses it, unless the empty name is among
 * them.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/plugin/pkg/auth/authorizer/rbac/rbac.go
 */
export function allows(set: PermissionIndex, request: AccessRequest): boolean {
  const attributes = request._attributes;
  return attributes.kind === 'resource' ? allowsResource(set, attributes) : allowsUrl(set, attributes);
}

function allowsResource(set: PermissionIndex, request: ResourceAttributes): boolean {
  return entriesMatchingGroup(request.apiGroup).some((group) =>
    requestedResourceEntries(request).some((resource) => {
      const entry = set.find(group, resource);
      return entry !== undefined && allowsVerb(entry, request);
    }));
}

/** What a rule may call the requested resource. Unlike in coverage, the request says where the subresource begins. */
function requestedResourceEntries({ resource, subresource }: ResourceAttributes): string[] {
  return subresource === ''
    ? [WILDCARD, resource]
    : [WILDCARD, `${resource}/${subresource}`, `*/${subresource}`];
}

function allowsVerb({ unnamed, named }: ResourceEntry, { verb, name }: ResourceAttributes): boolean {
  const ofName = named.get(name);
  return entriesMatchingVerb(verb).some((entry) => unnamed.has(entry) || ofName?.has(entry) === true);
}

function allowsUrl(set: PermissionIndex, { verb, path }: UrlAttributes): boolean {
  return entriesMatchingVerb(verb).some((entry) => set.urls.get(entry)?.matches(path) === true);
}

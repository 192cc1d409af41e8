import { AccessRequest, WantedResourceEntries, WantedUrlEntries } from './access-request';
import { PermissionIndex, ResourceEntry } from './permission-index';

/**
 * The authorizer's verdict on a request.
 *
 * A request that carries no name carries the empty one: a rule with names denies it, unless the empty name is among
 * them.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.0/plugin/pkg/auth/authorizer/rbac/rbac.go
 */
export function allows(set: PermissionIndex, request: AccessRequest): boolean {
  const wanted = request._wanted;
  return wanted.kind === 'resource' ? allowsResource(set, wanted) : allowsUrl(set, wanted);
}

function allowsResource(set: PermissionIndex, wanted: WantedResourceEntries): boolean {
  return wanted.apiGroups.some((apiGroup) => wanted.resources.some((resource) => {
    const entry = set.find(apiGroup, resource);
    return entry !== undefined && allowsVerb(entry, wanted);
  }));
}

function allowsVerb({ unnamed, named }: ResourceEntry, { verbs, name }: WantedResourceEntries): boolean {
  const ofName = named.get(name);
  return verbs.some((verb) => unnamed.has(verb) || ofName?.has(verb) === true);
}

function allowsUrl(set: PermissionIndex, { verbs, path }: WantedUrlEntries): boolean {
  return verbs.some((verb) => set.urls.get(verb)?.matches(path) === true);
}

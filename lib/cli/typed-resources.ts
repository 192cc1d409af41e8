import * as groups from '../resources/groups';
import { ResourceInfo, ResourceScope } from '../resources/resource-info';
import { resourceText } from '../resources/resource-names';

/** How the library calls a resource: `Core.podsLog`. */
export interface TypedResource {
  readonly group: string;
  readonly member: string;
  readonly info: ResourceInfo;
}

let index: ReadonlyMap<string, TypedResource> | undefined;

/** Finds what the library calls a resource, written as in a rule; where it can be granted in a role, that member. */
export function findTypedResource(apiGroup: string, resource: string, scope?: ResourceScope): TypedResource | undefined {
  index ??= new Map(allResources().reverse().flatMap((typed): [string, TypedResource][] => {
    const { info } = typed;
    const key = keyOf(info.apiGroup, resourceText(info.plural, info.subresource));
    return [[key, typed], [`${key} ${info.scope}`, typed]];
  }));
  const key = keyOf(apiGroup, resource);
  return scope === undefined ? index.get(key) : index.get(`${key} ${scope}`);
}

function keyOf(apiGroup: string, resource: string): string {
  return `${apiGroup}/${resource}`;
}

function allResources(): TypedResource[] {
  return Object.entries(groups).flatMap(([group, members]) =>
    Object.entries(members).flatMap(([member, value]: [string, unknown]) => {
      const info = infoOf(value);
      return info === undefined ? [] : [{ group, member, info }];
    }));
}

/** The members of a group class are resources, and a few that take a key are functions. */
function infoOf(member: unknown): ResourceInfo | undefined {
  return typeof member === 'object' && member !== null && 'info' in member ? member.info as ResourceInfo : undefined;
}

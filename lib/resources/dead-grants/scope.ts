import { findResource } from '../catalogue/lookup';
import { ResourceScope } from '../resource-info';
import { RawGrant } from './raw-grant';
import { splitResource } from './resource';
import { enumerate } from './wording';
import { quote } from '../../diagnostics/printable-text';

/** Tells which verbs of a Role are on a resource of the cluster, where a Role grants nothing. */
export function scopeFaults({ apiGroup, resource, verbs, roleScope }: RawGrant): string[] {
  const { plural, subresource } = splitResource(resource);
  const row = findResource(apiGroup, plural, subresource)?.row;
  if (roleScope !== ResourceScope.NAMESPACED || row?.scope !== ResourceScope.CLUSTER) {
    return [];
  }
  const honoured = row.inRole?.verbs ?? [];
  const dead = verbs.filter((verb) => !honoured.includes(verb));
  return dead.length === 0 ? [] : [
    `${quote(resource)} belongs to the cluster, not to a namespace: a role grants nothing on it. Grant ${enumerate(dead, 'and')} in a cluster role.`,
  ];
}

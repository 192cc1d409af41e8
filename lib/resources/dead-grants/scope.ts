import { findResource } from '../catalogue/lookup';
import { ResourceScope } from '../resource-info';
import { RawGrant } from './raw-grant';
import { splitResource } from './resource';
import { Issue, issue } from '../../diagnostics/issue';
import { enumerate, quote } from '../../diagnostics/printable-text';

/** Reports the verbs of a Role on a cluster-scoped resource, where a Role grants nothing. */
export function scopeIssues({ apiGroup, resource, verbs, roleScope }: RawGrant): Issue[] {
  const { plural, subresource } = splitResource(resource);
  const row = findResource(apiGroup, plural, subresource)?.row;
  if (roleScope !== ResourceScope.NAMESPACED || row?.scope !== ResourceScope.CLUSTER) {
    return [];
  }
  const honoured = row.inRole?.verbs ?? [];
  const dead = verbs.filter((verb) => !honoured.includes(verb));
  return dead.length === 0 ? [] : [issue(
    'dead-grant/cluster-scoped-resource', 'resources',
    `${quote(resource)} belongs to the cluster, not to a namespace, so a Role doesn't grant ${enumerate(dead, 'and')} on it.`,
    `Grant ${enumerate(dead, 'and')} in a ClusterRole.`,
  )];
}

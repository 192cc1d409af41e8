import { TailoredPermission, UngrantedAccess, UntracedQuestion, Widening } from './tailored-account';
import { Access } from '../audit-log/recorded-access';
import { Seen } from '../audit-log/tally';
import { Permission } from '../rbac/permission';
import { qualifiedResource } from '../resources/resource-names';

/** So many names are listed. */
const MOST_NAMES = 3;

/** Writes why a role has a permission: `get: 312 requests, 2027-01-31T12:00:00Z to 2027-02-03T08:15:00Z; without names: 312 were seen (a, b, c …)`. */
export function reasonText({ permission: { verb }, seen, reasons, widened }: TailoredPermission): string {
  return [`${verb}: ${seenText(seen)}`, ...reasons, ...widened.map(wideningText)].join('; ');
}

/** Writes how often and when: `312 requests, 2027-01-31T12:00:00Z to 2027-02-03T08:15:00Z`. */
function seenText({ count, ...times }: Seen): string {
  return [count === 0 ? 'not seen' : requests(count), ...timesText(times)].join(', ');
}

export function requests(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}

function timesText({ first, last }: Omit<Seen, 'count'>): string[] {
  if (first === undefined || last === undefined) {
    return [];
  }
  const [from, to] = [timeText(first), timeText(last)];
  return [from === to ? from : `${from} to ${to}`];
}

/** Writes a time in seconds: `2027-01-31T12:00:00Z`. */
export function timeText(time: number): string {
  return new Date(time).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Writes how a permission is wider than the accesses that were seen, and why. */
export function wideningText(widening: Widening): string {
  if (widening.kind === 'verb') {
    return `added, as a client that uses ${widening.from} keeps a cache`;
  }
  const { because, names, hasMore } = widening;
  const count = `${hasMore ? 'more than ' : ''}${names.length}`;
  const listed = names.length === 0 ? '' : ` (${names.slice(0, MOST_NAMES).join(', ')}${hasMore || names.length > MOST_NAMES ? ' …' : ''})`;
  const seen = names.length === 0 ? 'more names were seen than the profile has' : `${count} ${names.length === 1 && !hasMore ? 'was' : 'were'} seen${listed}`;
  switch (because) {
    case 'run-time':
      return `widened to all names, as they are made per run: ${seen}`;
    case 'asked':
      return `widened to all names, as --names asks: ${seen}`;
    case 'too-many':
      return `widened to all names: ${seen}`;
  }
}

/** Writes an access with its place: `get secrets "mine" in argo`. */
export function accessText({ namespace, permission }: Access): string {
  const place = namespace === undefined ? permission.nonResourceURL === undefined ? ' in the whole cluster' : '' : ` in ${namespace}`;
  return `${permissionText(permission)}${place}`;
}

function permissionText({ verb, apiGroup = '', resource = '', resourceName, nonResourceURL }: Permission): string {
  const target = nonResourceURL ?? qualifiedResource(apiGroup, resource);
  return `${verb} ${target}${resourceName === undefined ? '' : ` ${JSON.stringify(resourceName)}`}`;
}

/** Writes why no rule is written for an access. */
export function ungrantedText({ access, why }: UngrantedAccess): string {
  return `Not granted: ${accessText(access)} (${requests(access.seen.count)}). ${why}`;
}

/** Writes what a role may lack. */
export function untracedText({ access, why }: UntracedQuestion): string {
  return `This may not be enough: ${accessText(access)} (${requests(access.seen.count)}); ${why}. A log has no trace of the answer, so the role doesn't have that.`;
}

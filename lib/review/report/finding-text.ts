import { ReviewReport, UnlistedFindings, VoidAcknowledgement } from './review-report';
import { whereText } from '../../access/reported-scope';
import { Place } from '../../diagnostics/diagnostic';
import { formatPlace } from '../../diagnostics/format-diagnostic';
import { permissionText } from '../../resources/permission-text';
import { checkOf } from '../checks/check-table';
import { SEVERITIES } from '../checks/severity';
import { Finding, FindingGrant, FindingVia, Reached } from '../findings/finding';

/** Writes what a finding is: `B1 Read Secrets by get`. */
export function titleText({ check }: Pick<Finding, 'check'>): string {
  return `${check} ${checkOf(check).title}`;
}

/** Writes a permission in its scope: `get secrets "name", namespace ci`. */
export function grantText(grant: FindingGrant): string {
  return `${permissionText(grant)}, ${whereText(grant.where)}`;
}

/** Writes a way to a permission: `RoleBinding web/deploy (roles.yaml:14) -> Role web/deploy rule 2 (roles.yaml:3)`. */
export function wayText({ through, binding, role, writtenIn, rule, bindingPlace, rulePlace }: FindingVia): string {
  return [
    ...through === undefined ? [] : [through],
    ...binding === undefined ? [] : [`${binding}${inPlace(bindingPlace)}`],
    ...writtenIn === undefined ? [] : [role],
    `${writtenIn === undefined ? role : `aggregated ${writtenIn}`}${rule === undefined ? '' : ` rule ${rule}`}${inPlace(rulePlace)}`,
  ].join(' -> ');
}

/** Writes what a subject reaches, and the steps to it after the subject: `root on a node: create pods in ci -> a privileged pod`. */
export function reachedText({ what, path }: Reached): string {
  return `${what}: ${path.slice(1).map(({ text }) => text).join(' -> ')}`;
}

/** Writes what becomes of an acknowledgement without effect. */
export function voidText({ check, subject, because }: VoidAcknowledgement): string {
  switch (because) {
    case 'expired':
      return `The acknowledgement of ${check} for ${subject} has expired.`;
    case 'unused':
      return `The acknowledgement of ${check} for ${subject} covers nothing. Remove it.`;
    case 'exceeded':
      return `The acknowledgement of ${check} for ${subject} doesn't cover what is found now: it is worse, or on more permissions.`;
    case 'not acknowledgeable':
      return `${check} can't be acknowledged for ${subject}. Fix what is found, and remove the acknowledgement.`;
  }
}

/** Writes how many findings a report doesn't list. */
export function unlistedText({ count, below }: UnlistedFindings): string {
  return `${count} ${count === 1 ? 'finding' : 'findings'} below ${below} ${count === 1 ? "isn't" : "aren't"} listed`;
}

/** The numbers of a report: `1 critical, 2 medium, 3 expected, 1 unknown`, and as a second sentence how many findings aren't listed. */
export function countsText({ findings, unknown, acknowledged, baseline, unlisted }: ReviewReport): string {
  const counts: readonly [number, string][] = [
    ...SEVERITIES.map((severity): [number, string] => [findings
      .filter((finding) => finding.severity === severity && finding.expected !== true).length, severity]),
    [findings.filter(({ expected }) => expected === true).length, 'expected'],
    [unknown.length, 'unknown'],
    [acknowledged.length, 'acknowledged'],
    [baseline?.known ?? 0, 'in the baseline'],
    [baseline?.fixed ?? 0, 'fixed since'],
  ];
  const listed = counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(', ');
  const parts = [...listed === '' ? [] : [listed], ...unlisted === undefined ? [] : [unlistedText(unlisted)]];
  return parts.length === 0 ? 'nothing found' : parts.join('. ');
}

function inPlace(place: Place | undefined): string {
  return place === undefined ? '' : ` (${formatPlace(place.kind === 'file' ? { ...place, column: undefined } : place)})`;
}

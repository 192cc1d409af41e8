import { ReportedCheck, ReportedGrant, ReportedPermission } from '../../../check/check-report';
import { ReportedAccountUsage, ReportedUsage, ReportedUse } from '../../../check/usage-report';
import { formatPlace } from '../../../diagnostics/format-diagnostic';
import { qualifiedResource } from '../../../resources/resource-names';

/** What is said of one permission. */
export interface CheckLine {
  readonly permission: ReportedPermission;

  /** What about it: a narrower permission, a feature, a reason. */
  readonly detail: string;
  readonly via: readonly ReportedGrant[];
}

/** A verdict with all permissions that have it. */
export interface CheckSection {
  readonly title: string;
  readonly lines: readonly CheckLine[];
}

/** The verdicts of a check, the ones that ask for a change first. */
export function sectionsOf({ missing, wider, unneeded, otherFeatures, dead, needed }: ReportedCheck): CheckSection[] {
  return [
    { title: 'Missing', lines: missing.map((permission) => ({ permission, detail: `${permission.why} Without it: ${permission.denied}.`, via: [] })) },
    { title: 'Wider than needed', lines: wider.map((permission) => ({ permission, detail: `Suffices: ${permission.suffices.map(permissionText).join('; ') || 'nothing'}`, via: permission.via })) },
    { title: 'Needed by nothing', lines: unneeded.map((permission) => ({ permission, detail: '', via: permission.via })) },
    { title: "Only for what you didn't name", lines: otherFeatures.map((permission) => ({ permission, detail: permission.uses.join(', or '), via: permission.via })) },
    { title: 'Grants nothing', lines: dead.map((permission) => ({ permission, detail: permission.reasons.join(' '), via: permission.via })) },
    { title: 'Needed', lines: needed.map((permission) => ({ permission, detail: '', via: permission.via })) },
  ].filter(({ lines }) => lines.length > 0);
}

/** What a log says of what an account is granted, what asks for a change first. */
export function usageSections({ granted, throughGroups, denied }: ReportedAccountUsage): CheckSection[] {
  const titles = { 'in part': 'Used in part', 'unused': 'Unused', 'known': 'Unused, but Argo Workflows needs it', 'cannot tell': 'Cannot tell', 'used': 'Used' } as const;
  const verdicts = ['in part', 'unused', 'known', 'cannot tell', 'used'] as const;
  return [
    ...verdicts.map((verdict) => ({
      title: titles[verdict],
      lines: granted.filter((use) => use.verdict === verdict).map((use): CheckLine => ({ permission: use, detail: useText(use), via: use.via })),
    })),
    { title: 'Through a group', lines: throughGroups.map((use) => ({ permission: use, detail: groupText(use), via: use.via })) },
    { title: 'Refused', lines: denied.map((permission) => ({ permission, detail: requestsText(permission.requests), via: [] })) },
  ].filter(({ lines }) => lines.length > 0);
}

function useText({ verdict, requests, last, suffices = [], known, why }: ReportedUse): string {
  switch (verdict) {
    case 'used':
      return `${requestsText(requests)}${last === undefined ? '' : `, the last ${last}`}`;
    case 'in part':
      return `Suffices: ${suffices.map(permissionText).join('; ')}`;
    case 'known':
      return known === undefined ? '' : `${known.why} ${known.silence} Silence proves nothing (${known.need}, ${known.turnedOnBy}).`;
    case 'cannot tell':
      return why ?? '';
    case 'unused':
      return '';
  }
}

/** Others are members, too: what one of them doesn't use another one may. */
function groupText({ verdict, requests, group = '' }: ReportedUse): string {
  return verdict === 'used' || verdict === 'in part'
    ? `Used, through ${group}: ${requestsText(requests)}` : `Not used by this account, through ${group}; other members aren't in question here`;
}

function requestsText(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}

/** What there is to know of a log. */
export function usageRemarks({ window, doubts }: ReportedUsage): string[] {
  return [
    ...window === undefined ? [] : [`The log is from ${window.first} to ${window.last}. What isn't used in it may be needed on other days.`],
    ...doubts,
  ];
}

/** Writes a permission with its scope: `get configmaps "a" in argo`. */
export function permissionText({ where, verb, apiGroup, resource, resourceName, nonResourceURL }: ReportedPermission): string {
  const target = nonResourceURL ?? qualifiedResource(apiGroup ?? '', resource ?? '');
  return `${verb} ${target}${resourceName === undefined ? '' : ` ${JSON.stringify(resourceName)}`} ${where === 'cluster' ? 'in the whole cluster' : `in ${where}`}`;
}

/** Writes where a permission is granted: `Role argo/reader rule 2 (role.yaml:7)`. */
export function grantText({ role, rule, place }: ReportedGrant): string {
  return `${role} rule ${rule} (${formatPlace(place.kind === 'file' ? { ...place, column: undefined } : place)})`;
}

/** The numbers of a check in a sentence. */
export function countsText({ needed, wider, unneeded, otherFeatures, dead, missing, unknown }: ReportedCheck): string {
  const counts: readonly [number, string][] = [
    [missing.length, 'missing'], [wider.length, 'wider than needed'], [unneeded.length, 'needed by nothing'],
    [otherFeatures.length, "only for what you didn't name"], [dead.length, 'granting nothing'], [needed.length, 'needed'], [unknown.length, 'unknown'],
  ];
  return `${counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(', ') || 'nothing granted and nothing needed'}.`;
}

/** What is said about the check as a whole: assumptions and suggestions. */
export function remarks(assumed: readonly string[], suggested: readonly string[]): string[] {
  return [
    ...assumed.map((text) => `Assumed: ${text}`),
    ...suggested.length === 0 ? [] : [`The access looks like ${suggested.join(', ')}: add them if you use them.`],
  ];
}

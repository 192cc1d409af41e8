import { ReportedCheck, ReportedGrant, ReportedPermission, ReportedWider, scopedTexts } from '../../../check/check-report';
import { ReportedAccountUsage, ReportedUsage, ReportedUse } from '../../../check/usage-report';
import { permissionTexts } from '../../../resources/permission-text';
import { windowText } from '../../../tailoring/log-window';
import { lineText } from '../../report/access-path';

/** The line for the permissions of one rule that share a verdict. */
export interface CheckLine {
  readonly permissions: string;

  /** Details: narrower permissions, a feature, a reason. */
  readonly details: readonly string[];
  readonly via: readonly ReportedGrant[];
}

/** A verdict with all permissions that have it. */
export interface CheckSection {
  readonly title: string;

  /** How many permissions have it. */
  readonly count: number;
  readonly lines: readonly CheckLine[];
}

/** So much of what a wildcard grants beyond what suffices is listed; the rest is counted. */
const MOST_EXCESS = 10;

/** The verdicts of a check, those that require a change first. */
export function sectionsOf({ missing, wider, unneeded, otherFeatures, dead, needed }: ReportedCheck): CheckSection[] {
  return [
    section('Missing', missing, ({ why, denied }) => [why, denied], ([{ why, denied }]) => [`${why} Without it: ${denied}.`]),
    section('Wider than needed', wider, () => [], widerDetails),
    section('Needed by nothing', unneeded),
    section("Only for what you didn't name", otherFeatures, ({ uses }) => uses, ([{ uses }]) => [uses.join(', or ')]),
    section('Grants nothing', dead, ({ apiGroup = '', resource = '' }) => [apiGroup, resource], (group) => [...new Set(group.flatMap(({ reasons }) => reasons))]),
    section('Needed', needed),
  ].filter(({ count }) => count > 0);
}

type Judged = ReportedPermission & { readonly via?: readonly ReportedGrant[] };

/**
 * Joins the permissions of a scope that come the same way.
 *
 * @param traitsOf Further traits that joined permissions have in common.
 * @param detailsOf The details of joined permissions.
 */
function section<Permission extends Judged>(
  title: string, judged: readonly Permission[],
  traitsOf: (permission: Permission) => readonly string[] = () => [],
  detailsOf: (joined: readonly Permission[]) => readonly string[] = () => [],
): CheckSection {
  const groups = new Map<string, Permission[]>();
  for (const permission of judged) {
    const key = JSON.stringify([permission.where, permission.via?.map(grantText), traitsOf(permission)]);
    groups.set(key, [...groups.get(key) ?? [], permission]);
  }
  return {
    title,
    count: judged.length,
    lines: [...groups.values()].map((group) => ({ permissions: scopedTexts(group).join('; '), details: detailsOf(group), via: group[0].via ?? [] })),
  };
}

function widerDetails(wider: readonly ReportedWider[]): string[] {
  const [suffices, excess] = [scopedTexts(wider.flatMap((each) => each.suffices)), permissionTexts(wider.flatMap((each) => each.excess))];
  const more = excess.length > MOST_EXCESS ? [`${excess.length - MOST_EXCESS} more`] : [];
  return [
    `Suffices: ${suffices.join('; ')}`,
    ...excess.length === 0 ? [] : [`Excess of the wildcard, as far as it is known: ${[...excess.slice(0, MOST_EXCESS), ...more].join('; ')}`],
  ];
}

/** Returns the usage of an account's grants by a log, with those that require a change first. */
export function usageSections({ granted, throughGroups, denied }: ReportedAccountUsage): CheckSection[] {
  const of = (verdict: ReportedUse['verdict']) => granted.filter((use) => use.verdict === verdict);
  const each = ({ verb, apiGroup = '', resource = '', resourceName = '', nonResourceURL = '' }: ReportedUse) => [verb, apiGroup, resource, resourceName, nonResourceURL];
  return [
    section('Used in part', of('in part'), each, ([{ suffices = [] }]) => [`Suffices: ${scopedTexts(suffices).join('; ')}`]),
    section('Unused', of('unused')),
    section('Unused, but Argo Workflows needs it', of('known'), ({ known }) => [known?.need ?? ''], ([{ known }]) => known === undefined ? []
      : [`${known.why} ${known.silence} Silence proves nothing (${known.need}, ${known.turnedOnBy}).`]),
    section('Cannot tell', of('cannot tell'), ({ why = '' }) => [why], ([{ why = '' }]) => [why]),
    section('Used', of('used'), each, ([{ requests, last }]) => [`${requestsText(requests)}${last === undefined ? '' : `, the last ${last}`}`]),
    section('Through a group', throughGroups, (use) => [...each(use), use.group ?? ''], ([use]) => [groupText(use)]),
    section('Denied', denied, ({ requests }) => [String(requests)], ([{ requests }]) => [requestsText(requests)]),
  ].filter(({ count }) => count > 0);
}

/** Others are members, too: what one of them doesn't use another one may. */
function groupText({ verdict, requests, group = '' }: ReportedUse): string {
  return verdict === 'used' || verdict === 'in part'
    ? `Used, through ${group}: ${requestsText(requests)}` : `Not used by this account, through ${group}; other members aren't in question here`;
}

function requestsText(count: number): string {
  return count === 1 ? '1 request' : `${count} requests`;
}

/** Returns the remarks on a log. */
export function usageRemarks({ window, doubts }: ReportedUsage): string[] {
  return [
    ...window === undefined ? [] : [`The log is from ${windowText(window)}. Permissions that it doesn't use may be needed on other days.`],
    ...doubts,
  ];
}

/** Writes where a permission is granted: `Role argo/reader rule 2 (role.yaml:7)`, behind the group that it is granted to. */
export function grantText({ through, role, rule, place }: ReportedGrant): string {
  return `${through === undefined ? '' : `${through} -> `}${role} rule ${rule} (${lineText(place)})`;
}

/** The numbers of a check in a sentence. */
export function countsText({ needed, wider, unneeded, otherFeatures, dead, missing, unknown }: ReportedCheck): string {
  const counts: readonly [number, string][] = [
    [missing.length, 'missing'], [wider.length, 'wider than needed'], [unneeded.length, 'needed by nothing'],
    [otherFeatures.length, "only for what you didn't name"], [dead.length, 'granting nothing'], [needed.length, 'needed'], [unknown.length, 'unknown'],
  ];
  return `${counts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`).join(', ') || 'nothing granted and nothing needed'}.`;
}

/** Returns the remarks on the check as a whole: assumptions and suggestions. */
export function remarks(assumed: readonly string[], suggested: readonly string[]): string[] {
  return [
    ...assumed.map((text) => `Assumed: ${text}`),
    ...suggested.length === 0 ? [] : [`The access looks like ${suggested.join(', ')}: add them if you use them.`],
  ];
}

import { ReportedCheck, ReportedGrant, ReportedPermission } from '../../../check/check-report';
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

import { AccountCheck, DeadRule } from './account-check';
import { OtherChoice } from './account-needs';
import { CheckGate, hitsCheckGate } from './check-gate';
import { identityText, ObjectIdentity } from '../access/access-object';
import { GrantPath } from '../access/effective-access';
import { GrantedPermission, ScopedPermission } from '../access/granted-permissions';
import { whereOf } from '../access/reported-scope';
import { subjectText } from '../access/subject';
import { Place } from '../diagnostics/diagnostic';
import { formatMessage } from '../diagnostics/format-diagnostic';
import { Permission } from '../rbac/permission';
import { permissionTexts } from '../resources/permission-text';

/** A permission in a scope, as every output format writes it. */
export interface ReportedPermission extends Permission {
  readonly where: string;
}

/** A way to a permission: binding, role and rule. */
export interface ReportedGrant {
  /** The group that the binding names, where it doesn't name the account. */
  readonly through?: string;

  /** Absent for a role that nothing binds. */
  readonly binding?: string;
  readonly role: string;

  /** The number of the rule, from 1. */
  readonly rule: number;
  readonly place: Place;
}

export interface ReportedGranted extends ReportedPermission {
  readonly via: readonly ReportedGrant[];
}

/** A permission that is wider than needed; what a wildcard grants beyond what suffices is only for people. */
export interface ReportedWider extends ReportedGranted {
  readonly suffices: readonly ReportedPermission[];
  readonly excess: readonly Permission[];
}

/** How what an account is granted fits what it needs, as every output format writes it. */
export interface ReportedCheck {
  readonly account: string;
  readonly component?: string;
  readonly needed: readonly ReportedGranted[];
  readonly wider: readonly ReportedWider[];
  readonly otherFeatures: readonly (ReportedGranted & { readonly uses: readonly string[] })[];
  readonly unneeded: readonly ReportedGranted[];
  readonly dead: readonly (ReportedGranted & { readonly reasons: readonly string[] })[];
  readonly missing: readonly (ReportedPermission & { readonly why: string; readonly denied: string })[];
  readonly unknown: readonly string[];
}

export interface CheckReport {
  readonly accounts: readonly ReportedCheck[];

  /** The assumptions where no option decides: sentences. */
  readonly assumed: readonly string[];

  /** Options that what is granted suggests. */
  readonly suggested: readonly string[];
  readonly gate: { readonly asked: CheckGate; readonly hit: boolean };
}

/** Writes what was not chosen, as the option that chooses it: `--feature cron-workflows`. */
export type ChoiceWording = (choice: OtherChoice) => string;

/**
 * Writes checks for a report, and decides whether the gate is hit.
 *
 * @param isUnused Whether something is known to be unused, in addition to what the checks say.
 */
export function reportChecks(
  checks: readonly AccountCheck[], assumed: readonly string[], suggested: readonly string[], gate: CheckGate, wording: ChoiceWording,
  isUnused = false,
): CheckReport {
  const isExcess = isUnused && (gate === 'excess' || gate === 'any');
  return {
    accounts: checks.map((check) => reportCheck(check, wording)),
    assumed,
    suggested,
    gate: { asked: gate, hit: isExcess || checks.some((check) => hitsCheckGate(check, gate)) },
  };
}

function reportCheck(check: AccountCheck, wording: ChoiceWording): ReportedCheck {
  return {
    account: subjectText(check.subject),
    ...check.component === undefined ? {} : { component: check.component },
    needed: [...check.needed.map(reportGranted), ...check.neededThroughGroups.map(reportThroughGroups)],
    wider: check.wider.map((wider) => ({ ...reportGranted(wider), suffices: wider.suffices.map(reportPermission), excess: wider.excess })),
    otherFeatures: check.otherFeatures.map((other) => ({
      ...reportGranted(other), uses: choiceTexts(other.uses, wording),
    })),
    unneeded: check.unneeded.map(reportGranted),
    dead: check.dead.map(reportDead),
    missing: check.missing.map((need) => ({ ...reportPermission(need), why: need.why, denied: need.denied })),
    unknown: [...check.unknownRoles.map(undefinedRoleText), ...check.unknownNeeds],
  };
}

/** Writes what else needs a permission: each by itself, other versions last. */
export function choiceTexts(uses: readonly (readonly OtherChoice[])[], wording: ChoiceWording): string[] {
  const ofVersions = (use: readonly OtherChoice[]) => use.some(({ kind }) => kind === 'version');
  const sorted = [...uses].sort((a, b) => Number(ofVersions(a)) - Number(ofVersions(b)));
  return [...new Set(sorted.map((use) => use.map(wording).join(' ')))];
}

/** Says which other versions need a permission. */
export function versionText({ since, until }: OtherChoice & { readonly kind: 'version' }): string {
  const from = since === undefined ? '' : ` from ${since}`;
  return since !== undefined && `${since}` === `${until}` ? `needed only in ${since}`
    : `needed only${from}${until === undefined ? ' on' : from === '' ? ` up to ${until}` : ` to ${until}`}`;
}

/** Says that what a role grants is unknown. */
export function undefinedRoleText(role: ObjectIdentity): string {
  return `No input defines ${identityText(role)}.`;
}

/** Writes a permission that is granted, with the ways to it. */
export function reportGranted(granted: GrantedPermission): ReportedGranted {
  return { ...reportPermission(granted), via: granted.via.map(reportGrant) };
}

function reportThroughGroups(granted: GrantedPermission): ReportedGranted {
  return { ...reportPermission(granted), via: granted.via.map((path) => ({ through: subjectText(path.subject), ...reportGrant(path) })) };
}

function reportDead({ grant, rule, reasons, ...scoped }: DeadRule): ReportedCheck['dead'][number] {
  return { ...reportPermission(scoped), via: [reportGrant({ grant, rule })], reasons: reasons.map(formatMessage) };
}

function reportGrant({ grant: { binding }, rule: { writtenIn, index, place } }: Pick<GrantPath, 'grant' | 'rule'>): ReportedGrant {
  return { ...binding.isAssumed ? {} : { binding: identityText(binding) }, role: identityText(writtenIn), rule: index + 1, place };
}

/** Writes a permission in a scope. */
export function reportPermission({ permission, namespace }: ScopedPermission): ReportedPermission {
  return { where: whereOf(namespace), ...permission };
}

/** Writes permissions with their scopes: `get configmaps "a" in argo`. */
export function scopedTexts(permissions: readonly ReportedPermission[]): string[] {
  const scopes = [...new Set(permissions.map(({ where }) => where))];
  return scopes.flatMap((scope) => permissionTexts(permissions.filter(({ where }) => where === scope))
    .map((text) => `${text} ${scope === 'cluster' ? 'in the whole cluster' : `in ${scope}`}`));
}

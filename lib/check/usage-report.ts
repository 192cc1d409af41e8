import { CheckReport, ReportedGranted, ReportedPermission, reportGranted, reportPermission } from './check-report';
import { subjectText } from '../access/subject';
import { AccountUsage, GrantUsage, UsageVerdict, UsedPermission } from '../tailoring/grant-usage';
import { LogWindow, WrittenWindow } from '../tailoring/log-window';

/** A permission that is granted, and what a log says of it, as every output format writes it. */
export interface ReportedUse extends ReportedGranted {
  readonly verdict: UsageVerdict;
  readonly requests: number;

  /** Times, as `2027-01-31T12:00:00.000Z`. */
  readonly first?: string;
  readonly last?: string;

  /** The permissions that would suffice, where it is used in part. */
  readonly suffices?: readonly ReportedPermission[];

  /** The known need of Argo Workflows for it, and why the log may not show it. */
  readonly known?: { readonly need: string; readonly turnedOnBy: string; readonly why: string; readonly silence: string };

  /** Why the log decides nothing. */
  readonly why?: string;

  /** The group that it is granted to. */
  readonly group?: string;
}

/** The usage that a log shows of all that an account is granted. */
export interface ReportedAccountUsage {
  readonly account: string;
  readonly granted: readonly ReportedUse[];
  readonly throughGroups: readonly ReportedUse[];
  readonly denied: readonly (ReportedPermission & { readonly requests: number })[];
  readonly otherAuthorizers: readonly string[];
}

export interface ReportedUsage {
  readonly window?: WrittenWindow;

  /** Why silence proves nothing. */
  readonly doubts: readonly string[];
  readonly accounts: readonly ReportedAccountUsage[];
}

/** A check of access against needs, and against an audit log where one is given. */
export interface CheckAndUsageReport extends CheckReport {
  readonly usage?: ReportedUsage;
}

/** Writes usage for a report. */
export function reportUsage({ accounts, window, doubts }: GrantUsage): ReportedUsage {
  return {
    ...window === undefined ? {} : { window: writtenWindow(window) },
    doubts,
    accounts: accounts.map(reportAccount),
  };
}

/** Whether something is granted that the log shows to be more than what is used. */
export function hasUnused({ accounts }: GrantUsage): boolean {
  return accounts.some(({ granted }) => granted.some(({ verdict }) => verdict === 'unused' || verdict === 'in part'));
}

function reportAccount({ subject, granted, throughGroups, denied, otherAuthorizers }: AccountUsage): ReportedAccountUsage {
  return {
    account: subjectText(subject),
    granted: granted.map(reportUse),
    throughGroups: throughGroups.map(reportUse),
    denied: denied.map((access) => ({ ...reportPermission(access), requests: access.seen.count })),
    otherAuthorizers,
  };
}

function reportUse(used: UsedPermission): ReportedUse {
  const { verdict, seen: { count, first, last }, suffices, known, why, group } = used;
  return {
    ...reportGranted(used),
    verdict,
    requests: count,
    ...first === undefined || last === undefined ? {} : { first: timeOf(first), last: timeOf(last) },
    ...suffices.length === 0 ? {} : { suffices: suffices.map(reportPermission) },
    ...known === undefined ? {} : { known: { need: known.id, turnedOnBy: known.turnedOnBy, why: known.why, silence: known.silence } },
    ...why === undefined ? {} : { why },
    ...group === undefined ? {} : { group: subjectText(group) },
  };
}

function writtenWindow({ first, last, longest }: LogWindow): WrittenWindow {
  const gaps = longest === undefined ? {} : { longest: { first: timeOf(longest.first), last: timeOf(longest.last) } };
  return { first: timeOf(first), last: timeOf(last), ...gaps };
}

function timeOf(time: number): string {
  return new Date(time).toISOString();
}

import { findNeed, guessedNeeds, KnownAccount, KnownNeed } from './known-needs';
import { lengthOf, lengthText, LogWindow, logWindow } from './log-window';
import { HasRunTimeNames, runTimeNames } from './run-time-names';
import { longestPause } from './schedule';
import { OtherObject } from '../access/access-object';
import { EffectiveAccess } from '../access/effective-access';
import { covers, grantedTo, GrantedPermission, ScopedPermission } from '../access/granted-permissions';
import { groupsOf, Subject, subjectText, userSubject } from '../access/subject';
import { AccessProfile } from '../audit-log/access-profile';
import { RecordedAccess } from '../audit-log/recorded-access';
import { selectAccess, SelectedAccount } from '../audit-log/selected-access';
import { Seen, Tally } from '../audit-log/tally';
import { entriesOf, membersOf } from '../rbac/validation/plain-data';
import { WILDCARD } from '../rbac/wildcards';

/**
 * The verdict on a granted permission, by a log.
 *
 * - `used`: requests need it
 * - `in part`: requests need some of what it grants
 * - `unused`: no request needs it
 * - `known`: no request needs it, and a part of Argo Workflows is known to need it at times
 * - `cannot tell`: no request needs it, and the log may not have such a request though it was made
 */
export type UsageVerdict = 'used' | 'in part' | 'unused' | 'known' | 'cannot tell';

/** A granted permission, with its use in a log. */
export interface UsedPermission extends GrantedPermission {
  readonly verdict: UsageVerdict;

  /** The requests that need it. */
  readonly seen: Seen;

  /** The permissions that would suffice, if it is used in part. */
  readonly suffices: readonly ScopedPermission[];

  /** The known need for it. */
  readonly known?: KnownNeed;

  /** Why the log can't show whether it is needed: a sentence. */
  readonly why?: string;

  /** The group that it is granted to, of which the account is one of many members. */
  readonly group?: Subject;
}

/** The permissions that are granted to an account, with their use in a log. */
export interface AccountUsage {
  readonly subject: Subject;

  /** Whether the log has a request of the account. */
  readonly isSeen: boolean;
  readonly granted: readonly UsedPermission[];

  /** The permissions that are granted to groups of the account. Other members may use them. */
  readonly throughGroups: readonly UsedPermission[];

  /** The accesses that the account was denied. */
  readonly denied: readonly RecordedAccess[];

  /** The reasons that authorizers except RBAC gave when they allowed requests. */
  readonly otherAuthorizers: readonly string[];
}

/** The permissions that are granted to all accounts, with their use in a log. */
export interface GrantUsage {
  readonly accounts: readonly AccountUsage[];

  /** The time that the log covers; nothing where no event has a time. */
  readonly window?: LogWindow;

  /** Why silence proves nothing, for all accounts alike: sentences. */
  readonly doubts: readonly string[];

  /** The assumptions about accounts that known needs rest on: sentences. */
  readonly assumed: readonly string[];

  /** The accounts that are bound to nothing and were denied something. */
  readonly deniedStrangers: readonly Pick<AccountUsage, 'subject' | 'denied'>[];
}

/** Further knowledge for the comparison of grants and a log. */
export interface UsageKnowledge {
  /** Further objects with schedules, in addition to those that the access was read from. */
  readonly others?: readonly OtherObject[];

  /** By `subjectText`, accounts whose needs are known. The others are guessed. */
  readonly accounts?: ReadonlyMap<string, KnownAccount>;
}

const DAY = 86_400_000;
const READS = ['get', 'list', 'watch'];
const BY_RBAC = /^(RBAC:|$)/;

/** Compares what is granted with what a log shows to be used. */
export function grantUsage(
  access: EffectiveAccess, profile: AccessProfile, { others = [], accounts: known = new Map() }: UsageKnowledge = {},
): GrantUsage {
  const selected = selectAccess(profile, { accounts: [], namespaces: [] });
  const seen = new Map(selected.accounts.map((account) => [subjectText(userSubject(account.name)), account]));
  const window = logWindow(selected.sources);
  const doubts = doubtsOf([...access.objects.others, ...others], window);
  const hidden = READS.filter((verb) => !selected.verbs.has(verb));
  const assumed = new Set<string>();
  const named = access.subjects.filter(({ kind }) => kind !== 'Group').map((subject) => {
    const { assumption, ...needs } = known.get(subjectText(subject)) ?? guessedNeeds(access, subject);
    const usage = usageOf(access, subject, seen.get(subjectText(subject)), needs, { doubts, hidden });
    if (assumption !== undefined && usage.granted.some(({ verdict }) => verdict === 'known')) {
      assumed.add(assumption);
    }
    return usage;
  });
  const accounts = [...named, ...onlyThroughGroups(access, named, selected.accounts, { doubts, hidden })];
  const bound = new Set(accounts.map(({ subject }) => subjectText(subject)));
  return {
    accounts,
    ...window === undefined ? {} : { window },
    doubts: [...doubts, ...hidden.length === 0 ? [] : [readsOff(hidden)]],
    assumed: [...assumed],
    deniedStrangers: [...seen].filter(([text, { accesses }]) => !bound.has(text) && accesses.denied.length > 0)
      .map(([, { name, accesses }]) => ({ subject: userSubject(name), denied: accesses.denied })),
  };
}

/** The use of what is granted to groups alone: by accounts of the log, and otherwise of each group as a whole. */
function onlyThroughGroups(
  access: EffectiveAccess, named: readonly AccountUsage[], seen: readonly SelectedAccount[], doubts: Doubts,
): readonly AccountUsage[] {
  const groups = access.subjects.filter(({ kind }) => kind === 'Group');
  const isKnown = new Set(named.map(({ subject }) => subjectText(subject)));
  const members = groups.length === 0 ? [] : seen.filter(({ name }) => !isKnown.has(subjectText(userSubject(name))))
    .map((account) => usageOf(access, userSubject(account.name), account, { needs: [] }, doubts))
    .filter(({ throughGroups }) => throughGroups.some(({ seen: { count } }) => count > 0));
  const isListed = ({ name }: Subject) => [...named, ...members].some(({ subject }) => groupsOf(subject).some((group) => group.name === name));
  const ofGroup = (group: Subject) => ({ ...usageOf(access, group, undefined, { needs: [] }, { ...doubts, doubts: [OF_GROUP] }), throughGroups: [] });
  return [...members, ...groups.filter((group) => !isListed(group)).map(ofGroup)];
}

const OF_GROUP = 'The log has no request of an account that is known to be in the group.';

/** The reasons why a log may not show the use of a permission that an account needs. */
interface Doubts {
  readonly doubts: readonly string[];

  /** The verbs that no account was seen to use. */
  readonly hidden: readonly string[];
}

function usageOf(
  access: EffectiveAccess, subject: Subject, account: SelectedAccount | undefined, known: KnownAccount, doubts: Doubts,
): AccountUsage {
  // A permission allowed each request that a second check denied, and each request that every account may make.
  const used = account === undefined ? [] : (['needs', 'derived', 'attempted', 'noise'] as const).flatMap((each) => account.accesses[each]);
  const all = { ...doubts, doubts: [...doubts.doubts, ...account === undefined ? [UNSEEN] : [], ...known.doubt === undefined ? [] : [known.doubt]] };
  const hasRunTimeNames = runTimeNames(used);
  const judge = (granted: GrantedPermission) => judged(granted, used, hasRunTimeNames, known, all);
  return {
    subject,
    isSeen: account !== undefined,
    granted: grantedTo(access, subject).map(judge),
    throughGroups: groupsOf(subject).flatMap((group) => grantedTo(access, group).map((granted) => ({ ...judge(granted), group }))),
    denied: account?.accesses.denied ?? [],
    otherAuthorizers: [...account?.decidedBy.keys() ?? []].filter((reason) => !BY_RBAC.test(reason)),
  };
}

const UNSEEN = 'The log has no request of the account.';

function judged(
  granted: GrantedPermission, used: readonly RecordedAccess[], hasRunTimeNames: HasRunTimeNames, { needs }: KnownAccount, { doubts, hidden }: Doubts,
): UsedPermission {
  const hits = used.filter((access) => isNeededFor(granted, access));
  const tally = new Tally();
  hits.forEach(({ seen }) => tally.addSeen(seen));
  const common = { ...granted, seen: tally.seen };
  if (hits.length > 0) {
    const suffices = sufficesOf(granted, hits, hasRunTimeNames);
    return { ...common, verdict: suffices.length > 0 ? 'in part' : 'used', suffices };
  }
  const { verb, resource } = granted.permission;
  const known = findNeed(needs, granted);
  const off = resource === undefined ? [] : hidden.filter((read) => verb === read || verb === WILDCARD);
  const why = doubts[0] ?? (off.length > 0 ? readsOff(off) : undefined);
  if (known !== undefined) {
    return { ...common, verdict: 'known', suffices: [], known };
  }
  return { ...common, verdict: why === undefined ? 'unused' : 'cannot tell', suffices: [], ...why === undefined ? {} : { why } };
}

/** Where a profile has too many names to keep, any of them may be the one that is granted. */
function isNeededFor(granted: GrantedPermission, access: RecordedAccess): boolean {
  if (covers(granted, access)) {
    return true;
  }
  const { permission: { resourceName, nonResourceURL, ...permission }, namespace } = granted;
  return access.hasManyNames && (nonResourceURL !== undefined
    ? access.permission.nonResourceURL !== undefined && (permission.verb === WILDCARD || permission.verb === access.permission.verb)
    : resourceName !== undefined && covers({ permission, namespace }, access));
}

/** The narrower permissions that suffice; none where the permission is as narrow as what was seen. */
function sufficesOf(granted: GrantedPermission, hits: readonly RecordedAccess[], hasRunTimeNames: HasRunTimeNames): ScopedPermission[] {
  const { permission: { verb, apiGroup = '', resource = '', resourceName, nonResourceURL } } = granted;
  const isWild = [verb, apiGroup, resource, nonResourceURL ?? ''].some((part) => part.includes(WILDCARD));
  // A kind whose names are made per run can't be granted by name.
  const exact = hits.map(({ permission, namespace }): ScopedPermission => {
    const { resourceName: name, ...unnamed } = permission;
    return { namespace, permission: name === undefined || hasRunTimeNames(permission.apiGroup ?? '', permission.resource ?? '', namespace) ? unnamed : permission };
  });
  const isWider = isWild || granted.namespace === undefined && hits.every(({ namespace }) => namespace !== undefined)
    || resourceName === undefined && nonResourceURL === undefined && exact.every(({ permission }) => permission.resourceName !== undefined);
  if (!isWider || hits.some(({ hasManyNames }) => hasManyNames) && !isWild) {
    return [];
  }
  const distinct = [...new Map(exact.map((each) => [JSON.stringify([each.namespace ?? null, each.permission]), each])).values()];
  return distinct.filter((one) => !distinct.some((other) => other !== one && covers(other, one)));
}

/** Why silence proves nothing, whatever is granted. */
function doubtsOf(objects: readonly OtherObject[], window: GrantUsage['window']): string[] {
  if (window === undefined) {
    return ['The events have no time, so the length of the log is unknown.'];
  }
  const pauses = objects.flatMap((object) => schedulesOf(object).map((schedule) => ({ schedule, name: `${object.kind} ${object.name}`, pause: longestPause(schedule) })));
  const length = lengthOf(window.longest ?? window);
  const unreadable = pauses.find(({ pause }) => pause === undefined);
  const [longest] = pauses.flatMap(({ pause, ...rest }) => pause === undefined ? [] : [{ ...rest, pause }]).sort((a, b) => b.pause - a.pause);
  return [
    ...longest !== undefined && length < longest.pause + DAY
      ? [`The log is ${lengthText(length)} long${window.longest === undefined ? '' : ' without a gap'}, and ${longest.name} runs only every ${lengthText(longest.pause)} at times (${longest.schedule}).`] : [],
    ...unreadable === undefined ? [] : [`The schedule of ${unreadable.name} can't be read (${unreadable.schedule}).`],
  ];
}

function schedulesOf({ kind, content }: OtherObject): string[] {
  const { schedule, schedules } = membersOf(content.spec);
  return kind !== 'CronWorkflow' && kind !== 'CronJob' ? [] : [schedule, ...entriesOf(schedules)].filter((each) => typeof each === 'string');
}

function readsOff(verbs: readonly string[]): string {
  return `No account was seen to use ${verbs.join(', ')}: the audit policy may leave such requests out.`;
}

import { HasRunTimeNames, runTimeNames } from './run-time-names';
import { Subject, userSubject } from '../access/subject';
import { RecordedAccess } from '../audit-log/recorded-access';
import { silentQuestions } from '../audit-log/second-questions';
import { SelectedAccount } from '../audit-log/selected-access';
import { Seen, Tally } from '../audit-log/tally';
import { groupBy } from '../inference/group-by';
import { canonical, coverersOf } from '../rbac/coverage';
import { expandRule, ruleOf } from '../rbac/expansion';
import { OBJECT_VERBS } from '../rbac/object-verbs';
import { compareText } from '../rbac/order';
import { packRules } from '../rbac/packing';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { itemsOf, permissionKey } from '../rbac/reasons';
import { WILDCARD } from '../rbac/wildcards';

/**
 * Which names of a resource a role is limited to.
 *
 * - `run-time`: all that were seen, but none of kinds whose names are made per run
 * - `exact`: all that were seen
 * - `none`: none
 * - a number: as `run-time`, and none where more names were seen for a verb
 */
export type NameChoice = 'run-time' | 'exact' | 'none' | number;

/** Which verbs a role has: those that were seen, or also those that a client with a cache uses with them. */
export type VerbChoice = 'exact' | 'client';

/** How far a role may be wider than what was seen. */
export interface TailoringOptions {
  /** @default 'run-time' */
  readonly names?: NameChoice;

  /** @default 'exact' */
  readonly verbs?: VerbChoice;
}

/** How a permission is wider than the accesses that were seen, and why. */
export type Widening =
  | { readonly kind: 'names'; readonly because: 'run-time' | 'asked' | 'too-many'; readonly names: readonly string[]; readonly hasMore: boolean }
  | { readonly kind: 'verb'; readonly from: string };

/** A permission of a role, with what was seen of it. */
export interface TailoredPermission {
  readonly permission: Permission;

  /** The requests that need it. */
  readonly seen: Seen;

  /** Why the API server needs it, where no log shows that, and why a request may work without it: clauses without full stop. */
  readonly reasons: readonly string[];
  readonly widened: readonly Widening[];
}

/** A role for one scope. */
export interface TailoredScope {
  /** The namespace, or nothing for the whole cluster. */
  readonly namespace?: string;

  /** In their canonical form. */
  readonly rules: readonly PolicyRule[];

  /** The permissions of the rules, in their order. */
  readonly permissions: readonly TailoredPermission[];
}

/** An access that was allowed and that no rule can be written for, and why: a sentence. */
export interface UngrantedAccess {
  readonly access: RecordedAccess;
  readonly why: string;
}

/** An access that the API server may have asked more about, without a trace in the log, and what: a clause without full stop. */
export interface UntracedQuestion {
  readonly access: RecordedAccess;
  readonly why: string;
}

/** The roles that an account needs for what it was seen to do. */
export interface TailoredAccount {
  /** The user name. */
  readonly name: string;
  readonly subject: Subject;

  /** Those of namespaces in order, and then that of the cluster. */
  readonly scopes: readonly TailoredScope[];
  readonly ungranted: readonly UngrantedAccess[];

  /** The accesses that may require more than the roles grant, because the log can't show it. */
  readonly untraced: readonly UntracedQuestion[];

  /** The reasons that other authorizers gave when they allowed requests. */
  readonly otherAuthorizers: readonly string[];
}

/** The verbs of a client with a cache, of which a log may show only some. */
const CACHE_VERBS = ['get', 'list', 'watch'];

const BY_RBAC = /^RBAC:/;

const IN_CLUSTER_ROLE = 'its ClusterRole has it, too';

/** Makes the roles that an account needs: those for what it was seen to do, and no wider than the options say. */
export function tailor({ name, accesses: { needs, derived }, decidedBy }: SelectedAccount, options: TailoringOptions = {}): TailoredAccount {
  const allowed = [...needs, ...derived];
  const ungranted = allowed.flatMap((access): UngrantedAccess[] => {
    const why = whyUngranted(access);
    return why === undefined ? [] : [{ access, why }];
  });
  const unfit = new Set(ungranted.map(({ access }) => access));
  const byNamespace = groupBy(allowed.filter((access) => !unfit.has(access)), ({ namespace }) => namespace ?? '');
  const hasRunTimeNames = runTimeNames(allowed);
  const namespaces = [...byNamespace.keys()].filter((namespace) => namespace !== '').sort(compareText);
  const scopes = [...namespaces, ''].flatMap((namespace) => {
    const granted = byNamespace.get(namespace);
    return granted === undefined ? [] : [scopeOf(namespace, granted, hasRunTimeNames, options)];
  });
  const cluster = scopes.find(({ namespace }) => namespace === undefined);
  return {
    name,
    subject: userSubject(name),
    scopes: cluster === undefined ? scopes : scopes.map((scope) => scope === cluster ? scope : besides(cluster, scope)),
    ungranted,
    untraced: needs.flatMap((access) => silentQuestions(access).map((why) => ({ access, why }))),
    otherAuthorizers: [...decidedBy.keys()].filter((reason) => reason !== '' && !BY_RBAC.test(reason)),
  };
}

/** A role says which of its permissions the ClusterRole of the account has, too: without these nothing changes while that one is bound. */
function besides(cluster: TailoredScope, scope: TailoredScope): TailoredScope {
  const index = PermissionIndex.of(cluster.rules);
  return {
    ...scope,
    permissions: scope.permissions.map((each) => coverersOf(each.permission, index).length === 0
      ? each : { ...each, reasons: [...each.reasons, IN_CLUSTER_ROLE] }),
  };
}

/** The accesses that were seen, as a permission of a role. */
interface Draft extends TailoredPermission {
  readonly permission: Permission;
}

function scopeOf(
  namespace: string, accesses: readonly RecordedAccess[], hasRunTimeNames: HasRunTimeNames, { names = 'run-time', verbs = 'exact' }: TailoringOptions,
): TailoredScope {
  const families = groupBy(accesses, ({ permission: { verb, apiGroup, resource, nonResourceURL } }) =>
    JSON.stringify([verb, apiGroup, resource, nonResourceURL]));
  const seen = [...families.values()].flatMap((family) => draftsOf(family, names, hasRunTimeNames));
  const drafts = verbs === 'exact' ? seen : [...seen, ...cacheVerbs(seen)];
  const index = canonical(PermissionIndex.of(drafts.flatMap(({ permission }) => ruleOf(permission))));
  const draftsFor = itemsOf(index, drafts.map((draft) => [draft.permission, draft]));
  const rules = packRules(index);
  return {
    ...namespace === '' ? {} : { namespace },
    rules,
    permissions: rules.flatMap(expandRule).map((permission) => joined(permission, draftsFor(permission))),
  };
}

/** The accesses that differ only in the name: with their names, or all of them without. */
function draftsOf(family: readonly RecordedAccess[], choice: NameChoice, hasRunTimeNames: HasRunTimeNames): Draft[] {
  const named = family.filter(({ permission, hasManyNames }) => permission.resourceName !== undefined || hasManyNames);
  const [first] = named;
  const exact = (access: RecordedAccess): Draft => ({ permission: access.permission, seen: access.seen, reasons: reasonsOf([access]), widened: [] });
  const because = first === undefined ? undefined : whyWithoutNames(named, choice, hasRunTimeNames);
  if (first === undefined || because === undefined) {
    return family.map(exact);
  }
  const { verb, apiGroup, resource } = first.permission;
  const widened: Widening = {
    kind: 'names',
    because,
    names: named.flatMap(({ permission: { resourceName } }) => resourceName ?? []),
    hasMore: named.some(({ hasManyNames }) => hasManyNames),
  };
  return [
    ...family.filter((access) => !named.includes(access)).map(exact),
    { permission: { verb, apiGroup, resource }, seen: sumOf(named.map(({ seen }) => seen)), reasons: reasonsOf(named), widened: [widened] },
  ];
}

function whyWithoutNames(named: readonly RecordedAccess[], choice: NameChoice, hasRunTimeNames: HasRunTimeNames): 'run-time' | 'asked' | 'too-many' | undefined {
  const [{ permission: { verb, apiGroup = '', resource = '' }, namespace }] = named;
  if (!OBJECT_VERBS.includes(verb)) {
    return undefined;
  }
  if (choice === 'none' || typeof choice === 'number' && named.length > choice) {
    return 'asked';
  }
  if (choice !== 'exact' && hasRunTimeNames(apiGroup, resource, namespace)) {
    return 'run-time';
  }
  return named.some(({ hasManyNames }) => hasManyNames) ? 'too-many' : undefined;
}

/** The other verbs of a client that watches. */
function cacheVerbs(drafts: readonly Draft[]): Draft[] {
  const known = new Set(drafts.map(({ permission }) => permissionKey(permission)));
  return drafts.filter(({ permission }) => permission.verb === 'watch' && permission.resource !== undefined).flatMap(({ permission, seen, widened }) =>
    CACHE_VERBS.map((verb) => ({ ...permission, verb })).filter((other) => !known.has(permissionKey(other)))
      .map((other): Draft => ({ permission: other, seen: { ...seen, count: 0 }, reasons: [], widened: [...widened, { kind: 'verb', from: 'watch' }] })));
}

function joined(permission: Permission, drafts: readonly Draft[]): TailoredPermission {
  return {
    permission,
    seen: sumOf(drafts.map(({ seen }) => seen)),
    reasons: [...new Set(drafts.flatMap(({ reasons }) => reasons))],
    widened: drafts.flatMap(({ widened }) => widened),
  };
}

function reasonsOf(accesses: readonly RecordedAccess[]): string[] {
  return [...new Set(accesses.flatMap(({ why }) => why ?? []))];
}

function sumOf(all: readonly Seen[]): Seen {
  const tally = new Tally();
  all.forEach((seen) => tally.addSeen(seen));
  return tally.seen;
}

/** A star has a meaning in a rule that it doesn't have in a request: a rule for it would grant more than the account requested. */
function whyUngranted({ permission: { verb, apiGroup = '', resource = '', nonResourceURL = '' }, hasManyNames }: RecordedAccess): string | undefined {
  if (hasManyNames && (nonResourceURL !== '' || !OBJECT_VERBS.includes(verb))) {
    return `More ${nonResourceURL === '' ? 'names' : 'URLs'} were seen than the profile has, and a rule for all of them would grant more.`;
  }
  return [verb, apiGroup, resource, nonResourceURL].some((part) => part.includes(WILDCARD))
    ? 'A request has a star in it, which a rule would take for everything.' : undefined;
}

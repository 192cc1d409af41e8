import { AccessSet, AccessSetState } from './access-set';
import { AccountProfile, AccountProfileState } from './account-profile';
import { SourceTimes } from './log-times';
import { userSubject } from '../access/subject';
import { compareText } from '../rbac/order';

/** Counts of the lines, events and requests of the logs that were read. */
export interface LogStats {
  /** Lines that aren't blank. */
  readonly lines: number;

  /** Lines that are cut, or aren't JSON. */
  readonly unreadable: number;

  /** JSON that isn't an audit event. */
  readonly foreign: number;
  readonly events: number;

  /** Events of the stage RequestReceived, which is before the authorizer is asked. */
  readonly early: number;

  /** Events that were there before, as the same stage of the same request. */
  readonly repeated: number;

  /** Requests that the API server couldn't authenticate. */
  readonly unauthenticated: number;

  /** Events whose bodies the API server left out because they were too large. */
  readonly truncated: number;
}

/** A log that was read: a file or a stream. */
export interface LogSource extends SourceTimes {
  readonly name: string;
  readonly bytes: number;

  /** Distinguishes logs by their content, regardless of their names. */
  readonly digest: string;
  readonly lines: number;
  readonly unreadable: number;
}

/** How much a profile keeps. */
export interface ProfileLimits {
  /** How many names of a resource, per account, namespace and verb, and how many URLs per method. */
  readonly names: number;

  readonly accounts: number;
}

/** A profile as another thread takes it over: objects and numbers that a message copies. */
export interface AccessProfileState {
  readonly limits: ProfileLimits;
  readonly accounts: readonly (readonly [string, AccountProfileState])[];
  readonly reviews: readonly (readonly [string, AccessSetState])[];
  readonly sources: readonly LogSource[];
  readonly stats: LogStats;
  readonly hasMore: boolean;
}

const DEFAULT_LIMITS: ProfileLimits = { names: 1000, accounts: 10000 };

export const NO_STATS: LogStats = { lines: 0, unreadable: 0, foreign: 0, events: 0, early: 0, repeated: 0, unauthenticated: 0, truncated: 0 };

/**
 * The distinct accesses that audit logs prove for every account, with how often and when they were seen.
 *
 * Profiles of parts of a log merge in any order and grouping to the profile of the whole. The memory depends on the number of
 * distinct accesses, not on the length of the log.
 */
export class AccessProfile {
  /** Takes over what another thread has read. */
  public static from({ limits, accounts, reviews, sources, stats, hasMore }: AccessProfileState): AccessProfile {
    const profile = new AccessProfile(limits);
    accounts.forEach(([name, state]) => profile.byName.set(name, new AccountProfile(limits.names, state)));
    reviews.forEach(([user, state]) => profile.byReviewed.set(user, new AccessSet(state)));
    sources.forEach((source) => profile.addSource(source));
    profile.statistics = stats;
    profile.hasMore = hasMore;
    return profile;
  }

  private readonly byName = new Map<string, AccountProfile>();
  private readonly byReviewed = new Map<string, AccessSet>();
  private readonly logSources = new Map<string, LogSource>();
  private statistics = NO_STATS;
  private hasMore = false;
  private keeps: ProfileLimits;

  constructor(limits: Partial<ProfileLimits> = {}) {
    this.keeps = { ...DEFAULT_LIMITS, ...limits };
  }

  public get state(): AccessProfileState {
    const { keeps, accounts, reviews, sources, statistics, hasMore } = this;
    return {
      limits: keeps,
      accounts: [...accounts].map(([name, account]) => [name, account.state]),
      reviews: [...reviews].map(([user, set]) => [user, set.state]),
      sources,
      stats: statistics,
      hasMore,
    };
  }

  public get limits(): ProfileLimits {
    return this.keeps;
  }

  public get stats(): LogStats {
    return this.statistics;
  }

  /** The logs that were read, ordered by digest. */
  public get sources(): LogSource[] {
    return [...this.logSources.values()].sort((a, b) => compareText(a.digest, b.digest));
  }

  /** The accounts by user name, for example `system:serviceaccount:argo:runner`, in order. */
  public get accounts(): Map<string, AccountProfile> {
    this.limitAccounts();
    return inOrder(this.byName);
  }

  /** Whether there were more accounts than are kept. Those left out are the last, service accounts before other users. */
  public get hasMoreAccounts(): boolean {
    this.limitAccounts();
    return this.hasMore;
  }

  /** The accesses that servers asked about for others in SubjectAccessReviews, by the user who was asked about. */
  public get reviews(): Map<string, AccessSet> {
    this.limitAccounts();
    return inOrder(this.byReviewed);
  }

  /**
   * The profile of an account, which is created if it doesn't exist.
   *
   * The profile leaves out the last accounts if there are too many. Additions to an account that it left out are lost.
   */
  public account(name: string): AccountProfile {
    return this.entry(this.byName, name, () => new AccountProfile(this.keeps.names));
  }

  /** The accesses that reviews asked about for a user. */
  public review(user: string): AccessSet {
    return this.entry(this.byReviewed, user, () => new AccessSet());
  }

  public addStats(stats: Partial<LogStats>): void {
    this.statistics = sumOf(this.statistics, stats);
  }

  public addSource(source: LogSource): void {
    this.logSources.set(source.digest, source);
  }

  public markMoreAccounts(): void {
    this.hasMore = true;
  }

  /**
   * Adds what another profile knows.
   *
   * Where this profile has all sources of the other one already, nothing changes.
   *
   * @throws if the profiles share some of their sources: a profile can't separate the accesses of one source from those of another
   */
  public merge(other: AccessProfile): void {
    const theirs = other.sources;
    const shared = theirs.filter(({ digest }) => this.logSources.has(digest));
    if (shared.length > 0) {
      if (shared.length === theirs.length) {
        return;
      }
      throw new Error(`Both profiles have read ${shared.map(({ name }) => name).join(', ')}.`);
    }
    this.limit(other.keeps);
    other.accounts.forEach((account, name) => this.account(name).merge(account));
    other.reviews.forEach((set, user) => this.review(user).merge(set, this.keeps.names));
    theirs.forEach((source) => this.addSource(source));
    this.addStats(other.stats);
    this.hasMore ||= other.hasMoreAccounts;
  }

  private entry<Value>(map: Map<string, Value>, name: string, make: () => Value): Value {
    const known = map.get(name);
    if (known !== undefined) {
      return known;
    }
    const made = make();
    map.set(name, made);
    // Leaving out is done for many at once, since it orders them.
    if (map.size > this.keeps.accounts * 2) {
      this.limitAccounts();
    }
    return made;
  }

  private limit({ names, accounts }: ProfileLimits): void {
    this.keeps = { names: Math.min(names, this.keeps.names), accounts: Math.min(accounts, this.keeps.accounts) };
    this.byName.forEach((account) => account.limit(names));
    this.byReviewed.forEach((set) => set.limit(this.keeps.names));
  }

  private limitAccounts(): void {
    this.hasMore = leaveOutLast(this.byName, this.keeps.accounts) || this.hasMore;
    this.hasMore = leaveOutLast(this.byReviewed, this.keeps.accounts) || this.hasMore;
  }
}

/** Leaves out the accounts that come last: what is left is the same in whichever order they came. */
function leaveOutLast(map: Map<string, unknown>, most: number): boolean {
  const surplus = map.size > most ? [...map.keys()].sort(compareAccounts).slice(most) : [];
  surplus.forEach((name) => map.delete(name));
  return surplus.length > 0;
}

/** Orders accounts as they are left out: service accounts come first, since a client can't make up any number of them. */
function compareAccounts(a: string, b: string): number {
  const rank = (name: string) => userSubject(name).kind === 'ServiceAccount' ? 0 : 1;
  return rank(a) - rank(b) || compareText(a, b);
}

function inOrder<Value>(map: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map([...map].sort(([a], [b]) => compareText(a, b)));
}

function sumOf(a: LogStats, b: Partial<LogStats>): LogStats {
  return {
    lines: a.lines + (b.lines ?? 0),
    unreadable: a.unreadable + (b.unreadable ?? 0),
    foreign: a.foreign + (b.foreign ?? 0),
    events: a.events + (b.events ?? 0),
    early: a.early + (b.early ?? 0),
    repeated: a.repeated + (b.repeated ?? 0),
    unauthenticated: a.unauthenticated + (b.unauthenticated ?? 0),
    truncated: a.truncated + (b.truncated ?? 0),
  };
}

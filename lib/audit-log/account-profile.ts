import { AccessKind } from './access-kind';
import { AccessSet, AccessSetState } from './access-set';
import { Access, ACCESS_CLASSES, AccessClass, AccessRemark, isSameAccess, RecordedAccess } from './recorded-access';
import { Seen, Tally } from './tally';
import { compareText } from '../rbac/order';
import { Permission } from '../rbac/permission';

/** So many different answers of the authorizer are kept: a webhook may give each request one of its own. */
const MOST_REASONS = 1000;

/** The profile of an account as another thread takes it over. */
export interface AccountProfileState {
  readonly sets: readonly (readonly [AccessClass, AccessSetState])[];
  readonly reasons: readonly (readonly [string, Seen])[];
  readonly refused: number;
  readonly verbless: number;
}

/** The accesses of one account, and the answers of the API server. */
export class AccountProfile {
  private readonly sets = new Map<AccessClass, AccessSet>();
  private readonly reasons = new Map<string, Tally>();
  private refused: number;
  private verbless: number;

  /** @param state The content that another thread has collected. */
  constructor(private mostNames: number, state?: AccountProfileState) {
    state?.sets.forEach(([accessClass, set]) => this.sets.set(accessClass, new AccessSet(set)));
    state?.reasons.forEach(([reason, seen]) => this.reasonTally(reason).addSeen(seen));
    this.refused = state?.refused ?? 0;
    this.verbless = state?.verbless ?? 0;
  }

  public get state(): AccountProfileState {
    const { sets, reasons, refused, verbless } = this;
    return {
      sets: [...sets].map(([accessClass, set]) => [accessClass, set.state]),
      reasons: [...reasons].map(([reason, tally]) => [reason, tally.seen]),
      refused,
      verbless,
    };
  }

  /** How often the API server denied the account an impersonation. */
  public get refusedImpersonations(): number {
    return this.refused;
  }

  /** How many requests had no verb, as OPTIONS has none: no rule can grant them. */
  public get requestsWithoutVerb(): number {
    return this.verbless;
  }

  /** Why the authorizer allowed requests, in its words and sorted: `RBAC: allowed by RoleBinding "b/ns" of Role "r" to User "u"`. */
  public get decidedBy(): ReadonlyMap<string, Tally> {
    return new Map([...this.reasons].sort(([a], [b]) => compareText(a, b)).slice(0, MOST_REASONS));
  }

  /** All accesses of a class in order, as they were seen, a list of some after the other. Each list is made when it is read. */
  public recorded(accessClass: AccessClass): Iterable<readonly RecordedAccess[]> {
    return this.sets.get(accessClass)?.sorted() ?? [];
  }

  /** The same accesses, each once: what the account needs as such is neither `derived` nor `attempted`. */
  public accesses(accessClass: AccessClass): Iterable<readonly RecordedAccess[]> {
    // Only these have accesses that differ in a remark.
    return accessClass === 'derived' || accessClass === 'attempted' ? this.withoutNeeds(accessClass) : this.recorded(accessClass);
  }

  /** The verbs of all accesses, of whichever class. */
  public get verbs(): Set<string> {
    return new Set([...this.sets.values()].flatMap((set) => [...set.verbs]));
  }

  /** Takes one event with an access, which the account has from now on. An event of a request that is already counted has the count 0. */
  public add(accessClass: AccessClass, access: Access, remark: AccessRemark, time: number, count = 1): void {
    this.set(accessClass).add(access, remark, time, count, this.mostNames);
  }

  /** The accesses of the account that differ from one only in the namespace and the name. */
  public kind(accessClass: AccessClass, permission: Permission, remark: AccessRemark = {}): AccessKind {
    return this.set(accessClass).kind(permission, remark);
  }

  public addRecorded(accessClass: AccessClass, access: RecordedAccess): void {
    this.set(accessClass).addRecorded(access, this.mostNames);
  }

  /** The tally of a reason that the authorizer gave. */
  public reasonTally(reason: string): Tally {
    let tally = this.reasons.get(reason);
    if (tally === undefined) {
      tally = new Tally();
      this.reasons.set(reason, tally);
      if (this.reasons.size > MOST_REASONS * 2) {
        [...this.reasons.keys()].sort(compareText).slice(MOST_REASONS).forEach((surplus) => this.reasons.delete(surplus));
      }
    }
    return tally;
  }

  public addRefusedImpersonations(count: number): void {
    this.refused += count;
  }

  public addRequestsWithoutVerb(count: number): void {
    this.verbless += count;
  }

  /** Keeps no more names of a resource than these. */
  public limit(mostNames: number): void {
    this.mostNames = Math.min(this.mostNames, mostNames);
    this.sets.forEach((set) => set.limit(this.mostNames));
  }

  public merge(other: AccountProfile): void {
    for (const accessClass of ACCESS_CLASSES) {
      const theirs = other.sets.get(accessClass);
      if (theirs !== undefined) {
        this.set(accessClass).merge(theirs, this.mostNames);
      }
    }
    other.decidedBy.forEach((tally, reason) => this.reasonTally(reason).addSeen(tally.seen));
    this.refused += other.refused;
    this.verbless += other.verbless;
  }

  private* withoutNeeds(accessClass: AccessClass): Generator<readonly RecordedAccess[]> {
    const needs = this.sets.get('needs');
    let last: RecordedAccess | undefined;
    for (const accesses of this.recorded(accessClass)) {
      yield accesses.filter((access) => {
        const isFirst = last === undefined || !isSameAccess(access, last); // those with the same key follow each other
        last = access;
        return isFirst && needs?.has(access) !== true;
      });
    }
  }

  private set(accessClass: AccessClass): AccessSet {
    let set = this.sets.get(accessClass);
    if (set === undefined) {
      set = new AccessSet();
      this.sets.set(accessClass, set);
    }
    return set;
  }
}

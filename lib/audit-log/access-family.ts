import { hasAsciiOnly, hashOf } from './byte-pattern';
import { LogBytes } from './log-bytes';
import { bytesOf, LONGEST_NAME, NameBytes, NameTallies, NOWHERE } from './name-tallies';
import { Access, AccessRemark, RecordedAccess } from './recorded-access';
import { Seen, Tally } from './tally';
import { compareText } from '../rbac/order';

/** The facts that accesses share which differ only in the name or the URL: an access without a name, or with the URL `*`. */
export type SharedAccess = Access & AccessRemark;

/** A family as another thread takes it over. */
export interface AccessFamilyState {
  readonly number: number;
  readonly unnamed?: Seen;
  readonly many?: Seen;
  readonly last: number;
  readonly count: number;
  readonly oddNames: readonly (readonly [string, Seen])[];
}

/** The accesses of a set that differ only in the name or the URL. */
export class AccessFamily {
  /** Takes over a family of which the set has the names. */
  public static from({ number, unnamed, many, last, count, oddNames }: AccessFamilyState, names: NameTallies): AccessFamily {
    const family = new AccessFamily(names, number);
    family.unnamed = unnamed && tallyOf(unnamed);
    family.many = many && tallyOf(many);
    family.last = last;
    family.count = count;
    family.oddNames = oddNames.length === 0 ? undefined : new Map(oddNames.map(([name, seen]) => [name, tallyOf(seen)]));
    return family;
  }

  /** Of requests without a name. */
  private unnamed?: Tally = undefined;

  /** Of all names, once they are too many. */
  private many?: Tally = undefined;

  /** The last name that was added, and how many there are. */
  private last = NOWHERE;
  private count = 0;

  /** Those that can't be kept as bytes. */
  private oddNames?: Map<string, Tally> = undefined;

  /**
   * @param names The names of all families of the set.
   * @param number Distinguishes the family among them.
   */
  constructor(private readonly names: NameTallies, private readonly number: number) {}

  public get state(): AccessFamilyState {
    const { number, unnamed, many, last, count, oddNames } = this;
    const names = [...oddNames ?? []].map(([name, tally]) => [name, tally.seen] as const);
    return { number, unnamed: unnamed?.seen, many: many?.seen, last, count, oddNames: names };
  }

  /**
   * Takes one event. An event of a request that is already counted has the count 0.
   *
   * @returns The place of the name, or `NOWHERE` where it has none.
   */
  public add(name: string | undefined, time: number, count: number, mostNames: number): number {
    const bytes = name === undefined ? undefined : bytesOf(name);
    if (bytes !== undefined) {
      return this.addBytes(bytes.view, bytes.start, bytes.end, time, count, mostNames);
    }
    this.tally(name, mostNames).add(time, count);
    return NOWHERE;
  }

  /** Takes one event of a request without a name. */
  public addUnnamed(time: number, count: number): void {
    this.unnamed ??= new Tally();
    this.unnamed.add(time, count);
  }

  /** Takes one event with the name at a place. Returns whether it is still there. */
  public addAt(place: number, time: number, count: number): boolean {
    if (this.many !== undefined) {
      this.many.add(time, count);
      return true;
    }
    if (place === NOWHERE) {
      return false;
    }
    this.names.add(place, time, count);
    return true;
  }

  /** Reads what is at the place of a name, which has no effect but on time. */
  public fetch(place: number): number {
    return place === NOWHERE ? 0 : this.names.fetch(place);
  }

  /** Takes one event with the name that some bytes of a log are, which has no escapes. Returns as `add` does. */
  public addText({ bytes, view }: LogBytes, start: number, end: number, time: number, count: number, mostNames: number): number {
    return hasAsciiOnly(view, start, end) && end - start <= LONGEST_NAME
      ? this.addBytes(view, start, end, time, count, mostNames)
      : this.add(bytes.toString('utf8', start, end), time, count, mostNames); // whose bytes may be others, if these aren't valid
  }

  /** Takes what was seen of requests for a name. */
  public addSeen(name: string | undefined, { count, first = NaN, last = NaN }: Seen, mostNames: number): void {
    this.add(name, first, count, mostNames);
    this.add(name, last, 0, mostNames);
  }

  /** Takes what was seen of requests for too many names to keep. */
  public addMany(seen: Seen): void {
    this.many ??= this.joinNames();
    this.many.addSeen(seen);
  }

  public limit(mostNames: number): void {
    if (this.count > mostNames) {
      this.many = this.joinNames();
    }
  }

  public merge(other: AccessFamily, mostNames: number): void {
    if (other.unnamed !== undefined) {
      this.addSeen(undefined, other.unnamed.seen, mostNames);
    }
    if (other.many !== undefined) {
      this.addMany(other.many.seen);
    }
    for (let place = other.last; place !== NOWHERE; place = other.names.next(place)) {
      const { view, start, end } = other.names.bytes(place);
      const { count, first = NaN, last = NaN } = other.names.seen(place);
      this.addBytes(view, start, end, first, count, mostNames);
      this.addBytes(view, start, end, last, 0, mostNames);
    }
    other.oddNames?.forEach((tally, name) => this.addSeen(name, tally.seen, mostNames));
  }

  /** Whether it has an access with just that name, or with no name. */
  public has(name: string | undefined): boolean {
    if (name === undefined) {
      return this.unnamed !== undefined || this.many !== undefined;
    }
    if (this.many !== undefined) {
      return false;
    }
    const bytes = bytesOf(name);
    return bytes === undefined ? this.oddNames?.has(name) === true : this.find(bytes) !== NOWHERE;
  }

  /** The accesses, ordered by name. */
  public sorted({ namespace, permission, why, missing }: SharedAccess): RecordedAccess[] {
    const { verb, apiGroup, resource, nonResourceURL } = permission;
    const accesses: RecordedAccess[] = [];
    if (this.unnamed !== undefined) {
      accesses.push({ namespace, permission, why, missing, hasManyNames: false, seen: this.unnamed.seen });
    }
    if (this.many !== undefined) {
      accesses.push({ namespace, permission, why, missing, hasManyNames: true, seen: this.many.seen });
    }
    const named = this.named();
    if (named.length > 1) {
      named.sort(([a], [b]) => compareText(a, b));
    }
    for (const [name, seen] of named) {
      const ofName = nonResourceURL === undefined ? { verb, apiGroup, resource, resourceName: name } : { verb, nonResourceURL: name };
      accesses.push({ namespace, permission: ofName, why, missing, hasManyNames: false, seen });
    }
    return accesses;
  }

  private addBytes(view: DataView, start: number, end: number, time: number, count: number, mostNames: number): number {
    if (this.many !== undefined) {
      this.many.add(time, count);
      return NOWHERE;
    }
    const { names, number } = this;
    const hash = hashOf(view, start, end, number);
    let place = names.find(hash, number, view, start, end);
    if (place === NOWHERE) {
      place = names.insert(hash, number, view, start, end, this.last);
      this.last = place;
      this.count++;
    }
    names.add(place, time, count);
    if (this.count > mostNames) {
      this.many = this.joinNames();
      return NOWHERE;
    }
    return place;
  }

  private find({ view, start, end }: NameBytes): number {
    return this.names.find(hashOf(view, start, end, this.number), this.number, view, start, end);
  }

  private tally(name: string | undefined, mostNames: number): Tally {
    if (name === undefined) {
      return this.unnamed ??= new Tally();
    }
    const known = this.many ?? this.oddNames?.get(name);
    if (known !== undefined) {
      return known;
    }
    const tally = new Tally();
    this.oddNames ??= new Map();
    this.oddNames.set(name, tally);
    this.count++;
    this.limit(mostNames);
    return this.many ?? tally;
  }

  /** Gives up the names, and counts them together. */
  private joinNames(): Tally {
    const tally = new Tally();
    for (let place = this.last; place !== NOWHERE; place = this.names.next(place)) {
      tally.addSeen(this.names.seen(place));
    }
    this.oddNames?.forEach((each) => tally.addSeen(each.seen));
    this.last = NOWHERE;
    this.count = 0;
    this.oddNames = undefined;
    return tally;
  }

  private named(): [string, Seen][] {
    const { names } = this;
    const named: [string, Seen][] = [];
    for (let place = this.last; place !== NOWHERE; place = names.next(place)) {
      named.push([names.name(place), names.seen(place)]);
    }
    this.oddNames?.forEach((tally, name) => named.push([name, tally.seen]));
    return named;
  }
}

function tallyOf(seen: Seen): Tally {
  const tally = new Tally();
  tally.addSeen(seen);
  return tally;
}

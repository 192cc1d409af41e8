import { Access, AccessRemark, compareAccesses, RecordedAccess } from './recorded-access';
import { Tally } from './tally';
import { Permission } from '../rbac/permission';
import { WILDCARD } from '../rbac/wildcards';

/**
 * A set of accesses with their counts, whose size is limited: of each resource it keeps so many names, and of each method so many URLs.
 *
 * Beyond the limit only the fact that there were more is kept. Sets only grow, so the order in which accesses arrive changes nothing.
 */
export class AccessSet {
  private readonly families = new Map<string, Family>();

  /** The tally of an access, which is in the set from now on. It stays valid, whatever becomes of the names. */
  public tally(access: Access, remark: AccessRemark, mostNames: number): Tally {
    const { resourceName, nonResourceURL } = access.permission;
    return this.family(access, remark).tally(nonResourceURL ?? resourceName, mostNames);
  }

  /** Adds all accesses of another set. */
  public merge(other: AccessSet, mostNames: number): void {
    for (const [key, family] of other.families) {
      const own = this.families.get(key) ?? new Family(family.access, family.remark);
      this.families.set(key, own);
      own.merge(family, mostNames);
    }
  }

  /** Adds an access as a profile lists it. */
  public addRecorded(recorded: RecordedAccess, mostNames: number): void {
    const tally = recorded.hasManyNames ? this.family(recorded, recorded).manyNames() : this.tally(recorded, recorded, mostNames);
    tally.addSeen(recorded.seen);
  }

  /** Keeps no more names than these. */
  public limit(mostNames: number): void {
    this.families.forEach((family) => family.limit(mostNames));
  }

  public get isEmpty(): boolean {
    return this.families.size === 0;
  }

  /** Every access, in order. */
  public sorted(): RecordedAccess[] {
    return [...this.families.values()].flatMap((family) => family.accesses()).sort(compareAccesses);
  }

  private family({ namespace, permission: { verb, apiGroup, resource, nonResourceURL } }: Access, { why, missing }: AccessRemark): Family {
    const isUrl = nonResourceURL !== undefined;
    const key = JSON.stringify([namespace, verb, isUrl ? null : [apiGroup, resource], why, missing]);
    let family = this.families.get(key);
    if (family === undefined) {
      const permission: Permission = isUrl ? { verb, nonResourceURL: WILDCARD } : { verb, apiGroup, resource };
      family = new Family(
        { ...namespace === undefined ? {} : { namespace }, permission },
        { ...why === undefined ? {} : { why }, ...missing === undefined ? {} : { missing } },
      );
      this.families.set(key, family);
    }
    return family;
  }
}

/** The accesses that differ only in the name or the URL. */
class Family {
  /** Of requests without a name. */
  private unnamed?: Tally;

  /** Most families have one name: a map for each of them would be most of the memory. */
  private only?: { readonly name: string; readonly tally: Tally };
  private names?: Map<string, Tally>;

  /** Of all names, once they are too many. */
  private many?: Tally;

  /**
   * @param access The access without a name, or with the URL `*`.
   */
  constructor(public readonly access: Access, public readonly remark: AccessRemark) {}

  public tally(name: string | undefined, mostNames: number): Tally {
    if (name === undefined) {
      return this.unnamed ??= new Tally();
    }
    if (this.many !== undefined) {
      return this.many;
    }
    const known = this.only?.name === name ? this.only.tally : this.names?.get(name);
    if (known !== undefined) {
      return known;
    }
    const tally = new Tally();
    if (this.names !== undefined) {
      this.names.set(name, tally);
    } else if (this.only === undefined) {
      this.only = { name, tally };
    } else {
      this.names = new Map([[this.only.name, this.only.tally], [name, tally]]);
      this.only = undefined;
    }
    this.limit(mostNames);
    return tally;
  }

  /** The tally of all names together. */
  public manyNames(): Tally {
    this.many ??= new Tally();
    for (const [, tally] of this.named()) {
      this.many.absorb(tally);
    }
    this.only = undefined;
    this.names = undefined;
    return this.many;
  }

  public limit(mostNames: number): void {
    if ((this.names?.size ?? (this.only === undefined ? 0 : 1)) > mostNames) {
      this.manyNames();
    }
  }

  public merge(other: Family, mostNames: number): void {
    if (other.unnamed !== undefined) {
      this.tally(undefined, mostNames).addSeen(other.unnamed.seen);
    }
    if (other.many !== undefined) {
      this.manyNames().addSeen(other.many.seen);
    }
    for (const [name, tally] of other.named()) {
      this.tally(name, mostNames).addSeen(tally.seen);
    }
    this.limit(mostNames);
  }

  public accesses(): RecordedAccess[] {
    const record = (access: Access, { seen }: Tally, hasManyNames: boolean): RecordedAccess => ({ ...access, ...this.remark, hasManyNames, seen });
    return [
      ...this.unnamed === undefined ? [] : [record(this.access, this.unnamed, false)],
      ...this.many === undefined ? [] : [record(this.access, this.many, true)],
      ...this.named().map(([name, tally]) => record(this.withName(name), tally, false)),
    ];
  }

  private named(): [string, Tally][] {
    return this.only !== undefined ? [[this.only.name, this.only.tally]] : [...this.names ?? []];
  }

  private withName(name: string): Access {
    const { permission } = this.access;
    const named = permission.nonResourceURL === undefined ? { ...permission, resourceName: name } : { ...permission, nonResourceURL: name };
    return { ...this.access, permission: named };
  }
}

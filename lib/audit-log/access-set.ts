import { Access, AccessRemark, RecordedAccess, sortAccesses } from './recorded-access';
import { Tally } from './tally';
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
      const own = this.families.get(key) ?? new Family();
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

  /** The verbs of all accesses to resources. */
  public get verbs(): Set<string> {
    const permissions = [...this.families.keys()].map((key) => readFamilyKey(key).permission);
    return new Set(permissions.filter(({ resource }) => resource !== undefined).map(({ verb }) => verb));
  }

  /** Every access, in order. */
  public sorted(): RecordedAccess[] {
    return sortAccesses([...this.families].flatMap(([key, family]) => family.accesses(readFamilyKey(key))));
  }

  private family({ namespace, permission: { verb, apiGroup, resource, nonResourceURL } }: Access, { why, missing }: AccessRemark): Family {
    const key = nonResourceURL === undefined ? familyKey(namespace, verb, resource, apiGroup, why, missing) : familyKey(namespace, verb, '', '', why, missing);
    let family = this.families.get(key);
    if (family === undefined) {
      family = new Family();
      this.families.set(key, family);
    }
    return family;
  }
}

/** The parts that all accesses of a family share, a line for each. The key is one text, since there are many families. */
function familyKey(namespace = '', verb: string, resource = '', apiGroup = '', why = '', missing?: AccessRemark['missing']): string {
  // JSON takes longer. It is for texts that no cluster has.
  return missing !== undefined || [namespace, verb, resource, apiGroup, why].some((part) => part.includes('\n'))
    ? JSON.stringify([namespace, verb, resource, apiGroup, why, missing])
    : `${namespace}\n${verb}\n${resource}\n${apiGroup}\n${why}`;
}

const PARTS = 5;

function readFamilyKey(key: string): RecordedFamily {
  const lines = key.split('\n');
  const parts = (lines.length === PARTS ? lines : JSON.parse(key)) as [string, string, string, string, string, AccessRemark['missing'] | null];
  const [namespace, verb, resource, apiGroup, why, missing] = parts;
  return {
    ...namespace === '' ? {} : { namespace },
    permission: resource === '' ? { verb, nonResourceURL: WILDCARD } : { verb, apiGroup, resource },
    ...why === '' ? {} : { why },
    ...missing === undefined || missing === null ? {} : { missing },
  };
}

/** An access without a name, or with the URL `*`. */
type RecordedFamily = Access & AccessRemark;

/** The accesses that differ only in the name or the URL. */
class Family {
  /** Of requests without a name. */
  private unnamed?: Tally;

  /** Most families have one name: a map for each of them would be most of the memory. */
  private onlyName = '';
  private only?: Tally;
  private names?: Map<string, Tally>;

  /** Of all names, once they are too many. */
  private many?: Tally;

  public tally(name: string | undefined, mostNames: number): Tally {
    if (name === undefined) {
      return this.unnamed ??= new Tally();
    }
    if (this.many !== undefined) {
      return this.many;
    }
    const known = this.only !== undefined && this.onlyName === name ? this.only : this.names?.get(name);
    if (known !== undefined) {
      return known;
    }
    const tally = new Tally();
    if (this.names !== undefined) {
      this.names.set(name, tally);
    } else if (this.only === undefined) {
      this.onlyName = name;
      this.only = tally;
    } else {
      this.names = new Map([[this.onlyName, this.only], [name, tally]]);
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

  public accesses(family: RecordedFamily): RecordedAccess[] {
    const record = (access: RecordedFamily, { seen }: Tally, hasManyNames: boolean): RecordedAccess => ({ ...access, hasManyNames, seen });
    return [
      ...this.unnamed === undefined ? [] : [record(family, this.unnamed, false)],
      ...this.many === undefined ? [] : [record(family, this.many, true)],
      ...this.named().map(([name, tally]) => record(withName(family, name), tally, false)),
    ];
  }

  private named(): [string, Tally][] {
    return this.only !== undefined ? [[this.onlyName, this.only]] : [...this.names ?? []];
  }
}

function withName({ permission, ...rest }: RecordedFamily, name: string): RecordedFamily {
  const isUrl = permission.nonResourceURL !== undefined;
  return { ...rest, permission: isUrl ? { ...permission, nonResourceURL: name } : { ...permission, resourceName: name } };
}

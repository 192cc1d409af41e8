import { AccessFamily, SharedAccess } from './access-family';
import { Access, accessKey, AccessRemark, RecordedAccess, sortAccesses } from './recorded-access';
import { Tally } from './tally';
import { groupBy } from '../inference/group-by';
import { compareText } from '../rbac/order';
import { WILDCARD } from '../rbac/wildcards';

/**
 * A set of accesses with their counts, whose size is limited: of each resource it keeps so many names, and of each method so many URLs.
 *
 * Beyond the limit only the fact that there were more is kept. Sets only grow, so the order in which accesses arrive changes nothing.
 */
export class AccessSet {
  private readonly families = new Map<string, AccessFamily>();

  /** The tally of an access, which is in the set from now on. It stays valid, whatever becomes of the names. */
  public tally(access: Access, remark: AccessRemark, mostNames: number): Tally {
    const { resourceName, nonResourceURL } = access.permission;
    return this.family(access, remark).tally(nonResourceURL ?? resourceName, mostNames);
  }

  /** Adds all accesses of another set. */
  public merge(other: AccessSet, mostNames: number): void {
    for (const [key, family] of other.families) {
      const own = this.families.get(key) ?? new AccessFamily();
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
    const families = [...this.families].map(([key, family]) => ({ shared: readFamilyKey(key), family }));
    const groups = [...groupBy(families, ({ shared }) => accessKey(shared))].sort(([a], [b]) => compareText(a, b));
    return groups.flatMap(([, group]) => {
      const accesses = group.flatMap(({ family, shared }) => family.sorted(shared));
      // Families of one group differ in a remark, and their names have to be brought in order together; a star and URLs also do.
      return group.length === 1 && group[0].shared.permission.nonResourceURL === undefined ? accesses : sortAccesses(accesses);
    });
  }

  /** The accesses that differ from one only in the name or the URL. */
  public family({ namespace, permission: { verb, apiGroup, resource, nonResourceURL } }: Access, { why, missing }: AccessRemark): AccessFamily {
    const key = nonResourceURL === undefined ? familyKey(namespace, verb, resource, apiGroup, why, missing) : familyKey(namespace, verb, '', '', why, missing);
    let family = this.families.get(key);
    if (family === undefined) {
      family = new AccessFamily();
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

function readFamilyKey(key: string): SharedAccess {
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

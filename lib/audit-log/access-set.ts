import { AccessFamily } from './access-family';
import { AccessKind, AccessKindState, compareKinds } from './access-kind';
import { NameTallies, NameTalliesState } from './name-tallies';
import { Access, AccessRemark, RecordedAccess, sortAccesses } from './recorded-access';
import { whereOf } from '../access/reported-scope';
import { compareText } from '../rbac/order';
import { Permission } from '../rbac/permission';
import { WILDCARD } from '../rbac/wildcards';

/** A set as another thread takes it over. */
export interface AccessSetState {
  readonly kinds: readonly AccessKindState[];
  readonly names: NameTalliesState;
  readonly familyCount: number;
}

/**
 * A set of accesses with their counts, whose size is limited: of each resource it keeps so many names, and of each method so many URLs.
 *
 * Beyond the limit only the fact that there were more is kept. Sets only grow, so the order in which accesses arrive changes nothing.
 */
export class AccessSet {
  private readonly kinds = new Map<string, AccessKind>();
  private readonly names: NameTallies;
  private familyCount: number;

  /** @param state The content that another thread has collected. */
  constructor(state?: AccessSetState) {
    this.names = state === undefined ? new NameTallies() : NameTallies.from(state.names);
    this.familyCount = state?.familyCount ?? 0;
    state?.kinds.forEach(({ permission, remark, families }) => {
      const kind = this.kind(permission, remark);
      families.forEach(([namespace, family]) => kind.addFamily(namespace, AccessFamily.from(family, this.names)));
    });
  }

  public get state(): AccessSetState {
    const { kinds, names, familyCount } = this;
    return { kinds: [...kinds.values()].map(({ state }) => state), names: names.state, familyCount };
  }

  /** Takes one event with an access, which is in the set from now on. */
  public add(access: Access, remark: AccessRemark, time: number, count: number, mostNames: number): void {
    this.family(access, remark).add(nameOf(access), time, count, mostNames);
  }

  /** Adds all accesses of another set. */
  public merge(other: AccessSet, mostNames: number): void {
    for (const [key, { permission, remark, families }] of other.kinds) {
      const own = this.kinds.get(key) ?? this.kind(permission, remark);
      families.forEach((family, namespace) => own.family(namespace).merge(family, mostNames));
    }
  }

  /** Adds an access as a profile lists it. */
  public addRecorded(recorded: RecordedAccess, mostNames: number): void {
    const family = this.family(recorded, recorded);
    if (recorded.hasManyNames) {
      family.addMany(recorded.seen);
    } else {
      family.addSeen(nameOf(recorded), recorded.seen, mostNames);
    }
  }

  /** Keeps no more names than these. */
  public limit(mostNames: number): void {
    this.kinds.forEach(({ families }) => families.forEach((family) => family.limit(mostNames)));
  }

  /** The verbs of all accesses to resources. */
  public get verbs(): Set<string> {
    return new Set([...this.kinds.values()].flatMap(({ permission: { resource, verb } }) => resource === undefined ? [] : [verb]));
  }

  /** Whether it has an access, with whatever remark. */
  public has(access: Access): boolean {
    return [...this.kinds.values()].some(({ permission, families }) =>
      compareKinds(permission, access.permission) === 0 && families.get(access.namespace)?.has(nameOf(access)) === true);
  }

  /** Every access, in order, a list of some after the other. Each list is made when it is read: all together take more memory than the set. */
  public* sorted(): Generator<readonly RecordedAccess[]> {
    const kinds = [...this.kinds.values()].sort((a, b) => compareKinds(a.permission, b.permission));
    const places = [...new Set(kinds.flatMap(({ families }) => [...families.keys()]))].map((namespace) => ({ namespace })) // of the cluster, too
      .sort((a, b) => compareText(whereOf(a.namespace), whereOf(b.namespace)) || compareText(a.namespace ?? '', b.namespace ?? ''));
    for (const { namespace } of places) {
      const here = kinds.filter(({ families }) => families.has(namespace));
      for (let i = 0; i < here.length;) {
        const start = i++;
        while (i < here.length && here[i].isLike(here[start])) {
          i++;
        }
        yield accessesOf(here.slice(start, i), namespace);
      }
    }
  }

  /** The accesses that differ from one only in the namespace and the name. They are of the set once one of its families has some. */
  public kind(permission: Permission, { why, missing }: AccessRemark): AccessKind {
    const { verb, apiGroup = '', resource = '' } = permission;
    const key = kindKey(verb, resource, apiGroup, why, missing);
    let kind = this.kinds.get(key);
    if (kind === undefined) {
      const ofKind: Permission = resource === '' ? { verb, nonResourceURL: WILDCARD } : { verb, apiGroup, resource };
      const remark = { ...why === undefined ? {} : { why }, ...missing === undefined ? {} : { missing } };
      kind = new AccessKind(ofKind, remark, () => new AccessFamily(this.names, this.familyCount++));
      this.kinds.set(key, kind);
    }
    return kind;
  }

  private family({ namespace, permission }: Access, remark: AccessRemark): AccessFamily {
    return this.kind(permission, remark).family(namespace);
  }
}

/** The accesses of kinds that differ only in a remark: their names have to be brought in order together; a star and URLs also do. */
function accessesOf(kinds: readonly AccessKind[], namespace: string | undefined): readonly RecordedAccess[] {
  const [{ permission: { nonResourceURL } }] = kinds;
  const accesses = kinds.map((kind) => kind.sorted(namespace));
  return kinds.length === 1 && nonResourceURL === undefined ? accesses[0] : sortAccesses(accesses.flat());
}

function nameOf({ permission: { nonResourceURL, resourceName } }: Access): string | undefined {
  return nonResourceURL ?? resourceName;
}

/** The parts that all accesses of a kind share, a line for each. */
function kindKey(verb: string, resource: string, apiGroup: string, why: string | undefined, missing: AccessRemark['missing']): string {
  // JSON takes longer. It is for texts that no cluster has.
  return missing !== undefined || [verb, resource, apiGroup, why ?? ''].some((part) => part.includes('\n'))
    ? JSON.stringify([verb, resource, apiGroup, why, missing])
    : `${verb}\n${resource}\n${apiGroup}\n${why ?? ''}`;
}

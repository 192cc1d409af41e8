import { Access, AccessRemark, RecordedAccess } from './recorded-access';
import { Tally } from './tally';
import { compareText } from '../rbac/order';

/** The facts that accesses share which differ only in the name or the URL: an access without a name, or with the URL `*`. */
export type SharedAccess = Access & AccessRemark;

/** The accesses that differ only in the name or the URL. */
export class AccessFamily {
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

  public merge(other: AccessFamily, mostNames: number): void {
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

  /** The accesses, ordered by name. */
  public sorted(shared: SharedAccess): RecordedAccess[] {
    const { namespace, permission, permission: { verb, apiGroup, resource }, why, missing } = shared;
    const isUrl = permission.nonResourceURL !== undefined;
    const record = (tally: Tally, hasManyNames: boolean, name?: string): RecordedAccess => ({
      namespace,
      permission: name === undefined ? permission : isUrl ? { verb, nonResourceURL: name } : { verb, apiGroup, resource, resourceName: name },
      why,
      missing,
      hasManyNames,
      seen: tally.seen,
    });
    return [
      ...this.unnamed === undefined ? [] : [record(this.unnamed, false)],
      ...this.many === undefined ? [] : [record(this.many, true)],
      ...this.named().sort(([a], [b]) => compareText(a, b)).map(([name, tally]) => record(tally, false, name)),
    ];
  }

  private named(): [string, Tally][] {
    return this.only !== undefined ? [[this.onlyName, this.only]] : [...this.names ?? []];
  }
}

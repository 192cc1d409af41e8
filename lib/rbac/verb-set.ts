/** Verbs, each once. */
export interface VerbSet {
  readonly size: number;

  has(verb: string): boolean;

  /** The set with one verb more, in the place of this one. */
  with(verb: string): VerbSet;

  /** The verbs that pass; the set itself where all do. */
  filter(passes: (verb: string) => boolean): VerbSet;

  /** The verbs in a list of the caller's own. */
  toArray(): string[];
}

/** Sets with more aren't shared, since each is likely to be the only one of its kind. */
const MOST_SHARED = 16;

/**
 * A few verbs, in a set that never changes.
 *
 * A role may have thousands of names, but their verbs are few: the sets that grow from one by the same verbs in the same order are one.
 */
export class FewVerbs implements VerbSet {
  private readonly grown = new Map<string, FewVerbs>();

  constructor(private readonly verbs: readonly string[] = []) {}

  public get size(): number {
    return this.verbs.length;
  }

  public has(verb: string): boolean {
    return this.verbs.includes(verb);
  }

  public with(verb: string): VerbSet {
    if (this.has(verb)) {
      return this;
    }
    if (this.size === MOST_SHARED) {
      return new ManyVerbs([...this.verbs, verb]);
    }
    let grown = this.grown.get(verb);
    if (grown === undefined) {
      grown = new FewVerbs([...this.verbs, verb]);
      this.grown.set(verb, grown);
    }
    return grown;
  }

  public filter(passes: (verb: string) => boolean): VerbSet {
    return this.verbs.every(passes) ? this : new FewVerbs(this.verbs.filter(passes));
  }

  public toArray(): string[] {
    return [...this.verbs];
  }
}

/** Many verbs, in a set that grows in its place. */
class ManyVerbs implements VerbSet {
  private readonly verbs: Set<string>;

  constructor(verbs: readonly string[]) {
    this.verbs = new Set(verbs);
  }

  public get size(): number {
    return this.verbs.size;
  }

  public has(verb: string): boolean {
    return this.verbs.has(verb);
  }

  public with(verb: string): VerbSet {
    this.verbs.add(verb);
    return this;
  }

  public filter(passes: (verb: string) => boolean): VerbSet {
    const passed = this.toArray().filter(passes);
    return passed.length === this.size ? this : new ManyVerbs(passed);
  }

  public toArray(): string[] {
    return [...this.verbs];
  }
}

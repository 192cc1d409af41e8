const NO_TEXTS: readonly string[] = [];

/** From here on a hash table finds a text faster than a walk through the list. */
const LOOKUP_SIZE = 16;

/**
 * A set of texts, most of which hold one or two.
 *
 * A role has a set of verbs for every name in it. A `Set` each would cost more than all the rest of the algebra.
 */
export class TextSet {
  private texts = NO_TEXTS;
  private lookup?: Set<string>;

  /** @param texts What is in it from the start. */
  constructor(texts: Iterable<string> = NO_TEXTS) {
    for (const text of texts) {
      this.add(text);
    }
  }

  public get size(): number {
    return this.lookup?.size ?? this.texts.length;
  }

  public has(text: string): boolean {
    return this.lookup?.has(text) ?? this.texts.includes(text);
  }

  public add(text: string): void {
    if (this.lookup !== undefined) {
      this.lookup.add(text);
    } else if (!this.texts.includes(text)) {
      this.texts = [...this.texts, text];
      if (this.texts.length === LOOKUP_SIZE) {
        this.lookup = new Set(this.texts);
      }
    }
  }

  /** Adds a text, and returns this set. */
  public with(text: string): TextSet {
    this.add(text);
    return this;
  }

  /** The members in a list of the caller's own. */
  public toArray(): string[] {
    return [...this.lookup ?? this.texts];
  }

  /** The members that pass; the set itself where all do. */
  public filter(passes: (text: string) => boolean): TextSet {
    const all = this.lookup === undefined ? this.texts : [...this.lookup];
    return all.every(passes) ? this : new TextSet(all.filter(passes));
  }
}

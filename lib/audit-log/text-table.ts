/* eslint-disable no-bitwise -- hashes are bits */

/** Texts longer than this are told apart by some of their characters first. */
const SAMPLED_LENGTH = 200;
const SAMPLES = 12;

/** The table is never fuller than this. */
const LOAD = 0.5;

interface Entry<Value> {
  readonly owner: number;
  readonly text: string;
  readonly value: Value;
}

/**
 * Values by a number and a part of a long text, without hashing that part as a string: that is most of the time of a Map whose keys are
 * cut out of other texts.
 */
export class TextTable<Value> {
  private current: Generation<Value>;
  private previous: Generation<Value>;

  /**
   * @param limit How many texts are kept at least, of those that came last. No more than twice as many are. A power of two.
   */
  constructor(private readonly limit: number) {
    this.current = new Generation(limit);
    this.previous = new Generation(1);
  }

  /** The value of the part of a text. */
  public get(owner: number, text: string, start: number, end: number): Value | undefined {
    const hash = hashOf(owner, text, start, end);
    const recent = this.current.find(hash, owner, text, start, end);
    if (recent !== undefined) {
      return recent.value;
    }
    const old = this.previous.find(hash, owner, text, start, end);
    if (old !== undefined) {
      this.add(hash, old);
    }
    return old?.value;
  }

  public set(owner: number, text: string, start: number, end: number, value: Value): void {
    this.add(hashOf(owner, text, start, end), { owner, text: copyOf(text.slice(start, end)), value });
  }

  private add(hash: number, entry: Entry<Value>): void {
    if (this.current.add(hash, entry) >= this.limit) {
      this.previous = this.current;
      this.current = new Generation(this.limit);
    }
  }
}

/** A table with open addressing, which is given up as a whole. */
class Generation<Value> {
  private readonly hashes: Int32Array;
  private readonly entries: (Entry<Value> | undefined)[] = [];
  private readonly places: Int32Array;
  private readonly mask: number;

  constructor(limit: number) {
    this.mask = limit / LOAD - 1;
    this.hashes = new Int32Array(limit / LOAD);
    this.places = new Int32Array(limit / LOAD);
  }

  public find(hash: number, owner: number, text: string, start: number, end: number): Entry<Value> | undefined {
    for (let slot = hash & this.mask; this.hashes[slot] !== 0; slot = (slot + 1) & this.mask) {
      if (this.hashes[slot] === hash) {
        const entry = this.entries[this.places[slot]];
        if (entry?.owner === owner && entry.text === text.slice(start, end)) {
          return entry;
        }
      }
    }
    return undefined;
  }

  /** Adds an entry, and returns how many there are. */
  public add(hash: number, entry: Entry<Value>): number {
    let slot = hash & this.mask;
    while (this.hashes[slot] !== 0) {
      slot = (slot + 1) & this.mask;
    }
    this.hashes[slot] = hash;
    this.places[slot] = this.entries.length;
    return this.entries.push(entry);
  }
}

/** A hash of a part of a text, which is never 0. Four characters are taken at once. */
function hashOf(owner: number, text: string, start: number, end: number): number {
  const length = end - start;
  let hash = Math.imul(owner, 0x9e3779b1) ^ length;
  const step = length > SAMPLED_LENGTH ? (length / SAMPLES) | 0 : 4;
  const last = end - 3;
  for (let i = start; i < last; i += step) {
    const four = text.charCodeAt(i) | text.charCodeAt(i + 1) << 8 | text.charCodeAt(i + 2) << 16 | text.charCodeAt(i + 3) << 24;
    hash = Math.imul(hash ^ four, 0x01000193);
    hash ^= hash >>> 15;
  }
  for (let i = Math.max(start, last); i < end; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return (hash ^ (hash >>> 13)) | 1;
}

/** A copy, which doesn't keep the text that it was cut from in memory. */
function copyOf(text: string): string {
  return Buffer.from(text, 'latin1').toString('latin1');
}

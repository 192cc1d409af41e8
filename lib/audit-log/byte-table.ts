/* eslint-disable no-bitwise -- hashes are bits */
import { copyWords, hashOf, hasWords } from './byte-pattern';

/** The table is never fuller than this. */
const LOAD = 0.5;

/** The words of the texts are kept in pages of this many, and no text is longer than one. */
const PAGE_WORDS = 64 * 1024;

/**
 * Values by a number and some bytes, such as a part of a line: neither a lookup nor a new entry makes a string.
 */
export class ByteTable<Value> {
  private current: Generation<Value>;
  private previous?: Generation<Value>;

  /**
   * @param limit How many texts are kept at least, of those that came last. No more than twice as many are. A power of two.
   */
  constructor(private readonly limit: number) {
    this.current = new Generation(limit);
  }

  /** The value of some bytes, after which three more can be read. */
  public get(owner: number, view: DataView, start: number, end: number): Value | undefined {
    const hash = hashOf(view, start, end, owner);
    const recent = this.current.find(hash, owner, view, start, end);
    if (recent !== undefined || this.previous === undefined) {
      return recent;
    }
    const old = this.previous.find(hash, owner, view, start, end);
    if (old !== undefined) {
      this.add(hash, owner, view, start, end, old);
    }
    return old;
  }

  /** Adds bytes that aren't there. Bytes that are too long aren't kept. */
  public set(owner: number, view: DataView, start: number, end: number, value: Value): void {
    if (end - start <= PAGE_WORDS * 4) {
      this.add(hashOf(view, start, end, owner), owner, view, start, end, value);
    }
  }

  private add(hash: number, owner: number, view: DataView, start: number, end: number, value: Value): void {
    if (this.current.size === this.limit) {
      this.previous = this.current;
      this.current = new Generation(this.limit);
    }
    this.current.add(hash, owner, view, start, end, value);
  }
}

/** A table with open addressing, which is given up as a whole. */
class Generation<Value> {
  public size = 0;

  /** Of each slot the hash, or 0 where it is empty, and the place of its entry. */
  private readonly slots: Int32Array;

  /** Of each entry the owner, the length of the bytes, and where their words begin. */
  private readonly entries: Int32Array;
  private readonly values: Value[] = [];
  private readonly pages: Int32Array[] = [];
  private usedWords = PAGE_WORDS;
  private readonly mask: number;

  constructor(limit: number) {
    this.mask = limit / LOAD - 1;
    this.slots = new Int32Array(limit / LOAD * 2);
    this.entries = new Int32Array(limit * 3);
  }

  public find(hash: number, owner: number, view: DataView, start: number, end: number): Value | undefined {
    const { slots, entries, mask } = this;
    for (let slot = hash & mask; slots[slot * 2] !== 0; slot = (slot + 1) & mask) {
      if (slots[slot * 2] === hash) {
        const place = slots[slot * 2 + 1];
        const words = entries[place * 3 + 2];
        if (entries[place * 3] === owner && entries[place * 3 + 1] === end - start
          && hasWords(view, start, this.pages[(words / PAGE_WORDS) | 0], words % PAGE_WORDS, end - start)) {
          return this.values[place];
        }
      }
    }
    return undefined;
  }

  public add(hash: number, owner: number, view: DataView, start: number, end: number, value: Value): void {
    const { slots, entries, mask, size } = this;
    let slot = hash & mask;
    while (slots[slot * 2] !== 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot * 2] = hash;
    slots[slot * 2 + 1] = size;
    const words = (end - start + 3) >> 2;
    if (this.usedWords + words > PAGE_WORDS) {
      this.pages.push(new Int32Array(PAGE_WORDS));
      this.usedWords = 0;
    }
    copyWords(view, start, end, this.pages[this.pages.length - 1], this.usedWords);
    entries[size * 3] = owner;
    entries[size * 3 + 1] = end - start;
    entries[size * 3 + 2] = (this.pages.length - 1) * PAGE_WORDS + this.usedWords;
    this.usedWords += words;
    this.values.push(value);
    this.size++;
  }
}

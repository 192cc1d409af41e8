/* eslint-disable no-bitwise -- hashes are bits */
import { copyWords, hashOf, hasWords } from './byte-pattern';
import { grownSlots, putSlot } from './hash-slots';

/** The table begins with so many slots, and is never fuller than this. A power of two. */
const FIRST_SLOTS = 64;
const LOAD = 0.5;

/** The words of the entries are kept in pages of this many, and no entry is longer than one. */
const PAGE_WORDS = 64 * 1024;

/** The words of an entry before its bytes: its number, the owner, and the length of the bytes. */
const HEAD_WORDS = 3;

/**
 * Values by a number and some bytes, such as a part of a line: neither a lookup nor a new entry makes a string.
 */
export class ByteTable<Value> {
  private current: Generation<Value>;
  private previous?: Generation<Value>;

  /**
   * @param limit How many texts are kept at least, of those that came last. No more than twice as many are.
   */
  constructor(private readonly limit: number) {
    this.current = new Generation();
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
    if (end - start <= (PAGE_WORDS - HEAD_WORDS) * 4) {
      this.add(hashOf(view, start, end, owner), owner, view, start, end, value);
    }
  }

  private add(hash: number, owner: number, view: DataView, start: number, end: number, value: Value): void {
    if (this.current.size === this.limit) {
      this.previous = this.current;
      this.current = new Generation();
    }
    this.current.add(hash, owner, view, start, end, value);
  }
}

/** A table with open addressing, which is given up as a whole. The compared words of an entry are in one place. */
class Generation<Value> {
  public size = 0;

  /** Of each slot the hash, or 0 where it is empty, and where the words of its entry begin. */
  private slots: Int32Array = new Int32Array(FIRST_SLOTS * 2);
  private readonly values: Value[] = [];
  private readonly pages: Int32Array[] = [];
  private usedWords = PAGE_WORDS;

  public find(hash: number, owner: number, view: DataView, start: number, end: number): Value | undefined {
    const { slots } = this;
    const mask = (slots.length >> 1) - 1;
    for (let slot = hash & mask; slots[slot * 2] !== 0; slot = (slot + 1) & mask) {
      if (slots[slot * 2] === hash) {
        const place = slots[slot * 2 + 1];
        const page = this.pages[(place / PAGE_WORDS) | 0];
        const at = place % PAGE_WORDS;
        if (page[at + 1] === owner && page[at + 2] === end - start && hasWords(view, start, page, at + HEAD_WORDS, end - start)) {
          return this.values[page[at]];
        }
      }
    }
    return undefined;
  }

  public add(hash: number, owner: number, view: DataView, start: number, end: number, value: Value): void {
    const words = HEAD_WORDS + ((end - start + 3) >> 2);
    if (this.usedWords + words > PAGE_WORDS) {
      this.pages.push(new Int32Array(PAGE_WORDS));
      this.usedWords = 0;
    }
    const page = this.pages[this.pages.length - 1];
    const at = this.usedWords;
    if ((this.size + 1) * 2 > this.slots.length * LOAD) {
      this.slots = grownSlots(this.slots);
    }
    putSlot(this.slots, hash, (this.pages.length - 1) * PAGE_WORDS + at);
    page[at] = this.size;
    page[at + 1] = owner;
    page[at + 2] = end - start;
    copyWords(view, start, end, page, at + HEAD_WORDS);
    this.usedWords += words;
    this.values.push(value);
    this.size++;
  }
}

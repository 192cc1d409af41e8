/* eslint-disable no-bitwise -- hashes are bits */
import { copyWords, hasWords } from './byte-pattern';
import { grownSlots, putSlot } from './hash-slots';
import { addToTally, beginTally, Seen, seenInTally } from './tally';

/** The place of a name that isn't there. */
export const NOWHERE = -1;

/** Longer names aren't kept here. */
export const LONGEST_NAME = 4096;

/** Entries are kept in pages of this many words; only the first page grows: few names take little memory. */
const PAGE_WORDS = 64 * 1024;
const FIRST_WORDS = 256;
const FIRST_SLOTS = 16;

/** The table is never fuller than this. */
const LOAD = 0.5;

/** An entry has four words, its tally, and the bytes of the name. */
const [FAMILY, LENGTH, NEXT] = [0, 1, 2];
const TALLY = 2;
const HEAD_WORDS = 10;

/** A page as words, and as numbers. */
interface Page {
  readonly words: Int32Array;
  readonly numbers: Float64Array;
}

/** Bytes of a name, three more of which can be read. */
export interface NameBytes {
  readonly view: DataView;
  readonly start: number;
  readonly end: number;
}

/** Names as another thread takes them over. */
export interface NameTalliesState {
  readonly slots: Int32Array;
  readonly size: number;
  readonly pages: readonly Int32Array[];
  readonly used: number;
}

/** The bytes of one name at a time, while it is copied or made a text. */
const scratch = Buffer.alloc(LONGEST_NAME + 8);
const scratchView = new DataView(scratch.buffer, scratch.byteOffset, scratch.byteLength);

/** The bytes of a name until the next one is taken; nothing for a name that is too long, or that has no bytes as half a character has none. */
export function bytesOf(name: string): NameBytes | undefined {
  const end = name.length > LONGEST_NAME ? -1 : scratch.write(name);
  return end >= 0 && end <= LONGEST_NAME && scratch.toString('utf8', 0, end) === name ? { view: scratchView, start: 0, end } : undefined;
}

/**
 * Counts the requests for names, each in a family: neither finding nor adding a name makes a string or an object, since a log has
 * far more names than anything else.
 *
 * Names are in UTF-8. A name is known by its place, which stays the same.
 */
export class NameTallies {
  /** Takes over names with their places. */
  public static from({ slots, size, pages, used }: NameTalliesState): NameTallies {
    const names = new NameTallies();
    names.slots = slots;
    names.size = size;
    names.pages.push(...pages.map(pageOf));
    names.used = used;
    return names;
  }

  /** Of each slot the hash, or 0 where it is empty, and the place. */
  private slots: Int32Array = new Int32Array(FIRST_SLOTS * 2);
  private size = 0;
  private readonly pages: Page[] = [];

  /** Of the last page. */
  private used = 0;

  public get state(): NameTalliesState {
    const { slots, size, pages, used } = this;
    return { slots, size, pages: pages.map(({ words }) => words), used };
  }

  /**
   * The place of a name, after whose bytes three more can be read.
   *
   * @param hash By `hashOf` with the family.
   */
  public find(hash: number, family: number, view: DataView, start: number, end: number): number {
    const { slots, pages } = this;
    const mask = (slots.length >> 1) - 1;
    for (let slot = hash & mask; slots[slot * 2] !== 0; slot = (slot + 1) & mask) {
      if (slots[slot * 2] === hash) {
        const place = slots[slot * 2 + 1];
        const { words } = pages[(place / PAGE_WORDS) | 0];
        const at = place % PAGE_WORDS;
        if (words[at + FAMILY] === family && words[at + LENGTH] === end - start && hasWords(view, start, words, at + HEAD_WORDS, end - start)) {
          return place;
        }
      }
    }
    return NOWHERE;
  }

  /**
   * Adds a name that isn't there, and that isn't too long.
   *
   * @param next The name of the family that was added before it.
   */
  public insert(hash: number, family: number, view: DataView, start: number, end: number, next: number): number {
    if ((this.size + 1) * 2 > this.slots.length * LOAD) {
      this.slots = grownSlots(this.slots);
    }
    const words = HEAD_WORDS + ((end - start + 7) >> 3) * 2;
    const place = this.room(words);
    const page = this.pages[this.pages.length - 1];
    const at = place % PAGE_WORDS;
    page.words[at + FAMILY] = family;
    page.words[at + LENGTH] = end - start;
    page.words[at + NEXT] = next;
    beginTally(page.numbers, (at >> 1) + TALLY);
    copyWords(view, start, end, page.words, at + HEAD_WORDS);
    putSlot(this.slots, hash, place);
    this.size++;
    return place;
  }

  /** Reads one word of a name. */
  public fetch(place: number): number {
    return this.pages[(place / PAGE_WORDS) | 0].words[place % PAGE_WORDS + TALLY * 2];
  }

  /** Takes one event. */
  public add(place: number, time: number, count: number): void {
    addToTally(this.pages[(place / PAGE_WORDS) | 0].numbers, ((place % PAGE_WORDS) >> 1) + TALLY, time, count);
  }

  public seen(place: number): Seen {
    return seenInTally(this.pages[(place / PAGE_WORDS) | 0].numbers, ((place % PAGE_WORDS) >> 1) + TALLY);
  }

  /** The name of the same family that was added before. */
  public next(place: number): number {
    return this.pages[(place / PAGE_WORDS) | 0].words[place % PAGE_WORDS + NEXT];
  }

  /** The bytes of a name, until the next one is taken. */
  public bytes(place: number): NameBytes {
    const { words } = this.pages[(place / PAGE_WORDS) | 0];
    const at = place % PAGE_WORDS;
    const end = words[at + LENGTH];
    for (let i = 0; i * 4 < end; i++) {
      scratchView.setInt32(i * 4, words[at + HEAD_WORDS + i], true);
    }
    return { view: scratchView, start: 0, end };
  }

  public name(place: number): string {
    return scratch.toString('utf8', 0, this.bytes(place).end);
  }

  /** Where there is room for some words. */
  private room(words: number): number {
    const { pages } = this;
    const capacity = pages.length === 0 ? 0 : pages[pages.length - 1].words.length;
    if (this.used + words > capacity) {
      const growsFirst = pages.length === 1 && this.used + words <= PAGE_WORDS;
      const [first] = growsFirst ? pages.splice(0) : [];
      this.used = growsFirst ? this.used : 0;
      let length = pages.length > 0 ? PAGE_WORDS : FIRST_WORDS;
      while (length < this.used + words) {
        length *= 2;
      }
      pages.push(pageFrom(first, length));
    }
    const place = (pages.length - 1) * PAGE_WORDS + this.used;
    this.used += words;
    return place;
  }
}

/** A page, which begins with what another one has. */
function pageFrom(other: Page | undefined, length: number): Page {
  const words = new Int32Array(length);
  if (other !== undefined) {
    words.set(other.words);
  }
  return pageOf(words);
}

function pageOf(words: Int32Array): Page {
  return { words, numbers: new Float64Array(words.buffer) };
}

/* eslint-disable no-bitwise -- hashes are bits */

import { NOWHERE } from './name-tallies';

/** A row has its key, and what is known of its requests. */
const ROW_NUMBERS = 8;
const [ACCOUNT, KIND, NAMESPACE, NAME, ACCESS, ALLOWED, DENIED, HASH] = [0, 1, 2, 3, 4, 5, 6, 7];

/** The table begins with so many slots, and never has more rows than this. A power of two. */
const FIRST_SLOTS = 1024;
const MOST_ROWS = 256 * 1024;

/** The table is never fuller than this. */
const LOAD = 0.5;

/** The row that isn't there, and the access of a row that is of no request. */
export const NO_ROW = -1;
export const NO_ACCESS = -1;

/**
 * The known requests, each as a row of numbers, of which the first are of the account, the kind, the namespace, and the name.
 *
 * A log has far more requests than fit into the cache of the processor, so all that is known of one is in one line of the cache.
 */
export class RequestRows {
  /** Of each slot the number of the row, or 0 where it is empty: the first row is of no request. */
  private slots = new Int32Array(FIRST_SLOTS);
  private rows = new Int32Array(FIRST_SLOTS * LOAD * ROW_NUMBERS).fill(NO_ACCESS, 0, ROW_NUMBERS);
  private size = 1;

  /** A row that a request with a hash may have: most often its row, if there is one. */
  public first(hash: number): number {
    return this.slots[hash & (this.slots.length - 1)] * ROW_NUMBERS;
  }

  /**
   * The row of a request, or `NO_ROW`.
   *
   * @param hash By `hashOfRequest`.
   */
  public find(hash: number, account: number, kind: number, namespace: number, name: number): number {
    const { slots, rows } = this;
    const mask = slots.length - 1;
    for (let slot = hash & mask; slots[slot] !== 0; slot = (slot + 1) & mask) {
      const row = slots[slot] * ROW_NUMBERS;
      if (rows[row + NAME] === name && rows[row + ACCOUNT] === account && rows[row + KIND] === kind && rows[row + NAMESPACE] === namespace) {
        return row;
      }
    }
    return NO_ROW;
  }

  /** Whether two more requests don't fit. */
  public get isFull(): boolean {
    return this.size + 2 > MOST_ROWS;
  }

  /** Forgets all requests. */
  public clear(): void {
    this.slots.fill(0);
    this.size = 1;
  }

  /** Adds a request that isn't there. If there are too many, the others are forgotten. */
  public add(hash: number, account: number, kind: number, namespace: number, name: number, access: number): number {
    if (this.size === MOST_ROWS) {
      this.clear();
    } else if (this.size >= this.slots.length * LOAD) {
      this.grow();
    }
    const { rows } = this;
    const row = this.size * ROW_NUMBERS;
    rows[row + ACCOUNT] = account;
    rows[row + KIND] = kind;
    rows[row + NAMESPACE] = namespace;
    rows[row + NAME] = name;
    rows[row + ACCESS] = access;
    rows[row + ALLOWED] = NOWHERE;
    rows[row + DENIED] = NOWHERE;
    rows[row + HASH] = hash;
    this.put(this.size++);
    return row;
  }

  /** The number of the access. */
  public access(row: number): number {
    return this.rows[row + ACCESS];
  }

  /** Where those are counted that were allowed or denied. */
  public place(row: number, verdict: 'allowed' | 'denied'): number {
    return this.rows[row + (verdict === 'allowed' ? ALLOWED : DENIED)];
  }

  public setPlace(row: number, verdict: 'allowed' | 'denied', place: number): void {
    this.rows[row + (verdict === 'allowed' ? ALLOWED : DENIED)] = place;
  }

  private grow(): void {
    const { rows, slots } = this;
    this.slots = new Int32Array(slots.length * 2);
    this.rows = new Int32Array(rows.length * 2);
    this.rows.set(rows);
    for (let number = 1; number < this.size; number++) {
      this.put(number);
    }
  }

  private put(number: number): void {
    const { slots, rows } = this;
    const mask = slots.length - 1;
    let slot = rows[number * ROW_NUMBERS + HASH] & mask;
    while (slots[slot] !== 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = number;
  }
}

/** A hash of the key of a row. */
export function hashOfRequest(account: number, kind: number, namespace: number, name: number): number {
  const one = Math.imul(account, 0x9e3779b1) ^ Math.imul(kind, 0x85ebca6b);
  const other = Math.imul(namespace, 0xc2b2ae35) ^ Math.imul(name, 0x27d4eb2f);
  const hash = Math.imul(one ^ (one >>> 15), 0x5bd1e995) ^ other;
  return hash ^ (hash >>> 16);
}

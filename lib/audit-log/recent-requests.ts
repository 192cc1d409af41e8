/* eslint-disable no-bitwise -- hashes and sets of stages are bits */

/** So many requests are remembered at least. */
const WINDOW = 65536;

const SLOTS = WINDOW * 2;

/** The stages by which a request is known, as bits. */
const STAGE_BITS: ReadonlyMap<string, number> = new Map([['ResponseStarted', 1], ['ResponseComplete', 2], ['Panic', 4]]);
const OTHER_STAGE = 8;
const ALL_STAGES = 15;

/** A number for a stage. */
export function stageBit(stage: string): number {
  return STAGE_BITS.get(stage) ?? OTHER_STAGE;
}

/** Whether the events shortly before an event are of the same request. */
export interface Repetition {
  /** Whether the same stage of the same request was there. */
  readonly isRepeated: boolean;

  /** Whether another stage of it was there, or the same. */
  readonly isCounted: boolean;
}

const UNKNOWN: Repetition = { isRepeated: false, isCounted: false };
const COUNTED: Repetition = { isRepeated: false, isCounted: true };
const REPEATED: Repetition = { isRepeated: true, isCounted: true };

/** Remembers the last requests, as hashes of their identifiers, so a request with several events counts once. */
export class RecentRequests {
  private current = new Generation();
  private previous = new Generation();

  /** The halves of the hash of the last identifier. */
  public high = 0;
  public low = 0;

  /** Forgets all requests. */
  public clear(): void {
    this.current.clear();
    this.previous.clear();
  }

  /** Takes an event. An auditID without any character says nothing. */
  public take(auditID: string, bit: number): Repetition {
    if (auditID === '') {
      return UNKNOWN;
    }
    const bytes = Buffer.from(`${auditID}   `); // the last word is read whole
    this.hash(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length - 3);
    return this.takeHash(this.high, this.low, bit);
  }

  /** Makes the hash of an auditID, after whose bytes three more can be read. */
  public hash(view: DataView, start: number, end: number): void {
    let high = 0x811c9dc5;
    let low = 0x9e3779b9;
    for (let i = start; i < end; i += 4) {
      const word = view.getInt32(i, true) & (end - i < 4 ? (1 << (end - i) * 8) - 1 : -1);
      high = Math.imul(high ^ word, 0x01000193);
      high ^= high >>> 15;
      low = Math.imul(low ^ word, 0x85ebca6b);
      low ^= low >>> 13;
    }
    this.high = (high ^ (high >>> 16)) | 1; // 0 is an empty slot
    this.low = low;
  }

  /** Reads where a request would be, which has no effect but on time. */
  public fetch(high: number, low: number): number {
    return this.previous.fetch(high, low) ^ this.current.fetch(high, low);
  }

  /**
   * Takes an event.
   *
   * @param bit Of the stage, see `stageBit`.
   */
  public takeHash(high: number, low: number, bit: number): Repetition {
    const known = this.previous.bits(high, low);
    const before = this.current.add(high, low, bit);
    if (this.current.size > WINDOW) {
      [this.previous, this.current] = [this.current, this.previous];
      this.current.clear(); // a new one each time would be garbage that nothing collects soon
    }
    const all = known | before;
    return all === 0 ? UNKNOWN : (all & bit) === 0 ? COUNTED : REPEATED;
  }
}

/** A table with open addressing, which is given up as a whole. Of each hash it has two halves, the second with the stages in its last bits. */
class Generation {
  private readonly halves = new Int32Array(SLOTS * 2);
  public size = 0;

  public clear(): void {
    this.halves.fill(0);
    this.size = 0;
  }

  public fetch(high: number, low: number): number {
    return this.halves[((high ^ low) & (SLOTS - 1)) * 2];
  }

  /** The stages that are known of a request. */
  public bits(high: number, low: number): number {
    const at = this.find(high, low);
    return this.halves[at] === 0 ? 0 : this.halves[at + 1] & ALL_STAGES;
  }

  /** Adds a stage of a request, and returns those that were known of it. */
  public add(high: number, low: number, bit: number): number {
    const { halves } = this;
    const at = this.find(high, low);
    const isNew = halves[at] === 0;
    const before = isNew ? 0 : halves[at + 1] & ALL_STAGES;
    if (isNew) {
      halves[at] = high;
      halves[at + 1] = low & ~ALL_STAGES;
      this.size++;
    }
    halves[at + 1] |= bit;
    return before;
  }

  /** The place of a hash, or the empty one where it would be. */
  private find(high: number, low: number): number {
    let slot = (high ^ low) & (SLOTS - 1);
    while (this.halves[slot * 2] !== 0 && (this.halves[slot * 2] !== high || ((this.halves[slot * 2 + 1] ^ low) & ~ALL_STAGES) !== 0)) {
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot * 2;
  }
}

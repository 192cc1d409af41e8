import { createHash } from 'crypto';

/** So many bytes of both ends of a log distinguish it from every other one: each event has a time and an identifier of its own. */
export const DIGESTED_BYTES = 64 * 1024;

/** Distinguishes a log by its size and its ends, of which the second is empty where the first has all. */
export function logDigest(size: number, head: Uint8Array, tail: Uint8Array): string {
  return createHash('sha256').update(`${size}\n`).update(head).update(tail).digest('hex');
}

/** Keeps of a stream what distinguishes it: to hash all of it takes longer than to read it. */
export class StreamDigest {
  private readonly head = Buffer.alloc(DIGESTED_BYTES);
  private readonly tail = Buffer.alloc(DIGESTED_BYTES);
  private size = 0;

  public add(chunk: Uint8Array): void {
    if (this.size < DIGESTED_BYTES) {
      this.head.set(chunk.subarray(0, DIGESTED_BYTES - this.size), this.size);
    }
    const last = chunk.subarray(-DIGESTED_BYTES);
    this.tail.copyWithin(0, last.length);
    this.tail.set(last, DIGESTED_BYTES - last.length);
    this.size += chunk.length;
  }

  /** A stream is never the same as a file: it isn't known to be a copy before all of it is read. */
  public digest(): string {
    const { head, tail, size } = this;
    return logDigest(-size, head.subarray(0, size), size > DIGESTED_BYTES ? tail : Buffer.alloc(0));
  }
}

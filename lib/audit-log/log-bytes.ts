const LINE_END = 10;

/** Room after the bytes of a log, for what has to be put together before it can be compared. */
export const SCRATCH_BYTES = 4096;

/** Comparisons and searches read at most so many bytes beyond the end of a line. */
const MARGIN_BYTES = 128;

/**
 * The bytes of a log that were read and aren't used up.
 *
 * After the last of them there is always the end of a line, at which every comparison and search stops.
 */
export class LogBytes {
  public bytes: Buffer;
  public view: DataView;

  /** How many bytes there are. */
  public length = 0;

  /** @param capacity How many bytes there is room for, until more is needed. */
  constructor(private capacity: number) {
    this.bytes = Buffer.alloc(capacity + MARGIN_BYTES + SCRATCH_BYTES);
    this.view = viewOf(this.bytes);
    this.bytes[0] = LINE_END;
  }

  /** Where the next bytes go, before `added` is called. */
  public get space(): Buffer {
    return this.bytes.subarray(this.length, this.capacity);
  }

  /** Where the scratch room begins. */
  public get scratch(): number {
    return this.capacity + MARGIN_BYTES;
  }

  /** Takes what was put into the space. */
  public added(length: number): void {
    this.length += length;
    this.bytes[this.length] = LINE_END;
  }

  /** Forgets the first bytes, and makes more room if the rest fills it. */
  public drop(length: number): void {
    this.bytes.copyWithin(0, length, this.length);
    this.length -= length;
    if (this.length === this.capacity) {
      const { bytes } = this;
      this.capacity *= 2;
      this.bytes = Buffer.alloc(this.capacity + MARGIN_BYTES + SCRATCH_BYTES);
      this.view = viewOf(this.bytes);
      bytes.copy(this.bytes, 0, 0, this.length);
    }
    this.bytes[this.length] = LINE_END;
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

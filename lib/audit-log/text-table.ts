/* eslint-disable no-bitwise -- hashes are bits */

/** Texts longer than this are told apart by some of their characters first. */
const SAMPLED_LENGTH = 160;
const SAMPLES = 48;

interface Entry<Value> {
  readonly owner: number;
  readonly text: string;
  readonly value: Value;
  readonly next: Entry<Value> | undefined;
}

/**
 * Values by a number and a part of a long text, without hashing that part as a string: that is most of the time of a Map whose keys are
 * cut out of other texts.
 */
export class TextTable<Value> {
  private current = new Map<number, Entry<Value>>();
  private previous = new Map<number, Entry<Value>>();
  private size = 0;

  /**
   * @param limit How many texts are kept at least, of those that came last. No more than twice as many are.
   */
  constructor(private readonly limit: number) {}

  /** The value of the part of a text. */
  public get(owner: number, text: string, start: number, end: number): Value | undefined {
    const hash = hashOf(owner, text, start, end);
    const recent = find(this.current.get(hash), owner, text, start, end);
    if (recent !== undefined) {
      return recent.value;
    }
    const old = find(this.previous.get(hash), owner, text, start, end);
    if (old !== undefined) {
      this.add(hash, owner, old.text, old.value);
    }
    return old?.value;
  }

  public set(owner: number, text: string, start: number, end: number, value: Value): void {
    this.add(hashOf(owner, text, start, end), owner, copyOf(text.slice(start, end)), value);
  }

  private add(hash: number, owner: number, text: string, value: Value): void {
    this.current.set(hash, { owner, text, value, next: this.current.get(hash) });
    if (++this.size > this.limit) {
      this.previous = this.current;
      this.current = new Map();
      this.size = 0;
    }
  }
}

function find<Value>(first: Entry<Value> | undefined, owner: number, text: string, start: number, end: number): Entry<Value> | undefined {
  if (first === undefined) {
    return undefined;
  }
  const part = text.slice(start, end);
  let entry: Entry<Value> | undefined = first;
  while (entry !== undefined && (entry.owner !== owner || entry.text !== part)) {
    entry = entry.next;
  }
  return entry;
}

function hashOf(owner: number, text: string, start: number, end: number): number {
  const length = end - start;
  let hash = Math.imul(owner, 0x9e3779b1) ^ length;
  const step = length > SAMPLED_LENGTH ? (length / SAMPLES) | 0 : 1;
  for (let i = start; i < end; i += step) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash;
}

/** A copy, which doesn't keep the text that it was cut from in memory. */
function copyOf(text: string): string {
  return ` ${text}`.slice(1);
}

/* eslint-disable no-bitwise -- four bytes are compared at once */

const BACKSLASH = '\\'.charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);
const UNICODE = 'u'.charCodeAt(0);

/** The uses that a byte may have in an escape, as bits: an escaped character or a hexadecimal digit. */
const [ESCAPED, HEXADECIMAL] = [1, 2];
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return ('"\\/bfnrt'.includes(character) ? ESCAPED : 0) | (/[0-9a-fA-F]/.test(character) ? HEXADECIMAL : 0);
});

/** Keeps the first bytes of a word of which the last text has so many. */
const MASKS = [0, 0xff, 0xffff, 0xffffff];

/** A text to compare bytes with, eight at once as far as possible. */
export interface BytePattern {
  /** Eight bytes that aren't a number equal nothing, but no text has such bytes. JSON doesn't have the bytes of a zero either, of which there are two. */
  readonly doubles: Float64Array;

  /** The last bytes, fewer than eight. */
  readonly words: Int32Array;
  readonly length: number;
}

/** The pattern of a text of ASCII characters. */
export function patternOf(text: string): BytePattern {
  const bytes = Buffer.from(`${text}   `); // the last word is read whole
  return patternAt(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, text.length);
}

/** The pattern of some bytes, three more of which can be read. */
export function patternAt(view: DataView, start: number, end: number): BytePattern {
  const length = end - start;
  const doubles = Float64Array.from({ length: length >> 3 }, (_, i) => view.getFloat64(start + i * 8, true));
  const words = new Int32Array(((length & 7) + 3) >> 2);
  copyWords(view, start + doubles.length * 8, end, words, 0);
  return { doubles, words, length };
}

/** Copies bytes into words; what the last one has beyond the end is 0. */
export function copyWords(view: DataView, start: number, end: number, words: Int32Array, to: number): void {
  const count = (end - start) >> 2;
  for (let i = 0; i < count; i++) {
    words[to + i] = view.getInt32(start + i * 4, true);
  }
  if (((end - start) & 3) !== 0) {
    words[to + count] = view.getInt32(start + count * 4, true) & MASKS[(end - start) & 3];
  }
}

/** Whether bytes begin with a pattern. */
export function isAt(view: DataView, at: number, { words, doubles, length }: BytePattern): boolean {
  const count = doubles.length;
  for (let i = 0; i < count; i++) {
    if (view.getFloat64(at + i * 8, true) !== doubles[i]) {
      return false;
    }
  }
  return (length & 7) === 0 || hasWords(view, at + count * 8, words, 0, length & 7);
}

/** Whether bytes begin with those that were copied to words. They are read up to the first word that differs. */
export function hasWords(view: DataView, at: number, words: Int32Array, from: number, length: number): boolean {
  const count = length >> 2;
  for (let i = 0; i < count; i++) {
    if (view.getInt32(at + i * 4, true) !== words[from + i]) {
      return false;
    }
  }
  return (length & 3) === 0 || (view.getInt32(at + count * 4, true) & MASKS[length & 3]) === words[from + count];
}

/** A hash of bytes, which is never 0. */
export function hashOf(view: DataView, start: number, end: number, seed: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ (end - start);
  const last = end - 3;
  let i = start;
  for (; i < last; i += 4) {
    hash = Math.imul(hash ^ view.getInt32(i, true), 0x5bd1e995);
    hash ^= hash >>> 15;
  }
  if (i < end) {
    hash = Math.imul(hash ^ view.getInt32(i, true) & MASKS[end - i], 0x5bd1e995);
  }
  return (hash ^ (hash >>> 13)) | 1;
}

/** Whether bytes, after which three more can be read, are characters of ASCII. */
export function hasAsciiOnly(view: DataView, start: number, end: number): boolean {
  let all = 0;
  let i = start;
  for (; i + 4 <= end; i += 4) {
    all |= view.getInt32(i, true);
  }
  if (i < end) {
    all |= view.getInt32(i, true) & MASKS[end - i];
  }
  return (all & 0x80808080) === 0;
}

/** Where the quote is that ends a string of JSON without escapes, or -1 if it isn't one. */
export function endOfPlainString(bytes: Uint8Array, start: number): number {
  let i = start;
  while (bytes[i] !== QUOTE && bytes[i] >= SPACE && bytes[i] !== BACKSLASH) {
    i++;
  }
  return bytes[i] === QUOTE ? i : -1;
}

/** Where the quote is that ends a string of JSON, or -1 if the string isn't valid or doesn't end on its line. */
export function endOfString(bytes: Uint8Array, start: number): number {
  for (let i = start; ; i++) {
    const byte = bytes[i];
    if (byte === QUOTE) {
      return i;
    }
    if (byte < SPACE) {
      return -1;
    }
    if (byte === BACKSLASH) {
      i = endOfEscape(bytes, i + 1);
      if (i < 0) {
        return -1;
      }
    }
  }
}

/** The last byte of an escape, whose backslash is before `at`; -1 if it isn't valid. */
function endOfEscape(bytes: Uint8Array, at: number): number {
  if (bytes[at] === UNICODE) {
    return (KINDS[bytes[at + 1]] & KINDS[bytes[at + 2]] & KINDS[bytes[at + 3]] & KINDS[bytes[at + 4]] & HEXADECIMAL) !== 0 ? at + 4 : -1;
  }
  return (KINDS[bytes[at]] & ESCAPED) !== 0 ? at : -1;
}

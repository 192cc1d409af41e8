import { BytePattern, endOfString, isAt, patternAt, patternOf } from './byte-pattern';
import { LogBytes } from './log-bytes';

/** The length of a time as the API server writes it, for example `2026-07-01T00:00:01.123456Z`, and of its part up to the seconds. */
export const TIME_LENGTH = 27;
const MINUTE_LENGTH = 17;

/** Where its digits are after the minute, with what each is worth in milliseconds. */
const ZERO = '0'.charCodeAt(0);
const DOT = '.'.charCodeAt(0);
const ZONE = 'Z'.charCodeAt(0);
const END_OF_MINUTE = 59_999;

/** Reads times, most of which are of the same minute as the one before. */
export class TimeText {
  private minute: BytePattern = patternOf('\n'); // no time begins so
  private minuteTime = NaN;

  /** @returns The time in milliseconds of Unix time, or NaN for what isn't a time in the form of the API server. */
  public read({ bytes, view }: LogBytes, at: number): number {
    if (!isAt(view, at, this.minute)) {
      if (endOfString(bytes, at) !== at + TIME_LENGTH) {
        return NaN;
      }
      this.minute = patternAt(view, at, at + MINUTE_LENGTH);
      // The last moment of the minute: 24:00 is a time, but nothing after it is.
      this.minuteTime = Date.parse(`${bytes.toString('latin1', at, at + MINUTE_LENGTH)}59.999Z`) - END_OF_MINUTE;
    }
    const tens = bytes[at + 17] - ZERO;
    const milliseconds = tens * 10_000 + digit(bytes, at + 18) * 1000
      + digit(bytes, at + 20) * 100 + digit(bytes, at + 21) * 10 + digit(bytes, at + 22);
    const hasForm = tens >= 0 && tens < 6 && bytes[at + 19] === DOT && bytes[at + 26] === ZONE
      && digit(bytes, at + 23) + digit(bytes, at + 24) + digit(bytes, at + 25) >= 0;
    return hasForm ? this.minuteTime + milliseconds : NaN;
  }
}

function digit(bytes: Uint8Array, at: number): number {
  const value = bytes[at] - ZERO;
  return value >= 0 && value < 10 ? value : NaN;
}

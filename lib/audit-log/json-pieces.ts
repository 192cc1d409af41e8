import { LISTS } from './wrappings/unwrap';

/** No name of a list is longer. */
const LONGEST_NAME = 16;

const codeOf = (character: string) => character.charCodeAt(0);

const LINE_END = codeOf('\n');
const SPACE = codeOf(' ');
const QUOTE = codeOf('"');
const COMMA = codeOf(',');
const COLON = codeOf(':');
const BACKSLASH = codeOf('\\');
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [...'[]{}'].map(codeOf);

/** Takes the values of JSON that is too long for one piece, or written over several lines. */
export interface JsonPieceTaker {
  /** Takes a whole value, or an entry of one of the lists that services put events into. */
  readonly piece: (bytes: Uint8Array) => void;

  /** Takes the fact that a value is cut, or longer than the limit. */
  readonly unreadable: () => void;
}

/**
 * Splits JSON into values that can be read one by one: the values that follow each other, and of a list the entries. It never keeps more
 * than one of them.
 */
export class JsonPieces {
  private depth = 0;
  private inString = false;
  private isEscaped = false;

  /** The last string on the first level, as far as it may be the name of a list. */
  private key = '';

  /** Whether a colon was the last sign outside of strings. */
  private isAfterColon = false;

  /** Whether the value that has begun is given entry by entry. */
  private isList = false;

  /** The depth of the entries, within the list. */
  private entryDepth = NaN;

  private kept: Uint8Array[] = [];
  private keptBytes = 0;

  /**
   * @param limit The length of the longest piece in bytes.
   * @param splitsLists Whether lists are given entry by entry, and not as a whole.
   */
  constructor(private readonly taker: JsonPieceTaker, private readonly limit: number, private readonly splitsLists = true) {}

  /**
   * Reads up to the end of the line with which the last value ends, or on which one is cut.
   *
   * @returns How many bytes were read: all of them, unless it is done.
   */
  public read(bytes: Uint8Array): { readonly length: number; readonly isDone: boolean } {
    let start = 0; // of what is kept
    for (let i = 0; i < bytes.length; i++) {
      const byte = bytes[i];
      if (this.inString) {
        if (byte < SPACE) { // no string goes over the end of a line, so it is cut there
          return this.fail(i);
        }
        this.readString(byte);
      } else if (byte === QUOTE) {
        this.inString = true;
        this.key = '';
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        if (this.depth === 1 && !this.isList && !this.isAfterColon) { // a new value began within an object that is cut
          return this.fail(i);
        }
        this.isAfterColon = false;
        if (this.depth === 0 || this.depth === this.entryDepth) {
          start = i;
        }
        this.depth++;
        if (this.splitsLists && byte === OPEN_BRACKET && !this.isList && (this.depth === 1 || this.depth === 2 && LISTS.has(this.key))) {
          this.isList = true;
          this.entryDepth = this.depth;
          this.forget();
        }
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (this.depth === 0) {
          return this.fail(i);
        }
        this.depth--;
        if (this.depth === (this.isList ? this.entryDepth : 0)) {
          this.keep(bytes.subarray(start, i + 1));
          this.give();
        } else if (this.depth < this.entryDepth) {
          this.entryDepth = NaN;
        }
        if (this.depth === 0) {
          this.isList = false;
        }
      } else if (byte > SPACE) {
        if (this.depth === 0 && byte !== COMMA) {
          return this.fail(i);
        }
        this.isAfterColon = byte === COLON;
      } else if (this.depth === 0 && byte === LINE_END) {
        return { length: i, isDone: true };
      }
    }
    if (this.isList ? this.depth > this.entryDepth : this.depth > 0) {
      this.keep(Buffer.from(bytes.subarray(start))); // a copy, since what was read makes room for what comes
    }
    return { length: bytes.length, isDone: false };
  }

  /** Ends the input: a value that has begun is cut. */
  public end(): void {
    if (this.depth > 0) {
      this.fail(0);
    }
  }

  private readString(byte: number): void {
    if (this.isEscaped) {
      this.isEscaped = false;
    } else if (byte === BACKSLASH) {
      this.isEscaped = true;
    } else if (byte === QUOTE) {
      this.inString = false;
    } else if (this.depth === 1 && this.key.length < LONGEST_NAME) {
      this.key += String.fromCharCode(byte);
    }
  }

  private keep(bytes: Uint8Array): void {
    this.keptBytes += bytes.length;
    if (this.keptBytes <= this.limit) {
      this.kept.push(bytes);
    } else {
      this.kept = [];
    }
  }

  private give(): void {
    if (this.keptBytes <= this.limit) {
      this.taker.piece(Buffer.concat(this.kept));
    } else {
      this.taker.unreadable();
    }
    this.forget();
  }

  private forget(): void {
    this.kept = [];
    this.keptBytes = 0;
  }

  private fail(length: number): { readonly length: number; readonly isDone: boolean } {
    this.taker.unreadable();
    this.forget();
    this.depth = 0;
    this.inString = false;
    this.isEscaped = false;
    this.isList = false;
    this.entryDepth = NaN;
    return { length, isDone: true };
  }
}

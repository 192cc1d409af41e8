import { LineReader, OTHER_FORM, requireForm } from './line-reader';
import { RepeatedWords } from './repeated-words';
import { jsonScalar, plainValue } from './yaml-scalar-values';

/** Everything but line ends, and visible characters and spaces of the basic plane that mean nothing else in YAML. */
const OTHER_CHARACTER = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe]/;

/** The reader of all of YAML knows the limits, and reads what comes near them. */
const MAX_DEPTH = 100;
const MAX_KEY_LENGTH = 1000;

const COMMA = 44;
const OPENING_BRACKET = 91;
const CLOSING_BRACKET = 93;
const OPENING_BRACE = 123;
const VERTICAL_BAR = 124;
const CLOSING_BRACE = 125;

/** A key that means something else in YAML, or in JavaScript, where an index comes before other keys. */
const SPECIAL_KEY = /^(?:[0-9]|<<$)/;

/** A document, and where its nodes stand. */
export interface BlockDocument {
  readonly value: object;

  /** That of the root, and then that of each key and of each item, in the order in which they are written. */
  readonly offsets: readonly number[];
}

/**
 * Reads a document of the form that people and programs write manifests in: blocks by indentation, scalars of one line, `[…]` and `{…}` on one line,
 * and literal blocks of text. It takes a fraction of the time that the reader of all of YAML takes, and finds the same.
 *
 * @param words Those of the documents before.
 * @returns nothing for a document of another form, whether it is YAML or not
 */
export function readBlockForm(text: string, words: RepeatedWords): BlockDocument | undefined {
  if (OTHER_CHARACTER.test(text)) {
    return undefined;
  }
  try {
    return new BlockReader(new LineReader(text.endsWith('\n') ? text : `${text}\n`, words)).document();
  } catch (error) {
    if (error === OTHER_FORM) {
      return undefined;
    }
    throw error;
  }
}

class BlockReader {
  private depth = 0;

  /** The items of all open lists, since a list that grows by itself keeps room for more. */
  private readonly items: unknown[] = [];
  private itemCount = 0;
  private readonly offsets: number[] = [];

  constructor(private readonly lines: LineReader) {}

  public document(): BlockDocument {
    this.lines.begin();
    requireForm(this.lines.column >= 0);
    this.offsets.push(this.lines.offset);
    const value = this.block();
    requireForm(this.lines.column < 0); // where a line has no block of its column, nothing reads on
    return { value, offsets: this.offsets.slice() }; // a list that grows by itself keeps room for more
  }

  private block(): object {
    const { column } = this.lines;
    return this.lines.isAtEntry ? this.list(column) : this.map(column, this.key());
  }

  private enter(): void {
    this.depth++;
    requireForm(this.depth <= MAX_DEPTH);
  }

  private list(column: number): unknown[] {
    this.enter();
    const start = this.itemCount;
    do {
      const item = this.item(column);
      this.items[this.itemCount++] = item;
    } while (this.lines.column === column && this.lines.isAtEntry);
    const items = this.items.slice(start, this.itemCount);
    this.itemCount = start;
    this.depth--;
    return items;
  }

  private item(column: number): unknown {
    const { lines } = this;
    const dash = lines.offset;
    lines.skip();
    lines.skipSpaces();
    if (lines.isAtLineEnd) {
      lines.endLine();
      requireForm(lines.column > column);
      this.offsets.push(lines.offset);
      return this.block();
    }
    const start = lines.offset;
    const inner = column + start - dash;
    this.offsets.push(start);
    if (lines.isAtEntry) {
      return this.list(inner);
    }
    const { isAtQuote } = lines;
    if (!isAtQuote && !lines.isAtPlain) {
      return this.otherValue(column);
    }
    const text = isAtQuote ? lines.quoted() : lines.plain();
    return lines.isAtColon ? this.map(inner, this.keyOf(text, start, isAtQuote)) : this.scalar(text, isAtQuote);
  }

  /** @param first The first key, which is passed. */
  private map(column: number, first: string): Record<string, unknown> {
    this.enter();
    const map: Record<string, unknown> = {};
    setOnce(map, first, this.valueOfKey(column));
    while (this.lines.column === column) {
      setOnce(map, this.key(), this.valueOfKey(column));
    }
    this.depth--;
    return map;
  }

  private key(): string {
    const { offset, isAtQuote } = this.lines;
    return this.keyOf(isAtQuote ? this.lines.quoted() : this.lines.plain(), offset, isAtQuote);
  }

  /** Passes the colon behind a key. */
  private keyOf(text: string, start: number, isQuoted: boolean): string {
    requireForm(this.lines.isAtColon && this.lines.offset - start <= MAX_KEY_LENGTH && !SPECIAL_KEY.test(text));
    requireForm(isQuoted || typeof plainValue(text) === 'string');
    this.offsets.push(start);
    this.lines.skip();
    return text;
  }

  private valueOfKey(column: number): unknown {
    const { lines } = this;
    lines.skipSpaces();
    if (lines.isAtLineEnd) {
      lines.endLine();
      // A list is a value also where it isn't indented.
      return lines.column > column ? this.block() : lines.column === column && lines.isAtEntry ? this.list(column) : null;
    }
    if (lines.isAtQuote) {
      return this.scalar(lines.quoted(), true);
    }
    return lines.isAtPlain ? this.scalar(lines.plain(), false) : this.otherValue(column);
  }

  /** @param text A scalar, which is passed. */
  private scalar(text: string, isQuoted: boolean): unknown {
    this.lines.endLine();
    return isQuoted ? text : valueOf(text);
  }

  private otherValue(column: number): unknown {
    if (this.lines.code === VERTICAL_BAR) {
      return this.lines.literal(column);
    }
    const value = this.flowValue();
    this.lines.endLine();
    return value;
  }

  /** A value on one line, or a part of it. */
  private flowValue(): unknown {
    switch (this.lines.code) {
      case OPENING_BRACKET:
        return this.flowList();
      case OPENING_BRACE:
        return this.flowMap();
      default:
        return this.lines.isAtQuote ? this.lines.quoted() : valueOf(this.lines.flowWord());
    }
  }

  private flowList(): unknown[] {
    const items: unknown[] = [];
    this.enterFlow();
    for (let isFirst = true; !this.endsFlow(CLOSING_BRACKET, isFirst); isFirst = false) {
      this.offsets.push(this.lines.offset);
      items.push(this.flowValue());
    }
    return items;
  }

  private flowMap(): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    this.enterFlow();
    for (let isFirst = true; !this.endsFlow(CLOSING_BRACE, isFirst); isFirst = false) {
      const { offset, isAtQuote } = this.lines;
      const key = this.keyOf(isAtQuote ? this.lines.quoted() : this.lines.flowWord(), offset, isAtQuote);
      this.lines.skipSpaces();
      setOnce(map, key, this.flowValue());
    }
    return map;
  }

  private enterFlow(): void {
    this.enter();
    this.lines.skip();
  }

  /** Passes what stands before the next item, or behind the last one. */
  private endsFlow(end: number, isFirst: boolean): boolean {
    const { lines } = this;
    lines.skipSpaces();
    const isAtEnd = lines.code === end;
    if (isAtEnd) {
      this.depth--;
      lines.skip();
    } else if (!isFirst) {
      requireForm(lines.code === COMMA);
      lines.skip();
      lines.skipSpaces();
    }
    return isAtEnd;
  }
}

/** A key that occurs twice has a value already. A key of every JavaScript object, such as `__proto__`, has one, too. */
function setOnce(map: Record<string, unknown>, key: string, value: unknown): void {
  requireForm(map[key] === undefined);
  map[key] = value;
}

function valueOf(text: string): unknown {
  const value = plainValue(text);
  const scalar = typeof value === 'string' ? value : jsonScalar(value);
  requireForm(scalar !== undefined);
  return scalar;
}

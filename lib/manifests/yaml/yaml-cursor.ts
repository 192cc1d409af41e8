/** Why a text isn't YAML, and where. */
export class YamlError extends Error {
  constructor(public readonly offset: number, public readonly reason: string, public readonly fix?: string) {
    super(reason);
  }
}

/** Where a token stands. */
export interface Mark {
  readonly offset: number;
  readonly line: number;
  /** In characters, as the indentation is counted. */
  readonly column: number;
  /** In characters from the beginning. */
  readonly index: number;
}

const END = 0;
const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const NEXT_LINE = 0x85;
const LINE_SEPARATOR = 0x2028;
const PARAGRAPH_SEPARATOR = 0x2029;

/** A position in a text, that knows its line and column. */
export class Cursor implements Mark {
  public offset = 0;
  public line = 0;
  public column = 0;
  public index = 0;

  private readonly text: string;

  /** @param text Without the character NUL, which marks the end here. */
  constructor(text: string) {
    this.text = `${text}\0`;
  }

  public get mark(): Mark {
    return { offset: this.offset, line: this.line, column: this.column, index: this.index };
  }

  /** The code of a character; that of the end is 0. */
  public code(ahead = 0): number {
    return this.text.charCodeAt(this.offset + ahead);
  }

  public is(character: string, ahead = 0): boolean {
    return this.text[this.offset + ahead] === character;
  }

  public isOneOf(characters: string, ahead = 0): boolean {
    const code = this.code(ahead);
    return code !== END && characters.includes(this.text[this.offset + ahead] ?? ' ');
  }

  public get isAtEnd(): boolean {
    return this.code() === END;
  }

  public isBlank(ahead = 0): boolean {
    const code = this.code(ahead);
    return code === SPACE || code === TAB;
  }

  public isBreak(ahead = 0): boolean {
    const code = this.code(ahead);
    return code === LINE_FEED || code === CARRIAGE_RETURN || code === NEXT_LINE || code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR;
  }

  public isBreakOrEnd(ahead = 0): boolean {
    return this.code(ahead) === END || this.isBreak(ahead);
  }

  public isBlankOrEnd(ahead = 0): boolean {
    return this.isBlank(ahead) || this.isBreakOrEnd(ahead);
  }

  /** Whether a line begins here that ends a document, or begins one. */
  public get isAtDocumentIndicator(): boolean {
    return this.column === 0 && (this.startsWith('---') || this.startsWith('...')) && this.isBlankOrEnd(3);
  }

  public startsWith(text: string): boolean {
    return this.text.startsWith(text, this.offset);
  }

  /** Passes characters that end no line. */
  public skip(count = 1): void {
    for (let left = count; left > 0; left--) {
      const code = this.code();
      this.offset += code >= 0xd800 && code <= 0xdbff ? 2 : 1; // a pair is one character
      this.column++;
      this.index++;
    }
  }

  /** Passes what a sticky pattern of ASCII characters that end no line matches: faster than one character after the other. */
  public skipRun(pattern: RegExp): void {
    pattern.lastIndex = this.offset;
    if (pattern.test(this.text)) {
      const length = pattern.lastIndex - this.offset;
      this.offset += length;
      this.column += length;
      this.index += length;
    }
  }

  /** Passes characters, and returns them. Those that a pattern matches are sure to be included. */
  public readRun(pattern: RegExp, isIncluded: (cursor: Cursor) => boolean): string {
    const start = this.offset;
    this.skipRun(pattern);
    while (isIncluded(this)) {
      this.skip();
      this.skipRun(pattern);
    }
    return this.text.slice(start, this.offset);
  }

  /** Passes characters, and returns them. */
  public read(isIncluded: (cursor: Cursor) => boolean): string {
    const start = this.offset;
    while (isIncluded(this)) {
      this.skip();
    }
    return this.text.slice(start, this.offset);
  }

  /** Passes the rest of the line, but not its end. */
  public readToBreak(): string {
    const start = this.offset;
    while (!this.isBreakOrEnd()) {
      this.skip();
    }
    return this.text.slice(start, this.offset);
  }

  /** Counts the rest at the end as a line. */
  public endLine(): void {
    if (this.column !== 0) {
      this.column = 0;
      this.line++;
    }
  }

  /** Passes blanks, and a comment behind them. */
  public skipBlanksAndComment(): void {
    while (this.isBlank()) {
      this.skip();
    }
    if (this.is('#')) {
      this.readToBreak();
    }
  }

  /** Passes the end of a line, and returns it as it counts in a scalar; elsewhere it passes nothing. */
  public readBreak(): string {
    const code = this.code();
    if (!this.isBreak()) {
      return '';
    }
    const length = code === CARRIAGE_RETURN && this.code(1) === LINE_FEED ? 2 : 1;
    this.offset += length;
    this.index += length;
    this.column = 0;
    this.line++;
    return code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR ? String.fromCharCode(code) : '\n';
  }
}

import { RepeatedWords } from './repeated-words';

/** Thrown where a text is not of the form that most manifests have, whether it is YAML or not. */
export const OTHER_FORM = new Error('The document is not of the form that most manifests have.');

/** @throws OTHER_FORM */
export function requireForm(isOfForm: boolean): void {
  if (!isOfForm) {
    throw OTHER_FORM;
  }
}

const LINE_FEED = 10;
const SPACE = 32;
const DOUBLE_QUOTE = 34;
const HASH = 35;
const SINGLE_QUOTE = 39;
const DASH = 45;
const DOT = 46;
const COLON = 58;
const BACKSLASH = 92;

/** By their codes, the characters with another meaning at the beginning of a scalar; a dash has it only before a space. */
const IS_INDICATOR: readonly boolean[] = Array.from({ length: 128 }, (_, code) => '?:,[]{}#&*!|>\'"%@` \n'.includes(String.fromCharCode(code)));

/** A word in `[…]` or `{…}`, if none of its characters means something there. */
const FLOW_WORD = /-{0,2}[A-Za-z0-9_./](?:[A-Za-z0-9_./=-]|:(?=[A-Za-z0-9_./-]))*/y;

/** The characters that mean the same in YAML and in JSON behind a backslash. */
const ESCAPED = '"\\bfnrt';

/** Reads lines that are indented with spaces, and the scalars on them. It knows nothing of what the indentation means. */
export class LineReader {
  public offset = 0;

  /** Where the content of the line begins that was gone on to; -1 at the end. */
  public column = -1;

  /** @param text Ends with a line end. */
  constructor(private readonly text: string, private readonly words: RepeatedWords) {}

  public get code(): number {
    return this.text.charCodeAt(this.offset);
  }

  /** Passes the line of dashes before a document, if there is one, and everything else before its content. */
  public begin(): void {
    if (this.text.startsWith('---')) {
      this.offset = 3;
      this.endLine();
    } else {
      this.nextLine();
    }
  }

  /** Passes the rest of a line, where only a comment may stand, and goes on to the content of the next one. */
  public endLine(): void {
    this.skipSpaces();
    if (this.code === HASH && this.text.charCodeAt(this.offset - 1) === SPACE) {
      this.offset = this.text.indexOf('\n', this.offset);
    }
    requireForm(this.code === LINE_FEED);
    this.offset++;
    this.nextLine();
  }

  /** Goes on to the next line that is neither empty nor a comment. */
  private nextLine(): void {
    const { text } = this;
    let at = this.offset;
    while (at < text.length) {
      const start = at;
      while (text.charCodeAt(at) === SPACE) {
        at++;
      }
      const code = text.charCodeAt(at);
      if (code === LINE_FEED) {
        at++;
      } else if (code === HASH) {
        at = text.indexOf('\n', at) + 1;
      } else {
        requireForm(code !== DOT || at > start); // dots may end the document
        this.offset = at;
        this.column = at - start;
        return;
      }
    }
    this.offset = at;
    this.column = -1;
  }

  public skip(): void {
    this.offset++;
  }

  public skipSpaces(): void {
    while (this.code === SPACE) {
      this.offset++;
    }
  }

  /** Whether nothing but a comment follows on the line, where a space stands before it. */
  public get isAtLineEnd(): boolean {
    const { code } = this;
    return code === LINE_FEED || code === HASH;
  }

  /** Whether this dash begins an item. */
  public get isAtEntry(): boolean {
    return this.code === DASH && this.isBeforeBlank;
  }

  /** Whether this colon ends a key. */
  public get isAtColon(): boolean {
    return this.code === COLON && this.isBeforeBlank;
  }

  public get isAtQuote(): boolean {
    const { code } = this;
    return code === DOUBLE_QUOTE || code === SINGLE_QUOTE;
  }

  public get isAtPlain(): boolean {
    const { code } = this;
    return code === DASH ? !this.isBeforeBlank && !this.text.startsWith('---', this.offset) : IS_INDICATOR[code] !== true;
  }

  private get isBeforeBlank(): boolean {
    const next = this.text.charCodeAt(this.offset + 1);
    return next === SPACE || next === LINE_FEED;
  }

  /** Passes a scalar without quotes, and returns it as it is written. */
  public plain(): string {
    requireForm(this.isAtPlain);
    const { text, offset: start } = this;
    let end = start;
    for (let at = start; ; at++) {
      const code = text.charCodeAt(at);
      if (code === LINE_FEED || code === HASH && text.charCodeAt(at - 1) === SPACE) {
        break;
      }
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || next === LINE_FEED) {
          break;
        }
      }
      if (code !== SPACE) {
        end = at + 1;
      }
    }
    this.offset = end;
    return this.words.slice(text, start, end);
  }

  /** Passes a scalar without quotes in `[…]` or `{…}`, and returns it as it is written. */
  public flowWord(): string {
    const { text, offset: start } = this;
    FLOW_WORD.lastIndex = start;
    requireForm(FLOW_WORD.test(text));
    this.offset = FLOW_WORD.lastIndex;
    return this.words.slice(text, start, this.offset);
  }

  /** Passes a scalar in quotes, and returns what it says. */
  public quoted(): string {
    const { text, offset: start } = this;
    const quote = text.charCodeAt(start);
    let isEscaped = false;
    let at = start + 1;
    for (; ; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) {
        if (quote === DOUBLE_QUOTE || text.charCodeAt(at + 1) !== SINGLE_QUOTE) {
          break;
        }
        isEscaped = true;
        at++;
      } else if (code === BACKSLASH && quote === DOUBLE_QUOTE) {
        isEscaped = true;
        at++;
        requireForm(ESCAPED.includes(text[at]));
      }
      requireForm(code !== LINE_FEED);
    }
    this.offset = at + 1;
    const inner = this.words.slice(text, start + 1, at);
    return !isEscaped ? inner : quote === SINGLE_QUOTE ? inner.replaceAll('\'\'', '\'') : String(JSON.parse(`"${inner}"`));
  }

  /** Passes a literal block, in a parent that is indented that much, and goes on to the content of the line behind it. */
  public literal(parentIndent: number): string {
    const { text } = this;
    this.offset++;
    const isStripped = this.code === DASH;
    this.offset += isStripped ? 1 : 0;
    this.skipSpaces();
    requireForm(this.code === LINE_FEED);
    this.offset++;
    const indent = this.indentation(text.length);
    requireForm(indent > parentIndent && text.charCodeAt(this.offset + indent) !== LINE_FEED); // an empty line may decide about the indentation
    let value = '';
    let lineEnds = '';
    for (let spaces = indent; this.offset < text.length; spaces = this.indentation(indent)) {
      const end = text.indexOf('\n', this.offset);
      if (this.offset + spaces === end) {
        lineEnds += '\n';
      } else if (spaces === indent) {
        value += `${lineEnds}${text.slice(this.offset + indent, end)}`;
        lineEnds = '\n';
      } else {
        break;
      }
      this.offset = end + 1;
    }
    this.nextLine();
    return isStripped ? value : `${value}\n`;
  }

  /** The spaces that a line begins with, as far as they count. */
  private indentation(most: number): number {
    let spaces = 0;
    while (spaces < most && this.text.charCodeAt(this.offset + spaces) === SPACE) {
      spaces++;
    }
    return spaces;
  }
}

import { Cursor, YamlError } from './yaml-cursor';

/*
 * Scalars, as libyaml scans them: lines of a quoted text may begin anywhere.
 *
 * See https://github.com/yaml/go-yaml/blob/v2.4.4/scannerc.go
 */

/** A scalar that is neither quoted nor a block. */
export interface PlainScalar {
  readonly value: string;
  /** Whether lines end behind it, so a key may follow. */
  readonly endsLine: boolean;
}

const FLOW_INDICATORS = ',?[]{}';

/** Characters of a plain scalar in any position: all visible ones except a colon, and in `[…]` and `{…}` also except those with a meaning there. */
const PLAIN_RUN = /[!-9;-~]+/y;
const PLAIN_RUN_IN_FLOW = /[!-+\--9;->@-Z\\^-z|~]+/y;

/** The same in quotes. */
const DOUBLE_QUOTED_RUN = /[!#-[\]-~]+/y;
const SINGLE_QUOTED_RUN = /[!-&(-~]+/y;

/** Scans a plain scalar, whose further lines are indented at least that much, except for those in `[…]` and `{…}`. */
export function scanPlainScalar(cursor: Cursor, indent: number, isInFlow: boolean): PlainScalar {
  const start = cursor.offset;
  const isInside = (at: Cursor) => !at.isBlankOrEnd() && !(at.is(':') && at.isBlankOrEnd(1)) && !(isInFlow && at.isOneOf(FLOW_INDICATORS));
  let value = '';
  let space = new WhiteSpace();
  while (!cursor.isAtDocumentIndicator && !cursor.is('#')) {
    const part = cursor.readRun(isInFlow ? PLAIN_RUN_IN_FLOW : PLAIN_RUN, isInside);
    if (part !== '') {
      value += space.joined + part;
      space = new WhiteSpace();
    }
    if (!cursor.isBlank() && !cursor.isBreak()) {
      break;
    }
    while (cursor.isBlank() || cursor.isBreak()) {
      if (space.endsLine && cursor.column < indent && cursor.is('\t')) {
        throw new YamlError(start, 'found a tab character that violates indentation');
      }
      space.read(cursor);
    }
    if (!isInFlow && cursor.column < indent) {
      break;
    }
  }
  return { value, endsLine: space.endsLine };
}

/** Scans a scalar in quotes. */
export function scanQuotedScalar(cursor: Cursor): string {
  const start = cursor.offset;
  const quote = cursor.is('\'') ? '\'' : '"';
  cursor.skip();
  let value = '';
  for (;;) {
    if (cursor.isAtDocumentIndicator) {
      throw new YamlError(start, 'found unexpected document indicator in a quoted scalar');
    }
    if (cursor.isAtEnd) {
      throw new YamlError(start, 'found unexpected end of stream in a quoted scalar');
    }
    const space = new WhiteSpace();
    while (!cursor.isBlankOrEnd()) {
      if (quote === '\'' && cursor.startsWith('\'\'')) {
        value += '\'';
        cursor.skip(2);
      } else if (cursor.is(quote)) {
        break;
      } else if (quote === '"' && cursor.is('\\')) {
        if (cursor.isBreak(1)) {
          cursor.skip();
          cursor.readBreak();
          space.endsLine = true;
          break;
        }
        value += scanEscape(cursor, start);
      } else {
        value += cursor.readRun(quote === '"' ? DOUBLE_QUOTED_RUN : SINGLE_QUOTED_RUN,
          (at) => !at.isBlankOrEnd() && !at.is(quote) && !(quote === '"' && at.is('\\')));
      }
    }
    if (cursor.is(quote)) {
      cursor.skip();
      return value;
    }
    while (cursor.isBlank() || cursor.isBreak()) {
      space.read(cursor);
    }
    value += space.joined;
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  'a': '\x07',
  'b': '\b',
  't': '\t',
  '\t': '\t',
  'n': '\n',
  'v': '\v',
  'f': '\f',
  'r': '\r',
  'e': '\x1b',
  ' ': ' ',
  '"': '"',
  '\'': '\'',
  '\\': '\\',
  'N': '\x85',
  '_': '\xa0',
  'L': '\u2028',
  'P': '\u2029',
};

const CODE_LENGTHS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

function scanEscape(cursor: Cursor, start: number): string {
  cursor.skip();
  const letter = String.fromCharCode(cursor.code());
  const length = CODE_LENGTHS[letter];
  if (length === undefined) {
    const value = ESCAPES[letter];
    if (value === undefined || cursor.isAtEnd) {
      throw new YamlError(start, 'found unknown escape character in a quoted scalar');
    }
    cursor.skip();
    return value;
  }
  cursor.skip();
  let digits = '';
  while (digits.length < length && cursor.isOneOf('0123456789abcdefABCDEF')) {
    digits += String.fromCharCode(cursor.code());
    cursor.skip();
  }
  const code = parseInt(digits, 16);
  if (digits.length < length) {
    throw new YamlError(start, 'did not find expected hexadecimal number in a quoted scalar');
  }
  if ((code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff) {
    throw new YamlError(start, 'found invalid Unicode character escape code in a quoted scalar');
  }
  return String.fromCodePoint(code);
}

/** Scans a block, literal or folded, in a parent that is indented that much. */
export function scanBlockScalar(cursor: Cursor, parentIndent: number): string {
  const start = cursor.offset;
  const isLiteral = cursor.is('|');
  cursor.skip();
  const { chomping, increment } = scanBlockHeader(cursor, start);
  cursor.skipBlanksAndComment();
  if (!cursor.isBreakOrEnd()) {
    throw new YamlError(start, 'did not find expected comment or line break behind the head of a block scalar');
  }
  cursor.readBreak();
  let indent = increment === 0 ? 0 : Math.max(parentIndent, 0) + increment;
  let breaks = scanBlockBreaks(cursor, indent, parentIndent, start);
  indent = breaks.indent;
  let value = '';
  let leadingBreak = '';
  let isBlankBefore = false;
  while (cursor.column === indent && !cursor.isAtEnd) {
    const isBlank = cursor.isBlank();
    const folds = !isLiteral && !isBlankBefore && !isBlank && leadingBreak === '\n';
    value += (folds ? breaks.text === '' ? ' ' : '' : leadingBreak) + breaks.text;
    isBlankBefore = isBlank;
    value += cursor.readToBreak();
    leadingBreak = cursor.readBreak();
    breaks = scanBlockBreaks(cursor, indent, parentIndent, start);
  }
  return value + (chomping === '-' ? '' : leadingBreak) + (chomping === '+' ? breaks.text : '');
}

function scanBlockHeader(cursor: Cursor, start: number): { readonly chomping: string; readonly increment: number } {
  let chomping = '';
  let increment = 0;
  for (let indicators = 0; indicators < 2; indicators++) {
    if (chomping === '' && cursor.isOneOf('+-')) {
      chomping = String.fromCharCode(cursor.code());
      cursor.skip();
    } else if (increment === 0 && cursor.isOneOf('0123456789')) {
      increment = cursor.code() - 0x30;
      if (increment === 0) {
        throw new YamlError(start, 'found an indentation indicator equal to 0');
      }
      cursor.skip();
    } else {
      break;
    }
  }
  return { chomping, increment };
}

/** Passes the empty lines before a line of a block. Where the header doesn't say the indentation, the first line does. */
function scanBlockBreaks(cursor: Cursor, indent: number, parentIndent: number, start: number): { readonly text: string; readonly indent: number } {
  let text = '';
  let widest = 0;
  for (;;) {
    while ((indent === 0 || cursor.column < indent) && cursor.is(' ')) {
      cursor.skip();
    }
    widest = Math.max(widest, cursor.column);
    if ((indent === 0 || cursor.column < indent) && cursor.is('\t')) {
      throw new YamlError(start, 'found a tab character where an indentation space is expected');
    }
    if (!cursor.isBreak()) {
      return { text, indent: indent === 0 ? Math.max(widest, parentIndent + 1, 1) : indent };
    }
    text += cursor.readBreak();
  }
}

/** The white space between the words of a scalar, and the part of it that remains. */
class WhiteSpace {
  public endsLine = false;
  private blanks = '';
  private leadingBreak = '';
  private trailingBreaks = '';

  public read(cursor: Cursor): void {
    if (cursor.isBlank()) {
      if (this.endsLine) {
        cursor.skip();
      } else {
        this.blanks += cursor.read((at) => at.isBlank());
      }
    } else if (this.endsLine) {
      this.trailingBreaks += cursor.readBreak();
    } else {
      this.leadingBreak = cursor.readBreak();
      this.endsLine = true;
    }
  }

  /** A single end of a line counts as a space, and of several the first one doesn't count. */
  public get joined(): string {
    if (!this.endsLine) {
      return this.blanks;
    }
    return this.leadingBreak === '\n'
      ? this.trailingBreaks === '' ? ' ' : this.trailingBreaks
      : this.leadingBreak + this.trailingBreaks;
  }
}

import { Cursor, Mark, YamlError } from './yaml-cursor';
import { scanBlockScalar, scanPlainScalar, scanQuotedScalar } from './yaml-scalars';
import { scanAnchor, scanDirective, scanTag } from './yaml-tags';
import { Token, TokenKind } from './yaml-token';

/** A key without a question mark before it is on one line, and no longer than this. */
const MAX_KEY_LENGTH = 1024;

/** A token that turns out to be a key where a colon follows. */
interface SimpleKey {
  readonly mark: Mark;
  readonly tokenNumber: number;
  readonly level: number;
  /** It begins a line of a block, where nothing but a key may. */
  readonly isRequired: boolean;
}

/** Taken tokens that are kept, since dropping them moves the others. */
const MAX_TAKEN = 32;

const FLOW_TOKENS: Readonly<Record<string, TokenKind>> = {
  '[': 'flow-sequence-start', '{': 'flow-mapping-start', ']': 'flow-sequence-end', '}': 'flow-mapping-end', ',': 'flow-entry',
};

const NOT_PLAIN = '-?:,[]{}#&*!|>\'"%@`';

/** Whether a character of ASCII is a letter or a digit, which means nothing else in YAML. */
function isWordCharacter(code: number): boolean {
  return code >= 0x61 && code <= 0x7a || code >= 0x41 && code <= 0x5a || code >= 0x30 && code <= 0x39;
}

/**
 * Makes tokens of YAML 1.1, as libyaml does, by which Kubernetes reads YAML. It makes tokens only on request, since the text after a document
 * may be anything.
 *
 * See https://github.com/yaml/go-yaml/blob/v2.4.4/scannerc.go
 */
export class YamlScanner {
  private readonly cursor: Cursor;

  /** Scanned, and not taken yet; the first of them are gone. */
  private readonly tokens: Token[] = [];
  private taken = 0;
  private dropped = 0;

  /** The key that may be open, for the block and for each `[…]` or `{…}` around. */
  private readonly simpleKeys: (SimpleKey | undefined)[] = [undefined];
  /** Whether a key was ever open there. */
  private readonly hasSaved: boolean[] = [true];
  private readonly flowStarts: number[] = [];
  private readonly keysByToken = new Map<number, SimpleKey>();
  private simpleKeyAllowed = true;
  private indent = -1;
  private readonly indents: number[] = [];

  constructor(text: string) {
    this.cursor = new Cursor(text);
  }

  /** The next token, which stays the next one. */
  public peek(): Token {
    while (!this.isHeadCertain()) {
      this.fetch();
    }
    return this.tokens[this.taken - this.dropped];
  }

  /** Passes the token that `peek` returned. */
  public skip(): void {
    this.taken++;
    if (this.taken - this.dropped > MAX_TAKEN) {
      this.tokens.splice(0, this.taken - this.dropped);
      this.dropped = this.taken;
    }
  }

  private get flowLevel(): number {
    return this.simpleKeys.length - 1;
  }

  private get scanned(): number {
    return this.dropped + this.tokens.length;
  }

  /** Whether no mark of a key can come before the next token any more. */
  private isHeadCertain(): boolean {
    const key = this.keysByToken.get(this.taken);
    return this.taken < this.scanned && (key === undefined || !this.isPossible(key));
  }

  private isPossible(key: SimpleKey): boolean {
    const { line, index } = this.cursor;
    if (key.mark.line === line && key.mark.index + MAX_KEY_LENGTH >= index) {
      return true;
    }
    if (key.isRequired) {
      throw new YamlError(key.mark.offset, "could not find expected ':'");
    }
    this.forget(key);
    return false;
  }

  private forget(key: SimpleKey): void {
    this.keysByToken.delete(key.tokenNumber);
    this.simpleKeys[key.level] = undefined;
  }

  private saveSimpleKey(): void {
    if (this.simpleKeyAllowed) {
      const isRequired = this.flowLevel === 0 && this.indent === this.cursor.column;
      this.removeSimpleKey();
      const key = { mark: this.cursor.mark, tokenNumber: this.scanned, level: this.flowLevel, isRequired };
      this.simpleKeys[this.flowLevel] = key;
      this.hasSaved[this.flowLevel] = true;
      this.keysByToken.set(key.tokenNumber, key);
    }
  }

  private removeSimpleKey(): void {
    const key = this.simpleKeys[this.flowLevel];
    if (key?.isRequired === true) {
      throw new YamlError(key.mark.offset, "could not find expected ':'");
    }
    if (key !== undefined) {
      this.forget(key);
    }
  }

  private fetch(): void {
    const { cursor } = this;
    this.skipToToken();
    this.unrollIndent(cursor.column);
    if (isWordCharacter(cursor.code())) {
      this.fetchPlainScalar(); // as nearly everything begins
      return;
    }
    const code = String.fromCharCode(cursor.code());
    if (cursor.isAtEnd) {
      this.fetchEnd();
    } else if (cursor.column === 0 && code === '%') {
      this.endBlocks();
      this.add('directive', cursor.offset);
      scanDirective(cursor);
    } else if (cursor.isAtDocumentIndicator) {
      this.endBlocks();
      this.addAndSkip(code === '-' ? 'document-start' : 'document-end', 3);
    } else if (FLOW_TOKENS[code] !== undefined) {
      this.fetchFlowToken(code);
    } else if (code === '-' && cursor.isBlankOrEnd(1)) {
      this.fetchBlockEntry();
    } else if (code === '?' && (this.flowLevel > 0 || cursor.isBlankOrEnd(1))) {
      this.fetchKey();
    } else if (code === ':' && (this.flowLevel > 0 || cursor.isBlankOrEnd(1))) {
      this.fetchValue();
    } else if (code === '*' || code === '&') {
      this.fetchWord(code === '*' ? 'alias' : 'anchor', scanAnchor);
    } else if (code === '!') {
      this.fetchWord('tag', scanTag);
    } else if ((code === '|' || code === '>') && this.flowLevel === 0) {
      this.removeSimpleKey();
      this.simpleKeyAllowed = true;
      const { offset } = cursor;
      this.tokens.push({ kind: 'scalar', offset, value: scanBlockScalar(cursor, this.indent), isPlain: false });
    } else if (code === '\'' || code === '"') {
      this.fetchWord('scalar', scanQuotedScalar);
    } else if (this.beginsPlainScalar(code)) {
      this.fetchPlainScalar();
    } else {
      throw new YamlError(cursor.offset, 'found character that cannot start any token', code === '\t' ? 'Indent with spaces.' : 'Put the text in quotes.');
    }
  }

  private beginsPlainScalar(code: string): boolean {
    const { cursor } = this;
    return !(cursor.isBlankOrEnd() || NOT_PLAIN.includes(code))
      || (code === '-' && !cursor.isBlank(1))
      || (this.flowLevel === 0 && (code === '?' || code === ':') && !cursor.isBlankOrEnd(1));
  }

  private skipToToken(): void {
    const { cursor } = this;
    for (;;) {
      while (cursor.is(' ') || ((this.flowLevel > 0 || !this.simpleKeyAllowed) && cursor.is('\t'))) {
        cursor.skip();
      }
      if (cursor.is('#')) {
        cursor.readToBreak();
      }
      if (!cursor.isBreak()) {
        return;
      }
      cursor.readBreak();
      if (this.flowLevel === 0) {
        this.simpleKeyAllowed = true;
      }
    }
  }

  private fetchEnd(): void {
    this.cursor.endLine();
    this.endBlocks();
    this.add('stream-end', this.cursor.offset);
  }

  /** Ends everything that is open in blocks. */
  private endBlocks(): void {
    this.unrollIndent(-1);
    this.removeSimpleKey();
    this.simpleKeyAllowed = false;
  }

  private fetchFlowToken(code: string): void {
    const kind = FLOW_TOKENS[code];
    if (kind === 'flow-sequence-start' || kind === 'flow-mapping-start') {
      this.saveSimpleKey();
      this.simpleKeys.push(undefined);
      this.hasSaved.push(false);
      this.flowStarts.push(this.scanned);
      this.simpleKeyAllowed = true;
    } else {
      this.removeSimpleKey();
      this.simpleKeyAllowed = kind === 'flow-entry';
      if (kind !== 'flow-entry' && this.flowLevel > 0) {
        this.leaveFlow();
      }
    }
    this.addAndSkip(kind);
  }

  private leaveFlow(): void {
    this.simpleKeys.pop();
    const start = this.flowStarts.pop();
    if (this.hasSaved.pop() === false && start !== undefined) {
      this.keysByToken.delete(start); // libyaml takes an empty `[]` or `{}` for no key, so the parser doesn't wait for its colon
    }
  }

  private fetchBlockEntry(): void {
    if (this.flowLevel === 0) {
      this.requireSimpleKeyAllowed('block sequence entries are not allowed in this context');
      this.rollIndent(this.cursor.mark, this.scanned, 'block-sequence-start');
    }
    this.removeSimpleKey();
    this.simpleKeyAllowed = true;
    this.addAndSkip('block-entry');
  }

  private fetchKey(): void {
    if (this.flowLevel === 0) {
      this.requireSimpleKeyAllowed('mapping keys are not allowed in this context');
      this.rollIndent(this.cursor.mark, this.scanned, 'block-mapping-start');
    }
    this.removeSimpleKey();
    this.simpleKeyAllowed = this.flowLevel === 0;
    this.addAndSkip('key');
  }

  private fetchValue(): void {
    const key = this.simpleKeys[this.flowLevel];
    if (key !== undefined && this.isPossible(key)) {
      this.insert(key.tokenNumber, { kind: 'key', offset: key.mark.offset });
      this.rollIndent(key.mark, key.tokenNumber, 'block-mapping-start');
      this.forget(key);
      this.simpleKeyAllowed = false;
    } else {
      if (this.flowLevel === 0) {
        this.requireSimpleKeyAllowed('mapping values are not allowed in this context');
        this.rollIndent(this.cursor.mark, this.scanned, 'block-mapping-start');
      }
      this.simpleKeyAllowed = this.flowLevel === 0;
    }
    this.addAndSkip('value');
  }

  private fetchWord(kind: TokenKind, scan: (cursor: Cursor) => string): void {
    this.saveSimpleKey();
    this.simpleKeyAllowed = false;
    const { offset } = this.cursor;
    this.tokens.push({ kind, offset, value: scan(this.cursor), isPlain: false });
  }

  private fetchPlainScalar(): void {
    this.saveSimpleKey();
    const { offset } = this.cursor;
    const { value, endsLine } = scanPlainScalar(this.cursor, this.indent + 1, this.flowLevel > 0);
    this.tokens.push({ kind: 'scalar', offset, value, isPlain: true });
    this.simpleKeyAllowed = endsLine;
  }

  private requireSimpleKeyAllowed(reason: string): void {
    if (!this.simpleKeyAllowed) {
      throw new YamlError(this.cursor.offset, reason);
    }
  }

  /** Begins a block where the indentation grows. */
  private rollIndent({ column, offset }: Mark, tokenNumber: number, kind: TokenKind): void {
    if (this.flowLevel === 0 && this.indent < column) {
      this.indents.push(this.indent);
      this.indent = column;
      this.insert(tokenNumber, { kind, offset });
    }
  }

  private unrollIndent(column: number): void {
    while (this.flowLevel === 0 && this.indent > column) {
      this.add('block-end', this.cursor.offset);
      this.indent = this.indents.pop() ?? -1;
    }
  }

  private add(kind: TokenKind, offset: number): void {
    this.tokens.push({ kind, offset });
  }

  private addAndSkip(kind: TokenKind, length = 1): void {
    this.add(kind, this.cursor.offset);
    this.cursor.skip(length);
  }

  private insert(tokenNumber: number, token: Token): void {
    if (tokenNumber < this.taken) {
      this.tokens.push(token); // what it should stand before is gone
    } else {
      this.tokens.splice(tokenNumber - this.dropped, 0, token);
    }
  }
}

import { YamlError } from './yaml/yaml-cursor';
import { MAX_DEPTH, YamlNode } from './yaml/yaml-parser';

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([['true', true], ['false', false], ['null', null]]);
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** A value of JSON, and where what follows it begins. */
export interface JsonValue {
  readonly node: YamlNode;
  readonly end: number;
}

/**
 * Reads the next value of a stream of JSON, as Go does.
 *
 * @returns nothing where the text ends
 * @throws YamlError
 */
export function readJson(text: string, start: number): JsonValue | undefined {
  const reader = new JsonReader(text, start);
  return reader.isAtEnd() ? undefined : { node: reader.value(0), end: reader.offset };
}

class JsonReader {
  constructor(private readonly text: string, public offset: number) {}

  public isAtEnd(): boolean {
    this.take(SPACE);
    return this.offset >= this.text.length;
  }

  public value(depth: number): YamlNode {
    this.take(SPACE);
    const { offset } = this;
    if (depth > MAX_DEPTH) {
      throw new YamlError(offset, `exceeded max depth of ${MAX_DEPTH}`);
    }
    switch (this.text[offset]) {
      case '{':
        return this.object(depth);
      case '[':
        return this.array(depth);
      case '"':
        return { kind: 'literal', offset, value: this.string() };
      default:
        return { kind: 'literal', offset, value: this.number() ?? this.word() };
    }
  }

  private object(depth: number): YamlNode {
    const { offset } = this;
    const keys: YamlNode[] = [];
    const values: YamlNode[] = [];
    for (let isFirst = true; this.next('{', '}', isFirst); isFirst = false) {
      keys.push({ kind: 'literal', offset: this.offset, value: this.string() });
      this.expect(':');
      values.push(this.value(depth + 1));
    }
    return { kind: 'map', offset, keys, values };
  }

  private array(depth: number): YamlNode {
    const { offset } = this;
    const items: YamlNode[] = [];
    for (let isFirst = true; this.next('[', ']', isFirst); isFirst = false) {
      items.push(this.value(depth + 1));
    }
    return { kind: 'list', offset, items };
  }

  /** Passes the text before an item, and returns whether there is one. */
  private next(open: string, close: string, isFirst: boolean): boolean {
    if (isFirst) {
      this.expect(open);
    }
    this.take(SPACE);
    if (this.text[this.offset] === close) {
      this.offset++;
      return false;
    }
    if (!isFirst) {
      this.expect(',');
      this.take(SPACE);
    }
    return true;
  }

  private expect(character: string): void {
    this.take(SPACE);
    if (this.text[this.offset] !== character) {
      throw new YamlError(this.offset, `expected ${character} in JSON`);
    }
    this.offset++;
  }

  private string(): string {
    const start = this.offset;
    let end = start + 1;
    while (end < this.text.length && this.text[end] !== '"') {
      end += this.text[end] === '\\' ? 2 : 1;
    }
    this.offset = end + 1;
    try {
      const value: unknown = this.text[start] === '"' ? JSON.parse(this.text.slice(start, end + 1)) : undefined;
      if (typeof value === 'string') {
        return wellFormed(value);
      }
    } catch {
      // A fault of a string is reported like that of any other text.
    }
    throw new YamlError(start, 'expected a string in JSON');
  }

  /** A whole number that is too long for a number of ours is its digits. */
  private number(): number | string | undefined {
    const written = this.take(NUMBER);
    if (written === undefined) {
      return undefined;
    }
    // Behind a whole number they go on with it; behind its fraction only an exponent does, and behind that nothing.
    const goesOn = /[eE]/.test(written) ? /^$/ : written.includes('.') ? /[eE]/ : /[.eE]/;
    if (goesOn.test(this.text[this.offset] ?? ' ')) {
      throw new YamlError(this.offset, 'expected a digit in JSON');
    }
    const number = Number(written);
    return Number.isSafeInteger(number) || /[.eE]/.test(written) ? number : written;
  }

  private word(): boolean | null {
    const { offset } = this;
    const value = WORDS.get(this.take(WORD) ?? '');
    if (value === undefined) {
      throw new YamlError(offset, 'expected a value in JSON');
    }
    return value;
  }

  private take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.offset;
    const match = pattern.exec(this.text);
    if (match === null) {
      return undefined;
    }
    this.offset = pattern.lastIndex;
    return match[0];
  }
}

/** Half of a pair is replaced, as Go does it. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

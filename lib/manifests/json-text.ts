import { setOwn } from './document-values';
import { MapPositions, NodePositions } from './node-positions';
import { RepeatedWords } from './yaml/repeated-words';
import { YamlError } from './yaml/yaml-cursor';
import { MAX_DEPTH } from './yaml/yaml-parser';

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?/y;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([['true', true], ['false', false], ['null', null]]);
const WORD = /true|false|null/y;

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPENING_BRACKET = 91;
const BACKSLASH = 92;
const CLOSING_BRACKET = 93;
const OPENING_BRACE = 123;
const CLOSING_BRACE = 125;
const FIRST_SURROGATE = 0xd800;

/** A value of JSON, and where what follows it begins. */
export interface JsonValue {
  readonly value: unknown;
  readonly end: number;

  /** Whether a map has a key more than once: the last one counts. */
  readonly repeatsKeys: boolean;
}

/**
 * Reads the next value of a stream of JSON, as Go does.
 *
 * @param words Those of the values before.
 * @returns nothing where the text ends
 * @throws YamlError
 */
export function readJson(text: string, start: number, words: RepeatedWords): JsonValue | undefined {
  const builder = new ValueBuilder();
  const reader = new JsonReader(text, start, words, builder);
  return reader.isAtEnd() ? undefined : { value: reader.value(0), end: reader.offset, repeatsKeys: builder.repeatsKeys };
}

/** Finds where the nodes of a value stand that was read before. */
export function jsonPositions(text: string, start: number): NodePositions {
  return new JsonReader(text, start, new RepeatedWords(), new PositionBuilder()).value(0);
}

/** Makes of the parts of a text what is asked about it. */
interface Builder<Node, MapNode extends Node> {
  scalar(value: string | number | boolean | null, offset: number): Node;
  list(items: Node[], offset: number): Node;
  map(offset: number): MapNode;
  add(map: MapNode, key: string, keyOffset: number, value: Node): void;
}

class ValueBuilder implements Builder<unknown, Record<string, unknown>> {
  public repeatsKeys = false;

  public scalar(value: string | number | boolean | null): unknown {
    return value;
  }

  public list(items: unknown[]): unknown {
    return items.slice(); // without the room that it has for more items
  }

  public map(): Record<string, unknown> {
    return {};
  }

  public add(map: Record<string, unknown>, key: string, _: number, value: unknown): void {
    this.repeatsKeys ||= Object.hasOwn(map, key);
    setOwn(map, key, value);
  }
}

class PositionBuilder implements Builder<NodePositions, MapPositions> {
  public scalar(_: string | number | boolean | null, offset: number): NodePositions {
    return offset;
  }

  public list(items: NodePositions[], offset: number): NodePositions {
    return { offset, items };
  }

  public map(offset: number): MapPositions {
    return { offset, names: [], keyOffsets: [], values: [] };
  }

  public add({ names, keyOffsets, values }: MapPositions, key: string, keyOffset: number, value: NodePositions): void {
    names.push(key);
    keyOffsets.push(keyOffset);
    values.push(value);
  }
}

class JsonReader<Node, MapNode extends Node> {
  constructor(
    private readonly text: string,
    public offset: number,
    private readonly words: RepeatedWords,
    private readonly builder: Builder<Node, MapNode>,
  ) {}

  public isAtEnd(): boolean {
    this.skipSpace();
    return this.offset >= this.text.length;
  }

  public value(depth: number): Node {
    this.skipSpace();
    const { offset } = this;
    if (depth > MAX_DEPTH) {
      throw new YamlError(offset, `exceeded max depth of ${MAX_DEPTH}`);
    }
    switch (this.text.charCodeAt(offset)) {
      case OPENING_BRACE:
        return this.object(depth);
      case OPENING_BRACKET:
        return this.array(depth);
      case QUOTE:
        return this.builder.scalar(this.string(), offset);
      default:
        return this.builder.scalar(this.number() ?? this.word(), offset);
    }
  }

  private object(depth: number): Node {
    const map = this.builder.map(this.offset);
    this.offset++;
    for (let isFirst = true; this.next(CLOSING_BRACE, isFirst); isFirst = false) {
      const keyOffset = this.offset;
      const key = this.string();
      this.expect(COLON);
      this.builder.add(map, key, keyOffset, this.value(depth + 1));
    }
    return map;
  }

  private array(depth: number): Node {
    const { offset } = this;
    const items: Node[] = [];
    this.offset++;
    for (let isFirst = true; this.next(CLOSING_BRACKET, isFirst); isFirst = false) {
      items.push(this.value(depth + 1));
    }
    return this.builder.list(items, offset);
  }

  /** Passes the text before an item, and returns whether there is one. */
  private next(end: number, isFirst: boolean): boolean {
    this.skipSpace();
    if (this.text.charCodeAt(this.offset) === end) {
      this.offset++;
      return false;
    }
    if (!isFirst) {
      this.expect(COMMA);
      this.skipSpace();
    }
    return true;
  }

  private expect(code: number): void {
    this.skipSpace();
    if (this.text.charCodeAt(this.offset) !== code) {
      throw new YamlError(this.offset, `expected ${String.fromCharCode(code)} in JSON`);
    }
    this.offset++;
  }

  private string(): string {
    const { text, offset: start } = this;
    let isEscaped = text.charCodeAt(start) !== QUOTE; // so that parsing it fails
    let hasSurrogates = false;
    let end = start + 1;
    for (let code = text.charCodeAt(end); code !== QUOTE && end < text.length; code = text.charCodeAt(end)) {
      isEscaped ||= code === BACKSLASH || code < SPACE;
      hasSurrogates ||= code >= FIRST_SURROGATE;
      end += code === BACKSLASH ? 2 : 1;
    }
    this.offset = end + 1;
    if (isEscaped || end >= text.length) {
      return wellFormed(parseString(text.slice(start, end + 1), start));
    }
    const value = this.words.slice(text, start + 1, end);
    return hasSurrogates ? wellFormed(value) : value;
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

  private skipSpace(): void {
    const { text } = this;
    let at = this.offset;
    let code = text.charCodeAt(at);
    while (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) {
      at++;
      code = text.charCodeAt(at);
    }
    this.offset = at;
  }
}

/** Reads a string with escapes, and fails on a text that is none. */
function parseString(written: string, start: number): string {
  try {
    const value: unknown = JSON.parse(written);
    if (typeof value === 'string') {
      return value;
    }
  } catch {
    // A fault of a string is reported like that of any other text.
  }
  throw new YamlError(start, 'expected a string in JSON');
}

/** Half of a pair is replaced, as Go does it. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

import { YamlError } from './yaml-cursor';
import { YamlScanner } from './yaml-scanner';
import { Token, TokenKind } from './yaml-token';

/** A part of a document, as it is written. */
export type YamlNode =
  | { readonly kind: 'scalar'; readonly offset: number; readonly value: string; readonly tag?: string; readonly isPlain: boolean }
  | { readonly kind: 'alias'; readonly offset: number; readonly name: string; readonly target: YamlNode }
  | { readonly kind: 'list'; readonly offset: number; readonly items: YamlNode[] }
  | { readonly kind: 'map'; readonly offset: number; readonly keys: YamlNode[]; readonly values: YamlNode[] };

/** Lists and maps in each other, for which the stack of Node.js suffices. Kubernetes takes twenty times as many, and has no object that comes near. */
export const MAX_DEPTH = 500;

/**
 * Reads the first document of a text, and ignores the rest.
 *
 * @returns nothing where the text has no document
 * @throws YamlError
 */
export function parseYaml(text: string): YamlNode | undefined {
  return new YamlParser(text).document();
}

/** See https://github.com/yaml/go-yaml/blob/v2.4.4/parserc.go */
class YamlParser {
  private readonly scanner: YamlScanner;
  private readonly anchors = new Map<string, YamlNode>();
  private depth = 0;

  constructor(text: string) {
    this.scanner = new YamlScanner(text);
  }

  public document(): YamlNode | undefined {
    const first = this.scanner.peek();
    if (first.kind === 'stream-end') {
      return undefined;
    }
    if (first.kind === 'directive') {
      throw new YamlError(first.offset, 'did not find expected <document start>');
    }
    let root: YamlNode;
    if (first.kind === 'document-start') {
      this.scanner.skip();
      const { kind, offset } = this.scanner.peek();
      const isEmpty = kind === 'directive' || kind === 'document-start' || kind === 'document-end' || kind === 'stream-end';
      root = isEmpty ? emptyScalar(offset) : this.node(true, false);
    } else {
      root = this.node(true, false);
    }
    this.scanner.peek(); // whether the document ends here is asked, whatever follows
    return root;
  }

  private node(isBlock: boolean, mayBeIndentless: boolean): YamlNode {
    let token = this.scanner.peek();
    if (token.kind === 'alias') {
      return this.alias(token);
    }
    const { offset } = token;
    let anchor: string | undefined;
    let tag: string | undefined;
    // Each once, in either order.
    for (let properties = 0; properties < 2; properties++) {
      if (token.kind === 'anchor' && anchor === undefined) {
        anchor = token.value;
      } else if (token.kind === 'tag' && tag === undefined) {
        tag = token.value;
      } else {
        break;
      }
      this.scanner.skip();
      token = this.scanner.peek();
    }
    return this.content({ offset, anchor, tag, isBlock, mayBeIndentless });
  }

  private content({ offset, anchor, tag, isBlock, mayBeIndentless }: NodeStart): YamlNode {
    const token = this.scanner.peek();
    const { kind } = token;
    if (mayBeIndentless && kind === 'block-entry') {
      return this.list(offset, anchor, (items) => this.indentlessItems(items));
    }
    if (kind === 'scalar') {
      this.scanner.skip();
      const isPlain = (tag === undefined && token.isPlain === true) || tag === '!';
      return this.anchored(anchor, { kind: 'scalar', offset, value: token.value ?? '', tag, isPlain });
    }
    if (kind === 'flow-sequence-start') {
      return this.list(offset, anchor, (items) => this.flowItems(items));
    }
    if (kind === 'flow-mapping-start') {
      return this.map(offset, anchor, (keys, values) => this.flowPairs(keys, values));
    }
    if (isBlock && kind === 'block-sequence-start') {
      return this.list(offset, anchor, (items) => this.blockItems(items));
    }
    if (isBlock && kind === 'block-mapping-start') {
      return this.map(offset, anchor, (keys, values) => this.blockPairs(keys, values));
    }
    if (anchor !== undefined || tag !== undefined) {
      return this.anchored(anchor, { kind: 'scalar', offset, value: '', isPlain: tag === undefined, ...tag !== undefined && { tag } });
    }
    throw new YamlError(token.offset, 'did not find expected node content');
  }

  private alias({ offset, value = '' }: Token): YamlNode {
    const target = this.anchors.get(value);
    if (target === undefined) {
      throw new YamlError(offset, `unknown anchor '${value}' referenced`);
    }
    this.scanner.skip();
    return { kind: 'alias', offset, name: value, target };
  }

  private anchored(anchor: string | undefined, node: YamlNode): YamlNode {
    if (anchor !== undefined) {
      this.anchors.set(anchor, node);
    }
    return node;
  }

  private list(offset: number, anchor: string | undefined, read: (items: YamlNode[]) => void): YamlNode {
    const items: YamlNode[] = [];
    const node = this.anchored(anchor, { kind: 'list', offset, items });
    this.deeper(offset, () => read(items));
    return node;
  }

  private map(offset: number, anchor: string | undefined, read: (keys: YamlNode[], values: YamlNode[]) => void): YamlNode {
    const keys: YamlNode[] = [];
    const values: YamlNode[] = [];
    const node = this.anchored(anchor, { kind: 'map', offset, keys, values });
    this.deeper(offset, () => read(keys, values));
    return node;
  }

  private deeper(offset: number, read: () => void): void {
    this.depth++;
    if (this.depth > MAX_DEPTH) {
      throw new YamlError(offset, `exceeded max depth of ${MAX_DEPTH}`);
    }
    read();
    this.depth--;
  }

  private blockItems(items: YamlNode[]): void {
    this.scanner.skip();
    for (let token = this.scanner.peek(); token.kind !== 'block-end'; token = this.scanner.peek()) {
      if (token.kind !== 'block-entry') {
        throw new YamlError(token.offset, "did not find expected '-' indicator");
      }
      this.scanner.skip();
      items.push(this.blockValue(['block-entry', 'block-end'], false));
    }
    this.scanner.skip();
  }

  private indentlessItems(items: YamlNode[]): void {
    while (this.scanner.peek().kind === 'block-entry') {
      this.scanner.skip();
      items.push(this.blockValue(['block-entry', 'key', 'value', 'block-end'], false));
    }
  }

  private blockPairs(keys: YamlNode[], values: YamlNode[]): void {
    this.scanner.skip();
    for (let token = this.scanner.peek(); token.kind !== 'block-end'; token = this.scanner.peek()) {
      // A value without a key is what it is, behind an empty key only where nothing says so.
      if (token.kind !== 'key') {
        throw new YamlError(token.offset, 'did not find expected key');
      }
      this.scanner.skip();
      keys.push(this.blockValue(['key', 'value', 'block-end'], true));
      const { kind, offset } = this.scanner.peek();
      if (kind === 'value') {
        this.scanner.skip();
        values.push(this.blockValue(['key', 'value', 'block-end'], true));
      } else {
        values.push(emptyScalar(offset));
      }
    }
    this.scanner.skip();
  }

  /** A node, or nothing where one of these tokens follows. */
  private blockValue(ends: readonly TokenKind[], mayBeIndentless: boolean): YamlNode {
    const { kind, offset } = this.scanner.peek();
    return ends.includes(kind) ? emptyScalar(offset) : this.node(true, mayBeIndentless);
  }

  private flowItems(items: YamlNode[]): void {
    this.scanner.skip();
    for (let isFirst = true; this.scanner.peek().kind !== 'flow-sequence-end'; isFirst = false) {
      if (!isFirst && !this.entry('flow-sequence-end', "did not find expected ',' or ']'")) {
        break;
      }
      const { kind, offset } = this.scanner.peek();
      items.push(kind === 'key' ? this.map(offset, undefined, (keys, values) => this.singlePair(keys, values)) : this.node(false, false));
    }
    this.scanner.skip();
  }

  /** Passes a comma, and returns whether another item follows. */
  private entry(end: TokenKind, reason: string): boolean {
    const { kind, offset } = this.scanner.peek();
    if (kind !== 'flow-entry') {
      throw new YamlError(offset, reason);
    }
    this.scanner.skip();
    return this.scanner.peek().kind !== end;
  }

  /** `[key: value]`: a map of one pair. */
  private singlePair(keys: YamlNode[], values: YamlNode[]): void {
    this.scanner.skip();
    const { kind, offset } = this.scanner.peek();
    if (kind === 'value' || kind === 'flow-entry' || kind === 'flow-sequence-end') {
      this.scanner.skip(); // as libyaml does, whatever it is
      keys.push(emptyScalar(offset));
    } else {
      keys.push(this.node(false, false));
    }
    values.push(this.flowValue('flow-sequence-end'));
  }

  private flowPairs(keys: YamlNode[], values: YamlNode[]): void {
    this.scanner.skip();
    for (let isFirst = true; this.scanner.peek().kind !== 'flow-mapping-end'; isFirst = false) {
      if (!isFirst && !this.entry('flow-mapping-end', "did not find expected ',' or '}'")) {
        break;
      }
      const { kind, offset } = this.scanner.peek();
      if (kind !== 'key') {
        keys.push(this.node(false, false));
        values.push(emptyScalar(this.scanner.peek().offset));
        continue;
      }
      this.scanner.skip();
      const { kind: next } = this.scanner.peek();
      keys.push(next === 'value' || next === 'flow-entry' || next === 'flow-mapping-end' ? emptyScalar(offset) : this.node(false, false));
      values.push(this.flowValue('flow-mapping-end'));
    }
    this.scanner.skip();
  }

  /** The value after a colon in a `{…}` or `[…]`, if there is one. */
  private flowValue(end: TokenKind): YamlNode {
    const token = this.scanner.peek();
    if (token.kind !== 'value') {
      return emptyScalar(token.offset);
    }
    this.scanner.skip();
    const { kind, offset } = this.scanner.peek();
    return kind === 'flow-entry' || kind === end ? emptyScalar(offset) : this.node(false, false);
  }
}

/** A node before its content. */
interface NodeStart {
  readonly offset: number;
  readonly anchor?: string;
  readonly tag?: string;
  readonly isBlock: boolean;
  readonly mayBeIndentless: boolean;
}

function emptyScalar(offset: number): YamlNode {
  return { kind: 'scalar', offset, value: '', isPlain: true };
}

import type { Document, LineCounter, Node, ParsedNode } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import { ManifestFault } from './manifest-fault';

export type PathStep = string | number;

/** A line and a column, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One document of a file, and where each of its nodes stands. */
export class SourceDocument {
  /** What was found wrong while the document was looked at. */
  public readonly faults: ManifestFault[] = [];

  private readonly reported = new Set<string>();

  constructor(
    public readonly file: string,
    private readonly document: Document.Parsed<ParsedNode>,
    private readonly lines: LineCounter,
  ) {}

  /** Finds where a node stands: its key in a map, else itself. The nearest parent stands in for what is not written. */
  public positionOf(path: readonly PathStep[]): Position {
    let offset = startOf(this.document.contents) ?? 0;
    let node: unknown = this.document.contents;
    for (const step of path) {
      if (isAlias(node)) {
        node = node.resolve(this.document);
      }
      const child = childOf(node, step);
      if (child === undefined) {
        break;
      }
      offset = startOf(child.key) ?? startOf(child.value) ?? offset;
      node = child.value;
    }
    const { line, col } = this.lines.linePos(offset);
    return { line, column: col };
  }

  /** Tells where the text of a block scalar begins, so that what is found inside can be placed. */
  public firstLineOfText(path: readonly PathStep[]): number | undefined {
    const node: unknown = this.document.getIn(path, true);
    return isScalar(node) && node.type === 'BLOCK_LITERAL' && node.range
      ? this.lines.linePos(node.range[0]).line + 1
      : undefined;
  }

  /** Keeps a fault; the same one is kept once, however often it is met. */
  public report(path: readonly PathStep[], message: string): void {
    const { line, column } = this.positionOf(path);
    const key = `${line}:${column}:${message}`;
    if (!this.reported.has(key)) {
      this.reported.add(key);
      this.faults.push({ file: this.file, line, column, message });
    }
  }
}

function childOf(node: unknown, step: PathStep): { key?: unknown; value: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) ? String(item.key.value) === step : item.key === step);
    return pair && { key: pair.key, value: pair.value };
  }
  if (isSeq(node) && typeof step === 'number') {
    return step < node.items.length ? { value: node.items[step] } : undefined;
  }
  return undefined;
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}

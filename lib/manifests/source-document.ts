import { EVENT_ID, Event } from 'js-yaml';
import { findRepeatedKeys } from './repeated-keys';
import { PathStep } from './shape';
import { TextLines } from './text-lines';

/** A line and a column, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A node and where it stands: for a field of a map, where its key does. */
interface PositionNode {
  readonly offset: number;
  readonly children?: Map<PathStep, PositionNode>;
}

/** One document of a file, and where each of its nodes stands. */
export class SourceDocument {
  private root?: PositionNode;

  constructor(
    public readonly file: string,
    private readonly lines: TextLines,
    /** The document's own events, without the one that begins it. */
    private readonly events: readonly Event[],
    private readonly mayRepeatKeys: boolean = false,
  ) {}

  /** The keys that a map has more than once; the last one counts, as for kubectl. */
  public get repeatedKeys(): readonly PathStep[][] {
    return this.mayRepeatKeys ? findRepeatedKeys(this.lines.text, this.events) : [];
  }

  /** Finds where a node stands. The nearest parent stands in for what is not written there. */
  public positionOf(path: readonly PathStep[]): Position {
    this.root ??= new PositionReader(this.lines.text, this.events).read();
    let node = this.root;
    for (const step of path) {
      const child = node.children?.get(step);
      if (child === undefined) {
        break;
      }
      node = child;
    }
    return this.lines.positionAt(node.offset);
  }
}

/** Reads the events of a parser as a tree of positions. */
class PositionReader {
  private readonly anchors = new Map<string, PositionNode>();
  private index = 0;

  constructor(private readonly text: string, private readonly events: readonly Event[]) {}

  public read(): PositionNode {
    return this.readNode() ?? { offset: 0 };
  }

  private readNode(): PositionNode | undefined {
    const event = this.events[this.index++];
    switch (event?.type) {
      case EVENT_ID.SCALAR:
        return this.anchored(event, { offset: event.valueStart });
      case EVENT_ID.ALIAS:
        return { offset: event.anchorStart, children: this.anchors.get(this.text.slice(event.anchorStart, event.anchorEnd))?.children };
      case EVENT_ID.SEQUENCE:
        return this.anchored(event, { offset: event.start, children: this.readItems() });
      case EVENT_ID.MAPPING:
        return this.anchored(event, { offset: event.start, children: this.readPairs() });
      default:
        return undefined;
    }
  }

  private readItems(): Map<PathStep, PositionNode> {
    const items = new Map<PathStep, PositionNode>();
    for (let item = this.readNode(); item !== undefined; item = this.readNode()) {
      items.set(items.size, item);
    }
    return items;
  }

  private readPairs(): Map<PathStep, PositionNode> {
    const fields = new Map<PathStep, PositionNode>();
    for (;;) {
      const event = this.events[this.index];
      const key = this.readNode();
      if (key === undefined) {
        return fields;
      }
      const value = this.readNode();
      if (event?.type === EVENT_ID.SCALAR) {
        fields.set(unquoted(this.text.slice(event.valueStart, event.valueEnd)), { offset: key.offset, children: value?.children });
      }
    }
  }

  private anchored({ anchorStart, anchorEnd }: { anchorStart: number; anchorEnd: number }, node: PositionNode): PositionNode {
    if (anchorStart >= 0) {
      this.anchors.set(this.text.slice(anchorStart, anchorEnd), node);
    }
    return node;
  }
}

/** Keys with escapes in them are found by nobody; a fault in one is then placed at its map. */
function unquoted(key: string): string {
  return /^(["']).*\1$/.test(key) ? key.slice(1, -1) : key;
}

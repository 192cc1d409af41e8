import { Event, EVENT_ID } from 'js-yaml';

/** Nodes that a document may come to when its aliases are written out. */
const MAX_NODES = 1_000_000;

/** A list or map whose end is not reached yet. */
interface OpenNode {
  readonly anchor?: string;
  size: number;
}

/** Finds where the alias stands with which a document comes to stand for more than fits in a memory. */
export function findAliasBomb(text: string, events: readonly Event[]): number | undefined {
  const sizes = new Map<string, number>();
  let open: OpenNode[] = [];
  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        sizes.clear();
        open = [{ size: 0 }];
        break;
      case EVENT_ID.SEQUENCE:
      case EVENT_ID.MAPPING: {
        const anchor = anchorOf(text, event);
        if (anchor !== undefined) {
          sizes.set(anchor, MAX_NODES); // met again below itself, it has no end
        }
        open.push({ anchor, size: 1 });
        break;
      }
      case EVENT_ID.POP:
        close(open, sizes);
        break;
      case EVENT_ID.SCALAR: {
        const anchor = anchorOf(text, event);
        if (anchor !== undefined) {
          sizes.set(anchor, 1);
        }
        add(open, 1);
        break;
      }
      case EVENT_ID.ALIAS:
        add(open, sizes.get(text.slice(event.anchorStart, event.anchorEnd)) ?? 1);
        if ((open[open.length - 1]?.size ?? 0) >= MAX_NODES) {
          return event.anchorStart - 1; // the star
        }
    }
  }
  return undefined;
}

function anchorOf(text: string, { anchorStart, anchorEnd }: { readonly anchorStart: number; readonly anchorEnd: number }): string | undefined {
  return anchorStart < 0 ? undefined : text.slice(anchorStart, anchorEnd);
}

/** The size of what ends is a part of what it is in. */
function close(open: OpenNode[], sizes: Map<string, number>): void {
  const closed = open.pop();
  if (closed !== undefined) {
    if (closed.anchor !== undefined) {
      sizes.set(closed.anchor, closed.size);
    }
    add(open, closed.size);
  }
}

function add(open: readonly OpenNode[], size: number): void {
  const parent = open[open.length - 1];
  if (parent !== undefined) {
    parent.size += size;
  }
}

import { PathStep } from './shape';
import { TextLines } from './text-lines';
import { YamlDocument } from './yaml-document';
import { Origin } from '../diagnostics/diagnostic';

/** A line and a column, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One document of a file, and where each of its nodes stands. */
export class SourceDocument {
  private repeatedByObject?: ReadonlyMap<string, readonly PathStep[][]>;

  constructor(
    public readonly file: string,
    private readonly lines: TextLines,
    private readonly document: YamlDocument,
    public readonly origin?: Origin,
  ) {}

  /** The keys that a map has more than once; the last one counts, as for kubectl. */
  public get repeatedKeys(): readonly PathStep[][] {
    return this.document.repeatedKeys;
  }

  /** The same, of one object of the document: the document itself, or an item of a list. */
  public repeatedKeysBelow(object: readonly PathStep[]): readonly PathStep[][] {
    this.repeatedByObject ??= groupByObject(this.document.repeatedKeys);
    return this.repeatedByObject.get(keyOfPath(object)) ?? [];
  }

  /** Finds the place of a node. The nearest parent replaces what isn't written there. */
  public positionOf(path: readonly PathStep[]): Position {
    return this.lines.positionAt(this.document.start + this.document.positions.offsetOf(path));
  }
}

/** Lists hold objects as their items, and lists in turn, so an object can be in several. */
function groupByObject(paths: readonly PathStep[][]): ReadonlyMap<string, readonly PathStep[][]> {
  const groups = new Map<string, PathStep[][]>();
  for (const path of paths) {
    for (let length = 0; length === 0 || (path[length - 2] === 'items' && typeof path[length - 1] === 'number'); length += 2) {
      const key = keyOfPath(path.slice(0, length));
      const group = groups.get(key) ?? [];
      group.push(path);
      groups.set(key, group);
    }
  }
  return groups;
}

function keyOfPath(path: readonly PathStep[]): string {
  return JSON.stringify(path);
}

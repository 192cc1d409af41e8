import { isMerge, keyOf } from './document-values';
import { PathStep } from './shape';
import { TextLines } from './text-lines';
import { YamlNode } from './yaml/yaml-parser';
import { YamlDocument } from './yaml-text';

/** A line and a column, from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A node and where it stands: for a field of a map, where its key does. */
interface Found {
  readonly offset: number;
  readonly node: YamlNode;
}

const FEW_KEYS = 16;

/** One document of a file, and where each of its nodes stands. */
export class SourceDocument {
  private readonly fields = new Map<YamlNode, ReadonlyMap<string, Found>>();
  private repeatedByObject?: ReadonlyMap<string, readonly PathStep[][]>;

  constructor(
    public readonly file: string,
    private readonly lines: TextLines,
    private readonly document: YamlDocument,
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

  /** Finds where a node stands. The nearest parent stands in for what is not written there. */
  public positionOf(path: readonly PathStep[]): Position {
    let found: Found = { offset: this.document.node.offset, node: this.document.node };
    for (const step of path) {
      const child = this.childOf(found.node, step);
      if (child === undefined) {
        break;
      }
      found = child;
    }
    return this.lines.positionAt(this.document.start + found.offset);
  }

  private childOf(written: YamlNode, step: PathStep): Found | undefined {
    const node = written.kind === 'alias' ? written.target : written;
    if (node.kind === 'list') {
      const item = typeof step === 'number' ? node.items[step] : undefined;
      return item && { offset: item.offset, node: item };
    }
    return node.kind === 'map' ? this.fieldOf(node, String(step)) : undefined;
  }

  /** Most maps have few keys, which are passed in less time than laid out. The last one counts. */
  private fieldOf(node: YamlNode & { kind: 'map' }, name: string): Found | undefined {
    const { keys, values } = node;
    if (keys.length > FEW_KEYS || keys.some(isMerge)) {
      return this.fieldsOf(node).get(name);
    }
    for (let index = keys.length - 1; index >= 0; index--) {
      if (keyOf(keys[index]) === name) {
        return { offset: keys[index].offset, node: values[index] };
      }
    }
    return undefined;
  }

  private fieldsOf(node: YamlNode & { kind: 'map' }): ReadonlyMap<string, Found> {
    const known = this.fields.get(node);
    if (known !== undefined) {
      return known;
    }
    const fields = new Map<string, Found>();
    this.fields.set(node, fields);
    node.keys.forEach((key, index) => {
      const name = isMerge(key) ? undefined : keyOf(key);
      if (isMerge(key)) {
        this.mergedInto(fields, node.values[index]);
      } else if (name !== undefined) {
        fields.set(name, { offset: key.offset, node: node.values[index] });
      }
    });
    return fields;
  }

  private mergedInto(fields: Map<string, Found>, merged: YamlNode): void {
    const maps = merged.kind === 'list' ? [...merged.items].reverse() : [merged];
    for (const map of maps.map((each) => each.kind === 'alias' ? each.target : each)) {
      if (map.kind === 'map') {
        this.fieldsOf(map).forEach((found, name) => fields.set(name, found));
      }
    }
  }
}

/** Lists hold objects as their items, and lists in turn, so that an object can be in several. */
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

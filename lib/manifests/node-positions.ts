import { isMerge, keyOf } from './document-values';
import { PathStep } from './shape';
import { YamlNode } from './yaml/yaml-parser';

/**
 * Where a node and what is below it stand: as little as is needed for that, since it is kept for each document.
 *
 * A node with nothing below it is only its offset.
 */
export type NodePositions = number | ListPositions | MapPositions;

interface ListPositions {
  readonly offset: number;
  readonly items: readonly NodePositions[];
}

export interface MapPositions {
  readonly offset: number;

  /** The fields in the order in which they are written; of those with the same name the last one counts. */
  readonly names: string[];
  readonly keyOffsets: number[];
  readonly values: NodePositions[];
}

/** Where the nodes of a document stand, with aliases and merges resolved. */
export function positionsOf(root: YamlNode): NodePositions {
  return new PositionReader().read(root);
}

/** Finds the keys that a map has more than once. */
export function repeatedKeysIn(root: NodePositions): PathStep[][] {
  const repeated: PathStep[][] = [];
  const visit = (node: NodePositions, path: readonly PathStep[]): void => {
    if (typeof node !== 'number' && 'items' in node) {
      node.items.forEach((item, index) => visit(item, [...path, index]));
    } else if (typeof node !== 'number') {
      const seen = new Set<string>();
      node.names.forEach((name, index) => {
        visit(node.values[index], [...path, name]);
        if (seen.has(name)) {
          repeated.push([...path, name]);
        }
        seen.add(name);
      });
    }
  };
  visit(root, []);
  return repeated;
}

/** The places of the nodes of a document. */
export interface DocumentPositions {
  /** Finds the offset of the node at a path; for a field of a map, that of its key. The nearest parent replaces what isn't written there. */
  readonly offsetOf: (path: readonly PathStep[]) => number;
}

/** The same, found when it is asked first: of most documents it never is. */
export class LazyPositions implements DocumentPositions {
  private root?: NodePositions;

  constructor(private readonly find: () => NodePositions) {}

  public offsetOf(path: readonly PathStep[]): number {
    this.root ??= this.find();
    return offsetOf(this.root, path);
  }
}

function offsetOf(root: NodePositions, path: readonly PathStep[]): number {
  let offset = typeof root === 'number' ? root : root.offset;
  let node = root;
  for (const step of path) {
    if (typeof node === 'number') {
      break;
    }
    if ('items' in node) {
      const item = typeof step === 'number' ? node.items[step] : undefined;
      if (item === undefined) {
        break;
      }
      offset = typeof item === 'number' ? item : item.offset;
      node = item;
    } else {
      const index = node.names.lastIndexOf(String(step));
      if (index < 0) {
        break;
      }
      offset = node.keyOffsets[index];
      node = node.values[index];
    }
  }
  return offset;
}

class PositionReader {
  /** The targets of aliases, each read once. */
  private readonly targets = new Map<YamlNode, NodePositions>();

  public read(node: YamlNode): NodePositions {
    switch (node.kind) {
      case 'scalar':
        return node.offset;
      case 'list':
        return { offset: node.offset, items: node.items.map((item) => this.read(item)) };
      case 'map':
        return { offset: node.offset, ...this.fieldsOf(node) };
      case 'alias': {
        const target = this.target(node.target);
        return typeof target === 'number' ? node.offset : { ...target, offset: node.offset };
      }
    }
  }

  private target(node: YamlNode): NodePositions {
    let target = this.targets.get(node);
    if (target === undefined) {
      target = this.read(node);
      this.targets.set(node, target);
    }
    return target;
  }

  private fieldsOf({ keys, values }: YamlNode & { kind: 'map' }): Omit<MapPositions, 'offset'> {
    const fields = { names: [] as string[], keyOffsets: [] as number[], values: [] as NodePositions[] };
    keys.forEach((key, index) => {
      const name = isMerge(key) ? undefined : keyOf(key);
      if (isMerge(key)) {
        this.merge(fields, values[index]);
      } else if (name !== undefined) {
        fields.names.push(name);
        fields.keyOffsets.push(key.offset);
        fields.values.push(this.read(values[index]));
      }
    });
    return fields;
  }

  /** Of several that are merged, the first one wins. */
  private merge(fields: { readonly names: string[]; readonly keyOffsets: number[]; readonly values: NodePositions[] }, merged: YamlNode): void {
    const maps = merged.kind === 'list' ? [...merged.items].reverse() : [merged];
    for (const map of maps.map((each) => this.target(each.kind === 'alias' ? each.target : each))) {
      if (typeof map !== 'number' && 'names' in map) {
        map.names.forEach((name, index) => {
          fields.names.push(name);
          fields.keyOffsets.push(map.keyOffsets[index]);
          fields.values.push(map.values[index]);
        });
      }
    }
  }
}

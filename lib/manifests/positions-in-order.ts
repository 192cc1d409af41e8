import { DocumentPositions } from './node-positions';
import { isMap, PathStep } from './shape';

/**
 * Where the nodes of a value stand of which only the offsets are known, in the order in which they are written: that of the root, and then those of
 * each key and each item.
 *
 * Most documents have no place to find, and the others only that of the root and a few rules. So the nodes are counted level by level, and only
 * the levels that are needed.
 */
export class PositionsInOrder implements DocumentPositions {
  /** By the map or list, the numbers of the nodes in it. */
  private levels: Map<object, readonly number[]> | undefined;

  /** @param value Its maps have each key once, in the order in which they are written. Each map and list in it is there once. */
  constructor(private readonly value: object, private readonly offsets: readonly number[]) {}

  public offsetOf(path: readonly PathStep[]): number {
    let node: unknown = this.value;
    let number = 0;
    for (const step of path) {
      const index = Array.isArray(node) ? typeof step === 'number' ? step : -1 : isMap(node) ? Object.keys(node).indexOf(String(step)) : -1;
      const below = index < 0 || typeof node !== 'object' || node === null ? undefined : this.levelOf(node, number)[index];
      if (below === undefined) {
        break;
      }
      number = below;
      node = Array.isArray(node) ? node[index] : isMap(node) ? node[step] : undefined;
    }
    return this.offsets[number];
  }

  /** @param number That of the node itself. */
  private levelOf(node: object, number: number): readonly number[] {
    this.levels ??= new Map();
    let level = this.levels.get(node);
    if (level === undefined) {
      const numbers: number[] = [];
      let next = number + 1;
      for (const child of Object.values(node)) {
        numbers.push(next);
        next += 1 + countBelow(child);
      }
      level = numbers;
      this.levels.set(node, level);
    }
    return level;
  }
}

/** The nodes below one that have offsets. */
function countBelow(node: unknown): number {
  let count = 0;
  if (Array.isArray(node)) {
    for (const item of node) {
      count += 1 + countBelow(item);
    }
  } else if (isMap(node)) {
    for (const key in node) {
      count += 1 + countBelow(node[key]);
    }
  }
  return count;
}

import { PathStep } from './shape';
import { YamlError } from './yaml/yaml-cursor';
import { YamlNode } from './yaml/yaml-parser';
import { jsonScalar, keyText, scalarValue, WrittenScalar } from './yaml/yaml-scalar-values';

/** The value of a document, as Kubernetes has it in JSON. */
export interface DocumentValue {
  readonly value: unknown;

  /** The keys that a map has more than once; the last one counts. */
  readonly repeatedKeys: readonly PathStep[][];
}

/** As go-yaml counts them: of few values nearly all may come from aliases, of many a tenth. */
const FEW_VALUES = 400_000;
const MANY_VALUES = 4_000_000;

/**
 * Makes the value of a document.
 *
 * @see https://github.com/yaml/go-yaml/blob/v2.4.4/decode.go
 * @throws YamlError
 */
export function valueOfNode(root: YamlNode): DocumentValue {
  const builder = new ValueBuilder();
  const value = builder.build(root);
  builder.requireJson(value);
  return { value, repeatedKeys: builder.repeatedKeys };
}

/** The text of the node of a key, as far as it can be a key. */
export function keyOf(key: YamlNode): string | undefined {
  const node = key.kind === 'alias' ? key.target : key;
  return node.kind === 'scalar' ? keyText(scalarValue(node)) : undefined;
}

function isScalar(key: YamlNode): boolean {
  return (key.kind === 'alias' ? key.target : key).kind === 'scalar';
}

export function isMerge(key: YamlNode): boolean {
  return key.kind === 'scalar' && key.value === '<<' && (key.isPlain || key.tag === 'tag:yaml.org,2002:merge');
}

class ValueBuilder {
  public readonly repeatedKeys: PathStep[][] = [];
  private readonly path: PathStep[] = [];
  private readonly openAliases = new Set<YamlNode>();

  /** The parts of the value that JSON can't hold. A later key of the same name may still replace them, as for kubectl. */
  private readonly faults = new Map<object, YamlError>();
  private built = 0;
  private builtOfAliases = 0;

  public build(node: YamlNode): unknown {
    this.count(node);
    switch (node.kind) {
      case 'scalar':
        return this.scalar(node);
      case 'alias':
        return this.alias(node, (target) => this.build(target));
      case 'list':
        return node.items.map((item, index) => this.below(index, item));
      case 'map':
        return this.map(node, {});
    }
  }

  /** @throws YamlError */
  public requireJson(value: unknown): void {
    if (this.faults.size > 0 && typeof value === 'object' && value !== null) {
      const fault = this.faults.get(value);
      if (fault !== undefined) {
        throw fault;
      }
      Object.values(value).forEach((part) => this.requireJson(part));
    }
  }

  private scalar(node: WrittenScalar): unknown {
    const value = jsonScalar(scalarValue(node));
    if (value !== undefined) {
      return value;
    }
    const fault = {};
    this.faults.set(fault, new YamlError(node.offset, 'JSON has no such number'));
    return fault;
  }

  private count({ offset }: YamlNode): void {
    this.built++;
    this.builtOfAliases += this.openAliases.size > 0 ? 1 : 0;
    if (this.builtOfAliases > 100 && this.built > 1000 && this.builtOfAliases / this.built > aliasRatio(this.built)) {
      const [alias] = this.openAliases;
      throw new YamlError(alias?.offset ?? offset, 'document contains excessive aliasing', 'Write out what its aliases mean.');
    }
  }

  private alias<Result>(node: YamlNode & { kind: 'alias' }, use: (target: YamlNode) => Result): Result {
    if (this.openAliases.has(node)) {
      throw new YamlError(node.offset, `anchor '${node.name}' value contains itself`);
    }
    this.openAliases.add(node);
    const result = use(node.target);
    this.openAliases.delete(node);
    return result;
  }

  /** Adds pairs to a map; a later one replaces an earlier one, merged ones too. */
  private map({ keys, values }: YamlNode & { kind: 'map' }, map: Record<string, unknown>): Record<string, unknown> {
    let own: Set<string> | undefined;
    for (let index = 0; index < keys.length; index++) {
      const key = keys[index];
      if (isMerge(key)) {
        this.merge(values[index], map);
        continue;
      }
      this.count(key);
      const name = keyOf(key);
      if (name === undefined) {
        const fault = new YamlError(key.offset, 'found a key that JSON has not');
        if (!isScalar(key)) {
          throw fault; // kubectl's decoder has no such key either, so nothing can replace it
        }
        this.faults.set(map, fault);
        this.build(values[index]);
        continue;
      }
      const value = this.below(name, values[index]);
      if (Object.hasOwn(map, name)) { // most maps have a key once, so there is nothing to remember
        own ??= new Set();
        if (own.has(name) || keys.findIndex((each) => !isMerge(each) && keyOf(each) === name) < index) {
          this.repeatedKeys.push([...this.path, name]);
        }
        own.add(name);
      }
      setOwn(map, name, value);
    }
    return map;
  }

  private merge(node: YamlNode, map: Record<string, unknown>): void {
    if (node.kind === 'list') {
      // The first one wins.
      [...node.items].reverse().forEach((item) => this.mergeMap(item, map));
    } else {
      this.mergeMap(node, map);
    }
  }

  private mergeMap(node: YamlNode, map: Record<string, unknown>): void {
    this.count(node);
    if (node.kind === 'alias') {
      this.alias(node, (target) => {
        if (target.kind !== 'map') {
          throw new YamlError(node.offset, 'map merge requires map or sequence of maps as the value');
        }
        this.count(target);
        this.map(target, map);
      });
    } else if (node.kind === 'map') {
      this.map(node, map);
    } else {
      throw new YamlError(node.offset, 'map merge requires map or sequence of maps as the value');
    }
  }

  private below(step: PathStep, node: YamlNode): unknown {
    if (node.kind === 'scalar') { // which has no path below it
      this.count(node);
      return this.scalar(node);
    }
    this.path.push(step);
    const result = this.build(node);
    this.path.pop();
    return result;
  }
}

function aliasRatio(built: number): number {
  const share = (built - FEW_VALUES) / (MANY_VALUES - FEW_VALUES);
  return share <= 0 ? 0.99 : share >= 1 ? 0.1 : 0.99 - 0.89 * share;
}

/** Keys that JavaScript knows are only keys. */
export function setOwn(map: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') {
    Object.defineProperty(map, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    map[key] = value;
  }
}

import { findMisfits, isMap, Misfit, PathStep, Shape, shapeOfField, shapeOfItems } from './shape';
import { SourceDocument } from './source-document';
import { Diagnostic, Place as DiagnosticPlace } from '../diagnostics/diagnostic';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { diagnostic } from '../diagnostics/issue';

/** The place of a value in a file. */
export class Place {
  public static of(document: SourceDocument, path: readonly PathStep[]): Place {
    return path.reduce((parent, step) => new Place(document, parent, step), new Place(document, undefined, ''));
  }

  constructor(
    public readonly document: SourceDocument,
    private readonly parent: Place | undefined,
    private readonly step: PathStep,
  ) {}

  public get path(): PathStep[] {
    return this.parent === undefined ? [] : [...this.parent.path, this.step];
  }

  public get file(): string {
    return this.document.file;
  }

  public get line(): number {
    return this.document.positionOf(this.path).line;
  }

  /** The place as diagnostics have it. */
  public get position(): DiagnosticPlace {
    return this.positionBelow([]);
  }

  /** The place of a part of the value. */
  public positionBelow(path: readonly PathStep[]): DiagnosticPlace {
    const { line, column } = this.document.positionOf(this.parent === undefined ? path : [...this.path, ...path]);
    const { file, origin } = this.document;
    return origin === undefined ? { kind: 'file', file, line, column } : { kind: 'file', file, line, column, origin };
  }

  /** Writes the path as people do: `spec.templates[0].name`. */
  public toString(): string {
    return this.path.map((step) => typeof step === 'number' ? `[${step}]` : `.${step}`).join('').replace(/^\./, '');
  }
}

/** Finds where a part of an object is written; nothing where the object isn't in a file. */
export function placeOf({ place }: Field, ...path: readonly PathStep[]): DiagnosticPlace | undefined {
  return place?.positionBelow(path);
}

interface Layer {
  readonly value: unknown;
  readonly place: Place;
}

/**
 * A field of a manifest, or of several laid over each other, the first one winning: maps merge, everything else replaces.
 *
 * It gives access to every field of its shape. A missing field has no value. A field of another shape has none either: `misfits` reports that, once
 * for the whole object.
 */
export class Field {
  /** A field that isn't in the manifest. */
  public static readonly NONE = new Field([], 'any');

  public static root(document: SourceDocument, value: unknown, shape: Shape): Field {
    return new Field([{ value, place: Place.of(document, []) }], shape);
  }

  private constructor(private readonly layers: readonly Layer[], private readonly shape: Shape) {}

  /** Reads the field by another shape, once it is known what it is. */
  public as(shape: Shape): Field {
    return new Field(this.layers, shape);
  }

  /** Lays this field over others, which fill in what this one leaves out. */
  public over(...lower: readonly Field[]): Field {
    const layers = [this, ...lower].flatMap((field) => field.layers);
    return layers.length === this.layers.length ? this : new Field(layers, this.shape);
  }

  public get exists(): boolean {
    return this.layers.length > 0;
  }

  /** The value of the uppermost layer. */
  public get value(): unknown {
    return this.layers[0]?.value;
  }

  /** Where the uppermost layer stands. */
  public get place(): Place | undefined {
    return this.layers[0]?.place;
  }

  /** The files that the layers are in. */
  public get files(): string[] {
    return this.layers.map(({ place }) => place.file);
  }

  /** Returns the field of that name in a map. */
  public at(...keys: readonly string[]): Field {
    return keys.reduce<Field>((field, key) => field.child(key), this);
  }

  /** The string; the empty one counts as not written, as it does for Argo. */
  public get text(): string | undefined {
    return this.layers.map(({ value }) => value).find((value): value is string => typeof value === 'string' && value !== '');
  }

  /** The text of a scalar that may be empty, and of anything else its JSON. */
  public get anyText(): string | undefined {
    const { value } = this;
    return value === undefined ? undefined : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
  }

  /** The value of a boolean. */
  public get flag(): boolean | undefined {
    const layers = this.shape === 'flag' ? this.layers.filter(({ value }) => value === true) : this.layers;
    return layers.length > 0 ? layers[0].value === true : this.exists ? false : undefined;
  }

  /** The items of a list. Lists replace each other, and an empty one counts as not written. */
  public items(): Field[] {
    const shape = this.isNothing ? 'any' : shapeOfItems(this.shape);
    return (this.layers.map(itemsOf).find((items) => items.length > 0) ?? []).map((item) => new Field([item], shape));
  }

  /** The items of a list whose items have names: those of one name are laid over each other. */
  public itemsByName(): Field[] {
    if (this.layers.length < 2) {
      return this.items();
    }
    const shape = shapeOfItems(this.shape);
    const byName = new Map<string, Layer[]>();
    for (const item of this.layers.flatMap(itemsOf)) {
      const name = new Field([item], shape).at('name').text ?? '';
      const same = byName.get(name);
      if (same === undefined) {
        byName.set(name, [item]);
      } else {
        same.push(item);
      }
    }
    return [...byName.values()].map((layers) => new Field(this.visible(layers), shape));
  }

  /** The fields of a map, those of the upper layers first. */
  public entries(): [string, Field][] {
    const keys = new Set(this.layers.flatMap((layer) => isMap(layer.value) ? Object.keys(layer.value) : []));
    return [...keys].map((key): [string, Field] => [key, this.child(key)]).filter(([, field]) => field.exists);
  }

  /** Returns the map without some of its fields. */
  public without(keys: readonly string[]): Field {
    return new Field(this.layers.map(({ value, place }) => ({
      value: isMap(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key))) : value,
      place,
    })), this.shape);
  }

  /** Returns the field with another value at a path below it; what is missing on the way is made. */
  public with(path: readonly PathStep[], value: unknown): Field {
    return new Field(this.layers.map((layer) => ({ value: replaceAt(layer.value, path, value), place: layer.place })), this.shape);
  }

  /** Reports wrong types of the field and of everything below it. */
  public misfits(): Diagnostic[] {
    return this.layers.flatMap(({ value, place }) => findMisfits(value, this.shape).map((misfit) => describeMisfit(misfit, place)));
  }

  /** Makes a diagnostic at the place of this field; none where the manifest doesn't have it. */
  public diagnose(code: DiagnosticCode, message: string, fix?: string): Diagnostic[] {
    return this.place === undefined ? [] : [diagnostic(code, this.place.position, message, fix)];
  }

  private get isNothing(): boolean {
    return this.shape === 'any' && !this.exists;
  }

  /** The layers of an item that count. */
  private visible(layers: readonly Layer[]): readonly Layer[] {
    const { wholeIf = [], kinds }: { readonly wholeIf?: readonly string[]; readonly kinds?: readonly string[] }
      = typeof this.shape !== 'string' && 'list' in this.shape ? this.shape : {};
    if (kinds !== undefined) {
      return layersOfKind(layers, kinds);
    }
    const whole = layers.find((layer) => wholeIf.some((key) => hasField(layer, key)));
    return whole === undefined ? layers : [whole];
  }

  private child(key: string): Field {
    const shape = this.isNothing ? 'any' : shapeOfField(this.shape, key);
    const layers: Layer[] = [];
    for (const { value, place } of this.layers) {
      const child = isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
      if (child !== undefined && child !== null) {
        layers.push({ value: child, place: new Place(place.document, place, key) });
      }
    }
    const isWhole = typeof this.shape !== 'string' && 'entries' in this.shape && this.shape.whole === true;
    return new Field(isWhole ? layers.slice(0, 1) : layers, shape);
  }
}

function hasField({ value }: Layer, key: string): boolean {
  return isMap(value) && value[key] !== undefined && value[key] !== null;
}

/** The first layer, filled in by the others where all together are of its kind. */
function layersOfKind([first, ...others]: readonly Layer[], kinds: readonly string[]): readonly Layer[] {
  const own = kinds.find((key) => hasField(first, key));
  const joined = kinds.find((key) => [first, ...others].some((layer) => hasField(layer, key)));
  return own === undefined || own !== joined ? [first] : [first, ...others.map(({ value, place }) => ({
    value: isMap(value) ? Object.fromEntries(Object.entries(value).filter(([key]) => kinds.includes(key))) : value,
    place,
  }))];
}

function replaceAt(parent: unknown, [step, ...rest]: readonly PathStep[], value: unknown): unknown {
  if (step === undefined) {
    return value;
  }
  if (Array.isArray(parent) && typeof step === 'number') {
    const items: unknown[] = [...parent];
    items[step] = replaceAt(items[step], rest, value);
    return items;
  }
  const map = isMap(parent) ? parent : {};
  return { ...map, [step]: replaceAt(map[step], rest, value) };
}

function itemsOf({ value, place }: Layer): Layer[] {
  return Array.isArray(value) ? value.map((item: unknown, index) => ({ value: item, place: new Place(place.document, place, index) })) : [];
}

function describeMisfit({ path, value, wanted }: Misfit, root: Place): Diagnostic {
  const place = path.reduce<Place>((parent, step) => new Place(parent.document, parent, step), root);
  const found = Array.isArray(value) ? 'a list' : isMap(value) ? 'a map' : value === null ? 'empty' : typeof value === 'string' ? 'a string' : String(value);
  // A value that YAML takes for a number, or for true or false, is often meant as a name: `n`.
  const fix = wanted === 'a string' && value !== null && typeof value !== 'object' ? 'Put it in quotes.' : undefined;
  return diagnostic('manifest/wrong-type', place.position, `${place.toString() || 'The document'} must be ${wanted}, but it is ${found}.`, fix);
}

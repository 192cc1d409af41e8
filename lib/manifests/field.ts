import { PathStep } from './path-step';
import { SourceDocument } from './source-document';
import { formatMessage } from '../diagnostics/format-diagnostic';
import { Issue } from '../diagnostics/issue';

/** Where a value stands in a file. */
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

  /** Writes the path as people do: `spec.templates[0].name`. */
  public toString(): string {
    return this.path.map((step) => typeof step === 'number' ? `[${step}]` : `.${step}`).join('').replace(/^\./, '');
  }
}

interface Layer {
  readonly value: unknown;
  readonly place: Place;
}

/**
 * A field of a manifest, or of several laid over each other, the first one winning: maps merge, everything else replaces.
 *
 * It can be asked for whatever may be there. What isn't there has no value; what has the wrong type is reported as a
 * fault of its document.
 */
export class Field {
  /** A field that nobody wrote. */
  public static readonly NONE = new Field([]);

  public static root(document: SourceDocument, value: unknown): Field {
    return new Field([{ value, place: Place.of(document, []) }]);
  }

  private constructor(private readonly layers: readonly Layer[]) {}

  /** Lays this field over others, which fill in what this one leaves out. */
  public over(...lower: readonly Field[]): Field {
    const layers = [this, ...lower].flatMap((field) => field.layers);
    return layers.length === this.layers.length ? this : new Field(layers);
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

  /** The files that the layers stand in. */
  public get files(): string[] {
    return this.layers.map(({ place }) => place.file);
  }

  /** Returns the field of that name in a map. */
  public at(...keys: readonly string[]): Field {
    return keys.reduce<Field>((field, key) => field.child(key), this);
  }

  /** The text; the empty one counts as not written, as it does for Argo. */
  public get text(): string | undefined {
    for (const layer of this.layers) {
      if (typeof layer.value !== 'string') {
        reportType(layer, 'a text');
      } else if (layer.value !== '') {
        return layer.value;
      }
    }
    return undefined;
  }

  /** The text of a scalar that may be empty, and of anything else its JSON. */
  public get anyText(): string | undefined {
    const { value } = this;
    return value === undefined ? undefined : isContainer(value) ? JSON.stringify(value) : String(value);
  }

  /** The value of a boolean. */
  public get flag(): boolean | undefined {
    const [layer] = this.layers;
    if (layer !== undefined && typeof layer.value !== 'boolean') {
      reportType(layer, 'true or false');
    }
    return layer === undefined ? undefined : layer.value === true;
  }

  /** The items of a list. Lists replace each other. */
  public items(): Field[] {
    const [layer] = this.layers;
    return layer === undefined ? [] : itemsOf(layer).map((item) => new Field([item]));
  }

  /** The items of a list whose items have names: those of one name are laid over each other. */
  public itemsByName(): Field[] {
    if (this.layers.length < 2) {
      return this.items();
    }
    const byName = new Map<string, Layer[]>();
    for (const item of this.layers.flatMap(itemsOf)) {
      const name = new Field([item]).at('name').text ?? '';
      byName.set(name, [...byName.get(name) ?? [], item]);
    }
    return [...byName.values()].map((layers) => new Field(layers));
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
    })));
  }

  /** Reports a fault where this field stands. */
  public report(message: string): void {
    this.place?.document.report(this.place.path, message);
  }

  /**
   * Reports what is wrong with the text of this field, if it has one, and tells whether it is sound.
   *
   * @param text What the text comes to, by default the text itself.
   */
  public check(issuesOf: (text: string, field: string) => readonly Issue[], text: string | undefined = this.text): boolean {
    const [fault] = text === undefined ? [] : issuesOf(text, this.place?.toString() ?? '');
    if (fault !== undefined) {
      this.report(`${fault.field}: ${formatMessage(fault)}`);
    }
    return fault === undefined;
  }

  private child(key: string): Field {
    const layers: Layer[] = [];
    for (const layer of this.layers) {
      const { value, place } = layer;
      if (isMap(value)) {
        const child = Object.hasOwn(value, key) ? value[key] : undefined;
        if (child !== undefined && child !== null) {
          layers.push({ value: child, place: new Place(place.document, place, key) });
        }
      } else {
        reportType(layer, 'a map');
      }
    }
    return layers.length === 0 ? Field.NONE : new Field(layers);
  }
}

function itemsOf(layer: Layer): Layer[] {
  const { value, place } = layer;
  if (!Array.isArray(value)) {
    reportType(layer, 'a list');
    return [];
  }
  return value.map((item: unknown, index) => ({ value: item, place: new Place(place.document, place, index) }));
}

function reportType({ value, place }: Layer, wanted: string): void {
  const found = Array.isArray(value) ? 'a list' : isMap(value) ? 'a map' : value === null ? 'empty' : typeof value === 'string' ? 'a text' : String(value);
  // What YAML takes for a number, or for true or false, is often meant as a name: `n`.
  const remedy = wanted === 'a text' && !isContainer(value) && value !== null ? ': put it in quotes' : '';
  place.document.report(place.path, `${place.toString() || 'The document'} must be ${wanted}, and is ${found}${remedy}.`);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return isContainer(value) && !Array.isArray(value);
}

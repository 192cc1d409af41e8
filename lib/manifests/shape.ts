/** A step into a document: the key in a map, or the number of an item in a list. */
export type PathStep = string | number;

/** The allowed values of a part of a manifest, as far as it is read. */
export type Shape =
  /** Anything: it is kept as it is. */
  | 'any'
  | 'string'
  | 'boolean'
  /** True or not written: false counts as not written. */
  | 'flag'
  /**
   * A list; in layers of one name, the first that has one of the `wholeIf` replaces those below it whole.
   *
   * With `kinds`, the first layer replaces the others whole, unless the first of these fields that any layer has is also its own first one: the
   * others then fill in these fields, and nothing else.
   */
  | { readonly list: Shape; readonly wholeIf?: readonly string[]; readonly kinds?: readonly string[] }
  /** A map whose keys are names; where it says so, an entry replaces those below it whole. */
  | { readonly entries: Shape; readonly whole?: boolean }
  /** A map with these fields; others are not looked at. */
  | { readonly fields: Readonly<Record<string, Shape>> };

/** A value that isn't what its shape says. */
export interface Misfit {
  readonly path: readonly PathStep[];
  readonly value: unknown;
  readonly wanted: string;
}

/** Finds every value that isn't what its shape says. A null counts as not written, except as an item of a list. */
export function findMisfits(value: unknown, shape: Shape): Misfit[] {
  const misfits: Misfit[] = [];
  const path: PathStep[] = [];
  const visit = (child: unknown, step: PathStep, childShape: Shape) => {
    path.push(step);
    examine(child, childShape);
    path.pop();
  };
  const visitKnown = (map: Record<string, unknown>, key: string, childShape: Shape) => {
    const child = Object.hasOwn(map, key) ? map[key] : undefined;
    if (child !== undefined && child !== null) {
      visit(child, key, childShape);
    }
  };
  const examine = (part: unknown, partShape: Shape): void => {
    if (!fits(part, partShape)) {
      misfits.push({ path: [...path], value: part, wanted: nameOf(partShape) });
    } else if (typeof partShape === 'string') {
      return;
    } else if ('list' in partShape && Array.isArray(part)) {
      part.forEach((item: unknown, index) => visit(item, index, partShape.list));
    } else if ('entries' in partShape && isMap(part)) {
      Object.keys(part).forEach((key) => visitKnown(part, key, partShape.entries));
    } else if ('fields' in partShape && isMap(part)) {
      Object.entries(partShape.fields).forEach(([key, fieldShape]) => visitKnown(part, key, fieldShape));
    }
  };
  examine(value, shape);
  return misfits;
}

/** The shape of a field of a map; a field without a shape is never read. */
export function shapeOfField(shape: Shape, key: string): Shape {
  const found = typeof shape === 'string' ? undefined : 'entries' in shape ? shape.entries : 'fields' in shape ? shape.fields[key] : undefined;
  if (found === undefined) {
    throw new Error(`The field ${key} has no shape, so a wrong value would go unreported.`);
  }
  return found;
}

/** The shape of the items of a list. */
export function shapeOfItems(shape: Shape): Shape {
  if (typeof shape === 'string' || !('list' in shape)) {
    throw new Error('No shape says that this is a list, so another value would go unreported.');
  }
  return shape.list;
}

function fits(value: unknown, shape: Shape): boolean {
  const type = shape === 'flag' ? 'boolean' : shape;
  return type === 'any' || (typeof type === 'string' ? typeof value === type : 'list' in type ? Array.isArray(value) : isMap(value));
}

function nameOf(shape: Shape): string {
  switch (shape) {
    case 'any':
      return 'anything';
    case 'string':
      return 'a string';
    case 'boolean':
    case 'flag':
      return 'true or false';
    default:
      return 'list' in shape ? 'a list' : 'a map';
  }
}

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

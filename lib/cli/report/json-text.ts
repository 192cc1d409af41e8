/** A text that JSON has between quotes as it is. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

const STEP = '  ';

/** Writes a text in JSON. */
export function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

/** Writes any value within a text that is indented so far. */
export function valueText(value: unknown, indent: string): string {
  return JSON.stringify(value, undefined, STEP).replaceAll('\n', `\n${indent}`);
}

/** Writes lists whose items are written already, an item a line, as `JSON.stringify` does with an indent of two spaces. */
export class ListForm {
  private readonly begin: string;
  private readonly separator: string;
  private readonly end: string;

  constructor(indent: string) {
    this.begin = `[\n${indent}${STEP}`;
    this.separator = `,\n${indent}${STEP}`;
    this.end = `\n${indent}]`;
  }

  public write(items: readonly string[]): string {
    return items.length === 0 ? '[]' : this.begin + items.join(this.separator) + this.end;
  }
}

/**
 * Writes objects with the same members, whose values are written already, as `JSON.stringify` does with an indent of two spaces.
 *
 * The form puts their common text together once, and the objects themselves needn't be made.
 */
export class ObjectForm {
  /** The text before each value. */
  private readonly heads: readonly string[];
  private readonly end: string;

  constructor(indent: string, names: readonly string[]) {
    this.heads = names.map((name) => `,\n${indent}${STEP}${quoted(name)}: `);
    this.end = `\n${indent}}`;
  }

  /** @param values In the order of the names. One that is absent isn't written. */
  public write(values: readonly (string | undefined)[]): string {
    let members = '';
    for (let index = 0; index < values.length; index++) {
      const value = values[index];
      if (value !== undefined) {
        members += this.heads[index] + value;
      }
    }
    return members === '' ? '{}' : `{${members.slice(1)}${this.end}`;
  }
}

import { quote } from '../../diagnostics/printable-text';
import { Fault } from '../fault';

/** An object as it comes from a YAML or JSON file: nothing is known of its members. */
export type PlainObject = Readonly<Record<string, unknown>>;

/** Whether Kubernetes reads the value as not given: it takes null for that too. */
export function isAbsent(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}

/** Whether the value is an object with members, and no list. */
export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The members of an object; none where the value is absent or anything else, whose fault `validateObject` tells. */
export function membersOf(value: unknown): PlainObject {
  return isObject(value) ? value : {};
}

/** The entries of a list; none where the value is absent or anything else, whose fault `validateList` tells. */
export function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Whether the value is absent or a list of texts. */
export function isTextList(value: unknown): value is undefined | null | readonly string[] {
  return isAbsent(value) || Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** Refuses what is given and no object. */
export function validateObject(value: unknown, field: string): Fault[] {
  return isAbsent(value) || isObject(value) ? [] : [{ field, message: `is ${describe(value)}; write an object` }];
}

/** Refuses what is given and no list. */
export function validateList(value: unknown, field: string): Fault[] {
  return isAbsent(value) || Array.isArray(value) ? [] : [{ field, message: `is ${describe(value)}; write a list` }];
}

/** Refuses what is given and no text. */
export function validateText(value: unknown, field: string): Fault[] {
  return isAbsent(value) || typeof value === 'string' ? [] : [noText(value, field)];
}

/** Refuses what is given and no list of texts. Other than in a field, null is no text in a list. */
export function validateTextList(value: unknown, field: string): Fault[] {
  const faults = validateList(value, field);
  entriesOf(value).forEach((entry, i) => {
    if (typeof entry !== 'string') {
      faults.push(noText(entry, `${field}[${i}]`));
    }
  });
  return faults;
}

/** What a field holds, in words for a message: the text itself, or what else it is. */
export function inWords(value: unknown): string {
  if (isAbsent(value)) {
    return 'missing';
  }
  return typeof value === 'string' ? quote(value) : describe(value);
}

function noText(value: unknown, field: string): Fault {
  return { field, message: `is ${describe(value)}; write text, in quotes where YAML would read it as something else` };
}

function describe(value: unknown): string {
  if (isAbsent(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

import { Issue, issue } from '../../diagnostics/issue';
import { quote } from '../../diagnostics/printable-text';
import { compareText } from '../order';

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

/** The members of an object; none where the value is absent or anything else, which `validateObject` reports. */
export function membersOf(value: unknown): PlainObject {
  return isObject(value) ? value : {};
}

/** The entries of a list; none where the value is absent or anything else, which `validateList` reports. */
export function entriesOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** Writes a value as the same text, whatever the order of its keys. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    isObject(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b))) : part);
}

/** Whether the value is absent or a list of texts. */
export function isTextList(value: unknown): value is undefined | null | readonly string[] {
  return isAbsent(value) || Array.isArray(value) && value.every((entry) => typeof entry === 'string');
}

/** Rejects a given value that isn't an object. */
export function validateObject(value: unknown, field: string): Issue[] {
  return isAbsent(value) || isObject(value) ? [] : [wrongType(value, field, 'Write an object.')];
}

/** Rejects a given value that isn't a list. */
export function validateList(value: unknown, field: string): Issue[] {
  return isAbsent(value) || Array.isArray(value) ? [] : [wrongType(value, field, 'Write a list.')];
}

/** Rejects a given value that isn't text. */
export function validateText(value: unknown, field: string): Issue[] {
  return isAbsent(value) || typeof value === 'string' ? [] : [notText(value, field)];
}

/** Rejects a given value that isn't a list of texts. A null counts as absent in a field, but isn't text in a list. */
export function validateTextList(value: unknown, field: string): Issue[] {
  const issues = validateList(value, field);
  entriesOf(value).forEach((entry, i) => {
    if (typeof entry !== 'string') {
      issues.push(notText(entry, `${field}[${i}]`));
    }
  });
  return issues;
}

/** Returns the type of a value, for a message: `null`, `a list`, `a number`. */
export function typeName(value: unknown): string {
  if (isAbsent(value)) {
    return String(value);
  }
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** A value for a message: the text itself, or what else it is. */
export function inWords(value: unknown): string {
  return typeof value === 'string' ? quote(value) : typeName(value);
}

function notText(value: unknown, field: string): Issue {
  // A value that YAML reads as a number or a boolean is often meant as a name.
  return wrongType(value, field, typeof value === 'number' || typeof value === 'boolean' ? 'Write it in quotes.' : 'Write text.');
}

/** A value of another type, and how to write it. */
export function wrongType(value: unknown, field: string, fix: string): Issue {
  return issue('rbac/wrong-type', field, `The value is ${typeName(value)}.`, fix);
}

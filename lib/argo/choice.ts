import { Issue, issue } from '../diagnostics/issue';
import { quote } from '../diagnostics/printable-text';

/** A class whose instances users choose from. */
export interface Choice {
  readonly name: string;
  readonly prototype: object;
}

/**
 * Rejects a value that isn't an instance of a class.
 *
 * Types ensure this in TypeScript; a value from JavaScript may be a text, or a member that does not exist.
 */
export function validateChoice(field: string, value: unknown, choice: Choice, example: string): Issue[] {
  if (Object.prototype.isPrototypeOf.call(choice.prototype, Object(value))) {
    return [];
  }
  const message = value === undefined ? `The ${choice.name} is missing.`
    : typeof value === 'string' ? `The text ${quote(value)} isn't ${articled(choice.name)}.`
      : `The value isn't ${articled(choice.name)}.`;
  return [issue('construct/invalid-choice', field, message, `Write for example ${example}.`)];
}

/** Rejects the entries of a list that aren't instances of a class. */
export function validateEachChoice(field: string, values: readonly unknown[], choice: Choice, example: string): Issue[] {
  return values.flatMap((value, i) => validateChoice(`${field}[${i}]`, value, choice, example));
}

function articled(name: string): string {
  return `${/^[AEIOU]/.test(name) ? 'an' : 'a'} ${name}`;
}

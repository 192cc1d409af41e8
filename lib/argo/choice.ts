import { Fault } from '../rbac/fault';
import { quote } from '../diagnostics/printable-text';

/** A class whose instances users choose from. */
export interface Choice {
  readonly name: string;
  readonly prototype: object;
}

/**
 * Refuses what is no instance of a class.
 *
 * Types see to it in TypeScript; what comes from JavaScript may be a text, or a member that does not exist.
 */
export function validateChoice(field: string, value: unknown, choice: Choice, example: string): Fault[] {
  if (Object.prototype.isPrototypeOf.call(choice.prototype, Object(value))) {
    return [];
  }
  const given = value === undefined ? 'is missing' : typeof value === 'string' ? `is the text ${quote(value)}, no ${choice.name}` : `is no ${choice.name}`;
  return [{ field, message: `${given}; write for example ${example}` }];
}

/** Refuses what in a list is no instance of a class. */
export function validateChoices(field: string, values: readonly unknown[], choice: Choice, example: string): Fault[] {
  return values.flatMap((value, i) => validateChoice(`${field}[${i}]`, value, choice, example));
}

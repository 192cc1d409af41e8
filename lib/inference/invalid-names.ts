import { Diagnostic } from '../diagnostics/diagnostic';
import { Issue, placed } from '../diagnostics/issue';
import { Field } from '../manifests/field';

/** Checks a name, and says what is wrong with it. */
export type NameValidator = (name: string, field: string) => readonly Issue[];

/** Finds what is wrong with the name that a field has, if it has one. */
export function invalidNames(field: Field, validate: NameValidator, name: string | undefined = field.text): Diagnostic[] {
  const { place } = field;
  return name === undefined || place === undefined ? [] : validate(name, place.toString()).map((issue) => placed(issue, place.position));
}

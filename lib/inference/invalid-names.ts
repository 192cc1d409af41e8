import { Diagnostic, Place } from '../diagnostics/diagnostic';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { diagnostic } from '../diagnostics/issue';
import { Field } from '../manifests/field';
import { Fault } from '../rbac/fault';

/** Checks a name, and says what is wrong with it. */
export type NameValidator = (name: string, field: string) => readonly Fault[];

/** Finds what is wrong with the name that a field has, if it has one. */
export function invalidNames(field: Field, validate: NameValidator, name: string | undefined = field.text): Diagnostic[] {
  const { place } = field;
  return name === undefined || place === undefined ? [] : placeFaults('inference/invalid-name', validate(name, place.toString()), place.position);
}

/** Says where the faults of a name are. */
export function placeFaults(code: DiagnosticCode, faults: readonly Fault[], place: Place): Diagnostic[] {
  return faults.map(({ code: own, field, message, fix }) => own === undefined ? diagnostic(code, place, `${field} ${message}.`) : diagnostic(own, place, message, fix));
}

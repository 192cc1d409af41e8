import { Diagnostic, Place } from './diagnostic';
import { DiagnosticCode, severityOf } from './diagnostic-code';

/** A diagnostic of an object by itself: its field is known, and the construct or file that holds it isn't. */
export interface Issue extends Omit<Diagnostic, 'place'> {
  /** The field, as Kubernetes writes it: `rules[0].verbs`. */
  readonly field: string;
}

/**
 * Makes an issue with the severity of its code.
 *
 * @param message The fault: a sentence with its full stop.
 * @param fix The fix: an imperative sentence with its full stop.
 */
export function issue(code: DiagnosticCode, field: string, message: string, fix?: string): Issue {
  return { code, severity: severityOf(code), field, message, ...(fix === undefined ? {} : { fix }) };
}

/** Makes a diagnostic with the severity of its code. */
export function diagnostic(code: DiagnosticCode, place: Place, message: string, fix?: string): Diagnostic {
  return { code, severity: severityOf(code), place, message, ...(fix === undefined ? {} : { fix }) };
}

/** Places an issue in the file that holds the object, or in the construct with the field that it is about. */
export function placed({ field, ...rest }: Issue, place: Place): Diagnostic {
  return { ...rest, place: place.kind === 'construct' ? { ...place, field } : place };
}

/** Leaves out issues that say the same of the same field. */
export function distinctIssues(issues: readonly Issue[]): Issue[] {
  return [...new Map(issues.map((each) => [JSON.stringify([each.code, each.field, each.message, each.fix]), each])).values()];
}

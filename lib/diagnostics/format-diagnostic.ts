import { Diagnostic, Place } from './diagnostic';
import { Issue } from './issue';
import { visible } from './printable-text';

/** Writes a diagnostic as compilers do, on one line: `file:line:column: error[code]: message`. */
export function formatDiagnostic({ place, ...rest }: Diagnostic): string {
  return visible(`${formatPlace(place)}: ${formatContent(rest)}`);
}

/** Writes issues for the message of an error that says where the object is: one a line, each with its field. */
export function formatIssues(issues: readonly Issue[]): string {
  return issues.map((each) => `  ${formatIssue(each)}`).join('\n');
}

/** Writes an issue on one line, for a list that says where the object is: `field: error[code]: message`. */
export function formatIssue({ field, ...rest }: Issue): string {
  return `${field === '' ? '' : `${field}: `}${formatContent(rest)}`;
}

/** Writes a place: `app/role: rules[0]`, `file:line:column`, `--option`. */
export function formatPlace(place: Place): string {
  switch (place.kind) {
    case 'construct':
      return place.field === undefined || place.field === '' ? place.path : `${place.path}: ${place.field}`;
    case 'file':
      return `${place.file === '' ? '""' : place.file}${place.line === undefined ? '' : `:${place.line}`}${place.column === undefined ? '' : `:${place.column}`}`;
    case 'option':
      return place.name;
  }
}

/** Writes what is wrong and how to fix it, without the code. */
export function formatMessage({ message, fix }: Pick<Diagnostic, 'message' | 'fix'>): string {
  return fix === undefined ? message : `${message} ${fix}`;
}

function formatContent({ code, severity, ...rest }: Omit<Diagnostic, 'place'>): string {
  return `${severity}[${code}]: ${formatMessage(rest)}`;
}

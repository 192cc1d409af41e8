import { formatIssues } from '../diagnostics/format-diagnostic';
import { Issue } from '../diagnostics/issue';

/** One thing that is wrong in an object, and where. Being replaced by `Issue`, area by area. */
export interface Fault extends Partial<Omit<Issue, 'field' | 'message'>> {
  /** The field, as Kubernetes writes it: `rules[0].verbs`. */
  readonly field: string;

  /** The fault and its fix. It continues the field's name: `names no verb; …`. Of an issue: a sentence. */
  readonly message: string;
}

/** Writes faults for an error's message, one a line. */
export function formatFaults(faults: readonly Fault[]): string {
  return faults.map((fault) => isIssue(fault) ? formatIssues([fault]) : `  ${fault.field} ${fault.message}`).join('\n');
}

function isIssue(fault: Fault): fault is Issue {
  return fault.code !== undefined && fault.severity !== undefined;
}

import { formatIssues } from '../../lib/diagnostics/format-diagnostic';
import { Issue } from '../../lib/diagnostics/issue';

/** Issues as errors show them, one text each: `rules[0].verbs: error[rbac/missing-verb]: The rule has no verb. …`. */
export function issueLines(issues: readonly Issue[]): string[] {
  return issues.map((issue) => formatIssues([issue]).trim());
}

import { IConstruct } from 'constructs';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { formatDiagnostic } from '../diagnostics/format-diagnostic';
import { Issue, placed } from '../diagnostics/issue';

/** The warnings of each construct so far: an app may be synthesized several times, in tests for one. */
const reported = new WeakMap<IConstruct, Set<string>>();

/** Whether a construct has had a warning of this code, which isn't repeated. */
export function hasWarned(construct: IConstruct, code: DiagnosticCode): boolean {
  return reported.get(construct)?.has(code) === true;
}

/**
 * Warns, once, of something that may be intended, by a warning of the Node.js process.
 *
 * `node --disable-warning=CODE` silences all warnings of one code.
 *
 * @see https://nodejs.org/api/process.html#processemitwarningwarning-options
 */
export function warnAtSynthesis(construct: IConstruct, issue: Issue): void {
  const codes = reported.get(construct) ?? new Set();
  if (!codes.has(issue.code)) {
    reported.set(construct, codes.add(issue.code));
    process.emitWarning(formatDiagnostic(placed(issue, { kind: 'construct', path: construct.node.path })), { type: 'RbacWarning', code: issue.code });
  }
}

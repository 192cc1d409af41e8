import { compareVersions } from './explain-difference';
import { EXPLAIN_FORMATS } from './explain-formats';
import { ExplainedInstall, readInstall } from './explained-install';
import { ArgoVersion } from '../../../argo/argo-version';
import { InstallPermission } from '../../../argo/install/install-permission';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { readVersion } from '../../given-version';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface ExplainOptions {
  readonly argoVersion?: string;
  readonly from?: string;
  readonly to?: string;
  readonly scope: string;
  readonly namespace: string;
  readonly feature?: readonly string[];
  readonly role?: string;
  readonly component?: string;
  readonly output?: keyof typeof EXPLAIN_FORMATS;
}

/** What is answered, or why nothing is. */
interface Answer {
  readonly text?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs `argo-rbac explain`. */
export function runExplain(_args: readonly [], options: ExplainOptions, terminal: Terminal): ExitCode {
  const { install, diagnostics: found } = readInstall({ ...options, feature: options.feature ?? [] });
  const wrong = [...usageDiagnostics(options), ...found];
  const answer = answerOf(options, install, terminal.columns, wrong.length > 0);
  const diagnostics = [...wrong, ...answer.diagnostics];
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (diagnostics.length > 0 || answer.text === undefined) {
    return ExitCode.WRONG;
  }
  terminal.out(answer.text);
  return ExitCode.DONE;
}

/**
 * Answers what the options ask.
 *
 * @param isWrong Whether something is wrong already: then nothing but what else is wrong is answered.
 */
function answerOf(options: ExplainOptions, install: ExplainedInstall, width: number | undefined, isWrong: boolean): Answer {
  const { from, to } = options;
  const needsOf = (version: ArgoVersion) => install.needsOf(version)
    .filter(({ component }) => options.component === undefined || component === options.component);
  if (from === undefined && to === undefined) {
    const { version, diagnostics } = readVersion('--argo-version', options.argoVersion);
    const unfit = version === undefined ? [] : install.diagnosticsFor(version);
    return version === undefined || isWrong || unfit.length > 0
      ? { diagnostics: [...diagnostics, ...unfit] }
      : explain(options, needsOf(version), width);
  }
  const [older, newer] = [readVersion('--from', from), readVersion('--to', to)];
  const diagnostics = [...older.diagnostics, ...newer.diagnostics];
  if (older.version === undefined || newer.version === undefined) {
    return { diagnostics };
  }
  // What the older version does not know is what may be turned on with the newer one.
  const unfit = install.diagnosticsFor(newer.version.isAtLeast(older.version) ? newer.version : older.version);
  return isWrong || unfit.length > 0
    ? { diagnostics: unfit }
    : { text: compareVersions(needsOf(older.version), needsOf(newer.version), width), diagnostics };
}

function explain({ role, output = 'table' }: ExplainOptions, permissions: readonly InstallPermission[], width: number | undefined): Answer {
  if (role !== undefined) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- only this reads YAML
    const { holdRole } = require('./explain-role') as typeof import('./explain-role');
    return holdRole(role, permissions);
  }
  return { text: EXPLAIN_FORMATS[output]()(permissions, width), diagnostics: [] };
}

/** Options that contradict each other: none of them is passed over in silence. */
function usageDiagnostics({ argoVersion, from, to, role, output }: ExplainOptions): Diagnostic[] {
  const compares = from !== undefined || to !== undefined;
  const others = Object.entries({ '--argo-version': argoVersion, '--role': role, '--output': output }).filter(([, value]) => value !== undefined);
  const conflict = (name: string, message: string) => diagnostic('option/conflict', { kind: 'option', name }, message, 'Leave this out.');
  return [
    ...compares ? others.map(([name]) => conflict(name, '--from and --to compare two versions, in a table.')) : [],
    ...!compares && role !== undefined && output !== undefined ? [conflict('--output', '--role answers in sections, and in nothing else.')] : [],
  ];
}

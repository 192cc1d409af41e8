import { compareVersions } from './explain-difference';
import { EXPLAIN_FORMATS } from './explain-formats';
import { ArgoVersion } from '../../../argo/argo-version';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { assumptionsOf, diagnosticsFor, INSTALL_NAMESPACE, InstallOptions, planFor, readInstall } from '../../given-install';
import { readVersion } from '../../given-version';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface ExplainOptions extends Partial<InstallOptions> {
  readonly argoVersion?: string;
  readonly from?: string;
  readonly to?: string;
  readonly component?: string;
  readonly output?: keyof typeof EXPLAIN_FORMATS;
}

/** What is answered, or why nothing is. */
interface Answer {
  readonly text?: string;

  /** What was taken for granted where no option says so. */
  readonly assumed: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Runs `argo-rbac explain`. */
export function runExplain(_args: readonly [], options: ExplainOptions, terminal: Terminal): ExitCode {
  const { text, assumed, diagnostics } = answerOf(options, terminal.columns);
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (diagnostics.length > 0 || text === undefined) {
    return ExitCode.WRONG;
  }
  terminal.out(text);
  // What programs read is the answer alone.
  const remark = options.output === undefined || options.output === 'table' ? terminal.out : terminal.err;
  assumed.forEach((each) => remark(`Assumed: ${each}\n`));
  return ExitCode.DONE;
}

function answerOf(options: ExplainOptions, width: number | undefined): Answer {
  const { argoVersion, from, to, component: only } = options;
  const compares = from !== undefined || to !== undefined;
  const given = compares ? [readVersion('--from', from), readVersion('--to', to)] : [readVersion('--argo-version', argoVersion)];
  const versions = given.flatMap(({ version }) => version ?? []);
  const decided = { scope: options.scope ?? 'namespaced', namespace: options.namespace ?? INSTALL_NAMESPACE };
  const install = readInstall({ ...options, ...decided, feature: options.feature ?? [] });
  const diagnostics = [
    ...usageDiagnostics(options),
    ...given.flatMap((each) => each.diagnostics),
    ...install.diagnostics,
    // What the older version doesn't have is what may be turned on with the newer one.
    ...diagnosticsFor(install, newest(versions.length < given.length ? ArgoVersion.known : versions)),
  ];
  if (diagnostics.length > 0) {
    return { assumed: [], diagnostics };
  }
  const plans = versions.map((version) => planFor(install, version));
  const [permissions, later] = plans.map((plan) => plan.explain()
    .filter(({ component }) => only === undefined ? component !== 'client' : component === only));
  return {
    text: later === undefined ? EXPLAIN_FORMATS[options.output ?? 'table']()(permissions, width) : compareVersions(permissions, later, width),
    assumed: plans.slice(0, 1).flatMap((plan) => assumptionsOf(options, decided, plan)),
    diagnostics,
  };
}

function newest(versions: readonly ArgoVersion[]): ArgoVersion {
  return versions.reduce((one, other) => other.isAtLeast(one) ? other : one);
}

/** Options that contradict each other: none of them is passed over in silence. */
function usageDiagnostics({ argoVersion, from, to, output }: ExplainOptions): Diagnostic[] {
  if (from === undefined && to === undefined) {
    return [];
  }
  const others = Object.entries({ '--argo-version': argoVersion, '--output': output }).filter(([, value]) => value !== undefined);
  return others.map(([name]) =>
    diagnostic('option/conflict', { kind: 'option', name }, '--from and --to compare two versions, in a table.', 'Leave this out.'));
}

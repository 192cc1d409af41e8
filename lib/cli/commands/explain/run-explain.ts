import { compareVersions } from './explain-difference';
import { EXPLAIN_FORMATS } from './explain-formats';
import { ArgoVersion } from '../../../argo/argo-version';
import { InstallPermission } from '../../../argo/install/install-permission';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { diagnosticsFor, planFor, readInstall } from '../../given-install';
import { readVersion } from '../../given-version';
import { ExitCode, Terminal } from '../../terminal';

/** The options, as the parser gives them. */
export interface ExplainOptions {
  readonly argoVersion?: string;
  readonly from?: string;
  readonly to?: string;
  readonly scope: string;
  readonly clusterRole?: boolean;
  readonly namespace: string;
  readonly feature?: readonly string[];
  readonly authMode?: 'client' | 'sso' | 'server';
  readonly ssoSecret?: readonly string[];
  readonly ssoAccount?: readonly string[];
  readonly lent?: readonly string[];
  readonly configMap?: string;
  readonly instanceId?: string;
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
  const { text, diagnostics } = answerOf(options, terminal.columns);
  diagnostics.forEach((each) => terminal.err(`${formatDiagnostic(each)}\n`));
  if (diagnostics.length > 0 || text === undefined) {
    return ExitCode.WRONG;
  }
  terminal.out(text);
  return ExitCode.DONE;
}

function answerOf(options: ExplainOptions, width: number | undefined): Answer {
  const { argoVersion, from, to, component: only } = options;
  const compares = from !== undefined || to !== undefined;
  const given = compares ? [readVersion('--from', from), readVersion('--to', to)] : [readVersion('--argo-version', argoVersion)];
  const versions = given.flatMap(({ version }) => version ?? []);
  const install = readInstall({ ...options, feature: options.feature ?? [] });
  const diagnostics = [
    ...usageDiagnostics(options),
    ...given.flatMap((each) => each.diagnostics),
    ...install.diagnostics,
    // What the older version doesn't have is what may be turned on with the newer one.
    ...diagnosticsFor(install, newest(versions.length < given.length ? ArgoVersion.known : versions)),
  ];
  if (diagnostics.length > 0) {
    return { diagnostics };
  }
  const [permissions, later] = versions.map((version) => planFor(install, version).explain()
    .filter(({ component }) => only === undefined ? component !== 'client' : component === only));
  return later === undefined ? explain(options, permissions, width) : { text: compareVersions(permissions, later, width), diagnostics };
}

function newest(versions: readonly ArgoVersion[]): ArgoVersion {
  return versions.reduce((one, other) => other.isAtLeast(one) ? other : one);
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

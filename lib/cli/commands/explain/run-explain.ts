import { compareVersions } from './explain-difference';
import { EXPLAIN_FORMATS } from './explain-formats';
import { faultsOf, planOf, readInstall } from './explained-install';
import { ArgoVersion } from '../../../argo/argo-version';
import { Diagnostic } from '../../../diagnostics/diagnostic';
import { formatDiagnostic } from '../../../diagnostics/format-diagnostic';
import { diagnostic } from '../../../diagnostics/issue';
import { formatFault, ManifestFault } from '../../../manifests/manifest-fault';
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
  readonly role?: string;
  readonly component?: string;
  readonly output?: keyof typeof EXPLAIN_FORMATS;
}

/** Runs `argo-rbac explain`. */
export function runExplain(_args: readonly [], options: ExplainOptions, terminal: Terminal): ExitCode {
  const faults: Diagnostic[] = usageFaults(options);
  const roleFaults: ManifestFault[] = [];
  const answer = answerOf(options, terminal.columns, faults, roleFaults);
  if (answer === undefined) {
    [...faults.map(formatDiagnostic), ...roleFaults.map(formatFault)].forEach((line) => terminal.err(`${line}\n`));
    return ExitCode.WRONG;
  }
  terminal.out(answer);
  return ExitCode.DONE;
}

/** The answer, or none where anything is wrong. */
function answerOf(options: ExplainOptions, width: number | undefined, faults: Diagnostic[], roleFaults: ManifestFault[]): string | undefined {
  const { argoVersion, from, to, role, output = 'table' } = options;
  const compares = from !== undefined || to !== undefined;
  const [older, newer] = compares ? [readVersion('--from', from, faults), readVersion('--to', to, faults)] : [];
  const version = compares ? newerOf(older, newer) : readVersion('--argo-version', argoVersion, faults);
  const install = readInstall({ ...options, feature: options.feature ?? [] });
  // What the older version does not have is what may be turned on with the newer one.
  faults.push(...install.faults, ...faultsOf(install, version ?? NEWEST));
  if (faults.length > 0 || version === undefined) {
    return undefined;
  }
  const needsOf = (one: ArgoVersion) => planOf(install, one).explain()
    .filter(({ component }) => options.component === undefined ? component !== 'client' : component === options.component);
  if (older !== undefined && newer !== undefined) {
    return compareVersions(needsOf(older), needsOf(newer), width);
  }
  const permissions = needsOf(version);
  if (role !== undefined) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- only this reads YAML
    const { holdRole } = require('./explain-role') as typeof import('./explain-role');
    const answer = holdRole(role, permissions, roleFaults);
    return roleFaults.length > 0 ? undefined : answer;
  }
  return EXPLAIN_FORMATS[output](permissions, width);
}

/** The newest known version: what is wrong with the other options is reported for it where no version is known. */
const NEWEST = ArgoVersion.known[ArgoVersion.known.length - 1];

function newerOf(one: ArgoVersion | undefined, other: ArgoVersion | undefined): ArgoVersion | undefined {
  return one === undefined || other === undefined ? undefined : one.isAtLeast(other) ? one : other;
}

/** Options that contradict each other: none of them is passed over in silence. */
function usageFaults({ argoVersion, from, to, role, output }: ExplainOptions): Diagnostic[] {
  const compares = from !== undefined || to !== undefined;
  const others = Object.entries({ '--argo-version': argoVersion, '--role': role, '--output': output }).filter(([, value]) => value !== undefined);
  const surplus = (name: string, message: string) => diagnostic('option/contradicting-options', { kind: 'option', name }, message, 'Leave this option out.');
  return [
    ...compares ? others.map(([name]) => surplus(name, '--from and --to compare two versions, in a table.')) : [],
    ...!compares && role !== undefined && output !== undefined ? [surplus('--output', '--role answers in sections only.')] : [],
  ];
}

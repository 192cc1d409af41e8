import { compareVersions } from './explain-difference';
import { EXPLAIN_FORMATS } from './explain-formats';
import { ExplainedInstall, readInstall } from './explained-install';
import { ArgoVersion } from '../../../argo/argo-version';
import { formatFault, ManifestFault } from '../../../manifests/manifest-fault';
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

/** Runs `argo-rbac explain`. */
export function runExplain(_args: readonly [], options: ExplainOptions, terminal: Terminal): ExitCode {
  const faults = usageFaults(options);
  const install = readInstall({ ...options, feature: options.feature ?? [] }, faults);
  const answer = answerOf(options, install, terminal.columns, faults);
  if (faults.length > 0 || answer === undefined) {
    faults.forEach((fault) => terminal.err(`${formatFault(fault)}\n`));
    return ExitCode.WRONG;
  }
  terminal.out(answer);
  return ExitCode.DONE;
}

function answerOf(options: ExplainOptions, install: ExplainedInstall, width: number | undefined, faults: ManifestFault[]): string | undefined {
  const { argoVersion, from, to, role, output = 'table' } = options;
  const needsOf = (version: ArgoVersion) => install.needsOf(version)
    .filter(({ component }) => options.component === undefined || component === options.component);
  if (from !== undefined || to !== undefined) {
    const older = readVersion('--from', from, faults);
    const newer = readVersion('--to', to, faults);
    if (older === undefined || newer === undefined) {
      return undefined;
    }
    // What the older version does not know is what may be turned on with the newer one.
    faults.push(...install.faultsFor(newer.isAtLeast(older) ? newer : older));
    return faults.length > 0 ? undefined : compareVersions(needsOf(older), needsOf(newer), width);
  }
  const version = readVersion('--argo-version', argoVersion, faults);
  if (version === undefined) {
    return undefined;
  }
  faults.push(...install.faultsFor(version));
  if (faults.length > 0) {
    return undefined;
  }
  const permissions = needsOf(version);
  if (role !== undefined) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- only this reads YAML
    const { holdRole } = require('./explain-role') as typeof import('./explain-role');
    return holdRole(role, permissions, faults);
  }
  return EXPLAIN_FORMATS[output](permissions, width);
}

/** Options that contradict each other: none of them is passed over in silence. */
function usageFaults({ argoVersion, from, to, role, output }: ExplainOptions): ManifestFault[] {
  const compares = from !== undefined || to !== undefined;
  const others = Object.entries({ '--argo-version': argoVersion, '--role': role, '--output': output }).filter(([, value]) => value !== undefined);
  return [
    ...compares ? others.map(([file]) => ({ file, message: '--from and --to compare two versions, in a table: leave this out.' })) : [],
    ...!compares && role !== undefined && output !== undefined
      ? [{ file: '--output', message: '--role answers in sections, and in nothing else: leave this out.' }]
      : [],
  ];
}

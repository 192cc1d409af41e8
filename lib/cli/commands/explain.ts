import { ArgoVersion } from '../../argo/argo-version';
import { InstallPermission, writePermissionTable } from '../../argo/install/install-permission';
import { formatFault, ManifestFault } from '../../manifests/manifest-fault';
import { readVersion } from '../given-version';
import { formatTable } from '../output/text-table';
import { ExitCode, Terminal } from '../terminal';
import { compareVersions } from './explain-difference';
import { ExplainedInstall, readInstall } from './explained-install';

/** The options, as the parser gives them. */
export interface ExplainOptions {
  readonly argoVersion?: string;
  readonly from?: string;
  readonly to?: string;
  readonly scope: string;
  readonly namespace: string;
  readonly feature: readonly string[];
  readonly role?: string;
  readonly component?: string;
  readonly output?: string;
}

const COLUMNS = ['COMPONENT', 'WHERE', 'VERBS', 'RESOURCE', 'NAMES', 'ON BY', 'WHY'];

/** Runs `argo-rbac explain`. */
export function runExplain(options: ExplainOptions, terminal: Terminal): ExitCode {
  const faults = usageFaults(options);
  const install = readInstall(options, faults);
  const answer = answerOf(options, install, faults);
  if (faults.length > 0 || answer === undefined) {
    faults.forEach((fault) => terminal.err(`${formatFault(fault)}\n`));
    return ExitCode.WRONG;
  }
  terminal.out(answer);
  return ExitCode.DONE;
}

function answerOf(options: ExplainOptions, install: ExplainedInstall, faults: ManifestFault[]): string | undefined {
  const { argoVersion, from, to, role, output } = options;
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
    return faults.length > 0 ? undefined : compareVersions(needsOf(older), needsOf(newer));
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
  switch (output) {
    case 'json':
      return `${JSON.stringify(permissions, undefined, 2)}\n`;
    case 'markdown':
      return `${writePermissionTable(permissions)}\n`;
    default:
      return formatTable([COLUMNS, ...permissions.map(row)]);
  }
}

function row({ component, verbs, apiGroup, resource, resourceNames = [], namespaces, turnedOnBy, why }: InstallPermission): string[] {
  return [
    component,
    namespaces?.join(',') ?? '(cluster)',
    verbs.join(','),
    apiGroup === '' ? resource : `${resource}.${apiGroup}`,
    resourceNames.join(',') || '*',
    turnedOnBy.join(' and '),
    why,
  ];
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

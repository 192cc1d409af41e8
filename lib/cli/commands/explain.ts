import { ArgoVersion } from '../../argo/argo-version';
import { ArgoFeature } from '../../argo/features/argo-feature';
import { explainSelection, InstallPermission, writePermissionTable } from '../../argo/install/install-permission';
import { planInstall } from '../../argo/install/install-plan';
import { InstallScope } from '../../argo/install/install-scope';
import { selectNeeds } from '../../argo/install/need-selection';
import { formatFault, ManifestFault } from '../../inference/manifests/manifest-fault';
import { parseFeature } from '../feature-names';
import { readVersion } from '../given-version';
import { formatTable } from '../output/text-table';
import { ExitCode, Terminal } from '../terminal';
import { compareVersions } from './explain-difference';

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
  readonly output: string;
}

const COLUMNS = ['COMPONENT', 'WHERE', 'VERBS', 'RESOURCE', 'NAMES', 'ON BY', 'WHY'];

/** Runs `argo-rbac explain`. */
export function runExplain(options: ExplainOptions, terminal: Terminal): ExitCode {
  const faults: ManifestFault[] = [];
  const scope = parseScope(options.scope, faults);
  const features = parseFeatures(options.feature, faults);
  const needsOf = (version: ArgoVersion): InstallPermission[] => {
    const { activations, layout } = planInstall({ version, scope, features }, options.namespace);
    return selectNeeds(version, activations, layout).map(explainSelection)
      .filter(({ component }) => options.component === undefined || component === options.component);
  };
  const answer = answerOf(options, needsOf, faults);
  if (faults.length > 0 || answer === undefined) {
    faults.forEach((fault) => terminal.err(`${formatFault(fault)}\n`));
    return ExitCode.WRONG;
  }
  terminal.out(answer);
  return ExitCode.DONE;
}

function answerOf(options: ExplainOptions, needsOf: (version: ArgoVersion) => InstallPermission[], faults: ManifestFault[]): string | undefined {
  const { argoVersion, from, to, role, output } = options;
  if (from !== undefined || to !== undefined) {
    const older = readVersion('--from', from, faults);
    const newer = readVersion('--to', to, faults);
    return older && newer && faults.length === 0 ? compareVersions(needsOf(older), needsOf(newer)) : undefined;
  }
  const version = readVersion('--argo-version', argoVersion, faults);
  if (version === undefined || faults.length > 0) {
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

function parseScope(text: string, faults: ManifestFault[]): InstallScope {
  const [kind, names = ''] = text.split('=', 2);
  const namespaces = names.split(',').filter((name) => name !== '');
  if (kind === 'namespaced' && namespaces.length === 0) {
    return InstallScope.namespaced();
  }
  if (kind === 'managed' && namespaces.length === 1) {
    return InstallScope.managedNamespace(namespaces[0]);
  }
  if (kind === 'cluster') {
    return InstallScope.cluster(namespaces.length === 0 ? {} : { workflowNamespaces: namespaces });
  }
  faults.push({ file: '--scope', message: `'${text}' is no scope: write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.` });
  return InstallScope.namespaced();
}

function parseFeatures(texts: readonly string[], faults: ManifestFault[]): ArgoFeature[] {
  return texts.flatMap((text) => {
    const feature = parseFeature(text);
    if (typeof feature === 'string') {
      faults.push({ file: '--feature', message: feature });
      return [];
    }
    return [feature];
  });
}

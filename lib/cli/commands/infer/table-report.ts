import { InferenceReport, ReportedInference, ReportOptions } from './inference-report';
import { visible } from '../../../diagnostics/printable-text';
import { describeWorkflow } from '../../../inference/access/describe-workflow';
import { InferredIdentity, InferredReason, InferredWorkflow } from '../../../inference/inferred-workflow';
import { formatTable } from '../../text-table';

const HEADER = ['ACCOUNT', 'WHERE', 'VERB', 'RESOURCE', 'NAME', 'TEMPLATE', 'LINE', 'WHY'];

/** Writes one line for each permission, for people. */
export function writeTable({ studies }: ReportedInference, { hasColours, columns }: ReportOptions): InferenceReport {
  const bold = (text: string) => hasColours ? `\u001b[1m${text}\u001b[0m` : text;
  const sections = studies.map(describeWorkflow).map((workflow) => [
    `${bold(visible(`${workflow.file}: ${workflow.kind} ${workflow.name}`))}\n`,
    ...permissions(workflow, columns),
    ...[
      ...workflow.unknown.map(({ file, line, where, why }) => `unknown   ${placeOf(file, line)}  ${where}: ${why}`),
      ...workflow.controllerFeatures.map(({ feature, file, line }) => `feature   ${placeOf(file, line)}  ${feature}`),
      ...workflow.notes.map(({ code, file, line, text }) => `note      ${placeOf(file, line)}  ${code}: ${text}`),
    ].map((line) => `${visible(line)}\n`),
  ].join(''));
  return { text: sections.join('\n'), diagnostics: [] };
}

function permissions({ identities }: InferredWorkflow, width: number | undefined): string[] {
  const rows = identities.flatMap((identity) => identity.because.map((reason) => row(identity, reason)));
  return rows.length === 0 ? ['It needs nothing.\n'] : [formatTable([HEADER, ...rows], width)];
}

function row(identity: InferredIdentity, reason: InferredReason): string[] {
  const { verb, apiGroup, resource, name = '*', template, file, line, why } = reason;
  return [
    identity.serviceAccount,
    whereOf(identity, reason),
    verb,
    apiGroup === '' ? resource : `${resource}.${apiGroup}`,
    name,
    template,
    placeOf(file, line),
    why,
  ];
}

function whereOf({ clusterRules, namespace }: InferredIdentity, reason: InferredReason): string {
  const isCluster = reason.namespace === undefined && clusterRules.some(({ apiGroups = [], resources = [], verbs, resourceNames }) =>
    apiGroups.includes(reason.apiGroup) && resources.includes(reason.resource) && verbs.includes(reason.verb)
    && (reason.name === undefined ? resourceNames === undefined : resourceNames?.includes(reason.name) === true));
  return reason.namespace ?? (isCluster ? '(cluster)' : namespace === '' ? '(its own)' : namespace);
}

function placeOf(file: string | undefined, line: number): string {
  return file === undefined ? String(line) : `${file}:${line}`;
}

import { InferenceReport, ReportedInference, ReportOptions } from './inference-report';
import { visible } from '../../../diagnostics/printable-text';
import { controllerFeatureText } from '../../../inference/access/findings';
import { Need } from '../../../inference/access/need';
import { WorkflowStudy } from '../../../inference/access/workflow-study';
import { AccessPlan, planAccess } from '../../../inference/plan/account-plan';
import { featuresOf } from '../../../inference/plan/planned-features';
import { nameOf } from '../../../inference/workflows/workflow-object';
import { Place } from '../../../manifests/field';
import { qualifiedResource } from '../../../resources/resource-names';
import { formatTable } from '../../text-table';

const HEADER = ['ACCOUNT', 'WHERE', 'VERB', 'RESOURCE', 'NAME', 'TEMPLATE', 'LINE', 'WHY'];

/** Writes one line for each permission, for people; the accounts are those that are made, as the other forms make them. */
export function writeTable({ studies }: ReportedInference, { serviceAccount, hasColours, columns }: ReportOptions): InferenceReport {
  const { madeNames } = planAccess(studies, serviceAccount);
  const bold = (text: string) => hasColours ? `\u001b[1m${text}\u001b[0m` : text;
  const sections = studies.map((study) => {
    const { workflow } = study;
    const plan = planAccess([study], madeNames.get(workflow));
    return [
      `${bold(visible(`${workflow.file}: ${workflow.kind} ${nameOf(workflow)}`))}\n`,
      permissions(study, plan, columns),
      ...remarks(study, plan).map((line) => `${visible(line)}\n`),
    ].join('');
  });
  return { text: sections.join('\n'), diagnostics: [] };
}

function permissions(study: WorkflowStudy, { accounts }: AccessPlan, columns: number | undefined): string {
  const rows = accounts.flatMap(({ name, scoped }) => scoped.flatMap(({ because }) => because.map((need) => row(name, need, study))));
  if (rows.length > 0) {
    return formatTable([HEADER, ...rows], columns);
  }
  return study.findings.unknown.length > 0 ? "It isn't known whether it needs anything.\n" : 'It needs nothing.\n';
}

function row(account: string, { permission, scope, template, place, why }: Need, { workflow }: WorkflowStudy): string[] {
  const { verb, apiGroup = '', resource = '', resourceName = '*' } = permission;
  const own = workflow.namespace === '' ? '(its own)' : workflow.namespace;
  return [
    account,
    scope.kind === 'cluster' ? '(cluster)' : scope.kind === 'namespace' ? scope.namespace : own,
    verb,
    qualifiedResource(apiGroup, resource),
    resourceName,
    template,
    placeIn(place, workflow.file),
    why,
  ];
}

function remarks(study: WorkflowStudy, plan: AccessPlan): string[] {
  const { findings, workflow } = study;
  const at = (place: Place) => placeIn(place, workflow.file);
  const features = featuresOf([study], plan);
  return [
    ...findings.unknown.map(({ place, where, why }) => `unknown   ${at(place)}  ${where}: ${why}`),
    ...findings.features.map(({ place }, index) => `feature   ${at(place)}  ${controllerFeatureText(features[index])}`),
    ...findings.notes.map(({ code, place, text }) => `note      ${at(place)}  ${code}: ${text}`),
  ];
}

function placeIn({ file, line }: Place, own: string): string {
  return file === own ? String(line) : `${file}:${line}`;
}

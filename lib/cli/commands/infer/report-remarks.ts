import { ReportOptions } from './inference-report';
import { shellWord } from '../../../diagnostics/printable-text';
import { controllerFeatureText, unknownTexts } from '../../../inference/access/findings';
import { NoteCode } from '../../../inference/access/note';
import { WorkflowStudy } from '../../../inference/access/workflow-study';
import { AccessPlan } from '../../../inference/plan/account-plan';
import { featuresOf } from '../../../inference/plan/planned-features';
import { nameOf, WorkflowObject } from '../../../inference/workflows/workflow-object';

/** The notes that the written accounts and Secrets already settle. */
const SETTLED: ReadonlySet<NoteCode> = new Set<NoteCode>(['default-account', 'agent-token', 'executor-token']);

/** How many of a kind a summary lists. */
const MOST_SUMMARIZED = 10;

/** Returns the remarks on the access: permissions that aren't granted, the needs of the controller, and notes. */
export function remarksOf(studies: readonly WorkflowStudy[], plan: AccessPlan): string[] {
  return [...notGranted(unknownTexts(studies)), ...requiredFeatures(studies, plan), ...section('Notes:', notesOf(studies))];
}

/** Returns a summary for a reader who doesn't see the remarks, because the answer goes to a file or another program. */
export function summaryOf(studies: readonly WorkflowStudy[], plan: AccessPlan, { reportsUnknown }: ReportOptions): string[] {
  const notes = notesOf(studies).length;
  const made = plan.accounts.flatMap(({ name, workflows }) => workflows.filter((workflow) => !names(workflow, name, plan))
    .map((workflow) => usageOf(workflow, name, plan).join('\n')));
  return [
    ...reportsUnknown ? [] : notGranted(shortened(unknownTexts(studies))),
    ...requiredFeatures(studies, plan),
    ...shortened(made).flatMap((usage) => usage.split('\n')),
    ...notes === 0 ? [] : [`${notes === 1 ? '1 note is' : `${notes} notes are`} in the comments.`],
  ];
}

/** A reader skips hundreds of lines, and the comments have them all. */
function shortened(items: readonly string[]): string[] {
  const more = items.length - MOST_SUMMARIZED;
  return more <= 1 ? [...items] : [...items.slice(0, MOST_SUMMARIZED), `… and ${more} more: see the comments.`];
}

/** Returns the steps that make a workflow run under the account. */
export function usageOf(workflow: WorkflowObject, account: string, plan: AccessPlan): string[] {
  const { file, kind, name } = workflow;
  const shown = `${kind} ${nameOf(workflow)} (${file})`.replace(/ {2,}/g, ' ');
  if (names(workflow, account, plan)) {
    return [`For ${shown}, which names this account.`];
  }
  const own = ownPatches(workflow, account, plan);
  const isSubmitted = kind !== 'CronWorkflow' && own.some(({ isOfWorkflow }) => isOfWorkflow);
  const from = kind === 'WorkflowTemplate' || kind === 'ClusterWorkflowTemplate' ? `--from ${shellWord(`${kind.toLowerCase()}/${name}`)}` : shellWord(file);
  const others = own.filter(({ isOfWorkflow }) => !isOfWorkflow || !isSubmitted);
  return [
    `For ${shown}, which names no account:`,
    ...isSubmitted ? [indent(`argo submit --serviceaccount ${shellWord(account)} ${from}`)] : [],
    ...others.map(({ path, line }) => indent(`${file}:${line}: set ${path} to ${account}`)),
  ];
}

function names(workflow: WorkflowObject, account: string, plan: AccessPlan): boolean {
  return ownPatches(workflow, account, plan).length === 0;
}

function ownPatches(workflow: WorkflowObject, account: string, { patchesOf }: AccessPlan): AccessPlan['patches'] {
  return (patchesOf.get(workflow) ?? []).filter((patch) => patch.serviceAccount === account);
}

function notGranted(unknown: readonly string[]): string[] {
  return section("Not granted, because the manifests don't say it:", unknown);
}

function requiredFeatures(studies: readonly WorkflowStudy[], plan: AccessPlan): string[] {
  const features = [...new Set(featuresOf(studies, plan).map(controllerFeatureText))].sort();
  return section('The controller needs these features:', features.length === 0 ? [] : [features.join(', ')]);
}

function notesOf(studies: readonly WorkflowStudy[]): string[] {
  return studies.flatMap(({ findings }) => findings.notes.filter(({ code }) => !SETTLED.has(code))
    .map(({ code, place, text }) => `${place.file}:${place.line}: ${code}: ${text}`));
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map(indent)];
}

function indent(line: string): string {
  return `  ${line}`;
}

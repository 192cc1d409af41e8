import { AccountChoice, chooseAccount } from './account';
import { executorRules } from './executor-access';
import { patchAccount } from './pod-spec-patch';
import { WorkflowStudy } from './workflow-study';
import { Field, Place } from '../../manifests/field';
import { runsInPod } from '../workflows/template-type';
import { TemplateRun } from '../workflows/template-walk';

const STRATEGIES: ReadonlySet<string> = new Set(['OnWorkflowCompletion', 'OnWorkflowDeletion']);

/** An artifact that pods of their own delete, or the archived logs of a template. */
interface CollectedArtifact {
  readonly run: TemplateRun;
  readonly artifact: Field;
  readonly place: Place;
}

/**
 * Finds what the pods need that delete artifacts.
 *
 * They run under an account of their own choice: never that of the workflow, unless it is named once more.
 */
export function studyArtifactGarbageCollection(runs: readonly TemplateRun[], study: WorkflowStudy): void {
  for (const { run, artifact, place } of collectedArtifacts(runs, study)) {
    const account = collectorAccount(run, artifact, study);
    for (const { rule, why } of executorRules('artifact garbage collection', study)) {
      study.findings.addRule(rule, { account, use: 'artifact-gc', template: run.name, place, why });
    }
  }
}

/** Finds the artifacts that are deleted with the workflow, or when it completes. */
export function collectedArtifacts(runs: readonly TemplateRun[], { spec, place }: WorkflowStudy): CollectedArtifact[] {
  const pods = runs.filter(({ type }) => runsInPod(type));
  const collected = pods.flatMap((run) => run.template.at('outputs', 'artifacts').itemsByName()
    .filter((artifact) => STRATEGIES.has(strategyOf(artifact, spec) ?? ''))
    .map((artifact) => ({ run, artifact })));
  // Argo collects only where a template with a name has such an artifact; then it collects those of inline templates and logs too.
  if (collected.every(({ run }) => run.inline)) {
    return [];
  }
  const archiving = STRATEGIES.has(spec.at('artifactGC', 'strategy').text ?? '') ? pods.find((run) => archivesLogs(run.template, spec)) : undefined;
  return [...collected, ...archiving === undefined ? [] : [{ run: archiving, artifact: Field.NONE }]]
    .map(({ run, artifact }) => ({ run, artifact, place: artifact.place ?? spec.at('artifactGC').place ?? place }));
}

function strategyOf(artifact: Field, spec: Field): string | undefined {
  return artifact.at('artifactGC', 'strategy').text ?? spec.at('artifactGC', 'strategy').text;
}

function archivesLogs(template: Field, spec: Field): boolean {
  return template.at('archiveLocation', 'archiveLogs').flag ?? spec.at('archiveLogs').flag ?? false;
}

function collectorAccount({ values }: TemplateRun, artifact: Field, study: WorkflowStudy): AccountChoice {
  const { spec } = study;
  const fields = [artifact.at('artifactGC', 'serviceAccountName'), spec.at('artifactGC', 'serviceAccountName')];
  const named = fields.some((field) => field.text !== undefined);
  const chosen = chooseAccount(fields, values, study.specField('artifactGC.serviceAccountName'));
  return named ? chosen : patchAccount(chosen, false, [spec.at('artifactGC', 'podSpecPatch')], values);
}


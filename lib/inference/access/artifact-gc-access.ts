import { AccountChoice, chooseAccount } from './account';
import { executorRules } from './executor-access';
import { patchAccount } from './pod-spec-patch';
import { WorkflowStudy } from './workflow-study';
import { Field } from '../../manifests/field';
import { runsInPod } from '../workflows/template-type';
import { TemplateRun } from '../workflows/template-walk';

const STRATEGIES: ReadonlySet<string> = new Set(['OnWorkflowCompletion', 'OnWorkflowDeletion']);

/**
 * Finds what the pods need that delete artifacts.
 *
 * They run under an account of their own choice: never that of the workflow, unless it is named once more.
 */
export function studyArtifactGarbageCollection(runs: readonly TemplateRun[], study: WorkflowStudy): void {
  const pods = runs.filter(({ type }) => runsInPod(type));
  const collected = pods.flatMap((run) => run.template.at('outputs', 'artifacts').itemsByName()
    .filter((artifact) => STRATEGIES.has(strategyOf(artifact, study.spec) ?? ''))
    .map((artifact) => ({ run, artifact })));
  // Argo collects only where a template with a name has such an artifact; then it collects those of inline templates and logs too.
  if (collected.every(({ run }) => run.inline)) {
    return;
  }
  for (const { run, artifact } of collected) {
    collect(run, artifact, study);
  }
  if (STRATEGIES.has(study.spec.at('artifactGC', 'strategy').text ?? '')) {
    const archiving = pods.find((run) => archivesLogs(run.template, study.spec));
    if (archiving !== undefined) {
      collect(archiving, Field.NONE, study);
    }
  }
}

function strategyOf(artifact: Field, spec: Field): string | undefined {
  return artifact.at('artifactGC', 'strategy').text ?? spec.at('artifactGC', 'strategy').text;
}

function archivesLogs(template: Field, spec: Field): boolean {
  return template.at('archiveLocation', 'archiveLogs').flag ?? spec.at('archiveLogs').flag ?? false;
}

function collect(run: TemplateRun, artifact: Field, study: WorkflowStudy): void {
  const place = artifact.place ?? study.spec.at('artifactGC').place ?? study.place;
  for (const { rule, why } of executorRules('artifact garbage collection', study)) {
    study.findings.addRule(rule, { account: collectorAccount(run, artifact, study), use: 'artifact-gc', template: run.name, place, why });
  }
  study.findings.addFeature({ id: 'artifact-garbage-collection', template: run.name, place });
}

function collectorAccount({ values }: TemplateRun, artifact: Field, study: WorkflowStudy): AccountChoice {
  const { spec } = study;
  const fields = [artifact.at('artifactGC', 'serviceAccountName'), spec.at('artifactGC', 'serviceAccountName')];
  const named = fields.some((field) => field.text !== undefined);
  const chosen = chooseAccount(fields, values, study.specField('artifactGC.serviceAccountName'));
  return named ? chosen : patchAccount(chosen, false, [spec.at('artifactGC', 'podSpecPatch')], values);
}


import { AccountChoice, chooseAccount } from './account';
import { executorRules } from './executor-access';
import { patchAccount } from './pod-spec-patch';
import { WorkflowStudy } from './workflow-study';
import { Field } from '../../manifests/field';
import { TemplateScope } from '../workflows/template-scope';
import { runsInPod } from '../workflows/template-type';
import { TemplateRun } from '../workflows/template-walk';

const STRATEGIES: ReadonlySet<string> = new Set(['OnWorkflowCompletion', 'OnWorkflowDeletion']);

/** An artifact of a pod that is deleted; what is written of an archived log is nothing. */
interface Collected {
  readonly run: TemplateRun;
  readonly artifact: Field;
  readonly strategy: string;
}

/**
 * Finds what the pods need that delete artifacts.
 *
 * They run under an account of their own choice: never that of the workflow, unless it is named once more.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/artifact_gc.go#L78 HasArtifactGC, findArtifactsToGC
 */
export function studyArtifactGarbageCollection(runs: readonly TemplateRun[], scope: TemplateScope, study: WorkflowStudy): void {
  const finalizing = finalizingArtifact(runs, scope, study.spec);
  if (finalizing === undefined) {
    return;
  }
  const collected = runs.filter(({ type }) => runsInPod(type)).flatMap((run) => collectedArtifacts(run, study.spec));
  for (const strategy of new Set(collected.map((each) => each.strategy))) {
    const ofStrategy = collected.filter((each) => each.strategy === strategy);
    const unnamed = ofStrategy.find(({ run }) => run.inline);
    if (unnamed === undefined) {
      ofStrategy.forEach((each) => collect(each, finalizing, study));
    } else {
      noteUnnamed(unnamed, study);
    }
  }
}

/** The artifact for which Argo sets the finalizer: of any template that has a name and stands in the spec or was called, whatever its type. */
function finalizingArtifact(runs: readonly TemplateRun[], scope: TemplateScope, spec: Field): Field | undefined {
  const called = runs.filter(({ inline }) => !inline).map(({ written }) => written);
  return [...scope.all().values(), ...called].flatMap(outputsOf).find((artifact) => STRATEGIES.has(strategyOf(artifact, spec)));
}

/** The artifacts of a pod that are deleted, with its archived logs. */
function collectedArtifacts(run: TemplateRun, spec: Field): Collected[] {
  const logs = archivesLogs(run.template, spec) ? [Field.NONE] : [];
  return [...outputsOf(run.template), ...logs]
    .map((artifact) => ({ run, artifact, strategy: strategyOf(artifact, spec) }))
    .filter(({ strategy }) => STRATEGIES.has(strategy));
}

function outputsOf(template: Field): Field[] {
  return template.at('outputs', 'artifacts').itemsByName();
}

function strategyOf(artifact: Field, spec: Field): string {
  return artifact.at('artifactGC', 'strategy').text ?? spec.at('artifactGC', 'strategy').text ?? '';
}

function archivesLogs(template: Field, spec: Field): boolean {
  return template.at('archiveLocation', 'archiveLogs').flag ?? spec.at('archiveLogs').flag ?? false;
}

function collect({ run, artifact }: Collected, finalizing: Field, study: WorkflowStudy): void {
  const place = artifact.place ?? study.spec.at('artifactGC').place ?? finalizing.place ?? study.place;
  for (const { rule, why } of executorRules('artifact garbage collection', study)) {
    study.findings.addRule(rule, { account: collectorAccount(run, artifact, study), use: 'artifact-gc', template: run.name, place, why });
  }
  study.findings.addFeature({ id: 'artifact-garbage-collection', template: run.name, place });
}

/** Argo looks for the template of each artifact by its name, and ends where one has none (processArtifactGCStrategy). */
function noteUnnamed({ run, artifact, strategy }: Collected, study: WorkflowStudy): void {
  study.findings.addNote('artifact-gc-fails', artifact.place ?? run.template.place ?? study.place,
    `${run.name} has no name, so Argo Workflows fails before it deletes any artifact with the strategy ${strategy}. Make it a template of its own.`);
}

function collectorAccount({ values }: TemplateRun, artifact: Field, study: WorkflowStudy): AccountChoice {
  const { spec } = study;
  const fields = [artifact.at('artifactGC', 'serviceAccountName'), spec.at('artifactGC', 'serviceAccountName')];
  const named = fields.some((field) => field.text !== undefined);
  const chosen = chooseAccount(fields, values, study.specField('artifactGC.serviceAccountName'));
  return named ? chosen : patchAccount(chosen, false, [spec.at('artifactGC', 'podSpecPatch')], values);
}

import { AccountChoice, chooseAccount } from './account';
import { executorRules } from './executor-access';
import { patchAccount } from './pod-spec-patch';
import { WorkflowStudy } from './workflow-study';
import { Field, Place } from '../../manifests/field';
import { valueOf, Values } from '../workflows/substitution';
import { runsInPod } from '../workflows/template-type';
import { TemplateRun, TemplateWalk } from '../workflows/template-walk';

const STRATEGIES: ReadonlySet<string> = new Set(['OnWorkflowCompletion', 'OnWorkflowDeletion']);

/** The strategy, and the absence of one, by which Argo doesn't look at artifacts at all. */
const NO_STRATEGIES: readonly (string | undefined)[] = ['', 'Never'];

/** An artifact of a pod that other pods delete; an archived log has no such setting. */
interface CollectedArtifact {
  readonly run: TemplateRun;
  readonly artifact: Field;
  readonly strategy: string;
  readonly place: Place;
}

/**
 * Finds what the pods need that delete artifacts.
 *
 * They run under an account of their own choice: never that of the workflow, unless it is named once more.
 */
export function studyArtifactGarbageCollection(walk: TemplateWalk, study: WorkflowStudy): void {
  for (const { run, artifact, place } of collectedArtifacts(walk, study)) {
    const account = collectorAccount(run, artifact, study);
    for (const { rule, why } of executorRules('artifact garbage collection', study)) {
      study.findings.addRule(rule, { account, use: 'artifact-gc', template: run.name, place, why });
    }
  }
  for (const { run: { name }, strategy, field } of candidates(walk, study)) {
    if (strategy === undefined && field.place !== undefined) {
      study.findings.addUnknown(name, field.place, field.place.toString(),
        `The strategy of artifact garbage collection is ${field.text ?? ''}, which the manifest does not determine. Use a literal value.`);
    }
  }
  for (const { run: { name }, strategy, place } of ofEveryStrategy(walk, study).filter(isUnnamed)) {
    study.findings.addNote('artifact-gc-fails', place,
      `${name} has no name, so Argo Workflows fails before it deletes any artifact with the strategy ${strategy}. Make it a template of its own.`);
  }
}

/** Finds the artifacts that are deleted with the workflow, or when it completes. */
export function collectedArtifacts(walk: TemplateWalk, study: WorkflowStudy): CollectedArtifact[] {
  const all = ofEveryStrategy(walk, study);
  const failing = new Set(all.filter(isUnnamed).map(({ strategy }) => strategy));
  return all.filter(({ strategy }) => !failing.has(strategy));
}

/** The artifacts that Argo means to delete. */
function ofEveryStrategy(walk: TemplateWalk, study: WorkflowStudy): CollectedArtifact[] {
  return candidates(walk, study).flatMap(({ field: _, strategy, ...artifact }) =>
    strategy !== undefined && STRATEGIES.has(strategy) ? [{ ...artifact, strategy }] : []);
}

/** An artifact of a pod, or its archived log, that may be deleted. */
interface Candidate extends Omit<CollectedArtifact, 'strategy'> {
  /** Nothing where the manifest doesn't determine it. */
  readonly strategy: string | undefined;

  /** The field that says it. */
  readonly field: Field;
}

/**
 * The artifacts of all pods, if one of any template makes Argo set the finalizer.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/artifact_gc.go#L78 HasArtifactGC, findArtifactsToGC
 */
function candidates(walk: TemplateWalk, study: WorkflowStudy): Candidate[] {
  const { spec, place } = study;
  const finalizing = finalizingArtifact(walk, study);
  return finalizing === undefined ? [] : walk.runs.filter(({ type }) => runsInPod(type)).flatMap((run) => {
    const logs = archivesLogs(run.template, spec) ? [Field.NONE] : [];
    return [...outputsOf(run.template), ...logs].map((artifact) => ({
      run,
      artifact,
      ...strategyOf(artifact, run.values, study),
      place: artifact.place ?? spec.at('artifactGC').place ?? finalizing.place ?? place,
    }));
  });
}

/** Argo looks for the template of each artifact by its name, and ends where one has none (processArtifactGCStrategy). */
function isUnnamed({ run }: CollectedArtifact): boolean {
  return run.inline;
}

/**
 * The artifact for which Argo sets the finalizer: of any template that has a name and is in the spec or was called, whatever its type.
 *
 * For this it reads the strategy of a template without its values, so every text that isn't a strategy counts.
 */
function finalizingArtifact({ scope, runs }: TemplateWalk, study: WorkflowStudy): Field | undefined {
  const called = runs.filter(({ inline }) => !inline).map(({ written }) => written);
  return [...scope.all().values(), ...called].flatMap(outputsOf).find((artifact) => {
    const { text = '' } = artifact.at('artifactGC', 'strategy');
    return !NO_STRATEGIES.includes(text === '' ? strategyOfSpec(study).strategy : text);
  });
}

function outputsOf(template: Field): Field[] {
  return template.at('outputs', 'artifacts').itemsByName();
}

function strategyOf(artifact: Field, values: Values, study: WorkflowStudy): Pick<Candidate, 'strategy' | 'field'> {
  const field = artifact.at('artifactGC', 'strategy');
  const strategy = valueOf(field.text ?? '', values)?.text;
  return strategy === '' ? strategyOfSpec(study) : { strategy, field };
}

function strategyOfSpec({ spec, globals }: WorkflowStudy): Pick<Candidate, 'strategy' | 'field'> {
  const field = spec.at('artifactGC', 'strategy');
  return { strategy: valueOf(field.text ?? '', globals)?.text, field };
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

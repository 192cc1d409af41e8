import { studyAgent } from './agent-access';
import { studyArtifactGarbageCollection } from './artifact-gc-access';
import { studyControllerFeatures } from './feature-detections';
import { studyPod } from './pod-access';
import { noteReplaceable, noteReplaceableCalls } from './replaceable-notes';
import { studyResource } from './resource-access';
import { noteAccounts, noteDeletions, noteKustomization, noteRepeatedKeys, noteUnread } from './workflow-notes';
import { StudyOptions, WorkflowStudy } from './workflow-study';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field } from '../../manifests/field';
import { validateServiceAccountName } from '../../rbac/validation/object-names';
import { invalidNames } from '../invalid-names';
import { KindResolver } from '../kinds/kind-resolver';
import { argumentsOf, CallArguments } from '../workflows/call-arguments';
import { EffectiveSpec, effectiveSpec } from '../workflows/effective-spec';
import { TemplateDefaults } from '../workflows/template-defaults';
import { TemplateLibrary } from '../workflows/template-library';
import { TemplateScope } from '../workflows/template-scope';
import { hooksOf, TemplateWalk, WalkRoot } from '../workflows/template-walk';
import { isLibrary, nameOf, WorkflowObject } from '../workflows/workflow-object';
import { workflowValues } from '../workflows/workflow-values';

/** The data that the workflows of one run share. */
export interface SharedStudy {
  readonly library: TemplateLibrary;
  readonly kinds: KindResolver;
  readonly workflowDefaults: Field;
  /** The folders that Kustomize renders, with their file for it. */
  readonly kustomizations: ReadonlyMap<string, string>;
  readonly options: StudyOptions;
}

/** Finds everything about one workflow. */
export function studyWorkflow(workflow: WorkflowObject, shared: SharedStudy): WorkflowStudy {
  const { version } = shared.options;
  const effective = effectiveSpec(workflow, shared, version);
  const { spec, missingRef } = effective;
  const globals = workflowValues(workflow, spec, version);
  const study = new WorkflowStudy({ workflow, spec, globals, kinds: shared.kinds, options: shared.options, isWhole: missingRef === undefined });
  const scope = new TemplateScope(spec.at('templates'), `${workflow.kind} ${nameOf(workflow)}`, missingRef === undefined);
  const walk = walkTemplates(study, shared.library, scope, effective);
  for (const run of walk.runs) {
    study.readFrom(run.template);
    studyPod(run, study);
    studyAgent(run, study);
    studyResource(run, study);
    noteReplaceable(run, study);
  }
  noteReplaceableCalls(walk, study);
  studyArtifactGarbageCollection(walk, study);
  study.findings.diagnostics.push(...walk.diagnostics);
  for (const { template, place, where, why } of walk.unknown) {
    study.findings.addUnknown(template, place, where, why);
  }
  noteUnread(study);
  noteKustomization(study, shared.kustomizations);
  studyControllerFeatures(study, walk);
  noteRepeatedKeys(study);
  noteDeletions(study);
  noteAccounts(study);
  return study;
}

function walkTemplates(study: WorkflowStudy, library: TemplateLibrary, scope: TemplateScope, { spec, missingRef }: EffectiveSpec): TemplateWalk {
  const { workflow, findings, globals } = study;
  findings.diagnostics.push(...scope.diagnostics, ...invalidAccountNames(study, scope));
  const workflowArguments: CallArguments = { ...argumentsOf(spec.at('arguments'), globals), open: workflow.kind !== 'CronWorkflow' };
  const walk = new TemplateWalk({
    scope,
    library,
    namespace: workflow.namespace,
    templateDefaults: new TemplateDefaults(spec.at('templateDefaults'), study.options.version),
    globals,
    workflowArguments,
  });
  if (missingRef?.place !== undefined) {
    const kind = missingRef.at('clusterScope').flag === true ? 'ClusterWorkflowTemplate' : 'WorkflowTemplate';
    findings.addUnknown('', missingRef.place, missingRef.place.toString(),
      `The ${kind} ${missingRef.at('name').text ?? ''} is not among the inputs: give its manifest too.`);
  }
  callRoots(walk, study, scope, workflowArguments);
  walk.from(isLibrary(workflow) || noteEntrypoint(study, missingRef !== undefined) ? rootsOf(scope) : []);
  noteUnreached(walk, scope, study);
  return walk;
}

function callRoots(walk: TemplateWalk, { spec, globals }: WorkflowStudy, scope: TemplateScope, args: CallArguments): void {
  walk.callName(spec.at('entrypoint'), scope, '', args, globals);
  walk.callName(spec.at('onExit'), scope, '', args, globals);
  for (const { hook, args: own } of hooksOf(spec)) {
    walk.call(hook, scope, '', own === undefined ? args : argumentsOf(own, globals), globals);
  }
}

/** Every template of an object, as others may call it. */
function rootsOf(scope: TemplateScope): WalkRoot[] {
  const args: CallArguments = { known: new Map(), given: new Set(), artifacts: new Map(), open: true };
  return [...scope.all()].map(([name, template]) => ({ name, template, scope, args }));
}

/** Notes a missing entrypoint, and returns whether all templates count as entrypoints. */
function noteEntrypoint({ workflow, spec, findings, place }: WorkflowStudy, refIsMissing: boolean): boolean {
  if (spec.at('entrypoint').text !== undefined || refIsMissing || workflow.elsewhere !== undefined) {
    return false;
  }
  findings.addNote('missing-entrypoint', place,
    `${workflow.kind} ${nameOf(workflow)} has no entrypoint: who submits it chooses one, so all its templates count.`);
  return true;
}

function noteUnreached({ runs }: TemplateWalk, scope: TemplateScope, { findings }: WorkflowStudy): void {
  const reached = new Set(runs.map(({ template }) => template.value));
  for (const [name, template] of scope.all()) {
    if (template.place !== undefined && !reached.has(template.value)) {
      findings.addNote('unreached-template', template.place, `Nothing calls the template ${name}: what it needs is not counted.`);
    }
  }
}

/** Finds the names that no account can have, wherever a workflow says one, used or not. */
function invalidAccountNames({ spec }: WorkflowStudy, templates: TemplateScope): Diagnostic[] {
  const owners = [spec, spec.at('templateDefaults'), ...templates.all().values()];
  const fields = [spec.at('artifactGC', 'serviceAccountName'), ...owners.flatMap((owner) => [owner.at('serviceAccountName'), owner.at('executor', 'serviceAccountName')])];
  return fields.flatMap(invalidWrittenName);
}

/** The value of a name with `{{…}}` shows only where it is used. */
function invalidWrittenName(field: Field): Diagnostic[] {
  return field.text?.includes('{{') === true ? [] : invalidNames(field, validateServiceAccountName);
}

import { isKnown } from './account';
import { FeatureId } from './controller-feature';
import { WorkflowStudy } from './workflow-study';
import { Field } from '../../manifests/field';
import { valueOf, Values } from '../workflows/substitution';
import { runsInPod, TemplateType } from '../workflows/template-type';
import { TemplateRun, TemplateWalk } from '../workflows/template-walk';
import { VersionedField } from '../workflows/versioned-fields';

/** Templates longer than this travel to their pod in a configmap. Argo compares the JSON that it makes of them. */
const MAX_TEMPLATE_LENGTH = 131072;

/** Finds what the controller must be allowed for a workflow to run. */
export function studyControllerFeatures(walk: TemplateWalk, study: WorkflowStudy): void {
  studyWorkflow(study);
  for (const { ref, template } of walk.refs) {
    addTemplateRef(ref, template, study);
  }
  for (const run of walk.runs) {
    studyTemplate(run, study);
  }
}

function studyWorkflow(study: WorkflowStudy): void {
  const { workflow, spec, findings } = study;
  if (workflow.kind === 'CronWorkflow') {
    findings.addFeature({ id: 'cron-workflows', template: '', place: study.place });
    const policy = workflow.root.at('spec', 'concurrencyPolicy');
    if (policy.text === 'Replace') {
      addWhereWritten('cron-replacement', policy, '', study);
    }
  }
  if (workflow.kind === 'WorkflowTemplate') {
    findings.addFeature({ id: 'workflow-templates', name: workflow.name, template: '', place: study.place });
  } else if (workflow.kind === 'ClusterWorkflowTemplate') {
    findings.addFeature({ id: 'cluster-workflow-templates', template: '', place: study.place });
  }
  addTemplateRef(spec.at('workflowTemplateRef'), '', study);
  addWhereWritten('pod-disruption-budgets', spec.at('podDisruptionBudget'), '', study);
  addWhereWritten('time-to-live', spec.at('ttlStrategy'), '', study);
  addWhereWritten('volume-claim-templates', spec.at('volumeClaimTemplates'), '', study);
  const repository = spec.at('artifactRepositoryRef');
  if (repository.exists) {
    addNamed('artifact-repositories', repository.at('configMap').exists ? repository.at('configMap') : repository, '', study, 'artifact-repositories');
  }
  addLocks(spec.at('synchronization'), '', study);
}

function studyTemplate(run: TemplateRun, study: WorkflowStudy): void {
  const { template, name } = run;
  addLocks(template.at('synchronization'), name, study, run.values);
  const cache = template.at('memoize', 'cache', 'configMap', 'name');
  if (cache.exists) {
    addNamed('memoization', cache, name, study, undefined, run);
  }
  for (const container of podContainers(template, run.type)) {
    if (container.at('command').items().length === 0) {
      addLookup(container, run, study);
    }
  }
  const artifacts = [...template.at('inputs', 'artifacts').itemsByName(), ...template.at('outputs', 'artifacts').itemsByName()];
  for (const location of [...artifacts, template.at('archiveLocation')]) {
    const plugin = study.knownField(location, 'plugin');
    addNamed('artifact-drivers', plugin.at('name').exists ? plugin.at('name') : plugin, name, study, undefined, run);
  }
  if (isLong(template.value)) {
    addWhereWritten('large-templates', template, name, study);
  }
}

/**
 * The containers whose command Argo wraps: all but its own and the init containers, which run as they are.
 *
 * @see https://github.com/argoproj/argo-workflows/blob/v4.1.2/workflow/controller/workflowpod.go#L753
 */
function podContainers(template: Field, type: TemplateType | undefined): Field[] {
  const own = type === 'container' ? [template.at('container')] : type === 'script' ? [template.at('script')] : [];
  const set = type === 'containerSet' ? template.at('containerSet', 'containers').items() : [];
  return runsInPod(type) ? [...own, ...set, ...template.at('sidecars').itemsByName()] : [];
}

/** Argo asks the registry for the command of an image, with the account and the pull secrets of the workflow. */
function addLookup(container: Field, { name }: TemplateRun, study: WorkflowStudy): void {
  const { place } = container;
  if (place === undefined) {
    return;
  }
  const account = study.workflowAccount();
  study.findings.addFeature({ id: 'entrypoint-lookup', name: isKnown(account) ? account.name : undefined, template: name, place });
  for (const secret of study.spec.at('imagePullSecrets').itemsByName()) {
    addNamed('image-pull-secrets', secret.at('name'), name, study);
  }
}

function addLocks(synchronization: Field, template: string, study: WorkflowStudy, values: Values = study.globals): void {
  if (!synchronization.exists) {
    return;
  }
  const locks = (one: VersionedField, several: VersionedField) =>
    [study.knownField(synchronization, one), ...study.knownField(synchronization, several).items()].filter((field) => field.exists);
  for (const semaphore of locks('semaphore', 'semaphores')) {
    const configMap = semaphore.at('configMapKeyRef', 'name');
    if (configMap.exists) {
      addSemaphore(configMap, semaphore.at('namespace').text, template, study, values);
    }
    addWhereWritten('database-locks', study.knownField(semaphore, 'database'), template, study);
  }
  for (const mutex of locks('mutex', 'mutexes')) {
    if (mutex.at('database').flag === true) {
      addWhereWritten('database-locks', study.knownField(mutex, 'database'), template, study);
    }
  }
}

/** A semaphore of another namespace is named with it: `locks/deployments`. */
function addSemaphore(configMap: Field, written: string | undefined, template: string, study: WorkflowStudy, values: Values): void {
  const { place, text } = configMap;
  const name = valueOf(text ?? '', values)?.text;
  const namespace = written === undefined ? study.workflow.namespace : valueOf(written, values)?.text;
  if (place !== undefined) {
    const prefix = namespace === study.workflow.namespace || namespace === undefined ? '' : `${namespace}/`;
    study.findings.addFeature({ id: 'semaphores', name: name === undefined || namespace === undefined ? undefined : prefix + name, template, place });
  }
}

function addTemplateRef(ref: Field, template: string, study: WorkflowStudy): void {
  if (!ref.exists) {
    return;
  }
  if (ref.at('clusterScope').flag === true) {
    addWhereWritten('cluster-workflow-templates', ref, template, study);
  } else {
    addNamed('workflow-templates', ref.at('name'), template, study);
  }
}

function addWhereWritten(id: FeatureId, field: Field, template: string, { findings }: WorkflowStudy): void {
  if (field.place !== undefined) {
    findings.addFeature({ id, template, place: field.place });
  }
}

/** Adds a feature with the name that a field gives; where it depends on parameters, without. */
function addNamed(id: FeatureId, field: Field, template: string, study: WorkflowStudy, otherwise?: string, run?: TemplateRun): void {
  const { place } = field;
  if (place !== undefined) {
    const text = typeof field.value === 'object' ? undefined : field.text;
    const name = text === undefined ? otherwise : valueOf(text, run?.values ?? study.globals)?.text;
    study.findings.addFeature({ id, name, template, place });
  }
}

function isLong(value: unknown): boolean {
  return JSON.stringify(value).length > MAX_TEMPLATE_LENGTH;
}

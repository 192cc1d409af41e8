import { AccountChoice, isKnown } from './account';
import { pluginsWithToken } from './agent-access';
import { collectedArtifacts } from './artifact-gc-access';
import { ControllerFeature } from './findings';
import { WorkflowStudy } from './workflow-study';
import { ARTIFACT_REPOSITORIES } from '../../argo/argo-names';
import { FEATURE_IDS, FeatureId, FEATURES, ManifestFeatureId } from '../../argo/features/feature-table';
import { Field, Place } from '../../manifests/field';
import { byteLength } from '../../rbac/validation/name-grammar';
import { valueOf, Values } from '../workflows/substitution';
import { escapedAsByGo } from '../workflows/task-items';
import { tasksOf } from '../workflows/task-list';
import { runsInAgent, runsInPod, TemplateType } from '../workflows/template-type';
import { TemplateRun, TemplateWalk } from '../workflows/template-walk';
import { VersionedField } from '../workflows/versioned-fields';

/** Where a manifest shows a feature, and what it is limited to. */
type ShownFeature = Omit<ControllerFeature, 'id'>;

/** Finds where a workflow shows that it uses a feature. */
type Detection = (study: WorkflowStudy, walk: TemplateWalk) => ShownFeature[];

/** Templates of more bytes than this travel to their pod in a configmap. Argo counts those of the JSON that it makes of them. */
const MAX_TEMPLATE_BYTES = 131072;

/** How manifests show each feature. */
const DETECTIONS: Readonly<Record<ManifestFeatureId, Detection>> = {
  'artifact-drivers': (study, { runs }) => {
    const found: ShownFeature[] = [];
    addDrivers(study.spec.at('arguments', 'artifacts').itemsByName(), 'Artifact.plugin', '', study.globals, study, found);
    runs.forEach((run) => addDriversOf(run, study, found));
    return found;
  },

  'artifact-garbage-collection': (study, walk) => collectedArtifacts(walk, study).map(({ run, place }) => ({ template: run.name, place })),

  'artifact-repositories': ({ spec, globals }) => {
    const repository = spec.at('artifactRepositoryRef');
    const configMap = repository.at('configMap');
    return named(configMap.exists ? configMap : repository, '', globals, ARTIFACT_REPOSITORIES);
  },

  'cluster-workflow-templates': (study, walk) => [
    ...study.workflow.kind === 'ClusterWorkflowTemplate' ? [{ template: '', place: study.place }] : [],
    ...templateRefs(study, walk).filter(({ ref }) => isClusterScoped(ref)).flatMap(({ ref, template }) => written(ref, template)),
  ],

  'cron-replacement': ({ workflow }) => {
    const policy = workflow.kind === 'CronWorkflow' ? workflow.root.at('spec', 'concurrencyPolicy') : Field.NONE;
    return policy.text === 'Replace' ? written(policy, '') : [];
  },

  'cron-workflows': ({ workflow, place }) => workflow.kind === 'CronWorkflow' ? [{ template: '', place }] : [],

  'database-locks': (study, walk) => synchronizations(study, walk).flatMap(({ synchronization, template }) => [
    ...semaphoresOf(synchronization, study).map((semaphore) => study.knownField(semaphore, 'SemaphoreRef.database')),
    ...locks(synchronization, 'Synchronization.mutex', 'Synchronization.mutexes', study).filter((mutex) => mutex.at('database').flag === true).map((mutex) => study.knownField(mutex, 'Mutex.database')),
  ].flatMap((database) => written(database, template))),

  'entrypoint-lookup': (study, { runs }) => lookedUp(runs).map(({ name, place }) => ({ ...ofAccount(study.workflowAccount()), template: name, place })),

  'executor-plugins': (study, { runs }) => runs.filter(({ type }) => runsInAgent(type)).flatMap(({ name }) =>
    pluginsWithToken(study).map((plugin) => ({ name: plugin.name, template: name, place: plugin.place }))),

  'executor-service-accounts': (study, { runs }) => runs.filter(({ type }) => runsInPod(type)).flatMap((run) => {
    const executor = study.executorAccount(run);
    return executor !== undefined && isKnown(executor) ? [{ name: executor.name, template: run.name, place: executor.field.place }] : [];
  }),

  'http-templates': (study, { runs }) => ofAgent('http', runs, study),

  'image-pull-secrets': ({ spec, globals }, { runs }) => lookedUp(runs).flatMap(({ name: template }) =>
    spec.at('imagePullSecrets').itemsByName().flatMap((secret) => named(secret.at('name'), template, globals))),

  'large-templates': (_, { runs }) => runs.filter(({ template }) => byteLength(escapedAsByGo(JSON.stringify(template.value))) > MAX_TEMPLATE_BYTES)
    .flatMap(({ template, name }) => written(template, name)),

  'memoization': (_, { runs }) => runs.flatMap(({ template, name, values }) =>
    named(template.at('memoize', 'cache', 'configMap', 'name'), name, values)),

  'plugin-templates': (study, { runs }) => ofAgent('plugin', runs, study),

  'pod-disruption-budgets': ({ spec }) => written(spec.at('podDisruptionBudget'), ''),

  'semaphores': (study, walk) => synchronizations(study, walk).flatMap(({ synchronization, template, values }) =>
    semaphoresOf(synchronization, study).flatMap((semaphore) => semaphoreOf(semaphore, template, values, study))),

  'time-to-live': ({ spec }) => written(spec.at('ttlStrategy'), ''),

  'volume-claim-templates': ({ spec }) => written(spec.at('volumeClaimTemplates'), ''),

  'workflow-templates': (study, walk) => [
    ...study.workflow.kind === 'WorkflowTemplate' ? [{ name: study.workflow.name, template: '', place: study.place }] : [],
    ...templateRefs(study, walk).filter(({ ref }) => !isClusterScoped(ref))
      .flatMap(({ ref, template }) => named(ref.at('name'), template, study.globals)),
  ],
};

/** Finds what the controller must be allowed for a workflow to run. */
export function studyControllerFeatures(study: WorkflowStudy, walk: TemplateWalk): void {
  for (const id of FEATURE_IDS.filter(isShown)) {
    DETECTIONS[id](study, walk).forEach((shown) => study.findings.addFeature({ id, ...shown }));
  }
}

function isShown(id: FeatureId): id is ManifestFeatureId {
  return FEATURES[id].inManifests === true;
}

/** A feature that is used where a field is written. */
function written({ place }: Field, template: string): ShownFeature[] {
  return place === undefined ? [] : [{ template, place }];
}

/** A feature with the name that a field gives; where it depends on parameters, without. */
function named(field: Field, template: string, values: Values, otherwise?: string): ShownFeature[] {
  const { place } = field;
  const text = typeof field.value === 'object' ? undefined : field.text;
  const name = text === undefined ? otherwise : valueOf(text, values)?.text;
  return place === undefined ? [] : [{ name, template, place }];
}

/** A feature that is limited to an account, where that is known. */
function ofAccount(account: AccountChoice): Pick<ShownFeature, 'name'> {
  return isKnown(account) ? { name: account.name } : {};
}

/** A feature of templates that the agent runs, under the account of the workflow. */
function ofAgent(type: TemplateType, runs: readonly TemplateRun[], study: WorkflowStudy): ShownFeature[] {
  return runs.filter((run) => run.type === type)
    .map(({ template, name }) => ({ ...ofAccount(study.workflowAccount()), template: name, place: template.at(type).place ?? study.place }));
}

/** The references to templates of other objects. */
function templateRefs({ spec }: WorkflowStudy, { refs }: TemplateWalk): TemplateWalk['refs'] {
  const ref = spec.at('workflowTemplateRef');
  return [...ref.exists ? [{ ref, template: '' }] : [], ...refs];
}

function isClusterScoped(ref: Field): boolean {
  return ref.at('clusterScope').flag === true;
}

/** The containers without a command: Argo asks the registry for that of their image, with the account and the pull secrets of the workflow. */
function lookedUp(runs: readonly TemplateRun[]): { readonly name: string; readonly place: Place }[] {
  return runs.flatMap(({ template, type, name }) => podContainers(template, type)
    .flatMap((container) => container.at('command').items().length === 0 && container.place !== undefined ? [{ name, place: container.place }] : []));
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

/** The locks of a workflow or a template, with the values that hold there. */
interface Synchronization {
  readonly synchronization: Field;
  readonly template: string;
  readonly values: Values;
}

/** The drivers of the artifacts that a template takes, makes, reads or passes on. */
function addDriversOf({ template, type, name, values }: TemplateRun, study: WorkflowStudy, found: ShownFeature[]): void {
  for (const owner of [template.at('inputs'), template.at('outputs')]) {
    addDrivers(owner.at('artifacts').itemsByName(), 'Artifact.plugin', name, values, study, found);
  }
  for (const task of tasksOf(template, type, values)) {
    addDrivers(task.at('arguments', 'artifacts').itemsByName(), 'Artifact.plugin', name, values, study, found);
  }
  addDrivers([template.at('archiveLocation')], 'ArtifactLocation.plugin', name, values, study, found);
  addDrivers([template.at('data', 'source', 'artifactPaths')], 'ArtifactPaths.plugin', name, values, study, found);
}

function addDrivers(
  locations: readonly Field[], field: VersionedField, template: string, values: Values, study: WorkflowStudy, found: ShownFeature[],
): void {
  for (const location of locations) {
    const plugin = study.knownField(location, field);
    if (plugin.exists) {
      found.push(...named(plugin.at('name').exists ? plugin.at('name') : plugin, template, values));
    }
  }
}

/** The locks of a workflow and its templates. */
function synchronizations({ spec, globals }: WorkflowStudy, { runs }: TemplateWalk): Synchronization[] {
  const found: Synchronization[] = [];
  const add = (owner: Field, template: string, values: Values) => {
    const synchronization = owner.at('synchronization');
    if (synchronization.exists) {
      found.push({ synchronization, template, values });
    }
  };
  add(spec, '', globals);
  runs.forEach(({ template, name, values }) => add(template, name, values));
  return found;
}

function semaphoresOf(synchronization: Field, study: WorkflowStudy): Field[] {
  return locks(synchronization, 'Synchronization.semaphore', 'Synchronization.semaphores', study);
}

function locks(synchronization: Field, one: VersionedField, many: VersionedField, study: WorkflowStudy): Field[] {
  return [study.knownField(synchronization, one), ...study.knownField(synchronization, many).items()].filter(({ exists }) => exists);
}

/** A semaphore of another namespace is named with it: `locks/deployments`. */
function semaphoreOf(semaphore: Field, template: string, values: Values, { workflow }: WorkflowStudy): ShownFeature[] {
  const { text } = semaphore.at('namespace');
  const namespace = text === undefined ? workflow.namespace : valueOf(text, values)?.text;
  const prefix = namespace === workflow.namespace ? '' : `${namespace}/`;
  return named(semaphore.at('configMapKeyRef', 'name'), template, values)
    .map((shown) => ({ ...shown, name: shown.name === undefined || namespace === undefined ? undefined : prefix + shown.name }));
}

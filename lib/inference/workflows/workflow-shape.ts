import { Shape } from '../../manifests/shape';

/*
 * The fields of workflows that decide about access, by their types.
 *
 * See https://github.com/argoproj/argo-workflows/blob/v4.1.2/pkg/apis/workflow/v1alpha1/workflow_types.go
 */

const HDFS: Shape = { fields: { krbConfigConfigMap: { fields: { name: 'string' } } } };

/** The driver of an artifact. */
const PLUGIN: Shape = { fields: { name: 'string' } };

const ARTIFACT_GC = { fields: { strategy: 'string', serviceAccountName: 'string' } } as const satisfies Shape;

const ARTIFACT: Shape = {
  fields: {
    name: 'string',
    from: 'string',
    fromExpression: 'string',
    globalName: 'string',
    artifactGC: ARTIFACT_GC,
    artifactory: 'any',
    azure: 'any',
    gcs: 'any',
    git: 'any',
    hdfs: HDFS,
    http: 'any',
    oss: 'any',
    plugin: PLUGIN,
    s3: 'any',
    raw: { fields: { data: 'string' } },
  },
};

/** Where an artifact lies: of several fields the first one counts (`ArtifactLocation.Get`). */
/** The fields of an artifact that say where it lies. */
export const ARTIFACT_LOCATIONS = ['artifactory', 'azure', 'git', 'gcs', 'hdfs', 'http', 'oss', 'raw', 's3', 'plugin'] as const;

const PARAMETER: Shape = {
  fields: { name: 'string', value: 'any', default: 'any', valueFrom: { fields: { jsonPath: 'string', jqFilter: 'string', configMapKeyRef: 'any' } } },
};

const ARGUMENTS: Shape = { fields: { parameters: { list: PARAMETER }, artifacts: { list: ARTIFACT } } };

/** From 3.7 a parameter of the workflow that has a value replaces those of its template and the defaults (JoinWorkflowSpec in merge.go). */
const WORKFLOW_ARGUMENTS = {
  fields: { parameters: { list: PARAMETER, wholeIf: ['value', 'default', 'valueFrom'] }, artifacts: { list: ARTIFACT } },
} as const satisfies Shape;

const TEMPLATE_REF: Shape = { fields: { name: 'string', template: 'string', clusterScope: 'flag' } };

const HOOK: Shape = { fields: { template: 'string', templateRef: TEMPLATE_REF, arguments: ARGUMENTS } };

/** A hook of a step or task, which merges with that of templateDefaults like every map. */
const HOOKS: Shape = { entries: HOOK };

/** A hook of a workflow, which is never merged (MergeTo in merge.go). */
const WORKFLOW_HOOKS: Shape = { entries: HOOK, whole: true };

const EXECUTOR: Shape = { fields: { serviceAccountName: 'string' } };

const SEMAPHORE: Shape = { fields: { configMapKeyRef: { fields: { name: 'string' } }, namespace: 'string', database: 'any' } };

const MUTEX: Shape = { fields: { database: 'flag' } };

const SYNCHRONIZATION: Shape = { fields: { semaphore: SEMAPHORE, semaphores: { list: SEMAPHORE }, mutex: MUTEX, mutexes: { list: MUTEX } } };

const CONTAINER = { fields: { name: 'string', image: 'string', command: { list: 'string' }, args: { list: 'string' } } } as const satisfies Shape;

const SCRIPT: Shape = { fields: { ...CONTAINER.fields, source: 'string' } };

const RESOURCE: Shape = {
  fields: {
    action: 'string',
    flags: { list: 'string' },
    manifest: 'string',
    manifestFrom: { fields: { artifact: { fields: { name: 'string', raw: { fields: { data: 'string' } } } } } },
    mergeStrategy: 'string',
    setOwnerReference: 'flag',
    successCondition: 'string',
    failureCondition: 'string',
  },
};

/** The fields that a step and a task have in common. */
const CALL = {
  name: 'string',
  template: 'string',
  templateRef: TEMPLATE_REF,
  arguments: ARGUMENTS,
  withItems: { list: 'any' },
  withParam: 'string',
  when: 'string',
  hooks: HOOKS,
  onExit: 'string',
} as const satisfies Readonly<Record<string, Shape>>;

const STEP: Shape = {
  fields: {
    ...CALL,
    // Templates hold steps, and steps hold templates.
    get inline() {
      return TEMPLATE;
    },
  },
};

const TASK: Shape = {
  fields: {
    ...CALL,
    get inline() {
      return TEMPLATE;
    },
    dependencies: { list: 'string' },
    depends: 'string',
  },
};

const TEMPLATE: Shape = {
  fields: {
    name: 'string',
    serviceAccountName: 'string',
    automountServiceAccountToken: 'boolean',
    executor: EXECUTOR,
    podSpecPatch: 'string',
    inputs: ARGUMENTS,
    outputs: ARGUMENTS,
    archiveLocation: { fields: { archiveLogs: 'boolean', hdfs: HDFS, plugin: PLUGIN } },
    synchronization: SYNCHRONIZATION,
    memoize: { fields: { cache: { fields: { configMap: { fields: { name: 'string' } } } } } },
    initContainers: { list: CONTAINER },
    sidecars: { list: CONTAINER },
    container: CONTAINER,
    containerSet: { fields: { containers: { list: CONTAINER } } },
    steps: { list: { list: STEP } },
    dag: { fields: { target: 'string', tasks: { list: TASK } } },
    script: SCRIPT,
    resource: RESOURCE,
    data: { fields: { source: { fields: { artifactPaths: ARTIFACT } } } },
    suspend: 'any',
    http: { fields: { headers: { list: { fields: { valueFrom: { fields: { secretKeyRef: { fields: { name: 'string' } } } } } } } } },
    plugin: { entries: 'any' },
  },
};

export const SPEC = {
  fields: {
    entrypoint: 'string',
    onExit: 'string',
    hooks: WORKFLOW_HOOKS,
    arguments: WORKFLOW_ARGUMENTS,
    templates: { list: TEMPLATE },
    templateDefaults: TEMPLATE,
    workflowTemplateRef: { fields: { name: 'string', clusterScope: 'flag' } },
    serviceAccountName: 'string',
    automountServiceAccountToken: 'boolean',
    executor: EXECUTOR,
    podSpecPatch: 'string',
    artifactGC: { fields: { ...ARTIFACT_GC.fields, podSpecPatch: 'string' } },
    archiveLogs: 'boolean',
    artifactRepositoryRef: { fields: { configMap: 'string' } },
    executorPlugins: {
      list: { fields: { metadata: { fields: { name: 'string' } }, spec: { fields: { sidecar: { fields: { automountServiceAccountToken: 'flag' } } } } } },
    },
    imagePullSecrets: { list: { fields: { name: 'string' } } },
    podDisruptionBudget: 'any',
    synchronization: SYNCHRONIZATION,
    ttlStrategy: 'any',
    volumeClaimTemplates: 'any',
  },
} as const satisfies Shape;

/** A spec whose parameters merge field by field, as up to 3.6. */
export const SPEC_UNTIL_3_6: Shape = { fields: { ...SPEC.fields, arguments: ARGUMENTS } };

/** A spec whose argument artifacts give way to those of the workflow, unless both lie in the same kind of storage, as from 4.1. */
export const SPEC_FROM_4_1: Shape = {
  fields: { ...SPEC.fields, arguments: { fields: { ...WORKFLOW_ARGUMENTS.fields, artifacts: { list: ARTIFACT, kinds: ARTIFACT_LOCATIONS } } } },
};

const METADATA: Shape = { fields: { name: 'string', generateName: 'string', namespace: 'string' } };

/** A Workflow, a WorkflowTemplate or a ClusterWorkflowTemplate. */
export const WORKFLOW: Shape = { fields: { apiVersion: 'string', kind: 'string', metadata: METADATA, spec: SPEC } };

export const CRON_WORKFLOW: Shape = {
  fields: { apiVersion: 'string', kind: 'string', metadata: METADATA, spec: { fields: { workflowSpec: SPEC, concurrencyPolicy: 'string' } } },
};

import { Shape } from '../../manifests/shape';

/*
 * The fields of workflows that decide about access, by their types.
 *
 * See https://github.com/argoproj/argo-workflows/blob/v4.1.2/pkg/apis/workflow/v1alpha1/workflow_types.go
 */

const ARTIFACT: Shape = {
  fields: {
    name: 'string',
    artifactGC: { fields: { strategy: 'string', serviceAccountName: 'string', podSpecPatch: 'string' } },
    hdfs: { fields: { krbConfigConfigMap: { fields: { name: 'string' } } } },
    plugin: 'any',
    raw: { fields: { data: 'string' } },
  },
};

const PARAMETER: Shape = {
  fields: { name: 'string', value: 'any', default: 'any', valueFrom: { fields: { jsonPath: 'string', jqFilter: 'string' } } },
};

const ARGUMENTS: Shape = { fields: { parameters: { list: PARAMETER }, artifacts: { list: ARTIFACT } } };

const TEMPLATE_REF: Shape = { fields: { name: 'string', template: 'string', clusterScope: 'boolean' } };

const HOOKS: Shape = { entries: { fields: { template: 'string', templateRef: TEMPLATE_REF, arguments: ARGUMENTS } } };

const EXECUTOR: Shape = { fields: { serviceAccountName: 'string' } };

const SEMAPHORE: Shape = { fields: { configMapKeyRef: { fields: { name: 'string' } }, namespace: 'string', database: 'any' } };

const MUTEX: Shape = { fields: { database: 'boolean' } };

const SYNCHRONIZATION: Shape = { fields: { semaphore: SEMAPHORE, semaphores: { list: SEMAPHORE }, mutex: MUTEX, mutexes: { list: MUTEX } } };

const CONTAINER: Shape = { fields: { image: 'string', command: { list: 'string' }, args: { list: 'string' }, source: 'string' } };

const RESOURCE: Shape = {
  fields: {
    action: 'string',
    flags: { list: 'string' },
    manifest: 'string',
    manifestFrom: { fields: { artifact: { fields: { name: 'string', raw: { fields: { data: 'string' } } } } } },
    mergeStrategy: 'string',
    setOwnerReference: 'boolean',
    successCondition: 'string',
    failureCondition: 'string',
  },
};

/** A step or a task. */
const STEP: Shape = {
  fields: {
    name: 'string',
    template: 'string',
    templateRef: TEMPLATE_REF,
    // Templates hold steps, and steps hold templates.
    get inline() {
      return TEMPLATE;
    },
    arguments: ARGUMENTS,
    withItems: { list: 'any' },
    withParam: 'string',
    hooks: HOOKS,
    onExit: 'string',
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
    archiveLocation: { fields: { archiveLogs: 'boolean', hdfs: { fields: { krbConfigConfigMap: { fields: { name: 'string' } } } } } },
    synchronization: SYNCHRONIZATION,
    memoize: { fields: { cache: { fields: { configMap: { fields: { name: 'string' } } } } } },
    initContainers: { list: CONTAINER },
    sidecars: { list: CONTAINER },
    container: CONTAINER,
    containerSet: { fields: { containers: { list: CONTAINER } } },
    steps: { list: { list: STEP } },
    dag: { fields: { tasks: { list: STEP } } },
    script: CONTAINER,
    resource: RESOURCE,
    data: { fields: { source: { fields: { artifactPaths: ARTIFACT } } } },
    suspend: 'any',
    http: { fields: { headers: { list: { fields: { valueFrom: { fields: { secretKeyRef: { fields: { name: 'string' } } } } } } } } },
    plugin: { entries: 'any' },
  },
};

const SPEC: Shape = {
  fields: {
    entrypoint: 'string',
    onExit: 'string',
    hooks: HOOKS,
    arguments: ARGUMENTS,
    templates: { list: TEMPLATE },
    templateDefaults: TEMPLATE,
    workflowTemplateRef: { fields: { name: 'string', clusterScope: 'boolean' } },
    serviceAccountName: 'string',
    automountServiceAccountToken: 'boolean',
    executor: EXECUTOR,
    podSpecPatch: 'string',
    artifactGC: { fields: { strategy: 'string', serviceAccountName: 'string', podSpecPatch: 'string' } },
    archiveLogs: 'boolean',
    artifactRepositoryRef: { fields: { configMap: 'string' } },
    executorPlugins: {
      list: { fields: { metadata: { fields: { name: 'string' } }, spec: { fields: { sidecar: { fields: { automountServiceAccountToken: 'boolean' } } } } } },
    },
    imagePullSecrets: { list: { fields: { name: 'string' } } },
    podDisruptionBudget: 'any',
    synchronization: SYNCHRONIZATION,
    ttlStrategy: 'any',
    volumeClaimTemplates: 'any',
  },
};

const METADATA: Shape = { fields: { name: 'string', generateName: 'string', namespace: 'string' } };

/** A Workflow, a WorkflowTemplate or a ClusterWorkflowTemplate. */
export const WORKFLOW: Shape = { fields: { apiVersion: 'string', kind: 'string', metadata: METADATA, spec: SPEC } };

export const CRON_WORKFLOW: Shape = {
  fields: { apiVersion: 'string', kind: 'string', metadata: METADATA, spec: { fields: { workflowSpec: SPEC, concurrencyPolicy: 'string' } } },
};

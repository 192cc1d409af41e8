import { ArgoVersion } from '../../argo-version';
import { FeatureRow } from '../feature-row';

/** Features that single workflows use, in alphabetical order: manifests show all but the external agent. */
export const WORKFLOW_FEATURES = {
  'artifact-drivers': {
    takes: { kind: 'nothing', ignoresNames: true },
    since: ArgoVersion.V4_0,
    inManifests: true,
    off: 'The server does not check that the images of `artifactDrivers` are in its pod.',
    doc: {
      about: 'The check that the images of `artifactDrivers` are in the server\'s pod, from 4.0 on.',
      costs: 'It costs the server `get` and `list` on the pods of the install namespace.',
      without: 'Without it the server only warns.',
    },
  },
  'artifact-garbage-collection': {
    takes: { kind: 'nothing' },
    inManifests: true,
    off: 'No workflow has an `artifactGC`: it would keep its finalizer and could not be deleted.',
    doc: {
      about: 'Artifact garbage collection: workflows with an `artifactGC`.',
      costs: 'It costs `create` and `delete` on `workflowartifactgctasks`.',
      without: 'Without it such workflows keep a finalizer and can\'t be deleted.',
    },
  },
  'artifact-repositories': {
    takes: {
      kind: 'names',
      each: { parameter: 'configMap', doc: 'The name of a configmap, except the default `artifact-repositories`, which is read anyway.' },
    },
    inManifests: true,
    off: 'No workflow has an `artifactRepositoryRef` with a configmap of its own.',
    doc: {
      about: 'Workflows whose `artifactRepositoryRef` names a configmap.',
      costs: 'It costs the controller and the server `get` on these configmaps, the controller also in the install namespace.',
      without: 'Without it such workflows fail.',
    },
  },
  'cluster-workflow-templates': {
    takes: { kind: 'nothing' },
    inManifests: true,
    off: 'No workflow refers to a cluster workflow template.',
    doc: {
      about: 'Cluster workflow templates.',
      costs: 'It costs the controller, and from 3.7 on the server, `get`, `list` and `watch` on `clusterworkflowtemplates`, in a ClusterRole '
        + 'also where everything else is in one namespace.',
      without: 'Without it references to them are rejected.',
    },
  },
  'cron-replacement': {
    takes: { kind: 'nothing' },
    requires: ['cron-workflows'],
    inManifests: true,
    off: 'No cron workflow has the `concurrencyPolicy: Replace`.',
    doc: {
      about: 'Cron workflows with the `concurrencyPolicy: Replace`, with `CRON_WORKFLOWS`.',
      costs: 'It costs `patch` on workflows.',
      without: 'Without it their runs fail.',
    },
  },
  'cron-workflows': {
    takes: { kind: 'nothing' },
    inManifests: true,
    off: 'No schedule runs, and the controller logs that it may not list cron workflows.',
    doc: {
      about: 'Cron workflows.',
      costs: 'It costs `create` and `delete` on workflows, and `list`, `watch` and `patch` on `cronworkflows`: the controller may then run '
        + 'pods under any ServiceAccount of the workflow namespaces, through a workflow.',
      without: 'Without it no schedule runs.',
    },
  },
  'entrypoint-lookup': {
    takes: {
      kind: 'names',
      each: { parameter: 'serviceAccount', doc: 'The name of a ServiceAccount that such workflows run under, `default` where they name none.' },
    },
    inManifests: true,
    ofAccounts: true,
    off: 'Every container has a `command`, or `images` of the configuration has that of its image; from 4.0 on it also has those of the '
      + 'images of artifact drivers.',
    doc: {
      about: 'Containers without a `command` whose image is not in `images` of the configuration, and from 4.0 on images of artifact drivers '
        + 'that are not there: the controller reads the command from their registry.',
      costs: 'It costs `get` on these ServiceAccounts.',
      without: 'Without it such workflows fail.',
    },
  },
  'executor-plugins': {
    takes: { kind: 'names', each: { parameter: 'plugin', doc: 'The name of a plugin.' } },
    requires: ['http-templates', 'plugin-templates'],
    inManifests: true,
    objectOf: (plugin) => `${plugin}-executor-plugin`,
    setUp: () => ({ controllerFlags: ['--executor-plugins'] }),
    off: 'No executor plugin has `automountServiceAccountToken: true`.',
    doc: {
      about: 'Executor plugins with `automountServiceAccountToken: true`, with `httpTemplates(…)` or `pluginTemplates(…)`: the agent has them all.',
      costs: 'It costs `get` on the ServiceAccounts `<plugin>-executor-plugin`.',
      without: 'Without it workflows with such plugins fail.',
    },
  },
  'executor-service-accounts': {
    takes: { kind: 'names', each: { parameter: 'serviceAccount', doc: 'The name of a ServiceAccount.' } },
    inManifests: true,
    ofAccounts: true,
    off: 'No workflow or template has an `executor.serviceAccountName`.',
    doc: {
      about: 'Workflows and templates with an `executor.serviceAccountName`.',
      costs: 'It costs `get` on these ServiceAccounts.',
      without: 'Without it such workflows fail.',
    },
  },
  'external-agent': {
    takes: { kind: 'nothing' },
    since: ArgoVersion.V4_1,
    triggers: ['task-sets'],
    setUp: () => ({ configuration: { disableAgentPodCreation: true } }),
    doc: {
      about: 'HTTP and plugin templates that an agent outside of Argo runs, from 4.1 on: `disableAgentPodCreation: true`.',
      costs: 'It costs `create` and `patch` on `workflowtasksets` and `patch` on their status, and neither a secret nor a ServiceAccount.',
      without: 'Without it such workflows fail.',
    },
  },
  'http-templates': {
    takes: {
      kind: 'names',
      each: { parameter: 'serviceAccount', doc: 'The name of a ServiceAccount that such workflows run under, `default` where they name none.' },
    },
    contradicts: { feature: 'external-agent', because: 'with it the controller makes no agent pod' },
    inManifests: true,
    ofAccounts: true,
    triggers: ['agent-pod', 'task-sets'],
    doc: {
      about: 'HTTP templates, which an agent pod runs.',
      costs: 'It costs `create` and `patch` on `workflowtasksets`, `patch` on their status, and `get` on these ServiceAccounts and on the '
        + 'secret `argo-workflows-agent-ca-certificates`.',
      without: 'Without it such workflows fail.',
    },
  },
  'image-pull-secrets': {
    takes: {
      kind: 'names',
      each: { parameter: 'secret', doc: 'The name of a pull secret of workflows or of the ServiceAccounts they run under.' },
    },
    requires: ['entrypoint-lookup'],
    inManifests: true,
    off: 'Images whose command is looked up are pulled without a secret.',
    doc: {
      about: 'Pull secrets for images whose command is looked up, with `entrypointLookup(…)`.',
      costs: 'It costs `get` on these secrets in the workflow namespaces.',
      without: 'Without it the look-up of such images fails.',
    },
  },
  'large-templates': {
    takes: { kind: 'nothing' },
    since: ArgoVersion.V3_6,
    inManifests: true,
    off: 'No template, and no list of arguments, is longer than 131,072 bytes.',
    doc: {
      about: 'Templates of more than 131,072 bytes, from 3.6 on, and arguments of that length, from 3.7 on.',
      costs: 'It costs `create` on configmaps in the workflow namespaces.',
      without: 'Without it their nodes fail.',
    },
  },
  'memoization': {
    takes: { kind: 'names', each: { parameter: 'configMap', doc: 'The name of a configmap that holds a cache.' } },
    inManifests: true,
    off: 'No template has a `memoize`.',
    doc: {
      about: 'Templates with a `memoize`.',
      costs: 'It costs `get` and `update` on these configmaps and `create` on configmaps, always in the install namespace.',
      without: 'Without it they fail.',
    },
  },
  'plugin-templates': {
    takes: {
      kind: 'names',
      each: { parameter: 'serviceAccount', doc: 'The name of a ServiceAccount that such workflows run under, `default` where they name none.' },
    },
    contradicts: { feature: 'external-agent', because: 'with it the controller makes no agent pod' },
    inManifests: true,
    ofAccounts: true,
    triggers: ['agent-pod', 'task-sets'],
    doc: {
      about: 'Plugin templates, which an agent pod runs.',
      costs: 'It costs what HTTP templates cost.',
      without: 'Without it such workflows fail.',
    },
  },
  'pod-disruption-budgets': {
    takes: { kind: 'nothing' },
    inManifests: true,
    off: 'No workflow has a `podDisruptionBudget`.',
    doc: {
      about: 'Workflows with a `podDisruptionBudget`.',
      costs: 'It costs `create` and `delete` on `poddisruptionbudgets`, in 3.5 also `get`.',
      without: 'Without it such workflows never start.',
    },
  },
  'semaphores': {
    takes: {
      kind: 'names in namespaces',
      each: { parameter: 'configMap', doc: 'The name of a configmap.' },
      namespace: { parameter: 'namespace', doc: 'The namespace of the configmaps.' },
      elsewhere: {
        about: 'Semaphores whose limit is in a configmap of another namespace, which the workflow names.',
        costs: 'It costs `get` on these configmaps there.',
        without: 'Without it such workflows fail.',
      },
    },
    inManifests: true,
    off: 'No workflow has a semaphore with a `configMapKeyRef`; mutexes need nothing.',
    doc: {
      about: 'Semaphores whose limit is in a configmap of the workflow\'s own namespace.',
      costs: 'It costs `get` on these configmaps.',
      without: 'Without it such workflows fail.',
      note: 'Mutexes need nothing.',
    },
  },
  'time-to-live': {
    takes: { kind: 'nothing' },
    inManifests: true,
    off: 'Finished workflows stay: a `ttlStrategy` and the `retentionPolicy` of the configuration have no effect.',
    doc: {
      about: 'The deletion of finished workflows: their `ttlStrategy`, and the `retentionPolicy` of the configuration.',
      costs: 'It costs `delete` on workflows.',
      without: 'Without it they stay.',
    },
  },
  'volume-claim-templates': {
    takes: { kind: 'nothing' },
    inManifests: true,
    off: 'No workflow has `volumeClaimTemplates`.',
    doc: {
      about: 'Workflows with `volumeClaimTemplates`.',
      costs: 'It costs `get`, `create`, `update` and `delete` on `persistentvolumeclaims` of the workflow namespaces.',
      without: 'Without it such workflows fail.',
    },
  },
  'workflow-templates': {
    takes: {
      kind: 'optional names',
      each: { parameter: 'name', doc: 'The name of a workflow template.' },
      all: {
        about: 'Workflows that refer to workflow templates, any of them.',
        costs: 'It costs `get` on `workflowtemplates`.',
        without: 'Without it such workflows fail.',
        note: 'See `workflowTemplates(…)` for some of them.',
      },
    },
    inManifests: true,
    off: 'No workflow refers to a workflow template.',
    doc: {
      about: 'Workflows that refer to these workflow templates.',
      costs: 'It costs `get` on them.',
      without: 'Without it such workflows fail.',
    },
  },
} as const satisfies Readonly<Record<string, FeatureRow>>;

import { Scenario } from './scenario';
import { pause, ScenarioRun, WorkflowObject } from './scenario-run';
import { ApiOperation, ArgoFeature, ArgoVersion, ArtifactGarbageCollector, Core, InstallScope, OptionalNeed, ResourceAction } from '../../../lib';
import { ARTIFACT_REPOSITORY, DATABASE } from '../services/lab-services';

const WITH_CLUSTER_ROLE = () => InstallScope.namespaced({ clusterRole: true });

/** Creates a workflow with its claim, as a controller leaves them that ends before it has written down the claim. */
async function prepareClaim(run: ScenarioRun): Promise<void> {
  const { objects, place: { workflow: namespace } } = run;
  await run.apply('claim-exists');
  const owner = await objects.find('Workflow', 'claim-exists', namespace);
  const ownerReferences = [{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', name: 'claim-exists', uid: owner?.metadata.uid, controller: true }];
  await objects.create([{
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'claim-exists-data', ownerReferences },
    spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'lab', resources: { requests: { storage: '1Mi' } } },
  }], namespace);
}

/** Each feature alone, with the least else. */
export const FEATURE_SCENARIOS: readonly Scenario[] = [
  {
    name: 'core',
    shows: 'Workflows run without any feature: outputs, a sidecar, a deadline, deletion of pods, and conflicting updates.',
    apiServers: ['usual', 'without-watch-list'],
    workflows: { 'hello': 'Succeeded', 'stop': 'Failed', 'events-repeat': 'Succeeded', 'conflict': 'Succeeded' },
    act: async ({ objects, place }) => {
      for (let change = 0; change < 60; change++) {
        await objects.patch('Workflow', 'conflict', { metadata: { annotations: { change: String(change) } } }, place.workflow);
        await pause(100);
      }
    },
  },
  {
    name: 'pod-exists',
    shows: 'The pod of a step exists already, and the controller adopts it.',
    before: ['pod-exists'],
    holds: (run) => run.until('the step has a pod', async () => {
      await run.expectNothingDenied('pod-exists');
      return (await run.objects.find<WorkflowObject>('Workflow', 'pod-exists', run.place.workflow))?.status?.nodes !== undefined;
    }),
  },
  {
    name: 'workflow-templates',
    shows: 'A workflow refers to a workflow template.',
    features: () => [ArgoFeature.WORKFLOW_TEMPLATES],
    workflows: { 'workflow-template': 'Succeeded' },
  },
  {
    name: 'workflow-templates-by-name',
    shows: 'A workflow refers to the only workflow template that the controller may read.',
    features: () => [ArgoFeature.workflowTemplates('greeting')],
    workflows: { 'workflow-template': 'Succeeded' },
  },
  {
    name: 'cluster-workflow-templates',
    shows: 'A workflow refers to a cluster workflow template in a namespaced install.',
    apiServers: ['usual', 'without-watch-list'],
    scope: WITH_CLUSTER_ROLE,
    features: () => [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES],
    workflows: { 'cluster-workflow-template': 'Succeeded' },
  },
  {
    name: 'cron-workflows',
    shows: 'A cron workflow creates workflows, and the controller deletes older ones.',
    apiServers: ['usual', 'without-watch-list'],
    features: () => [ArgoFeature.CRON_WORKFLOWS],
    before: ['cron-workflow'],
    holds: async (run) => {
      const [first] = await run.whenThereAre('Workflow', 1);
      await run.whenGone('Workflow', first.metadata.name ?? '');
    },
  },
  {
    name: 'cron-replacement',
    shows: 'A cron workflow replaces the workflow of its last run.',
    features: () => [ArgoFeature.CRON_WORKFLOWS, ArgoFeature.CRON_REPLACEMENT],
    before: ['cron-replacement'],
    holds: async (run) => {
      const [first] = await run.whenThereAre('Workflow', 2);
      await run.whenEnded(first.metadata.name ?? '', 'Failed');
    },
  },
  {
    name: 'time-to-live',
    shows: 'The controller deletes a finished workflow.',
    features: () => [ArgoFeature.TIME_TO_LIVE],
    before: ['time-to-live'],
    holds: (run) => run.whenGone('Workflow', 'short-lived'),
  },
  {
    name: 'volume-claim-templates',
    shows: 'The controller creates the claim of a workflow, deletes it at the end, and adopts a claim that exists already.',
    features: () => [ArgoFeature.VOLUME_CLAIM_TEMPLATES],
    prepare: prepareClaim,
    workflows: { 'volume-claim-template': 'Succeeded', 'claim-exists': 'Succeeded' },
    holds: (run) => run.whenGone('PersistentVolumeClaim', 'claims-data'),
  },
  {
    name: 'pod-disruption-budgets',
    shows: 'The controller creates and deletes the disruption budget of a workflow.',
    features: () => [ArgoFeature.POD_DISRUPTION_BUDGETS],
    workflows: { 'pod-disruption-budget': 'Succeeded' },
    holds: (run) => run.whenGone('PodDisruptionBudget', 'budgeted'),
  },
  {
    name: 'semaphores',
    shows: 'The controller reads the limit of a semaphore from a ConfigMap.',
    features: () => [ArgoFeature.semaphores('my-semaphore')],
    workflows: { semaphore: 'Succeeded' },
  },
  {
    name: 'semaphores-elsewhere',
    shows: 'The controller reads the limit of a semaphore from a ConfigMap in another namespace.',
    features: () => [ArgoFeature.semaphoresIn('semaphores', 'shared-semaphore')],
    workflows: { 'semaphore-elsewhere': 'Succeeded' },
  },
  {
    name: 'memoization',
    shows: 'The controller creates, writes and reads a cache, and deletes it after its entries expire.',
    features: () => [ArgoFeature.memoization('my-cache'), ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION],
    controllerEnvironment: { CACHE_GC_PERIOD: '5s', CACHE_GC_AFTER_NOT_HIT_DURATION: '5s' },
    workflows: { memoization: 'Succeeded' },
    holds: (run) => run.whenGone('ConfigMap', 'my-cache', run.place.install),
  },
  {
    name: 'http-templates',
    shows: 'The agent of a workflow sends HTTP requests, one with a header from a Secret.',
    features: () => [ArgoFeature.httpTemplates('workflow')],
    workflow: { agent: true, pods: false, httpHeaderSecrets: ['headers'] },
    workflows: { 'http-template': 'Succeeded', 'http-header-secret': 'Succeeded' },
  },
  {
    name: 'plugin-templates',
    shows: 'The agent of a workflow passes tasks to an executor plugin that has its own token.',
    features: () => [ArgoFeature.pluginTemplates('workflow'), ArgoFeature.executorPlugins('greeting')],
    workflow: { agent: true, pods: false },
    before: ['plugin'],
    workflows: { 'plugin-template': 'Succeeded' },
  },
  {
    name: 'executor-service-accounts',
    shows: 'The executor has its own account.',
    features: () => [ArgoFeature.executorServiceAccounts('workflow-executor')],
    workflow: { separateExecutor: true },
    workflows: { 'executor-service-account': 'Succeeded' },
  },
  {
    name: 'large-templates',
    shows: 'A template is too large for the environment of its pod.',
    since: ArgoVersion.V3_6,
    features: () => [ArgoFeature.LARGE_TEMPLATES],
    act: (run) => run.apply('large-template', (text) => text.replace('LARGE', 'x'.repeat(140_000))),
    holds: (run) => run.whenEnded('large', 'Succeeded'),
  },
  {
    name: 'entrypoint-lookup',
    shows: 'The controller looks up the command of an image in its registry.',
    features: () => [ArgoFeature.entrypointLookup('workflow')],
    workflows: { 'entrypoint-lookup': 'Succeeded' },
  },
  {
    name: 'image-pull-secrets',
    shows: 'The controller looks up the command of an image with a pull secret.',
    features: () => [ArgoFeature.entrypointLookup('workflow'), ArgoFeature.imagePullSecrets('registry')],
    before: ['image-pull-secret-object'],
    workflows: { 'image-pull-secret': 'Succeeded' },
  },
  {
    name: 'artifact-repositories',
    shows: 'A ConfigMap in the namespace of the workflow describes the artifact repository.',
    features: () => [ArgoFeature.artifactRepositories('my-repositories')],
    server: {},
    client: [ApiOperation.artifactDownload({ artifactSecrets: ['object-store'] })],
    workflows: { 'artifact-repository': 'Succeeded' },
    act: async (run) => {
      // A workflow of an older controller, whose status names the repository and doesn't hold it.
      await run.apply('artifact-of-older-controller', (text) => text.replace('NAMESPACE', run.place.workflow));
      await run.call('GET', `/artifacts/${run.place.workflow}/older/older/out`);
    },
  },
  {
    name: 'artifact-garbage-collection',
    shows: 'A pod deletes the artifacts of a completed workflow.',
    features: () => [ArgoFeature.ARTIFACT_GARBAGE_COLLECTION],
    configuration: { artifactRepository: ARTIFACT_REPOSITORY },
    workflow: { artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT },
    workflows: { 'artifact-gc': 'Succeeded' },
    holds: (run) => run.whenArtifactsAreDeleted('cleans-up'),
  },
  {
    name: 'archive',
    shows: 'The controller archives a finished workflow in PostgreSQL.',
    features: () => [ArgoFeature.persistence('database'), ArgoFeature.ARCHIVE],
    configuration: { persistence: { ...DATABASE, archive: true, clusterName: 'archive' } },
    before: ['database-secret'],
    server: {},
    workflows: { hello: 'Succeeded' },
    holds: (run) => run.until('the workflow is archived', async () =>
      (await run.objects.find('Workflow', 'hello', run.place.workflow))?.metadata.labels?.['workflows.argoproj.io/workflow-archiving-status'] === 'Archived'),
  },
  {
    name: 'database-locks',
    shows: 'A workflow acquires a lock in a database.',
    since: ArgoVersion.V3_7,
    features: () => [ArgoFeature.databaseLocks('database')],
    configuration: { synchronization: { ...DATABASE, controllerName: 'database-locks' } },
    before: ['database-secret'],
    workflows: { 'database-lock': 'Succeeded' },
  },
  {
    name: 'namespace-parallelism',
    shows: 'A label of the namespace limits how many workflows run.',
    apiServers: ['usual', 'without-watch-list'],
    since: ArgoVersion.V3_7,
    scope: WITH_CLUSTER_ROLE,
    features: () => [ArgoFeature.NAMESPACE_PARALLELISM],
    workflows: { hello: 'Succeeded' },
  },
  {
    name: 'resource-actions',
    shows: 'Resource templates run each action.',
    workflow: {
      resourceActions: [
        ResourceAction.create(Core.configMaps),
        ResourceAction.get(Core.configMaps.named('to-get'), { outputs: true }),
        ResourceAction.apply(Core.configMaps),
        ResourceAction.apply(Core.configMaps, { serverSide: true }),
        ResourceAction.patch(Core.configMaps.named('to-patch')),
        ResourceAction.replace(Core.configMaps.named('to-replace')),
        ResourceAction.delete(Core.configMaps.named('to-delete')),
      ],
    },
    workflows: { 'resource-actions': 'Succeeded' },
  },
  {
    name: 'data',
    shows: 'A data template lists the files of the object store.',
    configuration: { artifactRepository: ARTIFACT_REPOSITORY },
    workflows: { data: 'Succeeded' },
  },
  {
    name: 'nothing-optional',
    shows: 'A controller runs without all optional needs.',
    without: Object.values(OptionalNeed),
    workflows: { stop: 'Failed', conflict: 'Succeeded' },
  },
];

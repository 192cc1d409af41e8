import { Scenario } from './scenario';
import { alwaysNeedsClusterRole } from './scenario-install';
import { ApiOperation, ArgoFeature, ArgoVersion, ArtifactGarbageCollector, InstallScope } from '../../../lib';
import { ARTIFACT_REPOSITORY, DATABASE } from '../services/lab-services';

/** Every feature that the lab tries alone and that goes with the others. */
const FEATURES: readonly ArgoFeature[] = [
  ArgoFeature.ARCHIVE,
  ArgoFeature.ARTIFACT_GARBAGE_COLLECTION,
  ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES,
  ArgoFeature.CRON_REPLACEMENT,
  ArgoFeature.CRON_WORKFLOWS,
  ArgoFeature.EVENT_DISPATCH,
  ArgoFeature.LARGE_TEMPLATES,
  ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION,
  ArgoFeature.NAMESPACE_PARALLELISM,
  ArgoFeature.POD_DISRUPTION_BUDGETS,
  ArgoFeature.TIME_TO_LIVE,
  ArgoFeature.VOLUME_CLAIM_TEMPLATES,
  ArgoFeature.WORKFLOW_TEMPLATES,
  ArgoFeature.artifactRepositories('my-repositories'),
  ArgoFeature.databaseLocks('database'),
  ArgoFeature.entrypointLookup('workflow'),
  ArgoFeature.executorPlugins('greeting'),
  ArgoFeature.httpTemplates('workflow'),
  ArgoFeature.imagePullSecrets('registry'),
  ArgoFeature.memoization('my-cache'),
  ArgoFeature.persistence('database'),
  ArgoFeature.pluginTemplates('workflow'),
  ArgoFeature.semaphores('my-semaphore'),
  ArgoFeature.semaphoresIn('semaphores', 'shared-semaphore'),
];

/** All features in one install. */
function together(name: string): Omit<Scenario, 'shows' | 'scope'> {
  return {
    name,
    since: ArgoVersion.V3_7, // a controller that knows no locks of a database refuses the configuration
    features: () => [...FEATURES],
    configuration: {
      artifactRepository: ARTIFACT_REPOSITORY,
      persistence: { ...DATABASE, archive: true, clusterName: name },
      synchronization: { ...DATABASE, controllerName: name },
    },
    controllerEnvironment: { CACHE_GC_PERIOD: '5s', CACHE_GC_AFTER_NOT_HIT_DURATION: '5s' },
    server: {},
    client: [ApiOperation.workflowList()],
    workflow: { agent: true, httpHeaderSecrets: ['headers'], artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT },
    prepare: ({ objects, place }) => objects.create([
      { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'database' }, stringData: { username: 'argo', password: 'lab' } },
    ], place.install),
    before: ['plugin', 'image-pull-secret-object', 'cron-workflow', 'time-to-live'],
    workflows: {
      'hello': 'Succeeded',
      'workflow-template': 'Succeeded',
      'cluster-workflow-template': 'Succeeded',
      'volume-claim-template': 'Succeeded',
      'pod-disruption-budget': 'Succeeded',
      'semaphore': 'Succeeded',
      'semaphore-elsewhere': 'Succeeded',
      'memoization': 'Succeeded',
      'http-template': 'Succeeded',
      'http-header-secret': 'Succeeded',
      'plugin-template': 'Succeeded',
      'image-pull-secret': 'Succeeded',
      'artifact-repository': 'Succeeded',
      'artifact-gc': 'Succeeded',
    },
    act: async (run) => {
      await run.apply('large-template', (text) => text.replace('LARGE', 'x'.repeat(140_000)));
      await run.call('GET', `/api/v1/workflows/${run.place.install}`); // a client of the whole cluster works in the install namespace alone
    },
    holds: async (run) => {
      await run.whenEnded('large', 'Succeeded');
      await run.whenGone('Workflow', 'short-lived');
      await run.whenArtifactsAreDeleted('cleans-up');
    },
  };
}

/** Installs of each scope; a controller of the cluster sees the workflows of all scenarios, so that it is alone. */
export const INSTALL_SCENARIOS: readonly Scenario[] = [
  {
    ...together('all-in-one-namespace'),
    shows: 'All features run together in a namespaced install.',
    scope: () => InstallScope.namespaced({ clusterRole: true }),
    isAlone: true,
  },
  {
    name: 'managed-namespace',
    shows: 'Workflows run in a managed namespace.',
    scope: ({ workflow }, version) => InstallScope.managedNamespace(workflow, { clusterRole: alwaysNeedsClusterRole(version) }),
    workflowsElsewhere: true,
    server: {},
    client: [ApiOperation.workflowList()],
    workflows: { 'hello': 'Succeeded', 'events-repeat': 'Succeeded' },
    act: async (run) => {
      await run.call('GET', `/api/v1/workflows/${run.place.workflow}`);
    },
  },
  {
    ...together('all-in-the-cluster'),
    shows: 'All features run together in an install for the cluster.',
    scope: () => InstallScope.cluster(),
    workflowsElsewhere: true,
    isAlone: true,
  },
  {
    name: 'named-namespaces',
    shows: 'An install for the cluster has access to one named namespace of workflows.',
    scope: ({ workflow }) => InstallScope.cluster({ workflowNamespaces: [workflow] }),
    workflowsElsewhere: true,
    isAlone: true,
    features: () => [ArgoFeature.CRON_WORKFLOWS, ArgoFeature.WORKFLOW_TEMPLATES],
    server: {},
    client: [ApiOperation.workflowList()],
    workflows: { 'hello': 'Succeeded', 'workflow-template': 'Succeeded' },
    act: async (run) => {
      await run.call('GET', `/api/v1/workflows/${run.place.workflow}`);
    },
  },
];

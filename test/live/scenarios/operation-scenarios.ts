import { Scenario } from './scenario';
import { ScenarioRun } from './scenario-run';
import { Argo, ArgoFeature, ArtifactGarbageCollector, Core, ResourceAction, WorkflowServiceAccount } from '../../../lib';
import { ClusterObject } from '../cluster-objects';
import { ARTIFACT_REPOSITORY, MYSQL_DATABASE } from '../services/lab-services';

type Lease = ClusterObject & { readonly spec?: { readonly holderIdentity?: string } };

/** The pod of the controller that works. */
async function leaderOf({ objects, place }: ScenarioRun, lease = 'workflow-controller'): Promise<string> {
  return (await objects.find<Lease>('Lease', lease, place.install))?.spec?.holderIdentity ?? '';
}

/** Ends the controller that works, once a workflow runs, and returns its name. */
async function endLeader(run: ScenarioRun, workflow: string): Promise<string> {
  await run.until('the workflow runs', async () =>
    (await run.objects.list('Pod', run.place.workflow, `workflows.argoproj.io/workflow=${workflow}`)).length > 0);
  const leader = await leaderOf(run);
  await run.objects.delete('Pod', leader, run.place.install, { gracePeriodSeconds: 0 });
  return leader;
}

/** Steps that make a workflow the owner of an object that is there already. */
const ADOPTIONS = [ResourceAction.apply, ResourceAction.patch, ResourceAction.replace];

const ADOPTION = 'the plugin asks whether the account may delete the object whose owner it changes';

/** What happens to controllers as they run, and clusters with other rules. */
export const OPERATION_SCENARIOS: readonly Scenario[] = [
  {
    name: 'leader-failover',
    shows: 'Of two controllers, the waiting one becomes the leader when the other ends.',
    isExtra: true,
    controllerReplicas: 2,
    workflows: { restart: 'Succeeded' },
    act: async (run) => {
      const gone = await endLeader(run, 'outlives');
      await run.until('another leads', async () => ![gone, ''].includes(await leaderOf(run)));
    },
  },
  {
    name: 'controller-restart',
    shows: 'A workflow continues after its controller restarts.',
    isExtra: true,
    workflows: { restart: 'Succeeded' },
    act: async (run) => {
      await endLeader(run, 'outlives');
    },
  },
  {
    name: 'instance-id',
    shows: 'A controller with an instance ID has its own lease, and ignores workflows without that ID.',
    isExtra: true,
    instanceId: 'lab',
    before: ['plain'],
    workflows: { instance: 'Succeeded' },
    holds: async (run) => {
      const other = await run.objects.find<ClusterObject & { readonly status?: object }>('Workflow', 'plain', run.place.workflow);
      if (other?.status !== undefined || await leaderOf(run, 'workflow-controller-lab') === '') {
        throw new Error('The workflow of nobody has been taken up, or there is no lease.');
      }
    },
  },
  {
    name: 'archive-in-mysql',
    shows: 'The controller archives a finished workflow in MySQL.',
    isExtra: true,
    usesMysql: true,
    features: () => [ArgoFeature.persistence('database'), ArgoFeature.ARCHIVE],
    configuration: { persistence: { ...MYSQL_DATABASE, archive: true, clusterName: 'mysql' } },
    before: ['database-secret'],
    server: {},
    workflows: { hello: 'Succeeded' },
    holds: (run) => run.until('the workflow is archived', async () =>
      (await run.objects.find('Workflow', 'hello', run.place.workflow))?.metadata.labels?.['workflows.argoproj.io/workflow-archiving-status'] === 'Archived'),
  },
  {
    name: 'hdfs',
    shows: 'The executor reads the Kerberos configuration of an artifact in HDFS.',
    isExtra: true,
    workflow: { hdfsConfigMaps: ['kerberos'] },
    before: ['hdfs'],
    holds: async (run) => {
      await run.whenEnded('takes-from-hdfs'); // as Error, and in 3.6 as Failed: it doesn't reach the store
      await run.expectNothingDenied('takes-from-hdfs');
    },
  },
  {
    name: 'owner-references',
    shows: 'With the admission plugin, workflows, cron workflows and tasks own objects.',
    isExtra: true,
    apiServers: ['owner-references'],
    ownerReferencesPermissionEnforcement: true,
    features: () => [
      ArgoFeature.ARTIFACT_GARBAGE_COLLECTION,
      ArgoFeature.CRON_WORKFLOWS,
      ArgoFeature.LARGE_TEMPLATES,
      ArgoFeature.POD_DISRUPTION_BUDGETS,
      ArgoFeature.VOLUME_CLAIM_TEMPLATES,
      ArgoFeature.httpTemplates('workflow'),
    ],
    configuration: { artifactRepository: ARTIFACT_REPOSITORY },
    workflow: {
      agent: true,
      artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT,
      resourceActions: [ResourceAction.create(Core.configMaps, { setOwnerReference: true })],
    },
    before: ['cron-workflow'],
    workflows: {
      'hello': 'Succeeded',
      'artifact-gc': 'Succeeded',
      'http-template': 'Succeeded',
      'owned': 'Succeeded',
      'pod-disruption-budget': 'Succeeded',
      'volume-claim-template': 'Succeeded',
    },
    act: (run) => run.apply('large-template', (text) => text.replace('LARGE', 'x'.repeat(140_000))),
    holds: async (run) => {
      await run.whenEnded('large', 'Succeeded');
      await run.whenArtifactsAreDeleted('cleans-up');
      await run.until('the schedule has made a workflow', async () =>
        (await run.objects.list('Workflow', run.place.workflow, 'workflows.argoproj.io/cron-workflow=often')).length > 0);
    },
  },
  {
    name: 'owner-references-changed',
    shows: 'With the admission plugin, steps make their workflow the owner of an existing object.',
    isExtra: true,
    apiServers: ['owner-references'],
    ownerReferencesPermissionEnforcement: true,
    workflow: { resourceActions: ADOPTIONS.map((action) => action(Core.configMaps, { setOwnerReference: true })) },
    define: (chart, { workflow }, version) => {
      // As for a cluster without the plugin: with `update` on the finalizers of workflows, and without `delete` on what is owned.
      new WorkflowServiceAccount(chart, 'without-deletion', {
        version,
        resourceActions: [ResourceAction.patch(Core.configMaps)],
        containerGrants: [Argo.workflowsFinalizers.update()],
        metadata: { namespace: workflow },
      });
    },
    before: ['adopted'],
    workflows: { 'adopts': 'Succeeded', 'adopts-without-deletion': 'Failed' },
    refusedByDesign: [
      { verb: 'patch', resource: 'configmaps', because: ADOPTION, says: 'cannot set an ownerRef on a resource you can\'t delete' },
    ],
  },
];

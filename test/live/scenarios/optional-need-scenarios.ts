import { Scenario } from './scenario';
import { pause, ScenarioRun } from './scenario-run';
import { OptionalNeed } from '../../../lib';
import { ClusterObject } from '../cluster-objects';

/** Longer than anything takes that is to be seen not to happen. */
const A_WHILE = 6_000;

/** Fails where something is there, or isn't, that is said to be. */
function expectThat(holds: boolean, what: string): void {
  if (!holds) {
    throw new Error(`It doesn't hold that ${what}.`);
  }
}

/** The events of the namespace that the controller has written. */
async function controllerEvents({ objects, place }: ScenarioRun): Promise<ClusterObject[]> {
  const events = await objects.list<ClusterObject & { readonly source?: { readonly component?: string } }>('Event', place.workflow);
  return events.filter(({ source }) => source?.component === 'workflow-controller');
}

const phaseOf = ({ status }: ClusterObject & { readonly status?: { readonly phase?: string } }) => status?.phase;

/** Pods of a workflow that run. */
async function runningPods({ objects, place }: ScenarioRun, workflow: string): Promise<ClusterObject[]> {
  return (await objects.list('Pod', place.workflow, `workflows.argoproj.io/workflow=${workflow}`)).filter((pod) => phaseOf(pod) === 'Running');
}

/** Puts a label of every new workflow into the configuration, makes a workflow, and says whether it gets the label. */
async function takesOverChange(run: ScenarioRun): Promise<boolean> {
  const { objects, place, install: { configuration } } = run;
  const { config } = configuration.data as { readonly config: string };
  const changed = { ...JSON.parse(config) as object, workflowDefaults: { metadata: { labels: { changed: 'yes' } } } };
  await run.until('the controller runs', async () => (await run.log('workflow-controller')) !== '');
  await pause(A_WHILE);
  await objects.patch('ConfigMap', configuration.metadata.name ?? '', { data: { config: JSON.stringify(changed) } }, place.install);
  await pause(A_WHILE);
  await run.apply('plain');
  await run.whenEnded('plain', 'Succeeded');
  return (await objects.find('Workflow', 'plain', place.workflow))?.metadata.labels?.changed === 'yes';
}

/** What the controller can do without, each given up alone and, where that isn't seen elsewhere, had. */
export const OPTIONAL_NEED_SCENARIOS: readonly Scenario[] = [
  {
    name: 'configuration-reload',
    shows: 'The controller applies a changed configuration while it runs.',
    isExtra: true,
    holds: async (run) => expectThat(await takesOverChange(run), 'the change is taken over'),
  },
  {
    name: 'without-configuration-reload',
    shows: 'Without this optional need, the controller applies a changed configuration only after a restart.',
    isExtra: true,
    without: [OptionalNeed.CONFIGURATION_RELOAD],
    workflows: { hello: 'Succeeded' },
    holds: async (run) => expectThat(!await takesOverChange(run), 'the change isn\'t taken over'),
  },
  {
    name: 'container-termination',
    shows: 'The controller ends a daemon when its steps are complete.',
    isExtra: true,
    workflows: { daemon: 'Succeeded' },
    holds: (run) => run.until('the daemon has ended', async () => (await runningPods(run, 'has-daemon')).length === 0),
  },
  {
    name: 'without-container-termination',
    shows: 'Without this optional need, a daemon runs on after its workflow.',
    isExtra: true,
    without: [OptionalNeed.CONTAINER_TERMINATION],
    workflows: { daemon: 'Succeeded' },
    holds: async (run) => {
      await pause(A_WHILE);
      expectThat((await runningPods(run, 'has-daemon')).length === 1, 'the daemon runs on');
    },
  },
  {
    name: 'events',
    shows: 'The controller reports the progress of workflows as events.',
    isExtra: true,
    workflows: { hello: 'Succeeded' },
    holds: async (run) => expectThat((await controllerEvents(run)).length > 0, 'there are events'),
  },
  {
    name: 'without-events',
    shows: 'Without this optional need, the controller writes no events.',
    isExtra: true,
    without: [OptionalNeed.EVENTS],
    workflows: { hello: 'Succeeded' },
    holds: async (run) => expectThat((await controllerEvents(run)).length === 0, 'there are no events'),
  },
  {
    name: 'without-leader-election',
    shows: 'Without this optional need, a single controller runs without a lease.',
    isExtra: true,
    without: [OptionalNeed.LEADER_ELECTION],
    workflows: { hello: 'Succeeded' },
    holds: async ({ objects, place }) => expectThat((await objects.list('Lease', place.install)).length === 0, 'there is no lease'),
  },
  {
    name: 'without-pod-deletion',
    shows: 'Without this optional need, pods stay although their workflow requests their deletion.',
    isExtra: true,
    without: [OptionalNeed.POD_DELETION],
    workflows: { hello: 'Succeeded' },
    holds: async ({ objects, place }) => {
      await pause(A_WHILE);
      expectThat((await objects.list('Pod', place.workflow, 'workflows.argoproj.io/workflow=hello')).length === 1, 'the pod stays');
    },
  },
  {
    name: 'without-task-result-deletion',
    shows: 'Without this optional need, task results stay after their workflow is complete.',
    isExtra: true,
    without: [OptionalNeed.TASK_RESULT_DELETION],
    workflows: { hello: 'Succeeded' },
    holds: async ({ objects, place }) => {
      await pause(A_WHILE);
      expectThat((await objects.list('WorkflowTaskResult', place.workflow)).length === 1, 'the result stays');
    },
  },
];

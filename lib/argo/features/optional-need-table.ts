import { SetUp } from './feature-row';
import { leaderLease } from '../argo-names';
import { ArgoVersion } from '../argo-version';

/** The configuration that the names of a need follow from. */
export interface NamedConfiguration {
  readonly configMap: string;
  readonly instanceId?: string;
}

/** The facts about a permission that the controller can do without. */
interface OptionalNeedRow {
  /** Its subject: a sentence. */
  readonly about: string;

  /** The loss without it, for the user who gives it up: a sentence that begins with `Without it`. */
  readonly without: string;

  /** The condition while it is off: a sentence. */
  readonly off: string;

  /** How a version is set up without it. */
  readonly setUp?: (version: ArgoVersion) => SetUp;

  /** The names for its rows, and the prop that they come from, where they require some. */
  readonly named?: { readonly by: keyof NamedConfiguration; readonly names: (configuration: NamedConfiguration) => readonly string[] };
}

const ROWS = {
  'configuration-reload': {
    about: 'Taking over changes of the controller configmap as it runs.',
    without: 'Without it a change takes effect only when the controller starts again, and a waiting workflow learns late of a changed semaphore.',
    off: 'A change of the controller configmap takes effect only when the controller starts again.',
    setUp: () => ({ controllerEnvironment: { WATCH_CONTROLLER_SEMAPHORE_CONFIGMAPS: 'false' } }),
    named: { by: 'configMap', names: ({ configMap }) => [configMap] },
  },
  'container-termination': {
    about: 'Stopping containers that run on, by `create` on `pods/exec`, which runs any command in any container of the workflow namespaces.',
    without: 'Without it daemons run on after their step, and containers after a stop or a deadline. Up to 3.6.10 and in 3.7.0 a workflow with a '
      + 'sidecar never ends, and in 3.5 and 3.6 neither does one with a daemon.',
    off: 'Daemons run on after their step, and containers after a stop or a deadline. Up to 3.6.10 and in 3.7.0 a workflow with a sidecar never ends, '
      + 'and in 3.5 and 3.6 neither does one with a daemon.',
  },
  'events': {
    about: 'Kubernetes events about workflows, nodes and the leader.',
    without: 'Without it `kubectl get events` shows nothing about workflows, and the controller logs that it can\'t create the events that no '
      + 'configuration turns off: that it leads, that a workflow timed out, and in 3.5 that a workflow begins or ends.',
    off: '`kubectl get events` shows nothing about workflows, and the controller logs that it can\'t create the events that no configuration turns off: '
      + 'that it leads, that a workflow timed out, and in 3.5 that a workflow begins or ends.',
    // 3.5 exits where its configuration has a key that it doesn't know.
    setUp: (version) => ({
      configuration: { nodeEvents: { enabled: false }, ...version.isAtLeast(ArgoVersion.V3_6) && { workflowEvents: { enabled: false } } },
    }),
  },
  'leader-election': {
    about: 'Several replicas of the controller, of which one works.',
    without: 'Without it there must never be two of them, also not during a roll-out.',
    off: 'The controller runs in one replica, and two of them, also during a roll-out, act against each other.',
    setUp: () => ({ controllerEnvironment: { LEADER_ELECTION_DISABLE: 'true' } }),
    named: { by: 'instanceId', names: ({ instanceId }) => [leaderLease(instanceId)] },
  },
  'pod-deletion': {
    about: 'Deleting pods of workflows.',
    without: 'Without it `podGC` does nothing, pending pods outlive a shutdown, and from 4.0 on a pod that `failedPodRestart` should start again '
      + 'stays pending for ever.',
    off: 'The pods of workflows stay until the workflow is deleted: `podGC` does nothing, pending pods outlive a shutdown, '
      + 'and from 4.0 on a pod that `failedPodRestart` should start again stays pending for ever.',
  },
  'task-result-deletion': {
    about: 'Deleting the task results of completed workflows.',
    without: 'Without it they stay until the workflow is deleted.',
    off: 'The task results of a completed workflow stay until the workflow is deleted.',
  },
} as const satisfies Readonly<Record<string, OptionalNeedRow>>;

/** The name, in the command, of a permission that the controller can do without; it is the trigger of its needs too. */
export type OptionalNeedId = keyof typeof ROWS;

/** The permissions that the controller can do without, if their loss is accepted. From it the members of `OptionalNeed` are generated. */
export const OPTIONAL_NEEDS: Readonly<Record<OptionalNeedId, OptionalNeedRow>> = ROWS;

/** Every id, in alphabetical order. */
export const OPTIONAL_NEED_IDS = (Object.keys(ROWS) as OptionalNeedId[]).sort();

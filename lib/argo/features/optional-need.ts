import { InstallTrigger } from '../needs/install-trigger';

/**
 * Something that the controller can do without, if what is lost is accepted.
 *
 * All of these are granted unless an install gives them up.
 */
export enum OptionalNeed {
  /**
   * Taking over changes of the controller configmap as it runs.
   *
   * Without it a change takes effect only when the controller starts again, and a waiting workflow learns late of a changed semaphore.
   */
  CONFIGURATION_RELOAD = 'CONFIGURATION_RELOAD',

  /**
   * Stopping containers that run on, by `create` on `pods/exec`, which runs any command in any container of the workflow namespaces.
   *
   * Without it sidecars and daemons run on after their step, and containers run on after a stop or a deadline.
   */
  CONTAINER_TERMINATION = 'CONTAINER_TERMINATION',

  /**
   * Kubernetes events about workflows, nodes and the leader.
   *
   * Without it `kubectl get events` shows nothing about workflows.
   */
  EVENTS = 'EVENTS',

  /**
   * Several replicas of the controller, of which one works.
   *
   * Without it there must never be two of them, also not during a roll-out.
   */
  LEADER_ELECTION = 'LEADER_ELECTION',

  /**
   * Deleting pods of workflows.
   *
   * Without it `podGC` does nothing, pending pods outlive a shutdown, and from 4.0 on a pod that `failedPodRestart` should start again
   * stays pending for ever.
   */
  POD_DELETION = 'POD_DELETION',

  /**
   * Deleting the task results of completed workflows.
   *
   * Without it they stay until the workflow is deleted.
   */
  TASK_RESULT_DELETION = 'TASK_RESULT_DELETION',
}

/** The trigger that each of them is. */
export const OPTIONAL_NEED_TRIGGERS: Readonly<Record<OptionalNeed, InstallTrigger>> = {
  [OptionalNeed.CONFIGURATION_RELOAD]: 'configuration reload',
  [OptionalNeed.CONTAINER_TERMINATION]: 'container termination',
  [OptionalNeed.EVENTS]: 'events',
  [OptionalNeed.LEADER_ELECTION]: 'leader election',
  [OptionalNeed.POD_DELETION]: 'pod deletion',
  [OptionalNeed.TASK_RESULT_DELETION]: 'task result deletion',
};

import { configured, impossible, Need } from './need';
import { Argo, Core } from '../../resources/groups';

/** The features that make the executor need more than the minimum, and how they are requested. */
export const EXECUTOR_TRIGGERS = {
  'agent': '`WorkflowServiceAccountProps.agent`, or HTTP header Secrets',
  'artifact garbage collection': '`WorkflowServiceAccountProps.artifactGarbageCollection`',
  'HDFS configuration': '`WorkflowServiceAccountProps.hdfsConfigMaps`',
  'HTTP header Secrets': '`WorkflowServiceAccountProps.httpHeaderSecrets`',
  'owner references': '`ResourceActionOptions.setOwnerReference` and `WorkflowServiceAccountProps.ownerReferencesPermissionEnforcement`',
  'pods': 'always, unless `WorkflowServiceAccountProps.pods` is false',
} as const;

/** The triggers of a workflow for needs of the executor. */
export type ExecutorTrigger = keyof typeof EXECUTOR_TRIGGERS;

/**
 * The component that makes the calls.
 *
 * - `executor`: Argo's containers in the pods of the templates; they run under `executor.serviceAccountName`, else under the account
 *   of the pod
 * - `agent`: the pod that serves the HTTP and plugin templates of a workflow; always under `spec.serviceAccountName`
 * - `artifact garbage collector`: the pods that delete artifacts; under `artifactGC.serviceAccountName`, else under `default`
 */
export type WorkflowIdentity = 'executor' | 'agent' | 'artifact garbage collector';

/** A need of one of the pods that Argo runs for a workflow. */
export type ExecutorNeed = Need<ExecutorTrigger> & { readonly identity: WorkflowIdentity };

const RUN_TIME = impossible('Argo makes the names as the workflow runs');

/** Everything that the pods of a workflow need for Argo; what resource templates need for their targets is a table of its own. */
export const EXECUTOR_NEEDS: readonly ExecutorNeed[] = [
  {
    id: 'executor.workflowtaskresults.create',
    component: 'executor',
    identity: 'executor',
    trigger: ['pods'],
    place: 'workflow',
    names: RUN_TIME,
    grant: () => Argo.workflowTaskResults.create(),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/executor/taskresult.go:100', 'v3.5.15 workflow/executor/taskresult.go:82'],
    why: 'The executor reports outputs, progress and artifacts of its pod.',
    consequence: 'Its holder can report results for any pod of the namespace, also of other workflows.',
  },
  {
    id: 'executor.workflowtaskresults.patch',
    component: 'executor',
    identity: 'executor',
    trigger: ['pods'],
    place: 'workflow',
    names: RUN_TIME,
    grant: () => Argo.workflowTaskResults.patch(),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/executor/taskresult.go:44,64 from executor.go:983', 'v3.5.15 workflow/executor/taskresult.go:30,48'],
    why: 'The executor updates its report and marks it as complete.',
    consequence: 'Its holder can change the results of any pod of the namespace, also of other workflows.',
  },
  {
    id: 'executor.workflowtasksets.watch',
    component: 'executor',
    identity: 'agent',
    trigger: ['agent'],
    place: 'workflow',
    names: impossible('the task set is named after the workflow, which mostly gets its name when it is submitted'),
    grant: () => Argo.workflowTaskSets.watch(),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/executor/agent.go:97', 'v3.5.15 workflow/executor/agent.go:93'],
    why: 'The agent learns of the HTTP and plugin templates that it is to run.',
    consequence: 'Its holder can read the HTTP and plugin tasks of every workflow of the namespace.',
  },
  {
    id: 'executor.workflowtasksets.status.patch',
    component: 'executor',
    identity: 'agent',
    trigger: ['agent'],
    place: 'workflow',
    names: impossible('the task set is named after the workflow, which mostly gets its name when it is submitted'),
    grant: () => Argo.workflowTaskSetsStatus.patch(),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/executor/agent.go:204', 'v3.5.15 workflow/executor/agent.go:196'],
    why: 'The agent reports what the HTTP and plugin templates gave.',
    consequence: 'Its holder can report results for the HTTP and plugin tasks of every workflow of the namespace.',
  },
  {
    id: 'executor.secrets.http-headers',
    component: 'executor',
    identity: 'agent',
    trigger: ['HTTP header Secrets'],
    place: 'workflow',
    names: configured('the Secrets that `http.headers[].valueFrom.secretKeyRef` names'),
    grant: (names) => Core.secrets.named(...names).get(),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/executor/agent.go:345 through util/util.go:34', 'v3.5.15 workflow/executor/agent.go:339'],
    why: 'The agent reads the values of request headers.',
  },
  {
    id: 'executor.workflowartifactgctasks.list',
    component: 'executor',
    identity: 'artifact garbage collector',
    trigger: ['artifact garbage collection'],
    place: 'workflow',
    names: impossible('it lists by label'),
    grant: () => Argo.workflowArtifactGcTasks.list(),
    denied: 'logged',
    evidence: ['v4.1.2 cmd/argoexec/commands/artifact/delete.go:72', 'v3.5.15 cmd/argoexec/commands/artifact/delete.go:57'],
    why: 'The garbage collector reads which artifacts it is to delete; the artifacts and the workflow stay otherwise.',
  },
  {
    id: 'executor.workflowartifactgctasks.status.patch',
    component: 'executor',
    identity: 'artifact garbage collector',
    trigger: ['artifact garbage collection'],
    place: 'workflow',
    names: RUN_TIME,
    grant: () => Argo.workflowArtifactGcTasksStatus.patch(),
    denied: 'logged',
    evidence: ['v4.1.2 cmd/argoexec/commands/artifact/delete.go:119', 'v3.5.15 cmd/argoexec/commands/artifact/delete.go:105'],
    why: 'The garbage collector reports which artifacts it has deleted; the workflow keeps its finalizer otherwise.',
    consequence: 'Its holder can report artifacts of any workflow of the namespace as deleted.',
  },
  {
    id: 'executor.configmaps.hdfs',
    component: 'executor',
    identity: 'executor',
    trigger: ['HDFS configuration'],
    place: 'workflow',
    names: configured('the configmaps that `hdfs.krbConfigConfigMap` names'),
    grant: (names) => Core.configMaps.named(...names).get(),
    denied: 'workflow fails',
    evidence: ['v4.1.2 workflow/artifacts/hdfs/hdfs.go:87 through workflow/executor/executor.go:904', 'v3.5.15 workflow/artifacts/hdfs/hdfs.go:86'],
    why: 'The executor reads the Kerberos configuration of an HDFS artifact.',
  },
  {
    id: 'executor.workflows.finalizers',
    component: 'executor',
    identity: 'executor',
    trigger: ['owner references'],
    place: 'workflow',
    names: impossible('a workflow mostly gets its name when it is submitted'),
    grant: () => Argo.workflowsFinalizers.update(),
    denied: 'admission',
    evidence: ['v4.1.2 workflow/controller/operator.go:3945', 'v3.5.15 workflow/controller/operator.go:3492'],
    why: 'The executor makes the workflow the owner of an object that a resource template creates, and blocks its deletion by that.',
  },
];

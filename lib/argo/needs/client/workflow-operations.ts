import { Operation, OperationNeed } from './client-need';
import { CONSEQUENCE, UNNAMED } from './client-reasons';
import { clusterWorkflowTemplates, cronWorkflows, cronWorkflowsFinalizers, workflowTemplates, workflows } from './client-resources';
import { CACHED_TEMPLATE_READS, CALLER_TEMPLATE_READS } from './template-reads';
import { Argo, Core } from '../../../resources/groups';
import { ArgoVersion } from '../../argo-version';

const READ_WORKFLOW: readonly OperationNeed[] = [
  {
    place: 'workflow',
    grant: (names) => workflows(names).get(),
    why: 'reads the workflow; a review of the same verb opens the archive where it is no longer live',
  },
  {
    place: 'workflow',
    when: ['latest'],
    unnamed: UNNAMED.LIST,
    grant: () => Argo.workflows.list(),
    why: 'lists the workflows of the namespace to find the one that @latest means',
  },
];

/** Kubernetes rejects an owner reference that blocks deletion from a client that may not update the owner's finalizers. */
const OWNED_BY_CRON_WORKFLOW = (...conditions: OperationNeed['when'] & {}): OperationNeed => ({
  place: 'workflow',
  when: [...conditions, 'ownerReferencesPermissionEnforcement'],
  grant: (names) => cronWorkflowsFinalizers(names).update(),
  why: 'makes the CronWorkflow the owner of the new workflow, which OwnerReferencesPermissionEnforcement checks here',
});

const UPDATE_WORKFLOW: OperationNeed = {
  place: 'workflow',
  grant: (names) => workflows(names).update(),
  why: 'writes the changed workflow back',
  consequence: CONSEQUENCE.WORKFLOW_WRITES,
};

const CREATE_WORKFLOW: OperationNeed = {
  place: 'workflow',
  unnamed: UNNAMED.CREATE,
  grant: () => Argo.workflows.create(),
  why: 'creates the workflow',
  consequence: CONSEQUENCE.WORKFLOW_WRITES,
};

export const WORKFLOW_OPERATIONS = {
  WORKFLOW_CREATE: {
    id: 'workflow.CreateWorkflow',
    summary: 'Creates a workflow.',
    request: 'POST /api/v1/workflows/{ns}',
    needs: [CREATE_WORKFLOW, ...CACHED_TEMPLATE_READS],
    note: 'From 3.7 on argo-server reads templates for the client: the right to create workflows alone runs every template of the '
      + 'namespace, and every cluster template.',
    evidence: ['v4.1.2 server/workflow/workflow_server.go:107-154'],
  },
  WORKFLOW_GET: {
    id: 'workflow.GetWorkflow',
    summary: 'Reads a workflow.',
    request: 'GET /api/v1/workflows/{ns}/{name}',
    needs: READ_WORKFLOW,
    evidence: ['v4.1.2 server/workflow/workflow_server.go:156-184,751-780'],
  },
  WORKFLOW_LIST: {
    id: 'workflow.ListWorkflows',
    summary: 'Lists workflows.',
    request: 'GET /api/v1/workflows/{ns}',
    spansNamespaces: true,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.LIST,
      grant: () => Argo.workflows.list(),
      why: 'lists workflows; argo-server only requests an access review and lists from its cache',
    }],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:186-316', 'v4.1.2 server/workflow/store/lister.go:27-40'],
  },
  WORKFLOW_WATCH: {
    id: 'workflow.WatchWorkflows',
    summary: 'Follows the changes of all workflows.',
    request: 'GET /api/v1/workflow-events/{ns}',
    spansNamespaces: true,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.WATCH,
      grant: () => Argo.workflows.watch(),
      why: 'follows the workflows of the namespace',
    }],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:318-337'],
  },
  WORKFLOW_WATCH_ONE: {
    id: 'workflow.WatchWorkflows of one workflow',
    summary: 'Follows the changes of one workflow.',
    request: 'GET /api/v1/workflow-events/{ns}?listOptions.fieldSelector=metadata.name=…',
    needs: [...READ_WORKFLOW, {
      place: 'workflow',
      grant: (names) => workflows(names).watch(),
      why: 'follows the workflow; the request carries its name',
    }],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:318-337'],
  },
  EVENTS_WATCH: {
    id: 'workflow.WatchEvents',
    summary: 'Follows the events of a namespace.',
    request: 'GET /api/v1/stream/events/{ns}',
    serverOnly: 'no command of argo follows events',
    spansNamespaces: true,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.WATCH,
      grant: () => Core.events.watch(),
      why: 'follows the events of the namespace',
    }],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:398-407'],
  },
  WORKFLOW_DELETE: {
    id: 'workflow.DeleteWorkflow',
    summary: 'Deletes a workflow.',
    request: 'DELETE /api/v1/workflows/{ns}/{name}',
    spansNamespaces: true,
    needs: [
      ...READ_WORKFLOW,
      {
        place: 'workflow',
        grant: (names) => workflows(names).delete(),
        why: 'deletes the workflow',
      },
      {
        place: 'workflow',
        when: ['force'],
        grant: (names) => workflows(names).patch(),
        why: 'takes the finalizers off the workflow',
        consequence: CONSEQUENCE.WORKFLOW_WRITES,
      },
    ],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:446-467'],
  },
  WORKFLOW_RETRY: {
    id: 'workflow.RetryWorkflow',
    summary: 'Runs the failed nodes of a workflow again.',
    request: 'PUT /api/v1/workflows/{ns}/{name}/retry',
    needs: [
      ...READ_WORKFLOW,
      {
        place: 'workflow',
        unnamed: UNNAMED.PODS,
        grant: () => Core.pods.delete(),
        why: 'deletes the pods of the nodes that it resets; a denial ends it even where the pods are gone already',
        consequence: CONSEQUENCE.POD_DELETES,
      },
      UPDATE_WORKFLOW,
    ],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:478-535'],
  },
  WORKFLOW_RESUBMIT: {
    id: 'workflow.ResubmitWorkflow',
    summary: 'Submits a workflow once more, as a new one.',
    request: 'PUT /api/v1/workflows/{ns}/{name}/resubmit',
    needs: [...READ_WORKFLOW, CREATE_WORKFLOW, ...CALLER_TEMPLATE_READS, OWNED_BY_CRON_WORKFLOW('cronWorkflows')],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:537-560', 'v4.1.2 workflow/util/util.go:184-192,807'],
  },
  WORKFLOW_RESUME: {
    id: 'workflow.ResumeWorkflow',
    summary: 'Resumes a suspended workflow, or suspended nodes of it.',
    request: 'PUT /api/v1/workflows/{ns}/{name}/resume',
    needs: [...READ_WORKFLOW, UPDATE_WORKFLOW],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:562-587', 'v4.1.2 workflow/util/util.go:521-581'],
  },
  WORKFLOW_SUSPEND: {
    id: 'workflow.SuspendWorkflow',
    summary: 'Suspends a workflow, which starts no further node.',
    request: 'PUT /api/v1/workflows/{ns}/{name}/suspend',
    needs: [...READ_WORKFLOW, UPDATE_WORKFLOW],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:589-613', 'v4.1.2 workflow/util/util.go:480-501'],
  },
  WORKFLOW_TERMINATE: {
    id: 'workflow.TerminateWorkflow',
    summary: 'Terminates a workflow at once, without its exit handler.',
    request: 'PUT /api/v1/workflows/{ns}/{name}/terminate',
    needs: [...READ_WORKFLOW, {
      place: 'workflow',
      grant: (names) => workflows(names).patch(),
      why: 'patches spec.shutdown of the workflow',
      consequence: CONSEQUENCE.WORKFLOW_WRITES,
    }],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:615-638', 'v4.1.2 workflow/util/util.go:1520-1584'],
  },
  WORKFLOW_STOP: {
    id: 'workflow.StopWorkflow',
    summary: 'Stops a workflow, whose exit handler still runs.',
    request: 'PUT /api/v1/workflows/{ns}/{name}/stop',
    needs: [
      ...READ_WORKFLOW,
      {
        place: 'workflow',
        unless: 'nodeFieldSelector',
        grant: (names) => workflows(names).patch(),
        why: 'patches spec.shutdown of the workflow',
        consequence: CONSEQUENCE.WORKFLOW_WRITES,
      },
      { ...UPDATE_WORKFLOW, when: ['nodeFieldSelector'], why: 'writes the workflow back with the chosen nodes failed, in place of the patch' },
    ],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:640-660', 'v4.1.2 workflow/util/util.go:1526-1531'],
  },
  WORKFLOW_SET: {
    id: 'workflow.SetWorkflow',
    summary: 'Sets the phase, the message or the outputs of suspended nodes.',
    request: 'PUT /api/v1/workflows/{ns}/{name}/set',
    needs: [...READ_WORKFLOW, UPDATE_WORKFLOW],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:662-705', 'v4.1.2 workflow/util/util.go:644-718,1586'],
  },
  WORKFLOW_LINT: {
    id: 'workflow.LintWorkflow',
    summary: 'Validates a workflow.',
    request: 'POST /api/v1/workflows/{ns}/lint',
    needs: CACHED_TEMPLATE_READS,
    note: 'From 3.7 on argo-server calls nothing with the credentials of the client.',
    evidence: ['v4.1.2 server/workflow/workflow_server.go:707-722'],
  },
  WORKFLOW_LOGS: {
    id: 'workflow.PodLogs, workflow.WorkflowLogs',
    summary: 'Reads the logs of a workflow or of one of its pods.',
    request: 'GET /api/v1/workflows/{ns}/{name}/log, GET /api/v1/workflows/{ns}/{name}/{pod}/log',
    needs: [
      ...READ_WORKFLOW,
      {
        place: 'workflow',
        unnamed: UNNAMED.PODS,
        grant: () => Core.pods.list().watch(),
        why: 'finds the pods of the workflow, by a watch too when it does not follow the log',
      },
      {
        place: 'workflow',
        unnamed: UNNAMED.PODS,
        grant: () => Core.podsLog.get(),
        why: 'reads the logs of the pods; a denial gives an empty log and no error',
        consequence: CONSEQUENCE.LOG_READS,
      },
      {
        place: 'workflow',
        when: ['follow'],
        grant: (names) => workflows(names).watch(),
        why: 'follows the workflow to know when its log ends',
      },
    ],
    evidence: ['v4.1.2 server/workflow/workflow_server.go:724-749', 'v4.1.2 util/logs/workflow-logger.go:65-258'],
  },
  WORKFLOW_SUBMIT: {
    id: 'workflow.SubmitWorkflow',
    summary: 'Submits a workflow from a template or a CronWorkflow.',
    request: 'POST /api/v1/workflows/{ns}/submit',
    needs: [
      CREATE_WORKFLOW,
      ...CACHED_TEMPLATE_READS,
      {
        place: 'workflow',
        when: ['cronWorkflows'],
        grant: (names) => cronWorkflows(names).get(),
        why: 'reads the CronWorkflow that is submitted',
      },
      OWNED_BY_CRON_WORKFLOW('cronWorkflows'),
      {
        place: 'workflow',
        when: ['workflowTemplates', 'artifactOverrides'],
        where: [{ since: ArgoVersion.V4_1 }],
        grant: (names) => workflowTemplates(names).get(),
        why: 'reads the WorkflowTemplate whose artifacts are overridden, without the cache of argo-server',
      },
      {
        place: 'cluster',
        when: ['clusterWorkflowTemplates', 'artifactOverrides'],
        where: [{ since: ArgoVersion.V4_1 }],
        grant: (names) => clusterWorkflowTemplates(names).get(),
        why: 'reads the ClusterWorkflowTemplate whose artifacts are overridden, without the cache of argo-server',
      },
    ],
    note: 'From 3.7 on argo-server reads templates for the client: the right to create workflows alone runs every template of the '
      + 'namespace, and every cluster template.',
    evidence: ['v4.1.2 server/workflow/workflow_server.go:811-958', 'v4.1.2 workflow/common/convert.go:106'],
  },
} as const satisfies Record<string, Operation>;

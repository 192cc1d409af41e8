import { Operation, OperationNeed } from './client-need';
import { CONSEQUENCE, UNNAMED } from './client-reasons';
import { cronWorkflowsFinalizers } from './client-resources';
import { CALLER_TEMPLATE_READS } from './template-reads';
import { Argo, Core } from '../../../resources/groups';

const SERVER = 'v4.1.2 server/workflowarchive/archived_workflow_server.go';
const SERVER_ONLY = 'the archive is a database of argo-server';

/** Each operation of the archive begins with this review. */
export const MAY_GET_ARCHIVED: OperationNeed = {
  place: 'workflow',
  unnamed: UNNAMED.REVIEW,
  grant: () => Argo.workflows.get(),
  why: 'asks in a review whether the client may read workflows of that namespace',
};

const CREATE: OperationNeed = {
  place: 'workflow',
  unnamed: UNNAMED.CREATE,
  grant: () => Argo.workflows.create(),
  why: 'creates the workflow again',
  consequence: CONSEQUENCE.WORKFLOW_WRITES,
};

const OWNED_BY_CRON_WORKFLOW: OperationNeed = {
  place: 'workflow',
  when: ['cronWorkflows', 'ownerReferencesPermissionEnforcement'],
  grant: (names) => cronWorkflowsFinalizers(names).update(),
  why: 'makes the CronWorkflow the owner of the new workflow, which OwnerReferencesPermissionEnforcement checks here',
};

export const ARCHIVE_OPERATIONS = {
  ARCHIVED_WORKFLOW_LIST: {
    id: 'workflowarchive.ListArchivedWorkflows',
    summary: 'Lists archived workflows.',
    request: 'GET /api/v1/archived-workflows',
    serverOnly: SERVER_ONLY,
    spansNamespaces: true,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.LIST,
      grant: () => Argo.workflows.list(),
      why: 'asks in a review whether the client may list workflows of that namespace',
    }],
    evidence: [`${SERVER}:44-61`],
  },
  ARCHIVED_WORKFLOW_GET: {
    id: 'workflowarchive.GetArchivedWorkflow',
    summary: 'Reads an archived workflow.',
    request: 'GET /api/v1/archived-workflows/{uid}',
    serverOnly: SERVER_ONLY,
    needs: [MAY_GET_ARCHIVED],
    evidence: [`${SERVER}:107-124`],
  },
  ARCHIVED_WORKFLOW_DELETE: {
    id: 'workflowarchive.DeleteArchivedWorkflow',
    summary: 'Deletes a workflow from the archive.',
    request: 'DELETE /api/v1/archived-workflows/{uid}',
    serverOnly: SERVER_ONLY,
    needs: [MAY_GET_ARCHIVED, {
      place: 'workflow',
      unnamed: UNNAMED.REVIEW,
      grant: () => Argo.workflows.delete(),
      why: 'asks in a review whether the client may delete workflows of that namespace; nothing is deleted in Kubernetes',
      consequence: 'The rule deletes live workflows too.',
    }],
    evidence: [`${SERVER}:126-152`],
  },
  ARCHIVED_WORKFLOW_LIST_LABELS: {
    id: 'workflowarchive.ListArchivedWorkflowLabelKeys, workflowarchive.ListArchivedWorkflowLabelValues',
    summary: 'Lists the label keys or the label values of the archive.',
    request: 'GET /api/v1/archived-workflows-label-keys, GET /api/v1/archived-workflows-label-values',
    serverOnly: SERVER_ONLY,
    needs: [],
    note: 'argo-server checks nothing: every client sees the labels of all namespaces in the archive.',
    evidence: [`${SERVER}:154-201`],
  },
  ARCHIVED_WORKFLOW_RESUBMIT: {
    id: 'workflowarchive.ResubmitArchivedWorkflow',
    summary: 'Submits an archived workflow once more, as a new one.',
    request: 'PUT /api/v1/archived-workflows/{uid}/resubmit',
    serverOnly: SERVER_ONLY,
    needs: [MAY_GET_ARCHIVED, CREATE, ...CALLER_TEMPLATE_READS, OWNED_BY_CRON_WORKFLOW],
    evidence: [`${SERVER}:203-230`],
  },
  ARCHIVED_WORKFLOW_RETRY: {
    id: 'workflowarchive.RetryArchivedWorkflow',
    summary: 'Brings an archived workflow back and runs its failed nodes again.',
    request: 'PUT /api/v1/archived-workflows/{uid}/retry',
    serverOnly: SERVER_ONLY,
    needs: [
      { ...MAY_GET_ARCHIVED, why: 'asks in a review whether the client may read workflows of that namespace, and looks that it is no longer live' },
      {
        place: 'workflow',
        unnamed: UNNAMED.PODS,
        grant: () => Core.pods.delete(),
        why: 'deletes the pods of the nodes that it resets; a denial ends it even where the pods are gone already',
        consequence: CONSEQUENCE.POD_DELETES,
      },
      CREATE,
      OWNED_BY_CRON_WORKFLOW,
    ],
    evidence: [`${SERVER}:232-301`],
  },
} as const satisfies Record<string, Operation>;

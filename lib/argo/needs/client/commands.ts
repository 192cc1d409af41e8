import { API_OPERATIONS as API } from './api-operations';
import { Command, OperationUse } from './client-need';
import { ArgoVersion } from '../../argo-version';

const COMMANDS_AT = 'v4.1.2 cmd/argo/commands';

/** The operations that `--wait`, `--watch` and `--log` add to the commands that start a workflow, whose name they know; the latter always follows. */
const AND_FOLLOW: readonly OperationUse[] = [
  { operation: API.WORKFLOW_WATCH_ONE, when: 'wait', never: ['latest'] },
  { operation: API.WORKFLOW_LOGS, when: 'log', given: ['follow'], never: ['latest'] },
];

/** Only `list` and `delete` have `--all-namespaces`. */
const BY_SELECTOR: OperationUse = { operation: API.WORKFLOW_LIST, when: 'selector', never: ['allNamespaces'] };

/** From 4.1 on the archive commands take a name, which they look up in a list. */
const BY_ARCHIVED_NAME: OperationUse = {
  operation: API.ARCHIVED_WORKFLOW_LIST,
  when: 'archivedName',
  never: ['allNamespaces'],
  where: [{ since: ArgoVersion.V4_1 }],
};

/** argo passes its empty field selector for the namespace, so all namespaces are listed. */
const ARCHIVED_BY_SELECTOR: OperationUse = { operation: API.ARCHIVED_WORKFLOW_LIST, when: 'selector', given: ['allNamespaces'] };

const ARCHIVE_ONLY = 'the archive is a database of argo-server';

/** The commands of `argo` that anybody types; those that act on no cluster ask nothing of one. */
export const COMMANDS = {
  SUBMIT: {
    id: 'submit FILE',
    summary: 'Submits a workflow from a file.',
    uses: [{ operation: API.WORKFLOW_CREATE }, ...AND_FOLLOW],
    note: 'It may run any image as any ServiceAccount of the namespace.',
    evidence: [`${COMMANDS_AT}/submit.go:217-261`, `${COMMANDS_AT}/common/submit.go:31-53`],
  },
  SUBMIT_FROM_WORKFLOW_TEMPLATE: {
    id: 'submit --from workflowtemplate/NAME',
    summary: 'Submits a workflow from a WorkflowTemplate.',
    uses: [{ operation: API.WORKFLOW_SUBMIT, given: ['workflowTemplates'], never: ['cronWorkflows', 'artifactOverrides'] }, ...AND_FOLLOW],
    note: '`names` limits the templates that the client reads, where it reads them itself; it limits in no way what the workflow runs.',
    evidence: [`${COMMANDS_AT}/submit.go:179-215`],
  },
  SUBMIT_FROM_CLUSTER_WORKFLOW_TEMPLATE: {
    id: 'submit --from clusterworkflowtemplate/NAME',
    summary: 'Submits a workflow from a ClusterWorkflowTemplate.',
    uses: [{ operation: API.WORKFLOW_SUBMIT, given: ['clusterWorkflowTemplates'], never: ['cronWorkflows', 'artifactOverrides'] }, ...AND_FOLLOW],
    note: '`names` limits the templates that the client reads, where it reads them itself; it limits in no way what the workflow runs.',
    evidence: [`${COMMANDS_AT}/submit.go:179-215`],
  },
  SUBMIT_FROM_CRON_WORKFLOW: {
    id: 'submit --from cronwf/NAME',
    summary: 'Submits a workflow from a CronWorkflow, apart from its schedule.',
    uses: [{ operation: API.WORKFLOW_SUBMIT, given: ['cronWorkflows'], never: ['artifactOverrides'] }, ...AND_FOLLOW],
    note: '`names` limits the CronWorkflows that the client reads.',
    evidence: [`${COMMANDS_AT}/submit.go:179-215`],
  },
  LIST: {
    id: 'list',
    summary: 'Lists workflows.',
    uses: [{ operation: API.WORKFLOW_LIST }],
    evidence: [`${COMMANDS_AT}/list.go:131-178`],
  },
  GET: {
    id: 'get',
    summary: 'Shows a workflow with its nodes.',
    uses: [{ operation: API.WORKFLOW_GET }],
    evidence: [`${COMMANDS_AT}/get.go:34-55`],
  },
  LOGS: {
    id: 'logs',
    summary: 'Shows the logs of a workflow or of one of its pods.',
    uses: [{ operation: API.WORKFLOW_LOGS }],
    evidence: [`${COMMANDS_AT}/logs.go:55-95`, `${COMMANDS_AT}/common/logs.go:14`],
  },
  WATCH: {
    id: 'watch',
    summary: 'Shows a workflow and its changes until it ends.',
    uses: [{ operation: API.WORKFLOW_WATCH_ONE }],
    evidence: [`${COMMANDS_AT}/common/watch.go:20-28`],
  },
  WAIT: {
    id: 'wait',
    summary: 'Waits until workflows end.',
    member: 'waitFor',
    uses: [{ operation: API.WORKFLOW_WATCH_ONE }],
    evidence: [`${COMMANDS_AT}/common/wait.go:40-48`],
  },
  STOP: {
    id: 'stop',
    summary: 'Stops workflows, whose exit handlers still run.',
    uses: [{ operation: API.WORKFLOW_STOP }, BY_SELECTOR],
    evidence: [`${COMMANDS_AT}/stop.go:84-134`],
  },
  TERMINATE: {
    id: 'terminate',
    summary: 'Terminates workflows at once, without their exit handlers.',
    uses: [{ operation: API.WORKFLOW_TERMINATE }, BY_SELECTOR],
    evidence: [`${COMMANDS_AT}/terminate.go:71-112`],
  },
  SUSPEND: {
    id: 'suspend',
    summary: 'Suspends workflows, which start no further node.',
    uses: [{ operation: API.WORKFLOW_SUSPEND }],
    evidence: [`${COMMANDS_AT}/suspend.go:23-42`],
  },
  RESUME: {
    id: 'resume',
    summary: 'Resumes suspended workflows, or suspended nodes of them.',
    uses: [{ operation: API.WORKFLOW_RESUME }],
    evidence: [`${COMMANDS_AT}/resume.go:46-72`],
  },
  RETRY: {
    id: 'retry',
    summary: 'Runs the failed nodes of workflows again.',
    uses: [{ operation: API.WORKFLOW_RETRY }, BY_SELECTOR, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/retry.go:109-163`],
  },
  RESUBMIT: {
    id: 'resubmit',
    summary: 'Submits workflows once more, as new ones.',
    uses: [{ operation: API.WORKFLOW_RESUBMIT }, BY_SELECTOR, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/resubmit.go:101-154`],
  },
  DELETE: {
    id: 'delete',
    summary: 'Deletes workflows.',
    uses: [{ operation: API.WORKFLOW_DELETE }, { operation: API.WORKFLOW_LIST, when: 'selector' }],
    evidence: [`${COMMANDS_AT}/delete.go:47-94`],
  },
  NODE_SET: {
    id: 'node set',
    summary: 'Sets the phase, the message or the outputs of suspended nodes.',
    uses: [{ operation: API.WORKFLOW_SET }],
    evidence: [`${COMMANDS_AT}/node.go:38-90`],
  },
  CP: {
    id: 'cp',
    summary: 'Copies the output artifacts of a workflow to the local disk.',
    serverOnly: 'argo-server fetches artifacts from the repository',
    uses: [{ operation: API.WORKFLOW_GET }, { operation: API.ARTIFACT_DOWNLOAD }],
    note: 'Without the names of the Secrets that have the credentials of the repository no Secret is granted.',
    evidence: [`${COMMANDS_AT}/cp.go:44-127`],
  },
  LINT: {
    id: 'lint',
    summary: 'Validates manifests of all kinds, with the templates that they refer to.',
    uses: [{ operation: API.WORKFLOW_LINT }],
    note: 'Every kind that it lints reads the same templates.',
    evidence: [`${COMMANDS_AT}/lint.go:56-74`, 'v4.1.2 cmd/argo/lint/lint.go:144-215'],
  },
  LINT_OFFLINE: {
    id: 'lint --offline',
    summary: 'Validates manifests against each other, without a cluster.',
    uses: [],
    evidence: ['v4.1.2 pkg/apiclient/apiclient.go:69-71', 'v4.1.2 pkg/apiclient/offline-client.go:45'],
  },
  TEMPLATE_CREATE: {
    id: 'template create',
    summary: 'Creates WorkflowTemplates.',
    uses: [{ operation: API.WORKFLOW_TEMPLATE_CREATE }],
    evidence: [`${COMMANDS_AT}/template/create.go:34-63`],
  },
  TEMPLATE_GET: {
    id: 'template get',
    summary: 'Shows WorkflowTemplates.',
    uses: [{ operation: API.WORKFLOW_TEMPLATE_GET }],
    evidence: [`${COMMANDS_AT}/template/get.go:24-45`],
  },
  TEMPLATE_LIST: {
    id: 'template list',
    summary: 'Lists WorkflowTemplates.',
    uses: [{ operation: API.WORKFLOW_TEMPLATE_LIST }],
    evidence: [`${COMMANDS_AT}/template/list.go:30-55`],
  },
  TEMPLATE_DELETE: {
    id: 'template delete',
    summary: 'Deletes WorkflowTemplates.',
    uses: [{ operation: API.WORKFLOW_TEMPLATE_DELETE }, { operation: API.WORKFLOW_TEMPLATE_LIST, when: 'selector', never: ['allNamespaces'] }],
    evidence: [`${COMMANDS_AT}/template/delete.go:36-78`],
  },
  TEMPLATE_UPDATE: {
    id: 'template update',
    summary: 'Replaces WorkflowTemplates.',
    since: ArgoVersion.V3_6,
    uses: [{ operation: API.WORKFLOW_TEMPLATE_GET }, { operation: API.WORKFLOW_TEMPLATE_UPDATE }],
    evidence: [`${COMMANDS_AT}/template/update.go:44-81`],
  },
  TEMPLATE_LINT: {
    id: 'template lint',
    summary: 'Validates manifests of WorkflowTemplates.',
    uses: [{ operation: API.WORKFLOW_TEMPLATE_LINT }],
    evidence: [`${COMMANDS_AT}/template/lint.go:27-40`],
  },
  CRON_CREATE: {
    id: 'cron create',
    summary: 'Creates CronWorkflows.',
    uses: [{ operation: API.CRON_WORKFLOW_CREATE }],
    evidence: [`${COMMANDS_AT}/cron/create.go:50-98`],
  },
  CRON_GET: {
    id: 'cron get',
    summary: 'Shows CronWorkflows.',
    uses: [{ operation: API.CRON_WORKFLOW_GET }],
    evidence: [`${COMMANDS_AT}/cron/get.go:18-40`],
  },
  CRON_LIST: {
    id: 'cron list',
    summary: 'Lists CronWorkflows.',
    uses: [{ operation: API.CRON_WORKFLOW_LIST }],
    evidence: [`${COMMANDS_AT}/cron/list.go:33-54`],
  },
  CRON_DELETE: {
    id: 'cron delete',
    summary: 'Deletes CronWorkflows.',
    uses: [{ operation: API.CRON_WORKFLOW_DELETE }, { operation: API.CRON_WORKFLOW_LIST, when: 'selector', never: ['allNamespaces'] }],
    evidence: [`${COMMANDS_AT}/cron/delete.go:17-47`],
  },
  CRON_SUSPEND: {
    id: 'cron suspend',
    summary: 'Suspends the schedules of CronWorkflows.',
    uses: [{ operation: API.CRON_WORKFLOW_SUSPEND_OR_RESUME }],
    evidence: [`${COMMANDS_AT}/cron/suspend.go:17-39`],
  },
  CRON_RESUME: {
    id: 'cron resume',
    summary: 'Resumes the schedules of CronWorkflows.',
    uses: [{ operation: API.CRON_WORKFLOW_SUSPEND_OR_RESUME }],
    evidence: [`${COMMANDS_AT}/cron/resume.go:17-38`],
  },
  CRON_UPDATE: {
    id: 'cron update',
    summary: 'Replaces CronWorkflows.',
    since: ArgoVersion.V3_6,
    uses: [{ operation: API.CRON_WORKFLOW_GET }, { operation: API.CRON_WORKFLOW_UPDATE }],
    evidence: [`${COMMANDS_AT}/cron/update.go:57-96`],
  },
  CRON_LINT: {
    id: 'cron lint',
    summary: 'Validates manifests of CronWorkflows.',
    uses: [{ operation: API.CRON_WORKFLOW_LINT }],
    evidence: [`${COMMANDS_AT}/cron/lint.go:24-36`],
  },
  CRON_BACKFILL: {
    id: 'cron backfill',
    summary: 'Runs a CronWorkflow for times that have passed.',
    since: ArgoVersion.V3_7,
    uses: [{ operation: API.CRON_WORKFLOW_GET }, { operation: API.WORKFLOW_CREATE }],
    note: 'The workflow that it creates makes the others: the ServiceAccount of that workflow needs to create and get workflows.',
    evidence: [`${COMMANDS_AT}/cron/backfill.go:71-238`],
  },
  CLUSTER_TEMPLATE_CREATE: {
    id: 'cluster-template create',
    summary: 'Creates ClusterWorkflowTemplates.',
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_CREATE }],
    evidence: [`${COMMANDS_AT}/clustertemplate/create.go:44-69`],
  },
  CLUSTER_TEMPLATE_GET: {
    id: 'cluster-template get',
    summary: 'Shows ClusterWorkflowTemplates.',
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_GET }],
    evidence: [`${COMMANDS_AT}/clustertemplate/get.go:17-36`],
  },
  CLUSTER_TEMPLATE_LIST: {
    id: 'cluster-template list',
    summary: 'Lists ClusterWorkflowTemplates.',
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_LIST }],
    evidence: [`${COMMANDS_AT}/clustertemplate/list.go:32-45`],
  },
  CLUSTER_TEMPLATE_DELETE: {
    id: 'cluster-template delete',
    summary: 'Deletes ClusterWorkflowTemplates.',
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_DELETE }, { operation: API.CLUSTER_WORKFLOW_TEMPLATE_LIST, when: 'selector' }],
    evidence: [`${COMMANDS_AT}/clustertemplate/delete.go:29-61`],
  },
  CLUSTER_TEMPLATE_UPDATE: {
    id: 'cluster-template update',
    summary: 'Replaces ClusterWorkflowTemplates.',
    since: ArgoVersion.V3_6,
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_GET }, { operation: API.CLUSTER_WORKFLOW_TEMPLATE_UPDATE }],
    evidence: [`${COMMANDS_AT}/clustertemplate/update.go:43-75`],
  },
  CLUSTER_TEMPLATE_LINT: {
    id: 'cluster-template lint',
    summary: 'Validates manifests of ClusterWorkflowTemplates.',
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_LINT }],
    evidence: [`${COMMANDS_AT}/clustertemplate/lint.go:43-55`],
  },
  ARCHIVE_LIST: {
    id: 'archive list',
    summary: 'Lists archived workflows.',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: API.ARCHIVED_WORKFLOW_LIST }],
    evidence: [`${COMMANDS_AT}/archive/list.go:40-82`],
  },
  ARCHIVE_GET: {
    id: 'archive get',
    summary: 'Shows an archived workflow.',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: API.ARCHIVED_WORKFLOW_GET, withoutNamespace: true }, BY_ARCHIVED_NAME],
    evidence: [`${COMMANDS_AT}/archive/get.go:46-70`, `${COMMANDS_AT}/archive/util.go:31-72`],
  },
  ARCHIVE_DELETE: {
    id: 'archive delete',
    summary: 'Deletes workflows from the archive.',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: API.ARCHIVED_WORKFLOW_DELETE, withoutNamespace: true }, BY_ARCHIVED_NAME],
    evidence: [`${COMMANDS_AT}/archive/delete.go:35-56`],
  },
  ARCHIVE_RESUBMIT: {
    id: 'archive resubmit',
    summary: 'Submits archived workflows once more, as new ones.',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: API.ARCHIVED_WORKFLOW_RESUBMIT }, BY_ARCHIVED_NAME, ARCHIVED_BY_SELECTOR, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/archive/resubmit.go:119-189`],
  },
  ARCHIVE_RETRY: {
    id: 'archive retry',
    summary: 'Brings archived workflows back and runs their failed nodes again.',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: API.ARCHIVED_WORKFLOW_RETRY }, BY_ARCHIVED_NAME, ARCHIVED_BY_SELECTOR, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/archive/retry.go:124-193`],
  },
  ARCHIVE_LIST_LABELS: {
    id: 'archive list-label-keys, archive list-label-values',
    summary: 'Lists the label keys or the label values of the archive.',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: API.ARCHIVED_WORKFLOW_LIST_LABELS }],
    evidence: [`${COMMANDS_AT}/archive/list_label_keys.go:16`, `${COMMANDS_AT}/archive/list_label_values.go:21`],
  },
  SYNC_CONFIG_MAP_CREATE: {
    id: 'sync create --type=configmap',
    summary: 'Creates a synchronization limit in a ConfigMap.',
    since: ArgoVersion.V4_0,
    uses: [{ operation: API.SYNC_CONFIG_MAP_CREATE }],
    evidence: [`${COMMANDS_AT}/sync/create.go`],
  },
  SYNC_CONFIG_MAP_GET: {
    id: 'sync get --type=configmap',
    summary: 'Shows a synchronization limit of a ConfigMap.',
    since: ArgoVersion.V4_0,
    uses: [{ operation: API.SYNC_CONFIG_MAP_GET }],
    evidence: [`${COMMANDS_AT}/sync/get.go`],
  },
  SYNC_CONFIG_MAP_UPDATE: {
    id: 'sync update --type=configmap',
    summary: 'Changes a synchronization limit in a ConfigMap.',
    since: ArgoVersion.V4_0,
    uses: [{ operation: API.SYNC_CONFIG_MAP_UPDATE }],
    evidence: [`${COMMANDS_AT}/sync/update.go`],
  },
  SYNC_CONFIG_MAP_DELETE: {
    id: 'sync delete --type=configmap',
    summary: 'Deletes a synchronization limit from a ConfigMap.',
    since: ArgoVersion.V4_0,
    uses: [{ operation: API.SYNC_CONFIG_MAP_DELETE }],
    evidence: [`${COMMANDS_AT}/sync/delete.go`],
  },
  SYNC_DATABASE_CREATE: {
    id: 'sync create --type=database',
    summary: 'Creates a synchronization limit in the database of argo-server.',
    since: ArgoVersion.V4_0,
    serverOnly: 'the limits are in a database of argo-server',
    uses: [{ operation: API.SYNC_DATABASE_CREATE }],
    evidence: [`${COMMANDS_AT}/sync/create.go`, 'v4.1.2 pkg/apiclient/argo-kube-client.go:207-209'],
  },
  SYNC_DATABASE_GET: {
    id: 'sync get --type=database',
    summary: 'Shows a synchronization limit of the database of argo-server.',
    since: ArgoVersion.V4_0,
    serverOnly: 'the limits are in a database of argo-server',
    uses: [{ operation: API.SYNC_DATABASE_GET }],
    evidence: [`${COMMANDS_AT}/sync/get.go`, 'v4.1.2 pkg/apiclient/argo-kube-client.go:207-209'],
  },
  SYNC_DATABASE_UPDATE: {
    id: 'sync update --type=database',
    summary: 'Changes a synchronization limit in the database of argo-server.',
    since: ArgoVersion.V4_0,
    serverOnly: 'the limits are in a database of argo-server',
    uses: [{ operation: API.SYNC_DATABASE_UPDATE }],
    evidence: [`${COMMANDS_AT}/sync/update.go`, 'v4.1.2 pkg/apiclient/argo-kube-client.go:207-209'],
  },
  SYNC_DATABASE_DELETE: {
    id: 'sync delete --type=database',
    summary: 'Deletes a synchronization limit from the database of argo-server.',
    since: ArgoVersion.V4_0,
    serverOnly: 'the limits are in a database of argo-server',
    uses: [{ operation: API.SYNC_DATABASE_DELETE }],
    evidence: [`${COMMANDS_AT}/sync/delete.go`, 'v4.1.2 pkg/apiclient/argo-kube-client.go:207-209'],
  },
  VERSION: {
    id: 'version',
    summary: 'Prints the versions of argo and argo-server.',
    uses: [],
    evidence: [`${COMMANDS_AT}/version.go:20-36`],
  },
  AUTH_TOKEN: {
    id: 'auth token',
    summary: 'Prints the token that argo sends.',
    uses: [],
    evidence: [`${COMMANDS_AT}/auth/token.go:23`],
  },
  LOCAL: {
    id: 'executor-plugin build, convert, completion',
    summary: 'Converts files, builds executor plugins and completes commands, without a cluster.',
    uses: [],
    evidence: [`${COMMANDS_AT}/executorplugin/build.go:17`, `${COMMANDS_AT}/convert.go:60`, `${COMMANDS_AT}/completion.go:13-53`],
  },
} as const satisfies Record<string, Command>;

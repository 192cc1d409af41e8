import { ARCHIVE_OPERATIONS as ARCHIVE } from './archive-operations';
import { ARTIFACT_OPERATIONS as ARTIFACT } from './artifact-operations';
import { Command, OperationUse } from './client-need';
import { CRON_WORKFLOW_OPERATIONS as CRON } from './cron-workflow-operations';
import { SYNC_OPERATIONS as SYNC } from './sync-operations';
import { CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS as CLUSTER_TEMPLATE, WORKFLOW_TEMPLATE_OPERATIONS as TEMPLATE } from './template-operations';
import { WORKFLOW_OPERATIONS as WORKFLOW } from './workflow-operations';
import { ArgoVersion } from '../../argo-version';

const COMMANDS_AT = 'v4.1.2 cmd/argo/commands';

/** What `--wait`, `--watch` and `--log` add to the commands that start a workflow; the latter always follows. */
const AND_FOLLOW: readonly OperationUse[] = [
  { operation: WORKFLOW.WATCH_ONE, when: 'wait' },
  { operation: WORKFLOW.LOGS, when: 'log', given: ['follow'] },
];

const BY_SELECTOR: OperationUse = { operation: WORKFLOW.LIST, when: 'selector' };

/** From 4.1 on the archive commands take a name, which they look up in a list. */
const BY_ARCHIVED_NAME: OperationUse = { operation: ARCHIVE.LIST, when: 'archived name', where: [{ since: ArgoVersion.V4_1 }] };

/** argo passes its empty field selector for the namespace, so that all namespaces are listed. */
const ARCHIVED_BY_SELECTOR: OperationUse = { operation: ARCHIVE.LIST, when: 'selector', given: ['all namespaces'] };

const ARCHIVE_ONLY = 'the archive is a database of argo-server';

/** The commands of `argo` that anybody types; those that act on no cluster ask nothing of one. */
export const COMMANDS = {
  SUBMIT: {
    id: 'submit FILE',
    uses: [{ operation: WORKFLOW.CREATE }, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/submit.go:217-261`, `${COMMANDS_AT}/common/submit.go:31-53`],
  },
  SUBMIT_FROM_WORKFLOW_TEMPLATE: {
    id: 'submit --from workflowtemplate/NAME',
    uses: [{ operation: WORKFLOW.SUBMIT, given: ['workflow templates'] }, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/submit.go:179-215`],
  },
  SUBMIT_FROM_CLUSTER_WORKFLOW_TEMPLATE: {
    id: 'submit --from clusterworkflowtemplate/NAME',
    uses: [{ operation: WORKFLOW.SUBMIT, given: ['cluster workflow templates'] }, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/submit.go:179-215`],
  },
  SUBMIT_FROM_CRON_WORKFLOW: {
    id: 'submit --from cronwf/NAME',
    uses: [{ operation: WORKFLOW.SUBMIT, given: ['cron workflows'] }, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/submit.go:179-215`],
  },
  LIST: {
    id: 'list',
    uses: [{ operation: WORKFLOW.LIST }],
    evidence: [`${COMMANDS_AT}/list.go:131-178`],
  },
  GET: {
    id: 'get',
    uses: [{ operation: WORKFLOW.GET }],
    evidence: [`${COMMANDS_AT}/get.go:34-55`],
  },
  LOGS: {
    id: 'logs',
    uses: [{ operation: WORKFLOW.LOGS }],
    evidence: [`${COMMANDS_AT}/logs.go:55-95`, `${COMMANDS_AT}/common/logs.go:14`],
  },
  WATCH: {
    id: 'watch',
    uses: [{ operation: WORKFLOW.WATCH_ONE }],
    evidence: [`${COMMANDS_AT}/common/watch.go:20-28`],
  },
  WAIT: {
    id: 'wait',
    uses: [{ operation: WORKFLOW.WATCH_ONE }],
    evidence: [`${COMMANDS_AT}/common/wait.go:40-48`],
  },
  STOP: {
    id: 'stop',
    uses: [{ operation: WORKFLOW.STOP }, BY_SELECTOR],
    evidence: [`${COMMANDS_AT}/stop.go:84-134`],
  },
  TERMINATE: {
    id: 'terminate',
    uses: [{ operation: WORKFLOW.TERMINATE }, BY_SELECTOR],
    evidence: [`${COMMANDS_AT}/terminate.go:71-112`],
  },
  SUSPEND: {
    id: 'suspend',
    uses: [{ operation: WORKFLOW.SUSPEND }],
    evidence: [`${COMMANDS_AT}/suspend.go:23-42`],
  },
  RESUME: {
    id: 'resume',
    uses: [{ operation: WORKFLOW.RESUME }],
    evidence: [`${COMMANDS_AT}/resume.go:46-72`],
  },
  RETRY: {
    id: 'retry',
    uses: [{ operation: WORKFLOW.RETRY }, BY_SELECTOR, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/retry.go:109-163`],
  },
  RESUBMIT: {
    id: 'resubmit',
    uses: [{ operation: WORKFLOW.RESUBMIT }, BY_SELECTOR, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/resubmit.go:101-154`],
  },
  DELETE: {
    id: 'delete',
    uses: [{ operation: WORKFLOW.DELETE }, BY_SELECTOR],
    evidence: [`${COMMANDS_AT}/delete.go:47-94`],
  },
  NODE_SET: {
    id: 'node set',
    uses: [{ operation: WORKFLOW.SET }],
    evidence: [`${COMMANDS_AT}/node.go:38-90`],
  },
  CP: {
    id: 'cp',
    serverOnly: 'argo-server fetches artifacts from the repository',
    uses: [{ operation: WORKFLOW.GET }, { operation: ARTIFACT.DOWNLOAD }],
    evidence: [`${COMMANDS_AT}/cp.go:44-127`],
  },
  LINT: {
    id: 'lint',
    uses: [{ operation: WORKFLOW.LINT }],
    note: 'Every kind that it lints reads the same templates.',
    evidence: [`${COMMANDS_AT}/lint.go:56-74`, 'v4.1.2 cmd/argo/lint/lint.go:144-215'],
  },
  LINT_OFFLINE: {
    id: 'lint --offline',
    uses: [],
    evidence: ['v4.1.2 pkg/apiclient/apiclient.go:69-71', 'v4.1.2 pkg/apiclient/offline-client.go:45'],
  },
  TEMPLATE_CREATE: {
    id: 'template create',
    uses: [{ operation: TEMPLATE.CREATE }],
    evidence: [`${COMMANDS_AT}/template/create.go:34-63`],
  },
  TEMPLATE_GET: {
    id: 'template get',
    uses: [{ operation: TEMPLATE.GET }],
    evidence: [`${COMMANDS_AT}/template/get.go:24-45`],
  },
  TEMPLATE_LIST: {
    id: 'template list',
    uses: [{ operation: TEMPLATE.LIST }],
    evidence: [`${COMMANDS_AT}/template/list.go:30-55`],
  },
  TEMPLATE_DELETE: {
    id: 'template delete',
    uses: [{ operation: TEMPLATE.DELETE }, { operation: TEMPLATE.LIST, when: 'selector' }],
    evidence: [`${COMMANDS_AT}/template/delete.go:36-78`],
  },
  TEMPLATE_UPDATE: {
    id: 'template update',
    since: ArgoVersion.V3_6,
    uses: [{ operation: TEMPLATE.GET }, { operation: TEMPLATE.UPDATE }],
    evidence: [`${COMMANDS_AT}/template/update.go:44-81`],
  },
  TEMPLATE_LINT: {
    id: 'template lint',
    uses: [{ operation: TEMPLATE.LINT }],
    evidence: [`${COMMANDS_AT}/template/lint.go:27-40`],
  },
  CRON_CREATE: {
    id: 'cron create',
    uses: [{ operation: CRON.CREATE }],
    evidence: [`${COMMANDS_AT}/cron/create.go:50-98`],
  },
  CRON_GET: {
    id: 'cron get',
    uses: [{ operation: CRON.GET }],
    evidence: [`${COMMANDS_AT}/cron/get.go:18-40`],
  },
  CRON_LIST: {
    id: 'cron list',
    uses: [{ operation: CRON.LIST }],
    evidence: [`${COMMANDS_AT}/cron/list.go:33-54`],
  },
  CRON_DELETE: {
    id: 'cron delete',
    uses: [{ operation: CRON.DELETE }, { operation: CRON.LIST, when: 'selector' }],
    evidence: [`${COMMANDS_AT}/cron/delete.go:17-47`],
  },
  CRON_SUSPEND: {
    id: 'cron suspend',
    uses: [{ operation: CRON.SUSPEND_OR_RESUME }],
    evidence: [`${COMMANDS_AT}/cron/suspend.go:17-39`],
  },
  CRON_RESUME: {
    id: 'cron resume',
    uses: [{ operation: CRON.SUSPEND_OR_RESUME }],
    evidence: [`${COMMANDS_AT}/cron/resume.go:17-38`],
  },
  CRON_UPDATE: {
    id: 'cron update',
    since: ArgoVersion.V3_6,
    uses: [{ operation: CRON.GET }, { operation: CRON.UPDATE }],
    evidence: [`${COMMANDS_AT}/cron/update.go:57-96`],
  },
  CRON_LINT: {
    id: 'cron lint',
    uses: [{ operation: CRON.LINT }],
    evidence: [`${COMMANDS_AT}/cron/lint.go:24-36`],
  },
  CRON_BACKFILL: {
    id: 'cron backfill',
    since: ArgoVersion.V3_7,
    uses: [{ operation: CRON.GET }, { operation: WORKFLOW.CREATE }],
    note: 'The workflow that it creates makes the others: the ServiceAccount of that workflow needs to create and get workflows.',
    evidence: [`${COMMANDS_AT}/cron/backfill.go:71-238`],
  },
  CLUSTER_TEMPLATE_CREATE: {
    id: 'cluster-template create',
    uses: [{ operation: CLUSTER_TEMPLATE.CREATE }],
    evidence: [`${COMMANDS_AT}/clustertemplate/create.go:44-69`],
  },
  CLUSTER_TEMPLATE_GET: {
    id: 'cluster-template get',
    uses: [{ operation: CLUSTER_TEMPLATE.GET }],
    evidence: [`${COMMANDS_AT}/clustertemplate/get.go:17-36`],
  },
  CLUSTER_TEMPLATE_LIST: {
    id: 'cluster-template list',
    uses: [{ operation: CLUSTER_TEMPLATE.LIST }],
    evidence: [`${COMMANDS_AT}/clustertemplate/list.go:32-45`],
  },
  CLUSTER_TEMPLATE_DELETE: {
    id: 'cluster-template delete',
    uses: [{ operation: CLUSTER_TEMPLATE.DELETE }, { operation: CLUSTER_TEMPLATE.LIST, when: 'selector' }],
    evidence: [`${COMMANDS_AT}/clustertemplate/delete.go:29-61`],
  },
  CLUSTER_TEMPLATE_UPDATE: {
    id: 'cluster-template update',
    since: ArgoVersion.V3_6,
    uses: [{ operation: CLUSTER_TEMPLATE.GET }, { operation: CLUSTER_TEMPLATE.UPDATE }],
    evidence: [`${COMMANDS_AT}/clustertemplate/update.go:43-75`],
  },
  CLUSTER_TEMPLATE_LINT: {
    id: 'cluster-template lint',
    uses: [{ operation: CLUSTER_TEMPLATE.LINT }],
    evidence: [`${COMMANDS_AT}/clustertemplate/lint.go:43-55`],
  },
  ARCHIVE_LIST: {
    id: 'archive list',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: ARCHIVE.LIST }],
    evidence: [`${COMMANDS_AT}/archive/list.go:40-82`],
  },
  ARCHIVE_GET: {
    id: 'archive get',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: ARCHIVE.GET }, BY_ARCHIVED_NAME],
    evidence: [`${COMMANDS_AT}/archive/get.go:46-70`, `${COMMANDS_AT}/archive/util.go:31-72`],
  },
  ARCHIVE_DELETE: {
    id: 'archive delete',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: ARCHIVE.DELETE }, BY_ARCHIVED_NAME],
    evidence: [`${COMMANDS_AT}/archive/delete.go:35-56`],
  },
  ARCHIVE_RESUBMIT: {
    id: 'archive resubmit',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: ARCHIVE.RESUBMIT }, BY_ARCHIVED_NAME, ARCHIVED_BY_SELECTOR, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/archive/resubmit.go:119-189`],
  },
  ARCHIVE_RETRY: {
    id: 'archive retry',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: ARCHIVE.RETRY }, BY_ARCHIVED_NAME, ARCHIVED_BY_SELECTOR, ...AND_FOLLOW],
    evidence: [`${COMMANDS_AT}/archive/retry.go:124-193`],
  },
  ARCHIVE_LIST_LABELS: {
    id: 'archive list-label-keys, archive list-label-values',
    serverOnly: ARCHIVE_ONLY,
    uses: [{ operation: ARCHIVE.LIST_LABELS }],
    evidence: [`${COMMANDS_AT}/archive/list_label_keys.go:16`, `${COMMANDS_AT}/archive/list_label_values.go:21`],
  },
  SYNC_CONFIG_MAP_CREATE: {
    id: 'sync create --type=configmap',
    since: ArgoVersion.V4_0,
    uses: [{ operation: SYNC.CREATE_IN_CONFIG_MAP }],
    evidence: [`${COMMANDS_AT}/sync/create.go`],
  },
  SYNC_CONFIG_MAP_GET: {
    id: 'sync get --type=configmap',
    since: ArgoVersion.V4_0,
    uses: [{ operation: SYNC.GET_IN_CONFIG_MAP }],
    evidence: [`${COMMANDS_AT}/sync/get.go`],
  },
  SYNC_CONFIG_MAP_UPDATE: {
    id: 'sync update --type=configmap',
    since: ArgoVersion.V4_0,
    uses: [{ operation: SYNC.UPDATE_IN_CONFIG_MAP }],
    evidence: [`${COMMANDS_AT}/sync/update.go`],
  },
  SYNC_CONFIG_MAP_DELETE: {
    id: 'sync delete --type=configmap',
    since: ArgoVersion.V4_0,
    uses: [{ operation: SYNC.DELETE_IN_CONFIG_MAP }],
    evidence: [`${COMMANDS_AT}/sync/delete.go`],
  },
  SYNC_DATABASE_CREATE: {
    id: 'sync create --type=database',
    since: ArgoVersion.V4_0,
    serverOnly: 'the limits are in a database of argo-server',
    uses: [{ operation: SYNC.CREATE_IN_DATABASE }],
    evidence: [`${COMMANDS_AT}/sync/create.go`, 'v4.1.2 pkg/apiclient/argo-kube-client.go:207-209'],
  },
  SYNC_DATABASE_GET: {
    id: 'sync get --type=database',
    since: ArgoVersion.V4_0,
    serverOnly: 'the limits are in a database of argo-server',
    uses: [{ operation: SYNC.GET_IN_DATABASE }],
    evidence: [`${COMMANDS_AT}/sync/get.go`, 'v4.1.2 pkg/apiclient/argo-kube-client.go:207-209'],
  },
  SYNC_DATABASE_UPDATE: {
    id: 'sync update --type=database',
    since: ArgoVersion.V4_0,
    serverOnly: 'the limits are in a database of argo-server',
    uses: [{ operation: SYNC.UPDATE_IN_DATABASE }],
    evidence: [`${COMMANDS_AT}/sync/update.go`, 'v4.1.2 pkg/apiclient/argo-kube-client.go:207-209'],
  },
  SYNC_DATABASE_DELETE: {
    id: 'sync delete --type=database',
    since: ArgoVersion.V4_0,
    serverOnly: 'the limits are in a database of argo-server',
    uses: [{ operation: SYNC.DELETE_IN_DATABASE }],
    evidence: [`${COMMANDS_AT}/sync/delete.go`, 'v4.1.2 pkg/apiclient/argo-kube-client.go:207-209'],
  },
  VERSION: {
    id: 'version',
    uses: [],
    evidence: [`${COMMANDS_AT}/version.go:20-36`],
  },
  AUTH_TOKEN: {
    id: 'auth token',
    uses: [],
    evidence: [`${COMMANDS_AT}/auth/token.go:23`],
  },
  LOCAL: {
    id: 'executor-plugin build, convert, completion',
    uses: [],
    evidence: [`${COMMANDS_AT}/executorplugin/build.go:17`, `${COMMANDS_AT}/convert.go:60`, `${COMMANDS_AT}/completion.go:13-53`],
  },
} as const satisfies Record<string, Command>;

import { askedPermissions, normalized } from './asked-permissions';
import { ApiOperation, ArgoVersion, ClientOperation, ClientOption, ClientRoute } from '../../../lib';

const REFERENCES = [ClientOption.workflowTemplates(), ClientOption.clusterWorkflowTemplates()];
const CREDENTIALS = [ClientOption.artifactSecrets('s3'), ClientOption.artifactConfigMaps('krb')];
const OWNED = ClientOption.OWNER_REFERENCES_PERMISSION_ENFORCEMENT;
const BOTH_TEMPLATES = 'workflowtemplates:get; clusterworkflowtemplates:get @cluster';
const POD_LOGS = 'pods:list,watch; pods/log:get';

/** What an operation asks for up to 3.6, and from 3.7 on where that differs. */
const OPERATIONS: [ClientOperation, string, string?][] = [
  [ApiOperation.CREATE_WORKFLOW, 'workflows:create'],
  [ApiOperation.CREATE_WORKFLOW.withOptions(...REFERENCES), `workflows:create; ${BOTH_TEMPLATES}`, 'workflows:create'],
  [ApiOperation.GET_WORKFLOW, 'workflows:get'],
  [ApiOperation.GET_WORKFLOW.withOptions(ClientOption.LATEST), 'workflows:get,list'],
  [ApiOperation.LIST_WORKFLOWS, 'workflows:list'],
  [ApiOperation.LIST_WORKFLOWS.withOptions(ClientOption.ALL_NAMESPACES), 'workflows:list @cluster'],
  [ApiOperation.WATCH_WORKFLOWS, 'workflows:watch'],
  [ApiOperation.WATCH_WORKFLOWS.withOptions(ClientOption.ALL_NAMESPACES), 'workflows:watch @cluster'],
  [ApiOperation.WATCH_WORKFLOW, 'workflows:get,watch'],
  [ApiOperation.WATCH_EVENTS, 'events:watch'],
  [ApiOperation.DELETE_WORKFLOW, 'workflows:get,delete'],
  [ApiOperation.DELETE_WORKFLOW.withOptions(ClientOption.FORCE), 'workflows:get,patch,delete'],
  [ApiOperation.RETRY_WORKFLOW, 'workflows:get,update; pods:delete'],
  [ApiOperation.RESUBMIT_WORKFLOW, 'workflows:get,create'],
  [ApiOperation.RESUBMIT_WORKFLOW.withOptions(...REFERENCES), `workflows:get,create; ${BOTH_TEMPLATES}`],
  [ApiOperation.RESUBMIT_WORKFLOW.withOptions(OWNED, ClientOption.cronWorkflows()), 'workflows:get,create; cronworkflows/finalizers:update'],
  [ApiOperation.RESUME_WORKFLOW, 'workflows:get,update'],
  [ApiOperation.SUSPEND_WORKFLOW, 'workflows:get,update'],
  [ApiOperation.TERMINATE_WORKFLOW, 'workflows:get,patch'],
  [ApiOperation.STOP_WORKFLOW, 'workflows:get,patch'],
  [ApiOperation.STOP_WORKFLOW.withOptions(ClientOption.NODE_FIELD_SELECTOR), 'workflows:get,update'],
  [ApiOperation.SET_WORKFLOW, 'workflows:get,update'],
  [ApiOperation.LINT_WORKFLOW, ''],
  [ApiOperation.LINT_WORKFLOW.withOptions(...REFERENCES), BOTH_TEMPLATES, ''],
  [ApiOperation.WORKFLOW_LOGS, `workflows:get; ${POD_LOGS}`],
  [ApiOperation.WORKFLOW_LOGS.withOptions(ClientOption.FOLLOW), `workflows:get,watch; ${POD_LOGS}`],
  [ApiOperation.SUBMIT_WORKFLOW, 'workflows:create'],
  [ApiOperation.SUBMIT_WORKFLOW.withOptions(...REFERENCES), `workflows:create; ${BOTH_TEMPLATES}`, 'workflows:create'],
  [ApiOperation.SUBMIT_WORKFLOW.withOptions(ClientOption.cronWorkflows()), 'workflows:create; cronworkflows:get'],
  [ApiOperation.SUBMIT_WORKFLOW.withOptions(ClientOption.cronWorkflows(), OWNED),
    'workflows:create; cronworkflows:get; cronworkflows/finalizers:update'],

  [ApiOperation.CREATE_WORKFLOW_TEMPLATE, 'workflowtemplates:create'],
  [ApiOperation.CREATE_WORKFLOW_TEMPLATE.withOptions(...REFERENCES),
    'workflowtemplates:get,create; clusterworkflowtemplates:get @cluster', 'workflowtemplates:create'],
  [ApiOperation.GET_WORKFLOW_TEMPLATE, 'workflowtemplates:get'],
  [ApiOperation.LIST_WORKFLOW_TEMPLATES, 'workflowtemplates:list'],
  [ApiOperation.UPDATE_WORKFLOW_TEMPLATE, 'workflowtemplates:update'],
  [ApiOperation.UPDATE_WORKFLOW_TEMPLATE.withOptions(...REFERENCES),
    'workflowtemplates:get,update; clusterworkflowtemplates:get @cluster', 'workflowtemplates:update'],
  [ApiOperation.DELETE_WORKFLOW_TEMPLATE, 'workflowtemplates:get,delete', 'workflowtemplates:delete'],
  [ApiOperation.LINT_WORKFLOW_TEMPLATE, ''],
  [ApiOperation.LINT_WORKFLOW_TEMPLATE.withOptions(...REFERENCES), BOTH_TEMPLATES, ''],

  [ApiOperation.CREATE_CRON_WORKFLOW, 'cronworkflows:create'],
  [ApiOperation.CREATE_CRON_WORKFLOW.withOptions(...REFERENCES), `cronworkflows:create; ${BOTH_TEMPLATES}`, 'cronworkflows:create'],
  [ApiOperation.GET_CRON_WORKFLOW, 'cronworkflows:get'],
  [ApiOperation.LIST_CRON_WORKFLOWS, 'cronworkflows:list'],
  [ApiOperation.UPDATE_CRON_WORKFLOW, 'cronworkflows:get,update'],
  [ApiOperation.UPDATE_CRON_WORKFLOW.withOptions(...REFERENCES), `cronworkflows:get,update; ${BOTH_TEMPLATES}`, 'cronworkflows:get,update'],
  [ApiOperation.DELETE_CRON_WORKFLOW, 'cronworkflows:get,delete'],
  [ApiOperation.SUSPEND_OR_RESUME_CRON_WORKFLOW, 'cronworkflows:patch'],
  [ApiOperation.LINT_CRON_WORKFLOW, ''],
  [ApiOperation.LINT_CRON_WORKFLOW.withOptions(...REFERENCES), BOTH_TEMPLATES, ''],

  [ApiOperation.CREATE_CLUSTER_WORKFLOW_TEMPLATE, 'clusterworkflowtemplates:create @cluster'],
  [ApiOperation.CREATE_CLUSTER_WORKFLOW_TEMPLATE.withOptions(ClientOption.clusterWorkflowTemplates()),
    'clusterworkflowtemplates:get,create @cluster', 'clusterworkflowtemplates:create @cluster'],
  [ApiOperation.GET_CLUSTER_WORKFLOW_TEMPLATE, 'clusterworkflowtemplates:get @cluster'],
  [ApiOperation.LIST_CLUSTER_WORKFLOW_TEMPLATES, 'clusterworkflowtemplates:list @cluster'],
  [ApiOperation.UPDATE_CLUSTER_WORKFLOW_TEMPLATE, 'clusterworkflowtemplates:update @cluster'],
  [ApiOperation.DELETE_CLUSTER_WORKFLOW_TEMPLATE, 'clusterworkflowtemplates:get,delete @cluster', 'clusterworkflowtemplates:delete @cluster'],
  [ApiOperation.LINT_CLUSTER_WORKFLOW_TEMPLATE, ''],
  [ApiOperation.LINT_CLUSTER_WORKFLOW_TEMPLATE.withOptions(ClientOption.clusterWorkflowTemplates()), 'clusterworkflowtemplates:get @cluster', ''],

  [ApiOperation.LIST_ARCHIVED_WORKFLOWS, 'workflows:list'],
  [ApiOperation.LIST_ARCHIVED_WORKFLOWS.withOptions(ClientOption.ALL_NAMESPACES), 'workflows:list @cluster'],
  [ApiOperation.GET_ARCHIVED_WORKFLOW, 'workflows:get'],
  [ApiOperation.DELETE_ARCHIVED_WORKFLOW, 'workflows:get,delete'],
  [ApiOperation.LIST_ARCHIVED_WORKFLOW_LABELS, ''],
  [ApiOperation.RESUBMIT_ARCHIVED_WORKFLOW, 'workflows:get,create'],
  [ApiOperation.RESUBMIT_ARCHIVED_WORKFLOW.withOptions(...REFERENCES), `workflows:get,create; ${BOTH_TEMPLATES}`],
  [ApiOperation.RETRY_ARCHIVED_WORKFLOW, 'workflows:get,create; pods:delete'],
  [ApiOperation.RETRY_ARCHIVED_WORKFLOW.withOptions(ClientOption.cronWorkflows(), OWNED),
    'workflows:get,create; pods:delete; cronworkflows/finalizers:update'],

  [ApiOperation.RECEIVE_EVENT, 'workfloweventbindings:list; workflows:create'],
  [ApiOperation.RECEIVE_EVENT.withOptions(...REFERENCES), `workfloweventbindings:list; workflows:create; ${BOTH_TEMPLATES}`],
  [ApiOperation.LIST_WORKFLOW_EVENT_BINDINGS, 'workfloweventbindings:list'],
  [ApiOperation.CREATE_EVENT_SOURCE, 'eventsources:create'],
  [ApiOperation.GET_EVENT_SOURCE, 'eventsources:get'],
  [ApiOperation.UPDATE_EVENT_SOURCE, 'eventsources:update'],
  [ApiOperation.DELETE_EVENT_SOURCE, 'eventsources:delete'],
  [ApiOperation.LIST_EVENT_SOURCES, 'eventsources:list'],
  [ApiOperation.WATCH_EVENT_SOURCES, 'eventsources:watch'],
  [ApiOperation.EVENT_SOURCE_LOGS, POD_LOGS],
  [ApiOperation.CREATE_SENSOR, 'sensors:create'],
  [ApiOperation.GET_SENSOR, 'sensors:get'],
  [ApiOperation.UPDATE_SENSOR, 'sensors:update'],
  [ApiOperation.DELETE_SENSOR, 'sensors:delete'],
  [ApiOperation.LIST_SENSORS, 'sensors:list'],
  [ApiOperation.WATCH_SENSORS, 'sensors:watch'],
  [ApiOperation.SENSOR_LOGS, POD_LOGS],

  [ApiOperation.CREATE_SYNC_LIMIT_IN_CONFIG_MAP, 'since v4.0', 'configmaps:get,create,update'],
  [ApiOperation.GET_SYNC_LIMIT_IN_CONFIG_MAP, 'since v4.0', 'configmaps:get'],
  [ApiOperation.UPDATE_SYNC_LIMIT_IN_CONFIG_MAP, 'since v4.0', 'configmaps:get,update'],
  [ApiOperation.DELETE_SYNC_LIMIT_IN_CONFIG_MAP, 'since v4.0', 'configmaps:get,update'],
  [ApiOperation.CREATE_SYNC_LIMIT_IN_DATABASE, 'since v4.0', 'workflows:create'],
  [ApiOperation.GET_SYNC_LIMIT_IN_DATABASE, 'since v4.0', 'workflows:get'],
  [ApiOperation.UPDATE_SYNC_LIMIT_IN_DATABASE, 'since v4.0', 'workflows:update'],
  [ApiOperation.DELETE_SYNC_LIMIT_IN_DATABASE, 'since v4.0', 'workflows:delete'],

  [ApiOperation.DOWNLOAD_ARTIFACT, 'workflows:get'],
  [ApiOperation.DOWNLOAD_ARTIFACT.withOptions(...CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.DOWNLOAD_ARCHIVED_ARTIFACT.withOptions(...CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.DOWNLOAD_ARCHIVED_ARTIFACT, 'workflows:get'],
  [ApiOperation.BROWSE_ARTIFACTS, 'workflows:get'],
  [ApiOperation.BROWSE_ARTIFACTS.withOptions(...CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.BROWSE_ARCHIVED_ARTIFACTS, 'workflows:get'],
  [ApiOperation.UPLOAD_ARTIFACT, 'since v4.1', 'workflowtemplates:get; workflows:create'],
  [ApiOperation.UPLOAD_ARTIFACT.withOptions(...CREDENTIALS), 'since v4.1',
    'workflowtemplates:get; workflows:create; secrets[s3]:get; configmaps[krb]:get'],

  [ApiOperation.INFO, ''],
  [ApiOperation.METRICS, ''],
  [ApiOperation.LOGIN, ''],
];

describe('An operation of the API asks Kubernetes for', () => {
  test.each(OPERATIONS.map((row) => [nameOf(row[0]), ...row] as const))('%s: %s', (_, operation, before, since = before) => {
    for (const version of ArgoVersion.known) {
      const asked = askedPermissions(operation, version, ClientRoute.ARGO_SERVER);
      const first = /(v\d\.\d) is the first/.exec(asked)?.[1];
      const isAvailable = !before.startsWith('since') || version.isAtLeast(ArgoVersion.of(before.slice('since '.length)));
      const expected = isAvailable ? normalized(version.isAtLeast(ArgoVersion.V3_7) ? since : before) : before;
      expect([version.toString(), first === undefined ? asked : `since ${first}`]).toEqual([version.toString(), expected]);
    }
  });

  test('the same, whatever way the commands of the client go', () => {
    for (const [operation] of OPERATIONS) {
      expect(askedPermissions(operation, ArgoVersion.V4_1, ClientRoute.KUBERNETES))
        .toBe(askedPermissions(operation, ArgoVersion.V4_1, ClientRoute.ARGO_SERVER));
    }
  });

  test('nothing is left out', () => {
    const asked = new Set(OPERATIONS.map(([operation]) => operation));
    expect(Object.entries(ApiOperation).filter(([, operation]) => !asked.has(operation)).map(([name]) => name)).toEqual([]);
  });
});

function nameOf(operation: ClientOperation): string {
  return Object.entries(ApiOperation).find(([, candidate]) => candidate === operation)?.[0] ?? 'with options';
}

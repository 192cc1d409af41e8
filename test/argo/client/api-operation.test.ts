import { askedPermissions, normalized } from './asked-permissions';
import { ApiOperation, ArgoVersion, ClientOperation, ClientOption, ClientRoute } from '../../../lib';

const REFERENCES = [ClientOption.workflowTemplates(), ClientOption.clusterWorkflowTemplates()];
const CREDENTIALS = [ClientOption.artifactSecrets('s3'), ClientOption.artifactConfigMaps('krb')];
const OWNED = ClientOption.OWNER_REFERENCES_PERMISSION_ENFORCEMENT;
const BOTH_TEMPLATES = 'workflowtemplates:get; clusterworkflowtemplates:get @cluster';
const POD_LOGS = 'pods:list,watch; pods/log:get';

/** What an operation asks for up to 3.6, and from 3.7 on where that differs. */
const OPERATIONS: [ClientOperation, string, string?][] = [
  [ApiOperation.WORKFLOW_CREATE, 'workflows:create'],
  [ApiOperation.WORKFLOW_CREATE.withOptions(...REFERENCES), `workflows:create; ${BOTH_TEMPLATES}`, 'workflows:create'],
  [ApiOperation.WORKFLOW_GET, 'workflows:get'],
  [ApiOperation.WORKFLOW_GET.withOptions(ClientOption.LATEST), 'workflows:get,list'],
  [ApiOperation.WORKFLOW_LIST, 'workflows:list'],
  [ApiOperation.WORKFLOW_LIST.withOptions(ClientOption.ALL_NAMESPACES), 'workflows:list @cluster'],
  [ApiOperation.WORKFLOW_WATCH, 'workflows:watch'],
  [ApiOperation.WORKFLOW_WATCH.withOptions(ClientOption.ALL_NAMESPACES), 'workflows:watch @cluster'],
  [ApiOperation.WORKFLOW_WATCH_ONE, 'workflows:get,watch'],
  [ApiOperation.EVENTS_WATCH, 'events:watch'],
  [ApiOperation.WORKFLOW_DELETE, 'workflows:get,delete'],
  [ApiOperation.WORKFLOW_DELETE.withOptions(ClientOption.FORCE), 'workflows:get,patch,delete'],
  [ApiOperation.WORKFLOW_RETRY, 'workflows:get,update; pods:delete'],
  [ApiOperation.WORKFLOW_RESUBMIT, 'workflows:get,create'],
  [ApiOperation.WORKFLOW_RESUBMIT.withOptions(...REFERENCES), `workflows:get,create; ${BOTH_TEMPLATES}`],
  [ApiOperation.WORKFLOW_RESUBMIT.withOptions(OWNED, ClientOption.cronWorkflows()), 'workflows:get,create; cronworkflows/finalizers:update'],
  [ApiOperation.WORKFLOW_RESUME, 'workflows:get,update'],
  [ApiOperation.WORKFLOW_SUSPEND, 'workflows:get,update'],
  [ApiOperation.WORKFLOW_TERMINATE, 'workflows:get,patch'],
  [ApiOperation.WORKFLOW_STOP, 'workflows:get,patch'],
  [ApiOperation.WORKFLOW_STOP.withOptions(ClientOption.NODE_FIELD_SELECTOR), 'workflows:get,update'],
  [ApiOperation.WORKFLOW_SET, 'workflows:get,update'],
  [ApiOperation.WORKFLOW_LINT, ''],
  [ApiOperation.WORKFLOW_LINT.withOptions(...REFERENCES), BOTH_TEMPLATES, ''],
  [ApiOperation.WORKFLOW_LOGS, `workflows:get; ${POD_LOGS}`],
  [ApiOperation.WORKFLOW_LOGS.withOptions(ClientOption.FOLLOW), `workflows:get,watch; ${POD_LOGS}`],
  [ApiOperation.WORKFLOW_SUBMIT, 'workflows:create'],
  [ApiOperation.WORKFLOW_SUBMIT.withOptions(...REFERENCES), `workflows:create; ${BOTH_TEMPLATES}`, 'workflows:create'],
  [ApiOperation.WORKFLOW_SUBMIT.withOptions(ClientOption.cronWorkflows()), 'workflows:create; cronworkflows:get'],
  [ApiOperation.WORKFLOW_SUBMIT.withOptions(ClientOption.cronWorkflows(), OWNED),
    'workflows:create; cronworkflows:get; cronworkflows/finalizers:update'],

  [ApiOperation.WORKFLOW_TEMPLATE_CREATE, 'workflowtemplates:create'],
  [ApiOperation.WORKFLOW_TEMPLATE_CREATE.withOptions(...REFERENCES),
    'workflowtemplates:get,create; clusterworkflowtemplates:get @cluster', 'workflowtemplates:create'],
  [ApiOperation.WORKFLOW_TEMPLATE_GET, 'workflowtemplates:get'],
  [ApiOperation.WORKFLOW_TEMPLATE_LIST, 'workflowtemplates:list'],
  [ApiOperation.WORKFLOW_TEMPLATE_UPDATE, 'workflowtemplates:update'],
  [ApiOperation.WORKFLOW_TEMPLATE_UPDATE.withOptions(...REFERENCES),
    'workflowtemplates:get,update; clusterworkflowtemplates:get @cluster', 'workflowtemplates:update'],
  [ApiOperation.WORKFLOW_TEMPLATE_DELETE, 'workflowtemplates:get,delete', 'workflowtemplates:delete'],
  [ApiOperation.WORKFLOW_TEMPLATE_LINT, ''],
  [ApiOperation.WORKFLOW_TEMPLATE_LINT.withOptions(...REFERENCES), BOTH_TEMPLATES, ''],

  [ApiOperation.CRON_WORKFLOW_CREATE, 'cronworkflows:create'],
  [ApiOperation.CRON_WORKFLOW_CREATE.withOptions(...REFERENCES), `cronworkflows:create; ${BOTH_TEMPLATES}`, 'cronworkflows:create'],
  [ApiOperation.CRON_WORKFLOW_GET, 'cronworkflows:get'],
  [ApiOperation.CRON_WORKFLOW_LIST, 'cronworkflows:list'],
  [ApiOperation.CRON_WORKFLOW_UPDATE, 'cronworkflows:get,update'],
  [ApiOperation.CRON_WORKFLOW_UPDATE.withOptions(...REFERENCES), `cronworkflows:get,update; ${BOTH_TEMPLATES}`, 'cronworkflows:get,update'],
  [ApiOperation.CRON_WORKFLOW_DELETE, 'cronworkflows:get,delete'],
  [ApiOperation.CRON_WORKFLOW_SUSPEND_OR_RESUME, 'cronworkflows:patch'],
  [ApiOperation.CRON_WORKFLOW_LINT, ''],
  [ApiOperation.CRON_WORKFLOW_LINT.withOptions(...REFERENCES), BOTH_TEMPLATES, ''],

  [ApiOperation.CLUSTER_WORKFLOW_TEMPLATE_CREATE, 'clusterworkflowtemplates:create @cluster'],
  [ApiOperation.CLUSTER_WORKFLOW_TEMPLATE_CREATE.withOptions(ClientOption.clusterWorkflowTemplates()),
    'clusterworkflowtemplates:get,create @cluster', 'clusterworkflowtemplates:create @cluster'],
  [ApiOperation.CLUSTER_WORKFLOW_TEMPLATE_GET, 'clusterworkflowtemplates:get @cluster'],
  [ApiOperation.CLUSTER_WORKFLOW_TEMPLATE_LIST, 'clusterworkflowtemplates:list @cluster'],
  [ApiOperation.CLUSTER_WORKFLOW_TEMPLATE_UPDATE, 'clusterworkflowtemplates:update @cluster'],
  [ApiOperation.CLUSTER_WORKFLOW_TEMPLATE_DELETE, 'clusterworkflowtemplates:get,delete @cluster', 'clusterworkflowtemplates:delete @cluster'],
  [ApiOperation.CLUSTER_WORKFLOW_TEMPLATE_LINT, ''],
  [ApiOperation.CLUSTER_WORKFLOW_TEMPLATE_LINT.withOptions(ClientOption.clusterWorkflowTemplates()), 'clusterworkflowtemplates:get @cluster', ''],

  [ApiOperation.ARCHIVED_WORKFLOW_LIST, 'workflows:list'],
  [ApiOperation.ARCHIVED_WORKFLOW_LIST.withOptions(ClientOption.ALL_NAMESPACES), 'workflows:list @cluster'],
  [ApiOperation.ARCHIVED_WORKFLOW_GET, 'workflows:get'],
  [ApiOperation.ARCHIVED_WORKFLOW_DELETE, 'workflows:get,delete'],
  [ApiOperation.ARCHIVED_WORKFLOW_LIST_LABELS, ''],
  [ApiOperation.ARCHIVED_WORKFLOW_RESUBMIT, 'workflows:get,create'],
  [ApiOperation.ARCHIVED_WORKFLOW_RESUBMIT.withOptions(...REFERENCES), `workflows:get,create; ${BOTH_TEMPLATES}`],
  [ApiOperation.ARCHIVED_WORKFLOW_RETRY, 'workflows:get,create; pods:delete'],
  [ApiOperation.ARCHIVED_WORKFLOW_RETRY.withOptions(ClientOption.cronWorkflows(), OWNED),
    'workflows:get,create; pods:delete; cronworkflows/finalizers:update'],

  [ApiOperation.EVENT_RECEIVE, 'workfloweventbindings:list; workflows:create'],
  [ApiOperation.EVENT_RECEIVE.withOptions(...REFERENCES), `workfloweventbindings:list; workflows:create; ${BOTH_TEMPLATES}`],
  [ApiOperation.WORKFLOW_EVENT_BINDING_LIST, 'workfloweventbindings:list'],
  [ApiOperation.EVENT_SOURCE_CREATE, 'eventsources:create'],
  [ApiOperation.EVENT_SOURCE_GET, 'eventsources:get'],
  [ApiOperation.EVENT_SOURCE_UPDATE, 'eventsources:update'],
  [ApiOperation.EVENT_SOURCE_DELETE, 'eventsources:delete'],
  [ApiOperation.EVENT_SOURCE_LIST, 'eventsources:list'],
  [ApiOperation.EVENT_SOURCE_WATCH, 'eventsources:watch'],
  [ApiOperation.EVENT_SOURCE_LOGS, POD_LOGS],
  [ApiOperation.SENSOR_CREATE, 'sensors:create'],
  [ApiOperation.SENSOR_GET, 'sensors:get'],
  [ApiOperation.SENSOR_UPDATE, 'sensors:update'],
  [ApiOperation.SENSOR_DELETE, 'sensors:delete'],
  [ApiOperation.SENSOR_LIST, 'sensors:list'],
  [ApiOperation.SENSOR_WATCH, 'sensors:watch'],
  [ApiOperation.SENSOR_LOGS, POD_LOGS],

  [ApiOperation.SYNC_CONFIG_MAP_CREATE, 'since v4.0', 'configmaps:get,create,update'],
  [ApiOperation.SYNC_CONFIG_MAP_GET, 'since v4.0', 'configmaps:get'],
  [ApiOperation.SYNC_CONFIG_MAP_UPDATE, 'since v4.0', 'configmaps:get,update'],
  [ApiOperation.SYNC_CONFIG_MAP_DELETE, 'since v4.0', 'configmaps:get,update'],
  [ApiOperation.SYNC_DATABASE_CREATE, 'since v4.0', 'workflows:create'],
  [ApiOperation.SYNC_DATABASE_GET, 'since v4.0', 'workflows:get'],
  [ApiOperation.SYNC_DATABASE_UPDATE, 'since v4.0', 'workflows:update'],
  [ApiOperation.SYNC_DATABASE_DELETE, 'since v4.0', 'workflows:delete'],

  [ApiOperation.ARTIFACT_DOWNLOAD, 'workflows:get'],
  [ApiOperation.ARTIFACT_DOWNLOAD.withOptions(...CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.ARTIFACT_DOWNLOAD_ARCHIVED.withOptions(...CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.ARTIFACT_DOWNLOAD_ARCHIVED, 'workflows:get'],
  [ApiOperation.ARTIFACT_BROWSE, 'workflows:get'],
  [ApiOperation.ARTIFACT_BROWSE.withOptions(...CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.ARTIFACT_BROWSE_ARCHIVED, 'workflows:get'],
  [ApiOperation.ARTIFACT_UPLOAD, 'since v4.1', 'workflowtemplates:get; workflows:create'],
  [ApiOperation.ARTIFACT_UPLOAD.withOptions(...CREDENTIALS), 'since v4.1',
    'workflowtemplates:get; workflows:create; secrets[s3]:get; configmaps[krb]:get'],

  [ApiOperation.INFO, ''],
  [ApiOperation.METRICS, ''],
  [ApiOperation.LOGIN, ''],
];

describe('An operation of the API asks Kubernetes for', () => {
  test.each(OPERATIONS.map(([operation, before, since]) => [nameOf(operation), before, operation, since] as const))('%s: %s', (_, before, operation, since = before) => {
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

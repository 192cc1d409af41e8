import { askedPermissions, leftOut, normalized } from './asked-permissions';
import { ApiOperation, ArgoVersion, ClientOperation, ClientRoute } from '../../../lib';

const REFERENCES = { workflowTemplates: true, clusterWorkflowTemplates: true };
const CREDENTIALS = { artifactSecrets: ['s3'], artifactConfigMaps: ['krb'] };
const BOTH_TEMPLATES = 'workflowtemplates:get; clusterworkflowtemplates:get @cluster';
const POD_LOGS = 'pods:list,watch; pods/log:get';

/** What an operation asks for up to 3.6, and from 3.7 on where that differs. */
const OPERATIONS: [ClientOperation, string, string?][] = [
  [ApiOperation.workflowCreate(), 'workflows:create'],
  [ApiOperation.workflowCreate(REFERENCES), `workflows:create; ${BOTH_TEMPLATES}`, 'workflows:create'],
  [ApiOperation.workflowGet(), 'workflows:get'],
  [ApiOperation.workflowGet({ latest: true }), 'workflows:get,list'],
  [ApiOperation.workflowList(), 'workflows:list'],
  [ApiOperation.workflowList({ allNamespaces: true }), 'workflows:list @cluster'],
  [ApiOperation.workflowWatch(), 'workflows:watch'],
  [ApiOperation.workflowWatch({ allNamespaces: true }), 'workflows:watch @cluster'],
  [ApiOperation.workflowWatchOne(), 'workflows:get,watch'],
  [ApiOperation.eventsWatch(), 'events:watch'],
  [ApiOperation.workflowDelete(), 'workflows:get,delete'],
  [ApiOperation.workflowDelete({ force: true }), 'workflows:get,patch,delete'],
  [ApiOperation.workflowRetry(), 'workflows:get,update; pods:delete'],
  [ApiOperation.workflowResubmit(), 'workflows:get,create'],
  [ApiOperation.workflowResubmit(REFERENCES), `workflows:get,create; ${BOTH_TEMPLATES}`],
  [ApiOperation.workflowResume(), 'workflows:get,update'],
  [ApiOperation.workflowSuspend(), 'workflows:get,update'],
  [ApiOperation.workflowTerminate(), 'workflows:get,patch'],
  [ApiOperation.workflowStop(), 'workflows:get,patch'],
  [ApiOperation.workflowStop({ nodeFieldSelector: true }), 'workflows:get,update'],
  [ApiOperation.workflowSet(), 'workflows:get,update'],
  [ApiOperation.workflowLint(), ''],
  [ApiOperation.workflowLint(REFERENCES), BOTH_TEMPLATES, ''],
  [ApiOperation.workflowLogs(), `workflows:get; ${POD_LOGS}`],
  [ApiOperation.workflowLogs({ follow: true }), `workflows:get,watch; ${POD_LOGS}`],
  [ApiOperation.workflowSubmit(), 'workflows:create'],
  [ApiOperation.workflowSubmit(REFERENCES), `workflows:create; ${BOTH_TEMPLATES}`, 'workflows:create'],
  [ApiOperation.workflowSubmit({ cronWorkflows: true }), 'workflows:create; cronworkflows:get'],

  [ApiOperation.workflowTemplateCreate(), 'workflowtemplates:create'],
  [ApiOperation.workflowTemplateCreate(REFERENCES),
    'workflowtemplates:get,create; clusterworkflowtemplates:get @cluster', 'workflowtemplates:create'],
  [ApiOperation.workflowTemplateGet(), 'workflowtemplates:get'],
  [ApiOperation.workflowTemplateList(), 'workflowtemplates:list'],
  [ApiOperation.workflowTemplateUpdate(), 'workflowtemplates:update'],
  [ApiOperation.workflowTemplateUpdate(REFERENCES),
    'workflowtemplates:get,update; clusterworkflowtemplates:get @cluster', 'workflowtemplates:update'],
  [ApiOperation.workflowTemplateDelete(), 'workflowtemplates:get,delete', 'workflowtemplates:delete'],
  [ApiOperation.workflowTemplateLint(), ''],
  [ApiOperation.workflowTemplateLint(REFERENCES), BOTH_TEMPLATES, ''],

  [ApiOperation.cronWorkflowCreate(), 'cronworkflows:create'],
  [ApiOperation.cronWorkflowCreate(REFERENCES), `cronworkflows:create; ${BOTH_TEMPLATES}`, 'cronworkflows:create'],
  [ApiOperation.cronWorkflowGet(), 'cronworkflows:get'],
  [ApiOperation.cronWorkflowList(), 'cronworkflows:list'],
  [ApiOperation.cronWorkflowUpdate(), 'cronworkflows:get,update'],
  [ApiOperation.cronWorkflowUpdate(REFERENCES), `cronworkflows:get,update; ${BOTH_TEMPLATES}`, 'cronworkflows:get,update'],
  [ApiOperation.cronWorkflowDelete(), 'cronworkflows:get,delete'],
  [ApiOperation.cronWorkflowSuspendOrResume(), 'cronworkflows:patch'],
  [ApiOperation.cronWorkflowLint(), ''],
  [ApiOperation.cronWorkflowLint(REFERENCES), BOTH_TEMPLATES, ''],

  [ApiOperation.clusterWorkflowTemplateCreate(), 'clusterworkflowtemplates:create @cluster'],
  [ApiOperation.clusterWorkflowTemplateCreate({ clusterWorkflowTemplates: true }),
    'clusterworkflowtemplates:get,create @cluster', 'clusterworkflowtemplates:create @cluster'],
  [ApiOperation.clusterWorkflowTemplateGet(), 'clusterworkflowtemplates:get @cluster'],
  [ApiOperation.clusterWorkflowTemplateList(), 'clusterworkflowtemplates:list @cluster'],
  [ApiOperation.clusterWorkflowTemplateUpdate(), 'clusterworkflowtemplates:update @cluster'],
  [ApiOperation.clusterWorkflowTemplateDelete(), 'clusterworkflowtemplates:get,delete @cluster', 'clusterworkflowtemplates:delete @cluster'],
  [ApiOperation.clusterWorkflowTemplateLint(), ''],
  [ApiOperation.clusterWorkflowTemplateLint({ clusterWorkflowTemplates: true }), 'clusterworkflowtemplates:get @cluster', ''],

  [ApiOperation.archivedWorkflowList(), 'workflows:list'],
  [ApiOperation.archivedWorkflowList({ allNamespaces: true }), 'workflows:list @cluster'],
  [ApiOperation.archivedWorkflowGet(), 'workflows:get'],
  [ApiOperation.archivedWorkflowDelete(), 'workflows:get,delete'],
  [ApiOperation.archivedWorkflowListLabels(), ''],
  [ApiOperation.archivedWorkflowResubmit(), 'workflows:get,create'],
  [ApiOperation.archivedWorkflowResubmit(REFERENCES), `workflows:get,create; ${BOTH_TEMPLATES}`],
  [ApiOperation.archivedWorkflowRetry(), 'workflows:get,create; pods:delete'],

  [ApiOperation.eventReceive(), 'workfloweventbindings:list; workflows:create; workflowtemplates:get'],
  [ApiOperation.eventReceive({ clusterWorkflowTemplates: true }), 'workfloweventbindings:list; workflows:create; clusterworkflowtemplates:get @cluster'],
  [ApiOperation.eventReceive(REFERENCES), `workfloweventbindings:list; workflows:create; ${BOTH_TEMPLATES}`],
  [ApiOperation.workflowEventBindingList(), 'workfloweventbindings:list'],
  [ApiOperation.eventSourceCreate(), 'eventsources:create'],
  [ApiOperation.eventSourceGet(), 'eventsources:get'],
  [ApiOperation.eventSourceUpdate(), 'eventsources:update'],
  [ApiOperation.eventSourceDelete(), 'eventsources:delete'],
  [ApiOperation.eventSourceList(), 'eventsources:list'],
  [ApiOperation.eventSourceWatch(), 'eventsources:watch'],
  [ApiOperation.eventSourceLogs(), POD_LOGS],
  [ApiOperation.sensorCreate(), 'sensors:create'],
  [ApiOperation.sensorGet(), 'sensors:get'],
  [ApiOperation.sensorUpdate(), 'sensors:update'],
  [ApiOperation.sensorDelete(), 'sensors:delete'],
  [ApiOperation.sensorList(), 'sensors:list'],
  [ApiOperation.sensorWatch(), 'sensors:watch'],
  [ApiOperation.sensorLogs(), POD_LOGS],

  [ApiOperation.syncConfigMapCreate(), 'since v4.0', 'configmaps:get,create,update'],
  [ApiOperation.syncConfigMapGet(), 'since v4.0', 'configmaps:get'],
  [ApiOperation.syncConfigMapUpdate(), 'since v4.0', 'configmaps:get,update'],
  [ApiOperation.syncConfigMapDelete(), 'since v4.0', 'configmaps:get,update'],
  [ApiOperation.syncDatabaseCreate(), 'since v4.0', 'workflows:create'],
  [ApiOperation.syncDatabaseGet(), 'since v4.0', 'workflows:get'],
  [ApiOperation.syncDatabaseUpdate(), 'since v4.0', 'workflows:update'],
  [ApiOperation.syncDatabaseDelete(), 'since v4.0', 'workflows:delete'],

  [ApiOperation.artifactDownload(), 'workflows:get'],
  [ApiOperation.artifactDownload(CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.artifactDownloadArchived(CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.artifactDownloadArchived(), 'workflows:get'],
  [ApiOperation.artifactBrowse(), 'workflows:get'],
  [ApiOperation.artifactBrowse(CREDENTIALS), 'workflows:get; secrets[s3]:get; configmaps[krb]:get'],
  [ApiOperation.artifactBrowseArchived(), 'workflows:get'],
  [ApiOperation.artifactUpload(), 'since v4.1', 'workflowtemplates:get; workflows:create'],
  [ApiOperation.artifactUpload(CREDENTIALS), 'since v4.1',
    'workflowtemplates:get; workflows:create; secrets[s3]:get; configmaps[krb]:get'],

  [ApiOperation.info(), ''],
  [ApiOperation.metrics(), ''],
  [ApiOperation.login(), ''],
];

/** What an operation asks for where OwnerReferencesPermissionEnforcement is on. */
const OWNED: [ClientOperation, string][] = [
  [ApiOperation.workflowResubmit({ cronWorkflows: true }), 'workflows:get,create; cronworkflows/finalizers:update'],
  [ApiOperation.workflowSubmit({ cronWorkflows: true }), 'workflows:create; cronworkflows:get; cronworkflows/finalizers:update'],
  [ApiOperation.workflowSubmit({ workflowTemplates: true }), 'workflows:create'],
  [ApiOperation.archivedWorkflowRetry({ cronWorkflows: true }), 'workflows:get,create; pods:delete; cronworkflows/finalizers:update'],
  [ApiOperation.archivedWorkflowResubmit({ cronWorkflowNames: ['nightly'] }), 'workflows:get,create; cronworkflows/finalizers[nightly]:update'],
];

describe('An operation of the API asks Kubernetes for', () => {
  test('what its row says, in every version', () => {
    const wrong = OPERATIONS.flatMap(([operation, before, since = before]) => ArgoVersion.known.flatMap((version) => {
      const asked = askedPermissions(operation, version, ClientRoute.ARGO_SERVER);
      const first = /(v\d\.\d) is the first/.exec(asked)?.[1];
      const isAvailable = !before.startsWith('since') || version.isAtLeast(ArgoVersion.of(before.slice('since '.length)));
      const expected = isAvailable ? normalized(version.isAtLeast(ArgoVersion.V3_7) ? since : before) : before;
      const found = first === undefined ? asked : `since ${first}`;
      return found === expected ? [] : [{ operation: operation._member, version: version.toString(), expected, found }];
    }));
    expect(wrong).toEqual([]);
  });

  test('the right to update finalizers, where the cluster enforces owner references', () => {
    expect(OWNED.map(([operation]) => askedPermissions(operation, ArgoVersion.V4_1, ClientRoute.ARGO_SERVER, true)))
      .toEqual(OWNED.map(([, expected]) => normalized(expected)));
  });

  test('the same, whatever the route of the client is', () => {
    const asked = (via: ClientRoute) => OPERATIONS.map(([operation]) => askedPermissions(operation, ArgoVersion.V4_1, via));
    expect(asked(ClientRoute.KUBERNETES)).toEqual(asked(ClientRoute.ARGO_SERVER));
  });

  test('nothing, where argo-server gives out the templates that it knows without asking what the client may read', () => {
    const asked = (release: string) => [ApiOperation.workflowTemplateGet(), ApiOperation.clusterWorkflowTemplateGet()]
      .map((operation) => askedPermissions(operation, ArgoVersion.of(release), ClientRoute.ARGO_SERVER));
    const [unchecked, checked] = [['', ''], ['workflowtemplates:get', 'clusterworkflowtemplates:get @cluster']];
    expect(['v3.6.19', 'v3.7.0', 'v3.7.10', 'v3.7.11', 'v3.7', 'v4.0.1', 'v4.0.2', 'v4.0'].map(asked))
      .toEqual([checked, unchecked, unchecked, checked, checked, unchecked, checked, checked]);
  });

  test('nothing is left out', () => {
    expect(leftOut('ApiOperation', OPERATIONS.map(([operation]) => operation))).toEqual([]);
  });
});

import { askedPermissions, leftOut, normalized } from './asked-permissions';
import { ArgoVersion, ClientOperation, ClientRoute, UiPage } from '../../../lib';

const LISTS = 'workflows:list; workflowtemplates:list; cronworkflows:list';
const POD_LOGS = 'pods:list,watch; pods/log:get';

/** What a page asks for in 3.5, and what it asks for from a later version on. */
const PAGES: [ClientOperation, string, (readonly [ArgoVersion, string])?][] = [
  [UiPage.any(), ''],
  [UiPage.workflows(), 'workflows:list,watch; workflowtemplates:list; cronworkflows:list'],
  [UiPage.workflowsActions(), 'workflows:get,create,update,patch,delete; pods:delete'],
  [UiPage.submit(), 'workflowtemplates:get,list; workflows:create', [ArgoVersion.V3_7, 'workflowtemplates:list; workflows:create']],
  [UiPage.workflow(), 'workflows:get,watch'],
  [UiPage.workflowEvents(), 'events:watch'],
  [UiPage.workflowLogs(), `workflows:get,watch; ${POD_LOGS}`],
  [UiPage.workflowArtifacts(), 'workflows:get'],
  [UiPage.workflowNodeActions(), 'workflows:get,update'],
  [UiPage.workflowTemplates(), 'workflowtemplates:list'],
  [UiPage.workflowTemplate(), 'workflowtemplates:get', [ArgoVersion.V3_6, 'workflowtemplates:get; workflows:list']],
  [UiPage.createWorkflowTemplate(), 'workflowtemplates:create'],
  [UiPage.workflowTemplateActions(), 'workflowtemplates:get,update,delete; workflows:create',
    [ArgoVersion.V3_7, 'workflowtemplates:update,delete; workflows:create']],
  [UiPage.clusterWorkflowTemplates(), 'clusterworkflowtemplates:list @cluster'],
  [UiPage.clusterWorkflowTemplate(), 'clusterworkflowtemplates:get @cluster',
    [ArgoVersion.V3_6, 'clusterworkflowtemplates:get @cluster; workflows:list @cluster']],
  [UiPage.createClusterWorkflowTemplate(), 'clusterworkflowtemplates:create @cluster'],
  [UiPage.clusterWorkflowTemplateActions(), 'clusterworkflowtemplates:get,update,delete @cluster; workflows:create',
    [ArgoVersion.V3_7, 'clusterworkflowtemplates:update,delete @cluster; workflows:create']],
  [UiPage.cronWorkflows(), 'cronworkflows:get,list; workflows:list'],
  [UiPage.createCronWorkflow(), 'cronworkflows:create'],
  [UiPage.cronWorkflowActions(), 'cronworkflows:get,update,patch,delete; workflows:create'],
  [UiPage.reports(), LISTS],
  [UiPage.archivedWorkflows(), 'workflows:get,list'],
  [UiPage.archivedWorkflowActions(), 'workflows:get,create,delete; pods:delete'],
  [UiPage.eventFlow(), `eventsources:list,watch; sensors:list,watch; workflows:list,watch; ${POD_LOGS}`],
  [UiPage.eventSources(), `eventsources:get,list; ${POD_LOGS}`],
  [UiPage.eventSourceActions(), 'eventsources:create,update,delete'],
  [UiPage.sensors(), `sensors:get,list; ${POD_LOGS}`],
  [UiPage.sensorActions(), 'sensors:create,update,delete'],
  [UiPage.workflowEventBindings(), 'workfloweventbindings:list'],
  [UiPage.widgets(), 'workflows:get,watch'],
  [UiPage.login(), ''],
];

describe('A page of the UI asks Kubernetes for', () => {
  test('what its row says, in every version', () => {
    const wrong = PAGES.flatMap(([page, before, [since, after] = [ArgoVersion.V3_5, before]]) => ArgoVersion.known.map((version) => ({
      page: page._member,
      version: version.toString(),
      expected: normalized(version.isAtLeast(since) ? after : before),
      found: askedPermissions(page, version, ClientRoute.ARGO_SERVER),
    }))).filter(({ expected, found }) => found !== expected);
    expect(wrong).toEqual([]);
  });

  test('nothing is left out', () => {
    expect(leftOut('UiPage', PAGES.map(([page]) => page))).toEqual([]);
  });
});

describe('Options of pages', () => {
  test.each([
    ['every namespace', UiPage.workflows({ allNamespaces: true }), ArgoVersion.V4_1,
      'workflows:list,watch @cluster; workflowtemplates:list @cluster; cronworkflows:list @cluster'],
    ['logs from the artifact repository', UiPage.workflowLogs({ artifactSecrets: ['s3'] }), ArgoVersion.V4_1,
      `workflows:get,watch; ${POD_LOGS}; secrets[s3]:get`],
    ['logs of nodes from templates before 3.7', UiPage.workflowLogs({ workflowTemplates: true }), ArgoVersion.V3_6,
      `workflows:get,watch; ${POD_LOGS}`],
    ['logs of nodes from templates since 3.7', UiPage.workflowLogs({ workflowTemplates: true }), ArgoVersion.V3_7,
      `workflows:get,watch; ${POD_LOGS}; workflowtemplates:get`],
    ['uploads for a template', UiPage.workflowTemplateActions({ artifactOverrides: true }), ArgoVersion.V4_1,
      'workflowtemplates:get,update,delete; workflows:create'],
    ['one template that is changed and submitted from, not the workflows that come of it',
      UiPage.workflowTemplateActions({ names: ['build'] }), ArgoVersion.V4_1, 'workflowtemplates[build]:update,delete; workflows:create'],
    ['one CronWorkflow', UiPage.cronWorkflowActions({ names: ['nightly'] }), ArgoVersion.V4_1,
      'cronworkflows[nightly]:get,update,patch,delete; workflows:create'],
  ])('%s', (_, page, version, expected) => {
    expect(askedPermissions(page, version, ClientRoute.ARGO_SERVER)).toBe(normalized(expected));
  });
});

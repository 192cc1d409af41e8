import { askedPermissions, normalized } from './asked-permissions';
import { ArgoVersion, ClientOperation, ClientOption, ClientRoute, UiPage } from '../../../lib';

const LISTS = 'workflows:list; workflowtemplates:list; cronworkflows:list';
const POD_LOGS = 'pods:list,watch; pods/log:get';

/** What a page asks for in 3.5, and what it asks for from a later version on. */
const PAGES: [keyof typeof UiPage, string, (readonly [ArgoVersion, string])?][] = [
  ['ANY', ''],
  ['WORKFLOWS', 'workflows:list,watch; workflowtemplates:list; cronworkflows:list'],
  ['WORKFLOWS_ACTIONS', 'workflows:get,create,update,patch,delete; pods:delete'],
  ['SUBMIT', 'workflowtemplates:list; workflows:create'],
  ['WORKFLOW', 'workflows:get,watch'],
  ['WORKFLOW_EVENTS', 'events:watch'],
  ['WORKFLOW_LOGS', `workflows:get,watch; ${POD_LOGS}`],
  ['WORKFLOW_ARTIFACTS', 'workflows:get'],
  ['WORKFLOW_NODE_ACTIONS', 'workflows:get,update'],
  ['WORKFLOW_TEMPLATES', 'workflowtemplates:list'],
  ['WORKFLOW_TEMPLATE', 'workflowtemplates:get', [ArgoVersion.V3_6, 'workflowtemplates:get; workflows:list']],
  ['WORKFLOW_TEMPLATE_ACTIONS', 'workflowtemplates:get,update,delete; workflows:create',
    [ArgoVersion.V3_7, 'workflowtemplates:update,delete; workflows:create']],
  ['CLUSTER_WORKFLOW_TEMPLATES', 'clusterworkflowtemplates:list @cluster'],
  ['CLUSTER_WORKFLOW_TEMPLATE', 'clusterworkflowtemplates:get @cluster',
    [ArgoVersion.V3_6, 'clusterworkflowtemplates:get @cluster; workflows:list @cluster']],
  ['CLUSTER_WORKFLOW_TEMPLATE_ACTIONS', 'clusterworkflowtemplates:get,update,delete @cluster; workflows:create',
    [ArgoVersion.V3_7, 'clusterworkflowtemplates:update,delete @cluster; workflows:create']],
  ['CRON_WORKFLOWS', 'cronworkflows:get,list; workflows:list'],
  ['CRON_WORKFLOW_ACTIONS', 'cronworkflows:get,update,patch,delete; workflows:create'],
  ['REPORTS', LISTS],
  ['ARCHIVED_WORKFLOWS', 'workflows:get,list'],
  ['ARCHIVED_WORKFLOW_ACTIONS', 'workflows:get,create,delete; pods:delete'],
  ['EVENT_FLOW', `eventsources:list,watch; sensors:list,watch; workflows:list,watch; ${POD_LOGS}`],
  ['EVENT_SOURCES', `eventsources:get,list; ${POD_LOGS}`],
  ['EVENT_SOURCE_ACTIONS', 'eventsources:create,update,delete'],
  ['SENSORS', `sensors:get,list; ${POD_LOGS}`],
  ['SENSOR_ACTIONS', 'sensors:create,update,delete'],
  ['WORKFLOW_EVENT_BINDINGS', 'workfloweventbindings:list'],
  ['WIDGETS', 'workflows:get,watch'],
  ['LOGIN', ''],
];

describe('A page of the UI asks Kubernetes for', () => {
  test.each(PAGES)('%s: %s', (name, before, [since, after] = [ArgoVersion.V3_5, before]) => {
    for (const version of ArgoVersion.known) {
      const expected = version.isAtLeast(since) ? after : before;
      expect([version.toString(), askedPermissions(pageOf(name), version, ClientRoute.ARGO_SERVER)])
        .toEqual([version.toString(), normalized(expected)]);
    }
  });

  test('nothing is left out', () => {
    const asked = new Set<string>(PAGES.map(([name]) => name));
    expect(Object.keys(UiPage).filter((name) => !asked.has(name))).toEqual([]);
  });
});

describe('Options of pages', () => {
  test.each([
    ['every namespace', UiPage.WORKFLOWS.withOptions(ClientOption.ALL_NAMESPACES), ArgoVersion.V4_1,
      'workflows:list,watch @cluster; workflowtemplates:list @cluster; cronworkflows:list @cluster'],
    ['logs from the artifact repository', UiPage.WORKFLOW_LOGS.withOptions(ClientOption.artifactSecrets('s3')), ArgoVersion.V4_1,
      `workflows:get,watch; ${POD_LOGS}; secrets[s3]:get`],
    ['logs of nodes from templates before 3.7', UiPage.WORKFLOW_LOGS.withOptions(ClientOption.workflowTemplates()), ArgoVersion.V3_6,
      `workflows:get,watch; ${POD_LOGS}`],
    ['logs of nodes from templates since 3.7', UiPage.WORKFLOW_LOGS.withOptions(ClientOption.workflowTemplates()), ArgoVersion.V3_7,
      `workflows:get,watch; ${POD_LOGS}; workflowtemplates:get`],
    ['uploads before 4.1', UiPage.SUBMIT.withOptions(ClientOption.ARTIFACT_OVERRIDES), ArgoVersion.V4_0,
      'workflowtemplates:list; workflows:create'],
    ['uploads since 4.1', UiPage.SUBMIT.withOptions(ClientOption.ARTIFACT_OVERRIDES), ArgoVersion.V4_1,
      'workflowtemplates:get,list; workflows:create'],
  ])('%s', (_, page, version, expected) => {
    expect(askedPermissions(page, version, ClientRoute.ARGO_SERVER)).toBe(normalized(expected));
  });
});

function pageOf(name: keyof typeof UiPage): ClientOperation {
  const page: unknown = UiPage[name];
  if (!(page instanceof ClientOperation)) {
    throw new Error(`${name} is no page`);
  }
  return page;
}

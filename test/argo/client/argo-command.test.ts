import { askedPermissions, normalized } from './asked-permissions';
import { ArgoCommand, ArgoVersion, ClientOperation, ClientOption, ClientRoute } from '../../../lib';

const { V3_5, V3_6, V3_7, V4_0, V4_1 } = ArgoVersion;

/** What a command asks for: directly up to 3.6 and from 3.7, through argo-server up to 3.6 and from 3.7. */
interface Asked {
  readonly direct: string;
  readonly directSince37?: string;
  readonly server?: string;
  readonly serverSince37?: string;
}

const LOGS = 'workflows:get; pods:list,watch; pods/log:get';
const REFERENCES = [ClientOption.workflowTemplates(), ClientOption.clusterWorkflowTemplates()];
const CREATE = { direct: 'workflows:create' };

/** References that argo-server reads itself from 3.7 on, beside what is asked anyway. */
function withReferences(always: string): Asked {
  return {
    direct: `${always}; workflowtemplates:get; clusterworkflowtemplates:get @cluster`,
    directSince37: `${always}; workflowtemplates:get; clusterworkflowtemplates:get,list,watch @cluster`,
    server: `${always}; workflowtemplates:get; clusterworkflowtemplates:get @cluster`,
    serverSince37: always,
  };
}

const COMMANDS: [string, ClientOperation, Asked][] = [
  ['submit FILE', ArgoCommand.SUBMIT, CREATE],
  ['submit FILE with references', ArgoCommand.SUBMIT.withOptions(...REFERENCES), withReferences('workflows:create')],
  ['submit FILE --wait', ArgoCommand.SUBMIT.withOptions(ClientOption.WAIT), { direct: 'workflows:get,watch,create' }],
  ['submit FILE --log', ArgoCommand.SUBMIT.withOptions(ClientOption.LOG), { direct: 'workflows:get,watch,create; pods:list,watch; pods/log:get' }],
  ['submit --from workflowtemplate/NAME', ArgoCommand.SUBMIT_FROM_WORKFLOW_TEMPLATE, {
    direct: 'workflows:create; workflowtemplates:get',
    serverSince37: 'workflows:create',
  }],
  ['submit --from workflowtemplate/NAME --wait', ArgoCommand.SUBMIT_FROM_WORKFLOW_TEMPLATE.withOptions(ClientOption.WAIT), {
    direct: 'workflows:get,watch,create; workflowtemplates:get',
    serverSince37: 'workflows:get,watch,create',
  }],
  ['submit --from clusterworkflowtemplate/NAME', ArgoCommand.SUBMIT_FROM_CLUSTER_WORKFLOW_TEMPLATE, {
    direct: 'workflows:create; clusterworkflowtemplates:get @cluster',
    directSince37: 'workflows:create; clusterworkflowtemplates:get,list,watch @cluster',
    server: 'workflows:create; clusterworkflowtemplates:get @cluster',
    serverSince37: 'workflows:create',
  }],
  ['submit --from cronwf/NAME', ArgoCommand.SUBMIT_FROM_CRON_WORKFLOW, { direct: 'workflows:create; cronworkflows:get' }],
  ['submit --from cronwf/NAME with references', ArgoCommand.SUBMIT_FROM_CRON_WORKFLOW.withOptions(...REFERENCES),
    withReferences('workflows:create; cronworkflows:get')],
  ['submit --from cronwf/NAME on OpenShift',
    ArgoCommand.SUBMIT_FROM_CRON_WORKFLOW.withOptions(ClientOption.OWNER_REFERENCES_PERMISSION_ENFORCEMENT),
    { direct: 'workflows:create; cronworkflows:get; cronworkflows/finalizers:update' }],
  ['list', ArgoCommand.LIST, { direct: 'workflows:list' }],
  ['list -A', ArgoCommand.LIST.withOptions(ClientOption.ALL_NAMESPACES), { direct: 'workflows:list @cluster' }],
  ['get', ArgoCommand.GET, { direct: 'workflows:get' }],
  ['get @latest', ArgoCommand.GET.withOptions(ClientOption.LATEST), { direct: 'workflows:get,list' }],
  ['logs', ArgoCommand.LOGS, { direct: LOGS }],
  ['logs -f', ArgoCommand.LOGS.withOptions(ClientOption.FOLLOW), { direct: 'workflows:get,watch; pods:list,watch; pods/log:get' }],
  ['watch', ArgoCommand.WATCH, { direct: 'workflows:get,watch' }],
  ['wait', ArgoCommand.WAIT, { direct: 'workflows:get,watch' }],
  ['stop', ArgoCommand.STOP, { direct: 'workflows:get,patch' }],
  ['stop --node-field-selector', ArgoCommand.STOP.withOptions(ClientOption.NODE_FIELD_SELECTOR), { direct: 'workflows:get,update' }],
  ['stop -l', ArgoCommand.STOP.withOptions(ClientOption.SELECTOR), { direct: 'workflows:get,list,patch' }],
  ['terminate', ArgoCommand.TERMINATE, { direct: 'workflows:get,patch' }],
  ['terminate -l', ArgoCommand.TERMINATE.withOptions(ClientOption.SELECTOR), { direct: 'workflows:get,list,patch' }],
  ['suspend', ArgoCommand.SUSPEND, { direct: 'workflows:get,update' }],
  ['resume', ArgoCommand.RESUME, { direct: 'workflows:get,update' }],
  ['retry', ArgoCommand.RETRY, { direct: 'workflows:get,update; pods:delete' }],
  ['retry -l --log', ArgoCommand.RETRY.withOptions(ClientOption.SELECTOR, ClientOption.LOG),
    { direct: 'workflows:get,list,watch,update; pods:list,watch,delete; pods/log:get' }],
  ['resubmit', ArgoCommand.RESUBMIT, { direct: 'workflows:get,create' }],
  ['resubmit with references', ArgoCommand.RESUBMIT.withOptions(...REFERENCES),
    { direct: 'workflows:get,create; workflowtemplates:get; clusterworkflowtemplates:get @cluster' }],
  ['delete', ArgoCommand.DELETE, { direct: 'workflows:get,delete' }],
  ['delete --force', ArgoCommand.DELETE.withOptions(ClientOption.FORCE), { direct: 'workflows:get,patch,delete' }],
  ['delete --all', ArgoCommand.DELETE.withOptions(ClientOption.SELECTOR), { direct: 'workflows:get,list,delete' }],
  ['delete --all -A', ArgoCommand.DELETE.withOptions(ClientOption.SELECTOR, ClientOption.ALL_NAMESPACES),
    { direct: 'workflows:get,list,delete @cluster' }],
  ['node set', ArgoCommand.NODE_SET, { direct: 'workflows:get,update' }],
  ['cp', ArgoCommand.CP, { direct: 'server only', server: 'workflows:get' }],
  ['cp with credentials', ArgoCommand.CP.withOptions(ClientOption.artifactSecrets('s3'), ClientOption.artifactConfigMaps('krb')),
    { direct: 'server only', server: 'workflows:get; secrets[s3]:get; configmaps[krb]:get' }],
  ['lint', ArgoCommand.LINT, { direct: '' }],
  ['lint with references', ArgoCommand.LINT.withOptions(...REFERENCES), withReferences('')],
  ['lint --offline', ArgoCommand.LINT_OFFLINE, { direct: '' }],
  ['template create', ArgoCommand.TEMPLATE_CREATE, { direct: 'workflowtemplates:create' }],
  ['template create with cluster references', ArgoCommand.TEMPLATE_CREATE.withOptions(ClientOption.clusterWorkflowTemplates()), {
    direct: 'workflowtemplates:create; clusterworkflowtemplates:get @cluster',
    directSince37: 'workflowtemplates:create; clusterworkflowtemplates:get,list,watch @cluster',
    server: 'workflowtemplates:create; clusterworkflowtemplates:get @cluster',
    serverSince37: 'workflowtemplates:create',
  }],
  ['template get', ArgoCommand.TEMPLATE_GET, { direct: 'workflowtemplates:get' }],
  ['template list', ArgoCommand.TEMPLATE_LIST, { direct: 'workflowtemplates:list' }],
  ['template delete', ArgoCommand.TEMPLATE_DELETE, { direct: 'workflowtemplates:get,delete', serverSince37: 'workflowtemplates:delete' }],
  ['template delete --all', ArgoCommand.TEMPLATE_DELETE.withOptions(ClientOption.SELECTOR),
    { direct: 'workflowtemplates:get,list,delete', serverSince37: 'workflowtemplates:list,delete' }],
  ['template update', ArgoCommand.TEMPLATE_UPDATE, { direct: 'workflowtemplates:get,update' }],
  ['template lint', ArgoCommand.TEMPLATE_LINT, { direct: '' }],
  ['template lint with references', ArgoCommand.TEMPLATE_LINT.withOptions(...REFERENCES), withReferences('')],
  ['cron create', ArgoCommand.CRON_CREATE, { direct: 'cronworkflows:create' }],
  ['cron create with references', ArgoCommand.CRON_CREATE.withOptions(...REFERENCES), withReferences('cronworkflows:create')],
  ['cron get', ArgoCommand.CRON_GET, { direct: 'cronworkflows:get' }],
  ['cron list', ArgoCommand.CRON_LIST, { direct: 'cronworkflows:list' }],
  ['cron delete', ArgoCommand.CRON_DELETE, { direct: 'cronworkflows:get,delete' }],
  ['cron delete --all', ArgoCommand.CRON_DELETE.withOptions(ClientOption.SELECTOR), { direct: 'cronworkflows:get,list,delete' }],
  ['cron suspend', ArgoCommand.CRON_SUSPEND, { direct: 'cronworkflows:patch' }],
  ['cron resume', ArgoCommand.CRON_RESUME, { direct: 'cronworkflows:patch' }],
  ['cron update', ArgoCommand.CRON_UPDATE, { direct: 'cronworkflows:get,update' }],
  ['cron update with references', ArgoCommand.CRON_UPDATE.withOptions(...REFERENCES), withReferences('cronworkflows:get,update')],
  ['cron lint', ArgoCommand.CRON_LINT, { direct: '' }],
  ['cron backfill', ArgoCommand.CRON_BACKFILL, { direct: 'cronworkflows:get; workflows:create' }],
  ['cluster-template create', ArgoCommand.CLUSTER_TEMPLATE_CREATE, { direct: 'clusterworkflowtemplates:create @cluster' }],
  ['cluster-template create with references', ArgoCommand.CLUSTER_TEMPLATE_CREATE.withOptions(ClientOption.clusterWorkflowTemplates()), {
    direct: 'clusterworkflowtemplates:get,create @cluster',
    directSince37: 'clusterworkflowtemplates:get,list,watch,create @cluster',
    server: 'clusterworkflowtemplates:get,create @cluster',
    serverSince37: 'clusterworkflowtemplates:create @cluster',
  }],
  ['cluster-template get', ArgoCommand.CLUSTER_TEMPLATE_GET, {
    direct: 'clusterworkflowtemplates:get @cluster',
    directSince37: 'clusterworkflowtemplates:get,list,watch @cluster',
    server: 'clusterworkflowtemplates:get @cluster',
  }],
  ['cluster-template list', ArgoCommand.CLUSTER_TEMPLATE_LIST, { direct: 'clusterworkflowtemplates:list @cluster' }],
  ['cluster-template delete', ArgoCommand.CLUSTER_TEMPLATE_DELETE, {
    direct: 'clusterworkflowtemplates:get,delete @cluster',
    directSince37: 'clusterworkflowtemplates:get,list,watch,delete @cluster',
    server: 'clusterworkflowtemplates:get,delete @cluster',
    serverSince37: 'clusterworkflowtemplates:delete @cluster',
  }],
  ['cluster-template update', ArgoCommand.CLUSTER_TEMPLATE_UPDATE, {
    direct: 'clusterworkflowtemplates:get,update @cluster',
    directSince37: 'clusterworkflowtemplates:get,list,watch,update @cluster',
    server: 'clusterworkflowtemplates:get,update @cluster',
  }],
  ['cluster-template lint', ArgoCommand.CLUSTER_TEMPLATE_LINT, { direct: '' }],
  ['archive list', ArgoCommand.ARCHIVE_LIST, { direct: 'server only', server: 'workflows:list' }],
  ['archive get', ArgoCommand.ARCHIVE_GET, { direct: 'server only', server: 'workflows:get' }],
  ['archive delete', ArgoCommand.ARCHIVE_DELETE, { direct: 'server only', server: 'workflows:get,delete' }],
  ['archive resubmit', ArgoCommand.ARCHIVE_RESUBMIT, { direct: 'server only', server: 'workflows:get,create' }],
  ['archive resubmit with references', ArgoCommand.ARCHIVE_RESUBMIT.withOptions(...REFERENCES),
    { direct: 'server only', server: 'workflows:get,create; workflowtemplates:get; clusterworkflowtemplates:get @cluster' }],
  ['archive resubmit -l', ArgoCommand.ARCHIVE_RESUBMIT.withOptions(ClientOption.SELECTOR),
    { direct: 'server only', server: 'workflows:get,create; workflows:list @cluster' }],
  ['archive retry', ArgoCommand.ARCHIVE_RETRY, { direct: 'server only', server: 'workflows:get,create; pods:delete' }],
  ['archive retry -l', ArgoCommand.ARCHIVE_RETRY.withOptions(ClientOption.SELECTOR),
    { direct: 'server only', server: 'workflows:get,create; pods:delete; workflows:list @cluster' }],
  ['archive list-label-keys', ArgoCommand.ARCHIVE_LIST_LABELS, { direct: 'server only', server: '' }],
  ['sync create --type=configmap', ArgoCommand.SYNC_CONFIG_MAP_CREATE, { direct: 'configmaps:get,create,update' }],
  ['sync get --type=configmap', ArgoCommand.SYNC_CONFIG_MAP_GET, { direct: 'configmaps:get' }],
  ['sync update --type=configmap', ArgoCommand.SYNC_CONFIG_MAP_UPDATE, { direct: 'configmaps:get,update' }],
  ['sync delete --type=configmap', ArgoCommand.SYNC_CONFIG_MAP_DELETE, { direct: 'configmaps:get,update' }],
  ['sync create --type=database', ArgoCommand.SYNC_DATABASE_CREATE, { direct: 'server only', server: 'workflows:create' }],
  ['sync get --type=database', ArgoCommand.SYNC_DATABASE_GET, { direct: 'server only', server: 'workflows:get' }],
  ['sync update --type=database', ArgoCommand.SYNC_DATABASE_UPDATE, { direct: 'server only', server: 'workflows:update' }],
  ['sync delete --type=database', ArgoCommand.SYNC_DATABASE_DELETE, { direct: 'server only', server: 'workflows:delete' }],
  ['version', ArgoCommand.VERSION, { direct: '' }],
  ['auth token', ArgoCommand.AUTH_TOKEN, { direct: '' }],
  ['completion', ArgoCommand.LOCAL, { direct: '' }],
];

/** The commands that older versions lack. */
const SINCE: [ArgoVersion, RegExp][] = [
  [V3_6, /^(template|cron|cluster-template) update/],
  [V3_7, /^cron backfill/],
  [V4_0, /^sync /],
];

describe('A command asks Kubernetes for', () => {
  test.each(COMMANDS)('%s', (command, operation, { direct, directSince37 = direct, server = direct, serverSince37 = server }) => {
    const first = SINCE.find(([, commands]) => commands.test(command))?.[0] ?? V3_5;
    for (const version of ArgoVersion.known.filter((candidate) => candidate.isAtLeast(first))) {
      const is37 = version.isAtLeast(V3_7);
      const expectedDirect = is37 ? directSince37 : direct;
      const asked = askedPermissions(operation, version, ClientRoute.KUBERNETES);
      expect([version.toString(), 'directly', asked.includes('argo-server only') ? 'server only' : asked])
        .toEqual([version.toString(), 'directly', normalized(expectedDirect)]);
      expect([version.toString(), 'through argo-server', askedPermissions(operation, version, ClientRoute.ARGO_SERVER)])
        .toEqual([version.toString(), 'through argo-server', normalized(is37 ? serverSince37 : server)]);
    }
  });

  test('nothing is left out', () => {
    const asked = new Set(COMMANDS.map(([, operation]) => operation));
    expect(Object.entries(ArgoCommand).filter(([, operation]) => !asked.has(operation)).map(([name]) => name)).toEqual([]);
  });
});

describe('From 4.1 on', () => {
  test.each([
    ['archive get NAME', ArgoCommand.ARCHIVE_GET.withOptions(ClientOption.ARCHIVED_NAME), 'workflows:get', 'workflows:get,list'],
    ['archive delete NAME', ArgoCommand.ARCHIVE_DELETE.withOptions(ClientOption.ARCHIVED_NAME), 'workflows:get,delete', 'workflows:get,list,delete'],
    ['submit --from workflowtemplate/NAME with artifacts',
      ArgoCommand.SUBMIT_FROM_WORKFLOW_TEMPLATE.withOptions(ClientOption.ARTIFACT_OVERRIDES), 'workflows:create', 'workflows:create; workflowtemplates:get'],
    ['submit --from clusterworkflowtemplate/NAME with artifacts',
      ArgoCommand.SUBMIT_FROM_CLUSTER_WORKFLOW_TEMPLATE.withOptions(ClientOption.ARTIFACT_OVERRIDES),
      'workflows:create', 'clusterworkflowtemplates:get @cluster; workflows:create'],
  ])('%s asks for more', (_, operation, before, since) => {
    expect(askedPermissions(operation, V4_0, ClientRoute.ARGO_SERVER)).toBe(before);
    expect(askedPermissions(operation, V4_1, ClientRoute.ARGO_SERVER)).toBe(since);
  });
});

describe('A version that lacks a command says so', () => {
  test.each([
    ['template update', ArgoCommand.TEMPLATE_UPDATE, V3_5, 'v3.6'],
    ['cron update', ArgoCommand.CRON_UPDATE, V3_5, 'v3.6'],
    ['cluster-template update', ArgoCommand.CLUSTER_TEMPLATE_UPDATE, V3_5, 'v3.6'],
    ['cron backfill', ArgoCommand.CRON_BACKFILL, V3_6, 'v3.7'],
    ['sync get --type=configmap', ArgoCommand.SYNC_CONFIG_MAP_GET, V3_7, 'v4.0'],
    ['sync get --type=database', ArgoCommand.SYNC_DATABASE_GET, V3_7, 'v4.0'],
  ])('%s', (command, operation, version, first) => {
    expect(askedPermissions(operation, version, ClientRoute.ARGO_SERVER))
      .toBe(`argo ${command}: Argo Workflows ${version} does not have it, ${first} is the first that does`);
  });
});

test('A command that argo-server alone can serve says so', () => {
  expect(askedPermissions(ArgoCommand.ARCHIVE_LIST, V4_1, ClientRoute.KUBERNETES)).toBe('argo archive list: it works through argo-server only, '
    + 'because the archive is a database of argo-server; leave it out, or write via: ClientRoute.ARGO_SERVER');
});

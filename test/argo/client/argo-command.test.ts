import { askedPermissions, leftOut, normalized } from './asked-permissions';
import { ArgoCommand, ArgoVersion, ClientOperation, ClientRoute } from '../../../lib';

const { V3_5, V3_6, V3_7, V4_0, V4_1 } = ArgoVersion;

/** What a command asks for: directly up to 3.6 and from 3.7, through argo-server up to 3.6 and from 3.7. */
interface Asked {
  readonly direct: string;
  readonly directSince37?: string;
  readonly server?: string;
  readonly serverSince37?: string;
}

const LOGS = 'workflows:get; pods:list,watch; pods/log:get';
const REFERENCES = { workflowTemplates: true, clusterWorkflowTemplates: true };
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
  ['submit FILE', ArgoCommand.submit(), CREATE],
  ['submit FILE with references', ArgoCommand.submit(REFERENCES), withReferences('workflows:create')],
  ['submit FILE --wait', ArgoCommand.submit({ wait: true }), { direct: 'workflows:get,watch,create' }],
  ['submit FILE --log', ArgoCommand.submit({ log: true }), { direct: 'workflows:get,watch,create; pods:list,watch; pods/log:get' }],
  ['submit --from workflowtemplate/NAME', ArgoCommand.submitFromWorkflowTemplate(), {
    direct: 'workflows:create; workflowtemplates:get',
    serverSince37: 'workflows:create',
  }],
  ['submit --from workflowtemplate/NAME --wait', ArgoCommand.submitFromWorkflowTemplate({ wait: true }), {
    direct: 'workflows:get,watch,create; workflowtemplates:get',
    serverSince37: 'workflows:get,watch,create',
  }],
  ['submit --from clusterworkflowtemplate/NAME', ArgoCommand.submitFromClusterWorkflowTemplate(), {
    direct: 'workflows:create; clusterworkflowtemplates:get @cluster',
    directSince37: 'workflows:create; clusterworkflowtemplates:get,list,watch @cluster',
    server: 'workflows:create; clusterworkflowtemplates:get @cluster',
    serverSince37: 'workflows:create',
  }],
  ['submit --from cronwf/NAME', ArgoCommand.submitFromCronWorkflow(), { direct: 'workflows:create; cronworkflows:get' }],
  ['submit --from cronwf/NAME with references', ArgoCommand.submitFromCronWorkflow(REFERENCES),
    withReferences('workflows:create; cronworkflows:get')],
  ['list', ArgoCommand.list(), { direct: 'workflows:list' }],
  ['list -A', ArgoCommand.list({ allNamespaces: true }), { direct: 'workflows:list @cluster' }],
  ['get', ArgoCommand.get(), { direct: 'workflows:get' }],
  ['get @latest', ArgoCommand.get({ latest: true }), { direct: 'workflows:get,list' }],
  ['logs', ArgoCommand.logs(), { direct: LOGS }],
  ['logs -f', ArgoCommand.logs({ follow: true }), { direct: 'workflows:get,watch; pods:list,watch; pods/log:get' }],
  ['watch', ArgoCommand.watch(), { direct: 'workflows:get,watch' }],
  ['wait', ArgoCommand.waitFor(), { direct: 'workflows:get,watch' }],
  ['stop', ArgoCommand.stop(), { direct: 'workflows:get,patch' }],
  ['stop --node-field-selector', ArgoCommand.stop({ nodeFieldSelector: true }), { direct: 'workflows:get,update' }],
  ['stop -l', ArgoCommand.stop({ selector: true }), { direct: 'workflows:get,list,patch' }],
  ['terminate', ArgoCommand.terminate(), { direct: 'workflows:get,patch' }],
  ['terminate -l', ArgoCommand.terminate({ selector: true }), { direct: 'workflows:get,list,patch' }],
  ['suspend', ArgoCommand.suspend(), { direct: 'workflows:get,update' }],
  ['resume', ArgoCommand.resume(), { direct: 'workflows:get,update' }],
  ['retry', ArgoCommand.retry(), { direct: 'workflows:get,update; pods:delete' }],
  ['retry -l --log', ArgoCommand.retry({ selector: true, log: true }),
    { direct: 'workflows:get,list,watch,update; pods:list,watch,delete; pods/log:get' }],
  ['resubmit', ArgoCommand.resubmit(), { direct: 'workflows:get,create' }],
  ['resubmit with references', ArgoCommand.resubmit(REFERENCES),
    { direct: 'workflows:get,create; workflowtemplates:get; clusterworkflowtemplates:get @cluster' }],
  ['delete', ArgoCommand.delete(), { direct: 'workflows:get,delete' }],
  ['delete --force', ArgoCommand.delete({ force: true }), { direct: 'workflows:get,patch,delete' }],
  ['delete --all', ArgoCommand.delete({ selector: true }), { direct: 'workflows:get,list,delete' }],
  ['delete --all -A', ArgoCommand.delete({ selector: true, allNamespaces: true }),
    { direct: 'workflows:get,list,delete @cluster' }],
  ['node set', ArgoCommand.nodeSet(), { direct: 'workflows:get,update' }],
  ['cp', ArgoCommand.cp(), { direct: 'server only', server: 'workflows:get' }],
  ['cp with credentials', ArgoCommand.cp({ artifactSecrets: ['s3'], artifactConfigMaps: ['krb'] }),
    { direct: 'server only', server: 'workflows:get; secrets[s3]:get; configmaps[krb]:get' }],
  ['lint', ArgoCommand.lint(), { direct: '' }],
  ['lint with references', ArgoCommand.lint(REFERENCES), withReferences('')],
  ['lint --offline', ArgoCommand.lintOffline(), { direct: '' }],
  ['template create', ArgoCommand.templateCreate(), { direct: 'workflowtemplates:create' }],
  ['template create with cluster references', ArgoCommand.templateCreate({ clusterWorkflowTemplates: true }), {
    direct: 'workflowtemplates:create; clusterworkflowtemplates:get @cluster',
    directSince37: 'workflowtemplates:create; clusterworkflowtemplates:get,list,watch @cluster',
    server: 'workflowtemplates:create; clusterworkflowtemplates:get @cluster',
    serverSince37: 'workflowtemplates:create',
  }],
  ['template get', ArgoCommand.templateGet(), { direct: 'workflowtemplates:get' }],
  ['template list', ArgoCommand.templateList(), { direct: 'workflowtemplates:list' }],
  ['template delete', ArgoCommand.templateDelete(), { direct: 'workflowtemplates:get,delete', serverSince37: 'workflowtemplates:delete' }],
  ['template delete --all', ArgoCommand.templateDelete({ selector: true }),
    { direct: 'workflowtemplates:get,list,delete', serverSince37: 'workflowtemplates:list,delete' }],
  ['template update', ArgoCommand.templateUpdate(), { direct: 'workflowtemplates:get,update' }],
  ['template lint', ArgoCommand.templateLint(), { direct: '' }],
  ['template lint with references', ArgoCommand.templateLint(REFERENCES), withReferences('')],
  ['cron create', ArgoCommand.cronCreate(), { direct: 'cronworkflows:create' }],
  ['cron create with references', ArgoCommand.cronCreate(REFERENCES), withReferences('cronworkflows:create')],
  ['cron get', ArgoCommand.cronGet(), { direct: 'cronworkflows:get' }],
  ['cron list', ArgoCommand.cronList(), { direct: 'cronworkflows:list' }],
  ['cron delete', ArgoCommand.cronDelete(), { direct: 'cronworkflows:get,delete' }],
  ['cron delete --all', ArgoCommand.cronDelete({ selector: true }), { direct: 'cronworkflows:get,list,delete' }],
  ['cron suspend', ArgoCommand.cronSuspend(), { direct: 'cronworkflows:patch' }],
  ['cron resume', ArgoCommand.cronResume(), { direct: 'cronworkflows:patch' }],
  ['cron update', ArgoCommand.cronUpdate(), { direct: 'cronworkflows:get,update' }],
  ['cron update with references', ArgoCommand.cronUpdate(REFERENCES), withReferences('cronworkflows:get,update')],
  ['cron lint', ArgoCommand.cronLint(), { direct: '' }],
  ['cron backfill', ArgoCommand.cronBackfill(), { direct: 'cronworkflows:get; workflows:create' }],
  ['cluster-template create', ArgoCommand.clusterTemplateCreate(), { direct: 'clusterworkflowtemplates:create @cluster' }],
  ['cluster-template create with references', ArgoCommand.clusterTemplateCreate({ clusterWorkflowTemplates: true }), {
    direct: 'clusterworkflowtemplates:get,create @cluster',
    directSince37: 'clusterworkflowtemplates:get,list,watch,create @cluster',
    server: 'clusterworkflowtemplates:get,create @cluster',
    serverSince37: 'clusterworkflowtemplates:create @cluster',
  }],
  ['cluster-template get', ArgoCommand.clusterTemplateGet(), {
    direct: 'clusterworkflowtemplates:get @cluster',
    directSince37: 'clusterworkflowtemplates:get,list,watch @cluster',
    server: 'clusterworkflowtemplates:get @cluster',
  }],
  ['cluster-template list', ArgoCommand.clusterTemplateList(), { direct: 'clusterworkflowtemplates:list @cluster' }],
  ['cluster-template delete', ArgoCommand.clusterTemplateDelete(), {
    direct: 'clusterworkflowtemplates:get,delete @cluster',
    directSince37: 'clusterworkflowtemplates:get,list,watch,delete @cluster',
    server: 'clusterworkflowtemplates:get,delete @cluster',
    serverSince37: 'clusterworkflowtemplates:delete @cluster',
  }],
  ['cluster-template update', ArgoCommand.clusterTemplateUpdate(), {
    direct: 'clusterworkflowtemplates:get,update @cluster',
    directSince37: 'clusterworkflowtemplates:get,list,watch,update @cluster',
    server: 'clusterworkflowtemplates:get,update @cluster',
  }],
  ['cluster-template lint', ArgoCommand.clusterTemplateLint(), { direct: '' }],
  ['archive list', ArgoCommand.archiveList(), { direct: 'server only', server: 'workflows:list' }],
  ['archive get', ArgoCommand.archiveGet(), { direct: 'server only', server: 'workflows:get' }],
  ['archive delete', ArgoCommand.archiveDelete(), { direct: 'server only', server: 'workflows:get,delete' }],
  ['archive resubmit', ArgoCommand.archiveResubmit(), { direct: 'server only', server: 'workflows:get,create' }],
  ['archive resubmit with references', ArgoCommand.archiveResubmit(REFERENCES),
    { direct: 'server only', server: 'workflows:get,create; workflowtemplates:get; clusterworkflowtemplates:get @cluster' }],
  ['archive resubmit -l', ArgoCommand.archiveResubmit({ selector: true }),
    { direct: 'server only', server: 'workflows:get,create; workflows:list @cluster' }],
  ['archive retry', ArgoCommand.archiveRetry(), { direct: 'server only', server: 'workflows:get,create; pods:delete' }],
  ['archive retry -l', ArgoCommand.archiveRetry({ selector: true }),
    { direct: 'server only', server: 'workflows:get,create; pods:delete; workflows:list @cluster' }],
  ['archive list-label-keys', ArgoCommand.archiveListLabels(), { direct: 'server only', server: '' }],
  ['sync create --type=configmap', ArgoCommand.syncConfigMapCreate(), { direct: 'configmaps:get,create,update' }],
  ['sync get --type=configmap', ArgoCommand.syncConfigMapGet(), { direct: 'configmaps:get' }],
  ['sync update --type=configmap', ArgoCommand.syncConfigMapUpdate(), { direct: 'configmaps:get,update' }],
  ['sync delete --type=configmap', ArgoCommand.syncConfigMapDelete(), { direct: 'configmaps:get,update' }],
  ['sync create --type=database', ArgoCommand.syncDatabaseCreate(), { direct: 'server only', server: 'workflows:create' }],
  ['sync get --type=database', ArgoCommand.syncDatabaseGet(), { direct: 'server only', server: 'workflows:get' }],
  ['sync update --type=database', ArgoCommand.syncDatabaseUpdate(), { direct: 'server only', server: 'workflows:update' }],
  ['sync delete --type=database', ArgoCommand.syncDatabaseDelete(), { direct: 'server only', server: 'workflows:delete' }],
  ['version', ArgoCommand.version(), { direct: '' }],
  ['auth token', ArgoCommand.authToken(), { direct: '' }],
  ['completion', ArgoCommand.local(), { direct: '' }],
];

/** The commands that older versions lack. */
const SINCE: [ArgoVersion, RegExp][] = [
  [V3_6, /^(template|cron|cluster-template) update/],
  [V3_7, /^cron backfill/],
  [V4_0, /^sync /],
];

describe('A command asks Kubernetes for', () => {
  test('what its row says, in every version and on both routes', () => {
    const wrong = COMMANDS.flatMap(([command, operation, { direct, directSince37 = direct, server = direct, serverSince37 = server }]) => {
      const first = SINCE.find(([, commands]) => commands.test(command))?.[0] ?? V3_5;
      return ArgoVersion.known.filter((candidate) => candidate.isAtLeast(first)).flatMap((version) => {
        const isSince37 = version.isAtLeast(V3_7);
        const asked = (via: ClientRoute) => {
          const text = askedPermissions(operation, version, via);
          return text.includes('argo-server only') ? 'server only' : text;
        };
        return [
          { via: ClientRoute.KUBERNETES, expected: isSince37 ? directSince37 : direct },
          { via: ClientRoute.ARGO_SERVER, expected: isSince37 ? serverSince37 : server },
        ].map((row) => ({ command, version: version.toString(), ...row, expected: normalized(row.expected), found: asked(row.via) }));
      });
    }).filter(({ expected, found }) => found !== expected);
    expect(wrong).toEqual([]);
  });

  test('the right to update finalizers, where the cluster enforces owner references', () => {
    expect(askedPermissions(ArgoCommand.submitFromCronWorkflow({ names: ['nightly'] }), V4_1, ClientRoute.ARGO_SERVER, true))
      .toBe('cronworkflows/finalizers[nightly]:update; cronworkflows[nightly]:get; workflows:create');
  });

  test('no more than the read of a template, where argo does not ask first what the client may do', () => {
    const asked = (release: string) => [ArgoCommand.templateGet(), ArgoCommand.clusterTemplateGet()]
      .map((operation) => askedPermissions(operation, ArgoVersion.of(release), ClientRoute.KUBERNETES));
    const [ungated, gated] = ['get', 'get,list,watch'].map((verbs) => ['workflowtemplates:get', `clusterworkflowtemplates:${verbs} @cluster`]);
    expect(['v3.6.19', 'v3.7.0', 'v3.7.1', 'v3.7', 'v4.0.0'].map(asked)).toEqual([ungated, ungated, gated, gated, gated]);
  });

  test('nothing is left out', () => {
    expect(leftOut('ArgoCommand', COMMANDS.map(([, operation]) => operation))).toEqual([]);
  });
});

describe('From 4.1 on an archived workflow may be called by its name', () => {
  test.each([
    ['archive get NAME', ArgoCommand.archiveGet({ archivedName: true }), 'ArgoCommand.archiveGet', 'workflows:get,list'],
    ['archive delete NAME', ArgoCommand.archiveDelete({ archivedName: true }), 'ArgoCommand.archiveDelete', 'workflows:get,list,delete'],
  ])('%s', (_, operation, member, since) => {
    expect(askedPermissions(operation, V4_0, ClientRoute.ARGO_SERVER)).toBe(
      `  archivedName: error[client/not-in-version]: Argo Workflows v4.0 doesn't have \`archivedName\` of ${member}: v4.1 is the first that does. `
      + 'Leave it out.');
    expect(askedPermissions(operation, V4_1, ClientRoute.ARGO_SERVER)).toBe(since);
  });
});

test('A version that lacks a command says so', () => {
  const lacking: [ClientOperation, string, ArgoVersion, string][] = [
    [ArgoCommand.templateUpdate(), 'templateUpdate', V3_5, 'v3.6'],
    [ArgoCommand.cronUpdate(), 'cronUpdate', V3_5, 'v3.6'],
    [ArgoCommand.clusterTemplateUpdate(), 'clusterTemplateUpdate', V3_5, 'v3.6'],
    [ArgoCommand.cronBackfill(), 'cronBackfill', V3_6, 'v3.7'],
    [ArgoCommand.syncConfigMapGet(), 'syncConfigMapGet', V3_7, 'v4.0'],
    [ArgoCommand.syncDatabaseGet(), 'syncDatabaseGet', V3_7, 'v4.0'],
  ];
  expect(lacking.map(([operation, , version]) => askedPermissions(operation, version, ClientRoute.ARGO_SERVER))).toEqual(
    lacking.map(([, member, version, first]) =>
      `  error[client/not-in-version]: Argo Workflows ${version} doesn't have ArgoCommand.${member}: ${first} is the first that does. Leave it out.`));
});

test('A command that argo-server alone can serve says so', () => {
  expect(askedPermissions(ArgoCommand.archiveList(), V4_1, ClientRoute.KUBERNETES)).toBe(
    '  error[client/server-only]: ArgoCommand.archiveList works through argo-server only, because the archive is a database of argo-server. '
    + 'Leave it out, or write `via: ClientRoute.ARGO_SERVER`.');
});

import { App, Chart, Testing, Yaml } from 'cdk8s';
import { accessOf, install } from './access-table';
import { EXAMPLE_FEATURES } from './example-features';
import {
  ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, ArgoWorkflowsInstallProps, ClientOperation, ClientPreset, InstallScope, ServerAuthMode,
} from '../../../lib';

const { V3_5, V3_6, V3_7, V4_1 } = ArgoVersion;

function yamlOf(props: Partial<ArgoWorkflowsInstallProps>): string {
  const { chart } = install({ version: V4_1, namespace: 'argo', ...props });
  return `\n${Yaml.stringify(...Testing.synth(chart))}`;
}

const SSO = ServerAuthMode.sso({ clientIdSecret: 'sso-client', serviceAccounts: ['viewer', 'admin'] });
const LENT = ServerAuthMode.server({ reason: 'a cluster of one developer', operations: [ArgoCommand.list(), ArgoCommand.submit()] });

describe('the whole YAML', () => {
  const scopes: [string, InstallScope][] = [
    ['one namespace', InstallScope.namespaced()],
    ['a managed namespace', InstallScope.managedNamespace('jobs')],
    ['the cluster', InstallScope.cluster({ workflowNamespaces: ['jobs', 'builds'] })],
  ];
  const modes: [string, ServerAuthMode][] = [['client', ServerAuthMode.CLIENT], ['sso', SSO], ['server', LENT]];

  test.each(scopes.flatMap(([where, scope]) => modes.map(([name, serverAuthMode]) => [where, name, { scope, serverAuthMode }] as const)))(
    'in %s, with auth mode %s',
    (_where, _name, props) => {
      expect(yamlOf(props)).toMatchSnapshot();
    },
  );

  test('on OpenShift', () => {
    expect(yamlOf({
      features: [
        ArgoFeature.OWNER_REFERENCES_PERMISSION_ENFORCEMENT, ArgoFeature.CRON_WORKFLOWS, ArgoFeature.ARTIFACT_GARBAGE_COLLECTION,
      ],
    })).toMatchSnapshot();
  });

  test('with all features', () => {
    const features = EXAMPLE_FEATURES.filter((feature) => feature !== ArgoFeature.EXTERNAL_AGENT);
    expect(yamlOf({ features, scope: InstallScope.cluster({ workflowNamespaces: ['jobs', 'builds'] }), namespaceObject: true })).toMatchSnapshot();
  });

  test('of v3.6 in a managed namespace', () => {
    expect(yamlOf({ version: V3_6, scope: InstallScope.managedNamespace('jobs') })).toMatchSnapshot();
  });
});

describe('names', () => {
  test('are those of the guide, and nothing is shared', () => {
    const { argo } = install({ version: V4_1, namespace: 'argo' });
    expect([argo.controller, argo.server, argo.client].map(({ serviceAccount: { name, namespace } }) => `${namespace}/${name}`)).toEqual([
      'argo/my-workflow-argo', 'argo/my-workflow-argo-server', 'argo/my-workflow-argo-client',
    ]);
  });

  test('start with the name that is given', () => {
    const { argo } = install({ version: V4_1, namespace: 'argo', name: 'pipelines' });
    expect(argo.controller.serviceAccount.name).toBe('pipelines-argo');
  });

  test('come with the namespace of the chart', () => {
    const chart = new Chart(new App(), 'chart', { namespace: 'from-chart' });
    const argo = new ArgoWorkflowsInstall(chart, 'my-workflow', { version: V4_1 });
    expect(argo.server.serviceAccount.namespace).toBe('from-chart');
  });

  test('of two installs never meet, whatever they are called', () => {
    const objects = [['a', 'b-argo'], ['a-b', 'argo'], ['a', 'c'], ['b', 'c']].flatMap(([namespace, id]) => {
      const chart = Testing.chart();
      new ArgoWorkflowsInstall(chart, id, { version: V4_1, namespace, scope: InstallScope.cluster({ workflowNamespaces: ['x', 'y'] }) });
      return Testing.synth(chart) as { kind: string; metadata: { namespace?: string; name: string } }[];
    });
    const identities = objects.map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace} ${name}`);
    expect(identities).toEqual([...new Set(identities)]);
  });
});

describe('secrets and ServiceAccounts', () => {
  test.each(ArgoVersion.known.map((version) => [`${version}`, version] as const))('are out of reach without features, %s', (_, version) => {
    const features = [
      ArgoFeature.CRON_WORKFLOWS, ArgoFeature.CRON_REPLACEMENT, ArgoFeature.WORKFLOW_TEMPLATES, ArgoFeature.TIME_TO_LIVE,
      ArgoFeature.ARTIFACT_GARBAGE_COLLECTION, ArgoFeature.VOLUME_CLAIM_TEMPLATES, ArgoFeature.POD_DISRUPTION_BUDGETS,
      ArgoFeature.memoization('cache'), ArgoFeature.semaphores('limits'), ArgoFeature.artifactRepositories('repositories'),
    ];
    for (const account of ['my-workflow-argo', 'my-workflow-argo-server']) {
      const lines = Object.values(accessOf({ version, namespace: 'argo', features }, account)).flat();
      expect(lines.filter((line) => /^(secrets|serviceaccounts)/.test(line))).toEqual([]);
    }
  });

  test('are only read by name, but for SSO', () => {
    const features = EXAMPLE_FEATURES.filter((feature) => feature !== ArgoFeature.EXTERNAL_AGENT);
    for (const account of ['my-workflow-argo', 'my-workflow-argo-server']) {
      const lines = Object.values(accessOf({ version: V4_1, namespace: 'argo', features, scope: InstallScope.cluster() }, account)).flat();
      expect(lines.filter((line) => /^(secrets|serviceaccounts):/.test(line))).toEqual([]);
    }
  });
});

test('cluster templates are never in a Role, where the review of v3.6 and before would find them and the informer not', () => {
  const scope = InstallScope.namespaced({ clusterRole: true });
  const objects: { kind: string; rules?: { resources: string[] }[] }[] = Testing.synth(
    install({ version: V3_6, namespace: 'argo', scope, features: [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES] }).chart,
  );
  const kinds = objects.filter(({ rules = [] }) => rules.some(({ resources }) => resources.includes('clusterworkflowtemplates'))).map(({ kind }) => kind);
  expect(kinds).toEqual(['ClusterRole']);
});

describe('bad input', () => {
  function faultsOf(props: Partial<ArgoWorkflowsInstallProps>): string[] {
    try {
      install({ version: V4_1, namespace: 'argo', ...props });
    } catch (error) {
      return (error as Error).message.split('\n');
    }
    return [];
  }

  const sso = { clientIdSecret: 'id', serviceAccounts: ['viewer'] };

  test.each<[string, Partial<ArgoWorkflowsInstallProps>, string]>([
    ['no namespace', { namespace: undefined }, 'namespace: error[rbac/missing-name]: The namespace is missing. Write one.'],
    [
      'a managed namespace equal to the install namespace',
      { scope: InstallScope.managedNamespace('argo') },
      "scope: managedNamespace(…) is the install namespace 'argo'; write InstallScope.namespaced()",
    ],
    [
      'no workflow namespaces in a list of them',
      { scope: InstallScope.cluster({ workflowNamespaces: [] }) },
      'scope: cluster(…) has an empty list of workflowNamespaces; name one, or leave it out for all of the cluster',
    ],
    [
      'a namespace that can be none',
      { scope: InstallScope.cluster({ workflowNamespaces: ['Jobs'] }) },
      'scope: cluster(…): the namespace: error[rbac/invalid-name]: "Jobs" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.',
    ],
    [
      'cluster templates without a cluster role',
      { features: [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES] },
      'features: CLUSTER_WORKFLOW_TEMPLATES needs a ClusterRole, which InstallScope.namespaced() does not make; give it { clusterRole: true }, or leave this out',
    ],
    ['a feature of later versions', { version: V3_6, features: [ArgoFeature.NAMESPACE_PARALLELISM], scope: InstallScope.cluster() },
      'features: NAMESPACE_PARALLELISM is not known to Argo Workflows v3.6; it came with v3.7'],
    ['the archive without a database', { features: [ArgoFeature.ARCHIVE] },
      'features: ARCHIVE has no effect without ArgoFeature.persistence(…); add that, or leave this out'],
    ['an external agent and one in a pod', { features: [ArgoFeature.EXTERNAL_AGENT, ArgoFeature.httpTemplates('default')] },
      'features: httpTemplates(…) contradicts ArgoFeature.EXTERNAL_AGENT: with it the controller makes no agent pod; leave one of them out'],
    [
      'the collection of caches that the controller does not see',
      { features: [ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION, ArgoFeature.memoization('cache')], scope: InstallScope.managedNamespace('jobs') },
      'features: MEMOIZATION_GARBAGE_COLLECTION has no effect with InstallScope.managedNamespace(…): '
      + 'caches are in the install namespace, which the controller does not watch; leave it out',
    ],
    ['webhooks of nobody', { features: [ArgoFeature.webhooks({ serviceAccounts: [] })] },
      'features: webhooks(…) names nothing; give at least one name'],
    ['webhooks of no namespace', { features: [ArgoFeature.webhooks({ serviceAccounts: ['github'], namespaces: [] })] },
      'features: webhooks(…) has an empty list of namespaces; name one, or leave it out for all that hold workflows'],
    ['a namespace of a feature that can be none', { features: [ArgoFeature.semaphoresIn('', 'limits')] },
      'features: semaphoresIn(…): the namespace: error[rbac/missing-name]: The namespace is missing. Write one.'],
    [
      'webhooks of a server that starts nothing for them',
      {
        features: [ArgoFeature.webhooks({ serviceAccounts: ['github'] })],
        serverAuthMode: ServerAuthMode.server({ reason: 'a toy', operations: [ArgoCommand.list()] }),
      },
      'serverAuthMode: server(…) answers the events of ArgoFeature.webhooks(…) with its own rights, not those of the webhook client, '
      + 'and receives none; add ApiOperation.eventReceive() to the operations',
    ],
    [
      'delegation to where the accounts are',
      {
        scope: InstallScope.cluster(),
        serverAuthMode: ServerAuthMode.sso({ ...sso, delegations: [{ namespace: 'argo', serviceAccounts: ['other'] }] }),
      },
      "serverAuthMode: sso(…) delegates to 'argo', where Argo looks for accounts anyway; name these beside the others, in serviceAccounts",
    ],
    ['webhooks with sso alone', { features: [ArgoFeature.webhooks({ serviceAccounts: ['github'] })], serverAuthMode: ServerAuthMode.sso(sso) },
      'serverAuthMode: sso(…) refuses the token that ArgoFeature.webhooks(…) puts into events; write clientMode: true beside the secrets'],
    [
      'delegation in one namespace',
      { serverAuthMode: ServerAuthMode.sso({ ...sso, delegations: [{ namespace: 'jobs', serviceAccounts: ['jobber'] }] }) },
      'serverAuthMode: sso(…) delegates to namespaces, which Argo does only for the cluster, not with InstallScope.namespaced(); leave delegations out',
    ],
    ['sso without secret names', { serverAuthMode: ServerAuthMode.sso({ ...sso, clientIdSecret: '' }) },
      'serverAuthMode: sso(…): A name for "secrets" is empty. Write the name of an object, or remove it.'],
    ['sso without accounts', { serverAuthMode: ServerAuthMode.sso({ ...sso, serviceAccounts: [] }) },
      'serverAuthMode: sso(…) names nothing; give at least one name'],
    ['a lent server without a reason', { serverAuthMode: ServerAuthMode.server({ reason: ' ', operations: [ArgoCommand.list()] }) },
      'serverAuthMode: server(…) has no reason; say in a few words why callers may use the rights of the server'],
    ['a lent server without operations', { serverAuthMode: ServerAuthMode.server({ reason: 'a toy', operations: [] }) },
      'serverAuthMode: server(…).operations: error[client/no-operation]: The list of operations is empty. List at least one, '
      + 'for example ClientPreset.viewer().'],
    [
      'a lent server with an operation it does not have',
      { version: V3_5, serverAuthMode: ServerAuthMode.server({ reason: 'a toy', operations: [ArgoCommand.templateUpdate()] }) },
      "serverAuthMode: server(…).operations[0]: error[client/not-in-version]: Argo Workflows v3.5 doesn't have ArgoCommand.templateUpdate: "
      + 'v3.6 is the first that does. Leave it out.',
    ],
    ['a name that can be none', { features: [ArgoFeature.memoization('My_Cache')] },
      'features: memoization(…): No object of "configmaps" can have the name "My_Cache". Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.'],
    ['a name that no account can have', { name: 'My_Workflow' },
      'name: error[rbac/invalid-name]: "My_Workflow-argo-server" isn\'t a valid ServiceAccount name. '
      + 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.'],
    ['a name that is too long for an account', { name: 'a'.repeat(245) },
      `name: error[rbac/invalid-name]: "${'a'.repeat(245)}-argo-server" isn't a valid ServiceAccount name. Use at most 253 bytes.`],
    ['a client that does nothing', { client: [] },
      'client: error[client/no-operation]: The list of operations is empty. List at least one, for example ClientPreset.viewer().'],
    ['a client with an operation it does not have', { version: V3_5, client: [ArgoCommand.templateUpdate()] },
      "client[0]: error[client/not-in-version]: Argo Workflows v3.5 doesn't have ArgoCommand.templateUpdate: v3.6 is the first that does. "
      + 'Leave it out.'],
    ['a client that needs a cluster role', { client: [ArgoCommand.clusterTemplateList()] },
      'client: ArgoCommand.clusterTemplateList needs a ClusterRole, which InstallScope.namespaced() does not make; '
      + 'give it { clusterRole: true }, or leave this out'],
  ])('%s', (_, props, message) => {
    expect(faultsOf(props)).toEqual(["test/my-workflow: the install can't be made:", `  ${message}`]);
  });

  test('nothing, where a server without callers of their own receives the events of webhooks', () => {
    const features = [ArgoFeature.webhooks({ serviceAccounts: ['github'] })];
    const lent = { reason: 'a toy', operations: [ClientPreset.webhook()] };
    expect(faultsOf({ features, serverAuthMode: ServerAuthMode.server(lent) })).toEqual([]);
    expect(faultsOf({
      features, serverAuthMode: ServerAuthMode.ssoWithoutRbac({ clientIdSecret: 'id', clientMode: true, ...lent, operations: [ArgoCommand.list()] }),
    })).toEqual([]);
  });

  test('what is no version, feature or operation', () => {
    expect(faultsOf({
      version: 'v4.1' as unknown as ArgoVersion,
      features: [ArgoFeature.ARCHIVE, undefined as unknown as ArgoFeature],
      client: [ClientPreset as unknown as ClientOperation],
    })).toEqual([
      "test/my-workflow: the install can't be made:",
      '  version: error[construct/invalid-choice]: The text "v4.1" isn\'t an ArgoVersion. Write for example ArgoVersion.V4_1.',
      '  features[1]: error[construct/invalid-choice]: The ArgoFeature is missing. Write for example ArgoFeature.CRON_WORKFLOWS.',
      "  client[0]: error[construct/invalid-choice]: The value isn't a ClientOperation. Write for example ArgoCommand.submit().",
    ]);
  });

  test('the accounts of another install', () => {
    const chart = Testing.chart();
    const props = { version: V4_1, namespace: 'argo', name: 'same' };
    new ArgoWorkflowsInstall(chart, 'one', props);
    expect(() => new ArgoWorkflowsInstall(chart, 'two', props)).toThrow(
      "test/two: the install can't be made:\n  name: error[construct/duplicate-object]: test/one/Server/ServiceAccount makes the ServiceAccount "
      + '"same-argo-server" in namespace "argo" already. Give another name, or use that object.');
  });

  test('all faults are told at once', () => {
    expect(faultsOf({
      version: V3_7,
      scope: InstallScope.managedNamespace('argo'),
      features: [ArgoFeature.ARTIFACT_UPLOADS, ArgoFeature.CRON_REPLACEMENT, ArgoFeature.NAMESPACE_PARALLELISM],
      client: [],
      name: '',
    })).toHaveLength(7);
  });
});

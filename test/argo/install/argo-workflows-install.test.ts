import { App, Chart, Testing, Yaml } from 'cdk8s';
import { accessOf, install } from './access-table';
import { ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, ArgoWorkflowsInstallProps, InstallScope, ServerAuthMode } from '../../../lib';
import { COMPATIBLE_FEATURES } from '../../../scripts/upstream/example-features';

const { V3_6, V4_1 } = ArgoVersion;

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
      ownerReferencesPermissionEnforcement: true,
      features: [ArgoFeature.CRON_WORKFLOWS, ArgoFeature.ARTIFACT_GARBAGE_COLLECTION],
    })).toMatchSnapshot();
  });

  test('with all features', () => {
    const scope = InstallScope.cluster({ workflowNamespaces: ['jobs', 'builds'] });
    const features = [...COMPATIBLE_FEATURES];
    expect(yamlOf({ features, ownerReferencesPermissionEnforcement: true, scope, namespaceObject: true })).toMatchSnapshot();
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
  test('are out of reach without features that read them, in every version', () => {
    const features = [
      ArgoFeature.CRON_WORKFLOWS, ArgoFeature.CRON_REPLACEMENT, ArgoFeature.WORKFLOW_TEMPLATES, ArgoFeature.TIME_TO_LIVE,
      ArgoFeature.ARTIFACT_GARBAGE_COLLECTION, ArgoFeature.VOLUME_CLAIM_TEMPLATES, ArgoFeature.POD_DISRUPTION_BUDGETS,
      ArgoFeature.memoization('cache'), ArgoFeature.semaphores('limits'), ArgoFeature.artifactRepositories('repositories'),
    ];
    const offenders = ArgoVersion.known.flatMap((version) => ['my-workflow-argo', 'my-workflow-argo-server'].flatMap((account) => {
      const lines = Object.values(accessOf({ version, namespace: 'argo', features }, account)).flat();
      return lines.filter((line) => /^(secrets|serviceaccounts)/.test(line)).map((line) => `${version} ${account} ${line}`);
    }));
    expect(offenders).toEqual([]);
  });

  test('are only read by name, but for SSO', () => {
    const features = [...COMPATIBLE_FEATURES];
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

describe('an install that can\'t be made', () => {
  test('is refused with all issues of its plan', () => {
    expect(() => install({ version: V4_1, features: [ArgoFeature.ARCHIVE], client: [] })).toThrow([
      "test/my-workflow: the install can't be made:",
      '  namespace: error[rbac/missing-name]: The namespace is missing. Give the chart a namespace.',
      '  features: error[install/feature-without-effect]: ArgoFeature.ARCHIVE has no effect without ArgoFeature.persistence(…). Add that, or leave this out.',
      '  client: error[client/no-operation]: The list of operations is empty. List at least one, for example ClientPreset.viewer().',
    ].join('\n'));
  });

  test('is refused where another one has its accounts', () => {
    const chart = Testing.chart();
    const props = { version: V4_1, namespace: 'argo', name: 'same' };
    new ArgoWorkflowsInstall(chart, 'one', props);
    expect(() => new ArgoWorkflowsInstall(chart, 'two', props)).toThrow(
      "test/two: the install can't be made:\n  name: error[construct/duplicate-object]: test/one/Server/ServiceAccount makes the ServiceAccount "
      + '"same-argo-server" in namespace "argo" already. Give another name, or use that object.');
  });
});

import { App, Chart, Testing } from 'cdk8s';
import { AccessCheck, ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, Argo, CheckedAccount, Core, DedicatedServiceAccount, ServerAuthMode } from '../../lib';
import { binding, role } from '../access/access-texts';

const version = ArgoVersion.V4_1;

/** The numbers of a check. */
function counts({ needed, wider, otherFeatures, unneeded, dead, missing }: CheckedAccount): Record<string, number> {
  const lists = { needed, wider, otherFeatures, unneeded, dead, missing };
  return Object.fromEntries(Object.entries(lists).map(([name, { length }]): [string, number] => [name, length]).filter(([, length]) => length > 0));
}

test('an install of ours is granted exactly what it needs', () => {
  const app = new App();
  const chart = new Chart(app, 'argo', { namespace: 'argo' });
  const props = { version, namespace: 'argo', features: [ArgoFeature.CRON_WORKFLOWS] };
  new ArgoWorkflowsInstall(chart, 'my', props);
  const checks = [AccessCheck.ofChart(chart), AccessCheck.ofApp(app)].map((check) => check.checkInstall(props, { controller: 'argo/my-argo', server: 'argo/my-argo-server' }));
  const verdicts = checks.map((accounts) => accounts.map((account) => (
    { ...counts(account), needed: account.needed.length > 0, account: account.account, assumed: account.assumed }
  )));
  const expected = [
    { account: 'ServiceAccount argo/my-argo', needed: true, assumed: [] },
    { account: 'ServiceAccount argo/my-argo-server', needed: true, assumed: [] },
  ];
  expect(verdicts).toEqual([expected, expected]);
});

test('the accounts of an install are found by what they are granted', () => {
  const chart = new Chart(Testing.app(), 'argo', { namespace: 'argo' });
  new ArgoWorkflowsInstall(chart, 'my', { version });
  const accounts = AccessCheck.ofChart(chart).checkInstall({ version, namespace: 'argo' });
  expect(accounts.map(({ component, account, assumed }) => [component, account, assumed])).toEqual([
    ['controller', 'ServiceAccount argo/my-argo', ['ServiceAccount argo/my-argo is taken for the account of the controller: its access fits best.']],
    ['server', 'ServiceAccount argo/my-argo-server', ['ServiceAccount argo/my-argo-server is taken for the account of the server: its access fits best.']],
  ]);
});

test('what is said of a permission is in the words of the library', () => {
  const [server] = AccessCheck.ofText(role('argo/server', 'get secrets named my-sso', 'get configmaps', 'list pods/log', 'delete nodes', 'get secrets named my-cert'))
    .checkInstall({ version, namespace: 'argo', serverAuthMode: ServerAuthMode.CLIENT }, { server: 'argo/server', controller: 'argo/none' }).filter(({ component }) => component === 'server');
  const brief = (permissions: CheckedAccount['needed']) => permissions.map(({ verb, resource, namespace, grantedBy, details }) => ({ permission: `${verb} ${resource} in ${namespace}`, grantedBy, details }));
  expect({
    wider: brief(server.wider),
    otherFeatures: brief(server.otherFeatures).slice(0, 1),
    dead: brief(server.dead),
    missing: brief(server.missing).slice(0, 1),
  }).toEqual({
    wider: [{ permission: 'get configmaps in argo', grantedBy: ['Role argo/server rule 2'], details: ['get configmaps "workflow-controller-configmap" in argo'] }],
    otherFeatures: [{
      permission: 'get secrets in argo',
      grantedBy: ['Role argo/server rule 5'],
      details: ['ArgoFeature.tlsCertificate(…)', 'ArgoFeature.persistence(…)', 'ArgoFeature.synchronizationApi(…)', 'ArgoFeature.webhooks(…)', 'ServerAuthMode.sso(…)'],
    }],
    dead: [
      { permission: 'list pods/log in argo', grantedBy: ['Role argo/server rule 3'], details: ['"pods/log" doesn\'t serve the verb "list". Use get.'] },
      {
        permission: 'delete nodes in argo',
        grantedBy: ['Role argo/server rule 4'],
        details: ['"nodes" belongs to the cluster, not to a namespace, so a Role doesn\'t grant delete on it. Grant delete in a ClusterRole.'],
      },
    ],
    missing: [{ permission: 'list workflows in argo', grantedBy: [], details: [expect.any(String), expect.any(String)] }],
  });
});

test('a client is checked against its operations', () => {
  const chart = new Chart(Testing.app(), 'ci', { namespace: 'argo' });
  new DedicatedServiceAccount(chart, 'ci').allow(Argo.workflows.create().get().list(), Core.secrets.named('registry').get());
  const account = AccessCheck.ofChart(chart).checkClient('argo/ci', { version, operations: [ArgoCommand.submit({ wait: true })] });
  const texts = (permissions: CheckedAccount['needed']) => permissions.map(({ verb, resource, resourceName = '' }) => `${verb} ${resource} ${resourceName}`.trim());
  const { component, needed, missing, unneeded } = account;
  expect({ component, needed: texts(needed), missing: texts(missing), unneeded: texts(unneeded) }).toEqual({
    component: 'client', needed: ['get workflows', 'create workflows'], missing: ['watch workflows'], unneeded: ['get secrets registry', 'list workflows'],
  });
});

test('a create by name of everything is wider than needed, since a star includes subresources', () => {
  const granted = role('argo/ci', 'create * of * named a', 'create,get workflows of argoproj.io') + binding('argo', 'Role ci', 'ServiceAccount argo/ci');
  const { dead, unneeded } = AccessCheck.ofText(granted).checkClient('argo/ci', { version, operations: [ArgoCommand.submit(), ArgoCommand.get()] });
  expect({ dead, unneeded: unneeded.map(({ verb, resource, resourceName }) => `${verb} ${resource} ${resourceName}`) }).toEqual({ dead: [], unneeded: ['create * a'] });
});

test('a create by name grants nothing to a client that posts objects', () => {
  const granted = role('argo/ci', 'create,get workflows of argoproj.io named a') + binding('argo', 'Role ci', 'ServiceAccount argo/ci');
  const { needed, dead, missing } = AccessCheck.ofText(granted).checkClient('argo/ci', { version, operations: [ArgoCommand.submit(), ArgoCommand.get()] });
  const texts = (permissions: CheckedAccount['needed']) => permissions.map(({ verb, resource, resourceName = '', details }) => [`${verb} ${resource} ${resourceName}`.trim(), ...details].slice(0, 2));
  expect({ needed: texts(needed), dead: texts(dead), missing: texts(missing).map(([text]) => text) }).toEqual({
    needed: [['get workflows a']],
    dead: [['create workflows a', 'A request to create "workflows" has no name, so a grant with names never matches it. Grant create without names.']],
    missing: ['create workflows', 'get workflows'],
  });
});

test('the accounts of workflows are checked against their manifests', () => {
  const granted = role('ci/builder', 'create,patch workflowtaskresults of argoproj.io', 'get pods') + binding('ci', 'Role builder', 'ServiceAccount ci/builder');
  const workflow = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: { name: build, namespace: ci }
spec:
  entrypoint: main
  serviceAccountName: builder
  templates: [{ name: main, container: { image: a, command: [b] } }]
`;
  expect(AccessCheck.ofText(granted).checkWorkflows(workflow).map((account) => [account.account, counts(account)])).toEqual([
    ['ServiceAccount ci/builder', { needed: 2, unneeded: 1 }],
  ]);
});

test('a workflow that names no account is checked as the one that it runs as', () => {
  const workflow = 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: { name: build, namespace: ci }\nspec: { entrypoint: main, templates: [{ name: main, container: { image: a } }] }\n';
  const accounts = AccessCheck.ofText(role('ci/r', 'create,patch workflowtaskresults of argoproj.io') + binding('ci', 'Role r', 'ServiceAccount ci/default')).checkWorkflows(workflow);
  expect(accounts.map(({ account, assumed, missing }) => ({ account, assumed, missing }))).toEqual([
    { account: 'ServiceAccount ci/default', assumed: ['A workflow that names no account runs as ServiceAccount ci/default.'], missing: [] },
  ]);
});

test('a role that no input defines is unknown', () => {
  const [account] = AccessCheck.ofText(binding('argo', 'Role gone', 'ServiceAccount argo/app')).checkInstall({ version, namespace: 'argo' }, { controller: 'argo/app' });
  expect(account.unknown).toEqual(['No input defines Role argo/gone.']);
});

test.each<[name: string, run: () => unknown, message: string]>([
  ['a text that is not YAML', () => AccessCheck.ofText('a: ['), '-:1:6: error[manifest/invalid-yaml]'],
  ['no text', () => AccessCheck.ofText(undefined as unknown as string), '  text: error[rbac/wrong-type]: The text is missing. Give YAML or JSON.'],
  ['a role that Kubernetes refuses', () => AccessCheck.ofText(role('argo/a', 'get pods').replace('["get"]', '[]')), 'error[rbac/missing-verb]'],
  ['no chart', () => AccessCheck.ofChart('argo' as unknown as Chart), "  chart: error[construct/invalid-choice]: The value isn't a Chart. Give a chart of cdk8s."],
  ['no app', () => AccessCheck.ofApp(undefined as unknown as App), "  app: error[construct/invalid-choice]: The value isn't an App. Give an app of cdk8s."],
  ['an invalid namespace', () => AccessCheck.ofText('', { namespace: 'A' }), '  namespace: error['],
  ['an install without its namespace', () => AccessCheck.ofText('').checkInstall({ version }), '  namespace: error['],
  ['an account without namespace', () => AccessCheck.ofText('').checkInstall({ version, namespace: 'argo' }, { server: 'app' }), "  server: error[rbac/wrong-type]: The value isn't an account. Write NAMESPACE/NAME."],
  ['no access of any component', () => AccessCheck.ofText('').checkInstall({ version, namespace: 'argo' }), '  accounts: error[option/missing-option]: No account in the input has access'],
  ['a client without operations', () => AccessCheck.ofText('').checkClient('argo/ci', { version, operations: [] }), '  operations: error[client/no-operation]'],
  ['a client account with another name', () => AccessCheck.ofText('').checkClient('argo/Ci', { version, operations: [ArgoCommand.logs()] }), '  account: error['],
  ['a workflow that is none', () => AccessCheck.ofText('').checkWorkflows('kind: Workflow'), '  text: error[inference/no-workflow]'],
])('%s is an error', (_name, run, message) => {
  expect(run).toThrow('The access can\'t be checked:\n');
  expect(run).toThrow(message);
});

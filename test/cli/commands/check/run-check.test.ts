import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { binding, role } from '../../../access/access-texts';
import { runCommand } from '../../run-command';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string, name = 'input.yaml'): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function check(manifests: string, ...options: readonly string[]) {
  return runCommand(['check', '-', ...options], { input: manifests });
}

/** What is said of each permission of the only account, in few words. */
async function verdicts(manifests: string, ...options: readonly string[]): Promise<Record<string, string[]>> {
  const { accounts } = JSON.parse((await check(manifests, ...options, '-o', 'json')).out);
  const [{ account: _account, component: _component, ...lists }] = accounts;
  const text = ({ where, verb, apiGroup, resource, resourceName }: Record<string, string>) =>
    `${verb} ${resource}${apiGroup === '' ? '' : `.${apiGroup}`}${resourceName === undefined ? '' : ` ${resourceName}`} ${where}`;
  return Object.fromEntries(Object.entries(lists as Record<string, (Record<string, string> & { suffices?: Record<string, string>[] })[]>)
    .filter(([, list]) => list.length > 0)
    .map(([name, list]) => [name, list.map((each) => typeof each === 'string' ? each : `${text(each)}${each.suffices === undefined ? '' : ` (suffices: ${each.suffices.map(text).join(', ')})`}`)]));
}

const SERVER = ['--install', '--argo-version', 'v4.1', '--account', 'server=argo/server', '--account', 'controller=argo/none'];

/** The verdicts on the server, whose needs in client mode are few. */
async function server(...rules: readonly string[]) {
  const manifests = role('argo/server', ...rules) + binding('argo', 'Role server', 'ServiceAccount argo/server');
  const { out } = await check(manifests, ...SERVER, '-o', 'json');
  const account = JSON.parse(out).accounts.find(({ component }: { component: string }) => component === 'server');
  const [needed, wider, otherFeatures, unneeded, dead, missing] = ['needed', 'wider', 'otherFeatures', 'unneeded', 'dead', 'missing']
    .map((verdict): number => account[verdict].length);
  return { needed, wider, otherFeatures, unneeded, dead, missing };
}

const NEEDED = ['get configmaps named workflow-controller-configmap'];
const NONE = { needed: 0, wider: 0, otherFeatures: 0, unneeded: 0, dead: 0, missing: 0 };

test('what the server needs is needed', async () => {
  const { missing, ...rest } = await server(...NEEDED);
  expect({ rest, isGranted: missing < (await server('get pods')).missing }).toEqual({ rest: { needed: 1, wider: 0, otherFeatures: 0, unneeded: 0, dead: 0 }, isGranted: true });
});

test('what only a group of the account is granted is needed, too', async () => {
  const workflow = file(`{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: x-, namespace: argo},
    spec: {serviceAccountName: runner, entrypoint: main, templates: [{name: main, container: {image: a}}]}}`);
  const manifests = role('argo/executor', 'create,patch workflowtaskresults of argoproj.io', 'get pods')
    + binding('argo', 'Role executor', 'Group system:serviceaccounts:argo') + binding('argo', 'Role missing', 'Group system:authenticated');
  expect((await check(manifests, '--workflows', workflow)).out).toBe(`\
ServiceAccount argo/runner: 2 needed, 1 unknown.
  Needed
    create,patch workflowtaskresults.argoproj.io in argo   Group system:serviceaccounts:argo -> Role argo/executor rule 1 (-:5)
  Unknown
    No input defines Role argo/missing.

Gate any: not hit.
`);
  const { accounts: [{ needed }] } = JSON.parse((await check(manifests, '--workflows', workflow, '-o', 'json')).out);
  expect(needed.map(({ verb, via: [{ through, binding: by }] }: { verb: string; via: Record<string, string>[] }) => [verb, through, by])).toEqual(
    ['create', 'patch'].map((verb) => [verb, 'Group system:serviceaccounts:argo', 'RoleBinding argo/executor-group-system-serviceaccounts-argo']));
});

test.each([
  ['wider: without the name', 'get configmaps', { wider: 1 }],
  ['wider: with a star', '* configmaps', { wider: 1 }],
  ['needed by nothing', 'delete nodes.example of example.com', { unneeded: 1 }],
  ['needed by another feature', 'get secrets named my-cert', { otherFeatures: 1 }],
  ['granting nothing', 'get ConfigMaps', { dead: 1 }],
])('a rule is %s', async (_name, rule, counts) => {
  expect({ ...await server(rule), missing: 0 }).toEqual({ ...NONE, ...counts });
});

const WORKFLOW = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: { name: build, namespace: ci }
spec:
  entrypoint: main
  serviceAccountName: builder
  templates: [{ name: main, container: { image: a, command: [b] } }]
`;

const builder = (...rules: readonly string[]) => role('ci/builder', ...rules) + binding('ci', 'Role builder', 'ServiceAccount ci/builder');

test.each<[string, string[], Record<string, string[]>]>([
  ['just enough', ['create,patch workflowtaskresults of argoproj.io'], { needed: ['create workflowtaskresults.argoproj.io ci', 'patch workflowtaskresults.argoproj.io ci'] }],
  ['too little', ['create workflowtaskresults of argoproj.io'], { needed: ['create workflowtaskresults.argoproj.io ci'], missing: ['patch workflowtaskresults.argoproj.io ci'] }],
  ['a star', ['* workflowtaskresults of argoproj.io'], {
    wider: ['* workflowtaskresults.argoproj.io ci (suffices: create workflowtaskresults.argoproj.io ci, patch workflowtaskresults.argoproj.io ci)'],
  }],
  ['something else too', ['create,patch workflowtaskresults of argoproj.io', 'get secrets'], {
    needed: ['create workflowtaskresults.argoproj.io ci', 'patch workflowtaskresults.argoproj.io ci'], unneeded: ['get secrets ci'],
  }],
])('the account of a workflow with %s', async (_name, rules, expected) => {
  expect(await verdicts(builder(...rules), '--workflows', file(WORKFLOW))).toEqual(expected);
});

const NO_ACCOUNT = WORKFLOW.replace('  serviceAccountName: builder\n', '');
const NEEDS = 'create,patch workflowtaskresults of argoproj.io';
const boundTo = (account: string) => role('ci/r', NEEDS) + binding('ci', 'Role r', `ServiceAccount ci/${account}`);

test.each<[string, string, string, string]>([
  ['what is bound to `default`', boundTo('default'), 'default', 'A workflow that names no account runs as ServiceAccount ci/default.'],
  ['what is bound to the account that infer makes', boundTo('build'), 'build', 'A workflow that names no account is submitted with --serviceaccount build.'],
  ['what the group of `default` holds', role('ci/r', NEEDS) + binding('ci', 'Role r', 'Group system:serviceaccounts:ci'), 'default', 'A workflow that names no account runs as ServiceAccount ci/default.'],
])('a workflow that names no account needs %s', async (_name, manifests, account, assumed) => {
  expect(await check(manifests, '--workflows', file(NO_ACCOUNT))).toEqual({
    exitCode: 0, err: '', out: expect.stringMatching(new RegExp(`^ServiceAccount ci/${account}: 2 needed\\.\\n[^]*\\nAssumed: ${assumed.replaceAll('.', '\\.')}\\n`)),
  });
});

test('workflows of one namespace that name no account run as the same one, which is missing what they need', async () => {
  const workflows = `${NO_ACCOUNT}---${NO_ACCOUNT.replace('name: build', 'name: test')}`;
  const { accounts } = JSON.parse((await check(role('ci/r', 'get pods'), '--workflows', file(workflows), '-o', 'json')).out);
  expect(accounts.map(({ account, missing }: Record<string, string[]>) => [account, missing.length])).toEqual([['ServiceAccount ci/default', 2]]);
});

test('--fix makes an account for a workflow that names none, and is right then', async () => {
  const fixed = await check(boundTo('default'), '--workflows', file(NO_ACCOUNT), '--fix');
  expect(fixed.out).toContain('name: build-role');
  expect((await check(fixed.out, '--workflows', file(NO_ACCOUNT))).exitCode).toBe(0);
});

const ISSUES = WORKFLOW.replace('container: { image: a, command: [b] }',
  'resource: { action: get, manifest: "{apiVersion: cert-manager.io/v1, kind: Issuer, metadata: {name: a}}" }');

test('a common kind is checked, and said to be assumed', async () => {
  const { out, err } = await check(builder('create,patch workflowtaskresults of argoproj.io'), '--workflows', file(ISSUES), '--fail-on', 'never');
  expect({ err, missing: out.includes('get issuers.cert-manager.io "a" in ci') }).toEqual({ err: '', missing: true });
  expect(out).toContain('Assumed: The kind Issuer is taken as issuers.cert-manager.io, namespaced, as cert-manager/cert-manager v1.21.1 '
    + 'deploy/crds/cert-manager.io_issuers.yaml defines it.');
});

test.each<[string, () => string]>([
  ['--resource', () => 'Issuer=papers.cert-manager.io:cluster'],
  ['--api-resources', () => file('papers  cert-manager.io/v1  false  Issuer  get,list\n', 'api-resources.txt')],
])('%s goes before a common kind', async (option, value) => {
  const { out, err } = await check(builder('create,patch workflowtaskresults of argoproj.io'), '--workflows', file(ISSUES), '--fail-on', 'never', option, value());
  expect({ err, missing: out.includes('get papers.cert-manager.io "a"'), assumed: out.includes('is taken as') }).toEqual({ err: '', missing: true, assumed: false });
});

test('a grant for the whole cluster is wider than one for the namespace', async () => {
  const manifests = role('builder', 'create,patch workflowtaskresults of argoproj.io') + binding(undefined, 'ClusterRole builder', 'ServiceAccount ci/builder');
  expect(await verdicts(manifests, '--workflows', file(WORKFLOW))).toEqual({
    wider: ['create', 'patch'].map((verb) => `${verb} workflowtaskresults.argoproj.io cluster (suffices: ${verb} workflowtaskresults.argoproj.io ci)`),
  });
});

test('people read the verdicts with their places, and what was assumed', async () => {
  const { out, exitCode, err } = await check(role('argo/app', 'get configmaps named workflow-controller-configmap'), '--install', '--argo-version', 'v4.1', '--account', 'server=argo/app', '--fail-on', 'never');
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  expect(out).toContain('  Needed\n    get configmaps "workflow-controller-configmap" in argo   Role argo/app rule 1 (-:5)\n');
  expect(out).toContain('Assumed: --auth-mode client.\n');
  expect(out).toContain('Assumed: Nothing binds Role argo/app; it is checked as if an account of its own held it.\n');
});

test('a line has all permissions of a rule with the same verdict, and what a wildcard grants beyond what suffices', async () => {
  const { out } = await check(builder('create,* workflowtaskresults of argoproj.io', 'get,list pods,configmaps', 'get pods/log', 'patch workflowtaskresults of argoproj.io'), '--workflows', file(WORKFLOW));
  expect(out).toBe(`\
ServiceAccount ci/builder: 1 wider than needed, 5 needed by nothing.
  Wider than needed
    * workflowtaskresults.argoproj.io in ci   Role ci/builder rule 1 (-:5)
      Suffices: create,patch workflowtaskresults.argoproj.io in ci
      Excess of the wildcard, as far as it is known: get,list,watch,update,delete,deletecollection workflowtaskresults.argoproj.io
  Needed by nothing
    get,list configmaps,pods in ci   Role ci/builder rule 2 (-:5)
    get pods/log in ci   Role ci/builder rule 3 (-:5)

Gate any: hit.
`);
});

test('an account that only gets what it needs is not missing anything after --fix', async () => {
  const fixed = await check(builder('get secrets'), '--workflows', file(WORKFLOW), '--fix');
  expect((await check(fixed.out, '--workflows', file(WORKFLOW))).exitCode).toBe(0);
});

/** What people wrote in reports and guides. The snapshot has the numbers, and each line but what is missing and needed. */
const REPORTED: readonly [name: string, rules: string[], options: string[]][] = [
  ['logs taken for a verb and pods/logs for a subresource', [
    'create,get,list,logs,watch,update,patch,delete pods,pods/exec,pods/logs', 'get,list,logs,watch,update,patch,delete,create workflows,workflows/finalizers of argoproj.io',
  ], ['--account', 'controller=argo/app']],
  ['the role of a server with single sign-on, and a second Secret that nothing names', [
    'get configmaps named workflow-controller-configmap', 'get secrets named sso,argo-server-sso,viewer.service-account-token', 'create secrets',
    'list,watch serviceaccounts', 'list,watch workflows,workflowtemplates of argoproj.io',
  ], ['--account', 'server=argo/app', '--auth-mode', 'sso', '--sso-secret', 'sso', '--sso-account', 'viewer']],
  ['the first role of a guide', ['get,list,watch configmaps,secrets,persistentvolumeclaims', 'create,get,list,update,watch workflows of argoproj.io'], ['--account', 'controller=argo/app']],
  ['the tailored role of a guide', ['list,get,create,update,delete,watch workflows,workflowtemplates,cronworkflows,clusterworkflowtemplates of argoproj.io'],
    ['--account', 'controller=argo/app']],
];

test.each(REPORTED)('%s', async (_name, rules, options) => {
  const { out } = await check(role('argo/app', ...rules), '--install', '--argo-version', 'v4.1', ...options);
  const sections = out.split('\n\n')[0].split(/\n(?=  \S)/).filter((section) => !/^  (Missing|Needed)\n/.test(section));
  expect(sections.join('\n').split('\n').map((line) => line.trim().replace(/   Role argo\/app (rule \d) .*/, ' ($1)'))).toMatchSnapshot();
});

const GATES: readonly [rules: string[], gate: string, exitCode: number][] = [
  [['create,patch workflowtaskresults of argoproj.io'], 'any', 0],
  [['create workflowtaskresults of argoproj.io'], 'any', 1],
  [['create workflowtaskresults of argoproj.io'], 'missing', 1],
  [['create workflowtaskresults of argoproj.io'], 'excess', 0],
  [['* workflowtaskresults of argoproj.io'], 'missing', 0],
  [['* workflowtaskresults of argoproj.io'], 'excess', 1],
  [['get pods'], 'never', 0],
];

test.each(GATES)('with %j the gate %s exits with %s', async (rules, gate, exitCode) => {
  expect((await check(builder(...rules), '--workflows', file(WORKFLOW), '--fail-on', gate)).exitCode).toBe(exitCode);
});

test('every format is written', async () => {
  for (const format of ['text', 'table', 'markdown', 'json']) {
    expect((await check(builder('get pods'), '--workflows', file(WORKFLOW), '-o', format)).out).toContain('workflowtaskresults');
  }
});

test('roles are written as YAML only', async () => {
  expect(await check(builder('get pods'), '--workflows', file(WORKFLOW), '--fix', '-o', 'json')).toEqual({
    out: '', err: "--output: error[option/conflict]: Roles can't be written as json. Leave it out: roles are YAML.\n", exitCode: 2,
  });
});

/** A Deployment of Argo's image, in a namespace. */
const runs = (namespace: string, component: 'workflow-controller' | 'argocli', account: string, ...args: readonly string[]) => `
{apiVersion: apps/v1, kind: Deployment, metadata: {name: ${component}, namespace: ${namespace}}, spec: {template: {spec: {serviceAccountName: ${account},
  containers: [{name: a, image: "quay.io/argoproj/${component}:v4.1.2", args: ${JSON.stringify(args)}}]}}}}
---`;

const configMap = (namespace: string, name: string, data: string) => `
{apiVersion: v1, kind: ConfigMap, metadata: {name: ${name}, namespace: ${namespace}}, data: {${data}}}
---`;

const bound = (account: string, ...rules: readonly string[]) => {
  const [namespace, name] = account.split('/');
  return role(account, ...rules) + binding(namespace, `Role ${name}`, `ServiceAccount ${account}`);
};

const LEASE = 'create leases of coordination.k8s.io';

/** What is assumed of an install, besides the mode and the features, and the accounts that are checked. */
const ASSUMED: readonly [name: string, manifests: string, options: string[], expected: string[]][] = [
  ['a controller of a namespace', runs('wf', 'workflow-controller', 'ctl', '--namespaced') + bound('wf/ctl', LEASE),
    [], ['--scope namespaced.', '--namespace wf.', '--config-map workflow-controller-configmap.', 'wf/ctl']],
  ['a controller of another namespace, with its configmap', runs('wf', 'workflow-controller', 'ctl', '--namespaced', '--managed-namespace', 'team', '--configmap=own')
    + configMap('wf', 'own', 'instanceID: blue') + bound('wf/ctl', LEASE),
  [], ['--scope managed=team.', '--namespace wf.', '--config-map own.', '--instance-id blue.', 'wf/ctl']],
  ['a controller of the cluster, without a ClusterRoleBinding', runs('wf', 'workflow-controller', 'ctl') + bound('wf/ctl', LEASE),
    [], ['--scope cluster.', '--namespace wf.', '--config-map workflow-controller-configmap.', 'wf/ctl']],
  ['flags of which the input shows no value', runs('wf', 'workflow-controller', 'ctl', '--namespaced', '--managed-namespace=$(TEAM)', '--configmap=$(CONFIG)') + bound('wf/ctl', LEASE),
    [], ['--scope namespaced.', '--namespace wf.', '--config-map workflow-controller-configmap.', 'wf/ctl']],
  ['a server alone', runs('wf', 'argocli', 'srv', 'server', '--namespaced') + bound('wf/srv', 'get configmaps named workflow-controller-configmap'),
    [], ['--scope namespaced.', '--namespace wf.', '--config-map workflow-controller-configmap.', 'wf/srv']],
  ['two installs, of which one is named', ['a', 'b'].map((name) => runs(name, 'workflow-controller', 'ctl', '--namespaced') + bound(`${name}/ctl`, LEASE)).join(''),
    ['-n', 'b'], ['--scope namespaced.', '--config-map workflow-controller-configmap.', 'b/ctl']],
  ['an account in the one namespace of the input', bound('wf/ctl', LEASE), [], ['--scope namespaced.', '--namespace wf.', '--config-map workflow-controller-configmap.', 'wf/ctl']],
  ['accounts in several namespaces', bound('argo/ctl', LEASE) + bound('wf/ctl', LEASE),
    [], ['--scope namespaced.', '--namespace argo.', '--config-map workflow-controller-configmap.', 'argo/ctl']],
  ['an account that an option names', bound('argo/ctl', LEASE) + bound('wf/ctl', LEASE),
    ['--account', 'controller=wf/ctl'], ['--scope namespaced.', '--namespace wf.', '--config-map workflow-controller-configmap.', 'wf/ctl']],
];

test.each(ASSUMED)('of %s is assumed what the input shows', async (_name, manifests, options, expected) => {
  const { accounts, assumed } = JSON.parse((await check(manifests, '--install', '--argo-version', 'v4.1', ...options, '-o', 'json')).out);
  const text = [...assumed as string[], ...accounts.map(({ account }: { account: string }) => account.replace('ServiceAccount ', ''))];
  expect(text.filter((each) => /^--(?!auth)|^[^ ]+$/.test(each))).toEqual(expected);
});

test('another mode of the server that the input runs is named', async () => {
  const manifests = runs('argo', 'argocli', 'srv', 'server', '--auth-mode=sso', '--auth-mode', 'client') + bound('argo/srv', 'get configmaps named workflow-controller-configmap');
  const said = async (...options: readonly string[]) => /^Assumed: The server.*$/m.exec((await check(manifests, '--install', '--argo-version', 'v4.1', ...options)).out)?.[0];
  expect([await said(), await said('--auth-mode', 'client')]).toEqual(['Assumed: The server of the input has another --auth-mode, sso: pass it.', undefined]);
});

const withoutAccount = WORKFLOW.replace('  serviceAccountName: builder\n', '');
const EXECUTOR = 'create,patch workflowtaskresults of argoproj.io';

/** The accounts that are checked. */
const ACCOUNTS: readonly [name: string, manifests: string, workflow: string, expected: string[]][] = [
  ['that it names', bound('ci/default', EXECUTOR), WORKFLOW, ['ci/builder']],
  ['default, where it names none', bound('ci/default', EXECUTOR), withoutAccount, ['ci/default']],
  ['default of the namespace default, where it names neither', bound('default/default', EXECUTOR), withoutAccount.replace(', namespace: ci', ''), ['default/default']],
  ['that is made for it, where the input has it', bound('ci/build', EXECUTOR), withoutAccount, ['ci/build']],
  ['of the defaults of its controller', runs('argo', 'workflow-controller', 'argo') + configMap('argo', 'workflow-controller-configmap', '"workflowDefaults": "spec: {serviceAccountName: runner}"')
    + bound('ci/runner', EXECUTOR), withoutAccount, ['ci/runner']],
  ['of its pods, and default for the deletion of its artifacts', bound('ci/builder', EXECUTOR),
    WORKFLOW.replace('  entrypoint', '  artifactGC: {strategy: OnWorkflowDeletion}\n  entrypoint').replace('command: [b] }', 'command: [b] }, outputs: { artifacts: [{ name: o, path: /o }] }'),
    ['ci/builder', 'ci/default']],
];

test.each(ACCOUNTS)('a workflow is checked with the account %s', async (_name, manifests, workflow, expected) => {
  const { accounts } = JSON.parse((await check(manifests, '--workflows', file(workflow), '-o', 'json')).out);
  expect(accounts.map(({ account }: { account: string }) => account.replace('ServiceAccount ', ''))).toEqual(expected);
});

test('what manifests leave open is assumed not to be needed where it has no account', async () => {
  const workflow = file(withoutAccount.replace(/  entrypoint.*\n/, '  workflowTemplateRef: {name: shared}\n').replace(/  templates.*\n/, ''));
  expect((await check(bound('ci/default', EXECUTOR), '--workflows', workflow)).out).toBe(
    `Assumed: Nothing that the manifests leave open is needed: ${workflow}:6: spec.workflowTemplateRef: The WorkflowTemplate shared is not among the inputs: give its manifest too.\nGate any: not hit.\n`);
});

/** What is said of one permission of a component. */
const SAID: readonly [name: string, component: 'controller' | 'server', rule: string, options: string[], expected: string[]][] = [
  ['each feature that needs it', 'controller', 'create workflowtasksets of argoproj.io', ['--argo-version', 'v4.1'],
    ['--feature external-agent, or --feature http-templates=NAME, or --feature plugin-templates=NAME']],
  ['only the features of the version', 'controller', 'create workflowtasksets of argoproj.io', ['--argo-version', 'v3.7'],
    ['--feature http-templates=NAME, or --feature plugin-templates=NAME']],
  ['the choice that is off', 'controller', 'update cronworkflows/finalizers of argoproj.io', ['--argo-version', 'v4.1', '--feature', 'cron-workflows'],
    ['--feature owner-references-permission-enforcement']],
  ['events that callers send', 'server', 'get secrets named argo-workflows-webhook-clients', ['--argo-version', 'v4.1'],
    ['--feature tls-certificate=NAME, or --feature persistence=NAME, or --feature synchronization-api=NAME, or --feature webhooks=NAME, '
      + 'or --auth-mode server --lent api/event-receive, or --auth-mode sso']],
];

test.each(SAID)('of a permission that nothing named needs is said %s', async (_name, component, rule, options, expected) => {
  const other = component === 'controller' ? 'server' : 'controller';
  const { out } = await check(bound('argo/app', rule), '--install', ...options, '--account', `${component}=argo/app`, '--account', `${other}=argo/none`);
  expect(/  Only for what you didn't name\n.*\n +(.*)/.exec(out)?.slice(1) ?? []).toEqual(expected);
});

test('of what one version needs is said which, and of a verb that a URL doesn\'t serve, what it does', async () => {
  const manifests = role('app', 'list namespaces', 'list /metrics') + binding(undefined, 'ClusterRole app', 'ServiceAccount argo/app');
  const { out } = await check(manifests, '--install', '--argo-version', 'v4.1', '--account', 'controller=argo/app', '--account', 'server=argo/none');
  expect(out).toContain('--feature namespace-parallelism, or needed only in v3.7.0\n');
  expect(out).toMatch(/ {4}list \/metrics in the whole cluster .*\n {6}.*"list"/);
});

test('what only another namespace has a use for is needed by nothing', async () => {
  expect(await verdicts(bound('web/ctl', 'create workflows of argoproj.io'), '--install', '--argo-version', 'v4.1', '-n', 'argo', '--account', 'controller=web/ctl', '--account', 'server=argo/none'))
    .toMatchObject({ unneeded: ['create workflows.argoproj.io web'] });
});

test('an account that the controller and the server share is checked once, against what both need', async () => {
  const options = ['--install', '--argo-version', 'v4.1', '-n', 'argo'];
  const { out: roles } = await runCommand(['create', 'install', 'own', '-q', '--argo-version', 'v4.1']);
  const shared = roles.replace(/kind: ServiceAccount\n( +)name: own-argo-server/g, 'kind: ServiceAccount\n$1name: own-argo') + '---' + runs('argo', 'workflow-controller', 'own-argo', '--namespaced')
    + runs('argo', 'argocli', 'own-argo', 'server', '--namespaced');
  const { out, exitCode } = await check(shared, ...options);
  expect({ heads: out.split('\n').filter((line) => line.startsWith('ServiceAccount')), exitCode }).toEqual({
    heads: ['ServiceAccount argo/own-argo, the controller and server: 29 needed.'], exitCode: 0,
  });
  const { out: fixed } = await check(shared, ...options, '--fix');
  expect(fixed.match(/^kind: Role$/gm)).toHaveLength(1);
  expect((await check(fixed, ...options, '--account', 'controller=argo/own-argo', '--account', 'server=argo/own-argo')).exitCode).toBe(0);
});

test('a missing permission has each consequence, and is there once in the widest scope', async () => {
  const missing = async (scope: string) => {
    const { out } = await check(bound('argo/ctl', LEASE), '--install', '--argo-version', 'v3.7', '--scope', scope, '--account', 'controller=argo/ctl');
    return out.split('\n').flatMap((line, index, lines) => /^    list configmaps/.test(line) ? [line.trim(), lines[index + 1].replace(/.*Without it: /, '')] : []);
  };
  expect([await missing('namespaced'), await missing('cluster')]).toEqual([
    ['list configmaps in argo', 'feature off, hang.'], ['list configmaps in the whole cluster', 'feature off, hang.'],
  ]);
});

test.each<[string, string, string]>([
  ['cluster-scoped', 'get nodes', 'The RoleBinding grants nothing outside its namespace. Bind the ClusterRole with a ClusterRoleBinding.'],
  ['a URL', 'get /metrics', 'The RoleBinding grants nothing outside its namespace. Bind the ClusterRole with a ClusterRoleBinding.'],
])('a ClusterRole that a RoleBinding binds grants nothing on what is %s', async (_name, rule, reason) => {
  const manifests = role('wide', rule) + binding('ci', 'ClusterRole wide', 'ServiceAccount ci/builder');
  const { accounts: [{ dead }] } = JSON.parse((await check(manifests, '--workflows', file(WORKFLOW), '-o', 'json')).out);
  expect(dead.map(({ reasons }: { reasons: string[] }) => reasons)).toEqual([[reason]]);
});

test('a client is checked against its operations', async () => {
  const manifests = role('argo/ci', 'create workflows of argoproj.io') + binding('argo', 'Role ci', 'ServiceAccount argo/ci');
  expect(await verdicts(manifests, '--client', 'submit', '--account', 'client=argo/ci', '--argo-version', 'v4.1')).toMatchObject({ needed: ['create workflows.argoproj.io argo'] });
});

const WRONG: readonly [name: string, args: string[], err: string][] = [
  ['nothing to check', ['check', '--install', '--argo-version', 'v4.1'], 'ROLES: error[option/missing-option]: No roles are given. Name files or folders with roles, or pass --cluster.\n'],
  ['the standard input as workflows', ['check', '-', '--workflows', '-'],
    '--workflows: error[option/invalid-value]: The option doesn\'t read the standard input. Name a file or folder.\n'],
  ['no needs', ['check', '-'], '--install: error[option/missing-option]: Nothing says what the access is for. Pass --install, --workflows PATH, --client OPERATION or --audit-log LOG.\n'],
  ['an account of nothing', ['check', '-', '--install', '--argo-version', 'v4.1', '--account', 'x=y'],
    '--account: error[option/invalid-value]: "x=y" isn\'t an account of a component. Use controller=NAMESPACE/NAME, server=NAMESPACE/NAME or client=NAMESPACE/NAME.\n'],
  ['a client without its account', ['check', '-', '--client', 'submit', '--argo-version', 'v4.1'],
    '--account: error[option/missing-option]: The account of the client is missing. Name it, for example --account client=argo/ci.\n'],
  ['an operation that no client has', ['check', '-', '--client', 'sumbit', '--argo-version', 'v4.1', '--account', 'client=argo/ci'],
    '--client: error[client/not-an-operation]: "sumbit" isn\'t an operation of a client. Write submit.\n'],
  ...[
    ['--scope', 'cluster', '--install'], ['--feature', 'archive', '--install'], ['--config-map', 'c', '--install'], ['--cluster-role', undefined, '--install'],
    ['--resource', 'Widget=widgets.example.com', '--workflows'], ['--api-resources', 'served.txt', '--workflows'], ['--context', 'prod', '--cluster'],
  ].map(([option = '', value, part = '']): typeof WRONG[number] => [
    `${option} without ${part}`, ['check', '-', '--client', 'submit', '--argo-version', 'v4.1', option, ...value === undefined ? [] : [value]],
    `${option}: error[option/conflict]: Without ${part}, this has no effect. Pass ${part}, or leave this out.\n`,
  ]),
  ['single sign-on without accounts', ['check', '-', '--install', '--argo-version', 'v4.1', '--auth-mode', 'sso'],
    '--sso-account: error[option/missing-option]: The mode sso requires this option. Name the accounts that users are mapped to, or pass --auth-mode sso-without-rbac if all users are alike.\n'],
];

test('all wrong options are reported at once, without a version, too', async () => {
  const { err, exitCode } = await runCommand(['check', '-', '--install', '--scope', 'Cluster', '--feature', 'cron', '--client', 'sumbit'], { input: role('argo/app', 'get pods') });
  expect({ exitCode, options: err.split('\n').map((line) => line.split(':')[0]) }).toEqual({
    exitCode: 2, options: ['--argo-version', '--scope', '--feature', '--client', '--account', ''],
  });
});

test.each(WRONG)('%s is an error', async (_name, args, err) => {
  const run = await runCommand(args, { input: role('argo/app', 'get configmaps named workflow-controller-configmap') });
  expect({ ...run, err: run.err.split('\n').filter((line) => line.includes(err.split(':')[0])).map((line) => `${line}\n`).join('') }).toEqual({ exitCode: 2, out: '', err });
});

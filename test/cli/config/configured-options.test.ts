import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { COMMAND_DEFAULTS, CONFIG_SHAPE, NAMED_SETTINGS, SETTINGS } from '../../../lib/cli/config/config-table';
import { namesOf } from '../../../lib/cli/subcommand';
import { CommandRun, runCommand } from '../run-command';

const HOME = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(HOME);
  rmSync(folder, { recursive: true });
});

/** Runs a command line beside a configuration file. */
async function run(config: string, line: string, file = 'argo-rbac.yaml'): Promise<CommandRun> {
  writeFileSync(file, config);
  return runCommand(line.split(' '));
}

/** What the same command line says without the file. */
async function withFlags(line: string | readonly string[]): Promise<string> {
  const { out, exitCode, err } = await runCommand([...typeof line === 'string' ? line.split(' ') : line, '--no-config']);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  return out;
}

const LOG = join(__dirname, '..', '..', 'audit-log', 'cases', '10', 'audit.jsonl');
const INSTALL = 'argoVersion: v4.1\nnamespace: ops\nscope: cluster=builds,reports\nfeatures: [cron-workflows, memoization=cache]\nwithout: [events]\n';

describe('The file stands for options', () => {
  test.each([
    ['of an install', INSTALL, 'create install x -q', 'argoVersion, namespace, scope, features, without',
      'create install x -q -n ops --argo-version v4.1 --scope cluster=builds,reports --feature cron-workflows --feature memoization=cache --without events'],
    ['where flags win', INSTALL, 'create install x -q -n other --feature time-to-live', 'argoVersion, scope, without',
      'create install x -q -n other --argo-version v4.1 --scope cluster=builds,reports --feature time-to-live --without events'],
    ['of explain', 'argoVersion: v4.1\nfeatures: [time-to-live]\nnamespace: ops', 'explain', 'argoVersion, namespace, features', 'explain -n ops --argo-version v4.1 --feature time-to-live'],
    ['of a comparison, which needs no version', 'argoVersion: v4.1\nfeatures: [time-to-live]', 'explain --from v3.7 --to v4.1', 'features', 'explain --from v3.7 --to v4.1 --feature time-to-live'],
    ['of an authentication mode', 'argoVersion: v4.1\nauthMode: sso\nsso: {secrets: [id], serviceAccounts: [viewer]}', 'create install x -q', 'argoVersion, authMode, sso',
      'create install x -q --argo-version v4.1 --auth-mode sso --sso-secret id --sso-account viewer'],
    ['of single sign-on without RBAC', 'argoVersion: v4.1\nauthMode: sso-without-rbac\nsso: {secrets: [id]}\nlent: {reason: all are alike, operations: [list]}', 'create install x -q',
      'argoVersion, authMode, sso, lent', 'create install x -q --argo-version v4.1 --auth-mode sso-without-rbac --sso-secret id --lent list'],
    ['of the mode that the command line chooses', 'argoVersion: v4.1\nsso: {secrets: [id], serviceAccounts: [viewer]}\nlent: {reason: r, operations: [list]}', 'create install x -q --auth-mode sso',
      'argoVersion, sso', 'create install x -q --argo-version v4.1 --auth-mode sso --sso-secret id --sso-account viewer'],
    ['of what several modes share', 'argoVersion: v4.1\nauthMode: sso\nsso: {secrets: [id], serviceAccounts: [viewer]}\nlent: {reason: r, operations: [list]}',
      'create install x -q --auth-mode sso-without-rbac', 'argoVersion, sso, lent', 'create install x -q --argo-version v4.1 --auth-mode sso-without-rbac --sso-secret id --lent list'],
    ['of what containers do', 'accounts: {runner: {containerGrants: ["get,bind=roles.rbac.authorization.k8s.io/a"], because: It is tested.}}', 'create account runner -q -n argo', 'accounts.runner',
      ['create', 'account', 'runner', '-q', '-n', 'argo', '--container-grant', 'get,bind=roles.rbac.authorization.k8s.io/a', '--because', 'It is tested.']],
    ['but not of another mode than is chosen', 'argoVersion: v4.1\nauthMode: sso\nsso: {secrets: [id], serviceAccounts: [viewer]}', 'create install x -q --auth-mode client', 'argoVersion',
      'create install x -q --argo-version v4.1 --auth-mode client'],
    ['of a client by its name', 'argoVersion: v4.1\nclients: {ci: {operations: [submit:wait], namespace: jobs}, other: {operations: [list]}}', 'create client ci -q', 'argoVersion, clients.ci',
      'create client ci -q --argo-version v4.1 -n jobs --can submit:wait'],
    ['of an account by its name', 'accounts: {runner: {actions: [apply=jobs.batch@b], agent: true}}', 'create account runner -q -n argo', 'accounts.runner',
      'create account runner -q -n argo --agent --action apply=jobs.batch@b'],
    ['of a command', 'defaults: {resources: {output: wide}}', 'resources --api-group argoproj.io', 'defaults', 'resources --api-group argoproj.io -o wide'],
    ['of tailor', 'defaults: {tailor: {account: [argo/runner], maxNames: 5, output: json}}', `tailor ${LOG}`, 'defaults', `tailor ${LOG} --account argo/runner --max-names 5 -o json`],
    ['of an audit policy', 'defaults: {audit-policy: {account: [argo/runner], output: json}}', 'audit-policy', 'defaults', 'audit-policy --account argo/runner -o json'],
    ['of a review', 'defaults: {review: {severity: high, failOn: low}}', 'review --list-checks', 'defaults', 'review --list-checks --severity high --fail-on low'],
    ['of all forms of create', 'defaults: {create: {output: json, quiet: true}}', 'create account a -n argo', 'defaults', 'create account a -n argo -q -o json'],
    ['in JSON', '{"argoVersion": "v4.1", "features": ["time-to-live"]}', 'explain', 'argoVersion, features', 'explain --argo-version v4.1 --feature time-to-live'],
  ])('%s', async (_, config, line, used, flags) => {
    expect(await run(config, line)).toEqual({ exitCode: 0, out: await withFlags(flags), err: `Using ${used} of argo-rbac.yaml.\n` });
  });

  test('what has no options: rules of single sign-on, delegation, webhooks and reasons', async () => {
    const { out, exitCode } = await run([
      'argoVersion: v4.1', 'namespace: argo', 'scope: cluster', 'authMode: sso', 'sso:', '  clientMode: true', '  serviceAccounts: [viewer]', '  tokenSecrets: [viewer-token]',
      '  delegations: [{namespace: team, serviceAccounts: [lead]}]', 'webhooks: {serviceAccounts: [github.com]}',
    ].join('\n'), 'create install x -q -o typescript');
    expect({ exitCode, program: out.slice(out.indexOf('new Argo'), out.indexOf('app.synth')) }).toMatchInlineSnapshot(`
{
  "exitCode": 0,
  "program": "new ArgoWorkflowsInstall(chart, 'x', {
  version: ArgoVersion.V4_1,
  scope: InstallScope.cluster(),
  features: [ArgoFeature.webhooks({ serviceAccounts: ['github.com'] })],
  serverAuthMode: ServerAuthMode.sso({
    clientIdSecret: 'argo-server-sso',
    clientMode: true,
    serviceAccounts: ['viewer'],
    tokenSecrets: ['viewer-token'],
    delegations: [{ namespace: 'team', serviceAccounts: ['lead'] }],
  }),
});

",
}
`);
    const client = await run("argoVersion: v4.1\nclients: {ana: {operations: [webhook], sso: {rule: \"'a' in groups\", precedence: 2}, webhook: github}}", 'create client ana -q -n argo -o typescript');
    expect(client.out.slice(client.out.indexOf('new Argo'), client.out.indexOf('app.synth'))).toMatchInlineSnapshot(`
"new ArgoClientAccess(chart, 'ana', {
  version: ArgoVersion.V4_1,
  operations: [ClientPreset.webhook()],
  sso: { rule: '\\'a\\' in groups', precedence: 2 },
  webhook: WebhookSender.GITHUB,
});

"
`);
  });

  test('nothing of it is said or used where the command has no use for it', async () => {
    const { err, exitCode } = await run(INSTALL, 'resources --api-group argoproj.io');
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  });

  test('no other folder is looked at, and no file where none is to be read', async () => {
    writeFileSync('argo-rbac.yaml', 'nonsense: 1');
    expect((await runCommand(['resources', '--no-config'])).exitCode).toBe(0);
    writeFileSync('mine.yaml', 'defaults: {resources: {output: wide}}');
    expect((await runCommand(['resources', '--config', 'mine.yaml'])).err).toBe('Using defaults of mine.yaml.\n');
  });
});

describe('A gate', () => {
  const never = 'defaults: {diff: {failOn: never}}';
  const DIFF = 'diff before.yaml after.yaml';
  const role = (verbs: string) => `kind: Role\napiVersion: rbac.authorization.k8s.io/v1\nmetadata: {name: a, namespace: b}\nrules: [{apiGroups: [''], resources: [pods], verbs: [${verbs}]}]\n---\n`
    + 'kind: RoleBinding\napiVersion: rbac.authorization.k8s.io/v1\nmetadata: {name: a, namespace: b}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}\nsubjects: [{kind: User, name: u, apiGroup: rbac.authorization.k8s.io}]\n';
  beforeEach(() => {
    writeFileSync('before.yaml', role('get, list'));
    writeFileSync('after.yaml', role('get'));
  });

  test('is not made weaker by a file that nobody names', async () => {
    expect(await run(never, DIFF)).toEqual({
      exitCode: 2,
      out: '',
      err: 'argo-rbac.yaml:1:19: error[config/weaker-gate]: A configuration file that --config doesn\'t name can\'t make the gate weaker: failOn is never. Pass --config argo-rbac.yaml, or the option itself.\n',
    });
  });

  test('of a review is not made weaker either', async () => {
    expect(await run('defaults: {review: {failOn: critical}}', 'review before.yaml')).toMatchObject({ exitCode: 2, err: expect.stringContaining('error[config/weaker-gate]') as string });
    expect((await run('defaults: {review: {failOn: low}}', 'review before.yaml')).err).toBe('Using defaults of argo-rbac.yaml.\n');
  });

  test('and what a review lists is not cut down by such a file, which would hide what hits the gate', async () => {
    writeFileSync('secrets.yaml', role('get').replace('[pods]', '[secrets]'));
    const hides = 'defaults: {review: {severity: critical}}';
    expect(await run(hides, 'review secrets.yaml')).toEqual({
      exitCode: 2,
      out: '',
      err: 'argo-rbac.yaml:1:21: error[config/hidden-findings]: A configuration file that --config doesn\'t name can\'t hide findings: severity is critical. Pass --config argo-rbac.yaml, or the option itself.\n',
    });
    expect((await run('defaults: {review: {severity: info}}', 'review secrets.yaml')).err).toBe('Using defaults of argo-rbac.yaml.\n');
    const lastLine = async (output: string) => (await run(hides, `review secrets.yaml --config argo-rbac.yaml -o ${output}`)).out.trim().split('\n').pop();
    expect({ text: await lastLine('text'), github: await lastLine('github') })
      .toEqual({ text: "2 findings below critical aren't listed. Gate medium: hit.", github: "2 findings below critical aren't listed. Gate medium: hit." });
    const notesOf = (out: string) => JSON.parse(out).runs[0].invocations[0].toolExecutionNotifications;
    expect(notesOf((await runCommand(['review', 'secrets.yaml', '--severity', 'critical', '--no-config', '-o', 'sarif'])).out))
      .toEqual([{ level: 'note', message: { text: "2 findings below critical aren't listed." } }]);
    expect(JSON.parse((await runCommand(['review', 'secrets.yaml', '--severity', 'critical', '--no-config', '-o', 'json'])).out).unlisted).toEqual({ count: 2, below: 'critical' });
  });

  test.each([
    ['review --list-checks', 'review: {failOn: never, severity: critical}'],
    ['review --explain B1', 'review: {failOn: never, severity: critical}'],
    ['review before.yaml --write-acknowledgements', 'review: {failOn: never}'],
    [`${DIFF} --write-approval`, 'diff: {failOn: never}'],
  ])('is not in the way of %s, which runs none', async (line, defaults) => {
    expect((await run(`defaults: {${defaults}}`, line)).exitCode).toBe(0);
  });

  test('may be weaker by --config and by its option, and stricter by any file', async () => {
    expect((await run(never, `${DIFF} --config argo-rbac.yaml`)).exitCode).toBe(0);
    expect((await run(never, `${DIFF} --fail-on any`)).exitCode).toBe(1);
    expect((await run('defaults: {diff: {failOn: any}}', DIFF)).exitCode).toBe(1);
  });
});

test.each([
  ['an unknown key', 'argoVersion: v4.1\nfeature: [archive]', 'argo-rbac.yaml:2:1: error[config/unknown-key]: "feature" isn\'t a setting here. Write features.'],
  ['an unknown key below', 'defaults:\n  infer: {strikt: true}', 'argo-rbac.yaml:2:11: error[config/unknown-key]: "strikt" isn\'t a setting here. Write strict.'],
  ['a key like no other', 'defaults: {access: {x: 1}}', 'argo-rbac.yaml:1:21: error[config/unknown-key]: "x" isn\'t a setting here. Choose among namespace, kubernetesVersion, output.'],
  ['a cluster', 'cluster: true', 'argo-rbac.yaml:1:1: error[config/unknown-key]: A configuration file never selects a cluster, so "cluster" isn\'t a setting. Pass it on the command line.'],
  ['a context below', 'defaults: {check: {context: prod}}', 'argo-rbac.yaml:1:20: error[config/unknown-key]: A configuration file never selects a cluster, so "context" isn\'t a setting. '
    + 'Pass it on the command line.'],
  ['approvals', 'defaults: {diff: {approvals: a.yaml}}', 'argo-rbac.yaml:1:19: error[config/unknown-key]: A configuration file never approves access, so "approvals" isn\'t a setting. '
    + 'Pass it on the command line.'],
  ['a number for a text', 'argoVersion: 4.1', 'argo-rbac.yaml:1:1: error[config/invalid-value]: argoVersion isn\'t a text. Put it in quotes.'],
  ['a text for a list', 'features: archive', 'argo-rbac.yaml:1:1: error[config/invalid-value]: features isn\'t a list with at least one entry. Write [archive].'],
  ['a wrong choice', 'authMode: clint', 'argo-rbac.yaml:1:1: error[config/invalid-value]: authMode isn\'t one of client, sso, sso-without-rbac or server. Write client.'],
  ['a text for a flag', 'clusterRole: "yes"', 'argo-rbac.yaml:1:1: error[config/invalid-value]: clusterRole isn\'t true or false.'],
  ['a missing key', 'clients: {ci: {sso: {precedence: 1}}}', 'argo-rbac.yaml:1:16: error[config/missing-key]: clients.ci.sso has no "rule". Add rule.'],
  ['a repeated key', 'namespace: a\nnamespace: b', 'argo-rbac.yaml:2:1: error[config/repeated-key]: The key "namespace" occurs more than once. Write it once.'],
  ['no YAML', 'a: [', expect.stringMatching(/^argo-rbac\.yaml:\d+:\d+: error\[manifest\/invalid-yaml\]: /)],
  ['a list', '- a', 'argo-rbac.yaml:1:1: error[config/invalid-value]: The file isn\'t a map.'],
  ['a precedence that is no integer', 'clients: {ci: {sso: {rule: a, precedence: 1.5}}}', 'argo-rbac.yaml:1:31: error[config/invalid-value]: clients.ci.sso.precedence isn\'t an integer.'],
])('%s is a fault with its place', async (_, config, expected) => {
  const { err, out, exitCode } = await run(config, 'resources');
  expect({ err: err.split('\n')[0], out, exitCode }).toEqual({ err: expected, out: '', exitCode: 2 });
});

test('faults of values stand where they are written', async () => {
  const { err } = await run('argoVersion: v4.1\nfeatures:\n  - archive\n  - cron-workflow\nwithout: [event]\nscope: clustr', 'create install x');
  expect(err.split('\n').slice(1)).toEqual([
    'argo-rbac.yaml:6:1: error[install/invalid-scope]: "clustr" isn\'t a scope. Write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.',
    'argo-rbac.yaml:4:5: error[install/unknown-feature]: "cron-workflow" isn\'t a feature. Write cron-workflows.',
    'argo-rbac.yaml:5:11: error[config/invalid-value]: "event" isn\'t something that the controller can do without. Write events.'.replace('config/', 'option/'),
    '',
  ]);
});

describe('faults of values are said of the file by every command', () => {
  const role = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a, namespace: b}\nrules: [{apiGroups: [""], resources: [pods], verbs: [get]}]\n'
    + '---\napiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: w, namespace: b}\nspec: {serviceAccountName: w, entrypoint: m, templates: [{name: m, container: {image: i}}]}\n';

  test.each([
    ['infer, a version', 'argoVersion: v3.1', 'infer w.yaml', ['1:1']],
    ['infer, the second kind', 'kinds:\n  - Widget=widgets.example.com\n  - widget', 'infer w.yaml', ['3:5']],
    ['infer, defaults', 'defaults:\n  infer:\n    namespace: B\n    serviceAccount: C', 'infer w.yaml', ['4:5', '3:5']],
    ['check, a version', 'argoVersion: v3.1', 'check w.yaml --install', ['1:1']],
    ['check, accounts of components', 'components:\n  - controller=a/b\n  - controler=a/b', 'check w.yaml --workflows w.yaml', ['3:5']],
    ['check, the second kind', 'kinds: [Widget=widgets.example.com, x]', 'check w.yaml --workflows w.yaml', ['1:37']],
    ['explain, a version', 'argoVersion: v3.1', 'explain', ['1:1']],
    ['explain, an operation that is lent', 'argoVersion: v4.1\nauthMode: server\nlent: {reason: r, operations: [list, lst]}', 'explain', ['3:38']],
    ['explain, a name of an operation that is lent', 'argoVersion: v4.1\nauthMode: server\nlent:\n  reason: r\n  operations: [list, "ui/workflow-artifacts:artifact-secrets=BAD"]', 'explain', ['5:22']],
    ['explain, names of single sign-on', 'argoVersion: v4.1\nauthMode: sso\nscope: cluster\nsso:\n  secrets: [id, B_]\n  serviceAccounts: [a, B_]\n  tokenSecrets: [a, B_]\n'
      + '  delegations: [{namespace: b, serviceAccounts: [a]}, {namespace: B, serviceAccounts: [B_], tokenSecrets: [B_]}]', 'explain', ['5:17', '6:24', '7:21', '8:55', '8:55', '8:55']],
    ['create install, the second operation of the client', 'argoVersion: v4.1\nclient:\n  operations: [list, "api/x"]', 'create install x', ['3:22']],
    ['create client, its namespace', 'argoVersion: v4.1\nclients: {ci: {operations: [list], namespace: B}}', 'create client ci', ['2:36']],
    ['create account, a grant', 'accounts: {a: {containerGrants: [get=pods, pods]}}', 'create account a', ['1:44']],
  ])('%s', async (_, config, line, places) => {
    writeFileSync('w.yaml', role);
    const { err, out, exitCode } = await run(config, line);
    const found = err.split('\n').filter((text) => text.includes(': error['));
    expect({ places: found.map((text) => text.replace(/^argo-rbac\.yaml:(\d+:\d+): .*$/, '$1')), out, exitCode }).toEqual({ places, out: '', exitCode: 2 });
  });

  test('a message is explained where the file describes an install', async () => {
    const message = 'pods is forbidden: User "system:serviceaccount:a:b" cannot list resource "pods" in API group "" in the namespace "a"';
    writeFileSync('argo-rbac.yaml', 'argoVersion: v4.1\nfeatures: [time-to-live]\nauthMode: client\n');
    expect((await runCommand(['explain', '--forbidden', message])).exitCode).toBe(0);
  });
});

test('a file that --config names has to be there', async () => {
  const { err, exitCode } = await runCommand(['resources', '--config', 'none.yaml']);
  expect({ exitCode, err }).toEqual({ exitCode: 2, err: expect.stringContaining('none.yaml') });
});

test('the table gives options that the commands have, and none that decides what a file must not', () => {
  expect(CONFIG_SHAPE.kind === 'fields' && Object.keys(CONFIG_SHAPE.fields)).toEqual(['$schema', ...Object.keys(SETTINGS), ...Object.keys(NAMED_SETTINGS), 'defaults']);
  const options = [...Object.values(SETTINGS), ...Object.values(NAMED_SETTINGS)].flatMap(({ gives }) => gives.map(({ option }) => option));
  const given = [...options, ...Object.values(COMMAND_DEFAULTS).flatMap(namesOf)];
  expect(given.filter((option) => ['cluster', 'context', 'approvals', 'partial', 'config', 'writeApproval', 'keepGoing'].includes(option))).toEqual([]);
});

test('a default has the choices of its option', async () => {
  const others: string[] = [];
  for (const [command, fields] of Object.entries(COMMAND_DEFAULTS)) {
    const { out } = await runCommand([...command === 'create' ? ['create', 'client'] : [command], '--help']);
    const help = out.replace(/\s+/g, ' ');
    for (const [option, shape] of Object.entries(fields)) {
      // A command may have more formats of other answers.
      if (shape.kind === 'choice' && option !== 'output' && !help.includes(`(choices: ${shape.values.map((value) => JSON.stringify(value)).join(', ')},`)) {
        others.push(`${command} ${option}: ${shape.values.join(', ')}`);
      }
    }
  }
  expect(others).toEqual([]);
});

test('every default is an option of its command', async () => {
  const missing: string[] = [];
  for (const [command, fields] of Object.entries(COMMAND_DEFAULTS)) {
    const { out } = await runCommand([...command === 'create' ? ['create', 'client'] : [command], '--help']);
    missing.push(...namesOf(fields).map((option) => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`).filter((flag) => !out.includes(flag)));
  }
  expect(missing).toEqual([]);
});

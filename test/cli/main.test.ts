import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import fc from 'fast-check';
import { runCommand } from './run-command';
import { namesOf } from '../../lib/cli/subcommand';
import { SUBCOMMANDS } from '../../lib/cli/subcommands';

const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

const NAMES = namesOf(SUBCOMMANDS);

/** A command line with a wrong value, for each command that validates some before it reads its input, and what is reported first. */
const WRONG_VALUES: readonly [line: string, err: string][] = [
  ['infer a.yaml -n A', '--namespace: error[rbac/invalid-name]'],
  ['resources --api-group aps', '--api-group: error[option/unknown-api-group]'],
  ['infer a.yaml --resource foo', '--resource: error[option/invalid-value]'],
  ['diff a b --kubernetes-version x', '--kubernetes-version: error[option/invalid-value]'],
  ['access ServiceAccount', 'SUBJECT: error[option/invalid-value]'],
  ['explain --argo-version v9', '--argo-version: error[install/invalid-version]'],
  ['explain --forbidden x --account foo', '--account: error[option/invalid-value]'],
  ['create install x --argo-version v9', '--argo-version: error[install/invalid-version]'],
  ['create client x --can lst', '--can: error[client/not-an-operation]'],
  ['create account x --action aply=pods', '--action: error[workflow/not-an-action]'],
  ['create role r --verb gett --resource pods', '--verb: error[dead-grant/unserved-verb]'],
  ['create clusterrole r --verb gett --resource nodes', '--verb: error[dead-grant/unserved-verb]'],
  ['check --account foo', '--account: error[option/invalid-value]'],
  ['review --explain Z9', '--explain: error[option/invalid-value]'],
  ['who-can gett pods', 'VERB: error[dead-grant/unserved-verb]'],
  ['tailor --since yesterday', '--since: error[option/invalid-value]'],
  ['audit-policy -n A', '--namespace: error[rbac/invalid-name]'],
];

test.each(['--version', '-V', 'version'])('%s prints the version of the package', async (word) => {
  expect(await runCommand([word])).toEqual({ exitCode: 0, err: '', out: `${version}\n` });
});

test('the help of the program and of every subcommand has examples, and fits a terminal of 80 columns', async () => {
  const faults: string[] = [];
  for (const args of [[], ...NAMES.map((name) => [name])]) {
    const { out, err, exitCode } = await runCommand([...args, '--help']);
    const shown = ['argo-rbac', ...args].join(' ');
    faults.push(
      ...err === '' && exitCode === 0 ? [] : [`${shown} --help ends with ${exitCode}: ${err}`],
      ...out.startsWith(`Usage: ${shown} `) && out.includes('\nExamples:\n') ? [] : [`${shown} --help has no usage or no examples`],
      ...out.split('\n').filter((line) => line.length > 80).map((line) => `${shown} --help is too wide: ${line}`),
    );
  }
  expect(faults).toEqual([]);
});

test('help COMMAND prints the help of the command', async () => {
  const differing: string[] = [];
  for (const name of NAMES) {
    const [byCommand, byOption] = [await runCommand(['help', name]), await runCommand([name, '--help'])];
    differing.push(...byCommand.out === byOption.out && byCommand.exitCode === 0 ? [] : [name]);
  }
  expect({ differing, all: (await runCommand(['help'])).out }).toEqual({ differing: [], all: (await runCommand(['--help'])).out });
});

test('help is as wide as the terminal', async () => {
  const widestIn = async (columns: number) => Math.max(...(await runCommand(['infer', '--help'], { columns })).out.split('\n').map((line) => line.length));
  expect({ wide: await widestIn(110) > 80, narrow: await widestIn(76) <= 76 }).toEqual({ wide: true, narrow: true });
});

test('every example of the help is a command line that is understood', async () => {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  process.chdir(folder); // there are no files here, but that is another fault
  const refused: string[] = [];
  for (const name of NAMES) {
    const { out } = await runCommand([name, '--help']);
    const lines = [...out.matchAll(/^ {2}(?!#).*?argo-rbac ([^|>)\n]+)/gm)].map(([, args]) => args.trim().split(' '));
    for (const args of lines) {
      const { err } = await runCommand(args);
      refused.push(...err.split('\n').filter((line) => /error\[option\/(unknown-option|surplus-argument|missing-argument|missing-value)\]|isn't a value of/.test(line)));
    }
    refused.push(...lines.length === 0 ? [`${name} has no example`] : []);
  }
  process.chdir(home);
  rmSync(folder, { recursive: true });
  expect(refused).toEqual([]);
});

test.each<[string, string, string[]]>([
  ['an unknown command', 'nothing', ['argo-rbac: error[option/unknown-command]: argo-rbac has no subcommand "nothing". Run argo-rbac --help to see which it has.']],
  ['a command that is nearly known', 'infre a.yaml', ['argo-rbac: error[option/unknown-command]: argo-rbac has no subcommand "infre". Write infer.']],
  ['help of a command that is nearly known', 'help infre', ['argo-rbac: error[option/unknown-command]: argo-rbac has no subcommand "infre". Write infer.']],
  ['an unknown option', 'infer - --nothing', ['--nothing: error[option/unknown-option]: argo-rbac infer has no option --nothing. Run argo-rbac infer --help to see which it has.']],
  ['an option that is nearly known', 'infer - --outptu json', ['--outptu: error[option/unknown-option]: argo-rbac infer has no option --outptu. Write --output.']],
  ['an option of another command', 'explain --role a.yaml',
    ['--role: error[option/unknown-option]: argo-rbac explain has no option --role. Run argo-rbac check ROLES --install to compare roles with what is needed.']],
  ['a value that an option does not have', 'resources --namespaced maybe', ['--namespaced: error[option/invalid-value]: "maybe" isn\'t a value of the option --namespaced. Write true or false.']],
  ['a value that an option nearly has', 'resources --namespaced=flase', ['--namespaced: error[option/invalid-value]: "flase" isn\'t a value of the option --namespaced. Write false.']],
  ['an option without its value', 'resources --api-group', ['--api-group: error[option/missing-value]: The option --api-group requires a value. Write --api-group <group>.']],
  ['an option without its choice', 'infer - -o', ['--output: error[option/missing-value]: The option --output requires a value. Write yaml, json, typescript or table.']],
  ['a value of an option that has none', 'infer - --include-optional=yes',
    ['--include-optional: error[option/invalid-value]: The option --include-optional accepts no value. Write --include-optional alone.']],
  ['an option of what is to be created, which isn\'t named', 'create --verb get role',
    ['--verb: error[option/unknown-option]: argo-rbac create has no option --verb. Run argo-rbac create --help to see which it has.']],
  ['no file', 'infer', ['FILE: error[option/missing-argument]: argo-rbac infer requires this argument. Give files or folders with manifests in YAML or JSON.']],
  ['arguments that are missing', 'diff', [
    'BEFORE: error[option/missing-argument]: argo-rbac diff requires this argument. Give a file or folder, git:REV:PATH, - for the standard input, or cluster:[CONTEXT].',
    'AFTER: error[option/missing-argument]: argo-rbac diff requires this argument. Give the state to compare with it.',
  ]],
  ['an argument too many', 'resources pods', [
    'argo-rbac resources: error[option/surplus-argument]: The command accepts no argument, but "pods" is given. Leave the rest out, or put quotes around a value that has spaces.',
  ]],
  ['a value that an argument does not have', 'completion fsh', ['SHELL: error[option/invalid-value]: "fsh" isn\'t a value of the argument SHELL. Write zsh.']],
  ['several unknown options, and nothing that follows from them', 'create role r --verbs get --resources=pods', [
    '--verbs: error[option/unknown-option]: argo-rbac create role has no option --verbs. Write --verb.',
    '--resources: error[option/unknown-option]: argo-rbac create role has no option --resources. Write --resource.',
  ]],
  ['files as kubectl takes them, a wrong choice and a missing value', 'infer -f a.yaml -owide --namespace', [
    '-f: error[option/unknown-option]: argo-rbac infer has no option -f. Name files without it: argo-rbac infer FILE.',
    '--output: error[option/invalid-value]: "wide" isn\'t a value of the option --output. Write yaml, json, typescript or table.',
    '--namespace: error[option/missing-value]: The option --namespace requires a value. Write --namespace <namespace>.',
  ]],
  ['an argument that is missing, and an option', 'diff a.yaml --fail-on x', [
    '--fail-on: error[option/invalid-value]: "x" isn\'t a value of the option --fail-on. Write broadening, any or never.',
    'AFTER: error[option/missing-argument]: argo-rbac diff requires this argument. Give the state to compare with it.',
  ]],
  ['a word that may be the value of an unknown option, and is no argument too many', 'resources --foo bar',
    ['--foo: error[option/unknown-option]: argo-rbac resources has no option --foo. Run argo-rbac resources --help to see which it has.']],
  ['a word that may be the argument, and isn\'t missing', 'create client --foo ci --can list --argo-version v4.1',
    ['--foo: error[option/unknown-option]: argo-rbac create client has no option --foo. Run argo-rbac create client --help to see which it has.']],
  ['short options together, one of them unknown', 'create client ci --can list --argo-version v4.1 -qx',
    ['-x: error[option/unknown-option]: argo-rbac create client has no option -x. Run argo-rbac create client --help to see which it has.']],
  ['the version after a subcommand, which would end a gate that never ran', 'check roles.yaml --install --version v4.1',
    ['--version: error[option/unknown-option]: argo-rbac check has no option --version. Write --argo-version.']],
  ['the same of a subcommand without that of Argo Workflows', 'diff a b --version',
    ['--version: error[option/unknown-option]: argo-rbac diff has no option --version. Run argo-rbac diff --help to see which it has.']],
  ['the same of a subcommand of another', 'create role r --verb get --resource pods -V',
    ['-V: error[option/unknown-option]: argo-rbac create role has no option -V. Run argo-rbac create role --help to see which it has.']],
  ['the same after an option that isn\'t known', '--no-config diff a b --version',
    ['--no-config: error[option/unknown-option]: argo-rbac has no option --no-config. Run argo-rbac --help to see which it has.']],
  ['another word for what a client does', 'create client ci --operations list --commands=logs', [
    '--operations: error[option/unknown-option]: argo-rbac create client has no option --operations. Write --can.',
    '--commands: error[option/unknown-option]: argo-rbac create client has no option --commands. Write --can.',
  ]],
  ['arguments too many', 'diff a b c d', [
    'argo-rbac diff: error[option/surplus-argument]: The command accepts BEFORE and AFTER only, but "c" and "d" are given, too. Leave the rest out, or put quotes around a value that has spaces.',
  ]],
  ['no option after two dashes', 'audit-policy --foo -- --bar', [
    '--foo: error[option/unknown-option]: argo-rbac audit-policy has no option --foo. Run argo-rbac audit-policy --help to see which it has.',
    'argo-rbac audit-policy: error[option/surplus-argument]: The command accepts no argument, but "--bar" is given. Leave the rest out, or put quotes around a value that has spaces.',
  ]],
  ['an unknown option, a missing name and a wrong value', 'create client --can sumbit --viaa kubernetes', [
    '--viaa: error[option/unknown-option]: argo-rbac create client has no option --viaa. Write --via.',
    'NAME: error[option/missing-argument]: argo-rbac create client requires this argument. Give the name of the ServiceAccount.',
    '--can: error[client/not-an-operation]: "sumbit" isn\'t an operation of a client. Write submit.',
  ]],
  ['a wrong choice and wrong values', 'explain --argo-version v9 --auth-mode ssso --lent list --scope clstr', [
    '--auth-mode: error[option/invalid-value]: "ssso" isn\'t a value of the option --auth-mode. Write sso.',
    '--argo-version: error[install/invalid-version]: "v9" isn\'t a release of Argo Workflows. Write it like v3.7.18 or v3.7.',
    '--scope: error[install/invalid-scope]: "clstr" isn\'t a scope. Write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.',
  ]],
  ['an unknown option, a missing resource and a wrong verb', 'who-can Get --verbose', [
    '--verbose: error[option/unknown-option]: argo-rbac who-can has no option --verbose. Run argo-rbac who-can --help to see which it has.',
    'RESOURCE: error[option/missing-argument]: argo-rbac who-can requires this argument. Give the resource as PLURAL.GROUP/SUBRESOURCE, for example pods/exec, or a URL, for example /metrics.',
  ]],
  ['an equals sign after a short option, which is part of the value', 'explain -o=json', ['--output: error[option/invalid-value]: "=json" isn\'t a value of the option --output. Write json.']],
  ['the same after short options together', 'infer -qo=yaml wf.yaml', ['--output: error[option/invalid-value]: "=yaml" isn\'t a value of the option --output. Write yaml.']],
  ['an empty value, and no value after it', 'explain --output= json', [
    '--output: error[option/invalid-value]: "" isn\'t a value of the option --output. Write table, markdown, json or text.',
    'argo-rbac explain: error[option/surplus-argument]: The command accepts no argument, but "json" is given. Leave the rest out, or put quotes around a value that has spaces.',
  ]],
  ['an empty value that the option may have', 'explain --config= foo', [
    'argo-rbac explain: error[option/surplus-argument]: The command accepts no argument, but "foo" is given. Leave the rest out, or put quotes around a value that has spaces.',
  ]],
  ['an empty value, and an option after it', 'explain --output= --argo-version=v9', [
    '--output: error[option/invalid-value]: "" isn\'t a value of the option --output. Write table, markdown, json or text.',
    '--argo-version: error[install/invalid-version]: "v9" isn\'t a release of Argo Workflows. Write it like v3.7.18 or v3.7.',
  ]],
  ['an unknown short option before one with a value', 'explain -xo json', ['-x: error[option/unknown-option]: argo-rbac explain has no option -x. Run argo-rbac explain --help to see which it has.']],
  ['a value of an unknown option, which is no argument', 'infer --foo=bar', [
    '--foo: error[option/unknown-option]: argo-rbac infer has no option --foo. Run argo-rbac infer --help to see which it has.',
    'FILE: error[option/missing-argument]: argo-rbac infer requires this argument. Give files or folders with manifests in YAML or JSON.',
  ]],
  ['a wrong choice before help, which is an option', 'infer a.yaml -o zz --help', ['--output: error[option/invalid-value]: "zz" isn\'t a value of the option --output. Write yaml, json, typescript or table.']],
  ['a command after two dashes', '-- infre', ['argo-rbac: error[option/unknown-command]: argo-rbac has no subcommand "infre". Write infer.']],
  ['what is off anyway', 'tailor audit.log --no-strict', ['--no-strict: error[option/unknown-option]: argo-rbac tailor has no option --no-strict. Leave it out: --strict is off unless it is given.']],
  ['the same before an argument', 'access --no-cluster deploy', ['--no-cluster: error[option/unknown-option]: argo-rbac access has no option --no-cluster. Leave it out: --cluster is off unless it is given.']],
  ['the same misspelt and with a value', 'explain --no-clusterrole=x', [
    '--no-clusterrole: error[option/unknown-option]: argo-rbac explain has no option --no-clusterrole. Leave it out: --cluster-role is off unless it is given.',
  ]],
  ['an option with a value that is to be off', 'infer --no-namespace a.yaml', ['--no-namespace: error[option/unknown-option]: argo-rbac infer has no option --no-namespace. Leave it out.']],
  ['a misspelt option that turns something off', 'explain --no-confg', ['--no-confg: error[option/unknown-option]: argo-rbac explain has no option --no-confg. Write --no-config.']],
])('%s: everything is reported at once, and exits with 2', async (_, line, err) => {
  expect(await runCommand(line.split(' '))).toEqual({ exitCode: 2, out: '', err: err.map((each) => `${each}\n`).join('') });
});

test.each(WRONG_VALUES)('the wrong value of %s is reported with an unknown option', async (line, wrong) => {
  const { err, exitCode } = await runCommand([...line.split(' '), '--zzzzzz']);
  const starts = err.trim().split('\n').map((each) => each.slice(0, each.indexOf(']') + 1));
  expect({ starts, exitCode, alone: (await runCommand(line.split(' '))).err.includes(wrong) })
    .toEqual({ starts: ['--zzzzzz: error[option/unknown-option]', wrong], exitCode: 2, alone: true });
});

test('whatever the parser refuses is reported, and what the report makes of the rest is understood', async () => {
  const words = fc.constantFrom('--', '-', '-o', '-ojson', '-n', '-q', '-qx', '--output', '--output=xml', '--namespace=a', '--names', '--token-secret', '--scope', '-f', '-5', '--cluster=x', 'pods', 'a.yaml', '--=', '-=');
  await fc.assert(fc.asyncProperty(fc.constantFrom(...NAMES, 'create role', 'create client', 'create install'), fc.array(words, { maxLength: 5 }), async (name, rest) => {
    // A second option that isn't known keeps commands from running.
    const { err, exitCode } = await runCommand([...name.split(' '), '--zzzzzz', ...rest]);
    return exitCode === 2 && err.includes('error[option/') && !err.includes('should not happen');
  }), { numRuns: 300 });
});

describe('an input of another kind than the command reads', () => {
  const AUDIT = '{"kind":"Event","apiVersion":"audit.k8s.io/v1","auditID":"1","stage":"ResponseComplete","verb":"get","user":{"username":"u"}}\n';
  const TEMPLATE = 'kind: Role\n{{- range .Values.rules }}\n- verbs\n';
  const WORKFLOW = 'apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {name: a}\nspec: {}\n';

  test.each<[string, string[], string, string[], number]>([
    ...[['access', '-'], ['review', '-'], ['who-can', 'get', 'pods', '-f', '-'], ['diff', '-', 'none.yaml'], ['check', '-', '--workflows', 'none.yaml']].flatMap((args): [string, string[], string, string[], number][] => [
      [`an audit log for ${args[0]}`, args, AUDIT, ['access/audit-log'], 2],
      [`a Helm template for ${args[0]}`, args, TEMPLATE, ['manifest/unrendered-template'], 2],
    ]),
    ['manifests without roles for access', ['access', '-'], WORKFLOW, ['access/no-role'], 0],
    ['manifests without roles for review, which finds the account default', ['review', '-'], WORKFLOW, ['access/no-role'], 1],
    ['manifests without roles for who-can', ['who-can', 'get', 'pods', '-f', '-'], WORKFLOW, ['access/no-role'], 0],
    ['roles for the workflows of check', ['check', '-', '--workflows', 'examples/access/before.yaml'], WORKFLOW, ['access/no-role', 'inference/no-workflow'], 2],
    ['one standard input for both states of diff', ['diff', '-', '-'], '', ['option/conflict', 'access/empty-state'], 2],
    ['an empty state for diff', ['diff', 'examples/access/before.yaml', '-'], '', ['access/empty-state'], 0],
    ['a resource as the verb', ['who-can', 'pods', 'get', '-f', 'examples/access/before.yaml'], '', ['dead-grant/unknown-resource'], 2],
    ['a verb that nothing serves', ['who-can', 'gett', 'pods', '-f', 'examples/access/before.yaml'], '', ['dead-grant/unserved-verb'], 2],
  ])('%s', async (_, args, input, codes, exitCode) => {
    const { err, exitCode: came } = await runCommand(args, { input });
    const found = [...err.matchAll(/(?:error|warning)\[([^\]]*)\]/g)].map(([, code]) => code).filter((code) => code !== 'manifest/missing-file' && code !== 'access/assumed-namespace');
    expect({ found, exitCode: came }).toEqual({ found: codes, exitCode });
  });
});

test('without a command the help is for whoever reads messages', async () => {
  expect(await runCommand([])).toEqual({ exitCode: 2, out: '', err: (await runCommand(['--help'])).out });
});

describe('what goes wrong on the way', () => {
  test.each<[string, Error, unknown]>([
    ['with the system is a line, and no gate that says no', Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }),
      'argo-rbac: ENOSPC: no space left on device, write\n'],
    ['with the command itself has what its authors need', new Error('oops'),
      expect.stringMatching(/^argo-rbac: This should not happen: please report it with what follows\.\nError: oops\n {4}at /)],
  ])('%s', async (_, error, err) => {
    expect(await runCommand(['resources'], { out: () => { throw error; } })).toMatchObject({ exitCode: 2, err });
  });
});

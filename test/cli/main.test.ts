import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runCommand } from './run-command';
import { namesOf } from '../../lib/cli/subcommand';
import { SUBCOMMANDS } from '../../lib/cli/subcommands';

const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));

const NAMES = namesOf(SUBCOMMANDS);

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
      refused.push(...err.split('\n').filter((line) => /^argo-rbac.*: error\[/.test(line)));
    }
    refused.push(...lines.length === 0 ? [`${name} has no example`] : []);
  }
  process.chdir(home);
  rmSync(folder, { recursive: true });
  expect(refused).toEqual([]);
});

test.each<[string, string[], string]>([
  ['an unknown command', ['nothing'], "argo-rbac: error[option/unknown-command]: Unknown command 'nothing'. Run argo-rbac --help to see how it is used."],
  ['a command that is nearly known', ['infre', 'a.yaml'], "argo-rbac: error[option/unknown-command]: Unknown command 'infre'. Did you mean infer?"],
  ['help of a command that is nearly known', ['help', 'infre'], "argo-rbac: error[option/unknown-command]: Unknown command 'infre'. Did you mean infer?"],
  ['an unknown option', ['infer', '-', '--nothing'],
    "argo-rbac infer: error[option/unknown-option]: Unknown option '--nothing'. Run argo-rbac infer --help to see how it is used."],
  ['an option that is nearly known', ['infer', '-', '--outptu', 'json'],
    "argo-rbac infer: error[option/unknown-option]: Unknown option '--outptu'. Did you mean --output?"],
  ['a value that an option does not have', ['resources', '--namespaced', 'maybe'], "argo-rbac resources: error[option/invalid-value]: Option '--namespaced "
    + "<boolean>' argument 'maybe' is invalid. Allowed choices are true, false. Run argo-rbac resources --help to see how it is used."],
  ['an option without its value', ['resources', '--api-group'], "argo-rbac resources: error[option/missing-value]: Option '--api-group <group>' argument missing. "
    + 'Run argo-rbac resources --help to see how it is used.'],
  ['no file', ['infer'], "argo-rbac infer: error[option/missing-argument]: Missing required argument 'file'. Run argo-rbac infer --help to see how it is used."],
  ['an argument too many', ['resources', 'pods'], "argo-rbac resources: error[option/surplus-argument]: Too many arguments for 'resources'. "
    + 'Expected 0 arguments but got 1. Run argo-rbac resources --help to see how it is used.'],
])('%s is reported, and exits with 2', async (_, args, err) => {
  expect(await runCommand(args)).toEqual({ exitCode: 2, out: '', err: `${err}\n` });
});

test.each<[string, string[], string[]]>([
  ['unknown options', ['create', 'role', 'r', '--verbs', 'get', '--resources=pods'], ["create role: error[option/unknown-option]: Unknown option '--verbs'. Did you mean --verb?",
    "create role: error[option/unknown-option]: Unknown option '--resources'. Did you mean --resource?"]],
  ['files as kubectl takes them, a wrong choice and a missing value', ['infer', '-f', 'a.yaml', '-owide', '--namespace'], [
    "infer: error[option/unknown-option]: Unknown option '-f'. Name files without it: argo-rbac infer FILE.",
    "infer: error[option/invalid-value]: Option '-o, --output <format>' argument 'wide' is invalid. Allowed choices are yaml, json, typescript, table. Run argo-rbac infer --help to see how it is used.",
    "infer: error[option/missing-value]: Option '-n, --namespace <namespace>' argument missing. Run argo-rbac infer --help to see how it is used.",
  ]],
  ['an argument that is missing, and an option', ['diff', 'a.yaml', '--fail-on', 'x'], [
    "diff: error[option/invalid-value]: Option '--fail-on <change>' argument 'x' is invalid. Allowed choices are broadening, any, never. Run argo-rbac diff --help to see how it is used.",
  ]],
  ['no option behind two dashes', ['resources', '--foo', '--', '--bar'], ["resources: error[option/unknown-option]: Unknown option '--foo'. Run argo-rbac resources --help to see how it is used."]],
])('%s are all reported at once', async (_, args, err) => {
  expect(await runCommand(args)).toEqual({ exitCode: 2, out: '', err: err.map((line) => `argo-rbac ${line}\n`).join('') });
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
    ['one standard input for both states of diff', ['diff', '-', '-'], '', ['option/conflict', 'access/empty-state', 'access/empty-state'], 2],
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

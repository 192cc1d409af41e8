import { runCommand } from './run-command';
import { INFER_FORMATS } from '../../lib/cli/commands/infer/infer-formats';
import { namesOf } from '../../lib/cli/subcommand';
import { SUBCOMMANDS } from '../../lib/cli/subcommands';
import { workflow } from '../inference/inferred-text';

/** Each of these takes longer to load than help takes. The layers' test sees to all that the command could load; this one, to what a run does load. */
const HEAVY = ['cdk8s', 'constructs', 'js-yaml', '../../lib/inference/infer-access', '../../lib/argo/argo-version', '../../lib/resources/catalogue/catalogue'];

const HELLO = workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]');

/** Runs the command as a process does that has loaded nothing; returns what it prints, and what it loads of the heavy modules. */
async function heavyModulesOf(args: readonly string[]): Promise<{ readonly out: string; readonly loaded: string[] }> {
  const loaded: string[] = [];
  let out = '';
  await jest.isolateModulesAsync(async () => {
    for (const name of HEAVY) {
      jest.doMock(name, () => {
        loaded.push(name.replace(/^.*\//, ''));
        return jest.requireActual<object>(name);
      });
    }
    const isolated = jest.requireActual<{ readonly runCommand: typeof runCommand }>('./run-command');
    ({ out } = await isolated.runCommand(args, { input: HELLO }));
  });
  HEAVY.forEach((name) => jest.dontMock(name));
  return { out, loaded };
}

const HELP = [['--version'], ['--help'], ...namesOf(SUBCOMMANDS).flatMap((name) => [[name, '--help'], ['help', name]])];
const LIGHT = [['version'], ['nothing']];
const CREATE = [['install', 'a', '--argo-version', 'v4.1'], ['client', 'a', '--argo-version', 'v4.1', '--can', 'list'], ['account', 'a'], ['role', 'a', '--verb', 'get', '--resource', 'pods']];

test.each<[string, readonly (readonly string[])[], readonly string[]]>([
  ['help, version and wrong usage', [...HELP, ...LIGHT], []],
  ['completion, which has the words of the tables', ['bash', 'zsh', 'fish'].map((shell) => ['completion', shell]), ['argo-version', 'catalogue']],
  ['create', CREATE.map((args) => ['create', ...args]), ['js-yaml', 'argo-version', 'catalogue']],
  ['create as JSON and as a program', CREATE.flatMap((args) => ['json', 'typescript'].map((format) => ['create', ...args, '-o', format])), ['argo-version', 'catalogue']],
  ['resources', [['resources', '-o', 'wide']], ['catalogue']],
  ['infer', namesOf(INFER_FORMATS).map((format) => ['infer', '-', '-o', format]), ['js-yaml', 'infer-access', 'argo-version', 'catalogue']],
  ['explain', [['explain', '--argo-version', 'v4.1'], ['explain', '--from', 'v3.5', '--to', 'v4.1']], ['argo-version', 'catalogue']],
])('%s: of the heavy modules, only what it needs is loaded', async (_, runs, allowed) => {
  const surplus: string[] = [];
  for (const args of runs) {
    const { loaded } = await heavyModulesOf(args);
    surplus.push(...loaded.filter((name) => !allowed.includes(name)).map((name) => `argo-rbac ${args.join(' ')} loads ${name}`));
  }
  expect(surplus).toEqual([]);
});

test('what a run loads is seen', async () => {
  expect((await heavyModulesOf(['infer', '-'])).loaded).toEqual(expect.arrayContaining(['infer-access', 'js-yaml']));
});

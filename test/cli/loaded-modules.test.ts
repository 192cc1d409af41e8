import { workflow } from '../inference/inferred-text';

/** Runs the command where some modules can't be loaded. */
async function runWithout(modules: readonly string[], args: readonly string[], input = ''): Promise<string> {
  let out = '';
  await jest.isolateModulesAsync(async () => {
    for (const name of modules) {
      jest.doMock(name, () => { throw new Error(`${name} is loaded`); });
    }
    const { runCommand } = jest.requireActual<typeof import('./run-command')>('./run-command');
    ({ out } = await runCommand(args, { input }));
  });
  modules.forEach((name) => jest.dontMock(name));
  return out;
}

const HELLO = workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]');

test.each([
  ['--version', ['cdk8s', 'constructs', 'js-yaml'], ['--version']],
  ['--help', ['cdk8s', 'constructs', 'js-yaml'], ['infer', '--help']],
  ['resources', ['cdk8s', 'constructs', 'js-yaml'], ['resources']],
  ['completion', ['cdk8s', 'constructs', 'js-yaml'], ['completion', 'bash']],
  ['infer', ['cdk8s', 'constructs'], ['infer', '-']],
  ['infer as TypeScript', ['cdk8s', 'constructs'], ['infer', '-', '-o', 'typescript']],
  ['explain', ['cdk8s', 'constructs', 'js-yaml'], ['explain', '--argo-version', 'v4.1']],
])('%s loads none of %j', async (_, modules, args) => {
  expect(await runWithout(modules, args, HELLO)).not.toBe('');
});

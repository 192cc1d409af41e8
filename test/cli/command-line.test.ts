import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { runCommand } from './run-command';
import { main } from '../../lib/cli/main';
import { progress } from '../../lib/cli/progress';
import { Terminal } from '../../lib/cli/terminal';

const NOTHING: AsyncIterable<Uint8Array> = { [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }) };
const SILENT: Terminal = { out: () => {}, err: () => {}, input: NOTHING, hasColours: false, showsProgress: false };

test('the version is that of the package', async () => {
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'package.json'), 'utf8'));
  expect(await runCommand(['--version'])).toEqual({ exitCode: 0, err: '', out: `${version}\n` });
});

test.each([[[]], [['infer']], [['resources']], [['explain']], [['completion']]])('%j has help with examples', async (command) => {
  const { out, err, exitCode } = await runCommand([...command, '--help']);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  expect(out).toContain('Usage: argo-rbac');
  expect(out).toContain('Examples:');
});

describe('what goes wrong on the way', () => {
  const runFailing = async (error: Error) => {
    let err = '';
    const exitCode = await main(['resources'], { ...SILENT, out: () => { throw error; }, err: (text) => { err += text; } });
    return { exitCode, err };
  };

  test('with the system is told in a line, and is no gate that says no', async () => {
    expect(await runFailing(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })))
      .toEqual({ exitCode: 2, err: 'argo-rbac: ENOSPC: no space left on device, write\n' });
  });

  test('with the command itself is told with what its authors need', async () => {
    expect(await runFailing(new Error('oops'))).toEqual({
      exitCode: 2,
      err: expect.stringMatching(/^argo-rbac: This should not happen: please report it with what follows\.\nError: oops\n {4}at /),
    });
  });
});

describe('resources', () => {
  test('are shown as the guide has them', async () => {
    const { out } = await runCommand(['resources', '--api-group=argoproj.io', '--namespaced=false', '-o', 'wide']);
    expect(out).toBe(
      'NAME                       SHORTNAMES           APIVERSION             NAMESPACED   KIND                      '
      + 'VERBS                                                        TYPED\n'
      + 'clusterworkflowtemplates   clusterwftmpl,cwft   argoproj.io/v1alpha1   false        ClusterWorkflowTemplate   '
      + 'get,list,watch,create,update,patch,delete,deletecollection   Argo.clusterWorkflowTemplates\n',
    );
  });

  test('of the core group', async () => {
    const { out } = await runCommand(['resources', '--api-group=', '--namespaced=true']);
    expect(out).toMatch(/^configmaps +cm +v1 +true +ConfigMap +Core\.configMaps$/m);
    expect(out).not.toContain('nodes');
  });

  test('of a group that nobody knows', async () => {
    expect(await runCommand(['resources', '--api-group=none'])).toMatchObject({
      exitCode: 2, out: '', err: expect.stringMatching(/^--api-group: The API group 'none' is not known\. Known are the core group \(''\) and .*argoproj\.io/),
    });
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh', 'fish'])('of %s knows commands, options and values', async (shell) => {
    const { out, exitCode } = await runCommand(['completion', shell]);
    expect(exitCode).toBe(0);
    for (const word of ['infer', 'explain', 'wait-for-delete', 'typescript']) {
      expect(out).toContain(word);
    }
  });

  test('of another shell', async () => {
    expect(await runCommand(['completion', 'cmd'])).toEqual({
      exitCode: 2, out: '', err: expect.stringMatching(/^argo-rbac completion: error\[option\/invalid-value\]: Command-argument value 'cmd' is invalid for argument 'shell'\. Allowed choices are bash, zsh, fish\./),
    });
  });

  test.each([
    [['argo-rbac', ''], 'infer resources explain completion version help --help --version'],
    [['argo-rbac', 'infer', '--st'], '--strict'],
    [['argo-rbac', 'infer', '--output', ''], 'yaml json typescript table'],
    [['argo-rbac', 'infer', '-o', 'js'], 'json'],
    [['argo-rbac', 'completion', ''], 'bash zsh fish'],
    [['argo-rbac', 'explain', '--component', 's'], 'server'],
  ])('bash completes %j', async (words, expected) => {
    const { out } = await runCommand(['completion', 'bash']);
    const script = `${out}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _argo_rbac; echo "\${COMPREPLY[*]}"`;
    expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim()).toBe(expected);
  });
});

test('progress is shown only where somebody watches, and only after a while', () => {
  const now = jest.spyOn(Date, 'now');
  const run = (showsProgress: boolean) => {
    let shown = '';
    let time = 0;
    now.mockImplementation(() => time += 600);
    expect([...progress(['a', 'b', 'c'], 'Read', 0, { out: () => {}, err: (text) => { shown += text; }, input: NOTHING, hasColours: false, showsProgress })])
      .toEqual(['a', 'b', 'c']);
    return shown;
  };
  expect(run(false)).toBe('');
  expect(run(true)).toBe('\r\u001b[KRead 2 of 3 …\r\u001b[KRead 3 of 3 …\r\u001b[K');
  now.mockRestore();
});

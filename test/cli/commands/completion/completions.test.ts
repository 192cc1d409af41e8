import { execFileSync } from 'child_process';
import { COMPLETIONS } from '../../../../lib/cli/commands/completion/completions';
import { INFER_FORMATS } from '../../../../lib/cli/commands/infer/infer-formats';
import { namesOf } from '../../../../lib/cli/subcommand';
import { SUBCOMMANDS } from '../../../../lib/cli/subcommands';
import { runCommand } from '../../run-command';

test.each(namesOf(COMPLETIONS))('the completion of %s has every command, option and value', async (shell) => {
  const { out, exitCode } = await runCommand(['completion', shell]);
  const missing = [...namesOf(SUBCOMMANDS), 'help', 'wait-for-delete', ...namesOf(INFER_FORMATS)].filter((word) => !out.includes(word));
  expect({ missing, exitCode }).toEqual({ missing: [], exitCode: 0 });
});

test('there is none of another shell', async () => {
  expect(await runCommand(['completion', 'cmd'])).toEqual({
    exitCode: 2,
    out: '',
    err: "argo-rbac completion: error[option/invalid-value]: Command-argument value 'cmd' is invalid for argument 'shell'. Allowed choices are bash, zsh, fish. "
      + 'Run argo-rbac completion --help to see how it is used.\n',
  });
});

test.each([
  ['argo-rbac ', [...namesOf(SUBCOMMANDS), 'help', '--help', '--version'].join(' ')],
  ['argo-rbac infer --st', '--strict'],
  ['argo-rbac infer --output ', namesOf(INFER_FORMATS).join(' ')],
  ['argo-rbac infer -o js', 'json'],
  ['argo-rbac completion ', 'bash zsh fish'],
  ['argo-rbac help re', 'resources'],
  ['argo-rbac explain --component s', 'server'],
])('bash completes %j', async (line, expected) => {
  const { out } = await runCommand(['completion', 'bash']);
  const words = line.split(' ');
  const script = `${out}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _argo_rbac; echo "\${COMPREPLY[*]}"`;
  expect(execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim()).toBe(expected);
});

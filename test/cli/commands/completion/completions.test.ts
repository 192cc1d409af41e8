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
    err: 'SHELL: error[option/invalid-value]: "cmd" isn\'t a value of the argument SHELL. Write bash, zsh or fish.\n',
  });
});

/** What bash completes a line to, which it splits at colons and equals signs. */
async function completedByBash(line: string): Promise<string> {
  const { out } = await runCommand(['completion', 'bash']);
  const words = line.split(/ |(?=[:=])|(?<=[:=])(?=[^ ])/);
  const script = `${out}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _argo_rbac; echo "\${COMPREPLY[*]}"`;
  return execFileSync('bash', ['-c', script], { encoding: 'utf8' }).trim();
}

test.each([
  ['argo-rbac ', [...namesOf(SUBCOMMANDS), 'help', '--help', '--version'].join(' ')],
  ['argo-rbac infer --st', '--strict'],
  ['argo-rbac infer --output ', namesOf(INFER_FORMATS).join(' ')],
  ['argo-rbac infer -o js', 'json'],
  ['argo-rbac infer --output=js', 'json'],
  ['argo-rbac completion ', 'bash zsh fish'],
  ['argo-rbac help re', 'resources review'],
  ['argo-rbac explain --component s', 'server'],
  ['argo-rbac create ', 'install client account role clusterrole'],
  ['argo-rbac create role x --non', ''],
  ['argo-rbac create clusterrole x --non', '--non-resource-url'],
  ['argo-rbac create install x -o helm', 'helm-values'],
  ['argo-rbac create client x --can submit-from-c', 'submit-from-cluster-workflow-template submit-from-cron-workflow'],
  ['argo-rbac create client x --can submit:w', 'wait workflow-templates'],
  ['argo-rbac create client x --can submit:wait:lo', 'log'],
  ['argo-rbac check . --client=stop=a,b:l', 'latest'],
  ['argo-rbac create account x --action app', 'apply='],
  ['argo-rbac create account x --action apply=jobs', 'jobs.batch'],
  ['argo-rbac create account x --action apply=jobs.batch@b:ser', 'server-side'],
  ['argo-rbac create role x --resource workflowte', 'workflowtemplates.argoproj.io'],
  ['argo-rbac explain --feature mem', 'memoization= memoization-garbage-collection'],
  ['argo-rbac explain --argo-version v4', 'v4.0 v4.1'],
  ['argo-rbac resources --api-group argo', 'argoproj.io'],
])('bash completes %j', async (line, expected) => {
  expect(await completedByBash(line)).toBe(expected);
});

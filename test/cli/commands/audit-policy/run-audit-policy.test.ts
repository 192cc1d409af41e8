import { ExitCode } from '../../../../lib/cli/terminal';
import { AuditPolicy } from '../../../../lib/tailoring/audit-policy';
import { runCommand } from '../../run-command';

test.each(['yaml', 'eks', 'gke', 'aks', 'json'])('the policy as %s', async (format) => {
  expect(await runCommand(['audit-policy', '--account', 'argo/runner', '--account', 'ana@example.com', '-n', 'jobs', '-o', format])).toMatchSnapshot();
});

test('no rule records a body that may have a Secret in it', async () => {
  const { out } = await runCommand(['audit-policy', '-n', 'argo', '-o', 'json']);
  const { policy: { rules } } = JSON.parse(out) as { readonly policy: AuditPolicy };
  expect(rules.map(({ level, resources }) => [level, resources?.map(({ group }) => group)])).toEqual([
    ['Request', ['rbac.authorization.k8s.io', 'authorization.k8s.io', 'certificates.k8s.io']], ['Metadata', undefined], ['None', undefined],
  ]);
});

test.each<[string[], string]>([
  [[], '--account: error[option/missing-option]: No account is given. Pass --account NAMESPACE/NAME or --namespace NAMESPACE.'],
  [['-n', 'A'], '--namespace: error[rbac/invalid-name]: "A" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.'],
  ...['argo/', '/runner', '/'].map((account): [string[], string] => [['--account', account],
    `--account: error[option/invalid-value]: "${account}" isn't a valid account. Use NAMESPACE/NAME, or the name of a user.`]),
])('%j is refused', async (args, message) => {
  expect(await runCommand(['audit-policy', ...args])).toEqual({ out: '', err: `${message}\n`, exitCode: ExitCode.WRONG });
});

test('a name that a service account could have is taken as a user with a warning', async () => {
  const { out, err, exitCode } = await runCommand(['audit-policy', '--account', 'runner', '--account', 'arn:aws:iam::1:user/ana', '-o', 'json']);
  expect({ err, exitCode, users: (JSON.parse(out) as { readonly policy: AuditPolicy }).policy.rules[0].users }).toEqual({
    err: '--account: warning[audit-log/account-without-namespace]: "runner" is taken as the name of a user. For a service account, pass NAMESPACE/NAME.\n',
    exitCode: ExitCode.DONE,
    users: ['runner', 'arn:aws:iam::1:user/ana'],
  });
});

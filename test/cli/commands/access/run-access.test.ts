import { binding, role } from '../../../access/access-texts';
import { runCommand } from '../../run-command';

const MANIFESTS = role('web/reader', 'get,list pods,pods/log', 'get secrets named a,b') + binding('web', 'Role reader', 'ServiceAccount web/app')
  + role('metrics', 'get /metrics', 'get workflows of argoproj.io') + binding(undefined, 'ClusterRole metrics', 'Group system:serviceaccounts')
  + binding('web', 'Role gone', 'User ann');

const run = async (...args: readonly string[]) => runCommand([...args, '-f', '-'], { input: MANIFESTS });

test('access lists what each subject may do by its own bindings', async () => {
  expect(await run('access')).toEqual({
    exitCode: 0,
    err: '',
    out: `\
SUBJECT                        WHERE       RESOURCE                NAMES   VERBS      THROUGH
Group system:serviceaccounts   (cluster)   workflows.argoproj.io   *       get
Group system:serviceaccounts   (cluster)   /metrics                *       get
ServiceAccount web/app         web         pods                    *       get,list
ServiceAccount web/app         web         pods/log                *       get,list
ServiceAccount web/app         web         secrets                 a,b     get
Unknown: no input defines Role web/gone.
`,
  });
});

test('access lists what a subject may do through its groups, too', async () => {
  expect((await run('access', 'ServiceAccount web/app')).out).toContain(
    'ServiceAccount web/app   (cluster)   workflows.argoproj.io   *       get        Group system:serviceaccounts\n',
  );
});

test('an empty name, which lets requests without a name through, isn\'t every name', async () => {
  const input = role('web/r', 'get,list secrets named X').replace('"X"', '""') + binding('web', 'Role r', 'User ann');
  expect((await runCommand(['access', '-'], { input })).out).toContain('secrets    ""      get,list\n');
});

test('access is data for programs', async () => {
  expect(JSON.parse((await run('access', 'Group system:serviceaccounts', '-o', 'json')).out)).toEqual({
    apiVersion: 'argo-rbac/v1',
    access: [
      { subject: 'Group system:serviceaccounts', where: 'cluster', apiGroup: 'argoproj.io', resource: 'workflows', verbs: ['get'] },
      { subject: 'Group system:serviceaccounts', where: 'cluster', nonResourceURL: '/metrics', verbs: ['get'] },
    ],
    unknown: ['Role web/gone'],
  });
});

test.each([
  ['ServiceAccount web/appp', 'Write "ServiceAccount web/app" if that is meant.'],
  ['User Bob', undefined],
])('access says that nothing names %s', async (subject, fix) => {
  expect(await run('access', subject, '-o', 'table')).toMatchObject({
    exitCode: 0,
    err: `SUBJECT: warning[access/unknown-subject]: No binding of the input names ${subject}, and no account of it has this name.${fix === undefined ? '' : ` ${fix}`}\n`,
  });
});

test('inputs are arguments, too', async () => {
  const asked = ['Group system:serviceaccounts', '-o', 'json'];
  expect(await runCommand(['access', '-', ...asked], { input: MANIFESTS })).toEqual(await run('access', ...asked));
});

test('a page loads and runs nothing, whatever the names are', async () => {
  const { out } = await runCommand(['access', '-f', '-', '-o', 'html'], { input: role('x', 'get pods') + binding(undefined, 'ClusterRole x', 'User <script>alert(1)</script>') });
  expect(out).toContain('<td>User &lt;script&gt;alert(1)&lt;/script&gt;</td>');
  expect(out).toContain("default-src 'none'");
  expect(out).not.toContain('<script');
});

const WRONG: readonly [name: string, args: string[], err: string][] = [
  ['access without input', ['access'], '--filename: error[option/missing-option]: No input is given. Pass --filename PATH or --cluster.\n'],
  ['an account without its namespace', ['access', 'ServiceAccount app', '-f', '-'],
    'SUBJECT: error[option/invalid-value]: "ServiceAccount app" isn\'t a subject. Use "ServiceAccount NAMESPACE/NAME", "User NAME" or "Group NAME", in quotes.\n'],
  ['a minor of Kubernetes that is none', ['access', '-', '--kubernetes-version', 'v1.30.2'],
    '--kubernetes-version: error[option/invalid-value]: "v1.30.2" isn\'t a minor of Kubernetes. Write it like 1.37.\n'],
  ['an empty path', ['access', ''], '"": error[manifest/missing-file]: The file does not exist. Correct the path. A subject is "ServiceAccount NAMESPACE/NAME", "User NAME" or "Group NAME", in quotes.\n'],
  ['a subject without its kind', ['access', 'no-such-app', '-f', '-'],
    'no-such-app: error[manifest/missing-file]: The file does not exist. Correct the path. A subject is "ServiceAccount NAMESPACE/NAME", "User NAME" or "Group NAME", in quotes.\n'],
];

test.each(WRONG)('%s is an error', async (_name, args, err) => {
  expect(await runCommand(args, { input: MANIFESTS })).toEqual({ exitCode: 2, out: '', err });
});

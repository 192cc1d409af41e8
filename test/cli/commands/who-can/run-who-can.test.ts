import { binding, role } from '../../../access/access-texts';
import { runCommand } from '../../run-command';

const MANIFESTS = role('web/reader', 'get,list pods,pods/log', 'get secrets named a,b') + binding('web', 'Role reader', 'ServiceAccount web/app')
  + role('metrics', 'get /metrics', 'get workflows of argoproj.io') + binding(undefined, 'ClusterRole metrics', 'Group system:serviceaccounts')
  + binding('web', 'Role gone', 'User ann');

const run = async (...args: readonly string[]) => runCommand([...args, '-f', '-'], { input: MANIFESTS });

const ALLOWED: readonly [request: string, out: string][] = [
  ['get pods -n web', 'ServiceAccount web/app\n  RoleBinding web/reader-serviceaccount-web-app (-:7) -> Role web/reader rule 1 (-:5)\n'],
  ['get po/log -n web', 'ServiceAccount web/app\n  RoleBinding web/reader-serviceaccount-web-app (-:7) -> Role web/reader rule 1 (-:5)\n'],
  ['get secrets a -n web', 'ServiceAccount web/app\n  RoleBinding web/reader-serviceaccount-web-app (-:7) -> Role web/reader rule 2 (-:5)\n'],
  ['get secrets -n web', 'No subject in the input may do this in the namespace web.\n'],
  ['get pods', 'No subject in the input may do this in all namespaces.\n'],
  ['get workflows.argoproj.io -n any', 'Group system:serviceaccounts\n  ClusterRoleBinding metrics-group-system-serviceaccounts (-:18) -> ClusterRole metrics rule 2 (-:16)\n'],
  ['get Workflow', 'Group system:serviceaccounts\n  ClusterRoleBinding metrics-group-system-serviceaccounts (-:18) -> ClusterRole metrics rule 2 (-:16)\n'],
  ['get /metrics', 'Group system:serviceaccounts\n  ClusterRoleBinding metrics-group-system-serviceaccounts (-:18) -> ClusterRole metrics rule 1 (-:16)\n'],
];

test.each(ALLOWED)('who-can %s', async (request, out) => {
  const err = request === 'get pods' ? 'More subjects may do this in web only: pass --namespace web.\n'
    : request === 'get secrets -n web' ? 'More subjects may do this with an object of some names only: pass a name, for example a.\n' : '';
  expect(await run('who-can', ...request.split(' '))).toEqual({ exitCode: 0, err, out: `${out}Unknown: no input defines Role web/gone.\n` });
});

test('a request for a namespace by its name is one in that namespace', async () => {
  const input = role('dev/reader', 'get namespaces') + binding('dev', 'Role reader', 'User jane');
  const out = async (name: string) => (await runCommand(['who-can', 'get', 'namespaces', name, '-f', '-'], { input })).out;
  expect([await out('dev'), await out('prod')]).toEqual([expect.stringMatching(/^User jane\n/), 'No subject in the input may do this.\n']);
});

test.each([
  ['namespaces/finalize', 'update', /^User jane\n/], ['namespaces/status', 'patch', /^User jane\n/],
])('so is one for %s', async (resource, verb, out) => {
  const input = role('dev/reader', `${verb} ${resource}`) + binding('dev', 'Role reader', 'User jane');
  const who = async (name: string) => (await runCommand(['who-can', verb, resource, name, '-f', '-'], { input })).out;
  expect([await who('dev'), await who('prod')]).toEqual([expect.stringMatching(out), 'No subject in the input may do this.\n']);
});

test('no name is named where a subject may do it with every object, or the request has none', async () => {
  const input = role('dev/named', 'get,create secrets named a', 'get pods named b') + role('dev/all', 'get secrets')
    + binding('dev', 'Role named', 'User jane') + binding('dev', 'Role all', 'User jane');
  const err = async (verb: string, resource: string) => (await runCommand(['who-can', verb, resource, '-n', 'dev', '-f', '-'], { input })).err;
  expect([await err('get', 'secrets'), await err('create', 'secrets'), await err('get', 'pods')])
    .toEqual(['', '', 'More subjects may do this with an object of some names only: pass a name, for example b.\n']);
});

test('no namespace is named for what belongs to the cluster', async () => {
  expect(await run('who-can', 'get', 'nodes')).toEqual({ exitCode: 0, err: '', out: 'No subject in the input may do this.\nUnknown: no input defines Role web/gone.\n' });
});

test.each([
  ['after the name', ['get', 'secrets', 'a', '-', '-n', 'web']],
  ['by an option', ['get', 'secrets', 'a', '-n', 'web', '-f', '-']],
])('an input is an argument %s', async (_name, args) => {
  expect((await runCommand(['who-can', ...args], { input: MANIFESTS })).out).toMatch(/^ServiceAccount web\/app\n/);
});

test('what has a slash, and what follows a URL, is no name but an input', async () => {
  for (const args of [['get', 'secrets', './no-file'], ['get', '/metrics', './no-file'], ['get', '/metrics', 'no-file']]) {
    expect(await runCommand(['who-can', ...args])).toMatchObject({ exitCode: 2, err: expect.stringContaining('no-file: error[manifest/missing-file]') });
  }
});

test('who-can is data for programs', async () => {
  expect(JSON.parse((await run('who-can', 'get', 'pods', '-n', 'web', '-o', 'json')).out)).toEqual({
    apiVersion: 'argo-rbac/v1',
    allowed: [{
      subject: 'ServiceAccount web/app',
      via: [{ binding: 'RoleBinding web/reader-serviceaccount-web-app', role: 'Role web/reader', rule: 1, bindingPlace: '-:7:1', rulePlace: '-:5:9' }],
    }],
    unknown: ['Role web/gone'],
  });
});

test.each([
  ['a file in the place of a name', ['roles.yaml'], '--filename: error[option/missing-option]: No input is given: "roles.yaml" is taken for the name of the object. '
    + 'Write ./roles.yaml, or pass --filename roles.yaml.\n'],
  ['a minor of Kubernetes that is none', ['a', '-', '--kubernetes-version', '37'],
    '--kubernetes-version: error[option/invalid-value]: "37" isn\'t a minor of Kubernetes. Write it like 1.37.\n'],
])('%s is an error', async (_, args, err) => {
  expect(await runCommand(['who-can', 'get', 'pods', ...args], { input: MANIFESTS })).toEqual({ exitCode: 2, out: '', err });
});

test.each([
  ['secrets/a', 'error[dead-grant/unknown-subresource]: "secrets" has no subresource "a". Remove it, because the resource has none. Put the name of an object after a space: secrets NAME.'],
  ['deploy/web', 'error[dead-grant/unknown-subresource]: "deployments" has no subresource "web". Name finalizers, scale or status. Put the name of an object after a space: deploy NAME.'],
  ['argoproj.io/workflows', 'error[dead-grant/unknown-resource]: "argoproj.io/workflows" begins with its API group. Write workflows.argoproj.io.'],
  ['batch/jobs/status', 'error[dead-grant/unknown-resource]: "batch/jobs/status" begins with its API group. Write jobs.batch/status.'],
  ['pods/', 'error[dead-grant/unknown-resource]: The resource "pods/" ends in a slash. Add the subresource, or remove the slash.'],
  ['pods/*', 'error[dead-grant/partial-wildcard]: The star in the resource "pods/*" is an ordinary character. Name each subresource that is needed.'],
])('%s is no part of a resource: that no subject may get it says nothing', async (target, err) => {
  expect(await run('who-can', 'get', target)).toEqual({ exitCode: 2, out: '', err: `RESOURCE: ${err}\n` });
});

test.each(['pods/log', 'deploy/scale', '*/scale', 'widgets.example.com/any', 'ingresses.extensions/status', 'endpoints/restricted'])('%s may be one', async (target) => {
  expect((await run('who-can', 'get', target)).exitCode).toBe(0);
});

test('a resource of which only parts exist is one', async () => {
  expect((await run('who-can', 'impersonate', 'userextras.authentication.k8s.io/scopes')).exitCode).toBe(0);
});

test('who-can without input is an error', async () => {
  expect(await runCommand(['who-can', 'get', 'pods'])).toEqual({
    exitCode: 2, out: '', err: '--filename: error[option/missing-option]: No input is given. Pass --filename PATH or --cluster.\n',
  });
});

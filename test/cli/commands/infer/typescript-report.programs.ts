import { loadAll } from 'js-yaml';
import { CATALOGUE } from '../../../../lib/resources/catalogue/catalogue';
import { NameForm } from '../../../../lib/resources/catalogue/catalogue-row';
import { indent, workflow } from '../../../inference/inferred-text';
import { compilePrograms } from '../../../user-program';
import { runCommand } from '../../run-command';
import { synthesizeProgram } from '../../synthesized-program';

/** Steps that between them need every kind of account, place and name. */
const MANIFESTS = [
  workflow([
    'serviceAccountName: sa', 'executor: {serviceAccountName: exec}', 'artifactGC: {strategy: OnWorkflowDeletion}', 'entrypoint: main', 'templates:',
    '  - name: main', '    steps:', '      - - {name: a, template: http}', '        - {name: b, template: apply}', '        - {name: c, template: read}',
    '  - name: http', '    http: {url: a, headers: [{name: A, valueFrom: {secretKeyRef: {name: token, key: k}}}]}',
    '  - name: apply', '    resource:', '      action: apply', '      manifest: |', '        apiVersion: apps/v1', '        kind: Deployment',
    '        metadata: {name: web, namespace: there}', '    outputs: {artifacts: [{name: a, path: /a}]}',
    '  - name: read', '    resource: {action: get, flags: [nodes]}',
  ].join('\n'), 'name: everything'),
  workflow('entrypoint: main\ntemplates: [{name: main, resource: {action: delete, flags: [pods/log, "a*/"], manifest: "{apiVersion: v1, kind: Pod, metadata: {name: a}}"}}]'),
].join('\n---\n');

/** The objects of a text, each as one line, in any order. */
function objects(text: string): string[] {
  return loadAll(text).filter((object) => object !== null).map((object) => JSON.stringify(sorted(object))).sort();
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, child]) => [key, sorted(child)]))
    : value;
}

test('the program compiles, and synthesizes what the YAML is', async () => {
  const args = ['infer', '-', '--quiet', '--namespace', 'jobs', '--wait-for-delete', '--include-optional'];
  const yaml = await runCommand(args, { input: MANIFESTS });
  const program = await runCommand([...args, '-o', 'typescript'], { input: MANIFESTS });
  expect({ ...program, out: '' }).toEqual({ exitCode: 0, err: '', out: '' });
  expect(compilePrograms([program.out])).toEqual([[]]);
  expect(objects(synthesizeProgram(program.out))).toEqual(objects(yaml.out));
});

test('the program says what the YAML says beside the access', async () => {
  const comments = (text: string, mark: string) => text.split('\n').filter((line) => line.startsWith(mark)).map((line) => line.slice(mark.length));
  const args = ['infer', '-', '--quiet', '--namespace', 'jobs'];
  const said = comments((await runCommand(args, { input: MANIFESTS })).out, '# ').filter((line) => line !== 'Argo mounts the token of this account from here.');
  expect(said).toContain('The controller needs these features:');
  expect(comments((await runCommand([...args, '-o', 'typescript'], { input: MANIFESTS })).out, '// ')).toEqual(said);
});

test('an account that needs nothing has no name in the program', async () => {
  const text = workflow('entrypoint: main\nserviceAccountName: sa\ntemplates: [{name: main, plugin: {hello: {}}}]\n'
    + 'executorPlugins: [{metadata: {name: hello}, spec: {sidecar: {automountServiceAccountToken: true}}}]');
  const program = (await runCommand(['infer', '-', '--namespace', 'jobs', '-o', 'typescript'], { input: text })).out;
  expect(program).toContain("\nnew DedicatedServiceAccount(chart, 'jobs.hello-executor-plugin', {\n");
  expect(compilePrograms([program])).toEqual([[]]);
});

test('what no class has is a custom resource', async () => {
  const text = workflow('entrypoint: main\ntemplates:\n  - name: main\n    resource:\n      action: apply\n      flags: [--server-side]\n'
    + '      successCondition: a\n' + indent('manifest: "{apiVersion: example.com/v1, kind: Database, metadata: {name: a}}"', 6));
  const args = ['infer', '-', '--quiet', '--namespace', 'jobs', '--resource', 'Database=databases.example.com'];
  const program = (await runCommand([...args, '-o', 'typescript'], { input: text })).out;
  expect(program).toContain("  CustomResource.namespaced({ apiGroup: 'example.com', plural: 'databases', kind: 'Database' }).named('a')"
    + ".serverSideApply('A resource template applies it on the server side.'),\n");
  expect(compilePrograms([program])).toEqual([[]]);
  expect(objects(synthesizeProgram(program))).toEqual(objects((await runCommand(args, { input: text })).out));
});

test('a subresource of what no class has is named behind itself', async () => {
  const text = workflow('entrypoint: main\ntemplates:\n  - name: main\n    resource:\n      action: patch\n      flags: [--subresource=status]\n'
    + indent('manifest: "{apiVersion: example.com/v1, kind: Database, metadata: {name: a}}"', 6));
  const args = ['infer', '-', '--quiet', '--namespace', 'jobs', '--resource', 'Database=databases.example.com', '-o', 'typescript'];
  const program = (await runCommand(args, { input: text })).out;
  expect(program).toContain("CustomResource.namespaced({ apiGroup: 'example.com', plural: 'databases', kind: 'Database' }).status.named('a').");
  expect(compilePrograms([program])).toEqual([[]]);
});

/** Steps that apply a configmap in each of these namespaces. */
function inNamespaces(account: string, ...namespaces: string[]): string {
  const written = namespaces.map((namespace) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, namespace: ${namespace}}`).join('\n---\n');
  return workflow(`serviceAccountName: ${account}\nentrypoint: main\ntemplates:\n  - name: main\n    resource:\n      action: apply\n      manifest: |\n${indent(written, 8)}`,
    `name: ${account}\n  namespace: ns`);
}

test.each([
  ['two namespaces make one variable', inNamespaces('sa', 'team-1', 'team1')],
  ['two names make one id', [inNamespaces('sa', 'there'), inNamespaces('sa.in.there', 'here')].join('\n---\n')],
  ['nothing is granted', workflow('entrypoint: main\ntemplates: [{name: main, suspend: {}}]', 'namespace: ns')],
])('the program compiles where %s', async (_, text) => {
  const program = (await runCommand(['infer', '-', '--quiet', '-o', 'typescript'], { input: text })).out;
  expect(compilePrograms([program])).toEqual([[]]);
  expect(objects(synthesizeProgram(program))).toEqual(objects((await runCommand(['infer', '-', '--quiet'], { input: text })).out));
});

/** What a step of each kind may look like. */
const FORMS: readonly (readonly [string, (object: string) => string])[] = [
  ['create', (object) => `{action: create, successCondition: a, manifest: '${object}'}`],
  ['apply', (object) => `{action: apply, manifest: '${object}'}`],
  ['server', (object) => `{action: apply, flags: [--server-side], manifest: '${object}'}`],
  ['patch', (object) => `{action: patch, manifest: '${object}'}`],
  ['status', (object) => `{action: patch, flags: [--subresource=status], manifest: '${object}'}`],
  ['replace', (object) => `{action: replace, flags: [--force, --grace-period=0], manifest: '${object}'}`],
  ['delete', (object) => `{action: delete, manifest: '${object}'}`],
  ['all', (object) => `{action: delete, flags: [--all], manifest: '${object}'}`],
];

/** One step for every kind that is known, each with an account of its own. */
function everyKind(form: string, step: (object: string) => string): string {
  const kinds = CATALOGUE.flatMap(({ apiGroup, rows }) => rows.filter(({ subresource }) => subresource === undefined)
    .map(({ kind, nameForm }) => JSON.stringify({
      apiVersion: apiGroup === '' ? 'v1' : `${apiGroup}/v1`,
      kind,
      metadata: { name: nameForm === NameForm.IP_ADDRESS ? '10.0.0.1' : 'a' },
    })));
  const templates = kinds.map((object, index) => `  - {name: t${index}, serviceAccountName: ${form}-${index}, resource: ${step(object)}}`);
  return workflow(`templates:\n${templates.join('\n')}`);
}

describe('every kind that is known can be written', () => {
  const args = ['infer', '-', '--quiet', '--namespace', 'jobs', '--include-optional'];
  const programs = FORMS.map(([form, step]) => ({ form, input: everyKind(form, step) }));
  const write = async (input: string) => runCommand([...args, '-o', 'typescript'], { input });

  test('in programs that compile', async () => {
    const written = await Promise.all(programs.map(async ({ input }) => write(input)));
    expect(compilePrograms(written.map(({ out }) => out))).toEqual(programs.map(() => []));
  });

  test.each(programs)('in the form $form', async ({ input }) => {
    const program = await write(input);
    expect({ ...program, out: '' }).toEqual({ exitCode: 0, err: '', out: '' });
    expect(objects(synthesizeProgram(program.out))).toEqual(objects((await runCommand(args, { input })).out));
  });
});

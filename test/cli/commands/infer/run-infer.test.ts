import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { resourceWorkflow, workflow } from '../../../inference/inferred-text';
import { runCommand } from '../../run-command';

const DELETE = resourceWorkflow('action: delete\nmanifest: "{apiVersion: v1, kind: Pod, metadata: {name: web}}"');
const UNKNOWN = resourceWorkflow('action: create\nmanifest: "{apiVersion: v1, kind: \'{{inputs.parameters.kind}}\'}"');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'infer-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

test('YAML is ready to apply, and says why', async () => {
  expect(await runCommand(['infer', '-', '--namespace', 'jobs', '--quiet'], { input: DELETE })).toEqual({
    exitCode: 0,
    err: '',
    out: `# Notes:
#   -:9: delete-does-not-wait: main may delete but not get: the step ends when the deletion is requested, and does not wait until the object \
is gone. To wait, set --wait-for-delete, which grants get, list and watch too.
---
# For Workflow test- (-), which names no account:
#   argo submit --serviceaccount test -
apiVersion: v1
kind: ServiceAccount
metadata:
  name: test
  namespace: jobs
automountServiceAccountToken: true
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: test-role
  namespace: jobs
rules:
  # delete: main (-:9): Deletes the object.
  - apiGroups:
      - ''
    resources:
      - pods
    verbs:
      - delete
    resourceNames:
      - web
  # create: main (-:9): The executor reports outputs, progress and artifacts of its pod.
  # patch: main (-:9): The executor updates its report and marks it as complete.
  - apiGroups:
      - argoproj.io
    resources:
      - workflowtaskresults
    verbs:
      - create
      - patch
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: test-role-binding
  namespace: jobs
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: test-role
subjects:
  - kind: ServiceAccount
    name: test
    namespace: jobs
`,
  });
});

test('JSON says everything', async () => {
  const { out, err, exitCode } = await runCommand(['infer', '-', '-o', 'json'], { input: DELETE });
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  expect(JSON.parse(out)).toEqual({
    apiVersion: 'argo-rbac/v1',
    workflows: [{
      file: '-',
      kind: 'Workflow',
      name: 'test-',
      identities: [{
        serviceAccount: 'default',
        namespace: '',
        rules: [
          { apiGroups: [''], resources: ['pods'], verbs: ['delete'], resourceNames: ['web'] },
          { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] },
        ],
        clusterRules: [],
        because: [
          { verb: 'delete', apiGroup: '', resource: 'pods', name: 'web', template: 'main', line: 9, why: 'Deletes the object.' },
          {
            verb: 'create',
            apiGroup: 'argoproj.io',
            resource: 'workflowtaskresults',
            template: 'main',
            line: 9,
            why: 'The executor reports outputs, progress and artifacts of its pod.',
          },
          {
            verb: 'patch',
            apiGroup: 'argoproj.io',
            resource: 'workflowtaskresults',
            template: 'main',
            line: 9,
            why: 'The executor updates its report and marks it as complete.',
          },
        ],
      }],
      unknown: [],
      controllerFeatures: [],
      notes: [
        { code: 'delete-does-not-wait', line: 9, text: expect.stringContaining('main may delete but not get') },
        { code: 'default-account', line: 5, text: expect.stringContaining('spec.serviceAccountName') },
      ],
    }],
    errors: [],
  });
});

test('a table has one line for each permission', async () => {
  const { out } = await runCommand(['infer', '-', '-o', 'table'], { input: DELETE });
  expect(out.split('\n').slice(0, 3)).toEqual([
    '-: Workflow test-',
    'ACCOUNT   WHERE       VERB     RESOURCE                          NAME   TEMPLATE   LINE   WHY',
    'test      (its own)   delete   pods                              web    main       9      Deletes the object.',
  ]);
  expect((await runCommand(['infer', '-', '-o', 'table'], { input: DELETE, hasColours: true })).out).toContain('\u001b[1m-: Workflow test-\u001b[0m');
});

describe('what the comments say is summarized where nobody sees them', () => {
  const HTTP = workflow('entrypoint: main\ntemplates: [{name: main, http: {url: a}}]', 'name: calls');
  const input = [DELETE.replace('generateName: test-', 'name: deletes'), UNKNOWN, HTTP].join('\n---\n');
  const made = ['deletes', 'test-', 'calls'].map((name) => `For Workflow ${name} (-), which names no account:\n  argo submit --serviceaccount ${name.replace('-', '')} -\n`).join('')
    + '1 note is in the comments.\n';
  const why = 'spec.templates[0].resource.manifest: The kind is {{inputs.parameters.kind}}, whose value the manifest does not give.\n';
  const inComments = `Not granted, because the manifests don't say it:\n  -:23: ${why}The controller needs these features:\n  http-templates=calls\n${made}`;

  test.each<[string, string[], number | undefined, string]>([
    ['in YAML', [], undefined, inComments],
    ['in TypeScript', ['-o', 'typescript'], undefined, inComments],
    ['but not what --strict reports anyway', ['--strict'], undefined,
      `The controller needs these features:\n  http-templates=calls\n${made}-:23: error[inference/unknown-access]: ${why}`],
    ['but not with --quiet', ['--quiet'], undefined, ''],
    ['but not in JSON, which programs read', ['-o', 'json'], undefined, ''],
    ['but not on a terminal', [], 80, ''],
  ])('%s', async (_, args, columns, err) => {
    expect((await runCommand(['infer', '-', ...args], { input, columns })).err).toBe(err);
  });

  test('and cut where it is long', async () => {
    const { err } = await runCommand(['infer', '-'], {
      input: Array.from({ length: 12 }, (_, index) =>
        workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]', `name: w${index}`)).join('\n---\n'),
    });
    expect(err.split('\n').slice(-4)).toEqual(['For Workflow w9 (-), which names no account:', '  argo submit --serviceaccount w9 -', '… and 2 more: see the comments.', '']);
  });

  test('and of what is not granted as many are listed', async () => {
    const templates = Array.from({ length: 12 }, (_, index) => `{name: t${index}, container: {image: a, command: [kubectl]}}`);
    const steps = templates.map((_, index) => `{name: s${index}, template: t${index}}`);
    const { err } = await runCommand(['infer', '-'], { input: workflow(`entrypoint: main\ntemplates: [{name: main, steps: [[${steps.join(', ')}]]}, ${templates.join(', ')}]`) });
    const lines = err.split('\n');
    expect({ listed: lines.filter((line) => line.includes('seems to call')).length, more: lines.find((line) => line.includes('…')) })
      .toEqual({ listed: 10, more: '  … and 2 more: see the comments.' });
  });
});

test.each([
  ['nothing is needed', 'entrypoint: main\ntemplates: [{name: main, suspend: {}}]', /^-: Workflow test-\nIt needs nothing\.\n$/],
  ['nothing is known to be needed', 'entrypoint: main\ntemplates: [{name: main, serviceAccountName: "{{inputs.parameters.a}}", container: {image: a, command: [b]}}]',
    /^-: Workflow test-\nIt isn't known whether it needs anything\.\nunknown   7 /],
])('a table says where %s', async (_, spec, answer) => {
  expect((await runCommand(['infer', '-', '-o', 'table'], { input: workflow(spec) })).out).toMatch(answer);
});

test('the account that is made has the name that is given', async () => {
  const { out } = await runCommand(['infer', '-', '--service-account', 'runner'], { input: DELETE });
  expect(out).toContain('#   argo submit --serviceaccount runner -\n');
});

describe('how a workflow comes to use its account', () => {
  const TEMPLATES = 'templates: [{name: main, container: {image: a, command: [b]}}]';

  test.each([
    ['a Workflow', `kind: Workflow\nmetadata: {name: a}\nspec:\n  entrypoint: main\n  ${TEMPLATES}`,
      ['# For Workflow a (-), which names no account:', '#   argo submit --serviceaccount a -']],
    ['a WorkflowTemplate', `kind: WorkflowTemplate\nmetadata: {name: a}\nspec:\n  ${TEMPLATES}`,
      ['# For WorkflowTemplate a (-), which names no account:', '#   argo submit --serviceaccount a --from workflowtemplate/a']],
    ['a CronWorkflow', `kind: CronWorkflow\nmetadata: {name: a}\nspec:\n  workflowSpec:\n    entrypoint: main\n    ${TEMPLATES}`,
      ['# For CronWorkflow a (-), which names no account:', '#   -:5: set spec.workflowSpec.serviceAccountName to a']],
    ['a Workflow that names one', `kind: Workflow\nmetadata: {name: a}\nspec:\n  serviceAccountName: sa\n  entrypoint: main\n  ${TEMPLATES}`,
      ['# For Workflow a (-), which names this account.']],
    ['a template that names default', 'kind: Workflow\nmetadata: {name: a}\nspec:\n  entrypoint: main\n  '
      + 'templates: [{name: main, serviceAccountName: default, container: {image: a, command: [b]}}]',
    ['# For Workflow a (-), which names no account:', '#   -:6: set spec.templates[0].serviceAccountName to a']],
  ])('%s', async (_, text, comments) => {
    const { out } = await runCommand(['infer', '-'], { input: `apiVersion: argoproj.io/v1alpha1\n${text}` });
    expect(out.split('\n').filter((line) => /^# {1,3}(For|argo|-)/.test(line))).toEqual(comments);
  });
});

test.each([
  ['my workflow.yaml', "'my workflow.yaml'"],
  ["a'b;c.yaml", "'a'\\''b;c.yaml'"],
  ['$(reboot).yaml', "'$(reboot).yaml'"],
  ['plain-1.yaml', 'plain-1.yaml'],
])('the line to submit %s can be typed as it stands', async (name, shown) => {
  const { out } = await runCommand(['infer', file(name, DELETE)]);
  expect(out.replaceAll(`${folder}/`, '')).toContain(`#   argo submit --serviceaccount test ${shown}\n`);
});

test('the features of the controller are for the account that is made', async () => {
  const { out } = await runCommand(['infer', '-'], { input: workflow('entrypoint: main\ntemplates: [{name: main, http: {url: a}}]') });
  expect(out).toMatch(/^# The controller needs these features:\n# {3}http-templates=test\n---\n/);
});

test.each<[string, string, string, RegExp]>([
  ['of another kind', 'defaults.yaml', 'kind: Role\nmetadata: {name: a}', /defaults\.yaml: error\[inference\/no-defaults\]: /],
  ['that are no YAML, by line', 'defaults.yaml', 'spec:\n  a: [\n', /defaults\.yaml:\d+:\d+: error\[manifest\/invalid-yaml\]: This isn't YAML/],
  ['that are not there', 'others.yaml', 'spec: {}', /defaults\.yaml: error\[manifest\/missing-file\]: /],
])('defaults %s are refused', async (_, name, text, message) => {
  file(name, text);
  const { out, err, exitCode } = await runCommand(['infer', '-', '--workflow-defaults', join(folder, 'defaults.yaml')], { input: DELETE });
  expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 });
  expect(err).toMatch(message);
});

test('defaults in a folder are refused', async () => {
  const { err, exitCode } = await runCommand(['infer', '-', '--workflow-defaults', folder], { input: DELETE });
  expect({ err, exitCode }).toEqual({ err: `--workflow-defaults: error[option/invalid-value]: ${folder} is a folder. Name the file with the defaults.\n`, exitCode: 2 });
});

test('options reach the inference', async () => {
  const database = resourceWorkflow('action: get\nmanifest: "{apiVersion: example.com/v1, kind: Database, metadata: {name: a}}"');
  const defaults = file('defaults.yaml', 'spec: {serviceAccountName: from-defaults}');
  const { out } = await runCommand(['infer', '-', '-o', 'json', '--resource', 'Database=databases.example.com', '--workflow-defaults', defaults,
    '--argo-version', 'v3.7', '--include-optional', '--namespace', 'jobs'], { input: database });
  expect(JSON.parse(out).workflows[0].identities).toMatchObject([{
    serviceAccount: 'from-defaults',
    namespace: 'jobs',
    rules: [{ resources: ['namespaces'], verbs: ['get'] }, { resources: ['workflowtaskresults'] }, { apiGroups: ['example.com'], resources: ['databases'] }],
  }]);
});

test('what takes a while is shown to who watches, from the begin of the run to its end', async () => {
  const now = jest.spyOn(Date, 'now');
  let time = 0;
  now.mockImplementation(() => time += 1100);
  const files = ['a.yaml', 'b.yaml'].map((name) => file(name, DELETE));
  const { out, err } = await runCommand(['infer', ...files], { showsProgress: true, columns: 80 });
  now.mockRestore();
  expect(out).toContain('kind: Role\n');
  const clear = '\r\u001b[K';
  expect(err).toBe(`${clear}Read 1 of 2 …${clear}Read 2 of 2 …${clear}${clear}Inferred 1 of 2 …${clear}Inferred 2 of 2 …${clear}`);
});

describe('the exit code', () => {
  test('is 1 with --strict where anything is unknown, and the place is told', async () => {
    expect(await runCommand(['infer', '-', '-o', 'json', '--strict'], { input: UNKNOWN })).toMatchObject({
      exitCode: 1,
      err: '-:11: error[inference/unknown-access]: spec.templates[0].resource.manifest: The kind is {{inputs.parameters.kind}}, whose value the manifest does not give.\n',
      out: expect.stringContaining('"workflows"'),
    });
    expect((await runCommand(['infer', '-', '--strict'], { input: DELETE })).exitCode).toBe(0);
    expect((await runCommand(['infer', '-'], { input: UNKNOWN })).exitCode).toBe(0);
  });

  test.each([
    ['a file that is not there', ['infer', '/no/such.yaml'], '/no/such.yaml: error[manifest/missing-file]: The file does not exist. Correct the path.\n'],
    ['no workflow', ['infer', '-'], '-: error[inference/no-workflow]: The input has no Workflow, WorkflowTemplate, ClusterWorkflowTemplate or CronWorkflow. '
      + 'Check the path. The commands review and check read roles, and tailor reads audit logs.\n'],
    ['a version that is none', ['infer', '-', '--argo-version', 'x'],
      '--argo-version: error[install/invalid-version]: "x" isn\'t a release of Argo Workflows. Write it like v3.7.18 or v3.7.\n'],
    ['a version that nobody knows', ['infer', '-', '--argo-version', 'v4.2.1'],
      '--argo-version: error[install/unknown-version]: The needs of Argo Workflows v4.2 aren\'t known. The known versions are v3.5, v3.6, v3.7, v4.0, v4.1. '
      + 'If the needs of v4.1 suffice for it, give --argo-version v4.1.\n'],
    ['the account that every pod has', ['infer', '-', '--service-account', 'default'], expect.stringContaining(
      '--service-account: error[option/invalid-name]: The account is "default", which every pod of the namespace has, so nothing is bound to it. Give another name.\n')],
    ['a name that no account has', ['infer', '-', '--service-account', 'A_b'], expect.stringMatching(/^(.*\n)?--service-account: error\[rbac\/invalid-name\]: "A_b" isn't a valid ServiceAccount name\. /)],
    ['a name that no namespace has', ['infer', '-', '--namespace', 'A_b'], expect.stringMatching(/^(.*\n)?--namespace: error\[rbac\/invalid-name\]: "A_b" isn't a valid namespace\. /)],
  ])('is 2 for %s, and nothing is answered', async (_, args, err) => {
    expect(await runCommand(args, { input: args.includes('-') && args.length > 2 ? DELETE : 'kind: ConfigMap' })).toEqual({ exitCode: 2, out: '', err });
  });

  test('is 2 with --keep-going too, but the sound ones are answered', async () => {
    const good = file('good.yaml', DELETE);
    const bad = file('bad.yaml', 'kind: [');
    expect(await runCommand(['infer', good, bad])).toMatchObject({ exitCode: 2, out: '', err: expect.stringMatching(/bad\.yaml:\d+:\d+: error\[manifest\/invalid-yaml\]: This isn't YAML/) });
    const { out, err, exitCode } = await runCommand(['infer', good, bad, '--keep-going', '-o', 'json']);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/bad\.yaml:\d+:\d+: error\[manifest\/invalid-yaml\]: This isn't YAML/);
    expect(JSON.parse(out)).toMatchObject({ workflows: [{ file: good }], errors: [{ code: 'manifest/invalid-yaml', severity: 'error', place: { kind: 'file', file: bad, line: 1 } }] });
  });
});

test.each([
  ['--argo-version', 'x'], ['--service-account', 'default'], ['--namespace', 'A_b'], ['--workflow-defaults', '/no/such.yaml'],
])('--keep-going is about manifests: with %s %s nothing is answered', async (option, value) => {
  expect(await runCommand(['infer', '-', '-o', 'json', '--keep-going', option, value], { input: DELETE })).toMatchObject({ exitCode: 2, out: '' });
});

test('access elsewhere needs to know the namespace of the account', async () => {
  const text = resourceWorkflow('action: get\nmanifest: "{apiVersion: v1, kind: Node, metadata: {name: a}}"');
  expect(await runCommand(['infer', '-'], { input: text })).toEqual({
    exitCode: 2,
    out: '',
    err: '-: error[inference/missing-namespace]: The account test needs access outside its namespace, and its namespace is unknown. Set --namespace or metadata.namespace.\n',
  });
  expect((await runCommand(['infer', '-', '-n', 'jobs'], { input: text })).out).toContain('name: jobs:test-role-cluster-binding\n');
});

test.each(['yaml', 'typescript'])('an account that can not be bound is left out with --keep-going, in %s', async (format) => {
  const far = resourceWorkflow('action: get\nmanifest: "{apiVersion: v1, kind: Node, metadata: {name: a}}"');
  const near = workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]', 'name: near');
  const run = async (...more: string[]) => runCommand(['infer', '-', '-o', format, '--quiet', ...more], { input: `${far}\n---\n${near}` });
  const err = '-: error[inference/missing-namespace]: The account test needs access outside its namespace, and its namespace is unknown. Set --namespace or metadata.namespace.\n';
  expect(await run()).toEqual({ exitCode: 2, out: '', err });
  expect(await run('--keep-going')).toEqual({ exitCode: 2, out: expect.not.stringContaining('test-role'), err });
  expect((await run('--keep-going')).out).toContain('near');
});

describe('characters that nobody sees', () => {
  const NASTY = 'a\u0085b\u2028---\u2028kind: Secret\u2029c\u001b[31md\u202ee\nf\rg';
  /** In quotes, for YAML takes some of these characters for the ends of lines. */
  const escaped = (value: string) => JSON.stringify(value).replace(/[^ -~]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
  const text = workflow(`entrypoint: ${escaped(NASTY)}\ntemplates:\n  - name: ${escaped(NASTY)}\n    resource:\n      action: delete\n      manifest: ${
    escaped(JSON.stringify({ apiVersion: 'v1', kind: 'Pod', metadata: { name: NASTY } }))}`, `generateName: ${escaped(NASTY)}`);
  const run = async (format: string) => runCommand(['infer', '-', '-o', format, '--quiet'], { input: text });

  test.each(['yaml', 'json', 'table', 'typescript'])('reach no answer in %s as they are', async (format) => {
    const { out, err, exitCode } = await run(format);
    expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
    expect(out.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });

  test('are in JSON all the same, and begin no document of the YAML', async () => {
    expect(JSON.parse((await run('json')).out).workflows[0].identities[0].because[0]).toMatchObject({ template: NASTY });
    const yaml = (await run('yaml')).out.split(/[\n\r\u0085\u2028\u2029]/); // what YAML 1.1 takes for the ends of lines
    expect(yaml.filter((line) => line.startsWith('kind: '))).toEqual(['kind: ServiceAccount', 'kind: Role', 'kind: RoleBinding']);
  });

  test('reach no message', async () => {
    const { err } = await runCommand(['infer', '-'], { input: workflow(`entrypoint: ${escaped(NASTY)}\ntemplates: []`) });
    expect(err).toMatch(/^-:6:3: error\[inference\/missing-template\]: Workflow test- has no template named a\\u0085b[^\n]*\n$/);
    expect(err.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  });
});

test('names from manifests end no comment', async () => {
  const text = workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]', 'generateName: "a\\nkind: Secret\\n"');
  const { out } = await runCommand(['infer', '-'], { input: text });
  expect(out.split('\n').filter((line) => /^kind:/.test(line))).toEqual(['kind: ServiceAccount', 'kind: Role', 'kind: RoleBinding']);
});

describe('--api-resources', () => {
  const PAPER = resourceWorkflow('action: get\nmanifest: "{apiVersion: example.com/v1, kind: Paper, metadata: {name: a}}"');

  test('says what a kind is served as', async () => {
    const { out, err, exitCode } = await runCommand(['infer', file('paper.yaml', PAPER), '--api-resources', '-', '--strict', '-q', '-n', 'jobs'],
      { input: 'papers  example.com/v1  false  Paper  get,list\n' });
    expect({ err, exitCode, granted: out.includes('    resources:\n      - papers\n') }).toEqual({ err: '', exitCode: 0, granted: true });
  });

  test.each([
    ['what kubectl does not print', ['-'], 'nothing', '-:1: error[inference/invalid-api-resources]: "nothing" isn\'t a line of kubectl api-resources.'],
    ['a folder', [__dirname], '', '--api-resources: error[option/invalid-value]: '],
  ])('is not %s', async (_, args, input, message) => {
    const { out, err, exitCode } = await runCommand(['infer', file('paper.yaml', PAPER), '--api-resources', ...args], { input });
    expect({ out, exitCode, said: err.includes(message) }).toEqual({ out: '', exitCode: 2, said: true });
  });

  test('is not read where manifests are', async () => {
    expect(await runCommand(['infer', '-', '--api-resources', '-'], { input: PAPER })).toEqual({
      out: '', exitCode: 2, err: '--api-resources: error[option/conflict]: The standard input is read for the manifests already. Name a file.\n',
    });
  });
});

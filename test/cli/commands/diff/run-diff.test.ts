import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { toBeValidSarifLog } from '@microsoft/jest-sarif';
import { binding, role } from '../../../access/access-texts';
import { runCommand } from '../../run-command';

expect.extend({ toBeValidSarifLog });

const BEFORE = role('web/reader', 'get,list pods') + binding('web', 'Role reader', 'ServiceAccount web/app');
const AFTER = role('web/reader', 'get,delete pods') + binding('web', 'Role reader', 'ServiceAccount web/app');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diff-'));
  write('before.yaml', BEFORE);
  write('after.yaml', AFTER);
  write('narrower.yaml', role('web/reader', 'get pods') + binding('web', 'Role reader', 'ServiceAccount web/app'));
  write('empty.yaml', '---\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** Runs the command; paths lose the folder, which is another one in each run. */
async function diff(before: string, after: string, ...options: readonly string[]) {
  const run = await runCommand(['diff', join(folder, before), join(folder, after), ...options.map((option) => option.replace('FOLDER', folder))]);
  return { ...run, out: run.out.replaceAll(`${folder}/`, ''), err: run.err.replaceAll(`${folder}/`, '') };
}

test('people read what a subject gains and loses, with the way to it', async () => {
  expect(await diff('before.yaml', 'after.yaml')).toEqual({
    exitCode: 1,
    err: '',
    out: `\
ServiceAccount web/app, namespace web
  + delete pods  low C10
      RoleBinding web/reader-serviceaccount-web-app (after.yaml:7) -> Role web/reader rule 1 (after.yaml:5)
  - list pods
      RoleBinding web/reader-serviceaccount-web-app (before.yaml:7) -> Role web/reader rule 1 (before.yaml:5)

New findings
  low C10 Delete pods: ServiceAccount web/app, namespace web

1 broadened, 1 narrowed, 0 objects changed. Gate broadening: hit.
`,
  });
});

test('programs read the same as data', async () => {
  const { out } = await diff('before.yaml', 'after.yaml', '-o', 'json');
  const { added, removed, ...rest } = JSON.parse(out);
  expect({ added, removed: removed.length, ...rest }).toEqual({
    apiVersion: 'argo-rbac/v1',
    added: [{
      subject: 'ServiceAccount web/app',
      where: 'web',
      scope: 'Namespaced',
      verb: 'delete',
      apiGroup: '',
      resource: 'pods',
      served: true,
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      via: [{
        binding: 'RoleBinding web/reader-serviceaccount-web-app',
        role: 'Role web/reader',
        rule: 1,
        bindingPlace: 'after.yaml:7:1',
        rulePlace: 'after.yaml:5:9',
      }],
      findings: [{ check: 'C10', severity: 'low' }],
    }],
    removed: 1,
    stillHeld: [],
    newFindings: [{
      check: 'C10', subject: 'ServiceAccount web/app', severity: 'low', where: 'web', path: [], why: expect.stringMatching(/\.$/), remedy: expect.stringMatching(/\.$/),
    }],
    broadened: true,
    narrowed: true,
    identity: [],
    layout: [],
    unknown: [],
    approvals: { used: [], expired: [], unused: [] },
    gate: { asked: 'broadening', hit: true },
  });
});

test('of many names of one resource the first are listed, and the others are counted', async () => {
  const names = Array.from({ length: 12 }, (_, i) => `s${i + 10}`).join(',');
  write('named.yaml', role('web/app', `get secrets named ${names}`, `get deployments of apps named ${names}`) + binding('web', 'Role app', 'User ann'));
  const { out } = await diff('empty.yaml', 'named.yaml');
  expect(out.split('\n').filter((line) => line.includes('…'))).toEqual(['  + get secrets … and 2 more names', '  + get deployments.apps … and 2 more names']);
});

const GATES: readonly [name: string, before: string, after: string, options: string[], exitCode: number][] = [
  ['broadening, when something is broadened', 'before.yaml', 'after.yaml', [], 1],
  ['broadening, when something is narrowed', 'before.yaml', 'narrower.yaml', [], 0],
  ['any, when something is narrowed', 'before.yaml', 'narrower.yaml', ['--fail-on', 'any'], 1],
  ['any, when nothing differs', 'before.yaml', 'before.yaml', ['--fail-on', 'any'], 0],
  ['never', 'before.yaml', 'after.yaml', ['--fail-on', 'never'], 0],
  ['any, when what is missing is unchanged', 'before.yaml', 'empty.yaml', ['--fail-on', 'any', '--partial'], 0],
  ['any, when everything is gone', 'before.yaml', 'empty.yaml', ['--fail-on', 'any'], 1],
];

test.each(GATES)('the gate %s', async (_name, before, after, options, exitCode) => {
  expect((await diff(before, after, ...options)).exitCode).toBe(exitCode);
});

test('approved permissions don\'t hit the gate, and approvals that approve nothing are reported', async () => {
  const written = (await diff('before.yaml', 'after.yaml', '--write-approval')).out;
  expect((await runCommand(['diff', join(folder, 'before.yaml'), join(folder, 'after.yaml'), '--approvals', write('approvals.yaml', written)])).err)
    .toMatch(/^.*approvals\.yaml:4:5: error\[access\/invalid-approval\]: The approval has no reason\. .*\n.*: error\[access\/invalid-approval\]: The approval has no expiry\. .*\n$/);
  const filled = written.replace("reason: ''", 'reason: reviewed').replace("expires: ''", "expires: '2999-01-01'");
  write('approvals.yaml', `${filled}  - { id: 0123456789abcdef, reason: old, expires: '2999-01-01' }\n`);
  const { exitCode, out } = await diff('before.yaml', 'after.yaml', '--approvals', 'FOLDER/approvals.yaml');
  expect({ exitCode, approvals: out.split('\n').slice(-4, -1) }).toEqual({
    exitCode: 0,
    approvals: ['  0123456789abcdef approves nothing that is added. Remove it.', '', '1 broadened, 1 narrowed, 0 objects changed. Gate broadening: not hit.'],
  });
  write('approvals.yaml', filled.replace('2999', '2020'));
  expect(await diff('before.yaml', 'after.yaml', '--approvals', 'FOLDER/approvals.yaml')).toMatchObject({ exitCode: 1, out: expect.stringContaining(' has expired.\n') });
});

test('a partial state keeps what is missing, by its group, and what is wrong with it', async () => {
  const service = (apiVersion: string, spec: string) =>
    `\n{ apiVersion: ${apiVersion}, kind: Service, metadata: { name: a, namespace: web }, spec: { ${spec} } }\n---`;
  write('whole.yaml', BEFORE + service('serving.knative.dev/v1', 'template: { spec: { serviceAccountName: app } }'));
  write('part.yaml', BEFORE.replace('pods', 'secrets') + BEFORE + service('v1', ''));
  const { identity, newFindings } = JSON.parse((await diff('whole.yaml', 'part.yaml', '--partial', '-o', 'json')).out);
  expect([identity, newFindings.map(({ check, subject }: Record<string, unknown>) => [check, subject])]).toEqual([[], [['H20', 'Role web/reader']]]);
});

test('every format is written from hostile names, the same each time', async () => {
  const hostile = (rule: string) => role('web/reader', rule).replaceAll('reader', '"a`|<b>@x\\u001b[31m"')
    + binding('web', 'Role reader', 'User <script>&#34;').replaceAll('"reader"', '"a`|<b>@x\\u001b[31m"');
  write('hostile-before.yaml', hostile('get pods'));
  write('hostile-after.yaml', hostile('get,list pods'));
  for (const format of ['text', 'table', 'json', 'markdown', 'sarif', 'junit', 'github']) {
    const [first, second] = [await diff('hostile-before.yaml', 'hostile-after.yaml', '-o', format), await diff('hostile-before.yaml', 'hostile-after.yaml', '-o', format)];
    expect(first).toEqual(second);
    expect({ format, exitCode: first.exitCode, escape: first.out.includes('\u001b') }).toEqual({ format, exitCode: 1, escape: false });
  }
});

test('SARIF is valid by its schema', async () => {
  expect(JSON.parse((await diff('before.yaml', 'after.yaml', '-o', 'sarif')).out)).toBeValidSarifLog();
});

describe('what hits the gate', () => {
  const users = (...names: string[]) => names.map((name) => binding('web', 'Role reader', `User ${name}`)).join('');
  const bound = (rule: string, more = '') => role('web/reader', rule) + binding('web', 'Role reader', 'ServiceAccount web/app') + more;
  beforeAll(async () => {
    write('few.yaml', bound('get pods', users('ana')));
    write('more.yaml', bound('get,create pods', users('ana', 'bob')));
    const written = (await diff('few.yaml', 'more.yaml', '--write-approval')).out;
    const ofBob = written.split(/(?=  - id: )/).filter((entry) => !entry.includes('web/app')).join('');
    write('of-bob.yaml', ofBob.replace(/reason: ''/g, 'reason: reviewed').replace(/expires: ''/g, "expires: '2999-01-01'"));
    write('unserved.yaml', role('web/reader', 'get pods', 'get pods of apps') + binding('web', 'Role reader', 'ServiceAccount web/app') + users('ana'));
    write('unknown.yaml', bound('get pods', users('ana') + binding('web', 'Role gone', 'User ana')));
    write('nobody.yaml', bound('get pods'));
  });

  const levels = (out: string) => out.split('\n').flatMap((line) => /^::(\w+) .*::(.*?)(%0A|$)/.exec(line)?.slice(1, 3).join(': ') ?? []);
  const cases = (out: string) => [...out.matchAll(/<testcase classname="[^"]*" name="([^"]*)"(\/>|>\n *<(\w+))/g)].map(([, name, , first]) => `${name}: ${first ?? 'passed'}`);

  test.each<[string, string, string, string[], { exitCode: number; github: string[]; junit: string[] }]>([
    ['is what no approval covers', 'few.yaml', 'more.yaml', ['--approvals', 'FOLDER/of-bob.yaml'], {
      exitCode: 1,
      github: [
        'error: ServiceAccount web/app gains create pods, namespace web; high C1.',
        'warning: User ana gains create pods, namespace web; approved; high C1.',
        'warning: User bob gains create pods, namespace web; approved; high C1.',
        'notice: User bob gains get pods, namespace web; approved.',
      ],
      junit: ['ServiceAccount web/app: failure', 'User ana: passed', 'User bob: passed'],
    }],
    ['is nothing that no version serves', 'few.yaml', 'unserved.yaml', [], {
      exitCode: 0,
      github: ['notice: ServiceAccount web/app gains get pods.apps, namespace web; no known version serves it.', 'notice: User ana gains get pods.apps, namespace web; no known version serves it.'],
      junit: ['ServiceAccount web/app: passed', 'User ana: passed'],
    }],
    ['is that, too, with --strict', 'few.yaml', 'unserved.yaml', ['--strict'], {
      exitCode: 1,
      github: ['error: ServiceAccount web/app gains get pods.apps, namespace web; no known version serves it.', 'error: User ana gains get pods.apps, namespace web; no known version serves it.'],
      junit: ['ServiceAccount web/app: failure', 'User ana: failure'],
    }],
    ['is an unknown role with --strict', 'few.yaml', 'unknown.yaml', ['--strict'], {
      exitCode: 1,
      github: ['error: User ana, namespace web: Role web/gone is added, and no input defines it.'],
      junit: ['User ana, namespace web: Role web/gone is added, and no input defines it.: failure'],
    }],
    ['is no unknown role otherwise', 'few.yaml', 'unknown.yaml', [], {
      exitCode: 0, github: [], junit: ['User ana, namespace web: Role web/gone is added, and no input defines it.: passed'],
    }],
    ['is what a subject loses, for --fail-on any', 'few.yaml', 'nobody.yaml', ['--fail-on', 'any'], {
      exitCode: 1, github: ['error: User ana loses get pods, namespace web.'], junit: ['User ana: failure'],
    }],
    ['is nothing for --fail-on never', 'few.yaml', 'more.yaml', ['--fail-on', 'never'], {
      exitCode: 0,
      github: [
        'warning: ServiceAccount web/app gains create pods, namespace web; high C1.',
        'warning: User ana gains create pods, namespace web; high C1.',
        'warning: User bob gains create pods, namespace web; high C1.',
        'warning: User bob gains get pods, namespace web.',
      ],
      junit: ['ServiceAccount web/app: passed', 'User ana: passed', 'User bob: passed'],
    }],
  ])('%s', async (_name, before, after, options, expected) => {
    const [github, junit] = [await diff(before, after, ...options, '-o', 'github'), await diff(before, after, ...options, '-o', 'junit')];
    expect({ exitCode: github.exitCode, github: levels(github.out), junit: cases(junit.out) }).toEqual(expected);
  });

  test('is marked in a comment, what is worse first, with approvals that have no effect', async () => {
    write('unused.yaml', `${readFileSync(join(folder, 'of-bob.yaml'), 'utf8')}  - { id: 0123456789abcdef, reason: old, expires: '2999-01-01' }\n`);
    const { out } = await diff('few.yaml', 'more.yaml', '--approvals', 'FOLDER/unused.yaml', '-o', 'markdown');
    expect(out.split('\n').filter((line) => /^(\| `|- \d)/.test(line))).toEqual([
      '| `ServiceAccount web/app` | `namespace web` | `create pods` (high C1) | `RoleBinding web/reader-serviceaccount-web-app` |',
      '| `User ana` | `namespace web` | `create pods` (approved, high C1) | `RoleBinding web/reader-user-ana` |',
      '| `User bob` | `namespace web` | `create pods` (approved, high C1) | `RoleBinding web/reader-user-bob` |',
      '| `User bob` | `namespace web` | `get pods` (approved) | `RoleBinding web/reader-user-bob` |',
      '- 0123456789abcdef approves nothing that is added. Remove it.',
    ]);
  });
});

test('code scanning sorts by what a permission makes possible, and reads the findings by their checks', async () => {
  const run = JSON.parse((await diff('few.yaml', 'more.yaml', '-o', 'sarif')).out).runs[0] as {
    results: { ruleId: string; level: string; message: { text: string } }[];
    tool: { driver: { rules: { id: string; properties: Record<string, unknown> }[] } };
  };
  expect({
    rules: run.tool.driver.rules.map(({ id, properties }) => `${id} ${String(properties['security-severity'])}`),
    results: run.results.map(({ ruleId, level, message }) => `${level} ${ruleId}: ${message.text.split(/[.;:]/)[0]}`),
  }).toEqual({
    rules: ['access-broadened 5.5', 'access-narrowed 1.0', 'C1 8.0', 'J13 1.0'],
    results: [
      ...['ServiceAccount web/app', 'User ana', 'User bob'].map((subject) => `error access-broadened: ${subject} gains create pods, namespace web`),
      ...Array<string>(3).fill('error C1: Create pods'),
      'warning access-broadened: User bob gains get pods, namespace web',
      'note J13: Single user bound by name',
    ],
  });
});

test('a state comes from a revision', async () => {
  const repository = join(folder, 'repository');
  mkdirSync(join(repository, 'deploy', '.hidden'), { recursive: true });
  const git = (...args: readonly string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: repository, encoding: 'utf8' });
  git('init', '--quiet', '--initial-branch', 'main');
  writeFileSync(join(repository, 'deploy', 'roles.yaml'), BEFORE);
  writeFileSync(join(repository, 'deploy', 'notes.txt'), 'no manifest');
  git('add', '.');
  git('commit', '--quiet', '--message', 'roles');
  writeFileSync(join(repository, 'deploy', 'roles.yaml'), AFTER);
  const here = process.cwd();
  process.chdir(repository);
  try {
    expect(await runCommand(['diff', 'git:main:deploy', 'deploy', '--fail-on', 'never'])).toMatchObject({
      exitCode: 0,
      err: '',
      out: expect.stringContaining('RoleBinding web/reader-serviceaccount-web-app (deploy/roles.yaml@main:7) -> Role web/reader rule 1 (deploy/roles.yaml@main:5)'),
    });
    expect((await runCommand(['diff', 'git:main:deploy/roles.yaml', 'deploy/roles.yaml', '--fail-on', 'never'])).exitCode).toBe(0);
    expect((await runCommand(['diff', 'main', 'deploy'])).err)
      .toBe('main: error[manifest/missing-file]: The file does not exist. Write git:main:PATH to read a path of the revision "main".\n');
    process.chdir('deploy');
    expect((await runCommand(['diff', 'git:main:roles.yaml', 'roles.yaml', '-o', 'github'])).out).toContain('::error file=deploy/roles.yaml,line=5,');
    const { out: log } = await runCommand(['diff', 'git:main:.', '.', '-o', 'sarif']);
    expect(log.match(/"uri": "[^"]*roles.yaml"/g)).toEqual(Array(5).fill('"uri": "deploy/roles.yaml"'));
    process.chdir('..');
    const wrong = await Promise.all(['git:main', 'git:nowhere:deploy', 'git:main:nothing', 'git:--help:deploy'].map(async (state) => (await runCommand(['diff', state, 'deploy'])).err));
    expect(wrong).toEqual([
      'git:main: error[manifest/unreadable-revision]: "git:main" names no path in a revision. Use git:REV:PATH, for example git:origin/main:deploy.\n',
      'git:nowhere:deploy: error[manifest/unreadable-revision]: git has no revision "nowhere" here. Check the name, and fetch it where the clone is shallow.\n',
      'git:main:nothing: error[manifest/unreadable-revision]: The revision "main" has no file or folder "nothing". Check the path, which is from the working directory.\n',
      'git:--help:deploy: error[manifest/unreadable-revision]: git has no revision "--help" here. Check the name, and fetch it where the clone is shallow.\n',
    ]);
  } finally {
    process.chdir(here);
  }
});

test('wrong input gives no answer', async () => {
  expect(await diff('before.yaml', 'after.yaml', '--kubernetes-version', 'abc')).toEqual({
    exitCode: 2, out: '', err: '--kubernetes-version: error[option/invalid-value]: "abc" isn\'t a minor of Kubernetes. Write it like 1.37.\n',
  });
  write('wrong.yaml', AFTER.replace('"delete"', ''));
  expect(await diff('before.yaml', 'nothing.yaml')).toEqual({ exitCode: 2, out: '', err: 'nothing.yaml: error[manifest/missing-file]: The file does not exist. Correct the path.\n' });
  write('wrong.yaml', BEFORE.replace('verbs: ["get","list"]', 'verbs: []'));
  expect(await diff('before.yaml', 'wrong.yaml')).toEqual({ exitCode: 2, out: '', err: 'wrong.yaml:5:11: error[rbac/missing-verb]: The rule has no verb. List at least one, for example get.\n' });
});

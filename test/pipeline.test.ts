import { execFileSync, spawnSync } from 'child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { delimiter, join } from 'path';
import { parse } from 'yaml';
import { binding, role } from './access/access-texts';
import { runCommand } from './cli/run-command';

const ROOT = join(__dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const ACTION = parse(read('action.yml'));
const HOOKS: readonly { readonly entry: string; readonly args: readonly string[] }[] = parse(read('.pre-commit-hooks.yaml'));
const [COMPARE, CHECK] = ACTION.runs.steps;

const APP = 'ServiceAccount web/app';
const access = (...rules: readonly string[]) => role('web/reader', ...rules) + binding('web', 'Role reader', APP);

/** Its account lacks what every workflow needs. */
const WORKFLOW = `
apiVersion: argoproj.io/v1alpha1
kind: Workflow
metadata: { name: build, namespace: web }
spec: { entrypoint: main, serviceAccountName: app, templates: [{ name: main, container: { image: busybox } }] }
`;

/** A project with a history; `npx` notes what it is to run. */
let folder: string;
const home = process.cwd();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-'));
  mkdirSync(join(folder, 'dist'));
  mkdirSync(join(folder, 'workflows'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(join(folder, 'bin', 'npx'), '#!/bin/sh\nfor word in "$@"; do printf "%s\\0" "$word"; done >> "$NOTES"\nprintf "\\n" >> "$NOTES"\n');
  chmodSync(join(folder, 'bin', 'npx'), 0o755);
  writeFileSync(join(folder, '.gitignore'), 'bin\nnotes\n');
  writeFileSync(join(folder, 'dist', 'access.yaml'), access('get pods'));
  process.chdir(folder);
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', 'commit', '--quiet', '--message', 'Read pods');
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function git(...args: readonly string[]): void {
  execFileSync('git', args);
}

/** Runs a script of a shell, then what it asked npx for, until one fails; returns what it ended with and what it printed. */
async function follow(script: string, variables: Readonly<Record<string, string>>) {
  const notes = join(folder, 'notes');
  writeFileSync(notes, '');
  const env = { ...process.env, ...variables, PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`, NOTES: notes, GITHUB_STEP_SUMMARY: join(folder, 'notes.md') };
  const { status, stderr } = spawnSync('bash', ['-e', '-c', script], { env, encoding: 'utf8' });
  const lines = readFileSync(notes, 'utf8').split('\n').filter((line) => line !== '')
    .map((line) => line.split('\0').slice(0, -1).filter((word, i) => i > 0 || word !== '--no'));
  let answer = '';
  for (const [command, ...args] of lines.filter(([first]) => first === 'argo-rbac')) {
    const { exitCode, out, err } = await runCommand(args);
    answer += `${command} ${args.join(' ')}: ${exitCode}\n${err}`;
    answer += args.includes('github') ? out : '';
  }
  return { status, stderr, answer };
}

/** The environment of a step of the action, with some inputs. */
function inputs(given: Readonly<Record<string, string>>, step = COMPARE): Record<string, string> {
  const values: [string, string][] = Object.entries<string>(step.env)
    .map(([name, value]) => [name, value.replace(/\$\{\{ inputs\.([\w-]+) \}\}/, (_, input: string) => given[input] ?? ACTION.inputs[input].default)]);
  return Object.fromEntries(values);
}

test('the action compares access, writes a summary, and fails on a broadening', async () => {
  writeFileSync(join(folder, 'dist', 'access.yaml'), access('get,delete pods'));
  expect(await follow(COMPARE.run, inputs({ before: 'git:HEAD:dist', after: 'dist' }))).toEqual({
    status: 0,
    stderr: '',
    answer: `\
argo-rbac diff --fail-on never --output markdown -- git:HEAD:dist dist: 0
argo-rbac diff --fail-on broadening --output github -- git:HEAD:dist dist: 1
::error file=dist/access.yaml,line=5,title=Access broadened::${APP} gains delete pods, namespace web; low C10.%0A\
RoleBinding web/reader-serviceaccount-web-app (dist/access.yaml:7) -> Role web/reader rule 1 (dist/access.yaml:5)
1 broadened, 0 narrowed, 0 objects changed. Gate broadening: hit.
`,
  });
});

test('the action passes its inputs on', async () => {
  writeFileSync(join(folder, 'approved.yaml'), '{ apiVersion: argo-rbac/v1, kind: AccessApprovals, approved: [] }\n');
  const { answer } = await follow(COMPARE.run, inputs({
    'before': 'git:HEAD:dist', 'after': 'dist', 'fail-on': 'never', 'approvals': 'approved.yaml', 'partial': 'true', 'strict': 'true',
  }));
  expect(answer).toContain('argo-rbac diff --approvals approved.yaml --partial --strict --fail-on never --output github -- git:HEAD:dist dist: 0\n');
});

test('the action checks access where it is asked to', async () => {
  const { answer } = await follow(CHECK.run, inputs({ check: 'dist --client logs --account client=web/app --argo-version v4.1' }, CHECK));
  expect(answer).toMatch(/^argo-rbac check dist --client logs --account client=web\/app --argo-version v4\.1: 1\n/);
});

test('every input of the action is a variable of a script, and no script has an expression in it', () => {
  const variables = [COMPARE, CHECK].flatMap(({ env }) => Object.values(env));
  expect(variables.sort()).toEqual(Object.keys(ACTION.inputs).filter((input) => input !== 'working-directory').map((input) => `\${{ inputs.${input} }}`).sort());
  expect([COMPARE.run, CHECK.run].filter((script) => script.includes('${{'))).toEqual([]);
});

test('the workflow of the example gives the action inputs that it has, and those that it requires', () => {
  const { jobs } = parse(read('examples/pipeline/access.yaml'));
  const given = Object.keys(jobs.diff.steps.find(({ uses = '' }: { uses?: string }) => uses.includes('argo-rbac')).with);
  const required = Object.keys(ACTION.inputs).filter((input) => ACTION.inputs[input].required === true);
  expect(given.filter((input) => !(input in ACTION.inputs))).toEqual([]);
  expect(given).toEqual(expect.arrayContaining(required));
});

test.each(HOOKS)('the hook $id runs a command with options that it has', async ({ entry, args }) => {
  writeFileSync(join(folder, 'dist', 'access.yaml'), access('get,delete pods'));
  writeFileSync(join(folder, 'workflows', 'build.yaml'), WORKFLOW);
  const words = entry.split(' ').slice(entry.split(' ').indexOf('argo-rbac') + 1);
  expect(await runCommand([...words, ...args])).toMatchObject({ exitCode: 1, err: '' });
});

test('the script of the example synthesizes, then compares with the branch that is named', async () => {
  git('checkout', '--quiet', '--', 'dist');
  const { status, answer } = await follow(read('examples/pipeline/guard-access.sh'), { BASE: 'main' });
  expect({ status, answer }).toEqual({ status: 0, answer: 'argo-rbac diff git:main:dist dist: 0\n' });
});

test('the guide shows the program of the example', () => {
  expect(read('docs/guides/guard-access.md')).toContain(read('examples/pipeline/main.ts'));
});

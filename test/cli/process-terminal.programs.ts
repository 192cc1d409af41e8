import { ChildProcessWithoutNullStreams, spawn, SpawnOptions, spawnSync } from 'child_process';
import { once } from 'events';
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { text } from 'stream/consumers';
import { processTerminal } from '../../lib/cli/process-terminal';
import { bundleCommand } from '../../scripts/command-package/bundle-command';
import { auditEvent } from '../audit-log/read-text';
import { workflow } from '../inference/inferred-text';

const ROOT = join(__dirname, '..', '..');

/** Its answer is more than a pipe holds. */
const MANY = Array.from({ length: 300 }, (_, index) =>
  workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]', `name: w${index}`)).join('\n---\n');

/** Logs from this size on are read by ranges. */
const THREADED_BYTES = 130 * 1024 * 1024;

/** The command, as users get it: one file. */
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'argo-rbac-'));
  writeFileSync(join(folder, 'argo-rbac.js'), (await bundleCommand(ROOT, '0.0.0')).text);
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const commandLine = (...args: readonly string[]) => [process.execPath, join(folder, 'argo-rbac.js'), ...args];

function start([program, ...args]: readonly string[], options: SpawnOptions = {}): ChildProcessWithoutNullStreams {
  return spawn(program, args, { ...options, stdio: 'pipe' });
}

test('an answer that is longer than a pipe comes whole', async () => {
  const child = start(commandLine('infer', '-', '-o', 'json'));
  child.stdin.end(MANY);
  const [out, err, [exitCode]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  expect({ err, exitCode, count: JSON.parse(out).workflows.length }).toEqual({ err: '', exitCode: 0, count: 300 });
});

test('a large log is read in threads, which run the same file', () => {
  const line = Buffer.from(`${JSON.stringify(auditEvent())}\n`);
  const log = join(folder, 'audit.log');
  const file = openSync(log, 'w');
  const piece = Buffer.concat(Array.from({ length: 2000 }, () => line));
  const pieces = Math.ceil(THREADED_BYTES / piece.length);
  Array.from({ length: pieces }, () => writeSync(file, piece));
  closeSync(file);
  const [program, ...args] = commandLine('tailor', log, '--threads', '2', '-o', 'json');
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  rmSync(log);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(stdout).stats.events).toBe(pieces * 2000);
});

test('a reader that has seen enough ends it quietly with 0', async () => {
  const child = start(commandLine('infer', '-', '-o', 'json'));
  child.stdin.end(MANY);
  child.stdout.once('data', () => child.stdout.destroy());
  const [err, [exitCode]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
});

test('Ctrl-C ends it while it reads, for a shell with 130', async () => {
  const child = start(['sh', '-c', 'trap : INT; "$@"; echo $?', 'sh', ...commandLine('infer', '-')], { detached: true });
  // Once this much is taken, which no pipe holds, it reads.
  await new Promise((resolve) => child.stdin.write('#\n'.repeat(4_000_000), resolve));
  process.kill(-(child.pid ?? 0), 'SIGINT'); // as a terminal does, to all that run in its foreground
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect({ out, err }).toEqual({ out: '130\n', err: '' });
});

test('a disk that is full ends it with 2 and a line', () => {
  const full = openSync('/dev/full', 'w');
  const [program, ...args] = commandLine('resources');
  const { status, stderr } = spawnSync(program, args, { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' });
  closeSync(full);
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'argo-rbac: ENOSPC: no space left on device, write\n' });
});

describe('the width of tables', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test.each<[string, { isTTY: boolean; columns?: number; variable?: string }, number | undefined]>([
    ['that of the terminal', { isTTY: true, columns: 120 }, 120],
    ['that of COLUMNS', { isTTY: true, columns: 120, variable: '100' }, 100],
    ['that of the terminal where COLUMNS is no number', { isTTY: true, columns: 120, variable: 'wide' }, 120],
    ['80 where the terminal has none', { isTTY: true, columns: 0 }, 80],
    ['none where no terminal shows them', { isTTY: false, variable: '100' }, undefined],
  ])('is %s', (_, { isTTY, columns = 0, variable = '' }, expected) => {
    jest.replaceProperty(process, 'env', { ...process.env, COLUMNS: variable });
    const stdout = Object.create(process.stdout, { isTTY: { value: isTTY }, columns: { value: columns }, on: { value: () => stdout } });
    jest.spyOn(process, 'stdout', 'get').mockReturnValue(stdout);
    jest.spyOn(process.stderr, 'on').mockReturnThis();
    expect(processTerminal().columns).toBe(expected);
  });
});

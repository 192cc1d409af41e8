import { execFile, execFileSync } from 'child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync, truncateSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Worker } from 'worker_threads';
import { gzipSync } from 'zlib';
import { LogFile } from '../../lib/audit-log-files/log-files';
import { planWork } from '../../lib/audit-log-files/log-work';
import { readLogs, ReadLogsOptions } from '../../lib/audit-log-files/read-logs';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';
import { auditEvent } from '../audit-log/read-text';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const line = (name: string) => `${JSON.stringify(auditEvent({ auditID: name, objectRef: { resource: 'pods', namespace: 'argo', name, apiVersion: 'v1' } }))}\n`;

async function* streamOf(...chunks: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* chunks;
}

/** The names of the pods that were read, and what is wrong. */
async function read(paths: readonly string[], input: AsyncIterable<Uint8Array> = streamOf(), options: ReadLogsOptions = { threads: 1 }) {
  const { profile, diagnostics } = await readLogs(paths, input, options);
  return {
    pods: [...profile.accounts.get('ana')?.accesses('needs') ?? []].flat().map(({ permission }) => permission.resourceName).join(''),
    sources: profile.sources.length,
    diagnostics: diagnostics.map((each) => formatDiagnostic(each).replaceAll(folder, 'logs')),
  };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

test('reads compressed logs of several members by their content, whatever their name', async () => {
  const log = file('audit.log', Buffer.concat([gzipSync(line('a')), gzipSync(line('b'))]));
  expect(await read([log])).toEqual({ pods: 'ab', sources: 1, diagnostics: [] });
});

test('reads a folder with what is below it, but nothing hidden', async () => {
  file('audit.log', line('a'));
  file('audit-2026-07-01.log.gz', gzipSync(line('b')));
  file('master/kube-apiserver/audit.log', line('c'));
  file('.hidden', line('d'));
  file('.cache/audit.log', line('e'));
  expect(await read([folder])).toEqual({ pods: 'abc', sources: 3, diagnostics: [] });
});

test('reads a log once, however it is reached, and reports copies', async () => {
  const log = file('a.log', line('a'));
  symlinkSync(log, join(folder, 'link.log'));
  copyFileSync(log, join(folder, 'copy.log'));
  const { pods, sources, diagnostics } = await read([folder, log]);
  expect({ pods, sources, diagnostics }).toEqual({
    pods: 'a', sources: 1, diagnostics: ['logs/copy.log: warning[audit-log/repeated-source]: The log is a copy of logs/a.log, and counts once.'],
  });
});

test('reads the standard input, compressed or not, wherever it is divided', async () => {
  const bytes = gzipSync(line('a') + line('b'));
  expect(await read(['-'], streamOf(bytes.subarray(0, 1), bytes.subarray(1)))).toEqual({ pods: 'ab', sources: 1, diagnostics: [] });
  expect(await read(['-', file('c.log', line('c'))], streamOf(Buffer.from(line('a'))))).toEqual({ pods: 'ac', sources: 2, diagnostics: [] });
});

test('reads a pipe', async () => {
  const pipe = join(folder, 'pipe');
  execFileSync('mkfifo', [pipe]);
  const reading = read([pipe]);
  execFile('sh', ['-c', 'printf %s "$1" > "$2"', 'sh', line('a'), pipe]);
  expect(await reading).toEqual({ pods: 'a', sources: 1, diagnostics: [] });
});

test('reads a compressed log that is cut as far as it can', async () => {
  const bytes = gzipSync(Array.from({ length: 2000 }, (_, i) => line(`${i}`)).join(''));
  const { diagnostics } = await read([file('cut.gz', bytes.subarray(0, bytes.length - 20))]);
  expect(diagnostics).toEqual(["logs/cut.gz: warning[audit-log/cut-archive]: The rest of the file can't be decompressed: unexpected end of file."]);
});

describe('reads all of a compressed log', () => {
  const [a, b] = ['a', 'b'].map((name) => gzipSync(line(name)));
  const damaged = Buffer.from(b).fill(0xff, b.length - 8);
  test.each<[string, Uint8Array, string, string[]]>([
    ['before what is no archive', Buffer.concat([a, b, Buffer.from('no archive')]), 'ab', ['incorrect header check']],
    ['before a damaged member, and of it', Buffer.concat([a, damaged]), 'ab', ['incorrect data check']],
    ['before a member of another kind', Buffer.concat([a, Buffer.from([0x1f, 0x8b, 0x01]), b]), 'a', ['unknown compression method']],
    ['before zeros, which fill a block', Buffer.concat([a, b, Buffer.alloc(512)]), 'ab', []],
  ])('%s', async (_, bytes, pods, reasons) => {
    expect(await read([file('a.gz', bytes)])).toMatchObject({
      pods, diagnostics: reasons.map((reason) => `logs/a.gz: warning[audit-log/cut-archive]: The rest of the file can't be decompressed: ${reason}.`),
    });
    expect((await read(['-'], streamOf(bytes.subarray(0, 40), bytes.subarray(40)))).pods).toBe(pods);
  });
});

test.each<[string, () => string[], string[]]>([
  ['a log that is missing', () => [join(folder, 'no.log')], ['logs/no.log: error[audit-log/unreadable-file]: The file does not exist. Correct the path.']],
  ['a folder without logs', () => [folder], ['logs: error[audit-log/no-event]: The logs have no audit event. Give audit logs of the API server.']],
  ['a log without events', () => [file('a.log', '{"level":"info"}\n')],
    ['logs/a.log: error[audit-log/no-event]: The logs have no audit event. Give audit logs of the API server.']],
  ['lines that are cut', () => [file('a.log', `${line('a')}{"kind":\n`)], ["logs/a.log: warning[audit-log/unreadable-lines]: 1 of 2 lines can't be read."]],
  ['lines of which more are cut', () => [file('a.log', `${line('a')}{"kind":\n{"kind":\n`)], ["logs/a.log: warning[audit-log/unreadable-lines]: 2 of 3 lines can't be read."]],
  ['a log of the legacy format', () => [file('a.log', '2026-07-01T00:00:00Z AUDIT: id="x" ip="1.2.3.4"\n')], [
    'logs/a.log: error[audit-log/legacy-format]: The log has the legacy text format, which lacks most of an event. '
    + 'Start the API server with --audit-log-format=json.',
    "logs/a.log: warning[audit-log/unreadable-lines]: 1 of 1 line can't be read.",
    'logs/a.log: error[audit-log/no-event]: The logs have no audit event. Give audit logs of the API server.',
  ]],
])('reports %s', async (_, paths, diagnostics) => {
  expect((await read(paths())).diagnostics).toEqual(diagnostics);
});

test('reports that there are more accounts than are kept', async () => {
  const log = file('a.log', ['ana', 'bob'].map((username) => `${JSON.stringify(auditEvent({ user: { username } }))}\n`).join(''));
  expect((await read([log], streamOf(), { threads: 1, limits: { accounts: 1 } })).diagnostics)
    .toEqual(['logs/a.log: warning[audit-log/too-many-accounts]: The logs have more than 1 accounts, and the last by name are left out.']);
});

describe('in threads', () => {
  /** A log that is long enough to be divided into small parts. */
  function largeLog(): string {
    const lines = Array.from({ length: 1000 }, (_, i) => line(`${i % 10}`)).join('');
    return file('large.log', lines);
  }

  const rangeBytes = 100_000;

  let count = 0;
  const log = (content: string | Uint8Array, bytes = content.length): LogFile => ({ path: file(`${count++}.log`, content), bytes, digest: '' });

  test("aren't started for small logs, however many", async () => {
    const logs = ['a', 'b', 'c'].map((name) => file(`${name}.log`, line(name)));
    const starts = jest.fn<Worker, []>(() => { throw new Error('A thread was started.'); });
    expect(await read(logs, streamOf(), { threads: 2, startWorker: starts })).toEqual({ pods: 'abc', sources: 3, diagnostics: [] });
  });

  test("aren't started unasked for logs that one thread reads sooner", async () => {
    const logs = ['a', 'b'].map((name) => file(`large-${name}.log`, line(name)));
    logs.forEach((path) => truncateSync(path, 70 * 1024 * 1024));
    const starts = jest.fn<Worker, []>(() => { throw new Error('A thread was started.'); });
    await expect(read(logs, streamOf(), { startWorker: starts })).resolves.toMatchObject({ pods: 'ab' });
  });

  test.each<[string, () => LogFile[], number]>([
    ['one small log', () => [log(line('a'))], 1],
    ['small logs', () => [log(line('a')), log(line('b'))], 1],
    ['logs that are large together', () => [log(line('a'), rangeBytes / 2), log(line('b'), rangeBytes / 2)], 2],
    ['compressed logs, which become large', () => [log(gzipSync('a'), rangeBytes / 10), log(gzipSync('b'), rangeBytes / 10)], 2],
    ['pipes, whose end is unknown', () => [{ path: 'a' }, { path: 'b' }], 2],
    ['a log in one part', () => [log('[\n', rangeBytes)], 1],
  ])('are as many as are worth their start: %s', (_, logs, threads) => {
    expect(planWork(logs(), 4, rangeBytes).threads).toBe(threads);
  });

  test.each([[1.1, 2], [1.1, 3], [1.9, 2], [1.1, 100]])('read about as much each, of a log %f times as large as what threads are worth their start for: %d threads', (times, threads) => {
    const path = largeLog();
    const bytes = statSync(path).size;
    const sizes = planWork([{ path, bytes, digest: '' }], threads, Math.floor(bytes / times)).parts.map(({ range = { start: 0, end: bytes } }) => range.end - range.start);
    expect(sizes.length).toBe(Math.min(threads, 8));
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(bytes / 50);
  });

  test('read one range each, which are divided by lines, and only where the log has an event a line', () => {
    const path = largeLog();
    const bytes = statSync(path).size;
    const ranges = planWork([{ path, bytes, digest: '' }], 2, rangeBytes).parts.map(({ range }) => range);
    expect(ranges.map((range, i) => range?.start === (i === 0 ? 0 : ranges[i - 1]?.end))).toEqual([true, true]);
    expect(planWork([{ path: file('other.log', '[\n'), bytes, digest: '' }], 2, rangeBytes).parts).toEqual([{ file: expect.anything() as unknown }]);
    expect(planWork([{ path, bytes, digest: '' }], 1).parts).toEqual([{ file: expect.anything() as unknown }]);
  });
});

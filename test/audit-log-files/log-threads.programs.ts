import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Worker } from 'worker_threads';
import { profileLines } from '../../lib/audit-log/profile-json';
import { readLogs, ReadLogsOptions } from '../../lib/audit-log-files/read-logs';
import { auditEvent } from '../audit-log/read-text';

const WORKER = join(__dirname, '../../lib/audit-log-files/log-worker.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Tests aren't compiled, so the threads compile what they run. */
const startWorker: ReadLogsOptions['startWorker'] = (setting) => new Worker(`require(${JSON.stringify(WORKER)}).runWorker()`, {
  eval: true,
  workerData: setting,
  execArgv: ['--require', 'ts-node/register/transpile-only'],
  env: { ...process.env, TS_NODE_PROJECT: join(__dirname, '../tsconfig.json') },
});

async function* noInput(): AsyncIterable<Uint8Array> {}

test('a large log gives the same profile in threads as in one', async () => {
  const path = join(folder, 'large.log');
  const lines = Array.from({ length: 1000 }, (_, i) => auditEvent({ auditID: `${i % 10}`, objectRef: { resource: 'pods', namespace: 'argo', name: `${i % 10}`, apiVersion: 'v1' } }));
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const textOf = async (options: ReadLogsOptions) => {
    const { profile } = await readLogs([path], noInput(), options);
    return [...profileLines(profile)].join('').replace(/"(count|repeated)":\d+/g, '"$1"');
  };
  const progress: number[] = [];
  const onProgress: ReadLogsOptions['onProgress'] = ({ bytes, total = 0 }) => progress.push(bytes / total);
  const inThreads = await textOf({ threads: 2, rangeBytes: 100_000, startWorker, onProgress });
  expect(inThreads).toBe(await textOf({ threads: 1 }));
  expect(progress[progress.length - 1]).toBe(1);
});

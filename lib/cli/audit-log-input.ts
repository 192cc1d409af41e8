import { Worker } from 'worker_threads';
import { progressLine } from './progress';
import { Terminal } from './terminal';
import type { WorkerSetting } from '../audit-log-files/log-worker';
import { ReadLogs, ReadLogsOptions, ReadProgress } from '../audit-log-files/read-logs';
import { readLogsAndProfiles } from '../audit-log-files/read-profiles';

const MEGABYTE = 1_000_000;

/** Reads audit logs and saved profiles, and shows how far it is. */
export async function readAuditLogInput(
  paths: readonly string[], terminal: Terminal, options: Omit<ReadLogsOptions, 'onProgress'> = {},
): Promise<ReadLogs> {
  const progress = logProgress(terminal);
  const read = await readLogsAndProfiles(paths, terminal.input, { startWorker, ...options, onProgress: progress.show });
  progress.end();
  return read;
}

/** Shows how far the reading of logs is, how fast it goes, and how long it will take. */
export function logProgress(terminal: Pick<Terminal, 'err' | 'showsProgress'>, now: () => number = Date.now): {
  readonly show: (progress: ReadProgress) => void;
  readonly end: () => void;
} {
  const { show, end } = progressLine(terminal, now(), now);
  return { show: (progress) => show((milliseconds) => progressText(progress, milliseconds / 1000)), end };
}

function progressText({ bytes, total }: ReadProgress, seconds: number): string {
  const rate = bytes / seconds;
  const left = total === undefined ? '' : `, ${duration((total - bytes) / rate)} left`;
  return `Read ${megabytes(bytes)}${total === undefined ? '' : ` of ${megabytes(total)}`} MB, ${megabytes(rate)} MB/s${left} …`;
}

function megabytes(bytes: number): string {
  return Math.round(bytes / MEGABYTE).toString();
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}

/** The command is one file, of which this module is a part: a thread runs it, too. */
function startWorker(setting: WorkerSetting): Worker {
  return new Worker(__filename, { workerData: setting });
}

import { Worker } from 'worker_threads';
import { logProgress } from './log-progress';
import { Terminal } from './terminal';
import type { WorkerSetting } from '../audit-log-files/log-worker';
import { ReadLogs, ReadLogsOptions } from '../audit-log-files/read-logs';
import { readLogsAndProfiles } from '../audit-log-files/read-profiles';

/** Reads audit logs and saved profiles, and shows how far it is. */
export async function readAuditLogInput(
  paths: readonly string[], terminal: Terminal, options: Omit<ReadLogsOptions, 'onProgress'> = {},
): Promise<ReadLogs> {
  const progress = logProgress(terminal);
  const read = await readLogsAndProfiles(paths, terminal.input, { startWorker, ...options, onProgress: progress.show });
  progress.end();
  return read;
}

/** The command is one file, of which this module is a part: a thread runs it, too. */
function startWorker(setting: WorkerSetting): Worker {
  return new Worker(__filename, { workerData: setting });
}

import { logProgress } from './log-progress';
import { Terminal } from './terminal';
import { ReadLogs, ReadLogsOptions } from '../audit-log-files/read-logs';
import { readLogsAndProfiles } from '../audit-log-files/read-profiles';

/** Reads audit logs and saved profiles, and shows how far it is. */
export async function readAuditLogInput(
  paths: readonly string[], terminal: Terminal, options: Omit<ReadLogsOptions, 'onProgress'> = {},
): Promise<ReadLogs> {
  const progress = logProgress(terminal);
  const read = await readLogsAndProfiles(paths, terminal.input, { ...options, onProgress: progress.show });
  progress.end();
  return read;
}

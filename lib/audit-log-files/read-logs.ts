import { availableParallelism } from 'os';
import type { Worker } from 'worker_threads';
import { findLogs } from './log-files';
import { planWork, WorkPlan } from './log-work';
import type { FromWorker, WorkerSetting } from './log-worker';
import { ReadLog, readLogFile, readLogStream } from './read-log';
import { AccessProfile, LogSource, ProfileLimits } from '../audit-log/access-profile';
import { LogReader } from '../audit-log/log-reader';
import { joinStretches, sourceTimes, stretchesOf } from '../audit-log/log-times';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';

/** Names the standard input among the paths. */
export const STANDARD_INPUT = '-';

/** How far the reading is. */
export interface ReadProgress {
  readonly bytes: number;

  /** Nothing for a stream, whose end isn't known. */
  readonly total?: number;
}

export interface ReadLogsOptions {
  /** The time, in milliseconds of Unix time, before which events prove nothing. */
  readonly since?: number;
  readonly limits?: Partial<ProfileLimits>;

  /**
   * How many threads read, at most.
   *
   * @default - one, and for logs from 1 GiB as many as the machine runs at once
   */
  readonly threads?: number;

  /**
   * The size of all logs from which threads read them, in parts that are smaller and about equal.
   *
   * @default - 64 MiB if the number of threads is given, otherwise 1 GiB
   */
  readonly rangeBytes?: number;
  readonly onProgress?: (progress: ReadProgress) => void;

  /**
   * Starts a thread that runs `runWorker` of `log-worker`.
   *
   * @default - all logs are read in one thread
   */
  readonly startWorker?: (setting: WorkerSetting) => Worker;
}

/** The profile that was read, with its diagnostics. If one of these is an error, don't use the profile. */
export interface ReadLogs {
  readonly profile: AccessProfile;

  /** The paths of all logs that were found, also of copies, which aren't read. */
  readonly found: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Each thread compiles the reader and learns the accesses again, so two take half as much CPU time again for 1 GB. So only large logs are divided unasked. */
const UNASKED_RANGE_BYTES = 2 ** 30;

/**
 * Reads audit logs in one pass: files, compressed or not, folders with all files in them, pipes, and the standard input.
 *
 * @param input The standard input, which is read if it is among the paths.
 */
export async function readLogs(paths: readonly string[], input: AsyncIterable<Uint8Array>, options: ReadLogsOptions = {}): Promise<ReadLogs> {
  const { files, paths: found, diagnostics } = findLogs(paths.filter((path) => path !== STANDARD_INPUT));
  const profile = new AccessProfile(options.limits);
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    return { profile, found, diagnostics };
  }
  const readsInput = paths.includes(STANDARD_INPUT);
  const isEndKnown = !readsInput && files.every(({ bytes }) => bytes !== undefined);
  const total = isEndKnown ? files.reduce((sum, { bytes = 0 }) => sum + bytes, 0) : undefined;
  let bytes = 0;
  const onBytes = (more: number) => {
    bytes += more;
    options.onProgress?.({ bytes, total });
  };
  const read: ReadLog[] = [];
  const reader = new LogReader(profile, { since: options.since });
  const { threads = availableParallelism() } = options;
  const { startWorker } = options;
  const rangeBytes = options.rangeBytes ?? (options.threads === undefined ? UNASKED_RANGE_BYTES : undefined);
  const plan = planWork(files, startWorker === undefined ? 1 : threads, rangeBytes);
  if (startWorker !== undefined && plan.threads > 1) {
    const start = () => startWorker({ limits: profile.limits, since: options.since });
    read.push(...await readInThreads(plan, profile, start, onBytes));
  } else {
    for (const file of files) {
      read.push(await readLogFile(file, reader, onBytes));
    }
  }
  if (readsInput) {
    read.push(await readLogStream(STANDARD_INPUT, input, reader, onBytes));
  }
  joined(read.map(({ source }) => source)).forEach((source) => profile.addSource(source));
  return { profile, found, diagnostics: [...diagnostics, ...read.flatMap((each) => each.diagnostics), ...findings(profile, paths)] };
}

/** Reads parts of logs in threads, each of which makes one profile of all its parts. */
async function readInThreads(
  { parts, threads }: WorkPlan,
  profile: AccessProfile,
  startWorker: () => Worker,
  onBytes: (bytes: number) => void,
): Promise<ReadLog[]> {
  const left = [...parts];
  const read: ReadLog[] = [];
  await Promise.all(Array.from({ length: threads }, () => new Promise<void>((resolve, reject) => {
    const worker = startWorker();
    const next = () => worker.postMessage(left.shift());
    worker.once('error', reject);
    worker.on('message', (message: FromWorker) => {
      switch (message.kind) {
        case 'bytes':
          onBytes(message.bytes);
          break;
        case 'read':
          read.push(message.read);
          next();
          break;
        case 'profile':
          profile.merge(AccessProfile.from(message.profile));
          resolve();
      }
    });
    next();
  })));
  return read;
}

/** The parts of one log as one source. */
function joined(sources: readonly LogSource[]): LogSource[] {
  const whole = new Map<string, LogSource>();
  for (const source of sources) {
    const known = whole.get(source.digest);
    whole.set(source.digest, known === undefined ? source : {
      ...known,
      bytes: known.bytes + source.bytes,
      lines: known.lines + source.lines,
      unreadable: known.unreadable + source.unreadable,
      ...sourceTimes(joinStretches([...stretchesOf(known), ...stretchesOf(source)])),
    });
  }
  return [...whole.values()];
}

/**
 * Reports faults of the logs as a whole.
 *
 * @param paths Where logs were looked for: a folder may have none.
 */
function findings({ stats, hasMoreAccounts, limits, sources }: AccessProfile, paths: readonly string[]): Diagnostic[] {
  const names = sources.length === 0 ? paths : sources.map(({ name }) => name);
  const place = { kind: 'file', file: names.join(', ') } as const;
  return [
    ...stats.unreadable * 100 > stats.lines
      ? [diagnostic('audit-log/unreadable-lines', place, `${stats.unreadable} of ${stats.lines} ${stats.lines === 1 ? 'line' : 'lines'} can't be read.`)]
      : [],
    ...hasMoreAccounts
      ? [diagnostic('audit-log/too-many-accounts', place, `The logs have more than ${limits.accounts} accounts, and the last by name are left out.`)]
      : [],
    ...stats.events === 0 ? [diagnostic('audit-log/no-event', place, 'The logs have no audit event.', 'Give audit logs of the API server.')] : [],
  ];
}


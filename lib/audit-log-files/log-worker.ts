import { parentPort, workerData } from 'worker_threads';
import { Work } from './log-work';
import { ReadLog, readLogFile } from './read-log';
import { AccessProfile, AccessProfileState, ProfileLimits } from '../audit-log/access-profile';
import { LogReader } from '../audit-log/log-reader';

/** The data that a thread starts with. */
export interface WorkerSetting {
  readonly limits: ProfileLimits;
  readonly since?: number;
}

/** The answer of a thread. A thread gets one piece of work after the other, and nothing when none is left. */
export type FromWorker =
  | { readonly kind: 'bytes'; readonly bytes: number }
  | { readonly kind: 'read'; readonly read: ReadLog }
  | { readonly kind: 'profile'; readonly profile: AccessProfileState };

/** Runs this thread, which starts with a `WorkerSetting`. */
export function runWorker(): void {
  const { limits, since } = workerData as WorkerSetting;
  const profile = new AccessProfile(limits);
  const reader = new LogReader(profile, { since });
  const say = (message: FromWorker) => parentPort?.postMessage(message);
  const take = async (work: Work | undefined) => {
    if (work === undefined) {
      say({ kind: 'profile', profile: profile.state });
      parentPort?.close();
    } else {
      const onBytes = (bytes: number) => say({ kind: 'bytes', bytes });
      say({ kind: 'read', read: await readLogFile(work.file, reader, onBytes, work.range) });
    }
  };
  parentPort?.on('message', (work: Work | undefined) => void take(work));
}

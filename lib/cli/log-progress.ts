import { Terminal } from './terminal';
import { ReadProgress } from '../audit-log-files/read-logs';

/** Short runs show nothing. */
const QUIET_MILLISECONDS = 1000;
const STEP_MILLISECONDS = 200;
const MEGABYTE = 1_000_000;

const CLEAR_LINE = '\r\u001b[K';

/** Shows how far the reading of logs is, how fast it goes, and how long it will take. */
export interface LogProgress {
  readonly show: (progress: ReadProgress) => void;

  /** Clears the line. */
  readonly end: () => void;
}

/** Makes the progress line of a terminal, which shows nothing outside a terminal. */
export function logProgress({ err, showsProgress }: Pick<Terminal, 'err' | 'showsProgress'>, now: () => number = Date.now): LogProgress {
  const start = now();
  let shown = 0;
  return {
    show: (progress) => {
      const time = now();
      if (showsProgress && time - start > QUIET_MILLISECONDS && time - shown > STEP_MILLISECONDS) {
        err(`${CLEAR_LINE}${progressText(progress, (time - start) / 1000)}`);
        shown = time;
      }
    },
    end: () => {
      if (shown > 0) {
        err(CLEAR_LINE);
      }
    },
  };
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

/** The usage of a process, as the operating system reports it. */
export interface Usage {
  /** Seconds of CPU, user and system, of the whole process and of those that it waited for. */
  readonly process: number;
  /** The same from `beginWork()` on, otherwise from before the program was loaded. */
  readonly work: number;
  /** The most memory it held, in MiB. */
  readonly memory: number;
}

/** Where the process that measures listens. */
export const USAGE_DESCRIPTOR = 3;

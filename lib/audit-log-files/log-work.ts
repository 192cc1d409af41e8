import { closeSync, openSync, readSync } from 'fs';
import { LogFile } from './log-files';
import { isGzip, LogRange } from './read-log';

/** A log, or a part of one, that a thread reads at once. */
export interface Work {
  readonly file: LogFile;
  readonly range?: LogRange;
}

/** Logs divided among threads. */
export interface WorkPlan {
  readonly parts: readonly Work[];

  /** How many threads are worth their start. */
  readonly threads: number;
}

/** Threads aren't worth their start for less. */
const RANGE_BYTES = 64 * 1024 * 1024;
/** A thread compiles the reader and learns the accesses again, so it isn't worth its start for less than such a part of that. */
const SMALLEST_SHARE = 1 / 8;
/** Compressed logs are at least so many times as large when they are read. */
const INFLATION = 10;
const WINDOW_BYTES = 64 * 1024;
const LINE_END = 10;

/** The beginning of a log that has each event on a line of its own. */
const EVENT_LINE = '{"kind":"Event"';

/**
 * Divides logs among threads: by files, and large files of lines by ranges, of which each thread reads one. The reader of
 * each range learns the users and accesses again.
 *
 * @param rangeBytes The size from which threads are worth their start. Their shares are smaller, and about equal.
 */
export function planWork(files: readonly LogFile[], threads: number, rangeBytes = RANGE_BYTES): WorkPlan {
  if (threads < 2 || files.reduce((sum, file) => sum + sizeToRead(file, rangeBytes), 0) < rangeBytes) {
    return { parts: files.map((file) => ({ file })), threads: 1 };
  }
  const total = files.reduce((sum, { bytes = 0 }) => sum + bytes, 0);
  const shares = Math.min(threads, Math.max(1, Math.floor(total / (rangeBytes * SMALLEST_SHARE))));
  const share = Math.ceil(total / shares);
  const parts = files.flatMap((file) => {
    const ranges = rangesOf(file, share);
    return ranges.length < 2 ? [{ file }] : ranges.map((range) => ({ file, range }));
  });
  return { parts, threads: Math.min(threads, parts.length) };
}

/** How much there is to read, at least; a pipe, whose end isn't known, is worth a thread. */
function sizeToRead({ path, bytes }: LogFile, ofPipe: number): number {
  return bytes === undefined ? ofPipe : bytes * (isGzip(path) ? INFLATION : 1);
}

function rangesOf({ path, bytes = 0 }: LogFile, share: number): LogRange[] {
  if (bytes <= share) {
    return [];
  }
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(EVENT_LINE.length);
    readSync(file, head, 0, head.length, 0);
    if (head.toString() !== EVENT_LINE) {
      return [];
    }
    const ranges: LogRange[] = [];
    for (let start = 0; start < bytes;) {
      const end = start + share >= bytes ? bytes : lineStart(file, start + share, bytes);
      ranges.push({ start, end });
      start = end;
    }
    return ranges;
  } finally {
    closeSync(file);
  }
}

/** Where the first line begins that begins after some bytes. */
function lineStart(file: number, from: number, size: number): number {
  const window = Buffer.alloc(WINDOW_BYTES);
  for (let at = from; at < size; at += WINDOW_BYTES) {
    const length = readSync(file, window, 0, WINDOW_BYTES, at);
    const end = window.subarray(0, length).indexOf(LINE_END);
    if (end >= 0) {
      return at + end + 1;
    }
  }
  return size;
}

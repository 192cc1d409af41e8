import { closeSync, Dirent, openSync, readdirSync, readSync, realpathSync, statSync } from 'fs';
import { join } from 'path';
import { DIGESTED_BYTES, logDigest } from './log-digest';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { compareText } from '../rbac/order';

/** A log that can be read by its path. */
export interface LogFile {
  readonly path: string;

  /** The size; nothing for a pipe, whose end isn't known. */
  readonly bytes?: number;

  /** Distinguishes logs by content; nothing for a pipe. */
  readonly digest?: string;
}

export interface FoundLogs {
  readonly files: readonly LogFile[];

  /** The paths of all logs that were found, also of copies. */
  readonly paths: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds logs: files, and in folders all that is below them, but nothing hidden (its name begins with a dot).
 *
 * No file is found twice, and of copies only one is.
 */
export function findLogs(paths: readonly string[]): FoundLogs {
  const diagnostics: Diagnostic[] = [];
  const files = new Map<string, LogFile>();
  const found: string[] = [];
  for (const path of paths) {
    try {
      for (const file of logsAt(path)) {
        found.push(file.path);
        const known = files.get(file.digest ?? file.path);
        if (known === undefined) {
          files.set(file.digest ?? file.path, file);
        } else if (realpathSync(known.path) !== realpathSync(file.path)) {
          diagnostics.push(diagnostic('audit-log/repeated-source', { kind: 'file', file: file.path }, `The log is a copy of ${known.path}, and counts once.`));
        }
      }
    } catch (error) {
      diagnostics.push(unreadableLog(path, error));
    }
  }
  return { files: [...files.values()], paths: found, diagnostics };
}

/** Says why a log can't be read. */
export function unreadableLog(file: string, error: unknown): Diagnostic {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  const report = (message: string, fix?: string) => diagnostic('audit-log/unreadable-file', { kind: 'file', file }, message, fix);
  switch (code) {
    case 'ENOENT':
      return report('The file does not exist.', 'Correct the path.');
    case 'EACCES':
    case 'EPERM':
      return report("The file's permissions don't allow reading it.", 'Change them.');
    default:
      return report(`The file can't be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

function logsAt(path: string): LogFile[] {
  const stats = statSync(path);
  if (stats.isDirectory()) {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.') && isRead(join(path, entry.name), entry))
      .sort((a, b) => compareText(a.name, b.name))
      .flatMap(({ name }) => logsAt(join(path, name)));
  }
  return stats.isFile() ? [{ path, bytes: stats.size, digest: digestOf(path, stats.size) }] : [{ path }];
}

/** In a folder only files and folders are read, and what links lead to. */
function isRead(path: string, entry: Dirent): boolean {
  const found = entry.isSymbolicLink() ? statSync(path) : entry;
  return found.isFile() || found.isDirectory();
}

function digestOf(path: string, size: number): string {
  const file = openSync(path, 'r');
  const read = (start: number) => {
    const buffer = Buffer.alloc(DIGESTED_BYTES);
    return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, start));
  };
  try {
    return logDigest(size, read(0), size > DIGESTED_BYTES ? read(size - DIGESTED_BYTES) : Buffer.alloc(0));
  } finally {
    closeSync(file);
  }
}

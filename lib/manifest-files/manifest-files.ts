import { closeSync, Dirent, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'fs';
import { join } from 'path';
import { MAX_BYTES, readLimited } from './limited-read';
import { ManifestFault } from '../manifests/manifest-fault';
import { ManifestSource } from '../manifests/parse-manifests';

const MANIFEST = /\.(ya?ml|json)$/;

/** The texts of some files, and what is wrong with the others. */
export interface ReadFiles {
  readonly sources: readonly ManifestSource[];
  readonly faults: readonly ManifestFault[];
}

/**
 * Reads manifests from files, and from folders with all that is below them: files named `.yaml`, `.yml` or `.json`, but nothing
 * hidden (its name begins with a dot).
 *
 * No file is read twice, however it is reached.
 */
export function readManifestFiles(paths: readonly string[]): ReadFiles {
  const reader = new FileReader();
  paths.forEach((path) => reader.visit(path));
  return reader;
}

/** Decodes an input; a text in another encoding than UTF-8, or one that is too long, is a fault. */
export function decodeManifest(file: string, bytes: Uint8Array): ManifestSource | ManifestFault {
  if (bytes.length > MAX_BYTES) {
    return { file, message: `This has more than ${MAX_BYTES} bytes, which are read at most: split it.` };
  }
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { file, message: 'This is no text in UTF-8: give manifests in YAML or JSON.' };
  }
}

class FileReader implements ReadFiles {
  public readonly sources: ManifestSource[] = [];
  public readonly faults: ManifestFault[] = [];
  private readonly seen = new Set<string>();

  public visit(path: string, isFound = false): void {
    try {
      // What a shell puts in the place of `<(…)` has no path of its own.
      if (!isFound && statSync(path).isFIFO()) {
        this.readPipe(path);
        return;
      }
      const real = realpathSync(path);
      if (this.seen.has(real)) {
        return;
      }
      this.seen.add(real);
      const stats = statSync(real);
      if (stats.isDirectory()) {
        this.visitFolder(path);
      } else if (!stats.isFile()) {
        this.faults.push({ file: path, message: 'This is neither a file nor a folder: give manifests.' });
      } else if (stats.size > MAX_BYTES) {
        this.faults.push({ file: path, message: `This file has ${stats.size} bytes, and ${MAX_BYTES} are read at most: split it.` });
      } else {
        this.take(path, readFileSync(path), isFound);
      }
    } catch (error) {
      this.faults.push({ file: path, message: reasonOf(error) });
    }
  }

  private visitFolder(path: string): void {
    const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
    for (const entry of entries.sort((a, b) => a.name < b.name ? -1 : 1)) {
      const child = join(path, entry.name);
      if (this.isFolder(child, entry) || MANIFEST.test(entry.name)) {
        this.visit(child, true);
      }
    }
  }

  private isFolder(path: string, entry: Dirent): boolean {
    if (!entry.isSymbolicLink()) {
      return entry.isDirectory();
    }
    // A link that leads nowhere is a fault only if it is named like a manifest.
    try {
      return statSync(path).isDirectory();
    } catch {
      return false;
    }
  }

  private readPipe(path: string): void {
    const descriptor = openSync(path, 'r');
    try {
      this.take(path, readLimited(descriptor), false);
    } finally {
      closeSync(descriptor);
    }
  }

  private take(path: string, bytes: Uint8Array, isFound: boolean): void {
    const read = decodeManifest(path, bytes);
    if ('text' in read) {
      this.sources.push({ ...read, isFound });
    } else {
      this.faults.push(read);
    }
  }
}

function reasonOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return 'There is no such file: mend the path.';
    case 'EACCES':
    case 'EPERM':
      return 'This file may not be read: mend its permissions.';
    case 'ELOOP':
      return 'This link leads to itself: mend it.';
    default:
      return `This file can't be read: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

import { closeSync, Dirent, openSync, readdirSync, readFileSync, realpathSync, statSync } from 'fs';
import { normalize, sep } from 'path';
import { MAX_BYTES, readLimited } from './limited-read';
import { Diagnostic, Origin } from '../diagnostics/diagnostic';
import { DiagnosticCode } from '../diagnostics/diagnostic-code';
import { diagnostic } from '../diagnostics/issue';
import { ManifestSource } from '../manifests/parse-manifests';

const MANIFEST = /\.(ya?ml|json)$/;

/** The texts of some files, and what is wrong with the others. */
export interface ReadFiles {
  readonly sources: readonly ManifestSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads manifests from files, and from folders with all that is below them: files named `.yaml`, `.yml` or `.json`, but nothing
 * hidden (its name begins with a dot).
 *
 * No file is read twice, however it is reached.
 */
export function readManifestFiles(paths: readonly string[]): ReadFiles {
  const reader = new FileReader();
  paths.forEach((path) => reader.visit(Buffer.from(path)));
  return reader;
}

/** Whether a file that is found in a folder is read. */
export function isManifestName(path: string): boolean {
  return MANIFEST.test(path);
}

/**
 * Decodes an input; a text in another encoding than UTF-8, or one that is too long, is a diagnostic.
 *
 * @param origin Where the text is from, if `file` isn't the path of a file.
 */
export function decodeManifest(file: string, bytes: Uint8Array, origin?: Origin): ManifestSource | Diagnostic {
  if (bytes.length > MAX_BYTES) {
    return ofFile('manifest/too-large', file, `The input has more than ${MAX_BYTES} bytes, which is the limit.`, 'Split it.');
  }
  if (isUtf16(bytes)) {
    return ofFile('manifest/invalid-encoding', file, 'The input is a text in UTF-16, as PowerShell writes it.', 'Save it in UTF-8.');
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return origin === undefined ? { file, text } : { file, text, origin };
  } catch {
    return ofFile('manifest/invalid-encoding', file, "The input isn't a text in UTF-8.", 'Give manifests in YAML or JSON.');
  }
}

/** Whether a text begins with the mark of UTF-16, or with a letter of two bytes. */
function isUtf16([first, second]: Uint8Array): boolean {
  return first === 0xff && second === 0xfe || first === 0xfe && second === 0xff || first > 0 && second === 0;
}

function ofFile(code: DiagnosticCode, file: string, message: string, fix?: string): Diagnostic {
  return diagnostic(code, { kind: 'file', file }, message, fix);
}

const DOT = '.'.charCodeAt(0);

/** Reads by paths of bytes: a name in a folder need not be UTF-8. */
class FileReader implements ReadFiles {
  public readonly sources: ManifestSource[] = [];
  public readonly diagnostics: Diagnostic[] = [];
  private readonly seen = new Set<string>();

  public visit(path: Buffer, isFound = false): void {
    const file = isFound ? normalize(path.toString()) : path.toString();
    try {
      // The pipe that a shell puts in the place of `<(…)` has no path of its own.
      if (!isFound && statSync(path).isFIFO()) {
        this.readPipe(path);
        return;
      }
      const real = realpathSync.native(path, 'buffer');
      if (this.seen.has(real.toString('latin1'))) {
        return;
      }
      this.seen.add(real.toString('latin1'));
      const stats = statSync(real);
      if (stats.isDirectory()) {
        this.visitFolder(path);
      } else if (!stats.isFile()) {
        this.diagnostics.push(ofFile('manifest/unreadable-file', file, 'This is neither a file nor a folder.', 'Give manifests.'));
      } else if (stats.size > MAX_BYTES) {
        this.diagnostics.push(ofFile('manifest/too-large', file, `The file has ${stats.size} bytes, and the limit is ${MAX_BYTES}.`, 'Split it.'));
      } else {
        this.take(file, readFileSync(path), isFound);
      }
    } catch (error) {
      this.diagnostics.push(unreadable(file, error));
    }
  }

  private visitFolder(path: Buffer): void {
    const entries = readdirSync(path, { withFileTypes: true, encoding: 'buffer' }).filter(({ name }) => name[0] !== DOT);
    for (const entry of entries.sort((a, b) => Buffer.compare(a.name, b.name))) {
      const child = Buffer.concat([path, Buffer.from(path[path.length - 1] === sep.charCodeAt(0) ? '' : sep), entry.name]);
      if (this.isFolder(child, entry) || isManifestName(entry.name.toString())) {
        this.visit(child, true);
      }
    }
  }

  private isFolder(path: Buffer, entry: Dirent<Buffer>): boolean {
    if (!entry.isSymbolicLink()) {
      return entry.isDirectory();
    }
    // A link that leads nowhere is reported only if it is named like a manifest.
    try {
      return statSync(path).isDirectory();
    } catch {
      return false;
    }
  }

  private readPipe(path: Buffer): void {
    const descriptor = openSync(path, 'r');
    try {
      this.take(path.toString(), readLimited(descriptor), false, {});
    } finally {
      closeSync(descriptor);
    }
  }

  private take(file: string, bytes: Uint8Array, isFound: boolean, origin?: Origin): void {
    const read = decodeManifest(file, bytes, origin);
    if ('text' in read) {
      this.sources.push({ ...read, isFound });
    } else {
      this.diagnostics.push(read);
    }
  }
}

function unreadable(path: string, error: unknown): Diagnostic {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
      return ofFile('manifest/missing-file', path, 'The file does not exist.', 'Correct the path.');
    case 'EACCES':
    case 'EPERM':
      return ofFile('manifest/unreadable-file', path, "The file's permissions don't allow reading it.", 'Change them.');
    case 'ELOOP':
      return ofFile('manifest/unreadable-file', path, 'The link leads to itself.', 'Point it to a file.');
    default:
      return ofFile('manifest/unreadable-file', path, `The file can't be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
}

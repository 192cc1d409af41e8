import { isManifestName } from './manifest-files';
import { quote } from '../diagnostics/printable-text';
import { compareText } from '../rbac/order';

/** The mode by which git keeps the path that a symbolic link leads to. */
const LINK = '120000';

/** The mode by which git keeps the commit of a submodule. */
const SUBMODULE = '160000';

/** So many links may lead on to another one, as in Linux. */
const MOST_LINKS = 40;

/** A file in a revision, by its path from the root of the repository. */
export interface GitFile {
  readonly mode: string;
  readonly id: string;
  readonly name: string;
}

/** The reason why something in a revision can't be read. */
interface GitFault {
  readonly name: string;
  readonly message: string;
  readonly fix?: string;
}

/** The manifests at a path of a revision. */
interface FoundFiles {
  /** Whether the path is a file by itself, which is read whatever it is called. */
  readonly isFile: boolean;

  /** By the paths that lead to them. */
  readonly found: readonly GitFile[];
  readonly faults: readonly GitFault[];
}

/** Whether a file is a symbolic link. */
export function isLink({ mode }: GitFile): boolean {
  return mode === LINK;
}

/** The files of a revision. They are read in the order, and links are followed in the way, in which those of a disk are. */
export class GitTree {
  /**
   * Reads the output of `git ls-tree -r -z`.
   *
   * @param readBlobs Reads where links lead. Without it the list has no link.
   */
  public static of(listed: Buffer, readBlobs: (ids: readonly string[]) => readonly Buffer[] = () => []): GitTree {
    // A name need not be UTF-8.
    const files = listed.toString('latin1').split('\0').filter((line) => line !== '').map(fileOf);
    const links = files.filter(isLink);
    const targets = readBlobs(links.map(({ id }) => id));
    return new GitTree(files, new Map(links.map(({ name }, i) => [name, targets[i]?.toString('latin1') ?? ''])));
  }

  private readonly byName: ReadonlyMap<string, GitFile>;
  private readonly folders = new Map<string, Set<string>>([['', new Set()]]);

  private constructor(public readonly files: readonly GitFile[], private readonly targets: ReadonlyMap<string, string>) {
    this.byName = new Map(files.map((file) => [file.name, file]));
    for (const { name } of files) {
      const steps = name.split('/');
      for (let depth = 0; depth < steps.length; depth++) {
        const folder = steps.slice(0, depth).join('/');
        const entries = this.folders.get(folder) ?? new Set();
        this.folders.set(folder, entries.add(steps[depth]));
      }
    }
  }

  /** Whether the revision has a file or a folder at a path. */
  public has(path: string): boolean {
    const real = this.realPath(encoded(path));
    return real !== undefined && (this.byName.has(real) || this.folders.has(real));
  }

  /** Finds the manifests at a path: the file itself, or those below the folder of which no name begins with a dot. */
  public read(path: string): FoundFiles {
    const base = encoded(path);
    const real = this.realPath(base);
    const found: GitFile[] = [];
    const faults: GitFault[] = [];
    this.visit(base, base, new Set(), found, faults);
    return { isFile: real !== undefined && this.byName.has(real), found: found.map(withName), faults: faults.map(withName) };
  }

  /**
   * Reads what a path leads to. No file is read twice, however it is reached.
   *
   * @param entry The path without links before its last step.
   */
  private visit(path: string, entry: string, seen: Set<string>, found: GitFile[], faults: GitFault[]): void {
    const real = this.realPath(path);
    const file = real === undefined ? undefined : this.byName.get(real);
    if (real === undefined || file === undefined && !this.folders.has(real)) {
      const target = this.targets.get(entry);
      if (target !== undefined) {
        faults.push({ name: path, message: `The link leads to ${quote(decoded(target))}, which the revision doesn't have.`, fix: 'Name the files that it has.' });
      }
      return;
    }
    if (seen.has(real)) {
      return;
    }
    seen.add(real);
    if (file === undefined) {
      this.visitFolder(path, real, seen, found, faults);
    } else if (file.mode === SUBMODULE) {
      faults.push({ name: path, message: 'This is a submodule, whose files the revision doesn\'t have.', fix: 'Name the folders that aren\'t submodules.' });
    } else {
      found.push({ ...file, name: path });
    }
  }

  private visitFolder(path: string, real: string, seen: Set<string>, found: GitFile[], faults: GitFault[]): void {
    const entries = [...this.folders.get(real) ?? []].filter((name) => !name.startsWith('.')).sort(compareText);
    for (const entry of entries) {
      const inside = joined(real, entry);
      if (this.isFolder(inside) || isManifestName(entry)) {
        this.visit(joined(path, entry), inside, seen, found, faults);
      }
    }
  }

  /** Whether something is, or leads to, a folder. A link that leads nowhere, or out of the revision, is reported only if it is named like a manifest. */
  private isFolder(path: string): boolean {
    const real = this.realPath(path);
    return real !== undefined && (this.folders.has(real) || this.byName.get(real)?.mode === SUBMODULE);
  }

  /** The path without links; none where they lead out of the revision, or to themselves. */
  private realPath(path: string): string | undefined {
    const rest = path.split('/');
    let real = '';
    let links = 0;
    for (let step = rest.shift(); step !== undefined; step = rest.shift()) {
      if (step === '' || step === '.') {
        continue;
      }
      if (step === '..') {
        if (real === '') {
          return undefined;
        }
        real = real.slice(0, Math.max(0, real.lastIndexOf('/')));
        continue;
      }
      const next = joined(real, step);
      const target = this.targets.get(next);
      if (target === undefined) {
        real = next;
      } else if (target.startsWith('/') || ++links > MOST_LINKS) {
        return undefined;
      } else {
        rest.unshift(...target.split('/'));
      }
    }
    return real;
  }
}

/** Reads a line of `git ls-tree`: mode, type and id, and after a tab the name. */
function fileOf(line: string): GitFile {
  const tab = line.indexOf('\t');
  const [mode, , id] = line.slice(0, tab).split(' ');
  return { mode, id, name: line.slice(tab + 1) };
}

function joined(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}

/** A text with a character for each of its bytes. */
function encoded(text: string): string {
  return Buffer.from(text).toString('latin1');
}

function decoded(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString();
}

function withName<Named extends { readonly name: string }>(named: Named): Named {
  return { ...named, name: decoded(named.name) };
}

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runCommand } from './run-command';

/** Where the package is made. */
export const ROOT = join(__dirname, '..', '..');

/** What the tests read of the manifest. */
export interface Manifest {
  readonly version: string;
  readonly bin?: { readonly [command: string]: string };
  readonly main: string;
  readonly engines: { readonly node: string };
  readonly bundledDependencies?: readonly string[];
  readonly peerDependencies: { readonly [name: string]: string };
}

/** The manifest, as it is published. */
export const MANIFEST: Manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** The file that is published, in a folder of its own. */
export class PackedPackage {
  /** Packs what was compiled, or the package in a folder below the root. */
  public static pack(below = '.'): PackedPackage {
    const folder = mkdtempSync(join(tmpdir(), 'packed-'));
    const [{ filename, files, unpackedSize }] = JSON.parse(runCommand(`npm pack --json --pack-destination "${folder}" "./${below}"`, ROOT));
    return new PackedPackage(folder, join(folder, filename), files.map(({ path }: { path: string }) => path).sort(), unpackedSize);
  }

  private constructor(
    private readonly folder: string, public readonly file: string, public readonly contents: readonly string[], public readonly unpackedSize: number,
  ) {}

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}

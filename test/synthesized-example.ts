import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { basename, dirname, join } from 'path';

const FOLDER = join(__dirname, '..', 'examples');

/** The names of all examples. */
export const EXAMPLES = readdirSync(FOLDER).filter((file) => file.endsWith('.ts')).map((file) => basename(file, '.ts'));

/** Runs an example in a folder of its own, with the manifests beside it; returns the text of each file that it writes, by path. */
export function synthesizeExample(example: string): Map<string, string> {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  const source = dirname(join(FOLDER, example));
  const manifests = readdirSync(source).filter((file) => file.endsWith('.yaml'));
  manifests.forEach((file) => copyFileSync(join(source, file), join(folder, file)));
  process.chdir(folder);
  try {
    jest.isolateModules(() => jest.requireActual(join(FOLDER, example)));
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml') && !manifests.includes(file)).sort();
    return new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
}

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { GALLERY, GENERATED, SETUPS, writeReview } from '../scripts/gallery';

const DOCUMENT = readFileSync(join(__dirname, '..', 'docs/gallery.md'), 'utf8');

/** The files of a folder and their texts, by their path in it. */
function filesOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile()).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
}

/** Runs the program of a setup in a copy of its folder, and reviews what it writes; returns all files that are there then. */
async function runSetup(setup: string): Promise<Record<string, string>> {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'setup-'));
  cpSync(join(GALLERY, setup), folder, { recursive: true, filter: (path) => !GENERATED.includes(basename(path)) });
  process.chdir(folder);
  try {
    jest.isolateModules(() => jest.requireActual(join(GALLERY, setup, 'main')));
    await writeReview();
    return filesOf(folder);
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
}

test.each(SETUPS)('%s writes what is next to it, and its review finds nothing that isn\'t explained; if not, run `npm run embed`', async (setup) => {
  expect(await runSetup(setup)).toEqual(filesOf(join(GALLERY, setup)));
});

test('a finding that isn\'t explained fails', async () => {
  const home = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'setup-'));
  cpSync(join(GALLERY, 'single-team', 'dist'), join(folder, 'dist'), { recursive: true });
  process.chdir(folder);
  try {
    // Without the components, nobody is known to be the controller.
    await expect(writeReview()).rejects.toThrow("'argo-rbac review dist' ended with 1");
  } finally {
    process.chdir(home);
    rmSync(folder, { recursive: true });
  }
});

test('the document shows the program and the review of each setup, and links to what it writes', () => {
  const shown = [...DOCUMENT.matchAll(/^<!-- file: examples\/gallery\/(\S+) -->$/gm)].map(([, file]) => file);
  const linked = [...DOCUMENT.matchAll(/\]\(\.\.\/examples\/gallery\/([^)]+)\)/g)].map(([, file]) => file);
  expect(shown.sort()).toEqual(SETUPS.flatMap((setup) => [`${setup}/main.ts`, `${setup}/review.txt`]));
  expect(linked.sort()).toEqual(SETUPS.flatMap((setup) => Object.keys(filesOf(join(GALLERY, setup))).filter((file) => !['main.ts', 'review.txt'].includes(file))
    .map((file) => `${setup}/${file}`)));
});

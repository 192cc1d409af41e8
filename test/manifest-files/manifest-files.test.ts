import { execFileSync, spawn } from 'child_process';
import { once } from 'events';
import { chmodSync, mkdirSync, mkdtempSync, openSync, closeSync, ftruncateSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { readLimited } from '../../lib/manifest-files/limited-read';
import { decodeManifest, readManifestFiles } from '../../lib/manifest-files/manifest-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifests-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(...paths: string[]): { files: string[]; faults: string[] } {
  const { sources, faults } = readManifestFiles(paths.map((path) => join(folder, path)));
  const strip = (file: string) => file.replace(`${folder}/`, '');
  return { files: sources.map(({ file }) => strip(file)), faults: faults.map(({ file, message }) => `${strip(file)}: ${message}`) };
}

test('folders are read with all that is below them, in order, and nothing hidden', () => {
  mkdirSync(join(folder, 'b', 'c'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  for (const file of ['b/c/z.json', 'b/a.yml', 'a.yaml', 'c.txt', '.hidden.yaml', '.git/x.yaml']) {
    writeFileSync(join(folder, file), 'kind: A');
  }
  expect(read('')).toEqual({ files: ['a.yaml', 'b/a.yml', 'b/c/z.json'], faults: [] });
  expect(read('c.txt')).toEqual({ files: ['c.txt'], faults: [] });
});

test('no file is read twice, however it is reached', () => {
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a', 'x.yaml'), '');
  symlinkSync(join(folder, 'a'), join(folder, 'loop'));
  symlinkSync(folder, join(folder, 'a', 'up'));
  symlinkSync(join(folder, 'a', 'x.yaml'), join(folder, 'y.yaml'));
  expect(read('a/x.yaml', '', 'a')).toEqual({ files: ['a/x.yaml'], faults: [] });
});

test('what can not be read is a fault each', () => {
  writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x61, 0xe9, 0x62]));
  symlinkSync(join(folder, 'self.yaml'), join(folder, 'self.yaml'));
  closeSync(openSync(join(folder, 'big.yaml'), 'w'));
  const big = openSync(join(folder, 'big.yaml'), 'r+');
  ftruncateSync(big, 3 * 1024 ** 3);
  closeSync(big);
  const long = `${'a'.repeat(300)}.yaml`;
  expect(read('none.yaml', 'latin.yaml', 'self.yaml', 'big.yaml', long)).toEqual({
    files: [],
    faults: [
      'none.yaml: There is no such file: mend the path.',
      'latin.yaml: This is no text in UTF-8: give manifests in YAML or JSON.',
      'self.yaml: This link leads to itself: mend it.',
      'big.yaml: This file has 3221225472 bytes, and 67108864 are read at most: split it.',
      expect.stringMatching(/^a+\.yaml: This file can't be read: (Error: )?ENAMETOOLONG: /),
    ],
  });
});

test('a link that leads to itself is no folder', () => {
  writeFileSync(join(folder, 'a.yaml'), '');
  symlinkSync(join(folder, 'self'), join(folder, 'self'));
  expect(read('')).toEqual({ files: ['a.yaml'], faults: [] });
});

test('a pipe is read where it is named, and only then', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  expect(read('')).toEqual({ files: [], faults: ['pipe.yaml: This is neither a file nor a folder: give manifests.'] });
  const writer = spawn('sh', ['-c', 'echo "kind: A" > "$1"', 'sh', join(folder, 'pipe.yaml')]);
  expect(read('pipe.yaml')).toEqual({ files: ['pipe.yaml'], faults: [] });
  await once(writer, 'exit');
});

test('a stream is read no further than shows that it is too long', () => {
  const big = openSync(join(folder, 'big'), 'w+');
  ftruncateSync(big, 3 * 1024 ** 3);
  const bytes = readLimited(big);
  closeSync(big);
  expect(bytes.length).toBeLessThan(66 * 1024 ** 2);
  expect(decodeManifest('-', bytes)).toEqual({ file: '-', message: 'This has more than 67108864 bytes, which are read at most: split it.' });
});

const isRoot = process.getuid?.() === 0;

(isRoot ? test.skip : test)('a file that may not be read is a fault', () => {
  writeFileSync(join(folder, 'secret.yaml'), '');
  chmodSync(join(folder, 'secret.yaml'), 0);
  expect(read('secret.yaml').faults).toEqual(['secret.yaml: This file may not be read: mend its permissions.']);
});

test('what is no file is a fault', () => {
  expect(readManifestFiles(['/dev/null']).faults).toEqual([{ file: '/dev/null', message: 'This is neither a file nor a folder: give manifests.' }]);
});

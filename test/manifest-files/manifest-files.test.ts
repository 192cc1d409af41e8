import { execFileSync, spawn } from 'child_process';
import { once } from 'events';
import { chmodSync, mkdirSync, mkdtempSync, openSync, closeSync, ftruncateSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';
import { diagnostic } from '../../lib/diagnostics/issue';
import { readLimited } from '../../lib/manifest-files/limited-read';
import { decodeManifest, readManifestFiles } from '../../lib/manifest-files/manifest-files';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'manifests-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(...paths: string[]): { files: string[]; diagnostics: string[] } {
  const { sources, diagnostics } = readManifestFiles(paths.map((path) => join(folder, path)));
  const strip = (file: string) => file.replace(`${folder}/`, '');
  return { files: sources.map(({ file }) => strip(file)), diagnostics: diagnostics.map((each) => strip(formatDiagnostic(each))) };
}

test('folders are read with all that is below them, in order, and nothing hidden', () => {
  mkdirSync(join(folder, 'b', 'c'), { recursive: true });
  mkdirSync(join(folder, '.git'));
  for (const file of ['b/c/z.json', 'b/a.yml', 'a.yaml', 'c.txt', '.hidden.yaml', '.git/x.yaml']) {
    writeFileSync(join(folder, file), 'kind: A');
  }
  expect(read('')).toEqual({ files: ['a.yaml', 'b/a.yml', 'b/c/z.json'], diagnostics: [] });
  expect(read('c.txt')).toEqual({ files: ['c.txt'], diagnostics: [] });
});

test('a file in a folder is read, though its name is no UTF-8', () => {
  writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xe9]), Buffer.from('.yaml')]), 'kind: A');
  expect(read('')).toEqual({ files: ['\ufffd.yaml'], diagnostics: [] });
});

test('no file is read twice, however it is reached', () => {
  mkdirSync(join(folder, 'a'));
  writeFileSync(join(folder, 'a', 'x.yaml'), '');
  symlinkSync(join(folder, 'a'), join(folder, 'loop'));
  symlinkSync(folder, join(folder, 'a', 'up'));
  symlinkSync(join(folder, 'a', 'x.yaml'), join(folder, 'y.yaml'));
  expect(read('a/x.yaml', '', 'a')).toEqual({ files: ['a/x.yaml'], diagnostics: [] });
});

test('what can not be read is a fault each', () => {
  writeFileSync(join(folder, 'latin.yaml'), Buffer.from([0x61, 0xe9, 0x62]));
  writeFileSync(join(folder, 'wide.yaml'), 'a: b', 'utf16le');
  writeFileSync(join(folder, 'marked.yaml'), '\uFEFFé: b', 'utf16le');
  symlinkSync(join(folder, 'self.yaml'), join(folder, 'self.yaml'));
  closeSync(openSync(join(folder, 'big.yaml'), 'w'));
  const big = openSync(join(folder, 'big.yaml'), 'r+');
  ftruncateSync(big, 3 * 1024 ** 3);
  closeSync(big);
  const long = `${'a'.repeat(300)}.yaml`;
  expect(read('none.yaml', 'latin.yaml', 'wide.yaml', 'marked.yaml', 'self.yaml', 'big.yaml', long)).toEqual({
    files: [],
    diagnostics: [
      'none.yaml: error[manifest/missing-file]: The file does not exist. Correct the path.',
      "latin.yaml: error[manifest/invalid-encoding]: The input isn't a text in UTF-8. Give manifests in YAML or JSON.",
      'wide.yaml: error[manifest/invalid-encoding]: The input is a text in UTF-16, as PowerShell writes it. Save it in UTF-8.',
      'marked.yaml: error[manifest/invalid-encoding]: The input is a text in UTF-16, as PowerShell writes it. Save it in UTF-8.',
      'self.yaml: error[manifest/unreadable-file]: The link leads to itself. Point it to a file.',
      'big.yaml: error[manifest/too-large]: The file has 3221225472 bytes, and the limit is 67108864. Split it.',
      expect.stringMatching(/^a+\.yaml: error\[manifest\/unreadable-file\]: The file can't be read: (Error: )?ENAMETOOLONG: /),
    ],
  });
});

test('a link that leads to itself is no folder', () => {
  writeFileSync(join(folder, 'a.yaml'), '');
  symlinkSync(join(folder, 'self'), join(folder, 'self'));
  expect(read('')).toEqual({ files: ['a.yaml'], diagnostics: [] });
});

test('a pipe is read where it is named, and only then', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe.yaml')]);
  expect(read('')).toEqual({ files: [], diagnostics: ['pipe.yaml: error[manifest/unreadable-file]: This is neither a file nor a folder. Give manifests.'] });
  const writer = spawn('sh', ['-c', 'echo "kind: A" > "$1"', 'sh', join(folder, 'pipe.yaml')]);
  expect(read('pipe.yaml')).toEqual({ files: ['pipe.yaml'], diagnostics: [] });
  await once(writer, 'exit');
});

test('a stream is read no further than shows that it is too long', () => {
  const big = openSync(join(folder, 'big'), 'w+');
  ftruncateSync(big, 3 * 1024 ** 3);
  const bytes = readLimited(big);
  closeSync(big);
  expect(bytes.length).toBeLessThan(66 * 1024 ** 2);
  expect(decodeManifest('-', bytes)).toEqual(
    diagnostic('manifest/too-large', { kind: 'file', file: '-' }, 'The input has more than 67108864 bytes, which is the limit.', 'Split it.'),
  );
});

const isRoot = process.getuid?.() === 0;

(isRoot ? test.skip : test)('a file that may not be read is a fault', () => {
  writeFileSync(join(folder, 'secret.yaml'), '');
  chmodSync(join(folder, 'secret.yaml'), 0);
  expect(read('secret.yaml').diagnostics).toEqual([
    "secret.yaml: error[manifest/unreadable-file]: The file's permissions don't allow reading it. Change them.",
  ]);
});

test('what is no file is a fault', () => {
  expect(readManifestFiles(['/dev/null']).diagnostics).toEqual([
    diagnostic('manifest/unreadable-file', { kind: 'file', file: '/dev/null' }, 'This is neither a file nor a folder.', 'Give manifests.'),
  ]);
});

import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { readGitFiles } from '../../lib/manifest-files/git-files';
import { readManifestFiles } from '../../lib/manifest-files/manifest-files';

const FILES = ['deploy/a.yaml', 'deploy/b/c.json', 'deploy/notes.txt', 'deploy/.hidden.yaml', 'deploy/.cache/d.yaml', '.ci/one/e.yaml', 'f.yml'];

const home = process.cwd();
let repository: string;
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'git-files-'));
  process.chdir(repository);
  for (const file of FILES) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `# ${file}\n`);
  }
  const git = (...args: readonly string[]) => execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args]);
  git('init', '--quiet');
  git('add', '--force', '.');
  git('commit', '--quiet', '--message', 'files');
});
afterAll(() => {
  process.chdir(home);
  rmSync(repository, { recursive: true });
});

const PATHS: readonly [path: string, from: string, names: string[]][] = [
  ['deploy', '.', ['deploy/a.yaml', 'deploy/b/c.json']],
  ['deploy/', '.', ['deploy/a.yaml', 'deploy/b/c.json']],
  ['./deploy', '.', ['deploy/a.yaml', 'deploy/b/c.json']],
  ['deploy/b', '.', ['deploy/b/c.json']],
  ['deploy/notes.txt', '.', ['deploy/notes.txt']],
  ['deploy/.hidden.yaml', '.', ['deploy/.hidden.yaml']],
  ['.ci', '.', ['.ci/one/e.yaml']],
  ['.ci/one', '.', ['.ci/one/e.yaml']],
  ['.', '.', ['deploy/a.yaml', 'deploy/b/c.json', 'f.yml']],
  ['b', 'deploy', ['b/c.json']],
  ['../f.yml', 'deploy', ['../f.yml']],
  ['..', 'deploy', ['a.yaml', 'b/c.json', '../f.yml']],
];

test.each(PATHS)('%s, from the folder %s, gives the files that the disk gives', (path, from, names) => {
  process.chdir(join(repository, from));
  const fromGit = readGitFiles(`git:HEAD:${path}`);
  const fromDisk = readManifestFiles([path]);
  process.chdir(repository);
  expect(fromGit.sources.map(({ file }) => file)).toEqual(names.map((name) => `${name}@HEAD`));
  expect(fromGit.sources.map(({ text, isFound }) => ({ text, isFound }))).toEqual(fromDisk.sources.map(({ text, isFound }) => ({ text, isFound })));
});

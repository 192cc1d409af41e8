import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';
import { readGitFiles } from '../../lib/manifest-files/git-files';
import { readManifestFiles } from '../../lib/manifest-files/manifest-files';

const FILES = ['deploy/a.yaml', 'deploy/b/c.json', 'deploy/notes.txt', 'deploy/.hidden.yaml', 'deploy/.cache/d.yaml', '.ci/one/e.yaml', 'f.yml'];

function git(...args: readonly string[]): string {
  return execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

const home = process.cwd();
let repository: string;
beforeAll(() => {
  repository = mkdtempSync(join(tmpdir(), 'git-files-'));
  process.chdir(repository);
  for (const file of FILES) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `# ${file}\n`);
  }
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

describe('links', () => {
  const LINKS: readonly [path: string, target: string][] = [
    ['deploy/b-link.yaml', '../f.yml'], ['deploy/again.yaml', 'a.yaml'], ['deploy/up', '..'], ['deploy/ci', '../.ci/one'], ['linked', 'deploy/b'],
    ['deploy/b/\u00e9.yaml', '../../linked/../notes.txt'],
  ];
  beforeAll(() => {
    process.chdir(repository);
    git('checkout', '--quiet', '-b', 'links');
    LINKS.forEach(([path, target]) => symlinkSync(target, path));
    git('add', '--force', '.');
    git('commit', '--quiet', '--message', 'links');
    process.chdir(home);
  });
  beforeEach(() => process.chdir(repository));
  afterEach(() => process.chdir(home));

  test.each([['deploy'], ['.'], ['linked'], ['linked/c.json'], ['deploy/up/deploy'], ['deploy/b-link.yaml'], ['deploy/up/linked']])('%s gives the files that the disk gives', (path) => {
    const { sources, diagnostics } = readGitFiles(`git:links:${path}`);
    const fromDisk = readManifestFiles([path]);
    expect({ diagnostics, sources }).toEqual({
      diagnostics: [],
      sources: fromDisk.sources.map((source) => (
        { ...source, file: `${source.file}@links`, origin: { path: source.file } })),
    });
    expect(sources.length).toBeGreaterThan(0);
  });

  test('that lead nowhere, or out of the revision, are reported if they are named like manifests, or given by name', () => {
    const wrong: readonly [path: string, target: string][] = [
      ['wrong/gone.yaml', 'none.yaml'], ['wrong/above.yaml', '../../x.yaml'], ['wrong/self.yaml', 'self.yaml'],
      ['wrong/gone', 'none'], ['wrong/tool', '/usr/bin/env'], ['wrong/above', '../../x'], ['wrong/loop1', 'loop2'], ['wrong/loop2', 'loop1'],
    ];
    git('checkout', '--quiet', '-b', 'wrong-links');
    mkdirSync('wrong');
    wrong.forEach(([path, target]) => symlinkSync(target, path));
    git('add', '--force', '.');
    git('commit', '--quiet', '--message', 'wrong links');
    git('checkout', '--quiet', 'links');
    const read = ['wrong', 'wrong/tool'].map((path) => readGitFiles(`git:wrong-links:${path}`));
    const diagnostics = read.flatMap((each) => each.diagnostics.map(formatDiagnostic));
    expect({ sources: read.flatMap(({ sources }) => sources), diagnostics }).toEqual({
      sources: [],
      diagnostics: [
        ['above.yaml', '../../x.yaml'], ['gone.yaml', 'none.yaml'], ['self.yaml', 'self.yaml'], ['tool', '/usr/bin/env'],
      ].map(([name, target]) => `wrong/${name}@wrong-links: error[manifest/unreadable-revision]: The link leads to "${target}", which the revision doesn't have. Name the files that it has.`),
    });
  });
});

test('a submodule is reported, whose files aren\'t in the revision', () => {
  process.chdir(repository);
  git('update-index', '--add', '--cacheinfo', `160000,${git('rev-parse', 'HEAD')},deploy/module`);
  git('commit', '--quiet', '--message', 'a submodule');
  const { sources, diagnostics } = readGitFiles('git:HEAD:deploy/module');
  process.chdir(home);
  expect({ sources, diagnostics: diagnostics.map(formatDiagnostic) }).toEqual({
    sources: [],
    diagnostics: [
      "deploy/module@HEAD: error[manifest/unreadable-revision]: This is a submodule, whose files the revision doesn't have. Name the folders that aren't submodules.",
    ],
  });
});

test('an object that the repository lacks is reported: without its text there would be less access', () => {
  process.chdir(repository);
  writeFileSync('lost.yaml', '# lost');
  git('add', 'lost.yaml');
  git('commit', '--quiet', '--message', 'lost');
  const id = git('rev-parse', 'HEAD:lost.yaml');
  rmSync(join('.git', 'objects', id.slice(0, 2), id.slice(2)));
  const { sources, diagnostics } = readGitFiles('git:HEAD:lost.yaml');
  process.chdir(home);
  expect({ sources, diagnostics: diagnostics.map(formatDiagnostic) }).toEqual({
    sources: [],
    diagnostics: [
      `git:HEAD:lost.yaml: error[manifest/unreadable-revision]: git can't read "lost.yaml": the repository lacks the object ${id}.`,
    ],
  });
});

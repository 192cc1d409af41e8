import { spawnSync } from 'child_process';
import { posix } from 'path';
import { GitTree, isLink } from './git-tree';
import { decodeManifest, ReadFiles } from './manifest-files';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { ManifestSource } from '../manifests/parse-manifests';

const GIT_PATH = /^git:([^:]+):(.*)$/s;

/** Room for what git writes: a file that is too large is reported when it is decoded. */
const MAX_OUTPUT = 1024 * 1024 * 1024;

/** Whether an input is a path in a revision of the repository: `git:REV:PATH`. */
export function isGitPath(input: string): boolean {
  return input.startsWith('git:');
}

/**
 * Reads manifests from a revision of the git repository that the working directory is in.
 *
 * A folder gives the files that reading it from the disk would give, with names from the working directory, too. Links are followed in
 * the revision.
 *
 * @param input `git:REV:PATH`, with the path from the working directory, for example `git:origin/main:deploy`; an empty path is the working directory.
 */
export function readGitFiles(input: string): ReadFiles {
  const [, revision, path = ''] = GIT_PATH.exec(input) ?? [];
  if (revision === undefined) {
    return failed(input, `"${input}" names no path in a revision.`, 'Use git:REV:PATH, for example git:origin/main:deploy.');
  }
  const commit = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit.status !== 0) {
    return failed(input, `git has no revision "${revision}" here.`, 'Check the name, and fetch it where the clone is shallow.');
  }
  const id = commit.stdout.toString().trim();
  const listed = git(['ls-tree', '-r', '-z', '--full-name', id, '--', path === '' ? '.' : path]);
  if (listed.status !== 0) {
    return failed(input, `git can't list "${path}": ${listed.stderr.toString().trim()}.`);
  }
  const here = repositoryPath();
  const base = posix.join(here, path).replace(/^\.?\/?$|\/$/, '');
  try {
    const below = GitTree.of(listed.stdout);
    // A link may lead to any file of the revision, and the path may lead through a link.
    const tree = below.files.length > 0 && !below.files.some(isLink) ? below : GitTree.of(list(id), readBlobs);
    const { isFile, found, faults } = tree.read(base);
    if (found.length + faults.length === 0 && !tree.has(base)) {
      return failed(input, `The revision "${revision}" has no file or folder "${path}".`, 'Check the path, which is from the working directory.');
    }
    const nameOf = (name: string) => `${posix.relative(here, name)}@${revision}`;
    const contents = readBlobs(found.map((file) => file.id));
    const read = found.map(({ name }, i) => decodeManifest(nameOf(name), contents[i], { path: posix.relative(here, name) }));
    return {
      sources: read.filter((source): source is ManifestSource => 'text' in source).map((source) => ({ ...source, isFound: !isFile })),
      diagnostics: [
        ...faults.map(({ name, message, fix }) => diagnostic('manifest/unreadable-revision', { kind: 'file', file: nameOf(name) }, message, fix)),
        ...read.filter((source): source is Diagnostic => 'code' in source),
      ],
    };
  } catch (error) {
    return failed(input, `git can't read "${path}": ${error instanceof Error ? error.message : String(error)}.`);
  }
}

/** Whether git has a revision of that name here. */
export function isRevision(name: string): boolean {
  return git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).status === 0;
}

/** Returns the path from the root of the git repository to the working directory: empty at the root, and outside of a repository. */
export function repositoryPath(): string {
  return git(['rev-parse', '--show-prefix']).stdout.toString().trim();
}

/** Lists all files of a commit. */
function list(commit: string): Buffer {
  const { status, stdout, stderr } = git(['ls-tree', '-r', '-z', '--full-tree', commit]);
  if (status !== 0) {
    throw new Error(stderr.toString().trim());
  }
  return stdout;
}

/**
 * Reads all contents by one process: each is a line with its size, the bytes, and a line end.
 *
 * @throws when git doesn't write all of them: a text that is missing would be an answer with less access
 */
function readBlobs(ids: readonly string[]): Buffer[] {
  if (ids.length === 0) {
    return [];
  }
  const { status, stdout, stderr } = git(['cat-file', '--batch'], `${ids.join('\n')}\n`);
  if (status !== 0) {
    throw new Error(stderr.toString().trim());
  }
  let start = 0;
  return ids.map((id) => {
    const end = stdout.indexOf('\n', start);
    const [, type, length] = stdout.toString('utf8', start, end).split(' ');
    if (type !== 'blob') {
      throw new Error(`the repository lacks the object ${id}`);
    }
    const contents = stdout.subarray(end + 1, end + 1 + Number(length));
    start = end + 1 + contents.length + 1;
    return contents;
  });
}

function git(args: readonly string[], input = ''): { readonly status: number | null; readonly stdout: Buffer; readonly stderr: Buffer } {
  const { status, stdout, stderr, error } = spawnSync('git', args, { input, maxBuffer: MAX_OUTPUT });
  return error === undefined ? { status, stdout, stderr } : { status: null, stdout: Buffer.alloc(0), stderr: Buffer.from(error.message) };
}

function failed(input: string, message: string, fix?: string): ReadFiles {
  return { sources: [], diagnostics: [diagnostic('manifest/unreadable-revision', { kind: 'option', name: input }, message, fix)] };
}

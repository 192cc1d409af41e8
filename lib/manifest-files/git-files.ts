import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { posix } from 'path';
import { decodeManifest, isManifestName, ReadFiles } from './manifest-files';
import { Diagnostic } from '../diagnostics/diagnostic';
import { diagnostic } from '../diagnostics/issue';
import { ManifestSource } from '../manifests/parse-manifests';

const GIT_PATH = /^git:([^:]+):(.*)$/s;

/** Below a folder, a file or folder whose name begins with a dot isn't read, as on the disk. */
const HIDDEN = /(^|\/)\./;

/** Room for what git writes: a file that is too large is reported when it is decoded. */
const MAX_OUTPUT = 1024 * 1024 * 1024;

/** Whether an input is a path in a revision of the repository: `git:REV:PATH`. */
export function isGitPath(input: string): boolean {
  return input.startsWith('git:');
}

/**
 * Reads manifests from a revision of the git repository that the working directory is in.
 *
 * A folder gives the files that reading it from the disk would give, with names from the working directory, too.
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
  const listed = git(['ls-tree', '-r', '-z', '--full-name', commit.stdout.toString().trim(), '--', path === '' ? '.' : path]);
  if (listed.status !== 0) {
    return failed(input, `git can't list "${path}": ${listed.stderr.toString().trim()}.`);
  }
  const files = listed.stdout.toString().split('\0').filter((line) => line !== '').map(fileOf);
  if (files.length === 0) {
    return failed(input, `The revision "${revision}" has no file or folder "${path}".`, 'Check the path, which is from the working directory.');
  }
  const here = repositoryPath();
  const base = posix.join(here, path).replace(/^\.?\/?$|\/$/, '');
  // A path that is a file by itself is taken whatever it is called.
  const isFile = files.length === 1 && files[0].name === base;
  const found = isFile ? files : files.filter(({ name }) => isManifestName(name) && !HIDDEN.test(name.slice(base.length)));
  const read = readBlobs(found.map(({ id }) => id)).map((bytes, i) => decodeManifest(`${posix.relative(here, found[i].name)}@${revision}`, bytes));
  return {
    sources: read.filter((source): source is ManifestSource => 'text' in source).map((source) => ({ ...source, isFound: !isFile })),
    diagnostics: read.filter((source): source is Diagnostic => 'code' in source),
  };
}

/** Returns the path of a file, without the revision that `readGitFiles` writes after it. */
export function withoutRevision(file: string): string {
  // The name of a file or a folder may contain `@`, too.
  return !file.includes('@') || existsSync(file) ? file : file.replace(/^(.+?\.(?:json|ya?ml)|.+)@(?!\{).+$/is, '$1');
}

/** Whether git has a revision of that name here. */
export function isRevision(name: string): boolean {
  return git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).status === 0;
}

/** Returns the path from the root of the git repository to the working directory: empty at the root, and outside of a repository. */
export function repositoryPath(): string {
  return git(['rev-parse', '--show-prefix']).stdout.toString().trim();
}

interface GitFile {
  readonly id: string;
  readonly name: string;
}

/** Reads a line of `git ls-tree`: mode, type and id, and after a tab the name. */
function fileOf(line: string): GitFile {
  const tab = line.indexOf('\t');
  return { id: line.slice(0, tab).split(' ')[2], name: line.slice(tab + 1) };
}

/** Reads all contents by one process: each is a line with its size, the bytes, and a line end. */
function readBlobs(ids: readonly string[]): Buffer[] {
  const { stdout } = git(['cat-file', '--batch'], `${ids.join('\n')}\n`);
  let start = 0;
  return ids.map(() => {
    const end = stdout.indexOf('\n', start);
    const size = Number(stdout.toString('utf8', start, end).split(' ')[2]);
    start = end + 1 + size + 1;
    return stdout.subarray(end + 1, end + 1 + size);
  });
}

function git(args: readonly string[], input = ''): { readonly status: number | null; readonly stdout: Buffer; readonly stderr: Buffer } {
  const { status, stdout, stderr, error } = spawnSync('git', args, { input, maxBuffer: MAX_OUTPUT });
  return error === undefined ? { status, stdout, stderr } : { status: null, stdout: Buffer.alloc(0), stderr: Buffer.from(error.message) };
}

function failed(input: string, message: string, fix?: string): ReadFiles {
  return { sources: [], diagnostics: [diagnostic('manifest/unreadable-revision', { kind: 'option', name: input }, message, fix)] };
}

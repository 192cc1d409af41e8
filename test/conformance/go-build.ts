import { execFileSync, spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';

/** A program that the proof needs, built from one of the Go modules beside this file. */
export interface GoProgram {
  readonly name: string;
  /** The folder of the module that pins its version. */
  readonly module: 'kubernetes' | 'kubernetes-node' | 'etcd' | 'kubectl' | 'argo';
  /** The folder, in that of the module, whose go.mod pins the versions in place of the module's own. */
  readonly versions?: string;
  readonly package: string;
  readonly flags: readonly string[];
}

/** The code whose branches the oracle counts while it answers: Kubernetes' own, not ours. */
const COUNTED_PACKAGES = [
  'conformance/kubernetes/oracle', // without the main package no counters are written
  'k8s.io/component-helpers/auth/rbac/validation',
  'k8s.io/kubernetes/pkg/apis/rbac/v1',
  'k8s.io/kubernetes/pkg/apis/rbac/validation',
  'k8s.io/kubernetes/pkg/registry/rbac/validation',
  'k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac',
];

export const ORACLE: GoProgram = {
  name: 'oracle',
  module: 'kubernetes',
  package: './oracle',
  flags: ['-cover', '-covermode=count', `-coverpkg=${COUNTED_PACKAGES.join(',')}`],
};

/** Whether programs can be built here. */
export function goIsInstalled(): boolean {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}

/** The version of a Go module that the proof is pinned to, with its `v`. */
export function pinnedVersion(module: GoProgram['module'], path: string): string {
  const version = new RegExp(`^(?:require )?\\s*${path.replaceAll('.', '\\.')} (v\\S+)`, 'm').exec(readFileSync(join(moduleFolder(module), 'go.mod'), 'utf8'));
  if (version === null) {
    throw new Error(`${join(moduleFolder(module), 'go.mod')} does not require ${path}`);
  }
  return version[1];
}

/** Where a module's sources lie on this machine. */
export function sourceFolder(module: GoProgram['module'], path: string): string {
  return execFileSync('go', ['list', '-m', '-f', '{{.Dir}}', path], { cwd: moduleFolder(module), encoding: 'utf8' }).trim();
}

/**
 * Builds a program, or finds it built.
 *
 * Builds are kept outside the repository, by what they are built from: in `CONFORMANCE_CACHE`, else in the user's
 * cache folder.
 *
 * @returns the path of the program
 */
export function build(program: GoProgram): string {
  const folder = join(cacheFolder(), `${program.module}-${fingerprint(program)}`);
  const { versions } = program;
  const path = join(folder, program.name);
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const unfinished = `${path}.${process.pid}`; // two builds at once do not meet, and a broken one leaves no program
    process.stderr.write(`Building ${program.name} in ${folder} ...\n`);
    try {
      execFileSync('go', ['build', ...versions === undefined ? [] : [`-modfile=${versions}/go.mod`], ...program.flags, '-o', unfinished, program.package], {
        cwd: moduleFolder(program.module),
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      renameSync(unfinished, path);
    } finally {
      rmSync(unfinished, { force: true });
    }
  }
  return path;
}

/** Where builds are kept. */
export function cacheFolder(): string {
  return process.env.CONFORMANCE_CACHE
    ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-argo-rbac', 'conformance');
}

/** Names what a program is built from: the pinned versions, our own sources where it has some, and the flags. */
function fingerprint({ module, versions = '.', package: path, flags }: GoProgram): string {
  const folder = moduleFolder(module);
  const ownSources = path.startsWith('./') ? goFiles(join(folder, path)).map((file) => join(path, file)).sort() : [];
  const hash = createHash('sha256').update(flags.join(' '));
  for (const file of [join(versions, 'go.mod'), join(versions, 'go.sum'), ...ownSources]) {
    hash.update(file).update(readFileSync(join(folder, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

/** The Go sources in a folder and below, by their paths in it. */
export function goFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.go'));
}

export function moduleFolder(module: GoProgram['module']): string {
  return join(__dirname, module);
}

import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ArgoRelease } from './argo-release';
import { cacheFolder } from '../../conformance/go-build';

/** The programs of a release, and its definitions of custom resources. */
export interface ArgoPrograms {
  readonly controller: string;
  readonly argo: string;
  readonly executor: string;

  /** A folder of YAML. */
  readonly definitions: string;
}

const PROGRAMS = ['workflow-controller', 'argo', 'argoexec'] as const;

/** Of the two sets of definitions, the one without schemas: the other makes the API server four times as large. */
const DEFINITIONS = 'manifests/base/crds/minimal';

/** Static programs, which run in an image without a C library. */
const FLAGS = ['-trimpath', '-ldflags=-s -w'];
const ENVIRONMENT = { CGO_ENABLED: '0' };

const ADDED = join(__dirname, 'added');

/**
 * Builds the programs of a release, or finds them built.
 *
 * `ARGO_BINARIES/<tag>` is taken where that folder has them, with `crds` beside them; else `ARGO_SOURCE`, a clone that has the tag checked
 * out, is built; else the module that Go's proxy serves.
 */
export function argoPrograms(release: ArgoRelease): ArgoPrograms {
  const { ARGO_BINARIES: binaries } = process.env;
  const given = binaries === undefined ? undefined : join(binaries, release.tag);
  if (given !== undefined && existsSync(given)) {
    return programsIn(given);
  }
  const folder = join(cacheFolder(), `argo-${release.tag}-${fingerprint(release)}`);
  if (!existsSync(folder)) {
    build(release, folder);
  }
  return programsIn(folder);
}

function programsIn(folder: string): ArgoPrograms {
  const [controller, argo, executor] = PROGRAMS.map((name) => join(folder, name));
  const programs = { controller, argo, executor, definitions: join(folder, 'crds') };
  const missing = Object.values(programs).filter((path) => !existsSync(path));
  if (missing.length > 0) {
    throw new Error(`${folder} lacks ${missing.join(', ')}.`);
  }
  return programs;
}

/** Builds all or nothing: the folder appears when everything is in it. */
function build(release: ArgoRelease, folder: string): void {
  process.stderr.write(`Building Argo Workflows ${release.tag} in ${folder} ...\n`);
  mkdirSync(dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  const sources = mkdtempSync(join(tmpdir(), 'argo-sources-'));
  try {
    // A copy: as the main module its own go.mod and go.sum hold, and files can be added.
    cpSync(sourcesOf(release), sources, { recursive: true, mode: 0 });
    execFileSync('chmod', ['-R', 'u+w', sources]);
    addMissing(release, sources);
    for (const name of PROGRAMS) {
      execFileSync('go', ['build', ...FLAGS, '-o', join(unfinished, name), `./cmd/${name}`], {
        cwd: sources, env: { ...process.env, ...ENVIRONMENT }, stdio: ['ignore', 'inherit', 'inherit'],
      });
    }
    cpSync(join(sources, DEFINITIONS), join(unfinished, 'crds'), { recursive: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
    rmSync(sources, { recursive: true, force: true });
  }
}

function sourcesOf({ module, tag, sum }: ArgoRelease): string {
  if (process.env.ARGO_SOURCE !== undefined) {
    return process.env.ARGO_SOURCE;
  }
  const downloaded = JSON.parse(execFileSync('go', ['mod', 'download', '-json', `${module}@${tag}`], { cwd: tmpdir(), encoding: 'utf8' })) as {
    readonly Dir: string; readonly Sum: string;
  };
  if (downloaded.Sum !== sum) {
    throw new Error(`${module}@${tag} has the checksum ${downloaded.Sum} in place of ${sum}.`);
  }
  return downloaded.Dir;
}

/** Adds what is in the repository and not in the module: symbolic links, and the UI, which a tool builds. */
function addMissing({ module }: ArgoRelease, sources: string): void {
  const page = join(sources, 'ui/dist/app/index.html');
  if (!existsSync(page)) {
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, '<!doctype html><title>Argo Workflows</title>\n');
  }
  const executor = ['osspecific', 'os-specific'].map((name) => join(sources, 'workflow/executor', name)).find(existsSync);
  const signals = join(executor ?? sources, 'signal_linux.go');
  if (executor !== undefined && !existsSync(signals)) {
    const [packageName] = /(?<=^package )\w+/m.exec(readFileSync(join(executor, 'signal_darwin.go'), 'utf8')) ?? ['osspecific'];
    writeFileSync(signals, readFileSync(join(ADDED, 'signal_linux.go.txt'), 'utf8').replaceAll('ARGO_MODULE', module).replaceAll('PACKAGE', packageName));
  }
}

function fingerprint({ sum }: ArgoRelease): string {
  return createHash('sha256')
    .update([process.env.ARGO_SOURCE ?? sum, ...FLAGS].join(' '))
    .update(readFileSync(join(ADDED, 'signal_linux.go.txt')))
    .digest('hex')
    .slice(0, 12);
}

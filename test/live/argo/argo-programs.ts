import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { ArgoRelease, releaseOf, releasesOf, versionOf } from './argo-release';
import { ArgoVersion } from '../../../lib/argo/argo-version';
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

/** What of a clone is built: all but its largest files, which a clone may lack. */
const BUILT = ['.', ':!manifests', ':!docs', ':!examples', ':!test'];

/** Static programs, which run in an image without a C library. */
const FLAGS = ['-trimpath', '-ldflags=-s -w'];
const ENVIRONMENT = { CGO_ENABLED: '0' };

const ADDED = join(__dirname, 'added');
const SIGNALS = join(ADDED, 'signal_linux.go.txt');
const ARTIFACT_DRIVER = join(ADDED, 'artifact_driver.go.txt');

/**
 * Builds the programs of a release, or finds them built.
 *
 * `ARGO_BINARIES/<tag>` is taken where that folder has them, with `crds` in it; else what was built before; else the module that Go's proxy
 * serves is built, or `ARGO_SOURCE=CLONE@TAG`.
 */
export function argoPrograms(release: ArgoRelease): ArgoPrograms {
  const folder = foundPrograms(release);
  if (folder !== undefined) {
    return programsIn(folder);
  }
  build(release, cachedPrograms(release));
  return programsIn(cachedPrograms(release));
}

/**
 * Builds the artifact driver of the lab from the sources of a release, whose protocol it speaks, or finds it built.
 *
 * @returns its path; nothing before 4.0, which knows no drivers, and where the programs of a release are given without its sources
 */
export function artifactDriver(release: ArgoRelease): string | undefined {
  const driver = join(cacheFolder(), `artifact-driver-${release.tag}-${fingerprint(release, ARTIFACT_DRIVER)}`, 'artifact-driver');
  if (!versionOf(release).isAtLeast(ArgoVersion.V4_0) || existsSync(driver) || !isServedOrGiven(release)) {
    return existsSync(driver) ? driver : undefined;
  }
  process.stderr.write(`Building the artifact driver for ${release.tag} in ${driver} ...\n`);
  withSources(release, (sources) => {
    const command = join(sources, 'cmd/artifact-driver');
    mkdirSync(command);
    writeFileSync(join(command, 'main.go'), readFileSync(ARTIFACT_DRIVER, 'utf8').replaceAll('ARGO_MODULE', release.module));
    goBuild(sources, 'artifact-driver', driver);
  });
  return driver;
}

/** The release to run where none is named: that of `ARGO_SOURCE`, or the newest that the proxy serves. */
export function defaultRelease(): ArgoRelease {
  return releaseOf(givenSource()?.tag);
}

/** The releases whose programs are there already, or whose source is given. */
export function releasesAtHand(): ArgoRelease[] {
  const { ARGO_BINARIES: binaries } = process.env;
  const built = existsSync(cacheFolder()) ? readdirSync(cacheFolder()).flatMap((name) => /^argo-(v[\d.]+)-/.exec(name)?.[1] ?? []) : [];
  const given = binaries === undefined ? [] : readdirSync(binaries);
  const source = givenSource()?.tag;
  return releasesOf([...built, ...given, ...source === undefined ? [] : [source]])
    .filter((release) => release.tag === source || foundPrograms(release) !== undefined)
    .sort((one, other) => other.tag.localeCompare(one.tag, undefined, { numeric: true }));
}

function foundPrograms(release: ArgoRelease): string | undefined {
  const { ARGO_BINARIES: binaries } = process.env;
  return [...binaries === undefined ? [] : [join(binaries, release.tag)], cachedPrograms(release)].find(existsSync);
}

function cachedPrograms(release: ArgoRelease): string {
  return join(cacheFolder(), `argo-${release.tag}-${fingerprint(release)}`);
}

/** A clone of Argo Workflows, and the tag in it that is to be built. */
interface GivenSource {
  readonly clone: string;
  readonly tag: string;
}

function givenSource(): GivenSource | undefined {
  const [, clone, tag] = /^(.+)@(v[\d.]+)$/.exec(process.env.ARGO_SOURCE ?? '') ?? [];
  if (clone === undefined && process.env.ARGO_SOURCE !== undefined) {
    throw new Error(`ARGO_SOURCE=${process.env.ARGO_SOURCE} isn't CLONE@TAG.`);
  }
  return clone === undefined ? undefined : { clone, tag };
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
  try {
    withSources(release, (sources) => {
      PROGRAMS.forEach((name) => goBuild(sources, name, join(unfinished, name)));
      cpSync(join(sources, DEFINITIONS), join(unfinished, 'crds'), { recursive: true });
    });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** Does something with a copy of the sources: as the main module its own go.mod and go.sum hold, and files can be added. */
function withSources(release: ArgoRelease, work: (sources: string) => void): void {
  const sources = mkdtempSync(join(tmpdir(), 'argo-sources-'));
  try {
    copySources(release, sources);
    addMissing(release, sources);
    work(sources);
  } finally {
    rmSync(sources, { recursive: true, force: true });
  }
}

function goBuild(sources: string, command: string, program: string): void {
  execFileSync('go', ['build', ...FLAGS, '-o', program, `./cmd/${command}`], {
    cwd: sources, env: { ...process.env, ...ENVIRONMENT }, stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function isServedOrGiven({ sum, tag }: ArgoRelease): boolean {
  return sum !== undefined || givenSource()?.tag === tag;
}

/** Writes the sources of a release into a folder: of the clone that `ARGO_SOURCE` names, or of the module that Go's proxy serves. */
export function copySources(release: ArgoRelease, folder: string): void {
  const given = givenSource();
  if (given?.tag === release.tag) {
    for (const paths of [BUILT, [DEFINITIONS]]) {
      const archive = join(folder, '.tar');
      execFileSync('git', ['-C', given.clone, 'archive', '-o', archive, given.tag, '--', ...paths], { stdio: 'inherit' });
      execFileSync('tar', ['-xf', archive, '-C', folder]);
      rmSync(archive);
    }
    return;
  }
  cpSync(downloadedModule(release), folder, { recursive: true, mode: 0 });
  execFileSync('chmod', ['-R', 'u+w', folder]);
}

function downloadedModule({ module, tag, sum }: ArgoRelease): string {
  if (sum === undefined) {
    throw new Error(`The proxy doesn't serve ${module}@${tag}: give ARGO_SOURCE=CLONE@${tag}, or ARGO_BINARIES.`);
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
    writeFileSync(signals, readFileSync(SIGNALS, 'utf8').replaceAll('ARGO_MODULE', module).replaceAll('PACKAGE', packageName));
  }
}

/** A clone is taken to have the tag as upstream has it. */
function fingerprint({ sum, tag }: ArgoRelease, added = SIGNALS): string {
  return createHash('sha256').update([sum ?? tag, ...FLAGS].join(' ')).update(readFileSync(added)).digest('hex').slice(0, 12);
}

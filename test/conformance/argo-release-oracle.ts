import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { cacheFolder, goFiles, moduleFolder } from './go-build';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { copySources } from '../live/argo/argo-programs';
import { releaseOf } from '../live/argo/argo-release';

const OWN = moduleFolder('argo');

/** As the lab builds Argo, so that both take what the other has compiled. */
const FLAGS = ['-trimpath'];
const ENVIRONMENT = { CGO_ENABLED: '0' };

/**
 * Builds the program that asks another release of Argo than the pinned one, or finds it built.
 *
 * The release's own go.mod and go.sum pin what it stands on.
 *
 * @param tag With its patch, for example `v3.7.18`
 * @returns the path of the program
 */
export function buildForRelease(tag: string): string {
  const files = goFiles(OWN).sort();
  const digest = createHash('sha256').update(tag);
  files.forEach((file) => digest.update(file).update(readFileSync(join(OWN, file))));
  const program = join(cacheFolder(), `argo-oracle-${tag}-${digest.digest('hex').slice(0, 12)}`, 'argo-oracle');
  if (!existsSync(program)) {
    process.stderr.write(`Building the oracle of Argo Workflows ${tag} in ${dirname(program)} ...\n`);
    const folder = mkdtempSync(join(tmpdir(), 'argo-oracle-'));
    try {
      const sources = join(folder, 'sources');
      mkdirSync(sources);
      copySources(releaseOf(tag), sources);
      const [, module] = /^module (\S+)$/m.exec(readFileSync(join(sources, 'go.mod'), 'utf8')) ?? [];
      for (const file of files) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        copyFileSync(join(OWN, file), join(folder, file));
      }
      const required = readFileSync(join(sources, 'go.mod'), 'utf8').replace(/^module .*$/m, 'module conformance/argo');
      writeFileSync(join(folder, 'go.mod'), `${required}\nrequire ${module} ${tag}\n\nreplace ${module} => ${sources}\n`);
      copyFileSync(join(sources, 'go.sum'), join(folder, 'go.sum'));
      execFileSync('go', ['build', '-mod=mod', ...FLAGS, `-tags=${tagsOf(tag, sources).join(',')}`, '-o', program, './'], {
        cwd: folder, env: { ...process.env, ...ENVIRONMENT }, stdio: ['ignore', 'inherit', 'inherit'],
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return program;
}

/** Which of our files fit the release: its own sources decide. */
function tagsOf(tag: string, sources: string): string[] {
  const version = ArgoVersion.of(tag);
  const operator = readFileSync(join(sources, 'workflow/controller/operator.go'), 'utf8');
  return [
    ...version.isAtLeast(ArgoVersion.V4_0) ? [] : ['v3'],
    ...version.isAtLeast(ArgoVersion.V3_7) && !version.isAtLeast(ArgoVersion.V4_0) ? ['validates_defaults'] : [],
    ...version.isAtLeast(ArgoVersion.V4_1) ? ['v4_1'] : [],
    ...operator.includes('applicableDefaults') ? [] : ['whole_defaults'],
  ];
}

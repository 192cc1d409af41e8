import { spawnSync } from 'child_process';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseArgs } from 'util';
import { argoImages } from './argo/argo-images';
import { argoPrograms, defaultRelease, releasesAtHand } from './argo/argo-programs';
import { ArgoRelease, releaseOf } from './argo/argo-release';
import { AUDIT_LOG, LabOrder, VERDICTS } from './lab-run';
import { API_SERVERS, ApiServerSetUp } from './node/api-server-set-up';
import { SHARED_IMAGES, writeImages } from './node/images';
import { LabMachine, whyNoNode } from './node/lab-machine';
import { countLine } from './verdicts/counts';
import { readVerdicts } from './verdicts/lab-verdicts';
import { record } from './verdicts/record';
import { buildNodePrograms, buildPrograms } from '../conformance/cluster/server-programs';

/** What we exit with when there is nothing to run against. */
const DID_NOT_RUN = 3;

/** What is asked for on the command line. */
function readArguments() {
  return parseArgs({
    allowPositionals: false,
    options: {
      'argo': { type: 'string' },
      'all': { type: 'boolean', default: false },
      'api-server': { type: 'string', default: 'usual' },
      'only': { type: 'string', multiple: true, default: [] },
      'removal': { type: 'boolean', default: false },
      'record': { type: 'boolean', default: false },
      'keep': { type: 'string' },
      'shell': { type: 'string' },
      'json': { type: 'boolean', default: false },
      'outputFile': { type: 'string' },
    },
  }).values;
}

async function main(): Promise<number> {
  const values = readArguments();
  const reason = whyNoNode();
  if (reason !== undefined) {
    process.stderr.write(`live: skipped: ${reason}\n`);
    return DID_NOT_RUN;
  }
  buildPrograms();
  buildNodePrograms();
  const results = mkdtempSync(join(tmpdir(), 'live-results-'));
  try {
    for (const release of releasesFor(values)) {
      for (const apiServer of values.all ? API_SERVERS : [apiServerOf(values['api-server'])]) {
        const folder = join(results, `${release.tag}-${apiServer}`);
        const code = await runLab(release, { ...values, argo: release.tag, apiServer, removal: values.removal || values.all }, folder);
        if (code !== 0 || values.shell !== undefined) {
          return code;
        }
        if (values.keep !== undefined) {
          cpSync(results, values.keep, { recursive: true });
        }
        if (values.record) {
          readVerdicts(folder).forEach((verdicts) => record(verdicts, join(folder, AUDIT_LOG)));
        }
      }
    }
    const code = judge(results, values.json, values.outputFile);
    process.stderr.write(`${countLine(readVerdicts(results))}\n`);
    return code;
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

function releasesFor({ argo, all }: { readonly argo?: string; readonly all: boolean }): readonly ArgoRelease[] {
  return argo === undefined ? all ? releasesAtHand() : [defaultRelease()] : [releaseOf(argo)];
}

function apiServerOf(text: string): ApiServerSetUp {
  const setUp = API_SERVERS.find((name) => name === text);
  if (setUp === undefined) {
    throw new Error(`--api-server ${text} isn't one of ${API_SERVERS.join(', ')}.`);
  }
  return setUp;
}

/** Runs a lab with one release, and saves what comes of it in a folder. */
async function runLab(release: ArgoRelease, asked: Omit<LabOrder, 'folder' | 'controlGroup' | 'images'>, results: string): Promise<number> {
  const programs = argoPrograms(release);
  const machine = LabMachine.prepare();
  const { folder, controlGroup } = machine;
  const { argo, apiServer, only, all, removal, shell } = asked;
  const images = writeImages([...SHARED_IMAGES, ...argoImages(release, programs)], folder);
  const order: LabOrder = { folder, controlGroup, images, argo, apiServer, only, all, removal, shell };
  writeFileSync(join(folder, 'order.json'), JSON.stringify(order));
  const command = [process.execPath, '--require', 'ts-node/register/transpile-only', join(__dirname, 'lab.ts'), join(folder, 'order.json')];
  return machine.run(command, () => save(folder, results));
}

/** Saves what is left of a run before its folder goes. One by hand, or that was interrupted, leaves nothing. */
function save(folder: string, results: string): void {
  if (existsSync(join(folder, VERDICTS))) {
    mkdirSync(results, { recursive: true });
    [VERDICTS, AUDIT_LOG].forEach((file) => copyFileSync(join(folder, file), join(results, file)));
  }
}

/** Runs the tests that judge a run. */
function judge(results: string, json: boolean, outputFile: string | undefined): number {
  const options = [...json ? ['--json'] : [], ...outputFile === undefined ? [] : [`--outputFile=${outputFile}`]];
  const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), '-c', join(__dirname, 'jest.config.json'), ...options], {
    stdio: 'inherit', env: { ...process.env, LIVE_VERDICTS: results },
  });
  return status ?? 1;
}

main().then((code) => {
  process.exitCode = code;
}, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});

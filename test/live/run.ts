import { spawn, spawnSync } from 'child_process';
import { once } from 'events';
import { copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseArgs } from 'util';
import { argoImages } from './argo/argo-images';
import { argoPrograms, artifactDriver, defaultRelease, releasesAtHand } from './argo/argo-programs';
import { ArgoRelease, releaseOf } from './argo/argo-release';
import { AUDIT_LOG, LabOrder, VERDICTS } from './lab-run';
import { API_SERVERS, ApiServerSetUp } from './node/api-server-set-up';
import { SHARED_IMAGES, writeImages } from './node/images';
import { LabMachine, whyNoNode } from './node/lab-machine';
import { writeScenarios } from './scenarios-document';
import { countLine } from './verdicts/counts';
import { readVerdicts } from './verdicts/lab-verdicts';
import { record } from './verdicts/record';
import { ForeignCluster } from '../conformance/cluster/foreign-cluster';
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
      'unrecorded': { type: 'boolean', default: false },
      'need': { type: 'string', multiple: true, default: [] },
      'record': { type: 'boolean', default: false },
      'keep': { type: 'string' },
      'shell': { type: 'string' },
      'json': { type: 'boolean', default: false },
      'outputFile': { type: 'string' },
      'images': { type: 'string' },
      'scenarios': { type: 'boolean', default: false },
    },
  }).values;
}

async function main(): Promise<number> {
  const values = readArguments();
  if (values.images !== undefined) {
    writeImageFile(releasesFor(values)[0], values.images);
    return 0;
  }
  if (values.scenarios) {
    writeScenarios();
    return 0;
  }
  const isGiven = process.env.TEST_CLUSTER === '1';
  const reason = isGiven ? undefined : whyNoNode();
  if (reason !== undefined) {
    process.stderr.write(`live: skipped: ${reason}\n`);
    return DID_NOT_RUN;
  }
  buildPrograms();
  buildNodePrograms();
  const results = mkdtempSync(join(tmpdir(), 'live-results-'));
  try {
    for (const release of releasesFor(values)) {
      for (const apiServer of values.all && !isGiven ? API_SERVERS : [apiServerOf(values['api-server'])]) {
        const folder = join(results, `${release.tag}-${apiServer}`);
        const { only, all, unrecorded, need: needs, shell } = values;
        const removal = values.removal || unrecorded || needs.length > 0 || all;
        const asked: Asked = { argo: release.tag, apiServer, only, all, removal, unrecorded, needs, shell };
        const code = await (isGiven ? runAgainstGiven(asked, folder) : runLab(release, asked, folder));
        if (code !== 0 || values.shell !== undefined) {
          return code;
        }
        if (values.keep !== undefined) {
          cpSync(results, values.keep, { recursive: true });
        }
        if (values.record) {
          readVerdicts(folder).filter(({ hasAuditLog }) => hasAuditLog).forEach((verdicts) => record(verdicts, join(folder, AUDIT_LOG)));
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

/** What is asked for, in whatever cluster. */
type Asked = Omit<LabOrder, 'folder' | 'controlGroup' | 'images' | 'given'>;

/** Writes what a cluster of somebody else's has to be given, since it finds our images in no registry. */
function writeImageFile(release: ArgoRelease, file: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'live-images-'));
  try {
    copyFileSync(writeImages([...SHARED_IMAGES, ...argoImages(release, argoPrograms(release), artifactDriver(release))], folder), file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs against the cluster of `KUBECONFIG`, and takes away what was made in it. */
async function runAgainstGiven(asked: Asked, results: string): Promise<number> {
  const cluster = await ForeignCluster.open();
  try {
    const { folder } = cluster.access;
    const { AUDIT_LOG: auditLog } = process.env;
    const order: LabOrder = { ...asked, folder, given: { access: cluster.access, auditLog }, controlGroup: '', images: '' };
    writeFileSync(join(folder, 'order.json'), JSON.stringify(order));
    const lab = spawn(process.execPath, [...LAB, join(folder, 'order.json')], { stdio: ['ignore', 'inherit', 'inherit'] });
    const [code] = await once(lab, 'exit') as [number | null];
    save(folder, results, auditLog);
    return code ?? 1;
  } finally {
    await cluster.stop();
  }
}

/** The program that runs scenarios, for the Node.js that runs this. */
const LAB = ['--require', 'ts-node/register/transpile-only', join(__dirname, 'lab.ts')];

/** Runs a lab with one release, and saves what comes of it in a folder. */
async function runLab(release: ArgoRelease, asked: Asked, results: string): Promise<number> {
  const programs = argoPrograms(release);
  const machine = LabMachine.prepare();
  const { folder, controlGroup } = machine;
  const images = writeImages([...SHARED_IMAGES, ...argoImages(release, programs, artifactDriver(release))], folder);
  const order: LabOrder = { ...asked, folder, controlGroup, images };
  writeFileSync(join(folder, 'order.json'), JSON.stringify(order));
  return machine.run([process.execPath, ...LAB, join(folder, 'order.json')], () => save(folder, results, join(folder, AUDIT_LOG)));
}

/** Saves what is left of a run before its folder goes. One by hand, or that was interrupted, leaves nothing. */
function save(folder: string, results: string, auditLog: string | undefined): void {
  if (existsSync(join(folder, VERDICTS))) {
    mkdirSync(results, { recursive: true });
    copyFileSync(join(folder, VERDICTS), join(results, VERDICTS));
    if (auditLog !== undefined) {
      copyFileSync(auditLog, join(results, AUDIT_LOG));
    }
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

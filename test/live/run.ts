import { spawnSync } from 'child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parseArgs } from 'util';
import { argoImages } from './argo/argo-images';
import { argoPrograms } from './argo/argo-programs';
import { releaseOf } from './argo/argo-release';
import { AUDIT_LOG, LabOrder, VERDICTS } from './lab-run';
import { SHARED_IMAGES, writeImages } from './node/images';
import { LabMachine, whyNoNode } from './node/lab-machine';
import { LabVerdicts } from './verdicts/lab-verdicts';
import { record } from './verdicts/record';
import { buildNodePrograms, buildPrograms } from '../conformance/cluster/server-programs';

/** What we exit with when there is nothing to run against. */
const DID_NOT_RUN = 3;

async function main(): Promise<number> {
  const { values } = parseArgs({
    allowPositionals: false,
    options: {
      argo: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      removal: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
      keep: { type: 'string' },
      shell: { type: 'string' },
      json: { type: 'boolean', default: false },
      outputFile: { type: 'string' },
    },
  });
  const reason = whyNoNode();
  if (reason !== undefined) {
    process.stderr.write(`live: skipped: ${reason}\n`);
    return DID_NOT_RUN;
  }
  const release = releaseOf(values.argo);
  const argo = argoPrograms(release);
  buildPrograms();
  buildNodePrograms();
  const machine = LabMachine.prepare();
  const { folder, controlGroup } = machine;
  const order: LabOrder = {
    folder,
    controlGroup,
    images: writeImages([...SHARED_IMAGES, ...argoImages(release, argo)], folder),
    argo: release.tag,
    only: values.only,
    removal: values.removal,
    shell: values.shell,
  };
  writeFileSync(join(folder, 'order.json'), JSON.stringify(order));
  const results = mkdtempSync(join(tmpdir(), 'live-results-'));
  try {
    const command = [process.execPath, '--require', 'ts-node/register/transpile-only', join(__dirname, 'lab.ts'), join(folder, 'order.json')];
    const code = await machine.run(command, () => save(folder, [results, ...values.keep === undefined ? [] : [values.keep]], order));
    if (code !== 0 || order.shell !== undefined) {
      return code;
    }
    if (values.record) {
      record(JSON.parse(readFileSync(join(results, VERDICTS), 'utf8')) as LabVerdicts, join(results, AUDIT_LOG));
    }
    return judge(results, values.json, values.outputFile);
  } finally {
    rmSync(results, { recursive: true, force: true });
  }
}

/** Saves what is left of a run before its folder goes. One by hand, or that was interrupted, leaves nothing. */
function save(folder: string, places: readonly string[], { shell }: LabOrder): void {
  const isJudged = shell === undefined && existsSync(join(folder, VERDICTS));
  for (const place of isJudged ? places : []) {
    mkdirSync(place, { recursive: true });
    [VERDICTS, AUDIT_LOG].forEach((file) => copyFileSync(join(folder, file), join(place, file)));
  }
}

/** Runs the tests that judge a run. */
function judge(results: string, json: boolean, outputFile: string | undefined): number {
  const options = [...json ? ['--json'] : [], ...outputFile === undefined ? [] : [`--outputFile=${outputFile}`]];
  const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), '-c', join(__dirname, 'jest.config.json'), ...options], {
    stdio: 'inherit', env: { ...process.env, LIVE_VERDICTS: join(results, VERDICTS) },
  });
  return status ?? 1;
}

main().then((code) => {
  process.exitCode = code;
}, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});

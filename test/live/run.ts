import { copyFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { argoPrograms } from './argo/argo-programs';
import { argoImages } from './argo/argo-images';
import { releaseOf } from './argo/argo-release';
import { LabOrder } from './lab-run';
import { SHARED_IMAGES, writeImages } from './node/images';
import { LabMachine, whyNoNode } from './node/lab-machine';
import { buildNodePrograms, buildPrograms } from '../conformance/cluster/server-programs';

/** What we exit with when there is nothing to run against. */
const DID_NOT_RUN = 3;

async function main(): Promise<number> {
  const { values } = parseArgs({
    allowPositionals: false,
    options: {
      argo: { type: 'string' },
      only: { type: 'string', multiple: true, default: [] },
      all: { type: 'boolean', default: false },
      removal: { type: 'boolean', default: false },
      record: { type: 'boolean', default: false },
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
    all: values.all,
    removal: values.removal,
    shell: values.shell,
  };
  const file = join(folder, 'order.json');
  writeFileSync(file, JSON.stringify(order));
  return machine.run([process.execPath, '--require', 'ts-node/register/transpile-only', join(__dirname, 'lab.ts'), file], () => {
    copyFileSync(join(folder, 'verdicts.json'), '/tmp/argobuild/verdicts.json');
    copyFileSync(join(folder, 'audit.log'), '/tmp/argobuild/audit.log');
  });
}

main().then((code) => {
  process.exitCode = code;
}, (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});

import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { bundleCommand } from './command-package/bundle-command';

const ROOT = join(__dirname, '..');
const EXECUTABLE = 0o755;

/** Writes the command as one file to `build`, and prints what takes how many bytes of it. */
async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const { text, licences, bytes } = await bundleCommand(ROOT, version);
  const folder = join(ROOT, 'build');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'argo-rbac.js'), text);
  chmodSync(join(folder, 'argo-rbac.js'), EXECUTABLE);
  writeFileSync(join(folder, 'argo-rbac.licenses.txt'), licences);
  const parts = [...bytes].sort(([, one], [, other]) => other - one).map(([part, count]) => `${String(count).padStart(9)} ${part}\n`);
  process.stdout.write(`${parts.join('')}${String(Buffer.byteLength(text)).padStart(9)} build/argo-rbac.js\n`);
}

void main();

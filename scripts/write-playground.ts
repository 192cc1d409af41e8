import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { bundlePlayground } from './playground/bundle-playground';

const ROOT = join(__dirname, '..');

/** Writes the playground into the site. */
async function main(): Promise<void> {
  const folder = join(ROOT, 'dist/site/playground');
  mkdirSync(folder, { recursive: true });
  for (const [file, text] of await bundlePlayground(ROOT)) {
    writeFileSync(join(folder, file), text);
  }
}

void main();

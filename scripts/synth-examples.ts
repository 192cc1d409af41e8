import { readdirSync, rmSync } from 'fs';
import { join } from 'path';

/** Runs every example; each writes its YAML below dist/examples. */
const root = join(__dirname, '..');
process.chdir(root);
rmSync('dist/examples', { recursive: true, force: true });
for (const file of readdirSync('examples').sort()) {
  if (file.endsWith('.ts')) {
    // Only a require goes through ts-node.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    require(join(root, 'examples', file));
  }
}

for (const file of readdirSync('dist/examples', { recursive: true, encoding: 'utf8' }).sort()) {
  if (file.endsWith('.yaml')) {
    console.log(join('dist/examples', file));
  }
}

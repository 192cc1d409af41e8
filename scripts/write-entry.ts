import { writeFileSync } from 'fs';
import { join } from 'path';
import { lazyEntry } from './lazy-entry';

/** Writes the file that the package's `main` names, next to the compiled index, whose types it has. */
const root = join(__dirname, '..');
writeFileSync(join(root, 'build', 'entry.js'), lazyEntry(join(root, 'lib', 'index.ts')));

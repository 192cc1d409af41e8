/* eslint-disable @typescript-eslint/no-require-imports -- what a compiled module exports is known when it is loaded */
import { readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { lazyExports } from './lazy-exports';

/** The modules of the compiled package that only export. */
const INDEXES = ['resources/groups/index.js', 'index.js'];

for (const index of INDEXES) {
  const file = join(__dirname, '..', 'build', index);
  writeFileSync(file, lazyExports(readFileSync(file, 'utf8'), (module) => Object.keys(require(join(dirname(file), module)))));
}

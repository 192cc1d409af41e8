import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { embedComparison } from './upstream-comparison';

/** Writes the comparison with upstream, as it is now, into the README. */
const readme = join(__dirname, '..', 'README.md');
writeFileSync(readme, embedComparison(readFileSync(readme, 'utf8')));

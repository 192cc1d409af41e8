import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { loadAll } from 'js-yaml';

const folders = process.argv.slice(2);
const objects = folders.flatMap((folder) => readdirSync(folder).flatMap((file) => loadAll(readFileSync(join(folder, file), 'utf8'))));
if (objects.length === 0) {
  throw new Error('The input has no objects');
}

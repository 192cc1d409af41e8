import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { parseAllDocuments } from 'yaml';
import { count, folder } from './program-arguments';

const objects: unknown[] = readdirSync(folder)
  .flatMap((file) => [...parseAllDocuments(readFileSync(join(folder, file), 'utf8'))].map((document) => document.toJS()));
if (objects.length < count) {
  throw new Error(`${objects.length} objects, and not ${count}`);
}

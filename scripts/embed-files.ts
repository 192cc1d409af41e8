import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { DOCUMENTS } from './documents';
import { embedFiles } from './embedded-files';

/** Shows the examples and their YAML, as they are now, in the documents. Run after the examples. */
process.chdir(join(__dirname, '..'));
for (const document of DOCUMENTS) {
  writeFileSync(document, embedFiles(readFileSync(document, 'utf8'), (file) => readFileSync(file, 'utf8')));
}

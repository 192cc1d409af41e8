import { mkdirSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { CONFIG_SCHEMA, configSchemaText } from './config-schema';
import { GENERATED_DIRECTORIES, generatedFiles } from './generated-files';

const root = join(__dirname, '..');

const files = generatedFiles();
for (const directory of GENERATED_DIRECTORIES) {
  rmSync(join(root, directory), { recursive: true, force: true });
}
for (const [path, text] of [...files, [CONFIG_SCHEMA, configSchemaText()]]) {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

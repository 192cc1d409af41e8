import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { GENERATED_DIRECTORIES, generatedFiles } from '../../scripts/generated-files';

const ROOT = join(__dirname, '../..');

test.each([...generatedFiles()])('%s is what `npm run generate` writes', (path, text) => {
  expect(readFileSync(join(ROOT, path), 'utf8')).toBe(text);
});

test('nothing else stands beside the generated files', () => {
  const files = GENERATED_DIRECTORIES.flatMap((directory) => readdirSync(join(ROOT, directory)).map((file) => `${directory}/${file}`));

  expect(files.sort()).toEqual([...generatedFiles().keys()].sort());
});

import { readFileSync } from 'fs';
import { join, relative } from 'path';
import { synthesizeExample } from './synthesized-example';
import { compileLines } from './user-program';
import { commandOutput } from '../scripts/command-output';
import { DOCUMENTS } from '../scripts/documents';
import { embed } from '../scripts/embedded-files';

const ROOT = join(__dirname, '..');

/** A block of TypeScript that is no file of its own. */
const SNIPPET = /(?<!^<!-- file: \S+ -->\n)^```ts\n([^]*?)^```$/gm;

/** The file as it is, or as its example writes it now. */
function read(file: string): string {
  const [example] = relative('dist/examples', file).split('/');
  return example === '..' ? readFileSync(join(ROOT, file), 'utf8') : synthesizeExample(example).get(file) ?? `${file} is not written`;
}

describe.each(DOCUMENTS)('%s', (document) => {
  const text = read(document);

  test('shows the examples and what the command prints, as they are; if not, run `npm run embed`', async () => {
    expect(text).toBe(await embed(text, { file: read, output: commandOutput }));
  });

  const snippets = [...text.matchAll(SNIPPET)].map(([, code]) => code);

  test('its code compiles', () => {
    expect([...compileLines(snippets)].filter(([, faults]) => faults.length > 0)).toEqual([]);
  });
});

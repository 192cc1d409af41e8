import { readFileSync } from 'fs';
import { join } from 'path';
import { writeFigures } from '../../../scripts/bench/figures';

test('figures are written where a document has a place for them', () => {
  const document = 'a\n<!-- measured by npm run bench -->\nold\n<!-- end of the measured figures -->\nb\n';

  expect(writeFigures(document, 'new\n')).toBe('a\n<!-- measured by npm run bench -->\n\nnew\n\n<!-- end of the measured figures -->\nb\n');
  expect(() => writeFigures('# Title\n', 'new\n'))
    .toThrow('The document has no place for figures: write <!-- measured by npm run bench --> and <!-- end of the measured figures -->.');
});

test('long lines are wrapped, except rows of tables', () => {
  const document = '<!-- measured by npm run bench -->\n<!-- end of the measured figures -->';
  const [word, row] = ['word '.repeat(30).trim(), `| ${'cell '.repeat(30)}|`];

  expect(writeFigures(document, `- ${word}\n${row}`).split('\n')).toEqual([
    '<!-- measured by npm run bench -->', '', `- ${'word '.repeat(23).trim()}`, `  ${'word '.repeat(7).trim()}`, row, '<!-- end of the measured figures -->',
  ]);
});

test('docs/performance.md has a place for figures', () => {
  const document = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'performance.md'), 'utf8');

  expect(() => writeFigures(document, '')).not.toThrow();
});

import { readFileSync } from 'fs';
import { join } from 'path';
import { embedComparison } from '../../scripts/upstream-comparison';

test.each([
  ['README.md', '<!-- comparison with upstream, newest -->\n| Install |'],
  ['docs/comparison.md', '<!-- comparison with upstream -->\n| Install |'],
])('the comparison with upstream in %s is what comes out now', (document, table) => {
  const text = readFileSync(join(__dirname, '..', '..', document), 'utf8');
  expect(text).toContain(table);
  expect(embedComparison(text)).toBe(text);
});

test('a document without the marks stays as it is', () => {
  expect(embedComparison('# Title\n')).toBe('# Title\n');
});

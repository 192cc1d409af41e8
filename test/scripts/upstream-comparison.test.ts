import { readFileSync } from 'fs';
import { join } from 'path';
import { embedComparison } from '../../scripts/upstream-comparison';

test("the README's comparison with upstream is what comes out now", () => {
  const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
  expect(readme).toContain('<!-- comparison with upstream -->\n| Install |');
  expect(embedComparison(readme)).toBe(readme);
});

test('a document without the marks stays as it is', () => {
  expect(embedComparison('# Title\n')).toBe('# Title\n');
});

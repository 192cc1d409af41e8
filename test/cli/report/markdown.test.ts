import * as fc from 'fast-check';
import { code, fitComment, table } from '../../../lib/cli/report/markdown';

const NAMES: readonly [name: string, written: string][] = [
  ['web', '`web`'],
  ['a|b', '`a\\|b`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['```', '```` ``` ````'],
  ['<img onerror=x> @team #1', '`<img onerror=x> @team #1`'],
  ['two\nlines', '`two\\u000alines`'],
];

test.each(NAMES)('%j is written as code', (name, written) => {
  expect(code(name)).toBe(written);
});

test('a table has a head and rows', () => {
  expect(table(['A', 'B'], [['1', '2']])).toEqual(['| A | B |', '| --- | --- |', '| 1 | 2 |']);
});

const section = (rows: readonly string[]) => ({ head: ['# Title', ''], rows, foot: [''] });

test('a comment that fits has every row', () => {
  expect(fitComment([section(['a', 'b'])])).toBe('# Title\n\na\nb\n\n');
});

test('a comment that is too long loses whole rows, and counts them', () => {
  const rows = Array.from({ length: 10 }, (_, i) => `row ${i} ${'x'.repeat(40)}`);
  expect(fitComment([section(rows)], 250)).toBe(`# Title\n\n${rows.slice(0, 3).join('\n')}\n\n7 more: see the whole report.\n\n`);
});

test('no comment is longer than its limit', () => {
  const anySection = fc.array(fc.string({ maxLength: 60 }), { maxLength: 30 }).map(section);
  fc.assert(fc.property(fc.array(anySection, { maxLength: 4 }), fc.integer({ min: 600, max: 2_000 }), (sections, limit) => {
    expect(fitComment(sections, limit).length).toBeLessThanOrEqual(limit);
  }));
});

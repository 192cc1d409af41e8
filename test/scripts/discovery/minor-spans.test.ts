import { mkdirSync, mkdtempSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { minorsIn, spansOf } from '../../../scripts/discovery/minor-spans';

test('the minors of a folder are in the order of their numbers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'minors-'));
  ['1.9', '1.27', '1.10', 'notes'].forEach((name) => mkdirSync(join(folder, name)));
  expect(minorsIn(folder)).toEqual(['1.9', '1.10', '1.27']);
  rmSync(folder, { recursive: true });
});

const FACTS: Readonly<Record<string, readonly string[]>> = { 1.27: ['pods', 'gone'], 1.28: ['pods', 'new'], 1.29: ['pods', 'new'] };

test('each fact has the first and the last minor that it is in', () => {
  expect([...spansOf(Object.keys(FACTS), (minor) => FACTS[minor])]).toEqual([
    ['pods', { since: '1.27', until: '1.29' }],
    ['gone', { since: '1.27', until: '1.27' }],
    ['new', { since: '1.28', until: '1.29' }],
  ]);
});

test.each<[string, string, Readonly<Record<string, readonly string[]>>]>([
  ['comes back', 'pods goes after 1.27 and is back in 1.29: one span of minors can\'t say that.', { 1.27: ['pods'], 1.28: [], 1.29: ['pods'] }],
  ['is there twice', 'pods goes after 1.27 and is back in 1.27: one span of minors can\'t say that.', { 1.27: ['pods', 'pods'] }],
])('refuses a fact that %s', (_, message, facts) => {
  expect(() => spansOf(Object.keys(facts), (minor) => facts[minor])).toThrow(message);
});

import { ROW, runs } from './made-runs';
import { compare, missedGoals } from '../../../scripts/bench/comparison';

test('both sides are run in turn, and compared pair by pair', () => {
  const { run, order } = runs({ this: [2, 40, 3], that: [1, 10, 3] });
  const ratio = { median: 2, lowest: 1, highest: 4 };

  expect(compare(ROW, run)).toEqual({
    row: ROW,
    ratios: { process: ratio, work: ratio, memory: ratio },
    subject: { process: 3, work: 1.5, memory: 3, elapsed: 3 },
    baseline: { process: 3, work: 1.5, memory: 3, elapsed: 3 },
  });
  expect(order).toEqual(['this', 'that', 'this', 'that', 'this', 'that']);
});

test.each([
  ['above', 1.6, ['work', 'memory']],
  ['between the two', 1.2, ['memory']],
  ['on the line', 0.9, []],
])('a median %s', (_, ratio, missed) => {
  expect(missedGoals(compare(ROW, runs({ this: [ratio, ratio, ratio], that: [1, 1, 1] }).run))).toEqual(missed);
});

test('sides that have to write the same bytes are compared only if they do', () => {
  const alike = { ...ROW, alike: true };
  const seconds = { this: [1, 1, 1], that: [1, 1, 1] };

  expect(() => compare(alike, runs(seconds).run)).not.toThrow();
  expect(() => compare(alike, runs(seconds, (side) => side).run)).toThrow("row: the sides don't write the same bytes: there is nothing to compare.");
});

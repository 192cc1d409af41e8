import * as fc from 'fast-check';
import { pairedRatio, spreadOf } from '../../../scripts/bench/ratio';

test.each([
  ['one value', [3], { median: 3, lowest: 3, highest: 3 }],
  ['an odd number of values, in any order', [9, 1, 2], { median: 2, lowest: 1, highest: 9 }],
  ['an even number of values', [4, 1, 2, 10], { median: 3, lowest: 1, highest: 10 }],
  ['numbers, and not texts', [10, 9, 100], { median: 10, lowest: 9, highest: 100 }],
])('the spread of %s', (_, values, expected) => {
  expect(spreadOf(values)).toEqual(expected);
});

test('nothing has no median', () => {
  expect(() => spreadOf([])).toThrow('There is nothing to take the median of.');
});

test.each([
  ['each value is held against its neighbour', [2, 30, 8], [1, 10, 8], undefined, { median: 2, lowest: 1, highest: 3 }],
  ['a piece of what did ten times as much', [20], [1], 10, { median: 2, lowest: 2, highest: 2 }],
])('the ratio: %s', (_, subject, baseline, times, expected) => {
  expect(pairedRatio(subject, baseline, times)).toEqual(expected);
});

test('a machine that grows slower for a pair leaves the ratio alone', () => {
  const pair = fc.record({ slowness: fc.integer({ min: 1, max: 1000 }), baseline: fc.integer({ min: 1, max: 1000 }) });
  fc.assert(fc.property(fc.array(pair, { minLength: 1 }), (pairs) => {
    const { lowest, median, highest } = pairedRatio(
      pairs.map(({ slowness, baseline }) => 3 * slowness * baseline), pairs.map(({ slowness, baseline }) => slowness * baseline),
    );
    expect([lowest, median, highest]).toEqual([3, 3, 3]);
  }));
});

test('sides that were run in different numbers are not paired', () => {
  expect(() => pairedRatio([1, 2], [1])).toThrow("2 measurements can't be paired with 1.");
});

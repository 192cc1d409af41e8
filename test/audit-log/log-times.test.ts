import * as fc from 'fast-check';
import { joinStretches, LogTimes, sourceTimes, Stretch, stretchesOf } from '../../lib/audit-log/log-times';

const HOUR = 3_600_000;
const hours = (stretches: readonly Stretch[]) => stretches.map(({ first, last }) => [first / HOUR, last / HOUR]);
const timesOf = (times: readonly number[]) => {
  const log = new LogTimes();
  times.forEach((time) => log.add(time * HOUR));
  return hours(log.stretches());
};

test.each<[string, number[], number[][]]>([
  ['no event', [], []],
  ['no time', [NaN], []],
  ['one event', [5], [[5, 5]]],
  ['some of a day, in any order', [7, 5, 6], [[5, 7]]],
  ['an event without a time among others', [5, NaN, 7], [[5, 7]]],
  ['a gap of a day', [1, 25], [[1, 25]]],
  ['a gap of more than a day', [1, 26], [[1, 1], [26, 26]]],
  ['a gap that later events fill', [1, 40, 20], [[1, 40]]],
  ['a day that events come back to', [1, 100, 2, 101, 0], [[0, 2], [100, 101]]],
  ['times before 1970', [-30, -1, 1], [[-30, -30], [-1, 1]]],
])('%s', (_, times, expected) => {
  expect(timesOf(times)).toEqual(expected);
});

test('the order of events and their division among logs change nothing', () => {
  const time = fc.integer({ min: -200, max: 200 });
  fc.assert(fc.property(fc.array(time), fc.array(time), (some, others) => {
    const [a, b] = [some, others].map((times) => {
      const log = new LogTimes();
      times.forEach((each) => log.add(each * HOUR));
      return stretchesOf(sourceTimes(log.stretches()));
    });
    const sorted = [...some, ...others].sort((one, other) => one - other);
    expect(hours(joinStretches([...a, ...b]))).toEqual(timesOf(sorted));
    expect(timesOf([...others, ...some])).toEqual(timesOf(sorted));
  }));
});

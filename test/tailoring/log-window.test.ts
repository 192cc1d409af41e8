import { SourceTimes } from '../../lib/audit-log/log-times';
import { lengthText, logWindow, windowText } from '../../lib/tailoring/log-window';

const HOUR = 3_600_000;
const START = Date.UTC(2027, 0, 31, 12);
const hours = (first: number, last: number) => ({ first: START + first * HOUR, last: START + last * HOUR });

test.each<[string, SourceTimes[], string | undefined]>([
  ['no event with a time', [{}], undefined],
  ['logs that follow each other', [hours(24, 48), hours(0, 24)], '2027-01-31T12:00:00Z to 2027-02-02T12:00:00Z'],
  ['logs with a gap between them', [hours(0, 24), hours(480, 492)], '2027-01-31T12:00:00Z to 2027-02-21T00:00:00Z, with gaps (the longest part without one is 1 day)'],
  ['a log with a gap', [{ ...hours(0, 480), stretches: [hours(0, 1), hours(478, 480)] }],
    '2027-01-31T12:00:00Z to 2027-02-20T12:00:00Z, with gaps (the longest part without one is 2 hours)'],
  ['a log with a gap that another one fills', [{ ...hours(0, 48), stretches: [hours(0, 1), hours(47, 48)] }, hours(2, 47)], '2027-01-31T12:00:00Z to 2027-02-02T12:00:00Z'],
])('the time of %s', (_, sources, text) => {
  const window = logWindow(sources);
  expect(window === undefined ? undefined : windowText(window)).toBe(text);
});

test('the time of a report is written as it is there', () => {
  expect(windowText({ first: '2027-01-31T12:00:00.000Z', last: '2027-02-20T12:00:00.000Z', longest: { first: '2027-01-31T12:00:00.000Z', last: '2027-02-02T00:00:00.000Z' } }))
    .toBe('2027-01-31T12:00:00.000Z to 2027-02-20T12:00:00.000Z, with gaps (the longest part without one is 1.5 days)');
});

test.each<[number, string]>([[0, 'less than an hour'], [1, '1 hour'], [12, '12 hours'], [24, '1 day'], [60, '2.5 days']])('%d hours are written as %s', (count, text) => {
  expect(lengthText(count * HOUR)).toBe(text);
});

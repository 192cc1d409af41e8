import { ROW, runs } from './made-runs';
import { mediansTable, missesText, ratioTable } from '../../../scripts/bench/bench-report';
import { compare } from '../../../scripts/bench/comparison';

const missed = compare(ROW, runs({ this: [2, 4, 1], that: [1, 1, 1] }).run);

test('the table quotes the spread, the goal and whether it is met', () => {
  const [, , line] = ratioTable([missed]).split('\n');

  expect(line).toBe('| `row` | this | that | 2.00 (1.00–4.00) | 2.00 (1.00–4.00) | 2.00 (1.00–4.00) | work ≤ 1.50, memory ≤ 0.90 | **no** | 3 |');
});

test('memory is not divided by how much was done', () => {
  const growth = compare({ ...ROW, times: 10, goals: { process: 1 } }, runs({ this: [10, 10, 10], that: [1, 1, 1] }).run);

  expect(ratioTable([growth])).toContain('| 1.00 (1.00–1.00) |  |  | whole process ≤ 1.00 | yes |');
});

test('the other table has the medians of both sides', () => {
  expect(mediansTable([missed])).toContain('| `row` | this | 2.000 s | 1.000 s | 2.000 s | 2 MiB |\n|  | that | 1.000 s | 0.500 s | 1.000 s | 1 MiB |\n');
});

test('what misses a goal is profiled, each program once, and no other', () => {
  const met = compare(ROW, runs({ this: [0.5, 0.5, 0.5], that: [1, 1, 1] }).run);
  const again = { ...missed, row: { ...ROW, id: 'again', subject: { args: ['this'] } } };

  expect(missesText([missed, met, again], ({ args }) => `profile of ${args[0]}\n`)).toBe('### Where the time of `row` and `again` goes\n\nprofile of this\n');
  expect(missesText([met], () => 'profile')).toBe('');
});

test('a row without a goal meets none', () => {
  expect(ratioTable([compare({ ...ROW, goals: {} }, runs({ this: [1, 1, 1], that: [1, 1, 1] }).run)])).toContain('| 1.00 (1.00–1.00) |  |  | 3 |');
});

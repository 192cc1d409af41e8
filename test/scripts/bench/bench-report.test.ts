import { missesText, ratioTable, sidesTable } from '../../../scripts/bench/bench-report';
import { BenchRow } from '../../../scripts/bench/bench-rows';
import { MeasuredRow } from '../../../scripts/bench/measured-row';

const ROW: BenchRow = {
  id: 'row', what: 'this', against: 'that', subject: { args: ['this'] }, baseline: { args: ['that'] }, pairs: 3, goals: { work: 1.5, memory: 0.9 },
};

const MISSED: MeasuredRow = {
  row: ROW,
  cpu: { median: 2, lowest: 1, highest: 4 },
  memory: 0.5,
  subject: { process: 2, work: 1, elapsed: 3, memory: 20 },
  baseline: { process: 1, work: 0.5, elapsed: 1.5, memory: 40 },
};

const MET: MeasuredRow = { ...MISSED, cpu: { median: 1.5, lowest: 1, highest: 4 } };

test.each<[string, MeasuredRow, string]>([
  ['a goal that is missed', MISSED, '| the work alone | 2.00 (1.00–4.00) | 0.50 | work ≤ 1.50, memory ≤ 0.90 | **no** | 3 |'],
  ['goals that are just met', MET, '| the work alone | 1.50 (1.00–4.00) | 0.50 | work ≤ 1.50, memory ≤ 0.90 | yes | 3 |'],
  ['a goal of memory that is missed', { ...MET, memory: 0.91 }, '| 1.50 (1.00–4.00) | 0.91 | work ≤ 1.50, memory ≤ 0.90 | **no** | 3 |'],
  ['a command, whose work is all of it', { ...MISSED, row: { ...ROW, goals: { process: 2 } } }, '| the whole process | 2.00 (1.00–4.00) | 0.50 | whole process ≤ 2.00 | yes | 3 |'],
  ['growth, by which memory is not divided', { ...MET, row: { ...ROW, times: 10 } }, '| 1.50 (1.00–4.00) |  | work'],
  ['a goal of memory itself that is met', { ...MET, row: { ...ROW, mostMemory: 20 } }, '| work ≤ 1.50, memory ≤ 0.90, memory ≤ 20 MiB | yes | 3 |'],
  ['a goal of memory itself that is missed', { ...MET, row: { ...ROW, mostMemory: 19 } }, ', memory ≤ 19 MiB | **no** | 3 |'],
  ['a row without a goal, which meets none', { ...MISSED, row: { ...ROW, goals: {} } }, '| 2.00 (1.00–4.00) | 0.50 |  |  | 3 |'],
])('the table of ratios has %s', (_, measured, cells) => {
  expect(ratioTable([measured])).toContain(cells);
});

test('the other table has both sides', () => {
  expect(sidesTable([MISSED])).toContain('| `row` | this | 2.000 s | 1.000 s | 3.000 s | 20 MiB |\n|  | that | 1.000 s | 0.500 s | 1.500 s | 40 MiB |\n');
});

test('what misses a goal is profiled, each program once, and no other', () => {
  const again = { ...MISSED, row: { ...ROW, id: 'again', subject: { args: ['this'] } } };

  expect(missesText([MISSED, MET, again], ({ args }) => `profile of ${args[0]}\n`)).toBe('### Where the time of `row` and `again` goes\n\nprofile of this\n');
  expect(missesText([MET], () => 'profile')).toBe('');
});

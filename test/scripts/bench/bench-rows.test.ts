import { BENCH_ROWS } from '../../../scripts/bench/bench-rows';

test('rows have names of their own', () => {
  expect(new Set(BENCH_ROWS.map(({ id }) => id)).size).toBe(BENCH_ROWS.length);
});

test.each(BENCH_ROWS.filter(({ subject }) => subject.writes !== undefined))('$id: both sides write as much for each piece', ({ subject, baseline, times = 1 }) => {
  expect(subject.writes).toEqual({
    documents: times * (baseline.writes?.documents ?? NaN),
    rules: times * (baseline.writes?.rules ?? NaN),
  });
});

import { BenchRow, Measure } from './bench-rows';
import { Run } from './measured-process';
import { pairedRatio, Spread, spreadOf } from './ratio';

/** What came out for a row. */
export interface Comparison {
  readonly row: BenchRow;
  readonly ratios: Readonly<Record<Measure, Spread>>;
  /** The medians of each side. */
  readonly subject: SideMedians;
  readonly baseline: SideMedians;
}

export type SideMedians = Readonly<Record<Measure | 'elapsed', number>>;

const MEASURES: readonly Measure[] = ['process', 'work', 'memory'];

/**
 * Runs both sides of a row in turn, and compares them.
 *
 * @throws when they don't do the same
 */
export function compare(row: BenchRow, run: (side: BenchRow['subject']) => Run): Comparison {
  const subject: Run[] = [];
  const baseline: Run[] = [];
  for (let pair = 0; pair < row.pairs; pair++) {
    subject.push(run(row.subject));
    baseline.push(run(row.baseline));
  }
  if (row.alike === true && new Set([...subject, ...baseline].map(({ written }) => written)).size > 1) {
    throw new Error(`${row.id}: the sides don't write the same bytes: there is nothing to compare.`);
  }
  const ratioOf = (measure: Measure) => pairedRatio(valuesOf(subject, measure), valuesOf(baseline, measure), row.times);
  return {
    row,
    ratios: { process: ratioOf('process'), work: ratioOf('work'), memory: ratioOf('memory') },
    subject: mediansOf(subject),
    baseline: mediansOf(baseline),
  };
}

/** The goals that were not met. */
export function missedGoals({ row, ratios }: Comparison): Measure[] {
  return MEASURES.filter((measure) => ratios[measure].median > (row.goals[measure] ?? Infinity));
}

function mediansOf(runs: readonly Run[]): SideMedians {
  const medianOf = (measure: Measure) => spreadOf(valuesOf(runs, measure)).median;
  return { process: medianOf('process'), work: medianOf('work'), memory: medianOf('memory'), elapsed: spreadOf(runs.map(({ elapsed }) => elapsed)).median };
}

function valuesOf(runs: readonly Run[], measure: Measure): number[] {
  return runs.map(({ usage }) => usage[measure]);
}

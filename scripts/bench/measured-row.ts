import { BenchRow, Measure } from './bench-rows';
import { Run } from './measured-process';

/** The result of a row. */
export interface MeasuredRow {
  readonly row: BenchRow;

  /** How the CPU time of the two sides compares, pair by pair. */
  readonly cpu: { readonly median: number; readonly lowest: number; readonly highest: number };

  /** How the most memory that each side held in any run compares. */
  readonly memory: number;
  readonly subject: SideFigures;
  readonly baseline: SideFigures;
}

/** The lowest times of a side, and the most memory it held. */
export type SideFigures = Readonly<Record<Measure | 'elapsed', number>>;

/**
 * Runs both sides of a row in turn, so a machine that grows slower for a while slows both sides of a pair.
 *
 * tinybench counts the runs and makes the statistics. A sample isn't the time on the clock, which a busy machine stretches, but the ratio of the
 * CPU times of a pair.
 *
 * @throws when the sides don't do the same
 */
export async function measureRow(row: BenchRow, run: (side: BenchRow['subject']) => Run): Promise<MeasuredRow> {
  const { Bench } = await import('tinybench');
  const subject: Run[] = [];
  const baseline: Run[] = [];
  const bench = new Bench({ iterations: row.pairs, time: 0, warmup: false, throws: true });
  bench.add(row.id, () => {
    const [ours, theirs] = [run(row.subject), run(row.baseline)];
    if (row.alike === true && ours.written !== theirs.written) {
      throw new Error(`${row.id}: the sides don't write the same bytes: there is nothing to compare.`);
    }
    subject.push(ours);
    baseline.push(theirs);
    const measure = cpuMeasureOf(row);
    return { overriddenDuration: ours.usage[measure] / theirs.usage[measure] / (row.times ?? 1) };
  }, { async: false }); // else it's run once more, to see
  const [{ result }] = bench.runSync();
  if (result.state !== 'completed') {
    throw new Error(`${row.id}: tinybench ended with '${result.state}'.`);
  }
  const { p50: median, min: lowest, max: highest } = result.latency;
  const [ours, theirs] = [subject, baseline].map(figuresOf);
  return { row, cpu: { median, lowest, highest }, memory: ours.memory / theirs.memory, subject: ours, baseline: theirs };
}

/** The part of the CPU time that is compared: for a command it is all of it. */
export function cpuMeasureOf({ goals }: BenchRow): 'process' | 'work' {
  return goals.process === undefined ? 'work' : 'process';
}

/** The goals that were not met. */
export function missedGoals({ row, cpu, memory, subject }: MeasuredRow): Measure[] {
  const ratios = { [cpuMeasureOf(row)]: cpu.median, memory };
  const isTooLarge = subject.memory > (row.mostMemory ?? Infinity);
  return (['process', 'work', 'memory'] as const)
    .filter((measure) => (ratios[measure] ?? 0) > (row.goals[measure] ?? Infinity) || measure === 'memory' && isTooLarge);
}

function figuresOf(runs: readonly Run[]): SideFigures {
  const lowest = (valueOf: (run: Run) => number) => Math.min(...runs.map(valueOf));
  return {
    process: lowest(({ usage }) => usage.process),
    work: lowest(({ usage }) => usage.work),
    elapsed: lowest(({ elapsed }) => elapsed),
    memory: Math.max(...runs.map(({ usage }) => usage.memory)),
  };
}

import { BenchRow } from '../../../scripts/bench/bench-rows';
import { Run } from '../../../scripts/bench/measured-process';

/** A row of no program. */
export const ROW: BenchRow = {
  id: 'row', what: 'this', against: 'that', subject: { args: ['this'] }, baseline: { args: ['that'] }, pairs: 3, goals: { work: 1.5, memory: 0.9 },
};

/** What each run of a side takes, in turn; work is half of the process. */
export function runs(seconds: Readonly<Record<string, readonly number[]>>, written: (side: string) => string = () => '') {
  const left = new Map(Object.entries(seconds).map(([side, values]) => [side, [...values]]));
  const order: string[] = [];
  const run = ({ args: [side] }: BenchRow['subject']): Run => {
    order.push(side);
    const process = left.get(side)?.shift() ?? NaN;
    return { usage: { process, work: process / 2, memory: process }, elapsed: process, written: written(side) };
  };
  return { run, order };
}

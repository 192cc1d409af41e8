import { BenchProgram } from './bench-program';
import { BenchRow, Measure } from './bench-rows';
import { Comparison, missedGoals, SideMedians } from './comparison';
import { Spread } from './ratio';

/** Writes the ratios as a table in Markdown. */
export function ratioTable(comparisons: readonly Comparison[]): string {
  return table(
    ['Row', 'What', 'Against', 'CPU of the whole process', 'CPU of the work alone', 'Peak memory', 'Goal', 'Met', 'Pairs'],
    comparisons.map((comparison) => {
      const { row, ratios } = comparison;
      return [
        `\`${row.id}\``, row.what, row.against,
        ratioText(ratios.process),
        row.goals.process === undefined ? ratioText(ratios.work) : '', // a command's work is all of it
        row.times === undefined ? ratioText(ratios.memory) : '', // memory grows with what a program holds at once, not with what it does
        goalText(row.goals), metText(comparison), String(row.pairs),
      ];
    }),
  );
}

/** Writes what both sides took as a table in Markdown. */
export function mediansTable(comparisons: readonly Comparison[]): string {
  return table(
    ['Row', 'Side', 'CPU, whole process', 'CPU, work alone', 'On the clock', 'Peak memory'],
    comparisons.flatMap(({ row, subject, baseline }) => [
      [`\`${row.id}\``, row.what, ...medianCells(subject)],
      ['', row.against, ...medianCells(baseline)],
    ]),
  );
}

function medianCells({ process, work, elapsed, memory }: SideMedians): string[] {
  return [...[process, work, elapsed].map((seconds) => `${seconds.toFixed(3)} s`), `${memory.toFixed(0)} MiB`];
}

function ratioText({ median, lowest, highest }: Spread): string {
  return `${median.toFixed(2)} (${lowest.toFixed(2)}–${highest.toFixed(2)})`;
}

function metText(comparison: Comparison): string {
  return missedGoals(comparison).length > 0 ? '**no**' : Object.keys(comparison.row.goals).length > 0 ? 'yes' : '';
}

const MEASURE_TEXTS: readonly (readonly [Measure, string])[] = [['process', 'whole process'], ['work', 'work'], ['memory', 'memory']];

function goalText(goals: BenchRow['goals']): string {
  return MEASURE_TEXTS.flatMap(([measure, text]) => {
    const atMost = goals[measure];
    return atMost === undefined ? [] : `${text} ≤ ${atMost.toFixed(2)}`;
  }).join(', ');
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Tells of each program that misses a goal where its time goes. */
export function missesText(comparisons: readonly Comparison[], profileOf: (program: BenchProgram) => string): string {
  const rowsOf = new Map<string, BenchRow[]>();
  for (const { row } of comparisons.filter((comparison) => missedGoals(comparison).length > 0)) {
    const program = row.subject.args.join(' ');
    rowsOf.set(program, [...rowsOf.get(program) ?? [], row]);
  }
  return [...rowsOf.values()]
    .map((rows) => `### Where the time of ${rows.map(({ id }) => `\`${id}\``).join(' and ')} goes\n\n${profileOf(rows[0].subject)}`)
    .join('\n');
}

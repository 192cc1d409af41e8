import { BenchProgram } from './bench-program';
import { BenchRow, Measure } from './bench-rows';
import { cpuMeasureOf, MeasuredRow, missedGoals, SideFigures } from './measured-row';

/** Writes the ratios as a table in Markdown. */
export function ratioTable(rows: readonly MeasuredRow[]): string {
  return table(
    ['Row', 'What', 'Against', 'CPU of', 'CPU', 'Peak memory', 'Goal', 'Met', 'Pairs'],
    rows.map((measured) => {
      const { row, cpu, memory } = measured;
      return [
        `\`${row.id}\``, row.what, row.against,
        cpuMeasureOf(row) === 'work' ? 'the work alone' : 'the whole process',
        `${cpu.median.toFixed(2)} (${cpu.lowest.toFixed(2)}–${cpu.highest.toFixed(2)})`,
        row.times === undefined ? memory.toFixed(2) : '', // memory grows with what a program holds at once, not with what it does
        goalText(row), metText(measured), String(row.pairs),
      ];
    }),
  );
}

/** Writes what both sides took at least, and the most memory they held, as a table in Markdown. */
export function sidesTable(rows: readonly MeasuredRow[]): string {
  return table(
    ['Row', 'Side', 'CPU, whole process', 'CPU, work alone', 'On the clock', 'Peak memory'],
    rows.flatMap(({ row, subject, baseline }) => [
      [`\`${row.id}\``, row.what, ...cellsOf(subject)],
      ['', row.against, ...cellsOf(baseline)],
    ]),
  );
}

function cellsOf({ process, work, elapsed, memory }: SideFigures): string[] {
  return [...[process, work, elapsed].map((seconds) => `${seconds.toFixed(3)} s`), `${memory.toFixed(0)} MiB`];
}

function metText(measured: MeasuredRow): string {
  return missedGoals(measured).length > 0 ? '**no**' : Object.keys(measured.row.goals).length > 0 ? 'yes' : '';
}

const MEASURE_TEXTS: readonly (readonly [Measure, string])[] = [['process', 'whole process'], ['work', 'work'], ['memory', 'memory']];

function goalText({ goals, mostMemory }: BenchRow): string {
  const ratios = MEASURE_TEXTS.flatMap(([measure, text]) => {
    const atMost = goals[measure];
    return atMost === undefined ? [] : `${text} ≤ ${atMost.toFixed(2)}`;
  });
  return [...ratios, ...mostMemory === undefined ? [] : [`memory ≤ ${mostMemory} MiB`]].join(', ');
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

/** Shows where the time of each program goes that misses a goal. */
export function missesText(rows: readonly MeasuredRow[], profileOf: (program: BenchProgram) => string): string {
  const rowsOf = new Map<string, BenchRow[]>();
  for (const { row } of rows.filter((measured) => missedGoals(measured).length > 0)) {
    const program = row.subject.args.join(' ');
    rowsOf.set(program, [...rowsOf.get(program) ?? [], row]);
  }
  return [...rowsOf.values()]
    .map((alike) => `### Where the time of ${alike.map(({ id }) => `\`${id}\``).join(' and ')} goes\n\n${profileOf(alike[0].subject)}`)
    .join('\n');
}

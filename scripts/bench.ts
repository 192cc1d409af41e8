import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { missesText, ratioTable, sidesTable } from './bench/bench-report';
import { BENCH_ROWS, BenchRow } from './bench/bench-rows';
import { writeFigures } from './bench/figures';
import { describeMachine } from './bench/machine';
import { run } from './bench/measured-process';
import { MeasuredRow, measureRow } from './bench/measured-row';
import { profile } from './bench/profile-report';
import { ROOT, Workplace } from './bench/workplace';

const DOCUMENT = join(ROOT, 'docs', 'performance.md');

const USAGE = `Usage: npm run bench -- [--only ROW[,ROW]] [--pairs NUMBER] [--profile]

  --only ROW       measure these rows only, and print the figures without writing them to docs/performance.md
  --pairs NUMBER   how often both sides are run, in the place of each row's own number
  --profile        show for each row where the time of its first side goes, and measure nothing

Rows: ${BENCH_ROWS.map(({ id }) => id).join(', ')}
`;

/** Measures what the package costs, and writes the figures into the document. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { only: { type: 'string' }, pairs: { type: 'string' }, profile: { type: 'boolean' }, help: { type: 'boolean' } } });
  if (values.help === true) {
    process.stdout.write(USAGE);
    return;
  }
  const rows = rowsOf(values.only);
  const pairs = values.pairs === undefined ? undefined : Number(values.pairs);
  const workplace = new Workplace();
  if (values.profile === true) {
    rows.forEach(({ id, what, subject }) => process.stdout.write(`${id}: ${what}\n${profile(subject, workplace)}\n`));
    return;
  }
  const machine = describeMachine();
  const measured: MeasuredRow[] = [];
  for (const row of rows) {
    process.stderr.write(`${row.id} …\n`);
    measured.push(await measureRow({ ...row, pairs: pairs ?? row.pairs }, (program) => run(program, workplace)));
  }
  const misses = missesText(measured, (program) => profile(program, workplace));
  const figures = [`${machine}\n`, ratioTable(measured), sidesTable(measured), misses].filter((part) => part !== '').join('\n');
  process.stdout.write(figures);
  if (values.only === undefined) {
    writeFileSync(DOCUMENT, writeFigures(readFileSync(DOCUMENT, 'utf8'), figures));
  }
}

function rowsOf(only: string | undefined): BenchRow[] {
  const ids = only?.split(',') ?? BENCH_ROWS.map(({ id }) => id);
  return ids.map((id) => {
    const row = BENCH_ROWS.find((each) => each.id === id);
    if (row === undefined) {
      throw new Error(`The bench has no row ${id}.\n${USAGE}`);
    }
    return row;
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

import { spawnSync } from 'child_process';
import { join } from 'path';
import { BenchRow } from '../../../scripts/bench/bench-rows';

const ROOT = join(__dirname, '..', '..', '..');

const ROW: BenchRow = {
  id: 'row', what: 'this', against: 'that', subject: { args: ['this'] }, baseline: { args: ['that'] }, pairs: 3, goals: { work: 1.5 },
};

/** Measures rows whose runs take what is given, in a process of its own: tinybench is an ES module, which Jest doesn't load. */
const MEASURE = `
const { measureRow } = require('./scripts/bench/measured-row');
const measure = async ({ row, seconds, written }) => {
  const order = [];
  const run = ({ args: [side] }) => {
    order.push(side);
    const process = seconds[side].shift();
    return { usage: { process, work: process / 2, memory: process }, elapsed: process, written: written?.[side] };
  };
  return measureRow(row, run).then((measured) => ({ measured, order }), ({ message }) => ({ message, order }));
};
Promise.all(JSON.parse(process.argv[1]).map(measure)).then((all) => process.stdout.write(JSON.stringify(all)));
`;

interface MadeRuns {
  readonly row: BenchRow;
  readonly seconds: { readonly this: readonly number[]; readonly that: readonly number[] };
  readonly written?: { readonly this: string; readonly that: string };
}

function measure(...rows: readonly MadeRuns[]): unknown[] {
  const { stdout, stderr } = spawnSync(process.execPath, ['--require', 'ts-node/register/transpile-only', '--eval', MEASURE, JSON.stringify(rows)], {
    cwd: ROOT, encoding: 'utf8', env: { ...process.env, TS_NODE_PROJECT: join(ROOT, 'scripts', 'tsconfig.json') },
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

test('both sides are run in turn, and compared pair by pair', () => {
  const seconds = { this: [2, 40, 3], that: [1, 10, 3] };
  const order = ['this', 'that', 'this', 'that', 'this', 'that'];
  const growth = { ...ROW, times: 10 };
  const command = { ...ROW, goals: { process: 1.2 } };
  const cpu = { median: 2, lowest: 1, highest: 4 };
  const sides = {
    subject: { process: 2, work: 1, elapsed: 2, memory: 40 },
    baseline: { process: 1, work: 0.5, elapsed: 1, memory: 10 },
  };

  expect(measure({ row: ROW, seconds }, { row: command, seconds }, { row: growth, seconds })).toEqual([
    { measured: { row: ROW, cpu, memory: 4, ...sides }, order },
    { measured: { row: command, cpu, memory: 4, ...sides }, order },
    { measured: { row: growth, cpu: { median: 0.2, lowest: 0.1, highest: 0.4 }, memory: 4, ...sides }, order },
  ]);
});

test('sides that have to write the same bytes are compared only if they do', () => {
  const seconds = { this: [1, 1, 1], that: [1, 1, 1] };
  const row = { ...ROW, alike: true };

  expect(measure({ row, seconds, written: { this: 'a', that: 'a' } }, { row, seconds, written: { this: 'a', that: 'b' } })).toEqual([
    expect.objectContaining({ measured: expect.objectContaining({ cpu: { median: 1, lowest: 1, highest: 1 } }) }),
    { message: "row: the sides don't write the same bytes: there is nothing to compare.", order: ['this', 'that'] },
  ]);
});

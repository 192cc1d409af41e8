import { spawnSync } from 'child_process';
import { createHash } from 'crypto';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { BenchProgram } from './bench-program';
import { Usage, USAGE_DESCRIPTOR } from './programs/reported-usage';
import { ROOT, Workplace } from './workplace';
import { countObjects } from './written-objects';

/** The usage and the result of one run of a program. */
export interface Run {
  readonly usage: Usage;
  /** Seconds on the clock. */
  readonly elapsed: number;
  /** Equal where the same was written. */
  readonly written: string;
}

/**
 * Runs a program once, in a process of its own.
 *
 * @param nodeOptions Further options of Node.js.
 * @throws when it fails, or does not do what it is measured for
 */
export function run(program: BenchProgram, workplace: Workplace, nodeOptions: readonly string[] = []): Run {
  workplace.clear();
  const args = ['--require', workplace.usageModule, ...nodeOptions, ...program.args.map((argument) => workplace.resolve(argument))];
  const answer = openSync(workplace.answer, 'w');
  const start = process.hrtime.bigint();
  const { status, output, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['ignore', answer, 'pipe', 'pipe'], encoding: 'utf8' });
  const elapsed = Number(process.hrtime.bigint() - start) / 1e9;
  closeSync(answer);
  const usage = output[USAGE_DESCRIPTOR];
  if (status !== 0 || !usage) {
    throw new Error(`node ${args.join(' ')}\nended with ${status}: ${stderr}`);
  }
  const written = writtenBy(workplace);
  assertWork(program, written, workplace);
  return { usage: JSON.parse(usage), elapsed, written: createHash('sha256').update(written).digest('hex') };
}

function writtenBy({ output }: Workplace): string {
  return existsSync(output) ? readdirSync(output).map((file) => readFileSync(join(output, file), 'utf8')).join('') : '';
}

/** Two sides that don't do the same can't be compared. */
function assertWork({ args, writes, answers }: BenchProgram, written: string, { answer }: Workplace): void {
  const done = { writes: writes && countObjects(written), answers: answers && { workflows: JSON.parse(readFileSync(answer, 'utf8')).workflows.length } };
  const [found, expected] = [done, { writes, answers }].map((work) => JSON.stringify(work));
  if (found !== expected) {
    throw new Error(`${args.join(' ')} did ${found}, and not ${expected}: there is nothing to compare.`);
  }
}

import { mkdirSync, readdirSync, readFileSync, rmSync } from 'fs';
import { join } from 'path';
import { BenchProgram } from './bench-program';
import { Share, sharesOf } from './cpu-profile';
import { run } from './measured-process';
import { Workplace } from './workplace';

const MOST_PACKAGES = 8;
const MOST_FUNCTIONS = 12;

/** Runs a program under the profiler of Node.js, and shows as lists in Markdown where its time goes. */
export function profile(program: BenchProgram, workplace: Workplace): string {
  const folder = workplace.profiles;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(program, workplace, ['--cpu-prof', '--cpu-prof-dir', folder]);
  const [file] = readdirSync(folder);
  const { packages, functions } = sharesOf(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  return `- By package: ${sharesText(packages, MOST_PACKAGES)}.\n- By function: ${sharesText(functions, MOST_FUNCTIONS)}.\n`;
}

function sharesText(shares: readonly Share[], most: number): string {
  return shares.slice(0, most).map(({ name, share }) => `${name} ${(100 * share).toFixed(1)} %`).join('; ');
}

import { spawnSync } from 'child_process';

/** Runs what npx finds in a folder, with its arguments. */
const [folder, ...args] = process.argv.slice(2);
const { status } = spawnSync('npx', ['--no', '--', ...args], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
if (status !== 0) {
  throw new Error(`npx ${args.join(' ')} ended with ${status}`);
}

import { spawnSync } from 'child_process';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

function runBench(...args: string[]) {
  const options = { cwd: ROOT, encoding: 'utf8', env: { ...process.env, TS_NODE_PROJECT: join(ROOT, 'scripts', 'tsconfig.json') } } as const;
  return spawnSync(process.execPath, ['--require', 'ts-node/register/transpile-only', join('scripts', 'bench.ts'), ...args], options);
}

test('tells how it is used, and ends well', () => {
  expect(runBench('--help')).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^Usage: npm run bench/) });
});

test('names the rows where there is none of that name', () => {
  expect(runBench('--only', 'lod')).toMatchObject({ status: 1, stderr: expect.stringMatching(/The bench has no row lod\.\n[^]*Rows: load, /) });
});

import { join } from 'path';
import { runCommand } from './run-command';

const CASE = join(__dirname, '..', 'audit-log', 'cases', '10');
const [ROLES, LOG] = [join(CASE, 'roles.yaml'), join(CASE, 'audit.jsonl')];

const run = async (...args: string[]) => {
  const { out, err, exitCode } = await runCommand(['check', ROLES, '--audit-log', LOG, ...args]);
  return { out: out.replaceAll(CASE, 'case'), err, exitCode };
};

test.each(['text', 'table', 'markdown', 'json'])('what a log shows to be used, as %s', async (format) => {
  expect(await run('-o', format)).toMatchSnapshot();
});

test.each([['any', 1], ['excess', 1], ['missing', 0], ['never', 0]])('the gate %s', async (gate, exitCode) => {
  expect((await run('--fail-on', gate)).exitCode).toBe(exitCode);
});

test('a log that is missing is an error', async () => {
  const { out, err, exitCode } = await runCommand(['check', ROLES, '--audit-log', join(CASE, 'missing')]);
  expect([out, exitCode]).toEqual(['', 2]);
  expect(err).toContain('error[audit-log/');
});

import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runCommand } from './run-command';
import { readProfileJson } from '../../lib/audit-log/profile-json';
import { logProgress } from '../../lib/cli/audit-log-input';
import { auditEvent } from '../audit-log/read-text';

const line = (fields: object) => `${JSON.stringify(auditEvent({ ...fields }))}\n`;

const RUNNER = 'system:serviceaccount:argo:runner';
const LOG = [
  line({ auditID: '1' }),
  line({ auditID: '2', user: { username: RUNNER }, requestURI: '/api/v1/nodes', verb: 'list', objectRef: { resource: 'nodes', apiVersion: 'v1' } }),
  line({ auditID: '3', user: { username: RUNNER }, stageTimestamp: '2027-01-01T00:00:00.000000Z' }),
].join('');

const GET_POD = { where: 'argo', verb: 'get', apiGroup: '', resource: 'pods', resourceName: 'a' };
const LIST_NODES = { where: 'cluster', verb: 'list', apiGroup: '', resource: 'nodes' };
const STATS = { lines: 3, unreadable: 0, foreign: 0, events: 3, early: 0, repeated: 0 };

async function json(...options: readonly string[]): Promise<unknown> {
  const { out, err, exitCode } = await runCommand(['tailor', '-', '-o', 'json', ...options], { input: LOG });
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return (JSON.parse(out) as { readonly accounts: unknown }).accounts;
}

test('prints what each account used', async () => {
  const { out } = await runCommand(['tailor', '-', '-o', 'json'], { input: LOG });
  expect(JSON.parse(out)).toEqual({
    apiVersion: 'argo-rbac/v1', accounts: { ana: { needs: [GET_POD] }, [RUNNER]: { needs: [GET_POD, LIST_NODES] } }, reviews: {}, stats: STATS,
  });
});

test.each<[string, string[], object]>([
  ['an account of a namespace', ['--account', 'argo/runner'], { [RUNNER]: { needs: [GET_POD, LIST_NODES] } }],
  ['accounts by their users', ['--account', 'ana', '--account', RUNNER], { ana: { needs: [GET_POD] }, [RUNNER]: { needs: [GET_POD, LIST_NODES] } }],
  ['access in a namespace', ['--namespace', 'argo'], { ana: { needs: [GET_POD] }, [RUNNER]: { needs: [GET_POD] } }],
  ['events since a time', ['--since', '2026-12-31T00:00:00Z'], { [RUNNER]: { needs: [GET_POD] } }],
  ['events since a time without a zone, which is in UTC', ['--since', '2027-01-01T00:00:00'], { [RUNNER]: { needs: [GET_POD] } }],
  ['events since some days ago', ['--since', '36500d'], { ana: { needs: [GET_POD] }, [RUNNER]: { needs: [GET_POD, LIST_NODES] } }],
])('selects %s', async (_, options, accounts) => {
  expect(await json(...options)).toEqual(accounts);
});

test('keeps so many names, and says that there were more', async () => {
  const names = ['a', 'b', 'c'].map((name) => line({ auditID: name, objectRef: { resource: 'pods', namespace: 'argo', name, apiVersion: 'v1' } })).join('');
  const { out } = await runCommand(['tailor', '-', '-o', 'json', '--max-names', '2'], { input: names });
  expect(JSON.parse(out)).toMatchObject({ accounts: { ana: { needs: [{ where: 'argo', verb: 'get', apiGroup: '', resource: 'pods', hasManyNames: true }] } } });
});

test.each<[string, string[], string]>([
  ['a time', ['--since', 'yesterday'],
    '--since: error[option/invalid-value]: The option doesn\'t accept "yesterday". Give a time such as 2027-01-31T12:00:00Z, or how long ago such as 7d.\n'],
  ['a number of names', ['--max-names', '0'], '--max-names: error[option/invalid-value]: The option doesn\'t accept "0". Give a number from 1.\n'],
  ['a number of threads', ['--threads', 'x'], '--threads: error[option/invalid-value]: The option doesn\'t accept "x". Give a number from 1.\n'],
])('refuses what is not %s', async (_, options, err) => {
  expect(await runCommand(['tailor', '-', ...options], { input: LOG })).toEqual({ out: '', err, exitCode: 2 });
});

test('says that a log has gaps', async () => {
  const { out } = await runCommand(['tailor', '-'], { input: LOG });
  expect(out).toContain('# From 3 events, 2026-07-01T00:00:01Z to 2027-01-01T00:00:00Z, with gaps (the longest part without one is less than an hour); 2 accounts.\n');
});

describe('only what was denied', () => {
  const WINDOW = '3 events, 2026-07-01T00:00:01Z to 2026-07-01T00:00:01Z; 1 account.';
  const allowed = ['get', 'list', 'watch'].map((verb) => line({ auditID: verb, verb })).join('');
  const asBob = line({
    auditID: '4',
    annotations: undefined,
    stage: 'ResponseComplete',
    responseStatus: { metadata: {}, code: 403, message: 'users "bob" is forbidden: User "ana" cannot impersonate resource "users" in API group "" at the cluster scope' },
  });

  test.each<[string, string, string, string]>([
    ['a table without any', allowed, 'table', `From ${WINDOW}\nNo denied request was found.\n`],
    ['Markdown without any', allowed, 'markdown', `<!-- argo-rbac tailor -->\n### Access by the audit log\n\nFrom ${WINDOW}\nNo denied request was found.\n\n#### \`ana\`\n\n`],
    ['a table of impersonations', allowed + asBob, 'table', `From ${WINDOW.replace('3', '4')}\nOnly impersonations were denied, once.\n`],
    ['a table of a policy without reads', line({ verb: 'create' }), 'table',
      `From ${WINDOW.replace('3 events', '1 event')}\nNo denied request was found.\nNo account was seen to use get, list, watch: the audit policy may leave such requests out.\n`],
  ])('%s says so, and nothing of roles', async (_, input, format, text) => {
    expect(await runCommand(['tailor', '-', '--denied', '-o', format], { input })).toEqual({ out: text, err: '', exitCode: 0 });
  });
});

test('reports an account that was never seen, and still answers', async () => {
  const { err, exitCode } = await runCommand(['tailor', '-', '--account', 'argo/gone'], { input: LOG });
  expect({ err, exitCode }).toEqual({
    err: '--account: warning[audit-log/unseen-account]: The logs have no request of "system:serviceaccount:argo:gone". '
      + 'Check the name, and that the audit policy records the requests of the account.\n',
    exitCode: 0,
  });
});

test.each<[string, string[], string]>([
  ['one', ['argo'], 'Write argo/runner.'],
  ['several', ['c', 'argo', 'b'], 'Write argo/runner, b/runner or c/runner.'],
  ['many', ['c', 'argo', 'b', 'd'], 'Write argo/runner, b/runner or c/runner.'],
])('names the service accounts that a name without a namespace may mean: %s', async (_, namespaces, fix) => {
  const input = namespaces.map((namespace) => line({ auditID: namespace, user: { username: `system:serviceaccount:${namespace}:runner` } })).join('');
  const { err, exitCode } = await runCommand(['tailor', '-', '--account', 'runner'], { input });
  expect({ err, exitCode }).toEqual({ err: `--account: warning[audit-log/unseen-account]: The logs have no request of "runner". ${fix}\n`, exitCode: 0 });
});

test('reports lines that are cut, and fails on them only if it is strict', async () => {
  const err = "-: warning[audit-log/unreadable-lines]: 1 of 4 lines can't be read.\n";
  expect(await runCommand(['tailor', '-'], { input: `${LOG}{"kind"\n` })).toMatchObject({ err, exitCode: 0 });
  expect(await runCommand(['tailor', '-', '--strict'], { input: `${LOG}{"kind"\n` })).toEqual({ out: '', err, exitCode: 2 });
});

test('prints nothing of logs that have no event', async () => {
  expect(await runCommand(['tailor', '-'], { input: '' }))
    .toEqual({ out: '', err: '-: error[audit-log/no-event]: The logs have no audit event. Give audit logs of the API server.\n', exitCode: 2 });
});

describe('a profile', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tailor-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  test('has the counts and times of all accounts', async () => {
    const file = join(folder, 'profile.json');
    await json('--account', 'ana', '--save-profile', file);
    const profile = readProfileJson(JSON.parse(readFileSync(file, 'utf8')));
    expect('accounts' in profile && [...profile.accounts].map(([name, account]) => [name, [...account.accesses('needs')].flat().map(({ seen }) => seen)])).toEqual([
      ['ana', [{ count: 1, first: Date.parse('2026-07-01T00:00:01Z'), last: Date.parse('2026-07-01T00:00:01Z') }]],
      [RUNNER, [
        { count: 1, first: Date.parse('2027-01-01T00:00:00Z'), last: Date.parse('2027-01-01T00:00:00Z') },
        { count: 1, first: Date.parse('2026-07-01T00:00:01Z'), last: Date.parse('2026-07-01T00:00:01Z') },
      ]],
    ]);
  });

  test("isn't written where it can't be", async () => {
    const { out, err, exitCode } = await runCommand(['tailor', '-', '--save-profile', join(folder, 'no', 'profile.json')], { input: LOG });
    expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 });
    expect(err).toMatch(/^--save-profile: error\[option\/invalid-value\]: The file can't be written: .*ENOENT/);
  });
});

describe('progress', () => {
  const show = (showsProgress: boolean, ...steps: readonly [milliseconds: number, bytes: number, total?: number][]) => {
    let [time, shown] = [0, ''];
    const { show: step, end } = logProgress({ showsProgress, err: (text) => { shown += text.replace('\r\u001b[K', '|'); } }, () => time);
    for (const [milliseconds, bytes, total] of steps) {
      time = milliseconds;
      step({ bytes, total });
    }
    end();
    return shown;
  };
  test.each<[string, string, string]>([
    ['has speed and end', show(true, [2000, 500e6, 2000e6], [2100, 510e6, 2000e6], [4000, 1000e6, 2000e6]),
      '|Read 500 of 2000 MB, 250 MB/s, 6 s left …|Read 1000 of 2000 MB, 250 MB/s, 4 s left …|'],
    ['has minutes for what takes long', show(true, [2000, 500e6, 100_000e6]), '|Read 500 of 100000 MB, 250 MB/s, 7 min left …|'],
    ['has no end of a stream', show(true, [2000, 500e6]), '|Read 500 MB, 250 MB/s …|'],
    ['shows nothing of a short run', show(true, [900, 500e6]), ''],
    ['shows nothing where nobody watches', show(false, [2000, 500e6]), ''],
  ])('%s', (_, shown, expected) => {
    expect(shown).toBe(expected);
  });
});

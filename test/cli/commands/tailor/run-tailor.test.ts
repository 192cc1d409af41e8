import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ExitCode } from '../../../../lib/cli/terminal';
import { auditEvent } from '../../../audit-log/read-text';
import { runCommand } from '../../run-command';

const CASES = join(__dirname, '..', '..', '..', 'audit-log', 'cases');
const FOLDER = mkdtempSync(join(tmpdir(), 'run-tailor-'));

afterAll(() => rmSync(FOLDER, { recursive: true }));

const log = (name: string) => join(CASES, name, 'audit.jsonl');

function file(name: string, text: string): string {
  const path = join(FOLDER, name);
  writeFileSync(path, text);
  return path;
}

/** Threads run compiled files only. */
const ONE_THREAD = ['--threads', '1'];

async function outputOf(...args: string[]): Promise<string> {
  const { out, err, exitCode } = await runCommand(['tailor', ...args, ...ONE_THREAD]);
  expect([err, exitCode]).toEqual(['', ExitCode.DONE]);
  return out;
}

describe('roles', () => {
  test.each(['yaml', 'typescript', 'table', 'markdown'])('as %s', async (format) => {
    expect(await outputOf(log('10'), '-o', format)).toMatchSnapshot();
  });

  test('of what a second question refused, and of what was refused at all', async () => {
    expect(await outputOf(log('04'))).toMatchSnapshot();
    expect(await outputOf(log('05'), '-o', 'table')).toMatchSnapshot();
  });

  test('with names and verbs as they are asked for', async () => {
    const of = async (...args: string[]) => (await outputOf(log('10'), '--account', 'argo/runner', '-n', 'argo', '-o', 'table', ...args)).split('\n').filter((line) => / (pods|secrets) /.test(line));
    expect(await of('--names', 'exact')).toMatchSnapshot();
    expect(await of('--names', '1')).toMatchSnapshot();
    expect(await of('--verbs', 'client')).toMatchSnapshot();
  });
});

const REFUSED = JSON.stringify({
  kind: 'Event',
  apiVersion: 'audit.k8s.io/v1',
  auditID: '1',
  stage: 'ResponseComplete',
  verb: 'create',
  requestURI: '/apis/argoproj.io/v1alpha1/namespaces/argo/workflowtasksets',
  user: { username: 'system:serviceaccount:argo:workflow-controller' },
  objectRef: { resource: 'workflowtasksets', apiGroup: 'argoproj.io', namespace: 'argo' },
  responseStatus: { code: 403 },
  stageTimestamp: '2027-01-31T12:00:00.000000Z',
  annotations: { 'authorization.k8s.io/decision': 'forbid' },
});

test('what was refused, with the feature that needs it', async () => {
  const refused = file('refused.log', `${REFUSED}\n`);
  expect(await outputOf(refused, '--denied', '-o', 'table')).toMatchSnapshot();
  expect(await outputOf(refused, '--denied')).toBe(await outputOf(refused, '--denied', '-o', 'table'));
  expect(await outputOf(file('refused.log', `${REFUSED}\n`))).toMatchSnapshot();
});

describe('profiles', () => {
  const profileOf = async (name: string, ...logs: string[]) => {
    const path = join(FOLDER, name);
    await outputOf(...logs, '--save-profile', path, '-o', 'json');
    return path;
  };
  const jsonOf = async (...args: string[]) => (JSON.parse(await outputOf(...args, '-o', 'json')) as { readonly accounts: unknown }).accounts;

  test('give what the logs give, in any order', async () => {
    const [a, b, both] = [await profileOf('a.json', log('03')), await profileOf('b.json', log('10')), await jsonOf(log('03'), log('10'))];
    expect(await Promise.all([jsonOf(a, b), jsonOf(b, a), jsonOf(a, log('10'))])).toEqual([both, both, both]);
  });

  test('replace no log that is given, not even a copy, which is not read', async () => {
    const [text, folder] = [readFileSync(log('03'), 'utf8'), join(FOLDER, 'copies')];
    mkdirSync(folder);
    const [a, b, link] = [file('copies/a.log', text), file('copies/b.log', text), join(FOLDER, 'link.log')];
    symlinkSync(b, link);
    for (const [logs, saved] of [[[a, b], b], [[folder], b], [[folder], link]] as const) {
      const { out, err, exitCode } = await runCommand(['tailor', ...logs, ...ONE_THREAD, '--save-profile', saved]);
      expect([out, exitCode, readFileSync(b, 'utf8') === text]).toEqual(['', ExitCode.WRONG, true]);
      expect(err).toContain('--save-profile: error[option/conflict]: The file is a log that was given. Name another file.');
    }
  });

  test('count once what is given twice', async () => {
    const [a, both] = [await profileOf('a.json', log('03')), await profileOf('both.json', log('03'), log('10'))];
    const { out, err, exitCode } = await runCommand(['tailor', a, both, ...ONE_THREAD, '-o', 'json']);
    expect((JSON.parse(out) as { readonly accounts: unknown }).accounts).toEqual(await jsonOf(both));
    expect([err.replaceAll(`${FOLDER}/`, '').replaceAll(`${CASES}/`, ''), exitCode]).toEqual([
      'both.json: warning[audit-log/repeated-source]: The content of 03/audit.jsonl in the profile is given twice, and counts once. Give it once.\n', ExitCode.DONE,
    ]);
  });

  test('of a log and of its end are those of the log, in any order', async () => {
    const event = (verb: string, stageTimestamp: string) => `${JSON.stringify(auditEvent({ auditID: verb, verb, stageTimestamp }))}\n`;
    const text = file('whole.log', event('get', '2026-01-01T00:00:00.000000Z') + event('delete', '2026-07-01T00:00:00.000000Z'));
    const [whole, end] = [join(FOLDER, 'whole.json'), join(FOLDER, 'end.json')];
    await runCommand(['tailor', text, '--save-profile', whole]);
    await runCommand(['tailor', text, '--since', '2026-06-01', '--save-profile', end]);
    const verbs = async (...profiles: string[]) => (await runCommand(['tailor', ...profiles, '-o', 'json'])).out.match(/(?<="verb": ")\w+/g);
    expect([await verbs(whole, end), await verbs(end, whole), await verbs(end)]).toEqual([['delete', 'get'], ['delete', 'get'], ['delete']]);
    const more = await profileOf('more.json', end, log('03'));
    expect((await runCommand(['tailor', more, whole])).err).toContain('error[audit-log/shared-source]: This profile and another one have both read');
    expect(await runCommand(['tailor', whole, '--since', '1d'])).toEqual({
      out: '', err: '--since: error[option/conflict]: A profile has no single events, so none of them can be left out. Read its logs with --since, or leave it out.\n', exitCode: 2,
    });
  });

  test('that share a part are refused', async () => {
    const [a, b] = [await profileOf('a.json', log('03'), log('10')), await profileOf('b.json', log('10'), log('04'))];
    const { out, err, exitCode } = await runCommand(['tailor', a, b]);
    expect([out, exitCode]).toEqual(['', ExitCode.WRONG]);
    expect(err).toContain('error[audit-log/shared-source]: This profile and another one have both read');
  });

  test('that are damaged are refused', async () => {
    const text = readFileSync(await profileOf('a.json', log('03')), 'utf8');
    for (const wrong of [text.slice(0, -10), text.replace('"limits":{"names":1000', '"limits":{"names":"many"')]) {
      const { out, err, exitCode } = await runCommand(['tailor', file('wrong.json', wrong)]);
      expect([out, exitCode]).toEqual(['', ExitCode.WRONG]);
      expect(err).toContain('error[audit-log/invalid-profile]');
    }
  });
});

describe('queries', () => {
  test.each(['duckdb', 'clickhouse', 'bigquery', 'athena'])('of %s', async (dialect) => {
    expect(await outputOf('--sql', dialect)).toMatchSnapshot();
  });

  const ROW = { event: REFUSED, requests: '2', first_seen: '2027-01-31T12:00:00.000000Z', last_seen: '2027-02-01T12:00:00.000000Z' };
  const csv = (rows: readonly Record<string, string>[]) => [Object.keys(rows[0]), ...rows.map(Object.values)]
    .map((cells: string[]) => cells.map((cell) => `"${cell.replace(/"/g, '""')}"`).join(',')).join('\r\n');

  test.each([['CSV', csv([ROW])], ['JSON lines', `${JSON.stringify(ROW)}\n`], ['JSON lines with JSON', `${JSON.stringify({ ...ROW, event: JSON.parse(REFUSED) as object, requests: 2 })}\n`]])(
    'give rows as %s, which are read as the events', async (_, text) => {
      const [, row] = (await outputOf('--from-rows', file('rows', text), '-o', 'table')).split('\n');
      expect(row.split(/ {3,}/).slice(0, 9)).toEqual([
        'system:serviceaccount:argo:workflow-controller', 'refused', 'argo', 'create', 'workflowtasksets.argoproj.io', '*', '2', '2027-01-31T12:00:00Z', '2027-02-01T12:00:00Z',
      ]);
    });

  test('are distinguished by their content, so that profiles of results with one name and one length join', async () => {
    const rows = (verb: string) => file('rows', `${JSON.stringify({ ...ROW, event: REFUSED.replace('create', verb) })}\n`);
    const profileOf = async (verb: string) => {
      const path = join(FOLDER, `${verb}.json`);
      await outputOf('--from-rows', rows(verb), '--save-profile', path, '-o', 'json');
      return path;
    };
    const [, ...lines] = (await outputOf(await profileOf('create'), await profileOf('update'), '-o', 'table')).trimEnd().split('\n');
    expect(lines.map((line) => line.split(/ {3,}/)[3])).toEqual(['create', 'update']);
  });

  test.each([
    ['no row', 'event,requests\n', 'The file has no row.'],
    ['other columns', 'event,count\n{},1\n', 'Row 1 of the file lacks one of the columns event, requests, first_seen, last_seen.'],
    ['a quote that isn\'t closed', 'event,requests\n"{},1\n', 'Row 1 of the file lacks one of the columns event, requests, first_seen, last_seen.'],
    ['what isn\'t an event', '{"event":"{}","requests":1}\n', "1 of 1 rows aren't events."],
  ])('%s is refused', async (_, text, message) => {
    const { out, err, exitCode } = await runCommand(['tailor', '--from-rows', file('rows', text)]);
    expect([out, exitCode]).toEqual(['', ExitCode.WRONG]);
    expect(err).toContain(`error[audit-log/invalid-rows]: ${message}`);
  });
});

test.each<[string, string[], string]>([
  ['no log', [], 'LOGS: error[option/missing-argument]: No log is given. Name audit logs, or - for the standard input.'],
  ['names that aren\'t a choice', [log('03'), '--names', 'some'], '--names: error[option/invalid-value]: The option doesn\'t accept "some". Write exact, none or a number.'],
  ['what was refused as roles', [log('03'), '--denied', '-o', 'yaml'], "--denied: error[option/conflict]: Denied requests can't be written as yaml. Pass -o table or -o markdown, or read them from -o json."],
  ['a number that isn\'t in decimal digits', [log('03'), '--names', '1e3'], '--names: error[option/invalid-value]: The option doesn\'t accept "1e3". Write exact, none or a number.'],
  ...['2026-7-1', '2026-07-01T08:00 PST', '2026-02-31', 'yesterday', '08:00'].map((time): [string, string[], string] => [`the time ${time}`, [log('03'), '--since', time],
    `--since: error[option/invalid-value]: The option doesn't accept "${time}". Give a time such as 2027-01-31T12:00:00Z, or how long ago such as 7d.`]),
  ['half of an account', [log('03'), '--account', 'argo/'], '--account: error[option/invalid-value]: "argo/" isn\'t a valid account. Use NAMESPACE/NAME, or the name of a user.'],
  ['wider names as JSON', [log('03'), '--names', 'none', '-o', 'json'], '--names: error[option/conflict]: JSON has the access as it was seen, and no roles. Pass -o yaml or -o table.'],
  ['wider verbs as JSON', [log('03'), '--verbs', 'client', '-o', 'json'], '--verbs: error[option/conflict]: JSON has the access as it was seen, and no roles. Pass -o yaml or -o table.'],
  ['a profile in the place of the log', [log('03'), '--save-profile', log('03')], '--save-profile: error[option/conflict]: The file is a log that was given. Name another file.'],
  ['a query of several logs', ['a', 'b', '--sql', 'duckdb'], '--sql: error[option/conflict]: A query reads one path or table. Give one, which may be a pattern.'],
  ['a query and rows', ['--from-rows', 'a', '--sql', 'duckdb'], '--sql: error[option/conflict]: The query is printed, and nothing is read. Leave out --from-rows.'],
  ['logs and rows', [log('03'), '--from-rows', 'a'], '--from-rows: error[option/conflict]: Rows are read in place of logs. Leave out the logs.'],
  ['a time and rows', ['--from-rows', 'a', '--since', '1d'], '--since: error[option/conflict]: The rows are of all events of the log. Add the condition to the query.'],
  ['exact names that were too many', [log('10'), '--names', 'exact', '--max-names', '1'],
    '--names: error[audit-log/too-many-names]: The profile has more names of a resource than it keeps, so they are unknown. Read the logs again with a higher --max-names, or leave out --names exact.'],
  ['a create by name as a program', [log('04'), '-o', 'typescript'],
    '--output: error[option/conflict]: An object was created by its name without patch, which no grant of the library allows. Write yaml, or use TailoredAccess.fromProfile.'],
])('%s is refused', async (_, args, message) => {
  expect(await runCommand(['tailor', ...args])).toEqual({ out: '', err: `${message}\n`, exitCode: ExitCode.WRONG });
});

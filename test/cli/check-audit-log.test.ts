import { execFileSync, spawn } from 'child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { runCommand } from './run-command';
import { auditEvent } from '../audit-log/read-text';

const CASE = join(__dirname, '..', 'audit-log', 'cases', '10');
const [ROLES, LOG] = [join(CASE, 'roles.yaml'), join(CASE, 'audit.jsonl')];

const run = async (...args: string[]) => {
  const { out, err, exitCode } = await runCommand(['check', ROLES, '--audit-log', LOG, ...args]);
  return { out: out.replaceAll(CASE, 'case'), err, exitCode };
};

test.each(['text', 'table', 'markdown', 'json'])('what a log shows to be used, as %s', async (format) => {
  expect(await run('-o', format)).toMatchSnapshot();
});

test('permissions that differ in their group or URL only are used each by itself', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const [roles, log] = [join(folder, 'roles.yaml'), join(folder, 'audit.log')];
  writeFileSync(roles, `
{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRole, metadata: {name: a}, rules: [
  {verbs: [get], nonResourceURLs: [/metrics, /metrics/*]}, {verbs: [create], apiGroups: ["", events.k8s.io], resources: [events]}]}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: a}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a},
 subjects: [{kind: User, name: ana}, {kind: Group, name: system:authenticated}]}`);
  const event = (auditID: string, verb: string, resource?: string) => JSON.stringify(auditEvent({
    auditID, verb, requestURI: '/metrics', objectRef: resource === undefined ? undefined : { resource, apiVersion: 'v1' },
  }));
  writeFileSync(log, [event('1', 'get'), event('2', 'create', 'events'), event('3', 'create', 'events')].join('\n'));
  const { out } = await runCommand(['check', roles, '--audit-log', log]);
  rmSync(folder, { recursive: true });
  const lines = out.split('  Used\n')[1].split('\n\n')[0].split('\n').map((line) => line.trim().split(/ in the whole|, the last|;/)[0]);
  expect(lines).toEqual([
    'create events', '2 requests', 'get /metrics', '1 request', 'Through a group',
    'create events', 'Used, through Group system:authenticated: 2 requests',
    'create events.events.k8s.io', 'Not used by this account, through Group system:authenticated',
    'get /metrics', 'Used, through Group system:authenticated: 1 request',
    'get /metrics/*', 'Not used by this account, through Group system:authenticated',
  ]);
});

test("what a workflow that names no account needs isn't unused by default", async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const [roles, workflows, log] = ['roles.yaml', 'workflows.yaml', 'audit.log'].map((name) => join(folder, name));
  writeFileSync(roles, `
{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a, namespace: web}, rules: [{verbs: [create, delete], apiGroups: [batch], resources: [jobs]}]}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: a, namespace: web}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a},
 subjects: [{kind: ServiceAccount, name: default, namespace: web}]}`);
  writeFileSync(workflows, `
{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: a, namespace: web}, spec: {entrypoint: main, templates: [
  {name: main, resource: {action: create, manifest: "{apiVersion: batch/v1, kind: Job, metadata: {name: a}}"}}]}}`);
  writeFileSync(log, JSON.stringify(auditEvent({ user: { username: 'system:serviceaccount:web:default' } })));
  const { out } = await runCommand(['check', roles, '--workflows', workflows, '--audit-log', log, '-o', 'json']);
  rmSync(folder, { recursive: true });
  const { usage: { accounts } } = JSON.parse(out) as { usage: { accounts: { granted: { verb: string; verdict: string }[] }[] } };
  expect(accounts.flatMap(({ granted }) => granted.map(({ verb, verdict }) => `${verb}: ${verdict}`))).toEqual(['create: known', 'delete: unused']);
});

test('a log with gaps', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const gaps = join(folder, 'gaps.log');
  writeFileSync(gaps, `${readFileSync(LOG, 'utf8')}${JSON.stringify(auditEvent({ stageTimestamp: '2027-02-20T12:00:00.000000Z' }))}\n`);
  const answer = async (format: string) => (await runCommand(['check', ROLES, '--audit-log', gaps, '-o', format])).out;
  const [text, json] = [await answer('text'), await answer('json')];
  rmSync(folder, { recursive: true });
  const [first, last] = ['2026-07-01T00:00:01.000Z', '2027-02-20T12:00:00.000Z'];
  expect(text).toContain(`The log is from ${first} to ${last}, with gaps (the longest part without one is less than an hour). `);
  expect(JSON.parse(json)).toMatchObject({ usage: { window: { first, last, longest: { first, last: '2026-07-01T00:00:08.000Z' } } } });
});

test.each([['any', 1], ['excess', 1], ['missing', 0], ['never', 0]])('the gate %s', async (gate, exitCode) => {
  expect((await run('--fail-on', gate)).exitCode).toBe(exitCode);
});

test('a log that is missing is an error', async () => {
  const { out, err, exitCode } = await runCommand(['check', ROLES, '--audit-log', join(CASE, 'missing')]);
  expect([out, exitCode]).toEqual(['', 2]);
  expect(err).toContain('error[audit-log/');
});

describe('with an install', () => {
  const INSTALL = `
{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: flow, namespace: argo}, rules: [
  {apiGroups: [argoproj.io], resources: [cronworkflows], verbs: [list]}, {apiGroups: [""], resources: [pods], verbs: [get, delete]}]}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: flow, namespace: argo},
 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: flow}, subjects: [{kind: ServiceAccount, name: flow, namespace: argo}]}
`;
  const event = (verb: string, more: object) => JSON.stringify({
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    auditID: verb,
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/argo/pods/a',
    verb,
    user: { username: 'system:serviceaccount:argo:flow' },
    objectRef: { resource: 'pods', namespace: 'argo', ...more },
    responseStatus: { code: 200 },
    stageTimestamp: '2026-07-01T00:00:01.000000Z',
    annotations: { 'authorization.k8s.io/decision': 'allow' },
  });
  const LOG_TEXT = [event('get', { name: 'a' }), event('list', {}), event('watch', {})].join('\n');
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'check-'));
    writeFileSync(join(folder, 'roles.yaml'), INSTALL);
    writeFileSync(join(folder, 'audit.log'), LOG_TEXT);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const verdicts = async (...args: string[]) => {
    const { out, err } = await runCommand(['check', join(folder, 'roles.yaml'), '--audit-log', join(folder, 'audit.log'), '-o', 'json', ...args]);
    expect(err).toBe('');
    const { usage, assumed } = JSON.parse(out) as {
      usage: { accounts: { granted: { verb: string; resource: string; verdict: string; known?: { need: string } }[] }[] }; assumed: string[];
    };
    return {
      verdicts: usage.accounts.flatMap(({ granted }) => granted.map(({ verb, resource, verdict, known }) => [verb, resource, verdict, known?.need].filter(Boolean).join(' '))),
      assumed,
    };
  };
  const ofInstall = ['--install', '--argo-version', 'v4.1', '--account', 'controller=argo/flow'];

  test('a feature that it has may not have shown', async () => {
    expect((await verdicts(...ofInstall, '--feature', 'cron-workflows')).verdicts).toEqual([
      'get pods used', 'delete pods known controller.pods.delete', 'list cronworkflows known controller.cronworkflows.list',
    ]);
  });

  test('a feature that it hasn\'t is needed by nothing', async () => {
    expect((await verdicts(...ofInstall)).verdicts).toEqual([
      'get pods used', 'delete pods known controller.pods.delete', 'list cronworkflows unused',
    ]);
  });

  test('workflows of a pipe are read once, with their schedules', async () => {
    const [file, pipe] = [join(folder, 'cron.yaml'), join(folder, 'cron.pipe')];
    writeFileSync(file, '{apiVersion: argoproj.io/v1alpha1, kind: CronWorkflow, metadata: {name: yearly, namespace: argo}, spec: {schedules: ["0 0 1 1 *"], '
      + 'workflowSpec: {entrypoint: m, serviceAccountName: flow, templates: [{name: m, container: {image: i, command: [c]}}]}}}');
    execFileSync('mkfifo', [pipe]);
    const usage = async (path: string) => (await runCommand(['check', join(folder, 'roles.yaml'), '--audit-log', join(folder, 'audit.log'), '--workflows', path, '-o', 'json']))
      .out.replaceAll(path, 'WORKFLOWS');
    const ofFile = await usage(file);
    // A second reader gets nothing.
    const writer = spawn('sh', ['-c', `cat '${file}' > '${pipe}'; : > '${pipe}'`]);
    const ofPipe = await usage(pipe);
    writer.kill();
    expect(ofFile).toContain('yearly');
    expect(ofPipe).toBe(ofFile);
  });

  test('without one the account is taken for what it is called, and it is said', async () => {
    expect(await verdicts()).toEqual({
      verdicts: ['get pods used', 'delete pods unused', 'list cronworkflows unused'],
      assumed: [],
    });
  });
});

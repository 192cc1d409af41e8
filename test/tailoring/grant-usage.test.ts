import { readFileSync } from 'fs';
import { join } from 'path';
import { profileOfLog, profileWith } from './profile-of';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { ArgoFeature } from '../../lib/argo/features/generated/argo-feature';
import { InstallAccess } from '../../lib/argo/install/install-access';
import { AccessProfile } from '../../lib/audit-log/access-profile';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { grantUsage, UsageKnowledge } from '../../lib/tailoring/grant-usage';
import { needsOfComponent } from '../../lib/tailoring/known-needs';
import { accessText } from '../../lib/tailoring/tailored-text';

const RUNNER = 'system:serviceaccount:argo:runner';
const DAY = 86_400_000;

function accessIn(text: string): EffectiveAccess {
  return new EffectiveAccess(readAccessObjects(parseManifests({ file: '-', text }).objects).objects);
}

function roleOf(rules: string, name = 'runner', more = ''): string {
  return `
{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: ${name}, namespace: argo}, rules: [${rules}]}
---
{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: ${name}, namespace: argo},
 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: ${name}}, subjects: [{kind: ServiceAccount, name: ${name}, namespace: argo}]}
---
${more}`;
}

/** What is said of each permission, in words. */
function wordsOf(access: EffectiveAccess, profile: AccessProfile, knowledge?: UsageKnowledge): string[] {
  return grantUsage(access, profile, knowledge).accounts.flatMap(({ granted, throughGroups }) => [...granted, ...throughGroups].map((used) => {
    const { verdict, suffices, known, why, group } = used;
    return `${accessText(used)}: ${[verdict, ...suffices.map(accessText), ...known === undefined ? [] : [known.id], ...why === undefined ? [] : [why], ...group === undefined ? [] : [group.name]].join('; ')}`;
  }));
}

/** Adds how long the log is, which has all verbs. */
function lasting(profile: AccessProfile, days: number): AccessProfile {
  profile.merge(profileWith('somebody', { needs: ['else get configmaps', 'else list configmaps', 'else watch configmaps'] }));
  profile.addSource({ name: 'audit.log', bytes: 1, digest: 'a', lines: 1, unreadable: 0, first: 0, last: days * DAY });
  return profile;
}

test('the case of what is granted and unused', () => {
  const access = accessIn(readFileSync(join(__dirname, '..', 'audit-log', 'cases', '10', 'roles.yaml'), 'utf8'));
  expect(wordsOf(access, profileOfLog('cases/10/audit.jsonl'))).toMatchSnapshot();
});

test.each<[string, string, readonly string[], string[]]>([
  ['a name that is used', '{apiGroups: [""], resources: [secrets], resourceNames: [a, b], verbs: [get]}', ['argo get secrets a'],
    ['get secrets "a" in argo: used', 'get secrets "b" in argo: unused']],
  ['no name, where names were used', '{apiGroups: [""], resources: [secrets], verbs: [get]}', ['argo get secrets a', 'argo get secrets b'],
    ['get secrets in argo: in part; get secrets "a" in argo; get secrets "b" in argo']],
  ['no name, where names are made per run', '{apiGroups: [""], resources: [pods], verbs: [get]}', ['argo get pods a'], ['get pods in argo: used']],
  ['no name, where none was asked for', '{apiGroups: [""], resources: [secrets], verbs: [list]}', ['argo list secrets'], ['list secrets in argo: used']],
  ['no name, where the name is that of a workflow', '{apiGroups: [""], resources: [persistentvolumeclaims], verbs: [delete]}',
    ['argo patch workflows.argoproj.io build-x7k2p', 'argo delete persistentvolumeclaims build-x7k2p-work'], ['delete persistentvolumeclaims in argo: used']],
  ['no name, where the name is another one', '{apiGroups: [""], resources: [persistentvolumeclaims], verbs: [delete]}',
    ['argo patch workflows.argoproj.io build-x7k2p', 'argo delete persistentvolumeclaims build-x7k2', 'argo delete persistentvolumeclaims data-build-x7k2p'],
    ['delete persistentvolumeclaims in argo: in part; delete persistentvolumeclaims "build-x7k2" in argo; delete persistentvolumeclaims "data-build-x7k2p" in argo']],
  ['no name, where the workflow of the name is in another namespace', '{apiGroups: [""], resources: [persistentvolumeclaims], verbs: [delete]}',
    ['prod patch workflows.argoproj.io db', 'prod delete persistentvolumeclaims db-work', 'argo delete persistentvolumeclaims db-old'],
    ['delete persistentvolumeclaims in argo: in part; delete persistentvolumeclaims "db-old" in argo']],
  ['all verbs', '{apiGroups: [""], resources: [secrets], verbs: ["*"]}', ['argo list secrets', 'argo get secrets a'],
    ['* secrets in argo: in part; get secrets "a" in argo; list secrets in argo']],
  ['all verbs, none of which is used', '{apiGroups: [""], resources: [secrets], verbs: ["*"]}', ['argo get configmaps'], ['* secrets in argo: unused']],
])('%s', (_, rules, needs, expected) => {
  expect(wordsOf(accessIn(roleOf(rules)), lasting(profileWith(RUNNER, { needs }), 1))).toEqual(expected);
});

test('what a further question refused was allowed, and so it is used', () => {
  const access = accessIn(roleOf('{apiGroups: [""], resources: [pods/exec], verbs: [get]}'));
  expect(wordsOf(access, lasting(profileWith(RUNNER, { attempted: ['argo get pods/exec a'] }), 1))).toEqual(['get pods/exec in argo: used']);
});

test('what Argo Workflows is known to need', () => {
  const access = accessIn(roleOf(`{apiGroups: [coordination.k8s.io], resources: [leases], verbs: [create]},
    {apiGroups: [""], resources: [nodes], verbs: [get]}, {apiGroups: [""], resources: [services], verbs: [get]}`, 'workflow-controller'));
  expect(wordsOf(access, lasting(profileWith('system:serviceaccount:argo:workflow-controller', { needs: ['argo get configmaps'] }), 1))).toEqual([
    'get services in argo: unused', 'create leases.coordination.k8s.io in argo: known; controller.leases.create',
  ]);
});

describe('an account whose install is known', () => {
  const CONTROLLER = 'workflow-controller';
  const account = (features: ArgoFeature[]): UsageKnowledge => {
    const plan = InstallAccess.plan({ version: ArgoVersion.V4_1, namespace: 'argo', features });
    return { accounts: new Map([[`ServiceAccount argo/${CONTROLLER}`, { needs: needsOfComponent(plan, 'controller') }]]) };
  };
  const log = () => lasting(profileWith(`system:serviceaccount:argo:${CONTROLLER}`, { needs: ['argo get configmaps a'] }), 1);
  const role = roleOf(`{apiGroups: [argoproj.io], resources: [cronworkflows], verbs: [list]}, {apiGroups: [argoproj.io], resources: [workflows], verbs: [list]},
    {apiGroups: [coordination.k8s.io], resources: [leases], resourceNames: [workflow-controller], verbs: [get]}`, CONTROLLER);

  test.each<[string, ArgoFeature[], string[]]>([
    ['needs what its features need', [ArgoFeature.CRON_WORKFLOWS], [
      'list cronworkflows.argoproj.io in argo: known; controller.cronworkflows.list', 'list workflows.argoproj.io in argo: known; controller.workflows.list',
      'get leases.coordination.k8s.io "workflow-controller" in argo: known; controller.leases.get',
    ]],
    ['needs nothing for features that it hasn\'t', [], [
      'list cronworkflows.argoproj.io in argo: unused', 'list workflows.argoproj.io in argo: known; controller.workflows.list',
      'get leases.coordination.k8s.io "workflow-controller" in argo: known; controller.leases.get',
    ]],
  ])('%s', (_, features, expected) => {
    expect(wordsOf(accessIn(role), log(), account(features))).toEqual(expected);
  });

  test('is taken for nothing else, whatever its name', () => {
    const { assumed, accounts } = grantUsage(accessIn(role), log(), account([]));
    expect([assumed, accounts.flatMap(({ granted }) => granted.map(({ verdict }) => verdict))]).toEqual([[], ['unused', 'known', 'known']]);
  });

  test('is guessed where nobody says it, which is said', () => {
    expect(grantUsage(accessIn(role), log()).assumed).toEqual([
      "ServiceAccount argo/workflow-controller: Its name is one that the controller's account usually has. Needs of every feature and version count.",
    ]);
  });

  test('is known by a workload, whatever its name', () => {
    const workload = `{apiVersion: apps/v1, kind: Deployment, metadata: {name: c, namespace: argo}, spec: {template: {spec: {
      serviceAccountName: flow, containers: [{image: "quay.io/argoproj/workflow-controller:v4.1.2"}]}}}}`;
    const access = accessIn(roleOf('{apiGroups: [argoproj.io], resources: [cronworkflows], verbs: [list]}', 'flow', workload));
    const usage = grantUsage(access, lasting(profileWith('system:serviceaccount:argo:flow', { needs: ['argo get configmaps a'] }), 1));
    expect([usage.assumed, usage.accounts[0].granted.map(({ verdict }) => verdict)]).toEqual([
      ['ServiceAccount argo/flow: A workload of the input runs the controller under it. Needs of every feature and version count.'], ['known'],
    ]);
  });
});

test('a star meets what is needed, as far as it is a part of it', () => {
  const access = accessIn(roleOf('{apiGroups: [argoproj.io], resources: [workflowtaskresults], verbs: ["*"]}'));
  expect(wordsOf(access, lasting(profileWith(RUNNER, { needs: ['argo get configmaps'] }), 1)))
    .toEqual(['* workflowtaskresults.argoproj.io in argo: known; executor.workflowtaskresults.create']);
});

describe('what only groups are granted', () => {
  const grantedTo = (group: string) => accessIn(roleOf('{apiGroups: [""], resources: [secrets], verbs: [get, list]}').replace('kind: ServiceAccount, name: runner, namespace: argo', `kind: Group, name: "${group}", apiGroup: rbac.authorization.k8s.io`));
  const used = () => lasting(profileWith(RUNNER, { needs: ['argo list secrets'] }), 1);
  const unknown = 'cannot tell; The log has no request of an account that is known to be in the group.';

  test.each<[string, string, string[]]>([
    ['is compared with accounts of the log that are in the group', 'system:serviceaccounts:argo',
      ['get secrets in argo: unused; system:serviceaccounts:argo', 'list secrets in argo: used; system:serviceaccounts:argo']],
    ["isn't known where nobody of the group was seen", 'system:serviceaccounts:other', [`get secrets in argo: ${unknown}`, `list secrets in argo: ${unknown}`]],
    ["isn't known where the log doesn't show who is in the group", 'dev', [`get secrets in argo: ${unknown}`, `list secrets in argo: ${unknown}`]],
  ])('%s', (_, group, expected) => {
    expect(wordsOf(grantedTo(group), used())).toEqual(expected);
  });
});

test('an account that is bound to nothing is listed with what it was denied', () => {
  const usage = grantUsage(accessIn(roleOf('{apiGroups: [""], resources: [pods], verbs: [get]}')), profileWith('ana', { denied: ['argo get secrets a'], needs: ['argo get pods'] }));
  expect(usage.deniedStrangers.map(({ subject, denied }) => [subject, denied.map(accessText)])).toEqual([[{ kind: 'User', name: 'ana' }, ['get secrets "a" in argo']]]);
});

describe('nothing can be told', () => {
  const rules = '{apiGroups: [""], resources: [secrets], verbs: [get]}';
  const cron = (schedule: string) => `{apiVersion: argoproj.io/v1alpha1, kind: CronWorkflow, metadata: {name: monthly, namespace: argo}, spec: {schedules: ["${schedule}"]}}`;
  const used = () => profileWith(RUNNER, { needs: ['argo get configmaps'] });

  test.each<[string, string, () => AccessProfile, string]>([
    ['of a log that is shorter than a schedule', roleOf(rules, 'runner', cron('0 0 1 * *')), () => lasting(used(), 31),
      'The log is 31 days long, and CronWorkflow monthly runs only every 31 days at times (0 0 1 * *).'],
    ['of a schedule that can\'t be read', roleOf(rules, 'runner', cron('often')), () => lasting(used(), 31), 'The schedule of CronWorkflow monthly can\'t be read (often).'],
    ['of a log without times', roleOf(rules), used, 'The events have no time, so the length of the log is unknown.'],
    ['of an account without a request', roleOf(rules), () => lasting(new AccessProfile(), 1), 'The log has no request of the account.'],
  ])('%s', (_, text, profile, why) => {
    expect(wordsOf(accessIn(text), profile())).toEqual([`get secrets in argo: cannot tell; ${why}`]);
  });

  test('of a log with a gap in which a schedule may fall', () => {
    const profile = profileWith(RUNNER, { needs: ['argo get configmaps'] });
    [0, 40].forEach((day) => profile.addSource({ name: 'audit.log', bytes: 1, digest: `${day}`, lines: 1, unreadable: 0, first: day * DAY, last: (day + 10) * DAY }));
    expect(wordsOf(accessIn(roleOf(rules, 'runner', cron('0 0 1 * *'))), profile)).toEqual([
      'get secrets in argo: cannot tell; The log is 10 days long without a gap, and CronWorkflow monthly runs only every 31 days at times (0 0 1 * *).',
    ]);
  });

  test('of a log with such a gap in one file', () => {
    const profile = profileWith(RUNNER, { needs: ['argo get configmaps'] });
    const stretches = [0, 40].map((day) => ({ first: day * DAY, last: (day + 10) * DAY }));
    profile.addSource({ name: 'audit.log', bytes: 1, digest: 'a', lines: 1, unreadable: 0, first: 0, last: 50 * DAY, stretches });
    expect(wordsOf(accessIn(roleOf(rules, 'runner', cron('0 0 1 * *'))), profile)).toEqual([
      'get secrets in argo: cannot tell; The log is 10 days long without a gap, and CronWorkflow monthly runs only every 31 days at times (0 0 1 * *).',
    ]);
  });

  test('but of rotated logs all is known', () => {
    const profile = lasting(used(), 16);
    profile.addSource({ name: 'audit.log.1', bytes: 1, digest: 'b', lines: 1, unreadable: 0, first: 16.5 * DAY, last: 33 * DAY });
    expect(wordsOf(accessIn(roleOf(rules, 'runner', cron('0 0 1 * *'))), profile)).toEqual(['get secrets in argo: unused']);
  });

  test('of an account whose workflows don\'t say all that they need', () => {
    const accounts = new Map([['ServiceAccount argo/runner', { needs: [], doubt: 'The manifests don\'t say everything.' }]]);
    expect(wordsOf(accessIn(roleOf(rules)), lasting(used(), 1), { accounts })).toEqual(['get secrets in argo: cannot tell; The manifests don\'t say everything.']);
  });

  test('of reads, where only URLs were read, or of a star', () => {
    const profile = profileWith(RUNNER, { needs: ['cluster get /metrics', 'argo list pods', 'argo watch pods'] });
    profile.addSource({ name: 'audit.log', bytes: 1, digest: 'a', lines: 1, unreadable: 0, first: 0, last: DAY });
    expect(wordsOf(accessIn(roleOf('{apiGroups: [""], resources: [secrets], verbs: ["*"]}, {apiGroups: [""], resources: [configmaps], verbs: [get, list]}')), profile)).toEqual([
      'get configmaps in argo: cannot tell; No account was seen to use get: the audit policy may leave such requests out.', 'list configmaps in argo: unused',
      '* secrets in argo: cannot tell; No account was seen to use get: the audit policy may leave such requests out.',
    ]);
  });

  test('of reads that nobody was seen to make', () => {
    const profile = profileWith(RUNNER, { needs: ['argo create configmaps'] });
    profile.addSource({ name: 'audit.log', bytes: 1, digest: 'a', lines: 1, unreadable: 0, first: 0, last: DAY });
    expect(wordsOf(accessIn(roleOf('{apiGroups: [""], resources: [secrets], verbs: [get, delete]}')), profile)).toEqual([
      'get secrets in argo: cannot tell; No account was seen to use get: the audit policy may leave such requests out.', 'delete secrets in argo: unused',
    ]);
  });

  test('unless the log is longer than every schedule', () => {
    expect(wordsOf(accessIn(roleOf(rules, 'runner', cron('0 0 1 * *'))), lasting(used(), 32))).toEqual(['get secrets in argo: unused']);
  });
});

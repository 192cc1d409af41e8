import { readFileSync } from 'fs';
import { join } from 'path';
import { profileOfLog, profileWith } from './profile-of';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { AccessProfile } from '../../lib/audit-log/access-profile';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { grantUsage } from '../../lib/tailoring/grant-usage';
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
function wordsOf(access: EffectiveAccess, profile: AccessProfile): string[] {
  return grantUsage(access, profile).accounts.flatMap(({ granted, throughGroups }) => [...granted, ...throughGroups].map((used) => {
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

describe('nothing can be told', () => {
  const rules = '{apiGroups: [""], resources: [secrets], verbs: [get]}';
  const cron = (schedule: string) => `{apiVersion: argoproj.io/v1alpha1, kind: CronWorkflow, metadata: {name: monthly, namespace: argo}, spec: {schedules: ["${schedule}"]}}`;
  const used = () => profileWith(RUNNER, { needs: ['argo get configmaps'] });

  test.each<[string, string, () => AccessProfile, string]>([
    ['of a log that is shorter than a schedule', roleOf(rules, 'runner', cron('0 0 1 * *')), () => lasting(used(), 31),
      'The log is 31 days long, and CronWorkflow monthly runs only every 31 days at times (0 0 1 * *).'],
    ['of a schedule that can\'t be read', roleOf(rules, 'runner', cron('often')), () => lasting(used(), 31), 'The schedule of CronWorkflow monthly can\'t be read (often).'],
    ['of a log without times', roleOf(rules), used, 'The events have no time, so that nobody knows how long the log is.'],
    ['of an account without a request', roleOf(rules), () => lasting(new AccessProfile(), 1), 'The log has no request of the account.'],
  ])('%s', (_, text, profile, why) => {
    expect(wordsOf(accessIn(text), profile())).toEqual([`get secrets in argo: cannot tell; ${why}`]);
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

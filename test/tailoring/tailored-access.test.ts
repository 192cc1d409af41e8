import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Testing } from 'cdk8s';
import { profileWith } from './profile-of';
import { AccessProfile } from '../../lib/audit-log/access-profile';
import { profileLines } from '../../lib/audit-log/profile-json';
import { TailoredAccess } from '../../lib/tailoring/tailored-access';
import { TailoredAccessProps } from '../../lib/tailoring/tailored-access-props';

const FOLDER = mkdtempSync(join(tmpdir(), 'tailored-access-'));

afterAll(() => rmSync(FOLDER, { recursive: true }));

const RUNNER = 'system:serviceaccount:argo:runner';

function saved(profile: AccessProfile): string {
  const path = join(FOLDER, 'profile.json');
  writeFileSync(path, [...profileLines(profile)].join(''));
  return path;
}

function make(props: TailoredAccessProps): { readonly access: TailoredAccess; readonly objects: unknown[] } {
  const chart = new Chart(new App(), 'chart');
  return { access: TailoredAccess.fromProfile(chart, 'access', props), objects: Testing.synth(chart) as unknown[] };
}

test('each account gets a role in every namespace in which it used something, and one for the cluster', () => {
  const profile = profileWith(RUNNER, { needs: ['argo get pods a', 'argo update leases.coordination.k8s.io l', 'jobs list secrets', 'cluster get /metrics'], derived: ['argo create leases.coordination.k8s.io l'] });
  profile.merge(profileWith('ana@example.com', { needs: ['argo get configmaps c'], attempted: ['argo delete pods'] }));
  const { access, objects } = make({ profile: saved(profile) });
  expect(objects).toMatchSnapshot();
  expect(access.reasons).toMatchSnapshot();
  expect([access.roles.length, access.clusterRoles.length, access.ungranted]).toEqual([3, 1, []]);
});

test('only those that are asked for', () => {
  const profile = profileWith(RUNNER, { needs: ['argo get pods a', 'jobs get pods b'] });
  profile.merge(profileWith('ana@example.com', { needs: ['argo get pods c'] }));
  const { access: { reasons } } = make({ profile: saved(profile), accounts: ['argo/runner'], namespaces: ['argo'], exactNames: true });
  expect(reasons).toEqual([{ account: RUNNER, namespace: 'argo', reason: 'get pods "a" in argo: get: 1 request, 2027-01-31T12:00:00Z' }]);
});

test.each<[string, () => TailoredAccessProps, string]>([
  ['without a profile', () => ({}) as TailoredAccessProps, 'access: the roles can\'t be made:\n  profile: error[rbac/wrong-type]: The value is undefined. Name the file'],
  ['a file that is missing', () => ({ profile: join(FOLDER, 'missing') }),
    "The profile doesn't exist: a file with the access that audit logs show. Correct the path, or make it with argo-rbac tailor LOG --save-profile FILE."],
  ['a folder', () => ({ profile: FOLDER }), "The profile can't be read"],
  ['a file that is no profile', () => ({ profile: __filename }), "The profile isn't valid JSON."],
  ['an account that isn\'t in it', () => ({ profile: saved(profileWith(RUNNER, { needs: ['argo get pods a'] })), accounts: ['argo/other'] }),
    `accounts: error[audit-log/unseen-account]: The profile has no request of "system:serviceaccount:argo:other". Use an account of the profile, such as "${RUNNER}".`],
  ['an account, where it has none', () => ({ profile: saved(new AccessProfile()), accounts: ['argo/other'] }),
    'Make a profile from a log with requests: argo-rbac tailor LOG --save-profile FILE.'],
  ['names that aren\'t in it', () => ({ profile: saved(profileWith(RUNNER, { needs: ['argo get secrets a', 'argo get secrets b'] }, 1)), exactNames: true }),
    'exactNames: error[audit-log/too-many-names]: The profile has more names of a resource than it keeps'],
  ['wrong types', () => ({ profile: '', accounts: 'a', mostNames: 0, exactNames: 'no' }) as unknown as TailoredAccessProps, "mostNames: error[rbac/wrong-type]: The value isn't a number from 1. Write one."],
])('%s is an error', (_, props, message) => {
  expect(() => make(props())).toThrow(message);
});

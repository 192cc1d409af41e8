import { App, Chart, Testing } from 'cdk8s';
import { Core, DedicatedServiceAccount } from '../../lib';
import { AccountRoles } from '../../lib/constructs/account-roles';

/** What each object is, where it is, and what it is about. */
function summary(chart: Chart): string[] {
  return Testing.synth(chart).map(({ kind, metadata: { namespace, name, annotations }, rules, roleRef, subjects }) => [
    `${kind} ${namespace ?? '-'}/${name}`,
    ...annotations === undefined ? [] : [annotations['kubernetes.io/description']],
    ...rules === undefined ? [] : [rules.map((rule: { verbs: string[]; resources: string[] }) => `${rule.verbs} ${rule.resources}`).join('; ')],
    ...roleRef === undefined ? [] : [`${roleRef.kind} ${roleRef.name} to ${subjects.map((subject: { namespace: string; name: string }) => `${subject.namespace}/${subject.name}`)}`],
  ].join(' | '));
}

function accountIn(namespace?: string): { chart: Chart; account: DedicatedServiceAccount } {
  const chart = new Chart(new App(), 'chart', { namespace });
  return { chart, account: new DedicatedServiceAccount(chart, 'ci') };
}

test('a name that is not defined is the default', () => {
  const { chart, account } = accountIn('jobs');
  const roles = AccountRoles.of(account);
  roles.allow([Core.pods.get()], { name: undefined });
  roles.allowIn('apps', [Core.pods.get()], { name: undefined });
  roles.allowClusterWide([Core.pods.get()], { name: undefined });
  expect(summary(chart).filter((line) => /^(Cluster)?Role /.test(line)).map((line) => line.split(' ')[1])).toEqual(['jobs/ci-role', 'apps/jobs:ci-role', '-/jobs:ci-role']);
});

describe('what is written', () => {
  test('one role and binding for each place, whatever the number of calls', () => {
    const { chart, account } = accountIn('jobs');
    account.allow(Core.pods.get());
    account.allowIn('apps', Core.configMaps.get());
    account.allowClusterWide(Core.nodes.get());
    account.allowIn('apps', Core.secrets.get());
    account.allowClusterWide(Core.namespaces.list());
    account.allowIn('jobs', Core.services.get());

    expect(summary(chart)).toEqual([
      'ServiceAccount jobs/ci',
      'Role jobs/ci-role | get pods,services',
      'RoleBinding jobs/ci-role-binding | Role ci-role to jobs/ci',
      'Role apps/jobs:ci-role | get configmaps,secrets',
      'RoleBinding apps/jobs:ci-role-binding | Role jobs:ci-role to jobs/ci',
      'ClusterRole -/jobs:ci-role | list namespaces; get nodes',
      'ClusterRoleBinding -/jobs:ci-role-cluster-binding | ClusterRole jobs:ci-role to jobs/ci',
    ]);
    expect(account.role?.name).toBe('ci-role');
    expect(account.roleIn('jobs')).toBe(account.role);
    expect(account.roleIn('apps')?.rules).toEqual([{ apiGroups: [''], resources: ['configmaps', 'secrets'], verbs: ['get'] }]);
    expect(account.clusterRole?.name).toBe('jobs:ci-role');
  });

  test('nothing before something is allowed', () => {
    const { chart, account } = accountIn('jobs');

    expect(summary(chart)).toEqual(['ServiceAccount jobs/ci']);
    expect([account.role, account.roleIn('apps'), account.clusterRole]).toEqual([undefined, undefined, undefined]);
  });

  test('one ClusterRole with a binding in each of several namespaces', () => {
    const { chart, account } = accountIn('jobs');
    const roles = AccountRoles.of(account);
    roles.allowInEach(['a', 'b'], [Core.pods.get()], { name: 'jobs:ci-workflows', description: 'What it may do with workflows.' });
    roles.allowInEach(['b', 'c'], [Core.pods.list()], { name: 'jobs:ci-workflows' });

    expect(summary(chart)).toEqual([
      'ServiceAccount jobs/ci',
      'ClusterRole -/jobs:ci-workflows | What it may do with workflows. | get,list pods',
      'RoleBinding a/jobs:ci-workflows-cluster-binding | ClusterRole jobs:ci-workflows to jobs/ci',
      'RoleBinding b/jobs:ci-workflows-cluster-binding | ClusterRole jobs:ci-workflows to jobs/ci',
      'RoleBinding c/jobs:ci-workflows-cluster-binding | ClusterRole jobs:ci-workflows to jobs/ci',
    ]);
  });

  test('names and descriptions of the call that defines a role', () => {
    const { chart, account } = accountIn('jobs');
    const roles = AccountRoles.of(account);
    roles.allow([Core.pods.get()], { description: 'Own.' });
    roles.allow([Core.pods.list()], { description: 'Later, and not written.' });
    roles.allowIn('apps', [Core.pods.get()], { description: 'Elsewhere.' });
    roles.allowClusterWide([Core.pods.get()], { name: 'jobs:ci', description: 'Everywhere.' });

    expect(summary(chart).filter((line) => !line.includes('Binding'))).toEqual([
      'ServiceAccount jobs/ci',
      'Role jobs/ci-role | Own. | get,list pods',
      'Role apps/jobs:ci-role | Elsewhere. | get pods',
      'ClusterRole -/jobs:ci | Everywhere. | get pods',
    ]);
  });

  test('accounts of the same name in one app share no role', () => {
    const app = new App();
    const accounts = ['blue', 'green'].map((namespace) => new DedicatedServiceAccount(new Chart(app, namespace, { namespace }), 'ci'));
    for (const account of accounts) {
      account.allow(Core.pods.get());
      account.allowIn('apps', Core.pods.get());
      account.allowClusterWide(Core.nodes.get());
    }

    expect(accounts.map((account) => [account.role?.name, account.roleIn('apps')?.name, account.clusterRole?.name])).toEqual([
      ['ci-role', 'blue:ci-role', 'blue:ci-role'],
      ['ci-role', 'green:ci-role', 'green:ci-role'],
    ]);
  });
});

const WITHOUT_NAMESPACE = '  metadata.namespace: error[construct/account-without-namespace]: The namespace of the account is unknown, and a binding outside '
  + 'of it must name it. Give the account or its chart a namespace.';
const NO_GRANTS = '  grants: error[construct/missing-grant]: The list has no grant. Give at least one, for example Core.configMaps.get().';

describe('a call that is refused reports all faults and makes nothing:', () => {
  test.each<[string, string | undefined, (account: DedicatedServiceAccount) => void, string]>([
    ['allow without grants', 'jobs', (account) => account.allow(), `allow(…) grants nothing:\n${NO_GRANTS}`],
    ['allowIn with a wrong namespace and no grants', 'jobs', (account) => account.allowIn('Apps'),
      'allowIn(…) grants nothing:\n'
      + '  namespace: error[rbac/invalid-name]: "Apps" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.\n'
      + NO_GRANTS],
    ['allowIn for an account of an unknown namespace', undefined, (account) => account.allowIn('apps'),
      `allowIn(…) grants nothing:\n${WITHOUT_NAMESPACE}\n${NO_GRANTS}`],
    ['allowClusterWide for an account of an unknown namespace', undefined, (account) => account.allowClusterWide(),
      `allowClusterWide(…) grants nothing:\n${WITHOUT_NAMESPACE}\n${NO_GRANTS}`],
    ['allowInEach for an account of an unknown namespace', undefined, (account) => AccountRoles.of(account).allowInEach(['a', 'B'], [], { name: 'x' }),
      `allowInEach(…) grants nothing:\n${WITHOUT_NAMESPACE}\n`
      + '  namespaces[1]: error[rbac/invalid-name]: "B" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.\n'
      + NO_GRANTS],
  ])('%s', (_, namespace, call, message) => {
    const { chart, account } = accountIn(namespace);

    expect(() => call(account)).toThrow(new Error(`chart/ci: ${message}`));
    expect(summary(chart)).toEqual([`ServiceAccount ${namespace ?? '-'}/ci`]);
  });
});

import { spawnSync } from 'child_process';
import * as path from 'path';
import { App, Chart, Testing } from 'cdk8s';
import * as kplus27 from 'cdk8s-plus-27';
import * as kplus33 from 'cdk8s-plus-33';
import { Core, DedicatedServiceAccount, ExistingClusterRole, ExistingGroup, ExistingServiceAccount, TailoredClusterRole, TailoredRole } from '../../lib';

// That this file compiles is half of the proof: our objects are what cdk8s-plus asks for, and the other way round.

function chartInArgo(): Chart {
  return new Chart(new App(), 'chart', { namespace: 'argo', disableResourceNameHashes: true });
}

function roleIn(chart: Chart): TailoredRole {
  const role = new TailoredRole(chart, 'role');
  role.allow(Core.configMaps.get());
  return role;
}

function theOne(chart: Chart, kind: string): Record<string, unknown> {
  const found = Testing.synth(chart).filter((object) => object.kind === kind);
  expect(found).toHaveLength(1);
  return found[0];
}

const SUBJECT = { kind: 'ServiceAccount', name: 'sa', namespace: 'argo' };

const CONTAINERS = [{ image: 'app' }];

describe.each([['cdk8s-plus-27', kplus27], ['cdk8s-plus-33', kplus33]])('%s takes', (_, kplus: typeof kplus27 | typeof kplus33) => {
  test('our account, and one that exists already, in a Deployment', () => {
    const chart = chartInArgo();
    new kplus.Deployment(chart, 'ours', { serviceAccount: new DedicatedServiceAccount(chart, 'sa'), containers: CONTAINERS });
    new kplus.Deployment(chart, 'existing', { serviceAccount: ExistingServiceAccount.fromName('ci'), containers: CONTAINERS });

    expect(Testing.synth(chart).filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template.spec.serviceAccountName))
      .toEqual(['sa', 'ci']);
  });

  test('our account as a subject of its role', () => {
    const chart = chartInArgo();
    new kplus.Role(chart, 'their-role').bind(new DedicatedServiceAccount(chart, 'sa'), ExistingGroup.fromName('devs'));

    expect(theOne(chart, 'RoleBinding').subjects).toEqual([
      SUBJECT, { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'devs' },
    ]);
  });

  test('our role, our cluster role and one that exists already in its bindings', () => {
    const chart = chartInArgo();
    const clusterRole = new TailoredClusterRole(chart, 'cluster-role');
    clusterRole.allow(Core.nodes.get());
    new kplus.RoleBinding(chart, 'one', { role: roleIn(chart) });
    new kplus.RoleBinding(chart, 'two', { role: clusterRole });
    new kplus.ClusterRoleBinding(chart, 'three', { role: clusterRole });
    new kplus.ClusterRoleBinding(chart, 'four', { role: ExistingClusterRole.fromName(chart, 'view', 'view') });

    const group = { apiGroup: 'rbac.authorization.k8s.io' };
    expect(Testing.synth(chart).filter(({ roleRef }) => roleRef).map(({ roleRef }) => roleRef)).toEqual([
      { ...group, kind: 'Role', name: 'role' },
      { ...group, kind: 'ClusterRole', name: 'cluster-role' },
      { ...group, kind: 'ClusterRole', name: 'cluster-role' },
      { ...group, kind: 'ClusterRole', name: 'view' },
    ]);
  });

  test('our objects as what its roles are about', () => {
    const chart = chartInArgo();
    const account = new DedicatedServiceAccount(chart, 'sa');
    new kplus.Role(chart, 'theirs').allowGet(account, roleIn(chart));
    new kplus.ClusterRole(chart, 'cluster').allowGet(account);

    const serviceAccounts = { apiGroups: [''], resources: ['serviceaccounts'], resourceNames: ['sa'], verbs: ['get'] };
    expect(Testing.synth(chart).filter(({ metadata }) => metadata.name.startsWith('chart-')).map(({ rules }) => rules)).toEqual([
      [serviceAccounts, { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], resourceNames: ['role'], verbs: ['get'] }],
      [serviceAccounts],
    ]);
  });
});

describe.each([['cdk8s-plus-27', kplus27], ['cdk8s-plus-33', kplus33]])('our roles take from %s', (_, kplus: typeof kplus27 | typeof kplus33) => {
  test('accounts, imported accounts, users and groups', () => {
    const chart = chartInArgo();
    roleIn(chart).bindTo(
      new kplus.ServiceAccount(chart, 'theirs', { metadata: { name: 'sa' } }),
      kplus.ServiceAccount.fromServiceAccountName(chart, 'imported', 'ci', { namespaceName: 'builds' }),
      kplus.User.fromName(chart, 'jane', 'jane'),
      kplus.Group.fromName(chart, 'devs', 'devs'),
    );

    expect(theOne(chart, 'RoleBinding').subjects).toEqual([
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'devs' },
      SUBJECT,
      { kind: 'ServiceAccount', name: 'ci', namespace: 'builds' },
      { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' },
    ]);
  });

  test('a workload, which stands for its account', () => {
    const chart = chartInArgo();
    const serviceAccount = kplus.ServiceAccount.fromServiceAccountName(chart, 'imported', 'sa', { namespaceName: 'argo' });
    roleIn(chart).bindTo(new kplus.Pod(chart, 'pod', { serviceAccount, containers: CONTAINERS }));

    expect(theOne(chart, 'RoleBinding').subjects).toEqual([SUBJECT]);
  });

  test('no workload of the account default, nor a broad group, for they can give no reason', () => {
    const chart = chartInArgo();

    expect(() => roleIn(chart).bindTo(
      new kplus.Pod(chart, 'pod', { automountServiceAccountToken: true }), kplus.Group.fromName(chart, 'masters', 'system:masters'),
    )).toThrow(/subjects\[0\]: error\[construct\/broad-subject\]: Binding the ServiceAccount "default" needs a reason.*\n.*subjects\[1\]: .*Binding the Group "system:masters" needs/);
  });
});

test('no module of cdk8s-plus is loaded', () => {
  const script = `
    require('ts-node').register({ transpileOnly: true, project: 'test/tsconfig.json', compilerOptions: { module: 'node16' } });
    const library = require('./lib');
    const { App, Chart } = require('cdk8s');
    const chart = new Chart(new App(), 'chart', { namespace: 'argo' });
    const account = new library.DedicatedServiceAccount(chart, 'sa');
    account.allow(library.Core.configMaps.get());
    library.ExistingClusterRole.fromName(chart, 'view', 'view').bindClusterWide(account, library.ExistingGroup.fromName('devs'));
    chart.toJson();
    const loaded = Object.keys(require.cache);
    console.log(JSON.stringify({
      ours: loaded.some((file) => file.includes('tailored-role')),
      theirs: loaded.filter((file) => file.includes('cdk8s-plus')),
    }));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: path.join(__dirname, '..', '..'), encoding: 'utf8' });

  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toEqual({ ours: true, theirs: [] });
});

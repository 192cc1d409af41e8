import { App, Chart, Testing } from 'cdk8s';
import { Core, DedicatedServiceAccount, ExistingClusterRole, ExistingUser, TailoredClusterRole, TailoredRole } from '../../lib';

function roleIn(chart: Chart, id: string, name: string): TailoredRole {
  const role = new TailoredRole(chart, id, { metadata: { name } });
  role.allow(Core.configMaps.get());
  return role;
}

describe('the second object of one kind, namespace and name is refused', () => {
  const app = new App();
  const chart = new Chart(app, 'one', { namespace: 'argo' });
  const other = new Chart(app, 'two', { namespace: 'argo' });
  const withoutNamespace = new Chart(app, 'three');
  roleIn(chart, 'role', 'argo-role').bindTo(ExistingUser.fromName('jane'));
  roleIn(withoutNamespace, 'role', 'argo-role');
  new TailoredClusterRole(chart, 'cluster-role', { metadata: { name: 'argo-role' } });
  new DedicatedServiceAccount(chart, 'account', { metadata: { name: 'argo-sa' }, tokenSecret: true });
  ExistingClusterRole.fromName(chart, 'view', 'view').bindIn('argo', ExistingUser.fromName('jane'));

  test.each<[string, () => unknown, string]>([
    ['a role', () => roleIn(other, 'role', 'argo-role'), `two/role: the Role can't be made:
  metadata.name: error[construct/duplicate-object]: one/role makes the Role "argo-role" in namespace "argo" already. Give another name, or use that object.`],
    ['a role without a namespace', () => roleIn(withoutNamespace, 'role2', 'argo-role'), `three/role2: the Role can't be made:
  metadata.name: error[construct/duplicate-object]: three/role makes the Role "argo-role" already. Give another name, or use that object.`],
    ['a cluster role', () => new TailoredClusterRole(other, 'argo-role'), `two/argo-role: the ClusterRole can't be made:
  metadata.name: error[construct/duplicate-object]: one/cluster-role makes the ClusterRole "argo-role" already. Give another name, or use that object.`],
    ['an account', () => new DedicatedServiceAccount(other, 'argo-sa'), `two/argo-sa: the ServiceAccount can't be made:
  metadata.name: error[construct/duplicate-object]: one/account makes the ServiceAccount "argo-sa" in namespace "argo" already. Give another name, or use that object.`],
    ['a binding', () => ExistingClusterRole.fromName(other, 'view', 'view').bindIn('argo', ExistingUser.fromName('joe')), `two/view: the RoleBinding can't be made:
  metadata.name: error[construct/duplicate-object]: one/view makes the RoleBinding "view-cluster-binding" in namespace "argo" already. Give another name, or use that object.`],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(new Error(message));
  });

  test.each<[string, () => unknown]>([
    ['another namespace', () => new TailoredRole(chart, 'elsewhere', { metadata: { name: 'argo-role', namespace: 'jobs' } })],
    ['another kind', () => new DedicatedServiceAccount(chart, 'argo-role')],
    ['another app', () => roleIn(new Chart(new App(), 'one', { namespace: 'argo' }), 'role', 'argo-role')],
  ])('not in %s', (_, make) => {
    expect(make).not.toThrow();
  });
});

test('an object that was refused takes no name', () => {
  const chart = new Chart(new App(), 'chart');
  expect(() => new TailoredRole(chart, 'one', { metadata: { name: 'role', labels: { '': '' } } })).toThrow('error[rbac/');

  expect(() => new TailoredRole(chart, 'two', { metadata: { name: 'role' } })).not.toThrow();
});

test('two apps of one program share nothing', () => {
  const synths = [1, 2].map(() => {
    const chart = new Chart(new App(), 'chart', { namespace: 'argo' });
    const role = roleIn(chart, 'role', 'argo-role');
    role.bindTo(new DedicatedServiceAccount(chart, 'sa'));
    return Testing.synth(chart);
  });

  expect(synths[1]).toEqual(synths[0]);
});

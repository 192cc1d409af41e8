import { App, Chart, Testing } from 'cdk8s';
import { Core, ExistingClusterRole, ExistingGroup, ExistingServiceAccount, ExistingUser, TailoredRole } from '../../lib';

describe('a subject that exists already', () => {
  test.each([
    [ExistingUser.named('jane'), { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }],
    [ExistingGroup.named('devs'), { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'devs' }],
    [ExistingServiceAccount.named('ci'), { kind: 'ServiceAccount', name: 'ci' }],
    [ExistingServiceAccount.named('ci', { namespace: 'builds' }), { kind: 'ServiceAccount', name: 'ci', namespace: 'builds' }],
  ])('is named as bindings name it: %s', (subject, configuration) => {
    expect(subject.toSubjectConfiguration()).toEqual(configuration);
    expect(subject.because('why').toSubjectConfiguration()).toEqual(configuration);
  });

  test('collects reasons in new objects', () => {
    const devs = ExistingGroup.named('devs');
    const because = devs.because('one').because('two');

    expect([devs.reasons, because.reasons]).toEqual([[], ['one', 'two']]);
  });

  test('can be bound in several apps', () => {
    const devs = ExistingGroup.named('devs');
    const synths = [1, 2].map(() => {
      const chart = new Chart(new App(), 'chart');
      const role = new TailoredRole(chart, 'role');
      role.allow(Core.configMaps.get());
      role.bindTo(devs);
      return Testing.synth(chart);
    });

    expect(synths[0][1].subjects).toEqual([devs.toSubjectConfiguration()]);
    expect(synths[1]).toEqual(synths[0]);
  });
});

describe('a cluster role that exists already', () => {
  test('is bound by its id or another name, and nothing else is written', () => {
    const chart = new Chart(new App(), 'chart', { namespace: 'argo' });
    const jane = ExistingUser.named('jane');
    new ExistingClusterRole(chart, 'view').bindIn('jobs', jane);
    new ExistingClusterRole(chart, 'nodes', { roleName: 'system:node-reader' }).bindClusterWide(jane);

    const roleRef = { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole' };
    const subjects = [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }];
    expect(Testing.synth(chart)).toEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'RoleBinding',
        metadata: { name: 'view-cluster-binding', namespace: 'jobs' },
        roleRef: { ...roleRef, name: 'view' },
        subjects,
      },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'system:node-reader-cluster-binding' },
        roleRef: { ...roleRef, name: 'system:node-reader' },
        subjects,
      },
    ]);
  });

  test.each([
    ['a/b', '  roleName: error[rbac/invalid-name]: "a/b" isn\'t a valid name. Remove "/" from it.'],
    ['a\nb', '  roleName is "a\\nb", which has a character that can\'t be seen; leave it out'],
  ])('is refused where it can have no such name: %j', (roleName, fault) => {
    expect(() => new ExistingClusterRole(new Chart(new App(), 'chart'), 'role', { roleName }))
      .toThrow(new Error(`chart/role: no ClusterRole has that name:\n${fault}`));
  });
});

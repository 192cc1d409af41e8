import { App, Chart, Testing } from 'cdk8s';
import { Core, ExistingClusterRole, ExistingGroup, ExistingRole, ExistingServiceAccount, ExistingUser, TailoredRole } from '../../lib';

describe('a subject that exists already', () => {
  test.each([
    ['user', ExistingUser.fromName('jane'), { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }],
    ['group', ExistingGroup.fromName('devs'), { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'devs' }],
    ['account', ExistingServiceAccount.fromName('ci'), { kind: 'ServiceAccount', name: 'ci' }],
    ['account of a namespace', ExistingServiceAccount.fromName('ci', { namespace: 'builds' }), { kind: 'ServiceAccount', name: 'ci', namespace: 'builds' }],
  ])('is named as bindings name it: %s', (_, subject, configuration) => {
    expect(subject.toSubjectConfiguration()).toEqual(configuration);
    expect(subject.because('why').toSubjectConfiguration()).toEqual(configuration);
  });

  test('collects reasons in new objects', () => {
    const devs = ExistingGroup.fromName('devs');
    const because = devs.because('one').because('two');

    expect([devs.reasons, because.reasons]).toEqual([[], ['one', 'two']]);
  });

  test('can be bound in several apps', () => {
    const devs = ExistingGroup.fromName('devs');
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
    const jane = ExistingUser.fromName('jane');
    ExistingClusterRole.fromName(chart, 'view', 'view').bindIn('jobs', jane);
    ExistingClusterRole.fromName(chart, 'nodes', 'system:node-reader').bindClusterWide(jane);

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
});

test('a role that exists already is bound in the namespace of the chart or in its own', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'argo' });
  const jane = ExistingUser.fromName('jane');
  const roles = [
    ExistingRole.fromName(chart, 'readers', 'reader'),
    ExistingRole.fromName(chart, 'writers', 'writer', { namespace: 'jobs' }),
  ];
  roles.forEach((role) => role.bindTo(jane));

  expect(Testing.synth(chart).map(({ kind, metadata, roleRef }) => [kind, metadata, roleRef.kind, roleRef.name])).toEqual([
    ['RoleBinding', { name: 'reader-binding', namespace: 'argo' }, 'Role', 'reader'],
    ['RoleBinding', { name: 'writer-binding', namespace: 'jobs' }, 'Role', 'writer'],
  ]);
});

describe('fromName refuses', () => {
  const chart = new Chart(new App(), 'chart');
  const nothing: string = JSON.parse('null') ?? undefined;

  test.each<[string, () => unknown, string]>([
    ['a user without a name', () => ExistingUser.fromName(''), 'ExistingUser: fromName(…) refers to no subject:\n  name: error[rbac/missing-name]: The name is missing. Write one.'],
    ['a group of no name at all', () => ExistingGroup.fromName(nothing), 'ExistingGroup: fromName(…) refers to no subject:\n  name: error[rbac/missing-name]: The name is missing. Write one.'],
    ["a user whose name can't be seen", () => ExistingUser.fromName('ja\nne'), 'ExistingUser: fromName(…) refers to no subject:\n'
      + '  name: error[construct/unprintable-name]: The name "ja\\nne" has a character that can\'t be seen. Remove the character.'],
    ['an account of wrong name and namespace, both reported', () => ExistingServiceAccount.fromName('CI', { namespace: 'A' }),
      'ExistingServiceAccount: fromName(…) refers to no subject:\n'
      + '  name: error[rbac/invalid-name]: "CI" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.\n'
      + '  namespace: error[rbac/invalid-name]: "A" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.'],
    ['a cluster role of no such name', () => ExistingClusterRole.fromName(chart, 'role', 'a/b'),
      'chart/role: fromName(…) refers to no ClusterRole:\n  name: error[rbac/invalid-name]: "a/b" isn\'t a valid name. Remove "/" from it.'],
    ['a role in no such namespace, and outside of a chart', () => ExistingRole.fromName(new App(), 'role', 'a\nb', { namespace: '' }),
      'role: fromName(…) refers to no Role:\n'
      + '  scope: error[construct/missing-chart]: The scope is in no chart. Make a Chart, and pass it or a construct in it as the scope.\n'
      + '  name: error[construct/unprintable-name]: The name "a\\nb" has a character that can\'t be seen. Remove the character.\n'
      + '  namespace: error[rbac/missing-name]: The namespace is missing. Write one.'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(new Error(message));
  });
});

test.each([
  ExistingUser.fromName('system:anonymous'), ExistingGroup.fromName('system:masters'), ExistingServiceAccount.fromName('default'),
])('because refuses an empty reason for $kind $name', (subject) => {
  for (const reason of ['', ' ', JSON.parse('null')]) {
    expect(() => subject.because(reason)).toThrow(new Error(`${subject.kind} ${subject.name}: because(…) gives no reason:\n`
      + '  reason: error[construct/missing-reason]: The reason is empty. Say in a few words why roles are bound.'));
  }
});

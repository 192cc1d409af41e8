import { App, Chart, Testing } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import {
  Core, DedicatedServiceAccount, ExistingClusterRole, ExistingGroup, ExistingServiceAccount, ExistingUser, TailoredClusterRole, TailoredRole,
} from '../../lib';

function chartIn(namespace?: string, id = 'argo'): Chart {
  return new Chart(new App(), id, { namespace });
}

function roleIn(chart: Chart): TailoredRole {
  const role = new TailoredRole(chart, 'role');
  role.allow(Core.configMaps.get());
  return role;
}

function subjectsIn(chart: Chart): unknown {
  return Testing.synth(chart).filter(({ kind }) => kind.endsWith('Binding')).map(({ subjects }) => subjects);
}

describe('subjects', () => {
  const account = new DedicatedServiceAccount(chartIn('jobs'), 'runner');
  const ours = { kind: 'ServiceAccount', namespace: 'jobs', name: 'runner' };
  const jane = { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane@example.com' };
  const devs = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'devs' };

  test.each<[string, kplus.ISubject[][]]>([
    ['one call', [[account, ExistingUser.fromName('jane@example.com'), ExistingGroup.fromName('devs')]]],
    ['another order', [[ExistingGroup.fromName('devs'), ExistingUser.fromName('jane@example.com'), account]]],
    ['several calls with repetition', [
      [account],
      [ExistingUser.fromName('jane@example.com'), account],
      [ExistingGroup.fromName('devs'), ExistingServiceAccount.fromName('runner', { namespace: 'jobs' })],
    ]],
  ])('stand sorted and once in the one binding: %s', (_, calls) => {
    const chart = chartIn('argo');
    const role = roleIn(chart);
    calls.forEach((subjects) => role.bindTo(...subjects));

    expect(Testing.synth(chart).slice(1)).toEqual([{
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'role-binding', namespace: 'argo' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'role' },
      subjects: [devs, ours, jane],
    }]);
  });

  test('of one kind are sorted by namespace, then by name', () => {
    const chart = chartIn('argo');
    roleIn(chart).bindTo(...[['b', 'x'], ['a', 'z'], ['a', 'y']]
      .map(([namespace, name]) => ExistingServiceAccount.fromName(name, { namespace })));

    expect(subjectsIn(chart)).toEqual([[
      { kind: 'ServiceAccount', namespace: 'a', name: 'y' },
      { kind: 'ServiceAccount', namespace: 'a', name: 'z' },
      { kind: 'ServiceAccount', namespace: 'b', name: 'x' },
    ]]);
  });

  test('that exist already without a namespace are those of the binding', () => {
    const chart = chartIn('argo');
    roleIn(chart).bindTo(ExistingServiceAccount.fromName('ci'), ExistingServiceAccount.fromName('ci', { namespace: 'argo' }));

    expect(subjectsIn(chart)).toEqual([[{ kind: 'ServiceAccount', namespace: 'argo', name: 'ci' }]]);
  });

  test.each<[string, kplus.ISubject]>([
    ['the account default', ExistingServiceAccount.fromName('default', { namespace: 'argo' }).because('steps name no account')],
    ['everybody who logs in', ExistingGroup.fromName('system:authenticated').because('the page is for all of us')],
    ['everybody', ExistingUser.fromName('system:anonymous').because('it is public')],
  ])('that are broad are bound with a reason: %s', (_, subject) => {
    const chart = chartIn('argo');
    roleIn(chart).bindTo(subject);

    expect(subjectsIn(chart)).toEqual([[subject.toSubjectConfiguration()]]);
  });
});

describe('names', () => {
  test('of bindings tell a role and a cluster role of one name apart', () => {
    const chart = chartIn('argo');
    const account = new DedicatedServiceAccount(chart, 'sa');
    roleIn(chart).bindTo(account);
    const clusterRole = new TailoredClusterRole(chart, 'cluster', { metadata: { name: 'role' } });
    clusterRole.allow(Core.configMaps.get());
    clusterRole.bindIn('argo', account);
    clusterRole.bindClusterWide(account);
    ExistingClusterRole.fromName(chart, 'view', 'view').bindIn('argo', account);

    expect(Testing.synth(chart).filter(({ roleRef }) => roleRef).map(({ kind, metadata, roleRef }) => [kind, metadata, roleRef.kind, roleRef.name]))
      .toEqual([
        ['RoleBinding', { name: 'role-binding', namespace: 'argo' }, 'Role', 'role'],
        ['RoleBinding', { name: 'role-cluster-binding', namespace: 'argo' }, 'ClusterRole', 'role'],
        ['ClusterRoleBinding', { name: 'role-cluster-binding' }, 'ClusterRole', 'role'],
        ['RoleBinding', { name: 'view-cluster-binding', namespace: 'argo' }, 'ClusterRole', 'view'],
      ]);
  });
});

describe('a call is refused', () => {
  const strange: kplus.ISubject = JSON.parse('{}');
  const homeless = () => new DedicatedServiceAccount(chartIn(), 'sa');
  const foreign = (config: kplus.SubjectConfiguration): kplus.ISubject =>
    Object.assign(homeless(), { toSubjectConfiguration: () => config });

  test.each<[string, kplus.ISubject[], string]>([
    ['without a subject', [], '  subjects: error[construct/missing-subject]: The list has no subject. Give at least one.'],
    ['with what is no subject', [homeless(), strange],
      "  subjects[1]: error[construct/invalid-subject]: The value isn't a subject. "
      + 'For one that exists already, use ExistingServiceAccount, ExistingUser or ExistingGroup.'],
    ['with an account of no known namespace', [homeless()],
      '  subjects[0].namespace: error[construct/account-without-namespace]: The namespace of the ServiceAccount is unknown, and the binding would '
      + 'look for "sa" in its own, "argo". Give the account or its chart a namespace.'],
    ['with faulty subjects, all at once', [
      foreign({ kind: 'ServiceAccount', name: 'CI', namespace: 'a' }),
      foreign({ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: '' }),
      foreign({ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name: 'ja\nne' }),
    ], [
      '  subjects[0].name: error[rbac/invalid-name]: "CI" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
      '  subjects[1].name: error[rbac/missing-name]: The name is missing. Write one.',
      '  subjects[2].name: error[construct/unprintable-name]: The name "ja\\nne" has a character that can\'t be seen. Remove the character.',
    ].join('\n')],
    ['with an account in what is no namespace', [foreign({ kind: 'ServiceAccount', name: 'ci', namespace: 'A' })],
      '  subjects[0].namespace: error[rbac/invalid-name]: "A" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.'],
    ['with a kind that Kubernetes knows no subjects of', [foreign({ kind: 'Robot', name: 'r2d2' })],
      '  subjects[0].kind: error[rbac/invalid-subject]: A subject can\'t have the kind "Robot". Write ServiceAccount, User or Group.'],
    ['with an API group of another kind', [foreign({ kind: 'ServiceAccount', name: 'sa', namespace: 'a', apiGroup: 'apps' })],
      '  subjects[0].apiGroup: error[rbac/invalid-subject]: The API group of a ServiceAccount isn\'t "apps". Write "".'],
    ['with the account default', [ExistingServiceAccount.fromName('default')],
      '  subjects[0]: error[construct/broad-subject]: Binding the ServiceAccount "default" needs a reason, because every pod of the namespace that names no account runs under it. '
      + 'Use ExistingServiceAccount.fromName("default").because("…").'],
    ['with the account default as a user', [ExistingUser.fromName('system:serviceaccount:argo:default')],
      '  subjects[0]: error[construct/broad-subject]: Binding the User "system:serviceaccount:argo:default" needs a reason, because it is the account default, under which every '
      + 'pod of the namespace that names no account runs. Use ExistingUser.fromName("system:serviceaccount:argo:default").because("…").'],
    ['with everybody', [ExistingUser.fromName('system:anonymous'), ExistingGroup.fromName('system:unauthenticated')], [
      '  subjects[0]: error[construct/broad-subject]: Binding the User "system:anonymous" needs a reason, because everybody who reaches the API server is it, without logging in. '
      + 'Use ExistingUser.fromName("system:anonymous").because("…").',
      '  subjects[1]: error[construct/broad-subject]: Binding the Group "system:unauthenticated" needs a reason, because everybody who reaches the API server is in it, '
      + 'without logging in. Use ExistingGroup.fromName("system:unauthenticated").because("…").',
    ].join('\n')],
    ['with everybody who logs in', [ExistingGroup.fromName('system:authenticated')],
      '  subjects[0]: error[construct/broad-subject]: Binding the Group "system:authenticated" needs a reason, because everybody who logs in is in it, every ServiceAccount too. '
      + 'Use ExistingGroup.fromName("system:authenticated").because("…").'],
    ['with all accounts', [ExistingGroup.fromName('system:serviceaccounts'), ExistingGroup.fromName('system:serviceaccounts:argo')], [
      '  subjects[0]: error[construct/broad-subject]: Binding the Group "system:serviceaccounts" needs a reason, because every ServiceAccount of the cluster or of the namespace '
      + 'is in it, and so every pod. Use ExistingGroup.fromName("system:serviceaccounts").because("…").',
      '  subjects[1]: error[construct/broad-subject]: Binding the Group "system:serviceaccounts:argo" needs a reason, because every ServiceAccount of the cluster or of the namespace '
      + 'is in it, and so every pod. Use ExistingGroup.fromName("system:serviceaccounts:argo").because("…").',
    ].join('\n')],
    ['with administrators', [ExistingGroup.fromName('system:masters')],
      '  subjects[0]: error[construct/broad-subject]: Binding the Group "system:masters" needs a reason, because its members pass every check anyway, and no role can change '
      + 'that. Use ExistingGroup.fromName("system:masters").because("…").'],
  ])('%s', (_, subjects, faults) => {
    const chart = chartIn('argo');
    const role = roleIn(chart);

    expect(() => role.bindTo(...subjects)).toThrow(new Error(`argo/role: bindTo(…) binds no subject:\n${faults}`));
    expect(subjectsIn(chart)).toEqual([]);
  });

  test('whole, where one of several subjects is faulty', () => {
    const chart = chartIn('argo');
    const role = roleIn(chart);

    expect(() => role.bindTo(ExistingUser.fromName('jane'), ExistingUser.fromName('system:anonymous'))).toThrow('subjects[1]: error[construct/broad-subject]');
    expect(subjectsIn(chart)).toEqual([]);
  });

  test.each<[string, kplus.ISubject]>([
    ['ours', homeless()],
    ['one that exists already', ExistingServiceAccount.fromName('sa')],
  ])('for the whole cluster with an account of no known namespace: %s', (_, subject) => {
    expect(() => ExistingClusterRole.fromName(chartIn('argo'), 'view', 'view').bindClusterWide(subject)).toThrow(new Error(
      'argo/view: bindClusterWide(…) binds no subject:\n'
      + '  subjects[0].namespace: error[rbac/missing-namespace]: The ServiceAccount has no namespace, and a ClusterRoleBinding doesn\'t have one either. Add the namespace of the ServiceAccount.'));
  });
});

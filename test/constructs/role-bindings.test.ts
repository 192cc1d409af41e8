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
    ['one call', [[account, ExistingUser.named('jane@example.com'), ExistingGroup.named('devs')]]],
    ['another order', [[ExistingGroup.named('devs'), ExistingUser.named('jane@example.com'), account]]],
    ['several calls with repetition', [
      [account],
      [ExistingUser.named('jane@example.com'), account],
      [ExistingGroup.named('devs'), ExistingServiceAccount.named('runner', { namespace: 'jobs' })],
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
      .map(([namespace, name]) => ExistingServiceAccount.named(name, { namespace })));

    expect(subjectsIn(chart)).toEqual([[
      { kind: 'ServiceAccount', namespace: 'a', name: 'y' },
      { kind: 'ServiceAccount', namespace: 'a', name: 'z' },
      { kind: 'ServiceAccount', namespace: 'b', name: 'x' },
    ]]);
  });

  test('that exist already without a namespace are those of the binding', () => {
    const chart = chartIn('argo');
    roleIn(chart).bindTo(ExistingServiceAccount.named('ci'), ExistingServiceAccount.named('ci', { namespace: 'argo' }));

    expect(subjectsIn(chart)).toEqual([[{ kind: 'ServiceAccount', namespace: 'argo', name: 'ci' }]]);
  });

  test.each<[string, kplus.ISubject]>([
    ['the account default', ExistingServiceAccount.named('default', { namespace: 'argo' }).because('steps name no account')],
    ['everybody who logs in', ExistingGroup.named('system:authenticated').because('the page is for all of us')],
    ['everybody', ExistingUser.named('system:anonymous').because('it is public')],
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
    new ExistingClusterRole(chart, 'view').bindIn('argo', account);

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
    ['without a subject', [], '  subjects are missing; give at least one'],
    ['with what is no subject', [homeless(), strange],
      '  subjects[1] is no subject; for one that exists already, use ExistingServiceAccount, ExistingUser or ExistingGroup'],
    ['with an account of no known namespace', [homeless()],
      '  subjects[0].namespace is missing, and the binding would look for the account "sa" in "argo"; give the account or its chart a namespace'],
    ['with faulty subjects, all at once', [ExistingServiceAccount.named('CI'), ExistingUser.named(''), ExistingUser.named('ja\nne')], [
      '  subjects[0].name: error[rbac/invalid-name]: "CI" isn\'t a valid ServiceAccount name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
      '  subjects[1].name: error[rbac/missing-name]: The name is missing. Write one.',
      '  subjects[2].name is "ja\\nne", which has a character that can\'t be seen; leave it out',
    ].join('\n')],
    ['with an account in what is no namespace', [ExistingServiceAccount.named('ci', { namespace: 'A' })],
      '  subjects[0].namespace: error[rbac/invalid-name]: "A" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.'],
    ['with a kind that Kubernetes knows no subjects of', [foreign({ kind: 'Robot', name: 'r2d2' })],
      '  subjects[0].kind: error[rbac/invalid-subject]: A subject can\'t have the kind "Robot". Write ServiceAccount, User or Group.'],
    ['with an API group of another kind', [foreign({ kind: 'ServiceAccount', name: 'sa', namespace: 'a', apiGroup: 'apps' })],
      '  subjects[0].apiGroup: error[rbac/invalid-subject]: The API group of a ServiceAccount isn\'t "apps". Write "".'],
    ['with the account default', [ExistingServiceAccount.named('default')],
      '  subjects[0] is the ServiceAccount "default", which needs a reason, because every pod of the namespace that names no account runs under it; '
      + 'use ExistingServiceAccount.named("default").because("…")'],
    ['with the account default as a user', [ExistingUser.named('system:serviceaccount:argo:default')],
      '  subjects[0] is the User "system:serviceaccount:argo:default", which needs a reason, because it is the account default, under which every '
      + 'pod of the namespace that names no account runs; use ExistingUser.named("system:serviceaccount:argo:default").because("…")'],
    ['with everybody', [ExistingUser.named('system:anonymous'), ExistingGroup.named('system:unauthenticated')], [
      '  subjects[0] is the User "system:anonymous", which needs a reason, because everybody who reaches the API server is it, without logging in; '
      + 'use ExistingUser.named("system:anonymous").because("…")',
      '  subjects[1] is the Group "system:unauthenticated", which needs a reason, because everybody who reaches the API server is in it, '
      + 'without logging in; use ExistingGroup.named("system:unauthenticated").because("…")',
    ].join('\n')],
    ['with everybody who logs in', [ExistingGroup.named('system:authenticated')],
      '  subjects[0] is the Group "system:authenticated", which needs a reason, because everybody who logs in is in it, every ServiceAccount too; '
      + 'use ExistingGroup.named("system:authenticated").because("…")'],
    ['with all accounts', [ExistingGroup.named('system:serviceaccounts'), ExistingGroup.named('system:serviceaccounts:argo')], [
      '  subjects[0] is the Group "system:serviceaccounts", which needs a reason, because every ServiceAccount of the cluster or of the namespace '
      + 'is in it, and so every pod; use ExistingGroup.named("system:serviceaccounts").because("…")',
      '  subjects[1] is the Group "system:serviceaccounts:argo", which needs a reason, because every ServiceAccount of the cluster or of the namespace '
      + 'is in it, and so every pod; use ExistingGroup.named("system:serviceaccounts:argo").because("…")',
    ].join('\n')],
    ['with administrators, for a reason of no words', [ExistingGroup.named('system:masters').because(' ')],
      '  subjects[0] is the Group "system:masters", which needs a reason, because its members pass every check anyway, and nobody can take that from '
      + 'them; use ExistingGroup.named("system:masters").because("…")'],
  ])('%s', (_, subjects, faults) => {
    const chart = chartIn('argo');
    const role = roleIn(chart);

    expect(() => role.bindTo(...subjects)).toThrow(new Error(`argo/role: bindTo(…) binds nobody:\n${faults}`));
    expect(subjectsIn(chart)).toEqual([]);
  });

  test('whole, where one of several subjects is faulty', () => {
    const chart = chartIn('argo');
    const role = roleIn(chart);

    expect(() => role.bindTo(ExistingUser.named('jane'), ExistingUser.named(''))).toThrow('subjects[1].name: error[rbac/missing-name]: The name is missing.');
    expect(subjectsIn(chart)).toEqual([]);
  });

  test.each<[string, kplus.ISubject]>([
    ['ours', homeless()],
    ['one that exists already', ExistingServiceAccount.named('sa')],
  ])('for the whole cluster with an account of no known namespace: %s', (_, subject) => {
    expect(() => new ExistingClusterRole(chartIn('argo'), 'view').bindClusterWide(subject)).toThrow(new Error(
      'argo/view: bindClusterWide(…) binds nobody:\n'
      + '  subjects[0].namespace: error[rbac/missing-namespace]: The ServiceAccount has no namespace, and neither has a ClusterRoleBinding. Add the namespace of the ServiceAccount.'));
  });
});

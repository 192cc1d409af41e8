import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Core, DedicatedServiceAccount, ExistingClusterRole, ExistingUser, TailoredClusterRole, TailoredRole } from '../../lib';

const jane = ExistingUser.fromName('jane');

let warnings: jest.SpyInstance;
beforeEach(() => {
  warnings = jest.spyOn(process, 'emitWarning').mockImplementation();
});
afterEach(() => {
  warnings.mockRestore();
});

/** What is said while a chart is synthesized, which happens twice. */
function warningsOf(fill: (chart: Chart) => void): unknown[] {
  const chart = new Chart(new App(), 'chart', { namespace: 'jobs' });
  fill(chart);
  Testing.synth(chart);
  Testing.synth(chart);
  return warnings.mock.calls;
}

function role(chart: Chart): TailoredRole {
  const made = new TailoredRole(chart, 'role');
  made.allow(Core.pods.get());
  return made;
}

function clusterRole(chart: Chart): TailoredClusterRole {
  const made = new TailoredClusterRole(chart, 'role');
  made.allow(Core.pods.get());
  return made;
}

/** A binding as a manifest that is included has it. */
function includedBinding(chart: Chart, kind: string, roleRef: object, subject: object): ApiObject {
  return new ApiObject(chart, 'binding', { apiVersion: 'rbac.authorization.k8s.io/v1', kind, roleRef, subjects: [subject] });
}

describe('a warning, once, is', () => {
  test.each<[string, (chart: Chart) => void, string, string]>([
    ['a role that nothing binds', role, 'construct/unbound-role',
      'chart/role: warning[construct/unbound-role]: No binding of this app refers to the Role, which grants nothing by itself. Bind it with bindTo(…).'],
    ['a cluster role that nothing binds', clusterRole, 'construct/unbound-role',
      'chart/role: warning[construct/unbound-role]: No binding of this app refers to the ClusterRole, which grants nothing by itself. '
      + 'Bind it with bindIn(…) or bindClusterWide(…).'],
    ['a cluster role that collects others, and that nothing binds', (chart) => new TailoredClusterRole(chart, 'role').aggregateFrom({ a: 'b' }),
      'construct/unbound-role',
      'chart/role: warning[construct/unbound-role]: No binding of this app refers to the ClusterRole, which grants nothing by itself. '
      + 'Bind it with bindIn(…) or bindClusterWide(…).'],
    ['a role whose name only the binding of a cluster role has', (chart) => {
      role(chart);
      includedBinding(chart, 'RoleBinding', { kind: 'ClusterRole', name: 'role' }, { kind: 'User', name: 'jane' });
    }, 'construct/unbound-role',
    'chart/role: warning[construct/unbound-role]: No binding of this app refers to the Role, which grants nothing by itself. Bind it with bindTo(…).'],
    ['an account that no role is for, although pods get its token', (chart) => new DedicatedServiceAccount(chart, 'sa'), 'construct/account-without-role',
      'chart/sa: warning[construct/account-without-role]: Pods get the token of the account, but no binding of this app refers to it. '
      + 'Grant what it needs with allow(…), or set automountServiceAccountToken to false.'],
  ])('%s', (_, fill, code, message) => {
    expect(warningsOf(fill)).toEqual([[message, { type: 'RbacWarning', code }]]);
  });
});

test('a chart without a namespace is a note, once', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  new DedicatedServiceAccount(chart, 'a').allow(Core.pods.get());
  new DedicatedServiceAccount(chart, 'b', { metadata: { namespace: 'jobs' } }).allow(Core.pods.get());
  Testing.synth(chart);
  Testing.synth(chart);
  expect(warnings.mock.calls).toEqual([[
    'chart: note[construct/missing-namespace]: The ServiceAccount names no namespace, so the user who applies it decides where its access holds. Give the chart a namespace.',
    { type: 'RbacWarning', code: 'construct/missing-namespace' },
  ]]);
});

test('each synthesis reads the bindings that there are then', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'jobs' });
  const forgotten = new TailoredRole(chart, 'forgotten');
  forgotten.allow(Core.pods.get());
  Testing.synth(chart);
  role(chart);
  includedBinding(chart, 'RoleBinding', { kind: 'Role', name: 'role' }, { kind: 'User', name: 'jane' });
  Testing.synth(chart);
  expect(warnings.mock.calls.map(([text]) => String(text).split(':')[0])).toEqual(['chart/forgotten']);
});

test('each synthesis reads bindings as they are patched then', () => {
  const chart = new Chart(new App(), 'chart', { namespace: 'jobs' });
  role(chart);
  const binding = includedBinding(chart, 'RoleBinding', { kind: 'Role', name: 'role' }, { kind: 'User', name: 'jane' });
  Testing.synth(chart);
  const other = new TailoredRole(chart, 'other');
  other.allow(Core.pods.get());
  binding.addJsonPatch(JsonPatch.replace('/roleRef/name', 'other'));
  Testing.synth(chart);
  expect(warnings.mock.calls).toEqual([]);
});

test('a synthesis reads each binding once for its warnings, however many roles it has, and later ones do not', () => {
  const chart = new Chart(new App(), 'chart');
  const bindings = ['a', 'b', 'c', 'd'].map((name) => {
    new TailoredClusterRole(chart, name).allow(Core.pods.get());
    return jest.spyOn(new ApiObject(chart, `binding-${name}`, {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', roleRef: { kind: 'ClusterRole', name }, subjects: [{ kind: 'User', name: 'jane' }],
    }), 'toJson');
  });
  Testing.synth(chart);
  expect(bindings.map(({ mock }) => mock.calls.length)).toEqual([2, 2, 2, 2]);
  Testing.synth(chart);
  expect(bindings.map(({ mock }) => mock.calls.length)).toEqual([3, 3, 3, 3]);
});

test('a synthesis does not read other cluster roles for the warnings of those that are bound', () => {
  const chart = new Chart(new App(), 'chart');
  const roles = ['a', 'b', 'c', 'd'].map((name) => {
    const made = new TailoredClusterRole(chart, name);
    made.allow(Core.pods.get());
    new ApiObject(chart, `binding-${name}`, {
      apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'ClusterRoleBinding', roleRef: { kind: 'ClusterRole', name }, subjects: [{ kind: 'User', name: 'jane' }],
    });
    return jest.spyOn(made, 'toJson');
  });
  Testing.synth(chart);
  expect(roles.map(({ mock }) => mock.calls.length)).toEqual([1, 1, 1, 1]);
});

test('a synthesis reads each cluster role once for the warnings of those that nothing binds', () => {
  const chart = new Chart(new App(), 'chart');
  const roles = ['a', 'b', 'c', 'd'].map((name) => {
    const made = new TailoredClusterRole(chart, name);
    made.allow(Core.pods.get());
    return jest.spyOn(made, 'toJson');
  });
  Testing.synth(chart);
  expect(roles.map(({ mock }) => mock.calls.length)).toEqual([2, 2, 2, 2]);
});

test('a label that all objects of a chart have is no sign that another role collects the cluster role', () => {
  const chart = new Chart(new App(), 'chart', { labels: { app: 'a' } });
  clusterRole(chart);
  Testing.synth(chart);
  expect(warnings.mock.calls.map(([text]) => String(text).split(':')[0])).toEqual(['chart/role']);
});

describe('no warning is', () => {
  test.each<[string, (chart: Chart) => void]>([
    ['a role that is bound', (chart) => role(chart).bindTo(jane)],
    ['a role that a binding of cdk8s-plus refers to', (chart) => new kplus.RoleBinding(chart, 'binding', { role: role(chart) }).addSubjects(jane)],
    ['a role that an included binding refers to', (chart) => {
      role(chart);
      includedBinding(chart, 'RoleBinding', { kind: 'Role', name: 'role' }, { kind: 'User', name: 'jane' });
    }],
    ['a cluster role that an included binding refers to', (chart) => {
      clusterRole(chart);
      includedBinding(chart, 'ClusterRoleBinding', { kind: 'ClusterRole', name: 'role' }, { kind: 'User', name: 'jane' });
    }],
    ['a cluster role that others collect', (chart) => clusterRole(chart).aggregateTo('view')],
    ['a cluster role with a label, by which others may collect it', (chart) => clusterRole(chart).metadata.addLabel('tier', '1')],
    ['an account with a role of its own', (chart) => new DedicatedServiceAccount(chart, 'sa').allow(Core.pods.get())],
    ['an account that a role elsewhere is bound to', (chart) => ExistingClusterRole.fromName(chart, 'view', 'view').bindIn('a', new DedicatedServiceAccount(chart, 'sa'))],
    ['an account whose token pods do not get', (chart) => new DedicatedServiceAccount(chart, 'sa', { automountServiceAccountToken: false })],
    ['an account that an included binding names without its namespace', (chart) => {
      new DedicatedServiceAccount(chart, 'sa');
      includedBinding(chart, 'RoleBinding', { kind: 'ClusterRole', name: 'view' }, { kind: 'ServiceAccount', name: 'sa' });
    }],
    ...[['User', 'system:serviceaccount:jobs:sa'], ['Group', 'system:serviceaccounts:jobs'], ['Group', 'system:serviceaccounts']].map(([kind, name]): [string, (chart: Chart) => void] => [
      `an account that is the ${kind} ${name} of an included binding`, (chart) => {
        new DedicatedServiceAccount(chart, 'sa', { metadata: { name: 'sa' } });
        includedBinding(chart, 'RoleBinding', { kind: 'ClusterRole', name: 'view' }, { kind, name });
      },
    ]),
    ['a cluster role with a label of the chart, by whose name others collect it', () => {
      const chart = new Chart(new App(), 'chart', { labels: { 'acme.io/aggregate-to-ops': 'true' } });
      clusterRole(chart);
      Testing.synth(chart);
    }],
    ['a cluster role that another one of the app collects by a label of the chart', () => {
      const chart = new Chart(new App(), 'chart', { labels: { app: 'a' } });
      clusterRole(chart);
      const collector = new TailoredClusterRole(chart, 'collector');
      collector.aggregateFrom({ app: 'a' });
      collector.bindClusterWide(jane);
      Testing.synth(chart);
    }],
  ])('%s', (_, fill) => {
    expect(warningsOf(fill)).toEqual([]);
  });
});

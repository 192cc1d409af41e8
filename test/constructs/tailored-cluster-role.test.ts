import { ApiObject, App, Chart, Testing, Yaml } from 'cdk8s';
import { rawGrant } from './raw-grant';
import { Argo, Core, DedicatedServiceAccount, TailoredClusterRole } from '../../lib';
import { IGrant, ResourceScope } from '../../lib/resources/grants';

const METRICS = rawGrant({ nonResourceURLs: ['/metrics'], verbs: ['get'] }, ResourceScope.CLUSTER);

function chartIn(namespace?: string): Chart {
  return new Chart(new App(), 'argo', { namespace });
}

function roleThatAllows(chart: Chart, ...grants: IGrant[]): TailoredClusterRole {
  const role = new TailoredClusterRole(chart, 'reader');
  role.allow(...grants);
  return role;
}

describe('what is written', () => {
  test('grants of every scope and URLs, no namespace, one binding a place', () => {
    const chart = chartIn('argo');
    const role = roleThatAllows(chart, METRICS, Core.nodes.get(), Core.configMaps.list());
    const account = new DedicatedServiceAccount(chart, 'sa');
    role.bindClusterWide(account);
    role.bindIn('jobs', account);
    role.bindIn('builds', account);

    expect(Yaml.stringify(...Testing.synth(chart))).toMatchInlineSnapshot(`
"apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: reader
rules:
  - apiGroups:
      - ""
    resources:
      - configmaps
    verbs:
      - list
  - apiGroups:
      - ""
    resources:
      - nodes
    verbs:
      - get
  - nonResourceURLs:
      - /metrics
    verbs:
      - get
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  name: reader-cluster-binding
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: reader
subjects:
  - kind: ServiceAccount
    name: sa
    namespace: argo
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: reader-cluster-binding
  namespace: jobs
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: reader
subjects:
  - kind: ServiceAccount
    name: sa
    namespace: argo
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: reader-cluster-binding
  namespace: builds
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: reader
subjects:
  - kind: ServiceAccount
    name: sa
    namespace: argo
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: sa
  namespace: argo
automountServiceAccountToken: true
"
`);
  });

  test('an aggregation rule, each call one more selector, and no rules', () => {
    const chart = chartIn('argo');
    const role = new TailoredClusterRole(chart, 'all-readers', { description: 'Everything our teams may read.' });
    role.aggregateFrom({ 'example.com/reader': 'true', 'example.com/tier': '1' });
    role.aggregateFrom({ 'example.com/viewer': 'true' });

    expect(Testing.synth(chart)).toEqual([{
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'all-readers', annotations: { 'kubernetes.io/description': 'Everything our teams may read.' } },
      aggregationRule: {
        clusterRoleSelectors: [
          { matchLabels: { 'example.com/reader': 'true', 'example.com/tier': '1' } },
          { matchLabels: { 'example.com/viewer': 'true' } },
        ],
      },
    }]);
    expect(role.rules).toEqual([]);
  });

  test('the labels by which other roles collect this one', () => {
    const chart = chartIn();
    roleThatAllows(chart, Argo.workflows.get()).aggregateTo('view', 'edit');

    expect(Testing.synth(chart)[0].metadata.labels).toEqual({
      'rbac.authorization.k8s.io/aggregate-to-view': 'true',
      'rbac.authorization.k8s.io/aggregate-to-edit': 'true',
    });
  });
});

test('rules and explain are canonical', () => {
  const role = roleThatAllows(chartIn(), Core.nodes.list().because('the UI shows them'), METRICS, Core.nodes.get());

  expect(role.rules).toEqual([
    { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list'] },
    { nonResourceURLs: ['/metrics'], verbs: ['get'] },
  ]);
  expect(role.explain()).toEqual([
    { permission: { verb: 'get', apiGroup: '', resource: 'nodes' }, reasons: [] },
    { permission: { verb: 'list', apiGroup: '', resource: 'nodes' }, reasons: ['the UI shows them'] },
    { permission: { verb: 'get', nonResourceURL: '/metrics' }, reasons: [] },
  ]);
});

describe('a call is refused', () => {
  test.each<[string, (role: TailoredClusterRole) => void, string]>([
    ['without a grant', (role) => role.allow(), `argo/role: allow(…) grants nothing:
  grants: error[construct/missing-grant]: The list has no grant. Give at least one, for example Core.configMaps.get().`],
    ['with a faulty grant', (role) => role.allow(rawGrant({ nonResourceURLs: ['/a'], verbs: ['get'] }, ResourceScope.CLUSTER, ['One.', 'Two.'])),
      `argo/role: allow(…) grants nothing:
  grants[0].verbs: error[dead-grant/unserved-verb]: One.
  grants[0].verbs: error[dead-grant/unserved-verb]: Two.`],
    ['that collects by no labels', (role) => role.aggregateFrom(JSON.parse('null')), `argo/role: aggregateFrom(…) collects nothing:
  labels: error[construct/missing-label]: Without a label every cluster role would be collected. Give at least one.`],
    ['in a namespace that was not set', (role) => role.bindIn(JSON.parse('null') ?? undefined, new DedicatedServiceAccount(chartIn('a'), 'sa')),
      `argo/role: bindIn(…) binds no subject:
  namespace: error[rbac/missing-name]: The namespace is missing. Write one.`],
    ['with a grant to a role that collects', (role) => {
      role.aggregateFrom({ a: 'b' });
      role.allow(Core.nodes.get());
    }, `argo/role: allow(…) grants nothing:
  grants: error[construct/overwritten-grant]: The role collects the rules of others, which overwrite its own. Use another role for the grants.`],
    ['that collects, of a role with grants', (role) => {
      role.allow(Core.nodes.get());
      role.aggregateFrom({ a: 'b' });
    }, `argo/role: aggregateFrom(…) collects nothing:
  grants: error[construct/overwritten-grant]: The role has grants of its own, which the rules of others would overwrite. Collect the rules of others in another role.`],
    ['that collects every role', (role) => role.aggregateFrom({}), `argo/role: aggregateFrom(…) collects nothing:
  labels: error[construct/missing-label]: Without a label every cluster role would be collected. Give at least one.`],
    ['that collects by labels which nothing carries', (role) => role.aggregateFrom({ 'a': '-', '/': '' }), `argo/role: aggregateFrom(…) collects nothing:
  labels[a]: error[rbac/invalid-label]: "-" isn't a valid label value. Use only letters, digits, "-", "_" and ".", and begin and end with a letter or digit.`],
    ['that gives the rules to nobody', (role) => role.aggregateTo(), `argo/role: aggregateTo(…) gives nothing:
  clusterRoles: error[construct/missing-cluster-role]: The list has no cluster role. Name at least one, for example view.`],
    ['that gives the rules to a role whose name no label holds', (role) => role.aggregateTo('system:view'), `argo/role: aggregateTo(…) gives nothing:
  clusterRoles[0]: error[rbac/invalid-label]: "rbac.authorization.k8s.io/aggregate-to-system:view" isn't a valid label key.`],
    ['with a namespace that none can be', (role) => role.bindIn('Team A', new DedicatedServiceAccount(chartIn('a'), 'sa')),
      `argo/role: bindIn(…) binds no subject:
  namespace: error[rbac/invalid-name]: "Team A" isn't a valid namespace.`],
  ])('%s', (_, call, message) => {
    expect(() => call(new TailoredClusterRole(chartIn(), 'role'))).toThrow(message);
  });

  test('with a namespace for the role itself', () => {
    expect(() => new TailoredClusterRole(chartIn(), 'role', { metadata: { namespace: 'argo' } })).toThrow(new Error(
      "argo/role: the ClusterRole can't be made:\n  metadata.namespace: error[rbac/unexpected-namespace]: A ClusterRole has no namespace. Remove it."));
  });
});

describe('grants on what no namespace holds', () => {
  const account = () => new DedicatedServiceAccount(chartIn('jobs'), 'sa');

  test('are dead where the role is bound in namespaces only', () => {
    const chart = chartIn();
    roleThatAllows(chart, Core.nodes.get(), Core.nodes.list(), METRICS, Core.pods.get()).bindIn('jobs', account());

    expect(() => Testing.synth(chart)).toThrow(new Error('Validation failed with the following errors:\n'
      + '  [argo/reader] rules: error[construct/cluster-scoped-grant]: The role is bound in namespaces only, where its grants on nodes, /metrics '
      + 'have no effect. Call bindClusterWide(…), or move them to another cluster role.'));
  });

  test.each<[string, (role: TailoredClusterRole) => void]>([
    ['bound nowhere in this app', () => undefined],
    ['bound for the cluster too', (role) => {
      role.bindIn('jobs', account());
      role.bindClusterWide(account());
    }],
    ['collected by another role', (role) => {
      role.bindIn('jobs', account());
      role.aggregateTo('view');
    }],
    ['collected by another role of this app, by a label of its own', (role) => {
      role.bindIn('jobs', account());
      role.metadata.addLabel('team', 'a');
      const collector = new TailoredClusterRole(Chart.of(role), 'collector');
      collector.aggregateFrom({ team: 'a' });
      collector.bindClusterWide(account());
    }],
    ['bound for the cluster by a plain object', (role) => {
      role.bindIn('jobs', account());
      new ApiObject(Chart.of(role), 'binding', {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'plain' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: role.name },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }],
      });
    }],
  ])('may live where the role is %s', (_, call) => {
    const chart = chartIn();
    call(roleThatAllows(chart, Core.nodes.get()));

    expect(Testing.synth(chart)[0].rules).toEqual([{ apiGroups: [''], resources: ['nodes'], verbs: ['get'] }]);
  });

  test.each<[string, (chart: Chart) => void]>([
    ['another role of this app collects by other labels', (chart) => new TailoredClusterRole(chart, 'collector').aggregateFrom({ team: 'b' })],
    ['a plain object binds another role for the cluster', (chart) => new ApiObject(chart, 'binding', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'plain' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'other' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }],
    })],
  ])('are dead where %s', (_, add) => {
    const chart = chartIn();
    const role = roleThatAllows(chart, Core.nodes.get());
    role.bindIn('jobs', account());
    role.metadata.addLabel('team', 'a');
    add(chart);
    expect(() => Testing.synth(chart)).toThrow('error[construct/cluster-scoped-grant]');
  });

  test('are looked for by reading each binding once per synthesis, and are dead when it is gone', () => {
    const chart = chartIn();
    const reads = ['a', 'b', 'c'].map((name) => {
      const role = new TailoredClusterRole(chart, name);
      role.allow(Core.nodes.get());
      role.bindIn('jobs', account());
      return jest.spyOn(new ApiObject(chart, `binding-${name}`, {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: `plain-${name}` },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name },
        subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }],
      }), 'toJson');
    });

    Testing.synth(chart);
    expect(reads.map(({ mock }) => mock.calls.length)).toEqual([2, 2, 2]);
    chart.node.tryRemoveChild('binding-a');
    expect(() => Testing.synth(chart)).toThrow('[argo/a] rules: error[construct/cluster-scoped-grant]');
  });

  test('are not missed in a role of namespaced grants', () => {
    const chart = chartIn();
    roleThatAllows(chart, Core.pods.get()).bindIn('jobs', account());

    expect(Testing.synth(chart).map(({ kind }) => kind)).toEqual(['ClusterRole', 'RoleBinding']);
  });
});

test('a role that grants and collects nothing is an error', () => {
  const chart = chartIn();
  new TailoredClusterRole(chart, 'role');

  expect(() => Testing.synth(chart)).toThrow('[argo/role] rules: error[construct/empty-role]: The role grants nothing. Call allow(…), or leave the role out.');
});

import { ApiObject, App, Chart, JsonPatch, Lazy, Testing, Yaml } from 'cdk8s';
import { rawNamespacedGrant } from './raw-grant';
import { Argo, Core, DedicatedServiceAccount, Rbac, TailoredRole } from '../../lib';
import { INamespacedGrant } from '../../lib/resources/grants';

function chartIn(namespace?: string): Chart {
  return new Chart(new App(), 'argo', { namespace });
}

function roleIn(chart: Chart, id = 'argo-role'): TailoredRole {
  const role = new TailoredRole(chart, id);
  role.allow(Core.configMaps.get());
  return role;
}

describe('what is written', () => {
  test('the role, the account and the binding of the guide', () => {
    const chart = chartIn('argo');
    const role = new TailoredRole(chart, 'argo-role');
    role.allow(
      Core.configMaps.get().list().watch(),
      Core.secrets.named('my-minio-cred').get(),
      Argo.workflows.create().get().list().update().watch(),
    );
    role.bindTo(new DedicatedServiceAccount(chart, 'argo-sa'));

    expect(Yaml.stringify(...Testing.synth(chart))).toMatchInlineSnapshot(`
"apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: argo-role
  namespace: argo
rules:
  - apiGroups:
      - ""
    resources:
      - configmaps
    verbs:
      - get
      - list
      - watch
  - apiGroups:
      - ""
    resourceNames:
      - my-minio-cred
    resources:
      - secrets
    verbs:
      - get
  - apiGroups:
      - argoproj.io
    resources:
      - workflows
    verbs:
      - get
      - list
      - watch
      - create
      - update
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: argo-role-binding
  namespace: argo
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: argo-role
subjects:
  - kind: ServiceAccount
    name: argo-sa
    namespace: argo
---
apiVersion: v1
kind: ServiceAccount
metadata:
  name: argo-sa
  namespace: argo
automountServiceAccountToken: true
"
`);
  });

  test('no namespace, where neither prop nor chart gives one', () => {
    const chart = chartIn();
    roleIn(chart).bindTo(new DedicatedServiceAccount(chart, 'argo-sa'));

    expect(Testing.synth(chart).map(({ kind, metadata, subjects }) => ({ kind, metadata, subjects }))).toEqual([
      { kind: 'Role', metadata: { name: 'argo-role' } },
      { kind: 'RoleBinding', metadata: { name: 'argo-role-binding' }, subjects: [{ kind: 'ServiceAccount', name: 'argo-sa' }] },
      { kind: 'ServiceAccount', metadata: { name: 'argo-sa' } },
    ]);
  });

  test('metadata as given, the description as an annotation, labels of the chart', () => {
    const chart = new Chart(new App(), 'argo', { namespace: 'argo', labels: { team: 'data' } });
    const role = new TailoredRole(chart, 'role', {
      metadata: { name: 'wf:Runner', namespace: 'jobs', labels: { app: 'wf' }, annotations: { note: 'x' }, finalizers: ['example.com/keep'] },
      description: 'Lets workflows read their configuration.',
    });
    role.allow(Core.configMaps.get());

    expect(Testing.synth(chart)).toEqual([{
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: {
        name: 'wf:Runner',
        namespace: 'jobs',
        labels: { team: 'data', app: 'wf' },
        annotations: { 'note': 'x', 'kubernetes.io/description': 'Lets workflows read their configuration.' },
        finalizers: ['example.com/keep'],
      },
      rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }],
    }]);
    expect(role.namespace).toBe('jobs');
  });

  test('labels and annotations that are known only at synth', () => {
    const chart = chartIn('argo');
    const lazy: { [key: string]: string } = { when: Lazy.any({ produce: () => 'now' }) };
    new TailoredRole(chart, 'role', { metadata: { labels: lazy, annotations: lazy } }).allow(Core.configMaps.get());

    expect(Testing.synth(chart)[0].metadata).toEqual({
      name: 'role', namespace: 'argo', labels: { when: 'now' }, annotations: { when: 'now' },
    });
  });

  test("what the app's resolvers and JSON patches make of it", () => {
    const app = new App({ resolvers: [{ resolve: (context) => context.value === 'configmaps' && context.replaceValue('secrets') }] });
    const chart = new Chart(app, 'argo');
    const role = roleIn(chart);
    ApiObject.of(role).addJsonPatch(JsonPatch.add('/rules/0/verbs/-', 'watch'));
    role.metadata.addLabel('app', 'wf');

    expect(Testing.synth(chart)).toEqual([{
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: 'argo-role', labels: { app: 'wf' } },
      rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch'] }],
    }]);
  });
});

describe('rules', () => {
  const rules = [
    { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] },
    { apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['get'] },
  ];

  test.each<[string, INamespacedGrant[][]]>([
    ['one call', [[Core.configMaps.get().list(), Argo.workflows.get()]]],
    ['another order', [[Argo.workflows.get(), Core.configMaps.list().get()]]],
    ['repetition, in several calls', [[Core.configMaps.list()], [Argo.workflows.get(), Core.configMaps.get()], [Core.configMaps.get()]]],
    ['names that are covered', [[Core.configMaps.get().list(), Core.configMaps.named('x').get(), Argo.workflows.get()]]],
  ])('%s', (_, calls) => {
    const role = new TailoredRole(chartIn(), 'role');
    calls.forEach((grants) => role.allow(...grants));

    expect(role.rules).toEqual(rules);
  });

  test('are a copy', () => {
    const role = roleIn(chartIn());
    role.rules[0].verbs.push('delete');

    expect(role.rules).toEqual([{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }]);
  });

  test('of cluster-scoped resources that Kubernetes honours in a Role', () => {
    const role = new TailoredRole(chartIn('argo'), 'role');
    role.allow(Core.ownNamespace.get());

    expect(role.rules).toEqual([{ apiGroups: [''], resources: ['namespaces'], verbs: ['get'] }]);
  });
});

test('explain gives every permission the reasons of what it covers', () => {
  const role = new TailoredRole(chartIn(), 'role');
  role.allow(
    Core.secrets.get().because('the UI shows them'),
    Core.secrets.named('s3').get().because('artifacts'),
    Core.configMaps.get(),
  );

  expect(role.explain()).toEqual([
    { permission: { verb: 'get', apiGroup: '', resource: 'configmaps' }, reasons: [] },
    { permission: { verb: 'get', apiGroup: '', resource: 'secrets' }, reasons: ['the UI shows them', 'artifacts'] },
  ]);
});

describe('allow refuses', () => {
  const NOT_A_GRANT = "error[construct/invalid-grant]: The value isn't a grant. Name a resource and at least one verb, for example Core.configMaps.get().";
  const NOTHING_IN_A_ROLE = 'which no namespace holds. Grant it cluster-wide: use allowClusterWide(…) of the account, or a TailoredClusterRole.';
  const SECRETS = { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] };
  const nothing: INamespacedGrant = JSON.parse('null');
  const clusterGrant: INamespacedGrant = { ...Argo.clusterWorkflowTemplates.get(), namespaced: true };

  test.each<[string, INamespacedGrant[], string]>([
    ['no grant', [], '  grants: error[construct/missing-grant]: The list has no grant. Give at least one, for example Core.configMaps.get().'],
    ['what is no grant', [nothing, JSON.parse('{ "namespaced": true, "statement": { "rule": { "verbs": ["get"] } } }')], [
      `  grants[0]: ${NOT_A_GRANT}`,
      `  grants[1]: ${NOT_A_GRANT}`,
    ].join('\n')],
    ['a cluster-scoped resource', [clusterGrant],
      `  grants[0]: error[construct/cluster-scoped-grant]: A Role grants nothing on clusterworkflowtemplates, ${NOTHING_IN_A_ROLE}`],
    ['a URL', [rawNamespacedGrant({ nonResourceURLs: ['/metrics'], verbs: ['get'] })],
      `  grants[0]: error[construct/cluster-scoped-grant]: A Role grants nothing on /metrics, ${NOTHING_IN_A_ROLE}`],
    ['a grant of nothing that can be named', [rawNamespacedGrant({ apiGroups: [''], resources: [''], verbs: ['get'] }, ['One.'])], '  grants[0].verbs: error[dead-grant/unserved-verb]: One.'],
    ['faults of several grants, all at once', [
      rawNamespacedGrant(SECRETS, ['One.', 'Two.']), Core.configMaps.get(), rawNamespacedGrant(SECRETS, ['Three.']),
    ], '  grants[0].verbs: error[dead-grant/unserved-verb]: One.\n  grants[0].verbs: error[dead-grant/unserved-verb]: Two.\n  grants[2].verbs: error[dead-grant/unserved-verb]: Three.'],
  ])('%s', (_, grants, faults) => {
    const role = roleIn(chartIn());

    expect(() => role.allow(...grants)).toThrow(new Error(`argo/argo-role: allow(…) grants nothing:\n${faults}`));
    expect(role.rules).toEqual([{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }]);
  });
});

describe('synth refuses', () => {
  test('roles that grant nothing, all at once', () => {
    const app = new App();
    const chart = new Chart(app, 'argo');
    new TailoredRole(chart, 'one');
    new TailoredRole(chart, 'two');

    expect(() => app.synthYaml()).toThrow(new Error('Validation failed with the following errors:\n'
      + '  [argo/one] rules: error[construct/empty-role]: The role grants nothing. Call allow(…), or leave the role out.\n'
      + '  [argo/two] rules: error[construct/empty-role]: The role grants nothing. Call allow(…), or leave the role out.'));
  });

  test('no role that was filled after an earlier try', () => {
    const chart = chartIn();
    const role = new TailoredRole(chart, 'role');
    expect(() => Testing.synth(chart)).toThrow('The role grants nothing.');
    role.allow(Rbac.roles.get());

    expect(Testing.synth(chart)[0].rules).toEqual([{ apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles'], verbs: ['get'] }]);
  });
});

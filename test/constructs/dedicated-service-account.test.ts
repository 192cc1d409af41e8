import { App, Chart, Testing, Yaml } from 'cdk8s';
import { Argo, Core, DedicatedServiceAccount, DedicatedServiceAccountProps } from '../../lib';
import { INamespacedGrant } from '../../lib/resources/grants';

function chartIn(namespace?: string): Chart {
  return new Chart(new App(), 'argo', { namespace });
}

describe('what is written', () => {
  test.each<[string, DedicatedServiceAccountProps, object]>([
    ['a token for pods, by default', {}, { automountServiceAccountToken: true }],
    ['no token, where the user says so', { automountServiceAccountToken: false }, { automountServiceAccountToken: false }],
    ['pull secrets, each once', { imagePullSecrets: ['quay', 'ghcr', 'quay'] },
      { automountServiceAccountToken: true, imagePullSecrets: [{ name: 'quay' }, { name: 'ghcr' }] }],
    ['no pull secrets, where the list is empty', { imagePullSecrets: [] }, { automountServiceAccountToken: true }],
  ])('%s', (_, props, fields) => {
    const chart = chartIn('argo');
    new DedicatedServiceAccount(chart, 'argo-sa', props);

    expect(Testing.synth(chart)).toEqual([
      { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'argo-sa', namespace: 'argo' }, ...fields },
    ]);
  });

  test('metadata as given, and the description', () => {
    const chart = chartIn('argo');
    const account = new DedicatedServiceAccount(chart, 'account', {
      metadata: { name: 'argo-sa', namespace: 'jobs', labels: { app: 'wf' } },
      description: 'Runs the pods of workflows.',
    });

    expect(Testing.synth(chart)[0].metadata).toEqual({
      name: 'argo-sa', namespace: 'jobs', labels: { app: 'wf' }, annotations: { 'kubernetes.io/description': 'Runs the pods of workflows.' },
    });
    expect(account.toSubjectConfiguration()).toEqual({ kind: 'ServiceAccount', name: 'argo-sa', namespace: 'jobs' });
  });

  test('a Secret for its token, where asked for', () => {
    const chart = chartIn('argo');
    new DedicatedServiceAccount(chart, 'argo-sa', { tokenSecret: true });

    expect(Testing.synth(chart)[1]).toEqual({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: 'argo-sa.service-account-token',
        namespace: 'argo',
        annotations: { 'kubernetes.io/service-account.name': 'argo-sa' },
      },
      type: 'kubernetes.io/service-account-token',
    });
  });

  test('its own role and binding, whatever the number of calls', () => {
    const chart = chartIn('argo');
    const account = new DedicatedServiceAccount(chart, 'argo-sa', { metadata: { namespace: 'jobs' } });
    account.allow(Argo.workflowTaskResults.create());
    account.allow(Argo.workflowTaskResults.patch());

    expect(Yaml.stringify(...Testing.synth(chart))).toMatchInlineSnapshot(`
"apiVersion: v1
kind: ServiceAccount
metadata:
  name: argo-sa
  namespace: jobs
automountServiceAccountToken: true
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  name: argo-sa-role
  namespace: jobs
rules:
  - apiGroups:
      - argoproj.io
    resources:
      - workflowtaskresults
    verbs:
      - create
      - patch
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  name: argo-sa-role-binding
  namespace: jobs
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: argo-sa-role
subjects:
  - kind: ServiceAccount
    name: argo-sa
    namespace: jobs
"
`);
    expect(account.role?.name).toBe('argo-sa-role');
  });
});

describe('allow refuses', () => {
  const nothing: INamespacedGrant = JSON.parse('null');

  test('a faulty call, and makes no role for it', () => {
    const chart = chartIn('argo');
    const account = new DedicatedServiceAccount(chart, 'argo-sa');

    expect(() => account.allow(nothing)).toThrow(new Error('argo/argo-sa: allow(…) grants nothing:\n'
      + "  grants[0]: error[construct/invalid-grant]: The value isn't a grant. "
      + 'Name a resource and at least one verb, for example Core.configMaps.get().'));
    expect(account.role).toBeUndefined();
    expect(Testing.synth(chart)).toHaveLength(1);
  });

  test('no later call after a faulty one', () => {
    const account = new DedicatedServiceAccount(chartIn('argo'), 'argo-sa');
    expect(() => account.allow(nothing)).toThrow('error[construct/invalid-grant]');
    account.allow(Core.configMaps.get());

    expect(account.role?.rules).toEqual([{ apiGroups: [''], resources: ['configmaps'], verbs: ['get'] }]);
  });
});

test('an account is not called default', () => {
  expect(() => new DedicatedServiceAccount(chartIn(), 'default')).toThrow(new Error("argo/default: the ServiceAccount can't be made:\n"
    + '  metadata.name: error[construct/default-account]: Every pod that names no account runs under the account "default", so a chart makes none. '
    + 'Give another name, or bind roles to ExistingServiceAccount.fromName("default").because("…").'));
});

test('pull secrets have names that Secrets can have', () => {
  expect(() => new DedicatedServiceAccount(chartIn(), 'sa', { imagePullSecrets: ['quay', 'My_Secret', ''] })).toThrow(
    new Error("argo/sa: the ServiceAccount can't be made:\n"
    + '  imagePullSecrets[1]: error[rbac/invalid-name]: "My_Secret" isn\'t a valid Secret name. Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.\n'
    + '  imagePullSecrets[2]: error[rbac/missing-name]: The Secret name is missing. Write one.'));
});

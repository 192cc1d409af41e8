import { App, Chart, Testing } from 'cdk8s';
import {
  ArgoClientAccess, ArgoClientAccessProps, ArgoCommand, ArgoVersion, ClientPreset, ClientRoute, ClientToken,
  TailoredRole, UiPage, WebhookSender,
} from '../../../lib';

const version = ArgoVersion.V4_1;
const SUBMIT = { version, operations: [ArgoCommand.submit()] };

let chart: Chart;

beforeEach(() => {
  chart = new Chart(Testing.app(), 'clients', { namespace: 'argo' });
});

function client(id: string, props: ArgoClientAccessProps): ArgoClientAccess {
  return new ArgoClientAccess(chart, id, props);
}

/** The objects, in short: kind, namespace/name. */
function written(): string[] {
  return Testing.synth(chart).map(({ kind, metadata: { namespace, name } }) => `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`);
}

describe('A client is', () => {
  test('an account with a role and its binding, and no token', () => {
    client('ci', { version, operations: [ArgoCommand.submit({ log: true })], description: 'The pipeline.' });
    expect(Testing.synth(chart)).toMatchInlineSnapshot(`
[
  {
    "apiVersion": "v1",
    "automountServiceAccountToken": false,
    "kind": "ServiceAccount",
    "metadata": {
      "annotations": {
        "kubernetes.io/description": "The pipeline.",
      },
      "name": "ci",
      "namespace": "argo",
    },
  },
  {
    "apiVersion": "rbac.authorization.k8s.io/v1",
    "kind": "Role",
    "metadata": {
      "name": "ci-role",
      "namespace": "argo",
    },
    "rules": [
      {
        "apiGroups": [
          "",
        ],
        "resources": [
          "pods",
        ],
        "verbs": [
          "list",
          "watch",
        ],
      },
      {
        "apiGroups": [
          "",
        ],
        "resources": [
          "pods/log",
        ],
        "verbs": [
          "get",
        ],
      },
      {
        "apiGroups": [
          "argoproj.io",
        ],
        "resources": [
          "workflows",
        ],
        "verbs": [
          "get",
          "watch",
          "create",
        ],
      },
    ],
  },
  {
    "apiVersion": "rbac.authorization.k8s.io/v1",
    "kind": "RoleBinding",
    "metadata": {
      "name": "ci-role-binding",
      "namespace": "argo",
    },
    "roleRef": {
      "apiGroup": "rbac.authorization.k8s.io",
      "kind": "Role",
      "name": "ci-role",
    },
    "subjects": [
      {
        "kind": "ServiceAccount",
        "name": "ci",
        "namespace": "argo",
      },
    ],
  },
]
`);
  });

  test('a role in each namespace of its workflows', () => {
    client('ci', { ...SUBMIT, namespaces: ['jobs', 'argo', 'jobs'] });
    expect(written()).toEqual([
      'ServiceAccount argo/ci',
      'Role jobs/argo:ci-role',
      'RoleBinding jobs/argo:ci-role-binding',
      'Role argo/ci-role',
      'RoleBinding argo/ci-role-binding',
    ]);
  });

  test('a cluster role for what is in no namespace', () => {
    client('reader', { version, operations: [UiPage.clusterWorkflowTemplates(), ArgoCommand.list({ allNamespaces: true })] });
    expect(Testing.synth(chart)).toMatchInlineSnapshot(`
[
  {
    "apiVersion": "v1",
    "automountServiceAccountToken": false,
    "kind": "ServiceAccount",
    "metadata": {
      "name": "reader",
      "namespace": "argo",
    },
  },
  {
    "apiVersion": "rbac.authorization.k8s.io/v1",
    "kind": "ClusterRole",
    "metadata": {
      "name": "argo:reader-role",
    },
    "rules": [
      {
        "apiGroups": [
          "argoproj.io",
        ],
        "resources": [
          "clusterworkflowtemplates",
          "workflows",
        ],
        "verbs": [
          "list",
        ],
      },
    ],
  },
  {
    "apiVersion": "rbac.authorization.k8s.io/v1",
    "kind": "ClusterRoleBinding",
    "metadata": {
      "name": "argo:reader-role-cluster-binding",
    },
    "roleRef": {
      "apiGroup": "rbac.authorization.k8s.io",
      "kind": "ClusterRole",
      "name": "argo:reader-role",
    },
    "subjects": [
      {
        "kind": "ServiceAccount",
        "name": "reader",
        "namespace": "argo",
      },
    ],
  },
]
`);
  });

  test('an account alone where it asks for nothing', () => {
    client('scraper', { version, operations: [ArgoCommand.version()] });
    expect(written()).toEqual(['ServiceAccount argo/scraper']);
  });

  test('called as its metadata says, with the labels and annotations given', () => {
    const { serviceAccount } = client('ci', {
      ...SUBMIT, metadata: { name: 'my-workflow-argo-client', namespace: 'other', labels: { team: 'a' }, annotations: { owner: 'b' } },
    });
    expect(serviceAccount.name).toBe('my-workflow-argo-client');
    expect(written()).toEqual([
      'ServiceAccount other/my-workflow-argo-client', 'Role other/my-workflow-argo-client-role', 'RoleBinding other/my-workflow-argo-client-role-binding',
    ]);
    expect(Testing.synth(chart)[0].metadata).toMatchObject({ labels: { team: 'a' }, annotations: { owner: 'b' } });
  });

  test('in no namespace of its own making', () => {
    const bare = new Chart(Testing.app(), 'bare');
    new ArgoClientAccess(bare, 'ci', SUBMIT);
    expect(Testing.synth(bare).map(({ metadata }) => metadata.namespace)).toEqual([undefined, undefined, undefined]);
  });
});

describe('The rights of a client', () => {
  test.each([
    ['through argo-server', undefined, [{ apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['create'] }]],
    ['directly', ClientRoute.KUBERNETES, [
      { apiGroups: ['argoproj.io'], resources: ['workflowtemplates'], resourceNames: ['build'], verbs: ['get'] },
      { apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['create'] },
    ]],
  ])('depend on its way: %s', (_, via, rules) => {
    client('ci', { version, via, operations: [ArgoCommand.submitFromWorkflowTemplate(via === undefined ? {} : { names: ['build'] })] });
    const roleRules: unknown[] = Testing.synth(chart)[1].rules;
    expect(roleRules).toHaveLength(rules.length);
    expect(roleRules).toEqual(expect.arrayContaining(rules));
  });

  test('are explained, operation by operation', () => {
    expect(client('ci', { version, operations: [ArgoCommand.submit(), ArgoCommand.list({ allNamespaces: true })] }).explain()).toEqual([
      {
        operation: 'argo submit FILE',
        rule: { apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['create'] },
        clusterWide: false,
        why: 'creates the workflow',
        consequence: 'A workflow runs pods as any ServiceAccount of its namespace, so this grants the permissions of all of them.',
        evidence: ['v4.1.2 server/workflow/workflow_server.go:107-154'],
      },
      {
        operation: 'argo list',
        rule: { apiGroups: ['argoproj.io'], resources: ['workflows'], verbs: ['list'] },
        clusterWide: true,
        why: 'lists workflows; argo-server only requests an access review and lists from its cache',
        consequence: undefined,
        evidence: ['v4.1.2 server/workflow/workflow_server.go:186-316', 'v4.1.2 server/workflow/store/lister.go:27-40'],
      },
    ]);
  });

  test('carry their reasons in the roles', () => {
    client('ci', SUBMIT);
    const role = chart.node.findAll().find((construct) => construct instanceof TailoredRole);
    expect(role).toBeInstanceOf(TailoredRole);
    expect((role as TailoredRole).explain().map(({ reasons }) => reasons)).toEqual([['argo submit FILE creates the workflow']]);
  });
});

describe('The token of a client', () => {
  const SECRET = { apiVersion: 'v1', kind: 'Secret', type: 'kubernetes.io/service-account-token' };

  test.each([
    ['none by default', SUBMIT, undefined, undefined],
    ['none', { ...SUBMIT, token: ClientToken.NONE }, undefined, undefined],
    ['a Secret where Argo looks', { ...SUBMIT, token: ClientToken.secret() }, 'ci.service-account-token', undefined],
    ['a Secret of that name', { ...SUBMIT, token: ClientToken.secret('ci.service-account-token') }, 'ci.service-account-token', undefined],
    ['a Secret of another name', { ...SUBMIT, token: ClientToken.secret('ci-token') }, 'ci-token', 'ci-token'],
    ['a Secret that others make', { ...SUBMIT, token: ClientToken.existingSecret('ci-token') }, undefined, 'ci-token'],
    ['a Secret for single sign-on', { ...SUBMIT, sso: { rule: "'ci' in groups" } }, 'ci.service-account-token', undefined],
    ['a Secret for webhooks', { version, operations: [ClientPreset.webhook()], webhook: WebhookSender.GITHUB }, 'ci.service-account-token', undefined],
  ])('%s', (_, props, secret, annotation) => {
    client('ci', props);
    const objects = Testing.synth(chart);
    expect(objects.filter(({ kind }) => kind === 'Secret')).toEqual(secret === undefined ? [] : [{
      ...SECRET, metadata: { name: secret, namespace: 'argo', annotations: { 'kubernetes.io/service-account.name': 'ci' } },
    }]);
    expect(objects[0].metadata.annotations?.['workflows.argoproj.io/service-account-token.name']).toBe(annotation);
    expect(objects[0].automountServiceAccountToken).toBe(false);
  });
});

describe('Single sign-on', () => {
  test('writes rule and precedence as annotations', () => {
    client('viewer', { version, operations: [ClientPreset.viewer()], sso: { rule: 'true' } });
    client('admin', { version, operations: [ClientPreset.administrator()], sso: { rule: "'admins' in groups", precedence: 10 } });
    expect(Testing.synth(chart).filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata.annotations)).toEqual([
      { 'workflows.argoproj.io/rbac-rule': 'true', 'workflows.argoproj.io/rbac-rule-precedence': '0' },
      { 'workflows.argoproj.io/rbac-rule': "'admins' in groups", 'workflows.argoproj.io/rbac-rule-precedence': '10' },
    ]);
  });

  test('gives every user the right to change things for a reason only', () => {
    const { serviceAccount } = client('ci', { ...SUBMIT, sso: { rule: 'true', reason: 'The cluster is a playground.' } });
    expect(serviceAccount.name).toBe('ci');
    const role = chart.node.findAll().find((construct) => construct instanceof TailoredRole);
    expect((role as TailoredRole).explain()[0].reasons).toContain('SSO: The cluster is a playground.');
  });

  test('takes equal precedences in two namespaces and in two apps', () => {
    const sso = { rule: "'a' in groups", precedence: 1 };
    client('a', { ...SUBMIT, sso });
    client('b', { ...SUBMIT, sso, metadata: { namespace: 'other' } });
    new ArgoClientAccess(new Chart(new App(), 'clients', { namespace: 'argo' }), 'a', { ...SUBMIT, sso });
    expect(written()).toContain('ServiceAccount other/b');
  });
});

test('A webhook client tells its entry in the Secret of webhook clients', () => {
  const operations = [ClientPreset.webhook({ workflowTemplateNames: ['build'] })];
  const { webhookClientEntry } = client('github.com', { version, operations, webhook: WebhookSender.GITHUB });
  expect(webhookClientEntry).toEqual({ secretName: 'argo-workflows-webhook-clients', namespace: 'argo', key: 'github.com', type: 'github' });
  expect(client('other', SUBMIT).webhookClientEntry).toBeUndefined();
});

describe('A client is refused', () => {
  const SSO = { rule: "'ci' in groups" };
  const FOR_EVERYBODY = 'sso.rule: error[client/sso-for-everybody]: The rule is true for every user, and the client changes things. '
    + 'Require a group or an address, or say in sso.reason why everybody may.';

  test.each<[string, ArgoClientAccessProps, string]>([
    ['without operations', { version, operations: [] },
      'operations: error[client/no-operation]: The list of operations is empty. List at least one, for example ClientPreset.viewer().'],
    ['whose operation is not to be had', { version, operations: [ArgoCommand.version(), ArgoCommand.archiveList()], via: ClientRoute.KUBERNETES },
      'operations[1]: error[client/server-only]: ArgoCommand.archiveList works through argo-server only, because the archive is a database of '
      + 'argo-server. Leave it out, or write `via: ClientRoute.ARGO_SERVER`.'],
    ['whose names are none', { version, operations: [ArgoCommand.cronSuspend({ names: ['nightly*'] })] },
      'operations[0]: error[dead-grant/'],
    ['whose namespace is none', { ...SUBMIT, namespaces: ['Jobs'] }, 'namespaces[0]: error[rbac/invalid-name]: "Jobs" isn\'t a valid namespace.'],
    ['without namespaces', { ...SUBMIT, namespaces: [] },
      'namespaces: error[client/invalid-namespaces]: The list of namespaces is empty. Name at least one, or leave the list out for the namespace of '
      + 'the account.'],
    ['whose token Secret has no name', { ...SUBMIT, token: ClientToken.secret('') }, 'token: error[rbac/missing-name]: The Secret name is missing. Write one.'],
    ['with annotations that it writes itself', { ...SUBMIT, metadata: { annotations: { 'workflows.argoproj.io/rbac-rule': 'true' } } },
      'metadata.annotations[workflows.argoproj.io/rbac-rule]: error[client/managed-annotation]: The property sso writes this annotation. Use that.'],
    ['with an annotation for its token', { ...SUBMIT, metadata: { annotations: { 'workflows.argoproj.io/service-account-token.name': 'x' } } },
      'metadata.annotations[workflows.argoproj.io/service-account-token.name]: error[client/managed-annotation]: The property token writes this '
      + 'annotation. Use that.'],
    ['whose name is none', { ...SUBMIT, metadata: { name: 'My_Client' } },
      'metadata.name: error[rbac/invalid-name]: "My_Client" isn\'t a valid ServiceAccount name.'],
    ['with the account of every pod', { ...SUBMIT, metadata: { name: 'default' } }, 'metadata.name: error[construct/default-account]: '],
    ['for single sign-on without a token', { ...SUBMIT, sso: SSO, token: ClientToken.NONE },
      'token: error[client/invalid-token]: ClientToken.NONE keeps no token, and argo-server reads a Secret with the token for single sign-on. '
      + 'Leave it out, or name an existing Secret.'],
    ['for webhooks without a token', { version, operations: [ClientPreset.webhook()], webhook: WebhookSender.GITLAB, token: ClientToken.NONE },
      'token: error[client/invalid-token]: ClientToken.NONE keeps no token, and argo-server reads a Secret with the token for webhooks. '
      + 'Leave it out, or name an existing Secret.'],
    ['for single sign-on on another way', { ...SUBMIT, sso: SSO, via: ClientRoute.KUBERNETES },
      'via: error[client/sso-through-kubernetes]: Users of single sign-on go through argo-server, not to Kubernetes. Leave it out.'],
    ['with a rule that is none', { ...SUBMIT, sso: { rule: "('ci' in groups" } },
      'sso.rule: error[client/invalid-sso-rule]: The rule never closes the ( of character 1. Write an expression over the claims of a user, '
      + "for example 'admins' in groups."],
    ['with a precedence that is none', { ...SUBMIT, sso: { ...SSO, precedence: 1.5 } },
      'sso.precedence: error[client/invalid-sso-precedence]: argo-server reads the precedence 1.5 as 0. Give an integer.'],
    ['that lets everybody change things', { ...SUBMIT, sso: { rule: 'true' } }, FOR_EVERYBODY],
    ['with an empty reason for that', { ...SUBMIT, sso: { rule: 'true', reason: ' ' } }, FOR_EVERYBODY],
    ['for webhooks that it does not receive', { ...SUBMIT, webhook: WebhookSender.BITBUCKET },
      'webhook: error[client/webhook-without-events]: A webhook is given, and no operation receives events. Add ClientPreset.webhook() to the operations.'],
    ['for webhooks of another namespace', { version, operations: [ClientPreset.webhook()], webhook: WebhookSender.BITBUCKET_SERVER, namespaces: ['jobs'] },
      'namespaces: error[client/webhook-elsewhere]: The namespaces are not that of the account, and argo-server looks for the account of a webhook '
      + 'where the event is sent to. Make a client in each namespace.'],
  ])('%s', (_, props, message) => {
    expect(() => client('ci', props)).toThrow(`clients/ci: the client can't be made:\n  ${message}`);
  });

  /** As JavaScript gives it, where no compiler looks. */
  test.each<[string, unknown, string]>([
    ['without a version', { operations: [ArgoCommand.version()] },
      'version: error[construct/invalid-choice]: The ArgoVersion is missing. Write for example ArgoVersion.V4_1.'],
    ['whose operation is a text', { version, operations: ['submit'] },
      'operations[0]: error[construct/invalid-choice]: The text "submit" isn\'t a ClientOperation. Write for example ArgoCommand.submit().'],
    ['whose operations are a text', { version, operations: 'submit' },
      'operations: error[client/no-operation]: The operations are not a list. List at least one, for example ClientPreset.viewer().'],
  ])('%s', (_, props, message) => {
    expect(() => Reflect.construct(ArgoClientAccess, [chart, 'ci', props])).toThrow(`clients/ci: the client can't be made:\n  ${message}`);
  });

  test.each([
    ['cluster-wide needs', { version, operations: [UiPage.clusterWorkflowTemplates()] }],
    ['namespaces of workflows', { ...SUBMIT, namespaces: ['jobs'] }],
  ])('with %s and no namespace of its own', (_, props) => {
    const bare = new Chart(Testing.app(), 'bare');
    expect(() => new ArgoClientAccess(bare, 'ci', props)).toThrow(
      "bare/ci: the client can't be made:\n  metadata.namespace: error[client/missing-namespace]: The namespace of the account is unknown, and "
      + 'bindings elsewhere must name it. Give the client or its chart a namespace.');
  });

  test('with the precedence of another client of the namespace, also where neither gives one', () => {
    client('viewer', { version, operations: [ClientPreset.viewer()], sso: { rule: 'true' } });
    expect(() => client('ci', { ...SUBMIT, sso: SSO })).toThrow(
      "clients/ci: the client can't be made:\n  sso.precedence: error[client/shared-sso-precedence]: The precedence 0 is also that of clients/viewer in "
      + 'the same namespace, and argo-server takes either for a user whom both match. Choose another.');
  });

  test('with everything that is wrong, at once', () => {
    const operations = [ArgoCommand.stop({ names: ['a'], selector: true })];
    const create = () => client('ci', { version, operations, namespaces: [''], sso: { rule: '' }, metadata: { name: 'A' } });
    expect(create).toThrow(/operations\[0\]\.names: .*\n {2}namespaces\[0\].*\n {2}sso\.rule: .*\n {2}metadata\.name/);
    expect(written()).toEqual([]);
  });
});

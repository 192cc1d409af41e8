import { runCommand } from '../../run-command';

const RESULTS = 'workflowtaskresults.argoproj.io is forbidden: User "system:serviceaccount:builds:default" cannot create resource "workflowtaskresults" in API group "argoproj.io" in the namespace "builds"';
const CRON = 'cronworkflows.argoproj.io is forbidden: User "system:serviceaccount:argo:argo" cannot list resource "cronworkflows" in API group "argoproj.io" at the cluster scope';
const SECRETS = 'secrets "db" is forbidden: User "system:serviceaccount:builds:runner" cannot get resource "secrets" in API group "" in the namespace "prod"';
const QUOTA = 'pods "a" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=9, limited: pods=9';

async function explain(message: string, ...options: readonly string[]): Promise<string> {
  const { out, err, exitCode } = await runCommand(['explain', '--forbidden', message, ...options]);
  expect({ err, exitCode }).toEqual({ err: '', exitCode: 0 });
  return out;
}

test('people read who asks, and how it is granted', async () => {
  expect(await explain(RESULTS)).toBe(`\
1: ${RESULTS}
  Denied      create workflowtaskresults.argoproj.io in the namespace builds
  Account     ServiceAccount builds/default. Its name isn't one of a component, so it is an account of workflows, of a client, or of something else.
  Needed by   the executor, Argo's own containers in the pods of the workflow (always, unless \`WorkflowServiceAccountProps.pods\` is false): The executor reports outputs, progress and artifacts of its pod.
              When it is denied: The workflow or the node fails, or goes no further.
              It allows more: Its holder can report results for any pod of the namespace, also of other workflows.
              It runs under \`default\` where the workflow names no account: name one in \`spec.serviceAccountName\`, or submit with \`--serviceaccount\`.
  TypeScript  new WorkflowServiceAccount(chart, 'my-workflow', { metadata: { name: 'my-workflow', namespace: 'builds' } })
  Command     argo-rbac create account my-workflow -n builds
  Rules       in a Role of the namespace builds, bound there to the account that it gets in place of default:
              - apiGroups: [argoproj.io]
                resources: [workflowtaskresults]
                verbs: [create, patch]
`);
});

test('what no role changes is said to be so', async () => {
  expect(await explain(QUOTA)).toBe(`\
1: exceeded quota: compute, requested: pods=1, used: pods=9, limited: pods=9
  Means       The ResourceQuota of the namespace has no room for the object. No role changes that.
  Fix         Raise the quota, free some of it, or limit how many pods run at once with \`parallelism\`.
`);
});

test('Markdown has code that nothing in a message breaks out of', async () => {
  const out = await explain('pods "a`b" is forbidden: User "x|y" cannot get resource "pods" in API group "" in the namespace "ci"', '-o', 'markdown');
  expect(out).toContain('### ``pods "a`b" is forbidden: User "x\\|y" cannot get resource "pods" in API group "" in the namespace "ci"``');
  expect(out).toContain('```yaml\n- apiGroups: [\'\']\n  resources: [pods]\n  resourceNames: [a`b]\n  verbs: [get]\n```');
});

test('programs read everything', async () => {
  expect(JSON.parse(await explain(SECRETS, '-o', 'json', '--account', 'client=builds/runner'))).toEqual({
    apiVersion: 'argo-rbac/v1',
    messages: [{
      form: 'access',
      matter: 'access',
      message: SECRETS,
      line: 1,
      count: 1,
      says: 'No role that is bound to the user allows the request.',
      refused: [{
        request: 'get secrets "db" in the namespace prod',
        permission: { verb: 'get', apiGroup: '', resource: 'secrets', resourceName: 'db' },
        namespace: 'prod',
        account: 'ServiceAccount builds/runner',
        role: 'client',
        because: '--account names it as the account of the client.',
        missingRoles: [],
        ofNoPart: false,
        askedBy: [{
          who: 'a client: UI /workflows/{namespace}/{name}, artifacts',
          why: 'It reads the credentials of the artifact repository with the permissions of the client.',
          consequence: 'The client reads the whole secret, and may use the credentials anywhere.',
          notes: [expect.stringContaining('The same request comes from ')],
          typescript: [
            "new ArgoClientAccess(chart, 'runner', {",
            "  metadata: { name: 'runner', namespace: 'builds' },",
            '  version: ArgoVersion.V4_1,',
            "  namespaces: ['prod'],",
            "  operations: [UiPage.workflowArtifacts({ artifactSecrets: ['db'] })],",
            '})',
          ].join('\n'),
          command: 'argo-rbac create client runner -n builds --argo-version v4.1 --can ui/workflow-artifacts:artifact-secrets=db --workflow-namespace prod',
          where: 'in a Role of the namespace prod, bound there to ServiceAccount builds/runner',
          rules: [{ apiGroups: [''], resources: ['secrets'], verbs: ['get'], resourceNames: ['db'] }],
        }],
      }],
    }],
  });
});

test.each<[string, string, string[]]>([
  ['an install', CRON, [
    "new ArgoWorkflowsInstall(chart, 'argo-workflows', {",
    'version: ArgoVersion.V4_1,',
    "namespace: 'argo',",
    'scope: InstallScope.cluster(),',
    'features: [ArgoFeature.CRON_WORKFLOWS],',
    'argo-rbac create install argo-workflows -n argo --argo-version v4.1 --scope cluster --feature cron-workflows',
  ]],
  ['a feature with a name', 'configmaps "hits" is forbidden: User "system:serviceaccount:argo:argo" cannot update resource "configmaps" in API group "" in the namespace "argo"', [
    "new ArgoWorkflowsInstall(chart, 'argo-workflows', { version: ArgoVersion.V4_1, namespace: 'argo', features: [ArgoFeature.memoization('hits')] })",
    'argo-rbac create install argo-workflows -n argo --argo-version v4.1 --feature memoization=hits',
  ]],
  ['an install whose workflows are elsewhere', 'pods "a" is forbidden: User "system:serviceaccount:argo:argo" cannot create resource "pods" in API group "" in the namespace "ci"', [
    "{ version: ArgoVersion.V4_1, namespace: 'argo', scope: InstallScope.cluster({ workflowNamespaces: ['ci'] }) }",
    'argo-rbac create install argo-workflows -n argo --argo-version v4.1 --scope cluster=ci',
    'take the scope `managed=` in place of `cluster=`',
  ]],
  ['what impersonates', 'serviceaccounts "a" is forbidden: User "system:serviceaccount:ci:b" cannot impersonate resource "serviceaccounts" in API group "" in the namespace "ci"', [
    'argo-rbac create role b-access -n ci --verb impersonate --resource serviceaccounts --resource-name a --because REASON | kubectl apply -f -',
  ]],
  ['a server that lends its rights', 'cronworkflows.argoproj.io is forbidden: User "system:serviceaccount:argo:argo-server" cannot list resource "cronworkflows" in API group "argoproj.io" in the namespace "ci"', [
    "scope: InstallScope.cluster({ workflowNamespaces: ['ci'] }),",
    "serverAuthMode: ServerAuthMode.server({ reason: '…', operations: [ArgoCommand.cronList()] }),",
    'argo-rbac create install argo-workflows -n argo --argo-version v4.1 --scope cluster=ci --auth-mode server --lent cron-list',
  ]],
  ['a resource template in another namespace', 'error when creating "/tmp/manifest.yaml": rayjobs.ray.io is forbidden: User "system:serviceaccount:ci:runner" cannot create resource "rayjobs" in API group "ray.io" in the namespace "ml"', [
    "new WorkflowServiceAccount(chart, 'runner', {",
    "metadata: { name: 'runner', namespace: 'ci' },",
    "ResourceAction.create(CustomResource.namespaced({ apiGroup: 'ray.io', plural: 'rayjobs', kind: 'RayJob' }), { namespace: 'ml' }),",
    'argo-rbac create account runner -n ci --action create=rayjobs.ray.io@ml',
  ]],
  ['the containers of users', 'deployments.apps is forbidden: User "system:serviceaccount:ci:runner" cannot list resource "deployments" in API group "apps" in the namespace "ci"', [
    "new WorkflowServiceAccount(chart, 'runner', { metadata: { name: 'runner', namespace: 'ci' }, containerGrants: [Apps.deployments.list()] })",
    'argo-rbac create role runner-access -n ci --verb list --resource deployments.apps | kubectl apply -f -',
    'kubectl create rolebinding runner-access --role runner-access --serviceaccount ci:runner -n ci',
  ]],
  ['a person', 'workflows.argoproj.io is forbidden: User "Jane Doe" cannot create resource "workflows" in API group "argoproj.io" in the namespace "ci"', [
    "role.bindTo(ExistingUser.fromName('Jane Doe'));",
    "kubectl create rolebinding jane-doe-access --role jane-doe-access --user 'Jane Doe' -n ci",
  ]],
  ['a URL', 'forbidden: User "system:serviceaccount:ops:scraper" cannot get path "/metrics"', [
    'role.allow(NonResourceUrls.of(\'/metrics\').get());',
    'argo-rbac create clusterrole scraper-access --verb get --non-resource-url /metrics | kubectl apply -f -',
    'kubectl create clusterrolebinding scraper-access --clusterrole scraper-access --serviceaccount ops:scraper',
  ]],
])('the lines are those of %s', async (_, message, lines) => {
  const out = await explain(message);
  expect(lines.filter((line) => !out.includes(line))).toEqual([]);
});

test('a request of no part of Argo Workflows is said to be of a container', async () => {
  const out = await explain('deployments.apps is forbidden: User "system:serviceaccount:ci:runner" cannot list resource "deployments" in API group "apps" in the namespace "ci"', '-o', 'json');
  expect(JSON.parse(out)).toMatchObject({
    messages: [{
      refused: [{
        ofNoPart: true, askedBy: [{ why: 'No part of Argo Workflows asks this: the program in the container does, by its token.' }],
      }],
    }],
  });
});

test('a log is read from the standard input', async () => {
  const { out, exitCode } = await runCommand(['explain', '--forbidden', '-'], { input: `start\n${RESULTS}\n${QUOTA}\n${RESULTS}\n` });
  expect([out.match(/^\d+: .{0,20}/gm), out.includes('(2 times)'), exitCode]).toEqual([['2: workflowtaskresults.', '3: exceeded quota: comp'], true, 0]);
});

test('roles that bindings name and that do not exist are named', async () => {
  expect(await explain(`${CRON}: RBAC: clusterrole.rbac.authorization.k8s.io "argo-cluster-role" not found`))
    .toContain('  Bindings    They name what doesn\'t exist: clusterrole "argo-cluster-role".\n');
});

test('an escalation lists what is handed on', async () => {
  const out = await explain('roles.rbac.authorization.k8s.io "a" is forbidden: user "system:serviceaccount:ci:installer" (groups=["b"]) is attempting to grant RBAC permissions not currently held:\n'
    + '{APIGroups:["batch"], Resources:["jobs"], Verbs:["create" "get"]}');
  expect(out).toContain('  Granted     create jobs.batch\n  Granted     get jobs.batch\n');
});

describe('wrong usage', () => {
  test.each<[string, string[], string]>([
    ['a text without a message', ['hello'], '--forbidden: error[option/invalid-value]: The input has no message that this command reads. '
      + 'Give the text that Kubernetes or Argo Workflows print when they deny a request, or the whole log with -.\n'],
    ['an option of an install', [RESULTS, '--feature', 'archive'], '--feature: error[option/conflict]: --forbidden explains a message, not an install. Leave this out.\n'],
    ['a table', [RESULTS, '-o', 'table'], '--output: error[option/conflict]: A message is not explained in a table. Write text, markdown or json.\n'],
    ['an account without a component', [RESULTS, '--account', 'argo/argo'], '--account: error[option/invalid-value]: "argo/argo" isn\'t an account of a component. '
      + 'Use controller=NAMESPACE/NAME, server=NAMESPACE/NAME or client=NAMESPACE/NAME.\n'],
  ])('%s', async (_, args, err) => {
    expect(await runCommand(['explain', '--forbidden', ...args])).toEqual({ out: '', err, exitCode: 2 });
  });

  test('what is for messages, without one', async () => {
    expect(await runCommand(['explain', '--argo-version', 'v4.1', '--account', 'server=argo/argo', '-o', 'text'])).toEqual({
      out: '',
      err: ['--account', '--output'].map((option) => `${option}: error[option/conflict]: This is for a message: --forbidden MESSAGE. Leave it out, or give the message.\n`).join(''),
      exitCode: 2,
    });
  });
});

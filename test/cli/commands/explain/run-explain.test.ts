import { Testing } from 'cdk8s';
import { ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, ArgoWorkflowsInstallProps, InstallPermission, InstallScope } from '../../../../lib';
import { runCommand } from '../../run-command';

test('tells what an install needs, and why', async () => {
  const { out, exitCode } = await runCommand(['explain', '--argo-version', 'v4.1', '--feature', 'memoization=my-cache', '--component', 'controller']);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^controller +argo +get,update +configmaps +my-cache +`ArgoFeature\.memoization\(…\)` +A cache is read/m);
  expect(out).not.toContain('ttl');
});

test('writes Markdown and JSON', async () => {
  expect((await runCommand(['explain', '--argo-version', 'v4.1', '-o', 'markdown'])).out).toMatch(/^\| Component \|/);
  expect(JSON.parse((await runCommand(['explain', '--argo-version', 'v4.1', '-o', 'json'])).out).permissions[0]).toMatchObject({ component: 'controller' });
});

test('says what it assumed, beside what programs read', async () => {
  const assumed = ['--scope namespaced.', '--namespace argo.', '--auth-mode client.', 'No --feature is in use.', '--config-map workflow-controller-configmap.',
    'The controller has no instance ID.'].map((text) => `Assumed: ${text}\n`).join('');
  const table = await runCommand(['explain', '--argo-version', 'v4.1']);
  expect({ isShown: table.out.endsWith(assumed), err: table.err }).toEqual({ isShown: true, err: '' });
  const json = await runCommand(['explain', '--argo-version', 'v4.1', '-o', 'json']);
  expect({ isData: typeof JSON.parse(json.out) === 'object', err: json.err }).toEqual({ isData: true, err: assumed });
  const given = ['--scope', 'namespaced', '--namespace', 'a', '--auth-mode', 'client', '--feature', 'archive', '--config-map', 'c', '--instance-id', 'i'];
  expect((await runCommand(['explain', '--argo-version', 'v4.1', ...given])).out).not.toContain('Assumed');
});

test('takes semaphores of other namespaces as infer writes them', async () => {
  const { out } = await runCommand(['explain', '--argo-version', 'v4.1', '--scope', 'cluster', '--feature', 'semaphores=here,locks/deployments', '--component', 'controller']);
  expect(out).toMatch(/^controller +\(cluster\) +get +configmaps +here /m);
  expect(out).toMatch(/^controller +locks +get +configmaps +deployments /m);
});

test('takes the accounts of webhooks', async () => {
  const { out } = await runCommand(['explain', '--argo-version', 'v4.1', '--feature', 'webhooks=github', '--component', 'server']);
  expect(out).toMatch(/^server +argo +get +serviceaccounts +github /m);
});

test('a newer version may have features that the older one does not know', async () => {
  expect((await runCommand(['explain', '--from', 'v3.7', '--to', 'v4.1', '--feature', 'artifact-drivers'])).exitCode).toBe(0);
});

test('tells what changes between versions', async () => {
  const { out } = await runCommand(['explain', '--from', 'v3.5', '--to', 'v3.7', '--component', 'controller', '--feature', 'large-templates']);
  expect(out).toMatch(/^add +controller +argo +create configmaps/m);
  expect((await runCommand(['explain', '--from', 'v4.1', '--to', 'v4.1'])).out).toMatch(/^Both versions need the same\.\nAssumed: /);
});

test('explains what a client needs, in place of the components', async () => {
  const { out, exitCode } = await runCommand(['explain', '--argo-version', 'v4.1', '--scope', 'managed=jobs', '--client', 'submit:wait', '--client', 'logs', '-o', 'json']);
  const install = new ArgoWorkflowsInstall(Testing.chart(), 'x', {
    namespace: 'argo', version: ArgoVersion.V4_1, scope: InstallScope.managedNamespace('jobs'), client: [ArgoCommand.submit({ wait: true }), ArgoCommand.logs()],
  });
  expect({ exitCode, permissions: rulesOf(JSON.parse(out).permissions as InstallPermission[]) }).toEqual({
    exitCode: 0, permissions: rulesOf(install.explain().filter(({ component }) => component === 'client')),
  });
});

/** What is granted and where, without the reasons, which call an operation as it was written. */
function rulesOf(permissions: readonly InstallPermission[]): object[] {
  return permissions.map(({ turnedOnBy, why, ...rule }) => rule);
}

test('compares what a client needs of two versions, and says what it assumed', async () => {
  const { out } = await runCommand(['explain', '--from', 'v3.5', '--to', 'v4.1', '--client', 'submit:wait:log']);
  expect(out).toBe('Both versions need the same.\nAssumed: --scope namespaced.\nAssumed: --namespace argo.\nAssumed: --via argo-server.\n');
});

describe('wrong usage', () => {
  const surplus = (option: string, message: string) => `${option}: error[option/conflict]: ${message} Leave this out.\n`;

  test.each([
    ['no version', [], '--argo-version: error[option/missing-option]: The version is missing. Give it, for example v4.1.\n'],
    ['half a comparison', ['--from', 'v4.1'], '--to: error[option/missing-option]: The version is missing. Give it, for example v4.1.\n'],
    ['an operation that no client has', ['--argo-version', 'v4.1', '--client', 'list', '--client', 'sumbit:wait'],
      '--client: error[client/not-an-operation]: "sumbit" isn\'t an operation of a client. Write submit:wait.\n'],
    ['an operation that the route lacks', ['--argo-version', 'v4.1', '--client', 'archive-list', '--via', 'kubernetes'], expect.stringMatching(/^--client: error\[client\//)],
    ['a client that is a component', ['--argo-version', 'v4.1', '--client', 'list', '--component', 'server'],
      '--component: error[option/conflict]: A client isn\'t a component of the install. Leave this out, or leave --client out.\n'],
    ['a route of nobody', ['--argo-version', 'v4.1', '--via', 'kubernetes'], '--via: error[option/conflict]: This is for a client. Leave it out, or pass --client OPERATION.\n'],
    ['a version that nobody knows', ['--from', 'v3.4.0', '--to', 'v4.1'],
      '--from: error[install/unknown-version]: The needs of Argo Workflows v3.4 aren\'t known. The known versions are v3.5, v3.6, v3.7, v4.0, v4.1. '
      + 'If the needs of v3.5 suffice for it, give --from v3.5.\n'],
    ['a scope that is none', ['--argo-version', 'v4.1', '--scope', 'x'],
      '--scope: error[install/invalid-scope]: "x" isn\'t a scope. Write namespaced, managed=NAMESPACE, cluster, or cluster=NAMESPACE,NAMESPACE.\n'],
    ['a feature that is none', ['--argo-version', 'v4.1', '--feature', 'x'],
      expect.stringMatching(/^--feature: error\[install\/unknown-feature\]: "x" isn't a feature\. Choose one of access-reviews, [^\n]*\n$/)],
    ['a version that does not have a feature', ['--argo-version', 'v3.7', '--feature', 'artifact-drivers'],
      '--feature: error[install/feature-not-in-version]: artifact-drivers needs Argo Workflows v4.0 or later, not v3.7. Leave it out.\n'],
    ['a comparison in which no version has a feature', ['--from', 'v3.5', '--to', 'v3.7', '--feature', 'artifact-drivers'],
      '--feature: error[install/feature-not-in-version]: artifact-drivers needs Argo Workflows v4.0 or later, not v3.7. Leave it out.\n'],
    ['a feature without another', ['--argo-version', 'v4.1', '--feature', 'executor-plugins=p'],
      '--feature: error[install/feature-without-effect]: executor-plugins has no effect without http-templates or plugin-templates. Add that, or leave this out.\n'],
    ['features that contradict each other', ['--argo-version', 'v4.1', '--feature', 'http-templates=a', '--feature', 'external-agent'],
      '--feature: error[install/contradicting-features]: http-templates contradicts external-agent: with it the controller makes no agent pod. '
      + 'Leave one of them out.\n'],
    ['a cluster role that the scope does not allow', ['--argo-version', 'v4.1', '--feature', 'cluster-workflow-templates'],
      '--feature: error[install/cluster-role-not-allowed]: cluster-workflow-templates needs a ClusterRole, which namespaced doesn\'t allow. '
      + 'Add --cluster-role, or leave this out.\n'],
    ['caches that the controller does not see',
      ['--argo-version', 'v4.1', '--scope', 'managed=wf', '--feature', 'memoization=cache', '--feature', 'memoization-garbage-collection'],
      '--feature: error[install/feature-without-effect]: memoization-garbage-collection has no effect with managed=NAMESPACE: '
      + 'caches are in the install namespace, which the controller doesn\'t watch. Leave it out.\n'],
    ['a name that no object has', ['--argo-version', 'v4.1', '--feature', 'memoization=Bad Name'],
      expect.stringMatching(/^--feature: error\[[^\n]*\]: memoization: No object of "configmaps" can have the name "Bad Name"\.[^\n]*\n$/)],
    ['a name that no namespace has', ['--argo-version', 'v4.1', '--namespace', 'Bad Name'], expect.stringMatching(/^--namespace: error\[rbac\/invalid-name\]: "Bad Name" isn't a valid namespace\. [^\n]*\n$/)],
    ['a scope with a name that no namespace has', ['--argo-version', 'v4.1', '--scope', 'cluster=a,B'], expect.stringMatching(/^--scope: error\[rbac\/invalid-name\]: "B" isn't a valid namespace\. [^\n]*\n$/)],
    ['a managed namespace that is none', ['--argo-version', 'v4.1', '--scope', 'managed=argo'],
      '--scope: error[install/managed-install-namespace]: The managed namespace "argo" is the install namespace. Write namespaced.\n'],
    ['a comparison with the options of an answer', ['--argo-version', 'v4.1', '--from', 'v3.7', '--to', 'v4.1', '-o', 'json'],
      ['--argo-version', '--output'].map((option) => surplus(option, '--from and --to compare two versions, in a table.')).join('')],
    ['everything that is wrong at once', ['--scope', 'managed=argo', '--feature', 'x'], expect.stringMatching(/^--argo-version: .*\n--feature: .*\n--scope: .*\n$/)],
    ['a role, which is checked by another command', ['--argo-version', 'v4.1', '--role', 'role.yaml'],
      '--role: error[option/unknown-option]: argo-rbac explain has no option --role. Run argo-rbac check ROLES --install to compare roles with what is needed.\n'],
  ])('%s', async (_, args, err) => {
    expect(await runCommand(['explain', ...args])).toEqual({ exitCode: 2, out: '', err });
  });
});

/** The codes of what is wrong, in order. */
function codesOf(text: string): string[] {
  return [...text.matchAll(/error\[([^\]]*)\]/g)].map(([, code]) => code);
}

describe('the command and the construct give the same verdict', () => {
  const { V3_6, V4_1 } = ArgoVersion;
  const MANAGED = InstallScope.managedNamespace('wf');

  test.each<[string, string[], ArgoWorkflowsInstallProps, string[]]>([
    ['on cluster templates in one namespace', ['--feature', 'cluster-workflow-templates'],
      { version: V4_1, features: [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES] }, ['install/cluster-role-not-allowed']],
    ['on cluster templates where a ClusterRole is allowed', ['--feature', 'cluster-workflow-templates', '--cluster-role'],
      { version: V4_1, features: [ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES], scope: InstallScope.namespaced({ clusterRole: true }) }, []],
    ['on the collection of caches in a managed namespace',
      ['--scope', 'managed=wf', '--feature', 'memoization=cache', '--feature', 'memoization-garbage-collection'],
      { version: V4_1, scope: MANAGED, features: [ArgoFeature.memoization('cache'), ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION] },
      ['install/feature-without-effect']],
    ['on the archive without a database, in a version without the other feature',
      ['--argo-version', 'v3.6', '--feature', 'archive', '--feature', 'artifact-uploads'],
      { version: V3_6, features: [ArgoFeature.ARCHIVE, ArgoFeature.ARTIFACT_UPLOADS] }, ['install/feature-without-effect', 'install/feature-not-in-version']],
    ['on webhooks', ['--feature', 'webhooks=github'], { version: V4_1, features: [ArgoFeature.webhooks({ serviceAccounts: ['github'] })] }, []],
    ['on a cluster that enforces owner references', ['--feature', 'owner-references-permission-enforcement'],
      { version: V4_1, ownerReferencesPermissionEnforcement: true }, []],
  ])('%s', async (_, args, props, codes) => {
    const { out, err } = await runCommand(['explain', ...args.includes('--argo-version') ? [] : ['--argo-version', 'v4.1'], '-o', 'json', ...args]);
    const make = () => new ArgoWorkflowsInstall(Testing.chart(), 'my-workflow', { namespace: 'argo', ...props });
    const thrown = (() => {
      try {
        make();
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect({ command: codesOf(err), construct: codesOf(thrown) }).toEqual({ command: codes, construct: codes });
    if (codes.length === 0) {
      expect(JSON.parse(out).permissions).toEqual(make().explain().filter(({ component }) => component !== 'client'));
    }
  });
});

test.each([
  ['--scope', 'cluster=a=b'], ['--scope', 'cluster='], ['--scope', 'managed='], ['--scope', 'managed=a=b'], ['--feature', 'memoization=a=b'], ['--feature', 'workflow-templates='],
])('the value of %s %s is refused whole: a part of it would be another one', async (option, value) => {
  const { out, err, exitCode } = await runCommand(['explain', '--argo-version', 'v4.1', option, value]);
  expect({ out, exitCode, err }).toEqual({ out: '', exitCode: 2, err: expect.stringMatching(new RegExp(`^${option}: error\\[`)) });
});

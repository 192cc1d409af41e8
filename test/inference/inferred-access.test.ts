import { App, Chart, Testing } from 'cdk8s';
import { indent, resourceWorkflow, workflow } from './inferred-text';
import { ArgoFeature } from '../../lib/argo/features/generated/argo-feature';
import { InferredAccess } from '../../lib/inference/inferred-access';
import { InferredAccessProps } from '../../lib/inference/inferred-access-props';

function infer(props: InferredAccessProps, namespace: string | undefined = 'jobs'): { access: InferredAccess; objects: string[]; chart: Chart } {
  const chart = new Chart(new App(), 'chart', { namespace });
  const access = new InferredAccess(chart, 'access', props);
  const objects = Testing.synth(chart).map(({ kind, metadata }: { kind: string; metadata: { name: string; namespace?: string } }) =>
    [kind, metadata.namespace, metadata.name].filter((part) => part !== undefined).join(' '));
  return { access, objects, chart };
}

const POD = 'entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]';

describe('accounts', () => {
  test.each([
    ['the name of the workflow', workflow(POD, 'name: hello'), {}, 'hello'],
    ['what its names begin with', workflow(POD, 'generateName: hello-'), {}, 'hello'],
    ['a name that is no name of an account', workflow(POD, 'name: default'), {}, 'workflow'],
    ['serviceAccountName', workflow(POD), { serviceAccountName: 'given' }, 'given'],
    ['the manifest', workflow(`serviceAccountName: named\n${POD}`), { serviceAccountName: 'given' }, 'named'],
  ])('are named by %s', (_, text, props, name) => {
    const { access, objects } = infer({ text, ...props });
    expect(access.accounts.map((account) => account.name)).toEqual([name]);
    expect(objects).toEqual([`ServiceAccount jobs ${name}`, `Role jobs ${name}-role`, `RoleBinding jobs ${name}-role-binding`]);
  });

  test.each(['default', 'A_b'])('are not named %s', (serviceAccountName) => {
    expect(() => infer({ text: workflow(POD), serviceAccountName })).toThrow(/access: the access can't be inferred:\n {2}serviceAccountName: /);
  });

  test('are one where workflows share them, with one role', () => {
    const text = [
      resourceWorkflow('action: create\nmanifest: "{apiVersion: v1, kind: Pod}"').replace('spec:', 'spec:\n  serviceAccountName: shared'),
      resourceWorkflow('action: create\nmanifest: "{apiVersion: v1, kind: Service}"').replace('spec:', 'spec:\n  serviceAccountName: shared'),
    ].join('\n---\n');
    const { access } = infer({ text });
    expect(access.accounts).toHaveLength(1);
    expect(access.accounts[0].role?.rules).toEqual([
      { apiGroups: [''], resources: ['pods', 'services'], verbs: ['create'] },
      { apiGroups: ['argoproj.io'], resources: ['workflowtaskresults'], verbs: ['create', 'patch'] },
    ]);
  });

  test.each([
    ['of another workflow', `${workflow(`serviceAccountName: hello\n${POD}`, 'name: other')}\n---\n${workflow(POD, 'name: hello')}`, ['hello', 'hello-workflow']],
  ])('that are made are none that a manifest names: that %s', (_, text, names) => {
    expect(infer({ text }).access.accounts.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  test('get roles in other namespaces and for the cluster', () => {
    const manifest = '{apiVersion: v1, kind: List, items: [{apiVersion: v1, kind: Pod, metadata: {name: a, namespace: there}}, {apiVersion: v1, kind: Node, metadata: {name: b}}]}';
    const { objects, access } = infer({ text: resourceWorkflow(`action: delete\nmanifest: "${manifest}"`) });
    expect(objects).toEqual([
      'ServiceAccount jobs test', 'Role jobs test-role', 'RoleBinding jobs test-role-binding',
      'Role there jobs:test-role', 'RoleBinding there jobs:test-role-binding',
      'ClusterRole jobs:test-role', 'ClusterRoleBinding jobs:test-role-cluster-binding',
    ]);
    expect(access.identities).toMatchObject([{
      serviceAccount: 'test',
      namespace: 'jobs',
      rules: [
        { resources: ['workflowtaskresults'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['delete'], resourceNames: ['a'], namespace: 'there' },
      ],
      clusterRules: [{ apiGroups: [''], resources: ['nodes'], verbs: ['delete'], resourceNames: ['b'] }],
    }]);
  });

  test('of agents and executors have a token Secret, and only pods mount by themselves', () => {
    const text = workflow(['executor: {serviceAccountName: exec}', 'artifactGC: {strategy: OnWorkflowDeletion}', 'entrypoint: main', 'templates:', '  - name: main',
      '    steps: [[{name: a, template: pod}, {name: b, template: call}]]', '  - {name: call, http: {url: a}}', '  - name: pod',
      '    container: {image: a, command: [b]}', '    outputs: {artifacts: [{name: a, path: /a}]}'].join('\n'));
    const { objects, access } = infer({ text });
    expect(objects.filter((object) => !/^Role/.test(object))).toEqual([
      'ServiceAccount jobs test', 'Secret jobs test.service-account-token', 'ServiceAccount jobs exec', 'Secret jobs exec.service-account-token',
      'ServiceAccount jobs test-artifact-gc',
    ].sort((a, b) => objects.indexOf(a) - objects.indexOf(b)));
    expect(access.patches.map(({ path, value }) => `${path}: ${value}`)).toEqual([
      'spec.serviceAccountName: test', 'spec.artifactGC.serviceAccountName: test-artifact-gc',
    ]);
  });
});

test('features are for the accounts that are made', () => {
  const { access } = infer({ text: workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a}, memoize: {key: k, cache: {configMap: {name: c}}}}]') });
  expect(access.features).toEqual([ArgoFeature.entrypointLookup('test'), ArgoFeature.memoization('c')]);
});

test('features are for the account of their own workflow, whatever else its file makes', () => {
  const http = (name: string) => workflow('artifactGC: {strategy: OnWorkflowDeletion}\nentrypoint: main\ntemplates:\n  - name: main\n    steps: [[{name: a, template: pod}, {name: b, template: http}]]\n'
    + '  - {name: pod, container: {image: a, command: [b]}, outputs: {artifacts: [{name: a, path: /a}]}}\n  - {name: http, http: {url: a}}', `name: ${name}`);
  const { access } = infer({ text: `${http('one')}\n---\n${http('two')}` });
  expect(access.features).toContainEqual(ArgoFeature.httpTemplates('one', 'two'));
});

test('each manifest of a text has its patch', () => {
  const { access } = infer({ text: `${workflow(POD, 'generateName: hello-')}\n---\n${workflow(POD, 'generateName: hello-')}` });
  expect(access.patches).toEqual([[5, 'hello'], [13, 'hello-workflow']].map(([line, value]) => (
    { file: '-', kind: 'Workflow', workflow: 'hello-', path: 'spec.serviceAccountName', line, value })));
});

test.each([[{}], [{ text: '' }], [{ text: 'kind: ConfigMap' }]])('where there is no workflow, none is inferred: %j', (props) => {
  expect(() => infer(props)).toThrow("chart/access: the access can't be inferred:\n  error[inference/no-workflow]: The input has no Workflow, WorkflowTemplate, ClusterWorkflowTemplate or "
    + 'CronWorkflow. Give manifests in files or text.');
});

describe('what is unknown', () => {
  const text = resourceWorkflow('action: create\nmanifest: "{apiVersion: v1, kind: \'{{inputs.parameters.kind}}\'}"');
  const where = 'spec.templates[0].resource.manifest';

  test('is an error when the app is synthesized', () => {
    expect(() => infer({ text })).toThrow(`-:11: error[inference/unknown-access]: ${where}: The kind is {{inputs.parameters.kind}}, whose value the manifest does not give. `
      + `Or acknowledge it: { template: 'main', where: '${where}', reason: '…' }`);
  });

  test.each([
    ['by its template', { template: 'main', reason: 'granted below' }],
    ['by its place', { template: 'main', where, reason: 'granted below' }],
  ])('may be acknowledged %s', (_, acknowledgement) => {
    expect(infer({ text, acknowledged: [acknowledgement] }).access.unknown).toHaveLength(1);
  });

  test('needs a reason', () => {
    expect(() => infer({ text, acknowledged: [{ template: 'main', reason: ' ' }] }))
      .toThrow('acknowledged: error[inference/unreasoned-acknowledgement]: The acknowledgement for template "main" has no reason. Say in a few words why that is safe.');
  });

  test('is not acknowledged for nothing', () => {
    expect(() => infer({ text: workflow(POD), acknowledged: [{ template: 'main', reason: 'because' }] }))
      .toThrow("acknowledged: error[inference/useless-acknowledgement]: Nothing is unknown in template 'main'. Leave the acknowledgement out.");
  });
});

test('all faults are told, with the path of the construct', () => {
  expect(() => infer({ text: 'a: b', files: ['/no/such/file.yaml'] })).toThrow([
    "chart/access: the access can't be inferred:",
    indent('/no/such/file.yaml: error[manifest/missing-file]: The file does not exist. Correct the path.'),
    indent("-:1:1: error[manifest/missing-kind]: This isn't a Kubernetes object: it has no kind. Add its apiVersion and kind."),
  ].join('\n'));
});

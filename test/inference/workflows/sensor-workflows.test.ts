import { formatDiagnostic } from '../../../lib/diagnostics/format-diagnostic';
import { describeWorkflow } from '../../../lib/inference/access/describe-workflow';
import { inferAccess } from '../../../lib/inference/infer-access';
import { InferredText, summaryOf, TASK_RESULTS } from '../inferred-text';

const SPEC = '{serviceAccountName: deployer, entrypoint: main, arguments: {parameters: [{name: image, value: shop}]}, templates: [{name: main, '
  + 'resource: {action: get, manifest: "{apiVersion: apps/v1, kind: Deployment, metadata: {name: \'{{workflow.parameters.image}}\'}}"}}]}';

function sensor(trigger: string): string {
  return ['apiVersion: argoproj.io/v1alpha1', 'kind: Sensor', 'metadata: {name: deploy, namespace: builds}', 'spec:', '  template: {serviceAccountName: sensor}',
    '  triggers:', `    - template: {name: deploy, ${trigger}}`].join('\n');
}

function argoWorkflow(more: string, spec = SPEC): string {
  return `argoWorkflow: {${more}source: {resource: {apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {generateName: deploy-}, spec: ${spec}}}}`;
}

function infer(text: string): (Pick<InferredText, 'access' | 'unknown'> & { readonly workflow: string; readonly namespace: string })[] {
  const { studies, diagnostics } = inferAccess([{ file: 'test.yaml', text }], {});
  expect(diagnostics.map(formatDiagnostic)).toEqual([]);
  return studies.map((study) => {
    const described = describeWorkflow(study);
    const { access, unknown } = summaryOf(described);
    return { workflow: `${described.kind} ${described.name}`, namespace: study.workflow.namespace, access, unknown };
  });
}

const READS = { workflow: 'Workflow deploy-', namespace: 'builds', access: ['deployer: get deployments.apps[shop]', `deployer: ${TASK_RESULTS}`], unknown: [] };

describe('a workflow of a Sensor is read', () => {
  test.each([
    ['that it submits', argoWorkflow('')],
    ['that it submits by name of the operation', argoWorkflow('operation: submit, ')],
    ['that it makes as an object', argoWorkflow('').replace('argoWorkflow', 'k8s')],
    ['that it changes where nothing of ours stands', argoWorkflow('parameters: [{src: {dependencyName: push}, dest: metadata.labels.commit}], ')],
  ])('%s', (_, trigger) => {
    expect(infer(sensor(trigger))).toEqual([READS]);
  });

  test('with a value from an event, which is unknown', () => {
    expect(infer(sensor(argoWorkflow('parameters: [{src: {dependencyName: push}, dest: spec.arguments.parameters.0.value}], ')))).toEqual([
      { ...READS, access: ['deployer: get deployments.apps', `deployer: ${TASK_RESULTS}`] },
    ]);
  });

  test('with an account from an event, which is unknown', () => {
    const [{ access, unknown }] = infer(sensor(argoWorkflow('parameters: [{src: {dependencyName: push}, dest: spec.serviceAccountName}], ')));
    expect({ access, unknown }).toEqual({ access: [], unknown: [expect.stringContaining('The account is {{sensor.event}}')] });
  });

  test.each([
    ['a list from an event', 'parameters: [{src: {dependencyName: push}, dest: spec.templates}], ', 'spec.templates'],
    ['arguments of argo submit', 'args: ["--serviceaccount=other"], ', '--serviceaccount=other'],
  ])('with %s, which can only be reported', (_, more, what) => {
    const [{ access, unknown }] = infer(sensor(argoWorkflow(more)));
    expect({ access, unknown }).toEqual({ access: READS.access, unknown: [expect.stringContaining(`The Sensor changes the workflow by ${what}, which can't be followed.`)] });
  });
});

const MANIFEST = JSON.stringify(`apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {generateName: deploy-}\nspec: ${SPEC}\n`);
const fromConfigMap = 'argoWorkflow: {source: {configmap: {name: files, key: deploy.yaml}}}';
const configMap = (namespace: string) => `\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: files${namespace}}\ndata: {deploy.yaml: ${MANIFEST}}\n`;

describe('the source of a trigger is', () => {
  test.each([
    ['a text', sensor(`argoWorkflow: {source: {inline: ${MANIFEST}}}`)],
    ['a text that counts before a resource', sensor(`argoWorkflow: {source: {resource: {kind: ConfigMap}, inline: ${MANIFEST}}}`)],
    ['a text, of an object', sensor(`k8s: {source: {inline: ${MANIFEST}}}`)],
    ['a configmap among the inputs', sensor(fromConfigMap) + configMap('')],
    ['a configmap of its namespace', sensor(fromConfigMap) + configMap(', namespace: builds')],
  ])('%s', (_, text) => {
    expect(infer(text)).toEqual([READS]);
  });

  const elsewhere = (field: string) => [{
    workflow: 'Workflow ',
    namespace: 'builds',
    access: [],
    unknown: [expect.stringContaining(`spec.triggers[0].template.argoWorkflow.source.${field}: The Sensor reads the workflow from there, which is not among the inputs: `
      + 'give its manifest too.')],
  }];

  test.each([
    ['git', sensor('argoWorkflow: {source: {git: {url: u, filePath: f}}}'), 'git'],
    ['s3', sensor(`argoWorkflow: {source: {inline: ${MANIFEST}, s3: {bucket: {name: b}}}}`), 's3'],
    ['a file', sensor('argoWorkflow: {source: {file: {path: p}}}'), 'file'],
    ['a configmap that is not among the inputs', sensor(fromConfigMap), 'configmap'],
    ['a configmap of another namespace', sensor(fromConfigMap) + configMap(', namespace: other'), 'configmap'],
  ])('unknown: %s', (_, text, field) => {
    expect(infer(text)).toEqual(elsewhere(field));
  });

  test('nothing that is told of an object which need not be a workflow', () => {
    expect(infer(sensor('k8s: {source: {git: {url: u, filePath: f}}}'))).toEqual([]);
  });

  test('wrong: a text that is no YAML', () => {
    const { diagnostics } = inferAccess([{ file: 'test.yaml', text: sensor('argoWorkflow: {source: {inline: "a: ["}}') }], {});
    expect(diagnostics.map(formatDiagnostic)).toEqual([
      'test.yaml:7:56: error[manifest/invalid-yaml]: In spec.triggers[0].template.argoWorkflow.source.inline: '
      + "This isn't YAML that Kubernetes accepts: did not find expected node content.",
    ]);
  });
});

test.each([
  ['resumes', argoWorkflow('operation: resume, ')],
  ['submits from a template', argoWorkflow('operation: submit-from, ')],
  ['deletes', argoWorkflow('operation: delete, ').replace('argoWorkflow', 'k8s')],
  ['makes no workflow', 'k8s: {source: {resource: {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}}}'],
])('a Sensor that %s makes no workflow', (_, trigger) => {
  expect(infer(sensor(trigger))).toEqual([]);
});

test('workflows of one name in two Sensors are no duplicates', () => {
  const named = sensor(argoWorkflow('')).replace('generateName: deploy-', 'name: deploy');
  expect(infer(`${named}\n---\n${named.replace('name: deploy, namespace', 'name: other, namespace')}`)).toHaveLength(2);
});

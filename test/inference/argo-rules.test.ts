import { inferAll, InferredText, summaryOf, TASK_RESULTS, workflow } from './inferred-text';
import { ArgoVersion } from '../../lib/argo/argo-version';

/** A workflow whose access follows from one rule of Argo Workflows, which is easily misread. */
interface RuleCase {
  readonly rule: string;
  readonly text: string;
  readonly version?: ArgoVersion;
  readonly access: readonly string[];
  readonly unknown?: readonly string[];
  readonly features?: readonly string[];
  readonly notes?: readonly string[];
}

/** A template that gets a configmap of that name. */
function gets(template: string, configMap: string, more = ''): string {
  return `{name: ${template}, ${more}resource: {action: get, manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: '${configMap}'}}"}}`;
}

/** A template that runs a container which calls nothing. */
function runs(template: string, more = ''): string {
  return `{name: ${template}, ${more}container: {image: busybox, command: [sh]}}`;
}

function spec(...lines: readonly string[]): string {
  return workflow(['serviceAccountName: sa', 'entrypoint: main', ...lines].join('\n'), '{name: w, namespace: ns}');
}

function reads(...names: readonly string[]): string[] {
  return [...names.map((name) => `sa: get configmaps[${name}]`), `sa: ${TASK_RESULTS}`];
}

const AGENT = ['sa: watch workflowtasksets.argoproj.io', 'sa: patch workflowtasksets/status.argoproj.io'];

const COLLECTED = ['g: list workflowartifactgctasks.argoproj.io', 'g: patch workflowartifactgctasks/status.argoproj.io'];

const RULES: readonly RuleCase[] = [
  {
    rule: 'withItems: [] is no loop, so the step runs once (workflow_types.go, ShouldExpand)',
    text: spec('templates:', '  - {name: main, steps: [[{name: a, template: r, withItems: []}]]}', `  - ${gets('r', 'cm')}`),
    access: reads('cm'),
  },
  {
    rule: 'withItems: [] gives way to withParam (dag.go, expandTask)',
    text: spec('templates:', '  - {name: main, dag: {tasks: [{name: a, template: r, withItems: [], withParam: \'["one"]\', arguments: {parameters: [{name: v, value: "{{item}}"}]}}]}}',
      `  - ${gets('r', '{{inputs.parameters.v}}', 'inputs: {parameters: [{name: v}]}, ')}`),
    access: reads('one'),
  },
  {
    rule: 'a list that is empty by default can be replaced by one that is not',
    text: spec('arguments: {parameters: [{name: list, value: "[]"}]}', 'templates:',
      '  - {name: main, steps: [[{name: a, template: r, withParam: "{{workflow.parameters.list}}"}]]}', `  - ${gets('r', 'cm')}`),
    access: reads('cm'),
  },
  {
    rule: 'a hook of the workflow replaces the one of its template whole (merge.go, MergeTo)',
    text: [
      spec('workflowTemplateRef: {name: t}', 'hooks: {exit: {template: r}}').replace('  entrypoint: main\n', ''),
      '---', 'apiVersion: argoproj.io/v1alpha1', 'kind: WorkflowTemplate', 'metadata: {name: t, namespace: ns}', 'spec:', '  entrypoint: main',
      '  hooks: {exit: {templateRef: {name: u, template: z}}}', '  templates:', `    - ${runs('main')}`, `    - ${gets('r', 'cm')}`,
      '---', 'apiVersion: argoproj.io/v1alpha1', 'kind: WorkflowTemplate', 'metadata: {name: u, namespace: ns}', 'spec:', '  templates:', `    - ${gets('z', 'zzz')}`,
    ].join('\n'),
    access: reads('cm'),
    features: ['workflow-templates=t'],
  },
  {
    rule: 'onExit wins over hooks.exit (workflow_types.go, GetExitHook)',
    text: spec('onExit: r', 'hooks: {exit: {template: s}}', 'templates:', `  - ${runs('main')}`, `  - ${gets('r', 'cm')}`, `  - ${gets('s', 'other')}`),
    access: reads('cm'),
    notes: ['unreached-template'],
  },
  ...['steps: [[TASK]]', 'dag: {tasks: [TASK]}'].map((list): RuleCase => ({
    rule: `onExit wins over hooks.exit in ${list.startsWith('dag') ? 'tasks' : 'steps'} too, and the other hooks stay`,
    text: spec('templates:', `  - {name: main, ${list.replace('TASK', '{name: a, template: b, onExit: r, hooks: {exit: {template: s}, running: {expression: "true", template: t}}}')}}`,
      `  - ${runs('b')}`, `  - ${gets('r', 'cm')}`, `  - ${gets('s', 'other')}`, `  - ${gets('t', 'third')}`),
    access: ['sa: get configmaps[cm,third]', `sa: ${TASK_RESULTS}`],
    notes: ['unreached-template'],
  })),
  ...['{}', '{parameters: [], artifacts: []}'].map((empty): RuleCase => ({
    rule: `the arguments ${empty} of an exit hook give way to those of the workflow (workflow_types.go, WithArgs and IsEmpty)`,
    text: spec('arguments: {parameters: [{name: v, value: b}]}', `hooks: {exit: {template: r, arguments: ${empty}}}`, 'templates:', `  - ${runs('main')}`,
      `  - ${gets('r', '{{inputs.parameters.v}}', 'inputs: {parameters: [{name: v, default: a}]}, ')}`),
    access: reads('b'),
    notes: ['replaceable-value'],
  })),
  {
    rule: 'outputs of a dag have artifacts collected, then the logs of its pods are too (artifact_gc.go, HasArtifactGC and findArtifactsToGC)',
    text: spec('archiveLogs: true', 'artifactGC: {strategy: OnWorkflowCompletion, serviceAccountName: g}', 'templates:',
      '  - {name: main, outputs: {artifacts: [{name: x, from: "{{tasks.a.outputs.artifacts.x}}"}]}, dag: {tasks: [{name: a, template: b}]}}',
      `  - ${runs('b', 'outputs: {artifacts: [{name: x, path: /x, artifactGC: {strategy: Never}}]}, ')}`),
    access: [`sa: ${TASK_RESULTS}`, ...COLLECTED],
    features: ['artifact-garbage-collection'],
  },
  {
    rule: 'outputs of a template that nothing calls have the logs of pods collected',
    text: spec('archiveLogs: true', 'artifactGC: {strategy: OnWorkflowCompletion, serviceAccountName: g}', 'templates:', `  - ${runs('main')}`,
      `  - ${runs('b', 'outputs: {artifacts: [{name: x, path: /x}]}, ')}`),
    access: [`sa: ${TASK_RESULTS}`, ...COLLECTED],
    features: ['artifact-garbage-collection'],
    notes: ['unreached-template'],
  },
  {
    rule: 'an artifact of an inline template, which has no name, ends the collection of its strategy before a pod is made (artifact_gc.go, processArtifactGCStrategy)',
    text: spec('artifactGC: {strategy: OnWorkflowDeletion, serviceAccountName: g}', 'templates:',
      '  - {name: main, steps: [[{name: a, inline: {container: {image: busybox, command: [sh]}, outputs: {artifacts: [{name: x, path: /x}]}}}, {name: b, template: b}]]}',
      `  - ${runs('b', 'outputs: {artifacts: [{name: o, path: /y}]}, ')}`),
    access: [`sa: ${TASK_RESULTS}`],
    notes: ['artifact-gc-fails'],
  },
  {
    rule: 'the agent of an HTTP template has the sidecars of all executor plugins (agent.go, createAgentPod)',
    text: spec('executorPlugins:', '  - {metadata: {name: slack}, spec: {sidecar: {automountServiceAccountToken: true, container: {name: x, image: y}}}}', 'templates: [{name: main, http: {url: http://x}}]'),
    access: ['sa: watch workflowtasksets.argoproj.io', 'sa: patch workflowtasksets/status.argoproj.io', 'slack-executor-plugin: nothing'],
    features: ['executor-plugins=slack', 'http-templates=sa'],
    notes: ['agent-token'],
  },
  ...['serviceaccountname: p', '$patch: replace\n  serviceAccountName: p', '{"$retainKeys": ["serviceAccountName"], "serviceAccountName": "p"}'].map((patch): RuleCase => ({
    rule: `a patch of pods is read as Go reads JSON: ${patch.replace('\n', ' ')} (util.go, ApplyPodSpecPatch)`,
    text: spec(patch.includes('\n') ? `podSpecPatch: |\n  ${patch}` : `podSpecPatch: '${patch}'`, 'templates:', `  - ${gets('main', 'cm')}`),
    access: ['p: get configmaps[cm]', `p: ${TASK_RESULTS}`],
  })),
  {
    rule: 'of keys that differ only in case, the last one in the order of their bytes counts: SERVICEACCOUNTNAME comes before serviceAccountName',
    text: spec("podSpecPatch: 'SERVICEACCOUNTNAME: p'", 'templates:', `  - ${gets('main', 'cm')}`),
    access: reads('cm'),
  },
  ...['$patch: replace', '{"$retainKeys": ["containers"]}', '{"$patch": "delete"}'].map((patch): RuleCase => ({
    rule: `a patch can take the account away: ${patch}`,
    text: spec(`podSpecPatch: '${patch}'`, 'templates:', `  - ${gets('main', 'cm')}`),
    access: [],
    unknown: ['spec.podSpecPatch'],
  })),
  {
    rule: 'an artifact goes on with its whole location (steps.go, scope.go)',
    text: spec('templates:',
      '  - {name: main, steps: [[{name: a, template: mid, arguments: {artifacts: [{name: i, hdfs: {addresses: [a], path: /p, krbConfigConfigMap: {name: krb, key: k}}}]}}]]}',
      '  - {name: mid, inputs: {artifacts: [{name: i}]}, steps: [[{name: a, template: q, arguments: {artifacts: [{name: i, from: "{{inputs.artifacts.i}}"}]}}]]}',
      `  - ${runs('q', 'inputs: {artifacts: [{name: i, path: /i}]}, ')}`),
    access: reads('krb'),
  },
  {
    rule: 'the default of an input of a steps template goes on with its whole location',
    text: spec('templates:',
      '  - {name: main, inputs: {artifacts: [{name: i, hdfs: {addresses: [a], path: /p, krbConfigConfigMap: {name: krb, key: k}}}]}, '
      + 'steps: [[{name: a, template: q, arguments: {artifacts: [{name: i, from: "{{inputs.artifacts.i}}"}]}}]]}',
      `  - ${runs('q', 'inputs: {artifacts: [{name: i, path: /i}]}, ')}`),
    access: reads('krb'),
  },
  {
    rule: 'an output goes on with its whole location, to a pod of another account',
    text: spec('templates:',
      '  - {name: main, steps: [[{name: a, template: p}], [{name: b, template: q, arguments: {artifacts: [{name: i, from: "{{steps.a.outputs.artifacts.o}}"}]}}]]}',
      `  - ${runs('p', 'outputs: {artifacts: [{name: o, path: /o, hdfs: {addresses: [a], path: /p, krbConfigConfigMap: {name: krb, key: k}}}]}, ')}`,
      `  - ${runs('q', 'serviceAccountName: other, inputs: {artifacts: [{name: i, path: /i}]}, ')}`),
    access: [...reads('krb'), 'other: get configmaps[krb]', `other: ${TASK_RESULTS}`],
  },
  {
    rule: 'only the targets of a dag and what they depend on run (dag.go, executeDAG)',
    text: spec('templates:', '  - {name: main, dag: {target: a, tasks: [{name: a, template: r, dependencies: [c]}, {name: b, template: s}, {name: c, template: t, depends: "d.Succeeded"}, {name: d, template: u}]}}',
      ...['r', 's', 't', 'u'].map((name) => `  - ${gets(name, name)}`)),
    access: ['sa: get configmaps[r,t,u]', `sa: ${TASK_RESULTS}`],
    notes: ['unreached-template'],
  },
  {
    rule: 'a target that a parameter decides may be any task',
    text: spec('arguments: {parameters: [{name: v, value: a}]}', 'templates:', '  - {name: main, dag: {target: "{{workflow.parameters.v}}", tasks: [{name: a, template: r}, {name: b, template: s}]}}',
      ...['r', 's'].map((name) => `  - ${gets(name, name)}`)),
    access: ['sa: get configmaps[r,s]', `sa: ${TASK_RESULTS}`],
  },
  {
    rule: 'what a configmap gives an input wins over its value (common/util.go, ProcessArgs)',
    text: spec('templates:', '  - {name: main, steps: [[{name: a, template: r}]]}',
      `  - ${gets('r', '{{inputs.parameters.v}}', 'inputs: {parameters: [{name: v, value: lit, valueFrom: {configMapKeyRef: {name: a, key: b}}}]}, ')}`),
    access: ['sa: get configmaps', `sa: ${TASK_RESULTS}`],
  },
  {
    rule: 'the value of an argument wins over its valueFrom (common/util.go, overwriteWithArguments)',
    text: spec('templates:', '  - {name: main, steps: [[{name: a, template: r, arguments: {parameters: [{name: v, value: lit, valueFrom: {configMapKeyRef: {name: a, key: b}}}]}}]]}',
      `  - ${gets('r', '{{inputs.parameters.v}}', 'inputs: {parameters: [{name: v}]}, ')}`),
    access: reads('lit'),
  },
  ...[['1e21', '1000000000000000000000'], ['1e-7', '0.0000001'], ['1.50', '1.5'], ['true', 'true']].map(([value, text]): RuleCase => ({
    rule: `the value ${value} is the text ${text} (anystring.go)`,
    text: spec('templates:', `  - {name: main, steps: [[{name: a, template: r, arguments: {parameters: [{name: v, value: ${value}}]}}]]}`,
      `  - ${gets('r', 'n{{inputs.parameters.v}}', 'inputs: {parameters: [{name: v}]}, ')}`),
    access: reads(`n${text}`),
  })),
  {
    rule: 'a number of withParam stays as it is written (item.go)',
    text: spec('templates:', '  - {name: main, steps: [[{name: a, template: r, withParam: "[1.0]", arguments: {parameters: [{name: v, value: "n{{item}}"}]}}]]}',
      `  - ${gets('r', '{{inputs.parameters.v}}', 'inputs: {parameters: [{name: v}]}, ')}`),
    access: reads('n1.0'),
  },
  {
    rule: 'tasks of templateDefaults merge by name (workflow_types.go, patchMergeKey)',
    text: spec('templateDefaults: {dag: {tasks: [{name: notify, template: r}]}}', 'templates:', '  - {name: main, dag: {tasks: [{name: a, template: x}]}}', `  - ${runs('x')}`, `  - ${gets('r', 'r')}`),
    access: reads('r'),
  },
  {
    rule: 'a default of another type is taken away before the merge (operator.go, mergedTemplateDefaultsInto)',
    version: ArgoVersion.V3_7,
    text: spec('templateDefaults: {resource: {action: get, manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: cm}}"}}', 'templates:', '  - {name: main, http: {url: u}}'),
    access: AGENT,
    features: ['http-templates=sa'],
    notes: ['agent-token'],
  },
  {
    rule: 'up to v3.7.6 a default of another type stays in templates of HTTP, plugins and container sets, and may be what the template is then',
    version: ArgoVersion.of('v3.7.6'),
    text: spec('templateDefaults: {resource: {action: get, manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: cm}}"}}', 'templates:', '  - {name: main, http: {url: u}}'),
    access: reads('cm'),
  },
  {
    rule: 'inputs of templateDefaults are inputs of each template',
    text: spec('templateDefaults: {inputs: {parameters: [{name: v, value: given}]}}', 'templates:', `  - ${gets('main', '{{inputs.parameters.v}}')}`),
    access: reads('given'),
    notes: ['replaceable-value'],
  },
  ...['resource: {action: get, manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"}',
    'data: {source: {artifactPaths: {name: a, s3: {bucket: b}}}, transformation: [{expression: "data"}]}'].map((type): RuleCase => ({
    rule: `the command of a sidecar is looked up, whatever the type of the template: ${type.replace(/:.*/, '')} (workflowpod.go)`,
    text: spec('templates:', `  - {name: main, ${type}, sidecars: [{name: s, image: z}]}`),
    access: type.startsWith('data') ? [`sa: ${TASK_RESULTS}`] : reads('a'),
    features: ['entrypoint-lookup=sa'],
  })),
  {
    rule: 'the namespace of a semaphore is replaced like everything else in the spec (operator.go, substituteGlobalVariables)',
    text: spec('arguments: {parameters: [{name: v, value: zz}]}', "synchronization: {semaphores: [{configMapKeyRef: {name: s, key: k}, namespace: '{{workflow.parameters.v}}'}]}", 'templates:', `  - ${runs('main')}`),
    access: [`sa: ${TASK_RESULTS}`],
    features: ['semaphores=zz/s'],
  },
  {
    rule: 'an artifact location of a plugin needs its driver',
    text: spec('templates:', `  - ${runs('main', "archiveLocation: {plugin: {name: my-driver, key: out, configuration: ''}}, outputs: {artifacts: [{name: x, path: /x}]}, ")}`),
    access: [`sa: ${TASK_RESULTS}`],
    features: ['artifact-drivers=my-driver'],
  },
  {
    rule: 'a semaphore has no effect from 4.0, which has only semaphores',
    text: spec('synchronization: {semaphore: {configMapKeyRef: {name: s, key: k}}}', 'templates:', `  - ${runs('main')}`),
    version: ArgoVersion.V4_0,
    access: [`sa: ${TASK_RESULTS}`],
    notes: ['unknown-field'],
  },
  {
    rule: 'semaphores have no effect before 3.6',
    text: spec('synchronization: {semaphores: [{configMapKeyRef: {name: s, key: k}}]}', 'templates:', `  - ${runs('main')}`),
    version: ArgoVersion.V3_5,
    access: [`sa: ${TASK_RESULTS}`],
    notes: ['unknown-field'],
  },
  {
    rule: 'executor plugins of a workflow have no effect before 4.1',
    text: spec('executorPlugins: [{metadata: {name: slack}, spec: {sidecar: {automountServiceAccountToken: true}}}]', 'templates: [{name: main, http: {url: http://x}}]'),
    version: ArgoVersion.V4_0,
    access: AGENT,
    features: ['http-templates=sa'],
    notes: ['agent-token', 'unknown-field'],
  },
  ...[[ArgoVersion.V3_6, 'sa: get configmaps'], [ArgoVersion.V3_7, 'sa: get configmaps[lit]']].map(([version, access]): RuleCase => ({
    rule: `what a configmap gives a parameter of the workflow comes before its value up to 3.6, and after it from 3.7 (setGlobalParameters in operator.go): ${String(version)}`,
    text: spec('arguments: {parameters: [{name: v, value: lit, valueFrom: {configMapKeyRef: {name: a, key: b}}}]}', 'templates:', `  - ${gets('main', '{{workflow.parameters.v}}')}`),
    version: version as ArgoVersion,
    access: [String(access), `sa: ${TASK_RESULTS}`],
    ...version === ArgoVersion.V3_7 && { notes: ['replaceable-value'] },
  })),
  {
    rule: 'a deletion of what is got waits forever, and only that is said (kubectl 0.33.1, wait/delete.go)',
    text: spec('onExit: d', 'templates:',
      '  - {name: main, resource: {action: create, successCondition: status.phase = Active, manifest: "{apiVersion: v1, kind: Namespace, metadata: {name: {{workflow.name}}}}"}}',
      '  - {name: d, resource: {action: delete, manifest: "{apiVersion: v1, kind: Namespace, metadata: {name: {{workflow.name}}}}"}}'),
    access: [`sa: ${TASK_RESULTS}`, 'sa: create namespaces @cluster', 'sa: get,delete namespaces[w] @cluster'],
    notes: ['replaceable-value', 'replaceable-value', 'delete-waits-forever'],
  },
  {
    rule: 'with 3.5 it does not wait (kubectl 0.24.3, wait/wait.go)',
    text: spec('onExit: d', 'templates:', `  - ${gets('main', 'cm')}`, '  - {name: d, resource: {action: delete, manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: cm}}"}}'),
    version: ArgoVersion.V3_5,
    access: ['sa: get,delete configmaps[cm]', `sa: ${TASK_RESULTS}`],
    notes: ['delete-does-not-wait'],
  },
  ...['resource: {action: "{{inputs.parameters.v}}", manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: get}}"}',
    'resource: {action: get, flags: ["--show-kind={{inputs.parameters.shown}}"], manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: get}}"}',
    'serviceAccountName: "{{inputs.parameters.account}}", resource: {action: get, manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: get}}"}'].map((template): RuleCase => ({
    rule: `what follows from a value that can be replaced is noted: ${template.replace(/, manifest.*/, '')}`,
    text: spec('arguments: {parameters: [{name: v, value: get}, {name: account, value: sa}, {name: shown, value: true}]}', 'templates:',
      `  - {name: main, inputs: {parameters: [{name: v}, {name: account}, {name: shown}]}, ${template}}`),
    access: reads('get'),
    notes: ['replaceable-value'],
  })),
];

describe('access follows from the rules of Argo Workflows', () => {
  test.each(RULES.map((rule) => [rule.rule, rule] as const))('%s', (_, { text, version, access, unknown = [], features = [], notes = [] }) => {
    const found = summaryOf(inferAll(text, { version })[0]);
    const summary: InferredText = {
      access: found.access,
      unknown: found.unknown.map((line) => line.replace(/^[^ ]* ([^ :]+):.*$/s, '$1')),
      features: found.features.map((line) => line.replace(/ .*$/, '')),
      notes: found.notes.map((line) => line.replace(/:.*$/, '')),
    };
    expect(summary).toEqual({ access, unknown, features, notes });
  });
});

test.each([
  ['pods and artifacts', 'artifactGC: {strategy: OnWorkflowCompletion}', ', outputs: {artifacts: [{name: x, path: /x}]}',
    'name one of its own in spec.serviceAccountName and spec.artifactGC.serviceAccountName; --serviceaccount sets only spec.serviceAccountName.'],
  ['pods', 'archiveLogs: false', '', 'name one of its own in spec.serviceAccountName, or submit with --serviceaccount.'],
  ['artifacts', 'serviceAccountName: sa\nartifactGC: {strategy: OnWorkflowCompletion}', ', outputs: {artifacts: [{name: x, path: /x}]}',
    'name one of its own in spec.artifactGC.serviceAccountName.'],
])('the note about the account default names what moves it: %s', (_, more, outputs, fix) => {
  const { notes } = inferAll(workflow(`entrypoint: main\n${more}\ntemplates: [{name: main, container: {image: a, command: [b]}${outputs}}]`))[0];
  expect(notes.map(({ text }) => text)).toEqual([`It runs under the account default, which every pod of the namespace has: ${fix}`]);
});

test.each(['ghcr.io/kubeflow/kfp-driver:2.14.0', 'gcr.io/ml-pipeline/kfp-launcher@sha256:00', 'litmuschaos/litmus-checker:latest', 'quay.io/openshift/origin-cli'])(
  'the image %s is known to call Kubernetes', (image) => {
    const { unknown } = inferAll(workflow(`entrypoint: main\nserviceAccountName: sa\ntemplates: [{name: main, container: {image: '${image}', command: [run]}}]`))[0];
    expect(unknown.map(({ why }) => why)).toEqual([expect.stringMatching(/^The container seems to call Kubernetes by /)]);
  });

test('a container without a token is told apart: what is granted does not reach it', () => {
  const { unknown } = inferAll(workflow('entrypoint: main\nautomountServiceAccountToken: false\nexecutor: {serviceAccountName: e}\nserviceAccountName: sa\n'
    + 'templates: [{name: main, container: {image: bitnami/kubectl, command: [kubectl]}}]'))[0];
  expect(unknown.map(({ why }) => why)).toEqual([expect.stringContaining("it mounts no token (automountServiceAccountToken: false): what its account is granted doesn't reach it.")]);
});

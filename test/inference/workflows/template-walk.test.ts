import { diagnosticsOf, inferText, workflow } from '../inferred-text';

const CREATE = (kind: string) => `resource: {action: create, manifest: "{apiVersion: v1, kind: ${kind}}"}`;

function created(spec: string, more = ''): string[] {
  return inferText(workflow(spec) + more).access.filter((line) => line.includes(': create ')).map((line) => line.replace(/^.*: create /, ''));
}

describe('what is reached', () => {
  test.each([
    ['the entrypoint alone', `entrypoint: a\ntemplates:\n  - {name: a, ${CREATE('Pod')}}\n  - {name: b, ${CREATE('Service')}}`, 'pods'],
    ['steps', `entrypoint: a\ntemplates:\n  - {name: a, steps: [[{name: x, template: b}]]}\n  - {name: b, ${CREATE('Pod')}}`, 'pods'],
    ['tasks', `entrypoint: a\ntemplates:\n  - {name: a, dag: {tasks: [{name: x, template: b}]}}\n  - {name: b, ${CREATE('Pod')}}`, 'pods'],
    ['inline templates', `entrypoint: a\ntemplates:\n  - {name: a, dag: {tasks: [{name: x, inline: {${CREATE('Pod')}}}]}}`, 'pods'],
    ['the exit handler', `entrypoint: a\nonExit: b\ntemplates:\n  - {name: a, suspend: {}}\n  - {name: b, ${CREATE('Pod')}}`, 'pods'],
    ['hooks of the workflow', `entrypoint: a\nhooks: {running: {template: b}}\ntemplates:\n  - {name: a, suspend: {}}\n  - {name: b, ${CREATE('Pod')}}`, 'pods'],
    ['hooks of a step', `entrypoint: a\ntemplates:\n  - {name: a, steps: [[{name: x, template: c, hooks: {running: {template: b}}}]]}\n  - {name: b, ${CREATE('Pod')}}\n  - {name: c, suspend: {}}`,
      'pods'],
    ['the exit handler of a task', `entrypoint: a\ntemplates:\n  - {name: a, dag: {tasks: [{name: x, template: c, onExit: b}]}}\n  - {name: b, ${CREATE('Pod')}}\n  - {name: c, suspend: {}}`,
      'pods'],
    ['whatever a condition says', `entrypoint: a\ntemplates:\n  - {name: a, steps: [[{name: x, template: b, when: "false"}]]}\n  - {name: b, ${CREATE('Pod')}}`, 'pods'],
    ['cycles', `entrypoint: a\ntemplates:\n  - {name: a, steps: [[{name: x, template: a}, {name: z, template: b}]]}\n  - {name: b, steps: [[{name: x, template: a}], [{name: z, inline: {${CREATE('Pod')}}}]]}`,
      'pods'],
  ])('%s', (_, spec, expected) => {
    expect(created(spec)).toEqual([expected]);
  });

  test('all templates where there is no entrypoint', () => {
    const found = inferText(workflow(`templates:\n  - {name: a, ${CREATE('Pod')}}\n  - {name: b, ${CREATE('Service')}}`));
    expect(found.access).toContain('default: create pods,services');
    expect(found.notes).toContain('missing-entrypoint:5');
  });

  test('what nothing calls is noted', () => {
    expect(inferText(workflow('entrypoint: a\ntemplates:\n  - {name: a, suspend: {}}\n  - {name: b, suspend: {}}')).notes).toEqual(['unreached-template:9']);
  });
});

describe('templates of other objects', () => {
  const library = (kind: string, spec: string, metadata = 'name: lib') =>
    `\n---\napiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: {${metadata}}\nspec:\n${spec}`;

  test('run under the account of the caller, with its defaults', () => {
    const text = workflow('entrypoint: a\nserviceAccountName: caller\ntemplates: [{name: a, steps: [[{name: x, templateRef: {name: lib, template: b}}]]}]')
      + library('WorkflowTemplate', `  serviceAccountName: lib-sa\n  templates:\n    - {name: b, ${CREATE('Pod')}}`);
    expect(inferText(text)).toMatchObject({
      access: ['caller: create pods', 'caller: create,patch workflowtaskresults.argoproj.io'],
      features: ['workflow-templates=lib a:8'],
    });
  });

  test('call each other by name in their own object', () => {
    expect(created('entrypoint: a\ntemplates:\n  - {name: a, steps: [[{name: x, templateRef: {name: lib, template: b, clusterScope: true}}]]}\n'
      + `  - {name: c, ${CREATE('Service')}}`,
    library('ClusterWorkflowTemplate', `  templates:\n    - {name: b, steps: [[{name: z, template: c}]]}\n    - {name: c, ${CREATE('Pod')}}`))).toEqual(['pods']);
  });

  test.each([
    ['a templateRef', 'entrypoint: a\ntemplates: [{name: a, steps: [[{name: x, templateRef: {name: lib, template: b}}]]}]',
      'a:7 spec.templates[0].steps[0][0].templateRef: The WorkflowTemplate lib is not among the inputs: give its manifest too.'],
    ['a workflowTemplateRef', 'workflowTemplateRef: {name: lib, clusterScope: true}',
      ':6 spec.workflowTemplateRef: The ClusterWorkflowTemplate lib is not among the inputs: give its manifest too.'],
    ['a template by a parameter', 'entrypoint: a\ntemplates: [{name: a, steps: [[{name: x, template: "{{workflow.parameters.t}}"}]]}]',
      'a:7 spec.templates[0].steps[0][0].template: Which template runs depends on {{workflow.parameters.t}}, whose value the manifest does not give.'],
    ['a templateRef by a parameter', 'entrypoint: a\ntemplates: [{name: a, steps: [[{name: x, templateRef: {name: "{{workflow.parameters.lib}}", template: b}}]]}]',
      'a:7 spec.templates[0].steps[0][0].templateRef.name: Which workflow template is used depends on {{workflow.parameters.lib}}, '
      + 'whose value the manifest does not give.'],
  ])('that are not given are unknown: %s', (_, spec, unknown) => {
    expect(inferText(workflow(spec)).unknown).toEqual([unknown]);
  });

  test.each([
    ['a template of a workflowTemplateRef', 'workflowTemplateRef: {name: lib}\nserviceAccountName: sa\nentrypoint: b',
      ':8 spec.entrypoint: The template b is not among the inputs: give its manifest too.'],
    ['an account of a workflowTemplateRef', 'workflowTemplateRef: {name: lib}\nentrypoint: b\ntemplates: [{name: b, container: {image: x}}]',
      'b:6 spec.serviceAccountName: The account may be named by the workflow template, which is not among the inputs: give its manifest too.'],
  ])('that are not given hide what they have: %s', (_, spec, unknown) => {
    const found = inferText(workflow(spec));
    expect(found.access).toEqual([]);
    expect(found.unknown).toContain(unknown);
  });

  test('call by name in the object that they are in, where one is written as an alias of the other', () => {
    const object = (kind: string, name: string, spec: string) => `  - {apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: {name: ${name}}, spec: {${spec}}}\n`;
    const ref = (name: string) => `{name: ${name}, templateRef: {name: ${name}, template: go}}`;
    const text = 'apiVersion: v1\nkind: List\nitems:\n'
      + object('Workflow', 'test', `entrypoint: a, templates: [{name: a, steps: [[${ref('one')}, ${ref('two')}]]}]`)
      + object('WorkflowTemplate', 'one', `templates: [&go {name: go, steps: [[{name: x, template: b}]]}, {name: b, ${CREATE('Pod')}}]`)
      + object('WorkflowTemplate', 'two', `templates: [*go, {name: b, ${CREATE('Secret')}}]`);
    expect(inferText(text).access).toContain('default: create pods,secrets');
  });

  test('that do not exist are a fault', () => {
    expect(diagnosticsOf(workflow('entrypoint: a\ntemplates: [{name: a, steps: [[{name: x, template: none}]]}]')))
      .toEqual(['test.yaml:7:44: error[inference/missing-template]: Workflow test- has no template named none. Add it, or call another.']);
    expect(diagnosticsOf(workflow('entrypoint: a\ntemplates: [{name: a, steps: [[{name: x, templateRef: {name: lib, template: none}}]]}]')
      + library('WorkflowTemplate', '  templates: []'))).toEqual([
      'test.yaml:7:69: error[inference/missing-template]: WorkflowTemplate lib has no template named none. Add it, or call another.',
    ]);
  });
});

test.each(['{{item}}', 'b{{item}}', '{{= item }}', '{{item.name}}'])('the item of a loop can\'t choose a template: %s', (name) => {
  const text = (step: string) => workflow(`entrypoint: a\ntemplates: [{name: a, steps: [[{name: x, withItems: [b], ${step}}]]}, {name: b, ${CREATE('Pod')}}]`);
  expect(diagnosticsOf(text(`template: "${name}"`))).toEqual([`test.yaml:7:60: error[inference/missing-template]: Workflow test- has no template named ${name}. `
    + 'Argo Workflows looks the template up before the item is known. Name it, or use templateRef.']);
  expect(diagnosticsOf(text(`templateRef: {name: lib, template: "${name}"}`))).toEqual([]);
});

describe('the joined spec', () => {
  const TEMPLATE = '\n---\napiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: lib}\nspec:\n  entrypoint: b\n  serviceAccountName: lib-sa\n'
    + '  arguments: {parameters: [{name: kind, value: Pod}, {name: name, value: lib}]}\n'
    + '  templates:\n    - {name: b, resource: {action: delete, manifest: "{apiVersion: v1, kind: \'{{workflow.parameters.kind}}\', metadata: {name: \'{{workflow.parameters.name}}\'}}"}}\n'
    + `    - {name: c, ${CREATE('Service')}}`;

  test('takes from the workflow first, then from its template, then from the defaults', () => {
    const found = inferText(workflow('workflowTemplateRef: {name: lib}\narguments: {parameters: [{name: name, value: own}]}\nhooks: {exit: {template: c}}') + TEMPLATE,
      { workflowDefaults: 'spec:\n  serviceAccountName: default-sa\n  executor: {serviceAccountName: exec}\n' });
    expect(found.access).toEqual([
      'lib-sa: nothing', 'exec: delete pods[own]', 'exec: create services', 'exec: create,patch workflowtaskresults.argoproj.io',
    ]);
  });
});

test('defaults may be JSON', () => {
  const found = inferText(workflow(`entrypoint: c\ntemplates:\n  - {name: c, ${CREATE('Service')}}`), { workflowDefaults: '{"spec":{"serviceAccountName":"default-sa"}}' });
  expect(found.access[0]).toBe('default-sa: create services');
});

describe('arguments', () => {
  const KIND = (kind: string) => `resource: {action: create, manifest: "{apiVersion: v1, kind: '${kind}'}"}`;
  const CALLED = `  - {name: b, inputs: {parameters: [{name: kind, default: Secret}]}, ${KIND('{{inputs.parameters.kind}}')}}`;
  const caller = (task: string) => `entrypoint: a\narguments: {parameters: [{name: kind, value: Pod}]}\ntemplates:\n  - {name: a, steps: [[{name: x, template: b, ${task}}]]}\n${CALLED}`;

  test.each([
    ['literal', caller('arguments: {parameters: [{name: kind, value: Pod}]}'), ['pods']],
    ['of the workflow', caller('arguments: {parameters: [{name: kind, value: "{{workflow.parameters.kind}}"}]}'), ['pods']],
    ['left to the default', caller('arguments: {}'), ['secrets']],
    ['of items', caller('arguments: {parameters: [{name: kind, value: "{{item}}"}]}, withItems: [Pod, Service]'), ['pods,services']],
    ['of items that are maps', caller('arguments: {parameters: [{name: kind, value: "{{item.kind}}"}]}, withItems: [{kind: Pod}, {kind: Service}]'), ['pods,services']],
    ['of the template, as items', 'entrypoint: a\ntemplates:\n  - name: a\n    inputs: {parameters: [{name: kind, value: Pod}]}\n'
      + '    steps: [[{name: x, template: b, withItems: [{kind: "{{inputs.parameters.kind}}"}, {kind: "{{steps.z.outputs.result}}"}], '
      + `arguments: {parameters: [{name: kind, value: "{{item.kind}}"}]}}]]\n${CALLED}`, ['pods']],
    ['of a list in JSON', caller('arguments: {parameters: [{name: kind, value: "{{item}}"}]}, withParam: "[\\"Pod\\", \\"Service\\"]"'), ['pods,services']],
    ['passed on', 'entrypoint: a\ntemplates:\n  - {name: a, steps: [[{name: x, template: m, arguments: {parameters: [{name: k, value: Pod}]}}, '
      + '{name: z, template: m, arguments: {parameters: [{name: k, value: Service}]}}]]}\n  - {name: m, inputs: {parameters: [{name: k}]}, '
      + `steps: [[{name: x, template: b, arguments: {parameters: [{name: kind, value: "{{inputs.parameters.k}}"}]}}]]}\n${CALLED}`, ['pods,services']],
    ['of the entrypoint', `entrypoint: b\narguments: {parameters: [{name: kind, value: Pod}]}\ntemplates:\n${CALLED}`, ['pods']],
    ['of an exit hook that gives nothing', 'entrypoint: a\nhooks: {exit: {template: b}}\narguments: {parameters: [{name: kind, value: Pod}]}\n'
      + `templates:\n  - {name: a, suspend: {}}\n${CALLED}`, ['pods']],
    ['of an exit hook of a step that gives nothing', 'entrypoint: a\narguments: {parameters: [{name: kind, value: Pod}]}\ntemplates:\n'
      + `  - {name: a, steps: [[{name: x, template: c, hooks: {exit: {template: b}}}]]}\n  - {name: c, suspend: {}}\n${CALLED}`, ['pods']],
    ['of another hook that gives nothing', 'entrypoint: a\nhooks: {running: {template: b}}\narguments: {parameters: [{name: kind, value: Pod}]}\n'
      + `templates:\n  - {name: a, suspend: {}}\n${CALLED}`, ['secrets']],
    ['of an exit handler', `entrypoint: a\nonExit: b\narguments: {parameters: [{name: kind, value: Pod}]}\ntemplates:\n  - {name: a, suspend: {}}\n${CALLED}`, ['pods']],
  ])('%s', (_, spec, expected) => {
    expect(created(spec)).toEqual(expected);
  });

  test.each([
    ['an output', 'arguments: {parameters: [{name: kind, value: "{{steps.z.outputs.result}}"}]}'],
    ['an expression', 'arguments: {parameters: [{name: kind, value: "{{=1}}"}]}'],
    ['a value from elsewhere', 'arguments: {parameters: [{name: kind, valueFrom: {configMapKeyRef: {name: c, key: k}}}]}'],
    ['an item of a sequence', 'arguments: {parameters: [{name: kind, value: "{{item}}"}]}, withSequence: {count: "3"}'],
  ])('are unknown for %s', (_, task) => {
    const found = inferText(workflow(caller(task)));
    expect(found.unknown).toEqual([
      'b:10 spec.templates[1].resource.manifest: The kind is {{inputs.parameters.kind}}, whose value the manifest does not give.',
    ]);
  });

  test('a known path keeps its permission beside an unknown one', () => {
    const found = inferText(workflow('entrypoint: a\ntemplates:\n  - {name: a, steps: [[{name: x, template: b}, '
      + `{name: z, template: b, arguments: {parameters: [{name: kind, value: "{{steps.z.outputs.result}}"}]}}]]}\n${CALLED}`));
    expect(found.access).toContain('default: create secrets');
    expect(found.unknown).toHaveLength(1);
  });

  test('that may be replaced are noted', () => {
    expect(inferText(workflow(caller('arguments: {parameters: [{name: kind, value: "{{workflow.parameters.kind}}"}]}'))).notes)
      .toContainEqual(expect.stringMatching(/^replaceable-value:/));
    expect(inferText(workflow(caller('arguments: {parameters: [{name: kind, value: Pod}]}'))).notes)
      .not.toContainEqual(expect.stringMatching(/^replaceable-value:/));
  });

  test('that may be replaced are noted where they are items', () => {
    expect(inferText(workflow(caller('arguments: {parameters: [{name: kind, value: "{{item}}"}]}, withItems: ["{{workflow.parameters.kind}}"]'))).notes)
      .toContainEqual(expect.stringMatching(/^replaceable-value:/));
  });

  test('more than fifty different ones of one template end in an unknown, not in an endless run', () => {
    const grows = 'entrypoint: a\ntemplates:\n  - name: a\n    inputs: {parameters: [{name: kind, default: Pod}]}\n    steps:\n'
      + '      - - {name: x, template: b, arguments: {parameters: [{name: kind, value: "{{inputs.parameters.kind}}"}]}}\n'
      + `        - {name: z, template: a, arguments: {parameters: [{name: kind, value: "{{inputs.parameters.kind}}s"}]}}\n${CALLED}`;
    const found = inferText(workflow(grows));
    expect(found.access).toContain('default: create pods');
    expect(found.unknown).toContain('b:13 spec.templates[1].resource.manifest: The kind is {{inputs.parameters.kind}}, whose value the manifest does not give.');
  });
});

describe('an inline template', () => {
  const DELETE = 'resource: {action: delete, manifest: "{apiVersion: v1, kind: Pod, metadata: {name: \'{{inputs.parameters.x}}{{item}}\'}}"}';
  const around = (inputs: string, task: string, own = '') => inferText(workflow(`entrypoint: a\ntemplates:\n  - name: a\n    inputs: {parameters: [${inputs}]}\n`
    + `    dag: {tasks: [{name: t, ${task}, inline: {${own}${DELETE.replace('{{item}}', task.includes('withItems') ? '{{item}}' : '')}}}]}`)).access[0];

  test.each([
    ['has the values of the template around it', '{name: x, value: outer}', 'when: "true"', '', '[outer]'],
    ['has its own', '', 'arguments: {parameters: [{name: x, value: given}]}', 'inputs: {parameters: [{name: x}]}, ', '[given]'],
    ['has those around it before its own, as Argo replaces them first', '{name: x, value: outer}', 'arguments: {parameters: [{name: x, value: given}]}',
      'inputs: {parameters: [{name: x}]}, ', '[outer]'],
    ['has none of its own where that around it is not known', '{name: x}', 'arguments: {parameters: [{name: x, value: given}]}',
      'inputs: {parameters: [{name: x}]}, ', ''],
    ['passes on what is around it', '{name: z, value: outer}', 'when: "true"', 'inputs: {parameters: [{name: x, value: "{{inputs.parameters.z}}"}]}, ', '[outer]'],
    ['has the items of its task', '{name: x, value: outer}', 'withItems: [-1, -2]', '', '[outer-1,outer-2]'],
  ])('%s', (_, inputs, task, own, names) => {
    expect(around(inputs, task, own)).toBe(`default: delete pods${names}`);
  });
});

describe('artifacts that are manifests', () => {
  const RAW = (kind: string) => `raw: {data: "{apiVersion: v1, kind: ${kind}}"}`;
  const TEMPLATE = `  - {name: b, inputs: {artifacts: [{name: x, ${RAW('Pod')}}]}, resource: {action: create, manifestFrom: {artifact: {name: x}}}}`;
  const caller = (...tasks: string[]) => `entrypoint: a\ntemplates:\n  - {name: a, steps: [[${tasks.map((task, i) => `{name: x${i}, template: b${task}}`).join(', ')}]]}\n${TEMPLATE}`;

  test('are known where the template has them itself', () => {
    expect(created(caller(''))).toEqual(['pods']);
  });

  test.each([
    ['as a raw artifact', `, arguments: {artifacts: [{name: x, ${RAW('Secret')}}]}`],
    ['from elsewhere', ', arguments: {artifacts: [{name: x, from: "{{steps.z.outputs.artifacts.y}}"}]}'],
  ])('are unknown where a call gives them, %s', (_, task) => {
    const unknown = 'b:9 spec.templates[1].resource.manifestFrom: The manifest is an artifact, which is there only when the workflow runs.';
    expect(inferText(workflow(caller(task)))).toMatchObject({ access: ['default: create,patch workflowtaskresults.argoproj.io'], unknown: [unknown] });
    expect(inferText(workflow(caller('', task)))).toMatchObject({ access: [expect.stringContaining('create pods'), expect.anything()], unknown: [unknown] });
  });

  test('are unknown where the workflow gives them to its entrypoint', () => {
    const found = inferText(workflow(`entrypoint: b\narguments: {artifacts: [{name: x, ${RAW('Secret')}}]}\ntemplates:\n${TEMPLATE}`));
    expect(found.unknown).toHaveLength(1);
    expect(found.access).toEqual(['default: create,patch workflowtaskresults.argoproj.io']);
  });
});

describe('template objects', () => {
  const object = (kind: string, spec: string) => `apiVersion: argoproj.io/v1alpha1\nkind: ${kind}\nmetadata: {name: lib}\nspec:\n${spec}`;

  test.each(['WorkflowTemplate', 'ClusterWorkflowTemplate'])('%s: all templates count, reached or not', (kind) => {
    const found = inferText(object(kind, `  serviceAccountName: sa\n  entrypoint: a\n  templates:\n    - {name: a, ${CREATE('Pod')}}\n    - {name: b, ${CREATE('Service')}}`));
    expect(found.access).toContain('sa: create pods,services');
  });

  test('CronWorkflow: what its workflow reaches', () => {
    const found = inferText(object('CronWorkflow', '  schedules: ["* * * * *"]\n  concurrencyPolicy: Replace\n  workflowSpec:\n    serviceAccountName: sa\n    entrypoint: a\n'
      + `    templates:\n      - {name: a, ${CREATE('Pod')}}\n      - {name: b, ${CREATE('Service')}}`));
    expect(found.access).toContain('sa: create pods');
    expect(found.features).toEqual(['cron-replacement :6', 'cron-workflows :7']);
  });
});

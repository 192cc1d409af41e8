import { diagnosticsOf, inferText, TASK_RESULTS, workflow } from '../inferred-text';

const POD = 'container: {image: busybox, command: [echo]}';

describe('the account of a pod', () => {
  test.each([
    ['nobody names one', `templates: [{name: main, ${POD}}]`, 'default'],
    ['the spec does', `serviceAccountName: spec-sa\ntemplates: [{name: main, ${POD}}]`, 'spec-sa'],
    ['the empty text is none', `serviceAccountName: ""\ntemplates: [{name: main, ${POD}}]`, 'default'],
    ['the template beats the spec', `serviceAccountName: spec-sa\ntemplates: [{name: main, serviceAccountName: own-sa, ${POD}}]`, 'own-sa'],
    ['templateDefaults beat the spec', `serviceAccountName: spec-sa\ntemplateDefaults: {serviceAccountName: defaults-sa}\ntemplates: [{name: main, ${POD}}]`,
      'defaults-sa'],
    ['the template beats templateDefaults', `templateDefaults: {serviceAccountName: defaults-sa}\ntemplates: [{name: main, serviceAccountName: own-sa, ${POD}}]`,
      'own-sa'],
    ['a parameter names it', `serviceAccountName: "{{workflow.parameters.sa}}"\narguments: {parameters: [{name: sa, value: given}]}\ntemplates: [{name: main, ${POD}}]`,
      'given'],
    ['a patch of the spec replaces it', `serviceAccountName: spec-sa\npodSpecPatch: '{"serviceAccountName": "patched"}'\ntemplates: [{name: main, ${POD}}]`,
      'patched'],
    ['a patch of the template comes last', `podSpecPatch: 'serviceAccountName: patched'\ntemplates: [{name: main, podSpecPatch: 'serviceAccountName: last', ${POD}}]`,
      'last'],
    ['a patch by the deprecated key does not count beside a name', `serviceAccountName: spec-sa\npodSpecPatch: 'serviceAccount: old'\ntemplates: [{name: main, ${POD}}]`,
      'spec-sa'],
    ['a patch by the deprecated key counts where none is named', `podSpecPatch: 'serviceAccount: old'\ntemplates: [{name: main, ${POD}}]`, 'old'],
    ['a patch whose key is written by its code', 'serviceAccountName: spec-sa\npodSpecPatch: \'{"serviceAccou\\u006etName": "patched"}\'\n'
      + `templates: [{name: main, ${POD}}]`, 'patched'],
    ['a patch of the template names one after that of the spec takes it away', 'serviceAccountName: spec-sa\npodSpecPatch: "serviceAccountName: null"\n'
      + `templates: [{name: main, podSpecPatch: 'serviceAccountName: last', ${POD}}]`, 'last'],
    ['a patch by the deprecated key counts where it takes the other away', 'serviceAccountName: spec-sa\npodSpecPatch: \'{"serviceAccountName": null, "serviceAccount": "old"}\'\n'
      + `templates: [{name: main, ${POD}}]`, 'old'],
    ['a patch by the deprecated key counts where a later one takes the other away', 'serviceAccountName: spec-sa\npodSpecPatch: "serviceAccount: old"\n'
      + `templates: [{name: main, podSpecPatch: 'serviceAccountName: ""', ${POD}}]`, 'old'],
    ['a patch that takes the deprecated key away', `serviceAccountName: spec-sa\npodSpecPatch: "serviceAccount: null"\ntemplates: [{name: main, ${POD}}]`, 'spec-sa'],
    ['a patch that Argo refuses, for what begins like JSON has to be JSON', 'serviceAccountName: spec-sa\npodSpecPatch: "{serviceAccountName: other}"\n'
      + `templates: [{name: main, ${POD}}]`, 'spec-sa'],
    ['a patch that Argo refuses, for its account is no text', `serviceAccountName: spec-sa\npodSpecPatch: "serviceAccountName: 1"\ntemplates: [{name: main, ${POD}}]`,
      'spec-sa'],
    ['a patch of something else', `serviceAccountName: spec-sa\npodSpecPatch: 'priority: {{workflow.parameters.x}}'\ntemplates: [{name: main, ${POD}}]`, 'spec-sa'],
  ])('%s', (_, spec, account) => {
    expect(inferText(workflow(`entrypoint: main\n${spec}`)).access).toEqual([`${account}: ${TASK_RESULTS}`]);
  });

  test.each([
    ['a parameter that nobody gives', 'serviceAccountName: "{{workflow.parameters.sa}}"',
      'main:7 spec.serviceAccountName: The account is {{workflow.parameters.sa}}, which the manifest does not determine. Use a literal name.'],
    ['a patch that nobody can read', 'podSpecPatch: "serviceAccountName: {{workflow.parameters.sa}}"',
      'main:7 spec.podSpecPatch: The patch may change the account of the pod, and depends on a value that the manifest does not give. '
      + 'Name the account by serviceAccountName, and leave it out of the patch.'],
    ...['null', '""', 'default'].map((name) => [`a patch that has the pod run under default: ${name}`, `serviceAccountName: sa\npodSpecPatch: 'serviceAccountName: ${name}'`,
      'main:8 spec.podSpecPatch: The patch has the pod run under the account default, which is granted nothing. Name another in it, or leave the account out of it.']),
    ['a patch with a key that nobody can read', 'serviceAccountName: sa\npodSpecPatch: \'{"{{workflow.parameters.key}}": "other"}\'',
      'main:8 spec.podSpecPatch: The patch may change the account of the pod, and depends on a value that the manifest does not give. '
      + 'Name the account by serviceAccountName, and leave it out of the patch.'],
    ['a patch that nobody can read before one by the deprecated key',
      'podSpecPatch: "serviceAccountName: {{workflow.parameters.sa}}"\ntemplateDefaults: {podSpecPatch: "serviceAccount: old"}',
      'main:7 spec.podSpecPatch: The patch may change the account of the pod, and depends on a value that the manifest does not give. '
      + 'Name the account by serviceAccountName, and leave it out of the patch.'],
  ])('is unknown for %s', (_, field, unknown) => {
    const found = inferText(workflow(`entrypoint: main\n${field}\ntemplates: [{name: main, ${POD}}]`));
    expect(found).toMatchObject({ access: [], unknown: [unknown] });
  });
});

describe('a name that no account can have is a fault', () => {
  const RULE = 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.';
  const OUTPUT = 'outputs: {artifacts: [{name: a, path: /a, artifactGC: {strategy: OnWorkflowDeletion, serviceAccountName: Bad Name}}]}';

  test.each([
    ['of the spec', 'serviceAccountName: Bad Name', '', '7:1'],
    ['of the spec, though the template has another', 'serviceAccountName: Bad Name', 'serviceAccountName: good', '7:1'],
    ['of the template', '', 'serviceAccountName: Bad Name', '8:26'],
    ['of the executor', 'executor: {serviceAccountName: Bad Name}', '', '7:12'],
    ['of the executor of the template', '', 'executor: {serviceAccountName: Bad Name}', '8:37'],
    ['of templateDefaults', 'templateDefaults: {serviceAccountName: Bad Name}', '', '7:20'],
    ['of the executor of templateDefaults', 'templateDefaults: {executor: {serviceAccountName: Bad Name}}', '', '7:31'],
    ['of artifact GC', 'artifactGC: {serviceAccountName: Bad Name}', '', '7:14'],
    ['of the GC of an artifact', '', OUTPUT, '8:111'],
    ['of a patch', 'podSpecPatch: "serviceAccountName: Bad Name"', '', '7:1'],
    ['of a patch by the deprecated key', 'podSpecPatch: "serviceAccount: Bad Name"', '', '7:1'],
    ['of a patch of the template', '', 'podSpecPatch: "serviceAccountName: Bad Name"', '8:26'],
    ['of the patch for artifact GC', 'artifactGC: {strategy: OnWorkflowDeletion, podSpecPatch: "serviceAccountName: Bad Name"}', 'outputs: {artifacts: [{name: a, path: /a}]}',
      '7:44'],
    ['by a parameter', 'serviceAccountName: "{{workflow.parameters.sa}}"\narguments: {parameters: [{name: sa, value: Bad Name}]}', '', '7:1'],
  ])('%s', (_, spec, template, place) => {
    const text = workflow(`entrypoint: main\n${spec === '' ? '' : `${spec}\n`}${spec === '' ? '\n' : ''}templates: [{name: main, ${template}${template === '' ? '' : ', '}${POD}}]`);
    const [line, column] = place.split(':').map(Number);
    expect(diagnosticsOf(text)).toEqual([`test.yaml:${line}:${column + 2}: error[rbac/invalid-name]: "Bad Name" isn't a valid ServiceAccount name. ${RULE}`]);
  });

  test('though nothing calls the template', () => {
    expect(diagnosticsOf(workflow('entrypoint: main\ntemplates: [{name: main, suspend: {}}, {name: b, serviceAccountName: B, suspend: {}}]')))
      .toEqual([`test.yaml:7:52: error[rbac/invalid-name]: "B" isn't a valid ServiceAccount name. ${RULE}`]);
  });

  test('that a plugin would give', () => {
    const text = workflow('entrypoint: main\nexecutorPlugins: [{metadata: {name: Bad}, spec: {sidecar: {automountServiceAccountToken: true}}}]\n'
      + 'templates: [{name: main, plugin: {x: {}}}]');
    expect(diagnosticsOf(text)).toEqual([expect.stringMatching(/^test\.yaml:7:\d+: .*: "Bad-executor-plugin" isn't a valid ServiceAccount name\. /)]);
  });

  test('of a namespace', () => {
    expect(diagnosticsOf(workflow(`entrypoint: main\ntemplates: [{name: main, ${POD}}]`, 'namespace: Bad Name'))).toEqual([
      'test.yaml:4:3: error[rbac/invalid-name]: "Bad Name" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin and end with a letter or digit.',
    ]);
  });
});

test('a patch by the deprecated key does not count beside the name of an earlier patch', () => {
  const found = inferText(workflow(`entrypoint: main\npodSpecPatch: "serviceAccountName: first"\ntemplates: [{name: main, podSpecPatch: "serviceAccount: old", ${POD}}]`));
  expect(found.access).toEqual([`first: ${TASK_RESULTS}`]);
});

describe('the account of the executor', () => {
  test.each([
    ['the spec names it', `executor: {serviceAccountName: exec}\ntemplates: [{name: main, ${POD}}]`, 'container'],
    ['the template beats the spec', `executor: {serviceAccountName: other}\ntemplates: [{name: main, executor: {serviceAccountName: exec}, ${POD}}]`, 'container'],
    ['templateDefaults name it', `templateDefaults: {executor: {serviceAccountName: exec}}\ntemplates: [{name: main, ${POD}}]`, 'container'],
  ])('%s', (_, spec) => {
    const found = inferText(workflow(`entrypoint: main\nserviceAccountName: pods\n${spec}`));
    expect(found.access).toEqual(['pods: nothing', `exec: ${TASK_RESULTS}`]);
    expect(found.features).toContainEqual(expect.stringMatching(/^executor-service-accounts=exec main:/));
    expect(found.notes).toContainEqual(expect.stringMatching(/^executor-token:/));
  });

  test('runs what a resource template does', () => {
    const found = inferText(workflow([
      'entrypoint: main', 'serviceAccountName: pods', 'executor: {serviceAccountName: exec}', 'templates:',
      '  - name: main', '    resource: {action: create, manifest: "{apiVersion: v1, kind: Pod}"}',
    ].join('\n')));
    expect(found.access).toEqual(['pods: nothing', 'exec: create pods', `exec: ${TASK_RESULTS}`]);
  });

  test('has to be there where no token is mounted', () => {
    const found = inferText(workflow(`entrypoint: main\nautomountServiceAccountToken: false\ntemplates: [{name: main, ${POD}}]`));
    expect(found.notes).toContain('automount-without-executor:7');
  });
});

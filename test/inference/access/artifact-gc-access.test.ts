import { inferText, TASK_RESULTS, workflow } from '../inferred-text';

const OUTPUT = 'container: {image: a, command: [b]}, outputs: {artifacts: [{name: a, path: /a}]}';

function collected(account: string): string[] {
  return [`${account}: list workflowartifactgctasks.argoproj.io`, `${account}: patch workflowartifactgctasks/status.argoproj.io`];
}

describe('artifacts are deleted by', () => {
  test.each([
    ['default, never by the account of the workflow', 'artifactGC: {strategy: OnWorkflowDeletion}', OUTPUT, 'default'],
    ['the account of the spec', 'artifactGC: {strategy: OnWorkflowCompletion, serviceAccountName: gc}', OUTPUT, 'gc'],
    ['the account of the artifact', 'artifactGC: {serviceAccountName: gc}',
      'container: {image: a, command: [b]}, outputs: {artifacts: [{name: a, path: /a, artifactGC: {strategy: OnWorkflowDeletion, serviceAccountName: own}}]}', 'own'],
    ['the account of the patch where none is named', "artifactGC: {strategy: OnWorkflowDeletion, podSpecPatch: 'serviceAccountName: patched'}", OUTPUT, 'patched'],
    ['the named account, whatever the patch says',
      "artifactGC: {strategy: OnWorkflowDeletion, serviceAccountName: gc, podSpecPatch: 'serviceAccountName: patched'}", OUTPUT, 'gc'],
    ['the account of the artifact whose strategy a parameter gives', 'arguments: {parameters: [{name: s, value: OnWorkflowDeletion}]}',
      'container: {image: a, command: [b]}, outputs: {artifacts: [{name: a, path: /a, artifactGC: {strategy: "{{workflow.parameters.s}}", serviceAccountName: own}}]}', 'own'],
    ['the account of the spec whose strategy a parameter gives',
      'arguments: {parameters: [{name: s, value: OnWorkflowDeletion}]}\nartifactGC: {strategy: "{{workflow.parameters.s}}", serviceAccountName: gc}', OUTPUT, 'gc'],
    ['the account of the spec, where the strategy of the artifact is empty', 'artifactGC: {strategy: OnWorkflowDeletion}',
      'container: {image: a, command: [b]}, outputs: {artifacts: [{name: a, path: /a, artifactGC: {strategy: ""}}]}', 'default'],
  ])('%s', (_, spec, template, account) => {
    const found = inferText(workflow(`entrypoint: main\nserviceAccountName: sa\n${spec}\ntemplates:\n  - {name: main, ${template}}`));
    expect(found.access).toEqual([`sa: ${TASK_RESULTS}`, ...collected(account)]);
    expect(found.features).toEqual([expect.stringContaining('artifact-garbage-collection main:')]);
  });
});

describe('nobody deletes artifacts', () => {
  test.each([
    ['without a strategy', '', OUTPUT],
    ['with the strategy Never', 'artifactGC: {strategy: Never}', OUTPUT],
    ['of an artifact whose strategy is Never', 'artifactGC: {strategy: OnWorkflowDeletion}',
      'container: {image: a, command: [b]}, outputs: {artifacts: [{name: a, path: /a, artifactGC: {strategy: Never}}]}'],
    ['with the strategy Never of a parameter', 'arguments: {parameters: [{name: s, value: Never}]}\nartifactGC: {strategy: "{{workflow.parameters.s}}"}', OUTPUT],
    ['with a strategy that there is none of', 'artifactGC: {strategy: Later}', OUTPUT],
    ['where there are none', 'artifactGC: {strategy: OnWorkflowDeletion}', 'container: {image: a, command: [b]}'],
    ['of an inline template alone, which Argo does not look at', 'artifactGC: {strategy: OnWorkflowDeletion}',
      `steps: [[{name: a, inline: {${OUTPUT}}}]]`],
  ])('%s', (_, spec, template) => {
    const found = inferText(workflow(`entrypoint: main\nserviceAccountName: sa\n${spec}\ntemplates:\n  - {name: main, ${template}}`));
    expect(found.access).toEqual([`sa: ${TASK_RESULTS}`]);
  });
});

test.each([
  ['of an artifact', '', 'artifactGC: {strategy: "{{workflow.parameters.s}}"}', ['main:11 spec.templates[0].outputs.artifacts[0].artifactGC.strategy: The strategy of artifact garbage collection is {{workflow.parameters.s}}, which the manifest does not determine. Use a literal value.']],
  ['of the spec', 'artifactGC: {strategy: "{{workflow.parameters.s}}"}', '', ['main:9 spec.artifactGC.strategy: The strategy of artifact garbage collection is {{workflow.parameters.s}}, which the manifest does not determine. Use a literal value.']],
])('a strategy %s that nobody gives is unknown', (_, spec, artifact, unknown) => {
  const found = inferText(workflow(`entrypoint: main\nserviceAccountName: sa\narguments: {parameters: [{name: s}]}\n${spec}\ntemplates:\n`
    + `  - {name: main, container: {image: a, command: [b]}, outputs: {artifacts: [{name: a, path: /a, ${artifact}}]}}`));
  expect({ access: found.access, unknown: found.unknown }).toEqual({ access: [`sa: ${TASK_RESULTS}`], unknown });
});

test('archived logs are collected too, under the account of the spec', () => {
  const found = inferText(workflow(['entrypoint: main', 'serviceAccountName: sa', 'archiveLogs: true', 'artifactGC: {strategy: OnWorkflowDeletion}', 'templates:',
    '  - name: main', '    container: {image: a, command: [b]}',
    '    outputs: {artifacts: [{name: a, path: /a, artifactGC: {serviceAccountName: own}}]}'].join('\n')));
  expect(found.access).toEqual([`sa: ${TASK_RESULTS}`, ...collected('own'), ...collected('default')]);
});

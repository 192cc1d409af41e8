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
  ])('%s', (_, spec, template, account) => {
    const found = inferText(workflow(`entrypoint: main\nserviceAccountName: sa\n${spec}\ntemplates:\n  - {name: main, ${template}}`));
    expect(found.access).toEqual([`sa: ${TASK_RESULTS}`, ...collected(account)]);
    expect(found.features).toEqual(['artifact-garbage-collection main:10']);
  });
});

describe('nobody deletes artifacts', () => {
  test.each([
    ['without a strategy', '', OUTPUT],
    ['with the strategy Never', 'artifactGC: {strategy: Never}', OUTPUT],
    ['of an artifact whose strategy is Never', 'artifactGC: {strategy: OnWorkflowDeletion}',
      'container: {image: a, command: [b]}, outputs: {artifacts: [{name: a, path: /a, artifactGC: {strategy: Never}}]}'],
    ['where there are none', 'artifactGC: {strategy: OnWorkflowDeletion}', 'container: {image: a, command: [b]}'],
    ['of an inline template alone, which Argo does not look at', 'artifactGC: {strategy: OnWorkflowDeletion}',
      `steps: [[{name: a, inline: {${OUTPUT}}}]]`],
  ])('%s', (_, spec, template) => {
    const found = inferText(workflow(`entrypoint: main\nserviceAccountName: sa\n${spec}\ntemplates:\n  - {name: main, ${template}}`));
    expect(found.access).toEqual([`sa: ${TASK_RESULTS}`]);
  });
});

test('archived logs are collected too, under the account of the spec', () => {
  const found = inferText(workflow(['entrypoint: main', 'serviceAccountName: sa', 'archiveLogs: true', 'artifactGC: {strategy: OnWorkflowDeletion}', 'templates:',
    '  - name: main', '    container: {image: a, command: [b]}',
    '    outputs: {artifacts: [{name: a, path: /a, artifactGC: {serviceAccountName: own}}]}'].join('\n')));
  expect(found.access).toEqual([`sa: ${TASK_RESULTS}`, ...collected('own'), ...collected('default')]);
});

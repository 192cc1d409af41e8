import { inferAccess } from '../../../lib/inference/infer-access';
import { planAccess } from '../../../lib/inference/plan/account-plan';
import { TASK_RESULTS } from '../inferred-text';

/** The accounts that are made for some manifests, each with what it is granted. */
function accountsOf(file: string, ...objects: readonly string[]): string[] {
  const { studies, diagnostics } = inferAccess([{ file, text: objects.join('\n---\n') }], {});
  expect(diagnostics).toEqual([]);
  return planAccess(studies).accounts.map(({ name, scoped }) =>
    `${name}: ${scoped.flatMap(({ rules }) => rules).map(({ verbs, resources, apiGroups }) => `${verbs.join(',')} ${resources?.join(',')}${apiGroups?.[0] === '' ? '' : `.${apiGroups?.[0]}`}`).join(' ')}`);
}

function object(kind: string, metadata: string, template = 'container: {image: busybox, command: [sh]}'): string {
  return `{apiVersion: argoproj.io/v1alpha1, kind: ${kind}, metadata: {${metadata}}, spec: {entrypoint: main, templates: [{name: main, ${template}}]}}`;
}

const DELETES = 'resource: {action: delete, manifest: "{apiVersion: v1, kind: Secret, metadata: {name: prod}}"}';

describe('two workflows never share an account that is made', () => {
  test('named after what the names of one begin with', () => {
    expect(accountsOf('w.yaml', object('Workflow', 'generateName: build-, namespace: ns', DELETES), object('WorkflowTemplate', 'name: build, namespace: ns'))).toEqual([
      `build: delete secrets ${TASK_RESULTS}`,
      `build-workflowtemplate: ${TASK_RESULTS}`,
    ]);
  });

  test('of which one has no namespace, so that it may be in that of the other', () => {
    expect(accountsOf('w.yaml', object('Workflow', 'generateName: build-', DELETES), object('Workflow', 'generateName: build-, namespace: ns'))).toEqual([
      `build: delete secrets ${TASK_RESULTS}`,
      `build-workflow: ${TASK_RESULTS}`,
    ]);
  });

  test('named like the account for deleting artifacts of the other', () => {
    const collects = object('Workflow', 'name: a', 'container: {image: busybox, command: [sh]}, outputs: {artifacts: [{name: o, path: /o, artifactGC: {strategy: OnWorkflowDeletion}}]}');
    expect(accountsOf('w.yaml', collects, object('Workflow', 'name: a-artifact-gc')).map((line) => line.replace(/:.*/, ''))).toEqual(['a', 'a-artifact-gc', 'a-artifact-gc-workflow']);
  });

  test('but they are of one name in two namespaces', () => {
    expect(accountsOf('w.yaml', object('Workflow', 'name: a, namespace: one'), object('Workflow', 'name: a, namespace: two'))).toEqual([`a: ${TASK_RESULTS}`, `a: ${TASK_RESULTS}`]);
  });
});

test.each([
  ['of a name that begins what Kubernetes refuses', 'w.yaml', 'generateName: my_.flow-', 'my.flow'],
  ['of a file', 'my_.flow.yaml', '', 'my.flow'],
  ['of a file of signs only', '_.yaml', '', 'workflow'],
  ['of an empty part', 'w.yaml', 'generateName: a..b-', 'a.b'],
  ['whose end is cut off', 'w.yaml', `generateName: ${'a'.repeat(199)}-b`, 'a'.repeat(199)],
])('an account that is made has a name that it can have: %s', (_, file, metadata, name) => {
  expect(accountsOf(file, object('Workflow', metadata))).toEqual([`${name}: ${TASK_RESULTS}`]);
});

import { resourceWorkflow, workflow } from './inferred-text';
import { formatDiagnostic } from '../../lib/diagnostics/format-diagnostic';
import { describeWorkflow } from '../../lib/inference/access/describe-workflow';
import { inferAccess } from '../../lib/inference/infer-access';
import { InferenceOptions } from '../../lib/inference/inference-options';

const GOOD = workflow('entrypoint: main\ntemplates: [{name: main, suspend: {}}]');
const LIBRARY = 'apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: lib}\nspec:\n  entrypoint: a\n'
  + '  templates: [{name: a, resource: {action: create, manifest: "a: b: c"}}]';

/** The files whose workflows are answered, and those with diagnostics. */
function filesOf(texts: Record<string, string>, options: InferenceOptions = {}): { answered: string[]; faulty: string[] } {
  const { studies, diagnostics } = inferAccess(Object.entries(texts).map(([file, text]) => ({ file, text })), options);
  return {
    answered: studies.map(({ workflow: { file } }) => file),
    faulty: [...new Set(diagnostics.map((fault) => formatDiagnostic(fault).split(':')[0]))],
  };
}

describe('a workflow is not answered where a fault is', () => {
  test.each<[string, Record<string, string>, InferenceOptions, { answered: string[]; faulty: string[] }]>([
    ['in its file', { good: GOOD, bad: resourceWorkflow('action: poke') }, {}, { answered: ['good'], faulty: ['bad'] }],
    ['in a template that it calls', {
      good: GOOD,
      caller: workflow('entrypoint: main\ntemplates: [{name: main, steps: [[{name: x, templateRef: {name: lib, template: a}}]]}]'),
      lib: LIBRARY,
    }, {}, { answered: ['good'], faulty: ['lib'] }],
    ['in the template that it is made of', { good: GOOD, made: workflow('workflowTemplateRef: {name: lib}'), lib: LIBRARY }, {},
      { answered: ['good'], faulty: ['lib'] }],
    ['in the defaults', { good: GOOD }, { workflowDefaults: 'spec: {serviceAccountName: B_d}' }, { answered: [], faulty: ['workflowDefaults'] }],
    ['in what a kind is served as', { good: GOOD }, { resources: ['Foo'] }, { answered: [], faulty: ['resources'] }],
  ])('%s', (_, texts, options, expected) => {
    expect(filesOf(texts, options)).toEqual(expected);
  });
});

test('a file and a namespace are said only where they are not those of the workflow', () => {
  const secret = (namespace: string) => `resource: {action: get, manifest: "{apiVersion: v1, kind: Secret, metadata: {name: a, namespace: ${namespace}}}"}`;
  const called = (name: string) => `{name: ${name}, templateRef: {name: lib, template: ${name}}}`;
  const own = workflow('entrypoint: main\nserviceAccountName: sa\ntemplates:\n'
    + `  - {name: main, steps: [[${['here', 'there', 'open', 'gone'].map(called).join(', ')}, {name: own, template: own}]]}\n  - {name: own, ${secret('away')}}`, 'namespace: jobs');
  const library = 'apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: lib, namespace: jobs}\nspec:\n  templates:\n'
    + `    - {name: here, ${secret('jobs')}}\n    - {name: there, ${secret('far')}}\n    - {name: open, ${secret("'{{x}}'")}}\n`
    + '    - {name: gone, resource: {action: get, flags: [pods]}}';
  const { studies } = inferAccess([{ file: 'own.yaml', text: own }, { file: 'lib.yaml', text: library }], {});
  const { identities: [{ namespace, rules, because }], unknown, controllerFeatures, notes } = describeWorkflow(studies[0]);
  const places = (found: readonly { file?: string; line: number }[]) => found.map(({ file, line }) => ({ file, line }));
  expect(namespace).toBe('jobs');
  expect(rules.map(({ resources, namespace: elsewhere }) => ({ resources, elsewhere }))).toEqual([
    { resources: ['pods'], elsewhere: undefined }, { resources: ['secrets'], elsewhere: undefined },
    { resources: ['workflowtaskresults'], elsewhere: undefined }, { resources: ['secrets'], elsewhere: 'away' },
    { resources: ['secrets'], elsewhere: 'far' },
  ]);
  expect(because.map(({ resource, namespace: elsewhere, template, file, line }) => ({ resource, elsewhere, template, file, line }))).toEqual([
    { resource: 'pods', elsewhere: undefined, template: 'gone', file: 'lib.yaml', line: 9 },
    { resource: 'secrets', elsewhere: undefined, template: 'here', file: 'lib.yaml', line: 6 },
    ...['create', 'patch'].map(() => ({ resource: 'workflowtaskresults', elsewhere: undefined, template: expect.any(String), file: expect.anything(), line: expect.any(Number) })),
    { resource: 'secrets', elsewhere: 'away', template: 'own', file: undefined, line: 10 },
    { resource: 'secrets', elsewhere: 'far', template: 'there', file: 'lib.yaml', line: 7 },
  ]);
  expect(places(unknown)).toEqual([{ file: 'lib.yaml', line: 8 }]);
  expect(places(controllerFeatures)).toEqual([{ file: undefined, line: 9 }]);
  expect(places(notes)).toEqual([{ file: 'lib.yaml', line: 9 }]);
});

import { resourceWorkflow, workflow } from './inferred-text';
import { inferAccess } from '../../lib/inference/infer-access';
import { InferenceOptions } from '../../lib/inference/inference-options';
import { formatFault } from '../../lib/inference/manifests/manifest-fault';

const GOOD = workflow('entrypoint: main\ntemplates: [{name: main, suspend: {}}]');
const LIBRARY = 'apiVersion: argoproj.io/v1alpha1\nkind: WorkflowTemplate\nmetadata: {name: lib}\nspec:\n  entrypoint: a\n'
  + '  templates: [{name: a, resource: {action: create, manifest: "a: b: c"}}]';

/** The files whose workflows are answered, and those with faults. */
function filesOf(texts: Record<string, string>, options: InferenceOptions = {}): { answered: string[]; faulty: string[] } {
  const { studies, faults } = inferAccess(Object.entries(texts).map(([file, text]) => ({ file, text })), options);
  return {
    answered: studies.map(({ workflow: { file } }) => file),
    faulty: [...new Set(faults.map((fault) => formatFault(fault).split(':')[0]))],
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
    ['in what a kind is served as', { good: GOOD }, { resources: ['Foo'] }, { answered: [], faulty: ['--resource'] }],
  ])('%s', (_, texts, options, expected) => {
    expect(filesOf(texts, options)).toEqual(expected);
  });
});

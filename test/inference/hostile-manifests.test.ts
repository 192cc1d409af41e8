import { diagnosticsOf, inferText, resourceWorkflow, TASK_RESULTS, workflow } from './inferred-text';
import { writeYaml } from '../../lib/cli/commands/infer/yaml-report';
import { inferAccess } from '../../lib/inference/infer-access';
import { MAX_GROWTH } from '../../lib/inference/workflows/substitution';
import { readYaml } from '../../lib/manifests/yaml-text';

describe('the documents of a manifest are those that kubectl finds', () => {
  test.each<[string, string, string[]]>([
    ['values of JSON, one after the other', 'action: delete\nmanifest: |-\n  {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}\n  {"apiVersion":"v1","kind":"Secret","metadata":{"name":"b"}}',
      ['default: delete configmaps[a]', 'default: delete secrets[b]']],
    ['not what follows dots', 'action: create\nmanifest: |\n  apiVersion: v1\n  kind: ConfigMap\n  metadata: {name: a}\n  ...\n  apiVersion: v1\n  kind: Secret\n  metadata: {name: b}',
      ['default: create configmaps']],
  ])('%s', (_, resource, access) => {
    expect(inferText(resourceWorkflow(resource)).access.sort()).toEqual([`default: ${TASK_RESULTS}`, ...access].sort());
  });
});

describe('a value that grows without end is unknown', () => {
  const KIND = 'resource: {action: get, manifest: "{apiVersion: v1, kind: {{inputs.parameters.p}}}"}';

  test('where a template doubles its own input', () => {
    const text = workflow('entrypoint: main\ntemplates:\n  - name: main\n    inputs: {parameters: [{name: p, value: x}]}\n    steps: [[{name: a, template: main, '
      + 'arguments: {parameters: [{name: p, value: "{{inputs.parameters.p}}{{inputs.parameters.p}}"}]}}]]');
    expect(diagnosticsOf(text)).toEqual([]);
  });

  test('where each parameter doubles the one before', () => {
    const parameters = Array.from({ length: 40 }, (_, n) => `{name: p${n}, value: "${n === 0 ? 'Pod' : `{{workflow.parameters.p${n - 1}}}`.repeat(2)}"}`);
    const text = workflow(`entrypoint: main\narguments: {parameters: [${parameters.join(', ')}]}\n`
      + `templates: [{name: main, ${KIND.replace('inputs.parameters.p', 'workflow.parameters.p39')}}]`);
    expect(inferText(text).unknown).toEqual([expect.stringContaining('{{workflow.parameters.p39}}')]);
  });

  test('beyond the limit, and not up to it', () => {
    const withValue = (length: number) => workflow(`entrypoint: main\narguments: {parameters: [{name: p, value: "${'a'.repeat(length)}"}]}\n`
      + 'serviceAccountName: "{{workflow.parameters.p}}"\ntemplates: [{name: main, suspend: {}}]');
    const accountOf = (length: number) => inferAccess([{ file: 'a', text: withValue(length).replace('suspend: {}', 'container: {image: a, command: [b]}') }], {});
    expect(accountOf(MAX_GROWTH).diagnostics.map(({ code }) => code)).toEqual(['rbac/invalid-name']);
    expect(accountOf(MAX_GROWTH + 1).studies[0].findings.unknown).toHaveLength(1);
  });
});

test.each([
  ['no character', '"\\uFFFE"'],
  ['half a pair', '"\\\\uD83D"'],
  ['the end of a line', '"\\u2028"'],
])('a name with %s reaches no YAML that kubectl refuses', (_, name) => {
  const manifest = `{"apiVersion":"v1","kind":"Secret","metadata":{"name":${name}}}`;
  const { studies } = inferAccess([{
    file: 'a',
    text: JSON.stringify({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Workflow',
      metadata: { name: 'w' },
      spec: { entrypoint: 'main', templates: [{ name: 'main', resource: { action: 'get', manifest: manifest.replace('\\\\u', '\\u') } }] },
    }),
  }], {});
  const { text } = writeYaml({ studies, diagnostics: [] }, { hasColours: false });
  expect(readYaml(text).kind).toBe('read');
});

test('a name of dashes is made a name of an account at once', () => {
  const text = workflow('entrypoint: main\ntemplates: [{name: main, container: {image: a, command: [b]}}]', `generateName: a${'-'.repeat(1_000_000)}b-`);
  expect(inferAccess([{ file: 'a', text }], {}).studies).toHaveLength(1);
});

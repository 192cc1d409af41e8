import { parseManifests } from '../../lib/manifests/parse-manifests';
import { Shape } from '../../lib/manifests/shape';
import { diagnosticsOf, inferAll, workflow } from '../inference/inferred-text';

const HELLO = workflow('entrypoint: main\ntemplates: [{name: main, suspend: {}}]');

describe('objects', () => {
  const ITEMS: Shape = { fields: { deep: { list: { entries: 'any' } } } };
  const DEEP: Shape = { fields: { x: ITEMS, z: ITEMS, quoted: { entries: 'any' } } };
  const ANY: Shape = { entries: 'any' };
  const objectOf = (text: string) => parseManifests({ file: 'a', text }).objects[0].as(ANY);
  const kinds = (text: string) => parseManifests({ file: 'a', text }).objects.map((object) => object.at('kind').text);

  test.each([
    ['of one document', 'kind: A', ['A']],
    ['of several documents, some of them empty', '---\nkind: A\n---\n---\n# nothing\n---\nkind: B\n', ['A', 'B']],
    ['of a list', 'kind: List\nitems: [{kind: A}, {kind: List, items: [{kind: B}]}]', ['A', 'B']],
    ['of a typed list', 'kind: WorkflowList\nitems: [{kind: Workflow}]', ['Workflow']],
    ['in JSON', '{"kind": "A",\n\t"metadata": {}}', ['A']],
    ['with merged maps', 'x: &x {kind: A}\n<<: *x', ['A']],
    ['of nothing', '', []],
  ])('%s', (_, text, expected) => {
    expect(kinds(text)).toEqual(expected);
  });

  test('may be indented less than YAML asks, as Kubernetes takes them', () => {
    const text = 'kind: A\nspec:\n  args: [\n  "a",\n  "b\n  c\n  "\n  ]\n  other: d\n';
    const object = objectOf(text);
    expect(object.value).toEqual({ kind: 'A', spec: { args: ['a', 'b c '], other: 'd' } });
    expect(object.at('spec').as(ANY).at('other').place?.line).toBe(9);
  });

  test('have the words for true and false that Kubernetes takes', () => {
    const object = objectOf('kind: A\na: yes\nb: off\nc: "yes"\nd: {e: on}');
    expect(object.value).toEqual({ kind: 'A', a: true, b: false, c: 'yes', d: { e: true } });
    expect([object.at('a').flag, object.at('b').flag, object.at('x').flag]).toEqual([true, false, undefined]);
  });

  // Each as sigs.k8s.io/yaml v1.4.0 writes it in JSON.
  test.each([
    ['010', '8'], ['-010', '-8'], ['08', '8'], ['0o17', '15'], ['0O17', '15'], ['0o8', '0o8'], ['0x1F', '31'], ['0x_1', '1'], ['-0x10', '-16'], ['0b11', '3'], ['0b2', '0b2'],
    ['1_000', '1000'], ['_1', '_1'], ['+5', '5'], ['0', '0'], ['-0', '0'], ['1:30', '1:30'], ['9007199254740993', '9007199254740993'],
    ['18446744073709551615', '18446744073709551615'], ['12345678901234567890123', '1.2345678901234568e+22'], ['1e3', '1000'], ['1.50', '1.5'], ['2001-01-01', '2001-01-01'],
  ])('have the number %s for what Kubernetes takes it for, %s', (written, expected) => {
    const object = objectOf(`kind: A\na: ${written}\nb: "${written}"`);
    expect([object.at('a').anyText, object.at('b').anyText]).toEqual([expected, written]);
  });

  test('know their places, through aliases too', () => {
    const object = objectOf('kind: A\nx: &x\n  deep:\n    - 1\n    - "k": 2\nz: *x\n"quoted": {a: 1}\n').as(DEEP);
    const lines = [object.at('x', 'deep').items()[1].at('k'), object.at('z', 'deep').items()[0], object.at('quoted', 'a')].map(({ place }) => place?.line);
    expect(lines).toEqual([5, 4, 7]);
  });
});

describe('diagnostics', () => {
  test.each([
    ['no YAML', 'kind: A\n  b: c', "test.yaml:2:4: error[manifest/invalid-yaml]: This isn't YAML that Kubernetes accepts: mapping values are not allowed in this context."],
    ['no object', '- a', 'test.yaml:1:1: error[manifest/wrong-type]: The document must be a map, but it is a list.'],
    ['no kind', 'a: b', "test.yaml:1:1: error[manifest/missing-kind]: This isn't a Kubernetes object: it has no kind. Add its apiVersion and kind."],
    ['a binary file', 'kind: \0', 'test.yaml: error[manifest/binary-file]: This is a binary file. Give manifests in YAML or JSON.'],
    ['a bomb of aliases', `kind: A\na: &a [${'x,'.repeat(9)}]\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(9)}]`).join('\n')}`,
      "test.yaml:5:17: error[manifest/invalid-yaml]: This isn't YAML that Kubernetes accepts: document contains excessive aliasing. Write out what its aliases mean."],
    ['a bomb of merged maps', `kind: A\na: &a {b: [${'x,'.repeat(9)}]}\n${[...'bcdefghi'].map((name, i) => `${name}: &${name} {<<: *${'abcdefgh'[i]}, ${
      [...'123456789'].map((key) => `${key}: *${'abcdefgh'[i]}`).join(', ')}}`).join('\n')}`,
    expect.stringMatching(/^test.yaml:\d+:\d+: .*document contains excessive aliasing/)],
    ['an alias of itself', 'kind: A\na: &a [*a]',
      "test.yaml:2:8: error[manifest/invalid-yaml]: This isn't YAML that Kubernetes accepts: anchor 'a' value contains itself."],
    ['a deep nest', `kind: ${'['.repeat(5000)}`, expect.stringMatching(/^test.yaml:1:\d+: error\[manifest\/invalid-yaml\]: This isn't YAML that Kubernetes accepts: exceeded max depth of 500/)],
    ['a deep nest of blocks', `${'- '.repeat(5000)}a`, expect.stringMatching(/^test.yaml:1:\d+: error\[manifest\/invalid-yaml\]: This isn't YAML that Kubernetes accepts: exceeded max depth of 500/)],
    ['a string for a list', HELLO.replace('[{name: main, suspend: {}}]', 'none'), 'test.yaml:7:3: error[manifest/wrong-type]: spec.templates must be a list, but it is a string.'],
    ['a list for a map', HELLO.replace('suspend: {}', 'inputs: []'), 'test.yaml:7:28: error[manifest/wrong-type]: spec.templates[0].inputs must be a map, but it is a list.'],
    ['a map for a string', HELLO.replace('entrypoint: main', 'entrypoint: {}'), 'test.yaml:6:3: error[manifest/wrong-type]: spec.entrypoint must be a string, but it is a map.'],
    ['a number for a string', HELLO.replace('entrypoint: main', 'entrypoint: 010'), 'test.yaml:6:3: error[manifest/wrong-type]: spec.entrypoint must be a string, but it is 8. Put it in quotes.'],
    ['a word for true or false as a name', HELLO.replace('suspend: {}', 'suspend: {}, inputs: {parameters: [{name: n}]}'),
      'test.yaml:7:64: error[manifest/wrong-type]: spec.templates[0].inputs.parameters[0].name must be a string, but it is false. Put it in quotes.'],
    ['a string for true or false', HELLO.replace('suspend: {}', 'container: {image: a}, automountServiceAccountToken: "true"'),
      'test.yaml:7:51: error[manifest/wrong-type]: spec.templates[0].automountServiceAccountToken must be true or false, but it is a string.'],
    ['a list for true or false', HELLO.replace('suspend: {}', 'container: {image: a}, automountServiceAccountToken: []'),
      'test.yaml:7:51: error[manifest/wrong-type]: spec.templates[0].automountServiceAccountToken must be true or false, but it is a list.'],
    ['a template without a name', HELLO.replace('[{name: main,', '[{name: main, suspend: {}}, {'), 'test.yaml:7:42: error[inference/unnamed-template]: The template has no name. Give it one.'],
    ['two templates of one name', HELLO.replace('[{', '[{name: main, suspend: {}}, {'), 'test.yaml:7:42: error[inference/duplicate-template]: There are two templates named main. Rename one.'],
    ['a resource template that does nothing known', HELLO.replace('suspend: {}', 'resource: {action: poke}'),
      'test.yaml:7:39: error[inference/unknown-action]: The resource template has the action "poke", which Argo Workflows doesn\'t know. '
      + 'Use one of create, get, apply, patch, replace, delete.'],
    ['a manifest that is no YAML', HELLO.replace('suspend: {}', 'resource: {action: create, manifest: "a: b: c"}'),
      "test.yaml:7:55: error[inference/invalid-manifest]: In the manifest: This isn't YAML that Kubernetes accepts: mapping values are not allowed in this context."],
    ['a definition that is not whole', `${HELLO}\n---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nspec: {}`,
      'test.yaml:9:1: error[inference/incomplete-definition]: The CustomResourceDefinition lacks spec.group, spec.names.kind or spec.names.plural. Complete it.'],
  ])('%s', (_, text, fault) => {
    expect(diagnosticsOf(text)).toContainEqual(fault);
  });

  test('aliases that stand for much, but not too much, are none', () => {
    const list = `[${'x,'.repeat(999)}]`;
    expect(diagnosticsOf(`kind: A\na: &a ${list}\nb: [${'*a,'.repeat(90)}]\n---\nkind: B\na: &a ${list}\nb: [${'*a,'.repeat(90)}]`)).toEqual([]);
  });

  test('two objects of one name', () => {
    const named = HELLO.replace('generateName: test-', 'name: a');
    expect(diagnosticsOf(`${named}\n---\n${named}`)).toEqual(['test.yaml:12:3: error[inference/duplicate-object]: Workflow a is already in test.yaml:1. Leave one of them out.']);
  });

  test('of options', () => {
    expect(diagnosticsOf(HELLO, { resources: ['Foo'], workflowDefaults: 'a: [' })).toEqual([
      'resources: error[option/invalid-value]: "Foo" isn\'t KIND=plural.group or KIND=plural.group:cluster. Write it like Database=databases.example.com.',
      expect.stringMatching(/^workflowDefaults:\d+:\d+: error\[manifest\/invalid-yaml\]: /),
    ]);
  });

  test.each([
    ['a manifest of another kind', 'apiVersion: v1\nkind: Secret\nmetadata: {name: a}'],
    ['a configmap without them', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {config: a}'],
  ])('of defaults that are %s', (_, workflowDefaults) => {
    expect(diagnosticsOf(HELLO, { workflowDefaults })).toEqual([
      'workflowDefaults: error[inference/no-defaults]: The input holds no defaults. Give the value of workflowDefaults, or the configmap of the controller that has it.',
    ]);
  });

  test.each([
    ['at the top', 'serviceAccountName: sa\nspec: {}'],
    ['in a configmap', 'kind: ConfigMap\ndata:\n  workflowDefaults: |\n    serviceAccountName: sa'],
  ])('of defaults whose fields are not in a spec, %s', (_, workflowDefaults) => {
    expect(diagnosticsOf(HELLO, { workflowDefaults })).toEqual([
      "workflowDefaults:1:1: error[inference/misplaced-default]: serviceAccountName isn't a field of workflowDefaults. Write it below spec.",
    ]);
  });

  test.each([
    ['{"spec": {"serviceAccountName": "sa"}}'], ['{\n  "spec": {}\n}\n'], ['{spec: {serviceAccountName: sa}}'], ['spec: {}\n...\n'], [''], ['# none yet'],
    ['metadata: {labels: {a: b}}'], ['apiVersion: argoproj.io/v1alpha1\nkind: Workflow\nmetadata: {}\nspec: {}\nstatus: {}'],
  ])('not of %s', (workflowDefaults) => {
    expect(diagnosticsOf(HELLO, { workflowDefaults })).toEqual([]);
  });

  test('are all told at once', () => {
    expect(diagnosticsOf(HELLO.replace('entrypoint: main', 'entrypoint: {}\n  onExit: []').replace('suspend: {}', 'resource: {action: poke}'))).toHaveLength(3);
  });
});

describe('a key that is there more than once', () => {
  test('counts as it is there last, and is noted where that is', () => {
    const text = HELLO.replace('spec:', 'spec:\n  entrypoint: none').replace('[{name: main, suspend: {}}]', '[{name: main, suspend: {}, suspend: {}}]');
    const [{ notes }] = inferAll(text);
    expect(notes).toEqual([
      { code: 'repeated-key', line: 7, text: 'spec.entrypoint occurs more than once: kubectl and this command take the last one; argo submit rejects them. Leave one.' },
      { code: 'repeated-key', line: 8, text: expect.stringMatching(/^spec\.templates\[0\]\.suspend occurs more than once/) },
    ]);
  });

  test('is noted for the object of a list that it is in', () => {
    const item = (name: string, more = '') => `{apiVersion: argoproj.io/v1alpha1, kind: Workflow, metadata: {name: ${name}}, spec: {entrypoint: a, ${more}templates: [{name: a, suspend: {}}]}}`;
    const found = inferAll(`kind: List\nitems:\n  - ${item('one')}\n  - ${item('two', 'entrypoint: a, ')}`);
    expect(found.map(({ notes }) => notes.map(({ code, line }) => `${code}:${line}`))).toEqual([[], ['repeated-key:4']]);
  });

  test('in a manifest counts as it is there last', () => {
    const [{ identities, notes }] = inferAll(HELLO.replace('suspend: {}', 'resource: {action: create, manifest: "{apiVersion: v1, kind: Pod, kind: Secret}"}'));
    expect(identities[0].rules[0]).toMatchObject({ resources: ['secrets'], verbs: ['create'] });
    expect(notes).toContainEqual(expect.objectContaining({ code: 'repeated-key', text: expect.stringMatching(/^main has a key more than once/) }));
  });

  test('is none where merged maps meet', () => {
    expect(inferAll(HELLO.replace('spec:', 'x: &x {a: 1}\ny:\n  <<: *x\n  <<: *x\n  a: 2\nq: 1\nq: 2\nspec:'))[0].notes).toHaveLength(1);
  });

  test('is a fault in defaults', () => {
    expect(diagnosticsOf(HELLO, { workflowDefaults: 'spec: {}\nspec: {}' })).toEqual(['workflowDefaults:2:1: error[manifest/repeated-key]: The key spec occurs more than once. Leave one.']);
  });
});

test('what is no object is passed over in a file that was found in a folder', () => {
  const parse = (text: string) => parseManifests({ file: 'a', text, isFound: true });
  expect(parse('{"name": "package"}')).toEqual({ objects: [], diagnostics: [] });
  expect(parse('a: [').diagnostics).toHaveLength(1);
});

test('keys that JavaScript knows are only keys', () => {
  const [found] = inferAll(workflow('entrypoint: __proto__\ntemplates: [{name: __proto__, suspend: {}}, {name: constructor, suspend: {}}]\nhooks: {toString: {template: constructor}}'));
  expect(found.notes).toEqual([]);
});

test('the parts of a repeated name are one workflow each where names are generated', () => {
  expect(inferAll(`${HELLO}\n---\n${HELLO}`)).toHaveLength(2);
});

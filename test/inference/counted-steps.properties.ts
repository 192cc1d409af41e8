import { writeYaml } from '../../lib/cli/commands/infer/yaml-report';
import { inferAccess } from '../../lib/inference/infer-access';

/*
 * How the work grows with the text: what goes through lists, maps and characters is counted, copies of lists as the items that they have.
 * Each generator stands for a text that once took minutes, or for one like it.
 */

const LIST_METHODS = ['map', 'filter', 'flatMap', 'forEach', 'slice', 'concat', 'splice', 'shift', 'unshift', 'join', 'reduce', Symbol.iterator] as const;

let steps = 0;

/** Has each call of a method count, and returns what undoes that. */
function counted(prototype: object, name: PropertyKey, cost: (self: unknown) => number): () => void {
  const original: unknown = Reflect.get(prototype, name);
  if (typeof original !== 'function') {
    throw new Error(`There is no method ${String(name)}.`);
  }
  const define = (value: unknown) => Object.defineProperty(prototype, name, { value, configurable: true, writable: true });
  define(function (this: unknown, ...args: unknown[]): unknown {
    steps += cost(this);
    return Reflect.apply(original, this, args);
  });
  return () => define(original);
}

function lengthOf(list: unknown): number {
  return Array.isArray(list) ? list.length + 1 : 1;
}

/** Runs something, and tells how much goes through lists, maps and characters. */
function stepsOf(run: () => void): number {
  const restore = [
    ...LIST_METHODS.map((name) => counted(Array.prototype, name, lengthOf)),
    ...['some', 'find', 'includes', 'push'].map((name) => counted(Array.prototype, name, () => 1)),
    ...['get', 'set'].map((name) => counted(Map.prototype, name, () => 1)),
    counted(String.prototype, 'charCodeAt', () => 1),
  ];
  steps = 0;
  try {
    run();
    return steps;
  } finally {
    restore.forEach((undo) => undo());
  }
}

function infer(text: string): void {
  const { studies } = inferAccess([{ file: 'a', text }], { namespace: 'jobs' });
  writeYaml({ studies, diagnostics: [] }, { hasColours: false });
}

function spec(fields: object): string {
  return JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'w', namespace: 'ns' }, spec: { entrypoint: 'main', ...fields } });
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

const POD = { container: { image: 'a', command: ['sh'] } };

const GENERATORS: readonly (readonly [string, (size: number) => string])[] = [
  ['objects in one manifest', (size) => spec({
    templates: [{ name: 'main', resource: { action: 'apply', manifest: numbers(size).map((n) => `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c${n}\n`).join('---\n') } }],
  })],
  ['workflows in one list, with a key twice in each', (size) => `{"kind":"List","items":[${numbers(size).map((n) =>
    `{"kind":"Workflow","kind":"Workflow","apiVersion":"argoproj.io/v1alpha1","metadata":{"name":"w${n}"},"spec":{"templates":[{"name":"m","suspend":{}}]}}`).join(',')}]}`],
  ['lists whose lines begin anywhere', (size) => `kind: A\n${numbers(size).map((n) => `l${n}: [\n1\n]\n`).join('')}`],
  ['workflows that name no account', (size) => numbers(size).map((n) => spec({ templates: [{ name: 'main', ...POD }] }).replace('"w"', `"w${n}"`)).join('\n')],
  ['accounts, one for each template', (size) => spec({ templates: numbers(size).map((n) => ({ name: n === 0 ? 'main' : `t${n}`, serviceAccountName: `sa${n}`, ...POD })), onExit: 't1' })
    .replace('"entrypoint":"main",', '')],
  ['parameters of a workflow, and templates', (size) => spec({
    arguments: { parameters: numbers(size).map((n) => ({ name: `p${n}`, value: 'a' })) },
    templates: [
      { name: 'main', steps: [numbers(size).map((n) => ({ name: `s${n}`, template: `t${n}` }))] },
      ...numbers(size).map((n) => ({ name: `t${n}`, ...POD })),
    ],
  })],
  ['loops of a hundred items', (size) => spec({
    templates: [
      { name: 'main', steps: numbers(size).map((n) => [{ name: `s${n}`, template: 't', withItems: numbers(100), arguments: { parameters: [{ name: 'n', value: `${n}-{{item}}` }] } }]) },
      { name: 't', inputs: { parameters: [{ name: 'n' }] }, resource: { action: 'get', manifest: 'apiVersion: v1\nkind: Pod\nmetadata: {name: "{{inputs.parameters.n}}"}' } },
    ],
  })],
  ['templates of one name in many namespaces', (size) => numbers(size).flatMap((n) => [
    JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', metadata: { name: 'lib', namespace: `n${n}` }, spec: { templates: [{ name: 'main', ...POD }] } }),
    JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'w', namespace: `n${n}` }, spec: { workflowTemplateRef: { name: 'lib' }, entrypoint: 'main' } }),
  ]).join('\n')],
];

test.each(GENERATORS)('%s: twice the size is about twice the work', (_, generate) => {
  infer(generate(20)); // what is made once is made now
  const [single, double, fourfold] = [40, 80, 160].map((size) => stepsOf(() => infer(generate(size))));
  // A list that is sorted is more than twice the work, one that is copied for each item four times.
  expect((fourfold - double) / (double - single)).toBeLessThan(2.5);
});

test('a loop is expanded no further than the limit, and what lies beyond it is unknown', () => {
  const text = spec({
    templates: [
      { name: 'main', steps: numbers(1100).map((n) => [{ name: `s${n}`, template: 't', withItems: numbers(100), arguments: { parameters: [{ name: 'n', value: '{{item}}' }] } }]) },
      { name: 't', inputs: { parameters: [{ name: 'n' }] }, resource: { action: 'get', manifest: 'apiVersion: v1\nkind: "{{inputs.parameters.n}}"' } },
    ],
  });
  const [{ findings: { unknown } }] = inferAccess([{ file: 'a', text }], {}).studies;
  expect(unknown.map(({ why }) => why)).toContainEqual('The kind is {{inputs.parameters.n}}, whose value the manifest does not give.');
});

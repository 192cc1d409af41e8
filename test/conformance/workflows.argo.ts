import * as fc from 'fast-check';
import { ARGO_RELEASE, ArgoAnswer, askArgo } from './argo-oracle';
import { CALL, LOOP, PATCH, SPEC, SPEC_WITH_TEMPLATES, TEMPLATE, TEMPLATE_DEFAULTS, VALID_SPEC } from './random-workflows';
import { EFFORT } from './seed';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { isKnown } from '../../lib/inference/access/account';
import { patchAccount } from '../../lib/inference/access/pod-spec-patch';
import { inferAccess } from '../../lib/inference/infer-access';
import { anyString } from '../../lib/inference/workflows/any-string';
import { argumentsOf, inputValues } from '../../lib/inference/workflows/call-arguments';
import { effectiveSpec } from '../../lib/inference/workflows/effective-spec';
import { NO_VALUES } from '../../lib/inference/workflows/substitution';
import { itemValues } from '../../lib/inference/workflows/task-items';
import { TemplateDefaults } from '../../lib/inference/workflows/template-defaults';
import { TemplateLibrary } from '../../lib/inference/workflows/template-library';
import { hooksOf } from '../../lib/inference/workflows/template-walk';
import { fieldName, hasField, VersionedField } from '../../lib/inference/workflows/versioned-fields';
import { VERSIONED_FIELDS } from '../../lib/inference/workflows/versioned-fields.generated';
import { toWorkflowObject, WorkflowObject } from '../../lib/inference/workflows/workflow-object';
import { WORKFLOW } from '../../lib/inference/workflows/workflow-shape';
import { Field } from '../../lib/manifests/field';
import { parseManifests } from '../../lib/manifests/parse-manifests';
import { Shape } from '../../lib/manifests/shape';
import { mutatedSpecs } from '../inference/mutated-manifests';

/** The same in each run of the build: another one by `CONFORMANCE_SEED`. */
const SEED = Number(process.env.CONFORMANCE_SEED ?? 558541362);
const RUNS = 3_000 * EFFORT;

/** The version whose code is asked. */
const VERSION = ArgoVersion.of(ARGO_RELEASE);

/** Lists whose items merge by their names (patchMergeKey in workflow_types.go). */
const MERGED_BY_NAME: ReadonlySet<string> = new Set(['templates', 'parameters', 'artifacts', 'sidecars', 'initContainers', 'tasks', 'imagePullSecrets']);

/** The fields that the version doesn't have: Argo drops them before it looks. */
const ABSENT: ReadonlySet<string> = new Set(
  (Object.keys(VERSIONED_FIELDS) as VersionedField[]).filter((field) => !hasField(field, VERSION)).map(fieldName),
);

const TYPES = ['container', 'containerSet', 'steps', 'dag', 'script', 'resource', 'data', 'suspend', 'http', 'plugin'];

/** What we read of a field, as plain data: everything that its shape has. */
function plain(field: Field, shape: Shape, key = ''): unknown {
  if (!field.exists) {
    return undefined;
  }
  if (typeof shape === 'string') {
    return shape === 'string' ? field.text : shape === 'boolean' ? field.flag : shape === 'flag' ? field.flag === true || undefined
      : key === 'value' || key === 'default' ? anyString(field) : sorted(field.value);
  }
  if ('list' in shape) {
    const isNamed = MERGED_BY_NAME.has(key);
    const items = (isNamed ? field.itemsByName() : field.items()).map((item) => plain(item, shape.list) ?? {});
    const texts = items.map((item) => JSON.stringify(item));
    return items.length === 0 ? undefined : isNamed ? texts.sort() : texts;
  }
  const entries = 'entries' in shape
    ? field.entries().map(([name, entry]): [string, unknown] => [name, plain(entry, shape.entries, name)])
    : Object.entries(shape.fields).filter(([name]) => !ABSENT.has(name))
      .map(([name, child]): [string, unknown] => [name, plain(field.at(name), child, name)]);
  const present = entries.filter(([, value]) => value !== undefined && JSON.stringify(value) !== '{}').sort(([a], [b]) => a < b ? -1 : 1);
  return Object.fromEntries(present);
}

function sorted(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1).map(([key, child]) => [key, sorted(child)]))
    : value;
}

/** Where two values differ, by their paths. */
function differences(ours: unknown, theirs: unknown, path = ''): string[] {
  if (JSON.stringify(ours) === JSON.stringify(theirs)) {
    return [];
  }
  if (typeof ours !== 'object' || typeof theirs !== 'object' || ours === null || theirs === null) {
    return [`${path}: ours ${JSON.stringify(ours)}, Argo's ${JSON.stringify(theirs)}`];
  }
  const [own, other] = [new Map<string, unknown>(Object.entries(ours)), new Map<string, unknown>(Object.entries(theirs))];
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((key) => differences(own.get(key), other.get(key), `${path}.${key}`));
}

function shapeAt(shape: Shape, ...keys: readonly string[]): Shape {
  return keys.reduce<Shape>((parent, key) => {
    const found = typeof parent !== 'string' && 'fields' in parent ? parent.fields[key] : undefined;
    const item = found !== undefined && typeof found !== 'string' && 'list' in found && key === 'templates' ? found.list : found;
    if (item === undefined) {
      throw new Error(`There is no shape of ${key}.`);
    }
    return item;
  }, shape);
}

const SPEC_SHAPE = shapeAt(WORKFLOW, 'spec');
const TEMPLATE_SHAPE = shapeAt(WORKFLOW, 'spec', 'templates');

function objectOf(kind: string, spec: object, name = 'w'): WorkflowObject {
  const text = JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind, metadata: { name, namespace: 'ns' }, spec });
  const { objects, diagnostics } = parseManifests({ file: 'test.json', text });
  const object = objects[0] && toWorkflowObject(objects[0]);
  if (object === undefined) {
    throw new Error(JSON.stringify(diagnostics));
  }
  return object;
}

/** Compares what we say with what Argo says, and counts what Argo refuses; a difference fails with its input. */
async function compare<Input extends object>(
  inputs: fc.Arbitrary<Input>, ours: (input: Input, answer: ArgoAnswer) => unknown, theirs: (answer: ArgoAnswer) => unknown,
): Promise<string> {
  const questions = fc.sample(inputs, { numRuns: RUNS, seed: SEED });
  const answers = await askArgo(questions);
  const accepted = answers.map((answer, index) => ({ answer, question: questions[index] })).filter(({ answer }) => answer.error === undefined);
  const differing = accepted.map(({ answer, question }) => ({ question, ours: ours(question, answer), theirs: theirs(answer) }))
    .map((each) => ({ differences: differences(each.ours, each.theirs), question: JSON.stringify(each.question) }))
    .filter((each) => each.differences.length > 0)
    .sort((a, b) => a.question.length - b.question.length);
  expect(differing.slice(0, 3)).toEqual([]);
  return `${questions.length} inputs, ${accepted.length} accepted`;
}

function report(what: string, counts: string): void {
  process.stdout.write(`${what}: ${counts}, seed ${SEED}\n`);
}

beforeAll(() => process.stdout.write(`argo-workflows ${ARGO_RELEASE}\n`));

test('specs are joined as Argo joins them', async () => {
  const join = (inputs: { workflow: object; template: object; defaults: object }) => {
    const workflow = objectOf('Workflow', { ...inputs.workflow, workflowTemplateRef: { name: 't' } });
    const library = new TemplateLibrary([objectOf('WorkflowTemplate', inputs.template, 't')]);
    return effectiveSpec(workflow, { library, workflowDefaults: objectOf('Workflow', inputs.defaults).spec }, VERSION).spec;
  };
  const inputs = fc.record({ op: fc.constant('join'), workflow: SPEC, template: SPEC_WITH_TEMPLATES, defaults: SPEC });
  const exitOf = (template: string | undefined, list: readonly string[]) =>
    template === undefined ? undefined : { template, given: [...list].sort() };
  report('joined', await compare(inputs, (input) => {
    const spec = join(input);
    const onExit = spec.at('onExit').text;
    const hook = hooksOf(spec).find((each) => each.hook.place?.toString() === spec.at('hooks', 'exit').place?.toString());
    const args = onExit !== undefined || hook?.args === undefined ? spec.at('arguments') : hook.args;
    const names = args.at('parameters').itemsByName().flatMap((parameter) => parameter.at('name').text ?? []);
    return [{ ...plain(spec, SPEC_SHAPE) as object, workflowTemplateRef: undefined }, exitOf(onExit ?? hook?.hook.at('template').text, names)];
  }, ({ spec = {}, exitHook }) => [
    { ...plain(objectOf('Workflow', spec).spec, SPEC_SHAPE) as object, workflowTemplateRef: undefined },
    exitOf(exitHook?.template, (exitHook?.arguments?.parameters ?? []).map(({ name }) => name)),
  ]));
});

test('templateDefaults are merged as Argo merges them', async () => {
  const ofType = (template: object, type = '') => Object.fromEntries(Object.entries(template)
    .filter(([key]) => !TYPES.includes(key) || key.toLowerCase() === type.toLowerCase()));
  const inputs = fc.record({ op: fc.constant('defaults'), called: TEMPLATE, templateDefaults: TEMPLATE_DEFAULTS });
  report('with defaults', await compare(inputs, ({ called, templateDefaults }) => {
    const { spec } = objectOf('Workflow', { templates: [called], templateDefaults });
    const [template] = spec.at('templates').items();
    const defaults = new TemplateDefaults(spec.at('templateDefaults'), VERSION);
    const type = defaults.typeOf(template);
    return [type?.toLowerCase() ?? 'unknown', ofType(plain(defaults.over(template), TEMPLATE_SHAPE) as object, type)];
  }, ({ merged = {}, type = '' }) => {
    const [template] = objectOf('Workflow', { templates: [merged] }).spec.at('templates').items();
    return [type.toLowerCase(), ofType(plain(template, TEMPLATE_SHAPE) as object, type)];
  }));
});

test('inputs have the values that Argo gives them', async () => {
  const inputs = CALL.map((call) => ({ op: 'inputs', ...call }));
  report('called', await compare(inputs, (call, { inputs: found = {} }) => {
    const { spec } = objectOf('Workflow', { templates: [call.called], arguments: call.arguments });
    const args = argumentsOf(spec.at('arguments').as(shapeAt(TEMPLATE_SHAPE, 'inputs')), NO_VALUES);
    const values = inputValues(spec.at('templates').items()[0], args);
    return Object.keys(found).sort().map((name) => [name, values.get(name)?.text ?? 'of the configmap']);
  }, ({ inputs: found = {} }) => Object.entries(found).sort(([a], [b]) => a < b ? -1 : 1)));
});

test('patches of pods change the account as they do with Argo', async () => {
  const inputs = fc.record({ op: fc.constant('patch'), account: fc.constantFrom('', 'sa'), patches: fc.array(PATCH, { maxLength: 2 }) });
  report('patched', await compare(inputs, ({ account, patches }) => {
    const { spec } = objectOf('Workflow', { serviceAccountName: account, templates: patches.map((podSpecPatch) => ({ podSpecPatch })) });
    const { place } = spec;
    if (place === undefined) {
      throw new Error('The spec has a place.');
    }
    const choice = { name: account === '' ? 'default' : account, field: { file: '', path: '', place } };
    const patched = patchAccount(choice, account !== '', spec.at('templates').items().map((template) => template.at('podSpecPatch')), NO_VALUES);
    return isKnown(patched) ? patched.name : 'default';
  }, ({ serviceAccountName = '', deprecatedServiceAccount = '' }) => serviceAccountName || deprecatedServiceAccount || 'default'));
});

test('loops have the items that they have with Argo', async () => {
  const inputs = LOOP.map((task) => ({ op: 'items', task: { name: 'a', template: 't', ...task } }));
  report('looped', await compare(inputs, ({ task }, { items = [] }) => {
    const { spec } = objectOf('Workflow', { templates: [{ dag: { tasks: [task] } }] });
    const turns = itemValues(spec.at('templates').items()[0].at('dag', 'tasks').items()[0], NO_VALUES);
    return turns.map((turn, index) => Object.keys(items[index] ?? {}).sort().map((key) => [key, turn.get(key)?.text]));
  }, ({ items = [] }) => items.map((item) => Object.entries(item).sort(([a], [b]) => a < b ? -1 : 1))));
});

test('Argo accepts at least half of the workflows whose structure is mutated', async () => {
  const specs = fc.sample(mutatedSpecs(['steps', 'dag', 'resource', 'http', 'artifacts', 'script', 'garbage-collection']), { numRuns: RUNS, seed: SEED });
  const answers = await askArgo(specs.map(({ after }) => ({ op: 'join', workflow: after })));
  const valid = specs.filter((_spec, index) => answers[index].invalid === undefined && answers[index].error === undefined);
  // What Argo accepts is answered, unless it names what we don't take for a name.
  const faulty = valid.filter(({ after }) => {
    const text = JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'w' }, spec: after });
    return inferAccess([{ file: 'test.json', text }], { version: VERSION }).diagnostics.length > 0;
  });
  report('mutated', `${RUNS} inputs, ${valid.length} of them by its validation, ${faulty.length} of these at fault here`);
  expect(valid.length).toBeGreaterThan(RUNS / 2);
  expect(faulty.map(({ mutation, after }) => [mutation, after])).toEqual([]);
});

test('artifacts are collected only where Argo sets the finalizer', async () => {
  let valid = 0;
  const inputs = VALID_SPEC.map((workflow) => ({ op: 'join', workflow }));
  const counts = await compare(inputs, ({ workflow }, { invalid, finalizer = false }) => {
    const text = JSON.stringify({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { name: 'w' }, spec: workflow });
    const { studies } = inferAccess([{ file: 'test.json', text }], { version: VERSION });
    valid += invalid === undefined ? 1 : 0;
    const collects = studies[0].findings.features.some(({ id }) => id === 'artifact-garbage-collection');
    // Where the finalizer is set, no pod need have an artifact.
    return collects && !finalizer;
  }, () => false);
  report('collected', `${counts}, ${valid} of them by its validation`);
  expect(valid).toBeGreaterThan(RUNS / 2);
});

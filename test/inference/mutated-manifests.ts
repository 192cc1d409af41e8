import * as fc from 'fast-check';
import { WORKFLOW_SHAPES } from '../../scripts/bench/manifests/workflow-shapes';
import { SeededRandom } from '../../scripts/bench/programs/seeded-random';

/** How what a workflow is granted changes by a mutation; nothing is said where it can be either. */
export type Effect = 'same' | 'grows' | 'shrinks' | 'any';

type Json = { [key: string]: unknown };

/** A change of the structure of a spec, which is made in place. */
interface Mutation {
  readonly effect: Effect;

  /** Returns false where the spec has no place for it. */
  readonly apply: (spec: Json, random: SeededRandom) => boolean;
}

/** A spec that people could write, and the same after a mutation. */
export interface MutatedSpec {
  readonly shape: string;
  readonly mutation: string;
  readonly effect: Effect;
  readonly before: Json;
  readonly after: Json;
}

const isMap = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const mapsIn = (value: unknown): Json[] => Array.isArray(value) ? value.filter(isMap) : [];

const templatesOf = (spec: Json): Json[] => mapsIn(spec.templates);

/** The lists of steps or tasks, each of which can lose one or get another. */
function taskLists(spec: Json): Json[][] {
  return templatesOf(spec).flatMap(({ steps, dag }) => [
    ...Array.isArray(steps) ? steps.filter((group): group is Json[] => Array.isArray(group)) : [],
    ...isMap(dag) && Array.isArray(dag.tasks) ? [dag.tasks as Json[]] : [],
  ]);
}

/** Every map of a spec that stands below it, but for what users fill in freely. */
function mapsBelow(value: unknown): Json[] {
  const children = Array.isArray(value) ? value : isMap(value) ? Object.values(value) : [];
  return children.flatMap((child) => [...isMap(child) ? [child] : [], ...mapsBelow(child)]);
}

function oneOf<T>(choices: readonly T[], random: SeededRandom): T | undefined {
  return choices.length === 0 ? undefined : random.oneOf(choices);
}

const clone = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A mutation of a template, a list of tasks or a map that the spec has. */
function of<T>(effect: Effect, find: (spec: Json) => readonly T[], change: (found: T, random: SeededRandom, spec: Json) => boolean | void): Mutation {
  return {
    effect,
    apply: (spec, random) => {
      const found = oneOf(find(spec), random);
      return found !== undefined && change(found, random, spec) !== false;
    },
  };
}

const FIELDS: readonly (readonly [key: string, value: unknown])[] = [
  ['serviceAccountName', 'other'], ['executor', { serviceAccountName: 'runner' }], ['automountServiceAccountToken', true], ['podSpecPatch', '{"serviceAccountName":"patched"}'],
  ['retryStrategy', { limit: '2' }], ['activeDeadlineSeconds', '60'], ['metadata', { labels: { a: 'b' } }], ['parallelism', 2], ['nodeSelector', { disk: 'fast' }],
];

const WRONG = [null, 0, true, '', 'a: [', [], {}, [[]], { '': {} }, ['a'], 1e300, '{{', '{{inputs.parameters.none}}'];

/** The mutations; what is most often valid comes more than once. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'copy a template under another name': of('same', templatesOf, (template, _random, spec) => {
    (spec.templates as Json[]).push({ ...clone(template), name: `${String(template.name)}-copy` });
  }),
  'copy a step or task under another name': of('same', taskLists, (tasks, random) => {
    const task = oneOf(tasks, random);
    if (task === undefined) {
      return false;
    }
    tasks.push({ ...clone(task), name: `${String(task.name)}-copy` });
    return true;
  }),
  'call the entrypoint from a template before it': of('same', (spec) => [spec], (spec) => {
    (spec.templates as Json[]).push({ name: 'before', steps: [[{ name: 'go', template: spec.entrypoint, ...spec.arguments === undefined ? {} : { arguments: clone(spec.arguments) } }]] });
    spec.entrypoint = 'before';
  }),
  'turn the templates round': of('same', (spec) => [spec], (spec) => {
    (spec.templates as Json[]).reverse();
  }),
  'add a template that creates something, and call it': of('grows', taskLists, (tasks, random, spec) => {
    const name = `made-${random.below(100)}`;
    (spec.templates as Json[]).push({ name, resource: { action: 'create', manifest: `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\n` } });
    tasks.push({ name, template: name });
  }),
  'drop a step or task': of('shrinks', taskLists, (tasks, random) => {
    if (tasks.length < 2) {
      return false;
    }
    tasks.splice(random.below(tasks.length), 1);
    return true;
  }),
  'set a field of a template': of('any', templatesOf, (template, random) => {
    const [key, value] = random.oneOf(FIELDS);
    template[key] = clone(value);
  }),
  'set a field of the spec': of('any', (spec) => [spec], (spec, random) => {
    const [key, value] = random.oneOf(FIELDS.slice(0, 4));
    spec[key] = clone(value);
  }),
  'copy a field of one template to another one': of('any', templatesOf, (template, random, spec) => {
    const other = random.oneOf(templatesOf(spec));
    const key = oneOf(Object.keys(other).filter((each) => each !== 'name'), random);
    if (key === undefined) {
      return false;
    }
    template[key] = clone(other[key]);
    return true;
  }),
  'drop a field': of('any', mapsBelow, (map, random) => {
    const key = oneOf(Object.keys(map), random);
    return key !== undefined && delete map[key];
  }),
  'put something of another type in the place of a field': of('any', mapsBelow, (map, random) => {
    const key = oneOf(Object.keys(map), random);
    if (key === undefined) {
      return false;
    }
    map[key] = clone(random.oneOf(WRONG));
    return true;
  }),
  'repeat an item of a list': of('any', mapsBelow, (map, random) => {
    const key = oneOf(Object.keys(map).filter((each) => Array.isArray(map[each]) && (map[each] as unknown[]).length > 0), random);
    if (key === undefined) {
      return false;
    }
    const list = map[key] as unknown[];
    list.push(clone(random.oneOf(list)));
    return true;
  }),
};

const MUTATION_NAMES = Object.keys(MUTATIONS);
const SEEDS = 2 ** 31 - 2;

/**
 * Specs of the shapes that the bench has, each with one mutation: a spec without place for it gets another one.
 *
 * @param shapes The titles of the shapes; all by default.
 */
export function mutatedSpecs(shapes: readonly string[] = WORKFLOW_SHAPES.map(({ title }) => title)): fc.Arbitrary<MutatedSpec> {
  const known = WORKFLOW_SHAPES.filter(({ title }) => shapes.includes(title));
  const choices = fc.tuple(fc.constantFrom(...known), fc.nat(MUTATION_NAMES.length - 1), fc.integer({ min: 1, max: SEEDS }));
  return choices.map(([{ title, spec }, first, seed]) => {
    const random = new SeededRandom(seed);
    const before = clone(spec({ random })) as Json;
    for (let turn = 0; ; turn++) {
      const mutation = MUTATION_NAMES[(first + turn) % MUTATION_NAMES.length];
      const after = clone(before);
      if (MUTATIONS[mutation].apply(after, random)) {
        return { shape: title, mutation, effect: MUTATIONS[mutation].effect, before, after };
      }
    }
  });
}

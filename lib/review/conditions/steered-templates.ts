import { entriesOf, isObject, membersOf, PlainObject } from '../../rbac/validation/plain-data';

/** A field of a template that a parameter of the workflow decides about. */
export interface SteeredField {
  /** The template and the field: `main: container.image`. */
  readonly field: string;
  readonly parameter: string;
}

/** The fields of a template that decide how its pod is changed, and as which account it runs. */
const OF_TEMPLATES: ReadonlySet<string> = new Set(['podSpecPatch', 'serviceAccountName']);

/** The fields of its containers that decide which code runs. */
const OF_CONTAINERS: ReadonlySet<string> = new Set(['image', 'command', 'args', 'source']);

/** The fields of a template that have its containers, one or several. */
const CONTAINERS: ReadonlySet<string> = new Set(['container', 'script', 'containers', 'initContainers', 'sidecars']);

/** A tag that Argo Workflows replaces, and the parameters in it. */
const TAG = /\{\{(.*?)\}\}/gs;
const PARAMETER = /\b(workflow|inputs)\.parameters(?:\.([\w-]+)|\[\s*\\?["']([^"'\\]+)\\?["']\s*\])/g;

/** Finds the fields of templates that take what a submitter sets: parameters without an enum, passed on from template to template. */
export function steeredFields(spec: PlainObject): SteeredField[] {
  const templates = entriesOf(spec.templates).map(membersOf);
  const open = new Set(parametersOf(spec.arguments).filter((parameter) => !hasEnum(parameter)).map(({ name }) => String(name)));
  const steered = steeredInputs(spec, templates, open);
  const ofSpec = [...OF_TEMPLATES].flatMap((field) => referencesIn(spec[field])
    .filter(({ scope, name }) => scope === 'workflow' && open.has(name)).map(({ name }) => ({ field, parameter: name })));
  const defaults = isObject(spec.templateDefaults) ? [{ name: 'templateDefaults', ...spec.templateDefaults }] : [];
  return [...ofSpec, ...[...templates, ...defaults].flatMap((template) => fieldsIn(template).flatMap(({ path, value }) => {
    const found = referencesIn(value).find(({ scope, name }) => scope === 'workflow' ? open.has(name) : steered.has(keyOf(template.name, name)));
    return found === undefined ? [] : [{ field: `${String(template.name)}: ${path}`, parameter: found.name }];
  }))];
}

interface Field {
  readonly path: string;
  readonly value: unknown;
}

/** The fields of a template, and of those that are written within its steps, that decide what runs. */
function fieldsIn(template: PlainObject): Field[] {
  return Object.entries(template).flatMap(([key, value]): Field[] => {
    if (OF_TEMPLATES.has(key)) {
      return [{ path: key, value }];
    }
    const containers = CONTAINERS.has(key) ? [value].flat().map(membersOf) : key === 'containerSet' ? entriesOf(membersOf(value).containers).map(membersOf) : [];
    return [
      ...containers.flatMap((container) => [...OF_CONTAINERS].filter((field) => Object.hasOwn(container, field))
        .map((field) => ({ path: `${key}.${field}`, value: container[field] }))),
      ...key === 'steps' || key === 'dag' ? inlineIn(value).flatMap(fieldsIn) : [],
    ];
  });
}

/** The templates that are written within steps or tasks. */
function inlineIn(value: unknown): PlainObject[] {
  return Array.isArray(value) ? value.flatMap(inlineIn)
    : isObject(value) ? [...isObject(value.inline) ? [value.inline] : [], ...inlineIn(value.tasks)] : [];
}

/** The inputs of templates that have what a submitter sets: of the entrypoint, and of what it calls with them. */
function steeredInputs(spec: PlainObject, templates: readonly PlainObject[], open: ReadonlySet<string>): Set<string> {
  const closed = new Set(templates
    .flatMap(({ name, inputs }) => parametersOf(inputs).filter(hasEnum).map((parameter) => keyOf(name, parameter.name))));
  const entry = templates.find(({ name }) => name === spec.entrypoint);
  const steered = new Set(parametersOf(entry?.inputs).map(({ name }) => String(name))
    .filter((name) => open.has(name)).map((name) => keyOf(entry?.name, name)).filter((key) => !closed.has(key)));
  const calls = templates.flatMap((template) => [...ownValues(template), ...callsIn(template)].map((call) => ({ from: template.name, ...call })));
  for (let size = -1; size !== steered.size;) {
    size = steered.size;
    for (const { from, to, parameter, value } of calls) {
      const key = keyOf(to, parameter);
      if (!closed.has(key) && referencesIn(value).some(({ scope, name }) => scope === 'workflow' ? open.has(name) : steered.has(keyOf(from, name)))) {
        steered.add(key);
      }
    }
  }
  return steered;
}

interface Call {
  readonly to: unknown;
  readonly parameter: unknown;
  readonly value: unknown;
}

/** The values that inputs of a template have by themselves. */
function ownValues({ name, inputs }: PlainObject): Call[] {
  return parametersOf(inputs).map((parameter) => ({ to: name, parameter: parameter.name, value: [parameter.value, parameter.default] }));
}

/** The arguments that the steps and tasks of a template pass on. */
function callsIn(value: unknown): Call[] {
  if (Array.isArray(value)) {
    return value.flatMap(callsIn);
  }
  if (!isObject(value)) {
    return [];
  }
  const items = [value.withParam, value.withItems, value.withSequence];
  const own = typeof value.template === 'string' ? parametersOf(value.arguments).map((parameter) => ({
    to: value.template, parameter: parameter.name, value: /\{\{[^}]*\bitem\b/.test(String(parameter.value)) ? [parameter.value, items] : parameter.value,
  })) : [];
  return [...own, ...Object.values(value).flatMap(callsIn)];
}

function parametersOf(lists: unknown): PlainObject[] {
  return entriesOf(membersOf(lists).parameters).map(membersOf);
}

function hasEnum({ enum: values }: PlainObject): boolean {
  return entriesOf(values).length > 0;
}

function referencesIn(value: unknown): { readonly scope: string; readonly name: string }[] {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return [...text.matchAll(TAG)].flatMap(([, tag]) => [...tag.matchAll(PARAMETER)])
    .map(([, scope, name, quoted]) => ({ scope, name: name ?? quoted }));
}

function keyOf(template: unknown, parameter: unknown): string {
  return JSON.stringify([template, parameter]);
}

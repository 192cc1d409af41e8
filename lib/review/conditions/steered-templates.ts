import { entriesOf, isObject, membersOf, PlainObject } from '../../rbac/validation/plain-data';

/** A field of a template that a parameter of the workflow decides about. */
export interface SteeredField {
  /** The template and the field: `main: container.image`. */
  readonly field: string;
  readonly parameter: string;
}

/** The fields that decide which code runs, and as which account. */
const FIELDS: readonly (readonly string[])[] = [
  ['podSpecPatch'], ['serviceAccountName'],
  ...['container', 'script'].flatMap((part) => ['image', 'command', 'args', 'source'].map((field) => [part, field])),
];

const REFERENCE = /\{\{\s*(?:=\s*)?(workflow|inputs)\.parameters\.([\w-]+)/g;

/** Finds the fields of templates that take what a submitter sets: parameters without an enum, passed on from template to template. */
export function steeredFields(spec: PlainObject): SteeredField[] {
  const templates = entriesOf(spec.templates).map(membersOf);
  const open = new Set(parametersOf(spec.arguments).filter((parameter) => !hasEnum(parameter)).map(({ name }) => String(name)));
  const steered = steeredInputs(spec, templates, open);
  const ofSpec = ['podSpecPatch', 'serviceAccountName'].flatMap((field) => referencesIn(spec[field])
    .filter(({ scope, name }) => scope === 'workflow' && open.has(name)).map(({ name }) => ({ field, parameter: name })));
  return [...ofSpec, ...templates.flatMap((template) => FIELDS.flatMap((path) => {
    const value = path.reduce<unknown>((parent, key) => membersOf(parent)[key], template);
    const found = referencesIn(value).find(({ scope, name }) => scope === 'workflow' ? open.has(name) : steered.has(keyOf(template.name, name)));
    return found === undefined ? [] : [{ field: `${String(template.name)}: ${path.join('.')}`, parameter: found.name }];
  }))];
}

/** The inputs of templates that have what a submitter sets: of the entrypoint, and of what it calls with them. */
function steeredInputs(spec: PlainObject, templates: readonly PlainObject[], open: ReadonlySet<string>): Set<string> {
  const closed = new Set(templates
    .flatMap(({ name, inputs }) => parametersOf(inputs).filter(hasEnum).map((parameter) => keyOf(name, parameter.name))));
  const entry = templates.find(({ name }) => name === spec.entrypoint);
  const steered = new Set(parametersOf(entry?.inputs).map(({ name }) => String(name))
    .filter((name) => open.has(name)).map((name) => keyOf(entry?.name, name)).filter((key) => !closed.has(key)));
  const calls = templates.flatMap((template) => callsIn(template).map((call) => ({ from: template.name, ...call })));
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

/** The arguments that the steps and tasks of a template pass on. */
function callsIn(value: unknown): Call[] {
  if (Array.isArray(value)) {
    return value.flatMap(callsIn);
  }
  if (!isObject(value)) {
    return [];
  }
  const own = typeof value.template === 'string' ? parametersOf(value.arguments).map((parameter) => ({ to: value.template, parameter: parameter.name, value: parameter.value })) : [];
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
  return [...text.matchAll(REFERENCE)].map(([, scope, name]) => ({ scope, name }));
}

function keyOf(template: unknown, parameter: unknown): string {
  return JSON.stringify([template, parameter]);
}

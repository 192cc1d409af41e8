import { Field } from '../../manifests/field';

/** The types of a template, by the field that makes it one, in the order in which Argo looks for them. */
const TEMPLATE_TYPES = ['container', 'containerSet', 'steps', 'dag', 'script', 'resource', 'data', 'suspend', 'http', 'plugin'] as const;

export type TemplateType = typeof TEMPLATE_TYPES[number];

const POD_TYPES: ReadonlySet<TemplateType> = new Set(['container', 'containerSet', 'script', 'resource', 'data']);

const AGENT_TYPES: ReadonlySet<TemplateType> = new Set(['http', 'plugin']);

/** Returns the type of a template; a template that Argo doesn't know has no type. */
export function typeOf(template: Field): TemplateType | undefined {
  return TEMPLATE_TYPES.find((type) => template.at(type).exists);
}

/** Whether a template of this type runs in a pod of its own. */
export function runsInPod(type: TemplateType | undefined): boolean {
  return type !== undefined && POD_TYPES.has(type);
}

/** Whether a template of this type is run by the agent of its workflow. */
export function runsInAgent(type: TemplateType | undefined): boolean {
  return type !== undefined && AGENT_TYPES.has(type);
}

/** The defaults that count for a template of this type: not those for other types. */
export function defaultsFor(type: TemplateType | undefined, defaults: Field): Field {
  return defaults.without(TEMPLATE_TYPES.filter((other) => other !== type));
}

/**
 * Returns the type of a template when the defaults are merged into it.
 *
 * Argo takes away the defaults for other types except for steps, which aren't a pointer (mergedTemplateDefaultsInto in operator.go), and then
 * puts the type back only where it is one of the older ones (SetType in workflow_types.go).
 */
export function typeWithDefaults(template: Field, defaults: Field): TemplateType | undefined {
  const type = typeOf(template);
  const takesSteps = type === undefined || type === 'http' || type === 'plugin';
  return takesSteps && defaults.at('steps').items().length > 0 ? 'steps' : type;
}

import { Field } from '../../manifests/field';

/** The types of a template, by the field that makes it one, in the order in which Argo looks for them. */
export const TEMPLATE_TYPES = ['container', 'containerSet', 'steps', 'dag', 'script', 'resource', 'data', 'suspend', 'http', 'plugin'] as const;

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

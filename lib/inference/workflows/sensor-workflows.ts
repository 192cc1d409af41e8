import { toWorkflowObject, WorkflowObject } from './workflow-object';
import { WORKFLOW } from './workflow-shape';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field } from '../../manifests/field';
import { isMap, PathStep, Shape } from '../../manifests/shape';

/** What stands for a value that a Sensor takes from an event: nobody gives it one. */
const FROM_EVENT = '{{sensor.event}}';

const PARAMETERS: Shape = { list: { fields: { dest: 'string' } } };

const TRIGGER: Shape = { fields: { operation: 'string', args: { list: 'string' }, parameters: PARAMETERS, source: { fields: { resource: 'any' } } } };

/**
 * A Sensor of Argo Events, as far as it makes workflows.
 *
 * See https://github.com/argoproj/argo-events/blob/v1.9.6/pkg/apis/events/v1alpha1/sensor_types.go
 */
const SENSOR: Shape = {
  fields: {
    apiVersion: 'string',
    kind: 'string',
    metadata: { fields: { namespace: 'string' } },
    spec: { fields: { triggers: { list: { fields: { template: { fields: { argoWorkflow: TRIGGER, k8s: TRIGGER } } } } } } },
  },
};

/** The operations that make a workflow of what the trigger holds, the default first. */
const MAKING: Readonly<Record<'argoWorkflow' | 'k8s', readonly string[]>> = { argoWorkflow: ['submit'], k8s: ['create', 'update'] };

/** The workflows that a Sensor makes, and what is wrong with it. */
export interface SensorWorkflows {
  readonly workflows: readonly WorkflowObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the workflows that a Sensor makes: in its own namespace where they name none. Any other object gives nothing.
 *
 * @see https://github.com/argoproj/argo-events/blob/v1.9.6/pkg/sensors/triggers/argo-workflow/argo-workflow.go
 */
export function sensorWorkflows(object: Field, defaultNamespace = ''): SensorWorkflows {
  if (object.at('kind').text !== 'Sensor' || object.at('apiVersion').text?.startsWith('argoproj.io/') !== true) {
    return { workflows: [], diagnostics: [] };
  }
  const sensor = object.as(SENSOR);
  const namespace = sensor.at('metadata', 'namespace').text ?? defaultNamespace;
  const templates = sensor.at('spec', 'triggers').items().map((trigger) => trigger.at('template'));
  return {
    workflows: templates.flatMap((template) => (['argoWorkflow', 'k8s'] as const).flatMap((type) => {
      const trigger = template.at(type);
      return MAKING[type].includes(trigger.at('operation').text ?? MAKING[type][0]) ? madeBy(trigger, namespace) : [];
    })),
    diagnostics: sensor.misfits(),
  };
}

function madeBy(trigger: Field, namespace: string): WorkflowObject[] {
  const resource = trigger.at('source', 'resource');
  let patched = resource.as(WORKFLOW);
  const unread: Field[] = trigger.at('args').items();
  for (const dest of trigger.at('parameters').items().map((parameter) => parameter.at('dest'))) {
    const changed = dest.text === undefined ? patched : patched.with(pathOf(dest.text), FROM_EVENT);
    // What an event puts in the place of a map or a list can't be followed.
    if (changed.misfits().length > patched.misfits().length || holdsMore(patched, dest.text)) {
      unread.push(dest);
    } else {
      patched = changed;
    }
  }
  const workflow = toWorkflowObject(patched, namespace);
  return workflow === undefined ? [] : [
    { ...workflow, name: literal(workflow.name), generateName: literal(workflow.generateName), unread, isEmbedded: true },
  ];
}

function literal(text: string | undefined): string | undefined {
  return text === FROM_EVENT ? undefined : text;
}

function holdsMore(resource: Field, dest = ''): boolean {
  const value = pathOf(dest).reduce<unknown>((parent, step) =>
    Array.isArray(parent) || isMap(parent) ? new Map(Object.entries(parent)).get(String(step)) : undefined, resource.value);
  return Array.isArray(value) || isMap(value);
}

/** A path as Argo Events writes it: `spec.arguments.parameters.0.value`, with `\.` for a dot in a key. */
function pathOf(dest: string): PathStep[] {
  return (dest.match(/(?:\\.|[^.\\])+/g) ?? []).map((step) => /^\d+$/.test(step) ? Number(step) : step.replace(/\\(.)/g, '$1'));
}

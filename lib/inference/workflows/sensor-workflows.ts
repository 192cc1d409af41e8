import { toWorkflowObject, WorkflowObject } from './workflow-object';
import { WORKFLOW } from './workflow-shape';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field } from '../../manifests/field';
import { isMap, PathStep, Shape } from '../../manifests/shape';
import { readYaml } from '../../manifests/yaml-text';

/** The placeholder of a value that a Sensor takes from an event: it never gets a value here. */
const FROM_EVENT = '{{sensor.event}}';

const PARAMETERS: Shape = { list: { fields: { dest: 'string' } } };

/** Where the object of a trigger is read from: of several the first one counts. */
const SOURCES = {
  s3: 'any',
  inline: 'string',
  file: 'any',
  url: 'any',
  git: 'any',
  configmap: { fields: { name: 'string', key: 'string' } },
  resource: 'any',
} as const satisfies Record<string, Shape>;

const TRIGGER: Shape = { fields: { operation: 'string', args: { list: 'string' }, parameters: PARAMETERS, source: { fields: SOURCES } } };

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

const CONFIG_MAP: Shape = {
  fields: { kind: 'string', apiVersion: 'string', metadata: { fields: { name: 'string', namespace: 'string' } }, data: { entries: 'any' } },
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
 * @param others The objects among which configmaps may be that have workflows.
 * @see https://github.com/argoproj/argo-events/blob/v1.9.6/pkg/sensors/triggers/argo-workflow/argo-workflow.go
 */
export function sensorWorkflows(object: Field, others: readonly Field[], defaultNamespace = ''): SensorWorkflows {
  if (object.at('kind').text !== 'Sensor' || object.at('apiVersion').text?.startsWith('argoproj.io/') !== true) {
    return { workflows: [], diagnostics: [] };
  }
  const sensor = object.as(SENSOR);
  const namespace = sensor.at('metadata', 'namespace').text ?? defaultNamespace;
  const templates = sensor.at('spec', 'triggers').items().map((trigger) => trigger.at('template'));
  const made = templates.flatMap((template) => (['argoWorkflow', 'k8s'] as const).flatMap((type): Made[] => {
    const trigger = template.at(type);
    if (!MAKING[type].includes(trigger.at('operation').text ?? MAKING[type][0])) {
      return [];
    }
    const source = readSource(trigger.at('source'), namespace, others);
    // A trigger of Kubernetes without its source here may make an object that isn't a workflow.
    return source.object !== undefined ? [{ workflows: madeBy(trigger, source.object, namespace), diagnostics: source.diagnostics }]
      : source.elsewhere === undefined || type === 'k8s' ? [source] : [{ workflows: [unreadWorkflow(source.elsewhere, namespace)], diagnostics: [] }];
  }));
  return {
    workflows: made.flatMap(({ workflows = [] }) => workflows),
    diagnostics: [...sensor.misfits(), ...made.flatMap(({ diagnostics }) => diagnostics)],
  };
}

interface Made {
  readonly workflows?: readonly WorkflowObject[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The object of a trigger, or where it is if not among the inputs. */
interface ReadSource {
  readonly object?: Field;
  readonly elsewhere?: Field;
  readonly diagnostics: readonly Diagnostic[];
}

/** @see https://github.com/argoproj/argo-events/blob/v1.9.6/pkg/sensors/artifacts/store.go#L75 GetArtifactReader */
function readSource(source: Field, namespace: string, others: readonly Field[]): ReadSource {
  const from = (Object.keys(SOURCES) as (keyof typeof SOURCES)[]).find((name) => source.at(name).exists);
  const field = source.at(from ?? 'resource');
  switch (from) {
    case undefined: case 'resource':
      return { object: field, diagnostics: [] };
    case 'inline':
      return readText(field);
    case 'configmap': {
      const text = others.filter((object) => object.at('kind').text === 'ConfigMap').map((object) => object.as(CONFIG_MAP))
        .filter((object) => object.at('metadata', 'name').text === field.at('name').text)
        .filter((object) => (object.at('metadata', 'namespace').text ?? namespace) === namespace)
        .map((object) => object.at('data', field.at('key').text ?? '')).find(({ exists }) => exists);
      return text === undefined ? { elsewhere: field, diagnostics: [] } : readText(text);
    }
    default:
      return { elsewhere: field, diagnostics: [] };
  }
}

/** Reads an object inside a text; its faults have the place of the text. */
function readText(text: Field): ReadSource {
  const reading = readYaml(text.anyText ?? '');
  return reading.kind === 'fault'
    ? { diagnostics: text.diagnose('manifest/invalid-yaml', `In ${text.place?.toString() ?? 'the text'}: ${reading.fault.message}`, reading.fault.fix) }
    : { object: text.with([], reading.yaml.documents[0]?.value), diagnostics: [] };
}

function unreadWorkflow(elsewhere: Field, namespace: string): WorkflowObject {
  const root = elsewhere.with([], {}).as(WORKFLOW);
  return { kind: 'Workflow', namespace, root, spec: root.at('spec'), file: elsewhere.place?.file ?? '', elsewhere, isEmbedded: true };
}

function madeBy(trigger: Field, resource: Field, namespace: string): WorkflowObject[] {
  let patched = resource.as(WORKFLOW);
  const unread: Field[] = trigger.at('args').items();
  for (const dest of trigger.at('parameters').items().map((parameter) => parameter.at('dest'))) {
    const changed = dest.text === undefined ? patched : patched.with(pathOf(dest.text), FROM_EVENT);
    // A value that an event puts in the place of a map or a list can't be followed.
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

import { isWorkflowKind, WorkflowKind } from './workflow-kind';
import { CRON_WORKFLOW, WORKFLOW } from './workflow-shape';
import { Diagnostic } from '../../diagnostics/diagnostic';
import { Field } from '../../manifests/field';
import { validateNamespaceName } from '../../rbac/validation/object-names';
import { invalidNames } from '../invalid-names';

const ARGO_GROUP = 'argoproj.io/';

/** A manifest whose access can be inferred. */
export interface WorkflowObject {
  readonly kind: WorkflowKind;

  /** `metadata.name`. */
  readonly name?: string;

  /** `metadata.generateName`. */
  readonly generateName?: string;

  /** The namespace it is for; the empty text where it isn't known. */
  readonly namespace: string;

  /** The whole object. */
  readonly root: Field;

  /** The workflow's spec: of a CronWorkflow, the one it starts. */
  readonly spec: Field;

  readonly file: string;

  /** Fields that change it in a way that can't be followed, of the Sensor that makes it. */
  readonly unread?: readonly Field[];

  /** Where the Sensor that makes it reads it from, if that isn't among the inputs: nothing of it is known then. */
  readonly elsewhere?: Field;

  /** It is inside another object, so no other can refer to it. */
  readonly isEmbedded?: boolean;
}

/** Reads an object as one of Argo's workflow kinds; any other gives nothing. */
export function toWorkflowObject(object: Field, defaultNamespace = ''): WorkflowObject | undefined {
  const kind = object.at('kind').text;
  if (!isWorkflowKind(kind) || object.at('apiVersion').text?.startsWith(ARGO_GROUP) !== true) {
    return undefined;
  }
  const root = object.as(kind === 'CronWorkflow' ? CRON_WORKFLOW : WORKFLOW);
  const metadata = root.at('metadata');
  const namespace = metadata.at('namespace');
  return {
    kind,
    name: metadata.at('name').text,
    generateName: metadata.at('generateName').text,
    namespace: kind === 'ClusterWorkflowTemplate' ? defaultNamespace : namespace.text ?? defaultNamespace,
    root,
    spec: kind === 'CronWorkflow' ? root.at('spec', 'workflowSpec') : root.at('spec'),
    file: root.place?.file ?? '',
  };
}

/** Reports the faults of a workflow as it is written. */
export function workflowDiagnostics({ root }: WorkflowObject): Diagnostic[] {
  return [...root.misfits(), ...invalidNames(root.at('metadata', 'namespace'), validateNamespaceName)];
}

/** Whether its templates are there for others to call, so none of them is out of reach. */
export function isLibrary({ kind }: WorkflowObject): boolean {
  return kind === 'WorkflowTemplate' || kind === 'ClusterWorkflowTemplate';
}

/** Its usual name: its name, otherwise the beginning of its name, otherwise nothing. */
export function nameOf({ name, generateName }: WorkflowObject): string {
  return name ?? generateName ?? '';
}

import { ClusterObject } from '../cluster-objects';
import { STEP_IMAGE } from '../node/images';

const ARGO = 'argoproj.io/v1alpha1';

const TEMPLATES = [{ name: 'main', container: { image: STEP_IMAGE, command: ['true'] } }];

export const SPEC = { entrypoint: 'main', templates: TEMPLATES };

const BEGIN = '2026-01-01T00:00:00Z';
const END = '2026-01-01T00:01:00Z';

/** How far a workflow has come, without any controller that brought it there. */
export type WorkflowState = 'succeeded' | 'failed' | 'running' | 'waiting';

/** A workflow in a state, with a node of it. One that waits has a suspended node. */
export function workflow(name: string, state: WorkflowState = 'succeeded'): ClusterObject {
  const isComplete = state === 'succeeded' || state === 'failed';
  const phase = { succeeded: 'Succeeded', failed: 'Failed', running: 'Running', waiting: 'Running' }[state];
  const node = {
    id: name,
    name,
    displayName: name,
    type: state === 'waiting' ? 'Suspend' : 'Pod',
    templateName: 'main',
    templateScope: `local/${name}`,
    phase,
    startedAt: BEGIN,
    ...isComplete && { finishedAt: END },
  };
  return {
    apiVersion: ARGO,
    kind: 'Workflow',
    metadata: {
      name, labels: { 'workflows.argoproj.io/phase': phase, 'case': name, ...isComplete && { 'workflows.argoproj.io/completed': 'true' } },
    },
    spec: state === 'waiting' ? { ...SPEC, suspend: true, templates: [{ name: 'main', suspend: {} }] } : SPEC,
    status: { phase, startedAt: BEGIN, ...isComplete && { finishedAt: END }, nodes: { [name]: node } },
  };
}

/** A workflow for a controller to run, which takes a file from the object store and puts one there; or that fails. */
export function workflowToRun(name: string, end: 'succeeds' | 'fails' = 'succeeds'): ClusterObject {
  const file = { name: 'file', archive: { none: {} } };
  const main = end === 'fails'
    ? { name: 'main', container: { image: STEP_IMAGE, command: ['false'] } }
    : {
      name: 'main',
      inputs: { artifacts: [{ ...file, path: '/tmp/in', s3: { key: 'files/one' } }] },
      container: { image: STEP_IMAGE, command: ['cp', '/tmp/in', '/tmp/out'] },
      outputs: { artifacts: [{ ...file, path: '/tmp/out' }] },
    };
  return { apiVersion: ARGO, kind: 'Workflow', metadata: { name }, spec: { serviceAccountName: 'workflow', entrypoint: 'main', templates: [main] } };
}

/** A pod of a workflow that has a log. */
export function podOf(name: string): ClusterObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { 'workflows.argoproj.io/workflow': name }, annotations: { 'workflows.argoproj.io/node-name': name, 'workflows.argoproj.io/node-id': name } },
    spec: { restartPolicy: 'Never', containers: [{ name: 'main', image: STEP_IMAGE, command: ['echo', 'hello'] }] },
  };
}

export function workflowTemplate(name: string): ClusterObject {
  return { apiVersion: ARGO, kind: 'WorkflowTemplate', metadata: { name, labels: { case: name } }, spec: SPEC };
}

export function clusterWorkflowTemplate(name: string): ClusterObject {
  return { apiVersion: ARGO, kind: 'ClusterWorkflowTemplate', metadata: { name, labels: { case: name } }, spec: SPEC };
}

/** Its schedule never comes. */
export function cronWorkflow(name: string): ClusterObject {
  return { apiVersion: ARGO, kind: 'CronWorkflow', metadata: { name, labels: { case: name } }, spec: { schedules: ['0 0 30 2 *'], workflowSpec: SPEC } };
}

/** A limit of a semaphore, under the key `limit`. */
export function limitConfigMap(name: string): ClusterObject {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { limit: '1' } };
}

/** An object of Argo Events, whose definitions the lab has without any schema. */
export function eventObject(kind: 'EventSource' | 'Sensor', name: string): ClusterObject {
  return { apiVersion: ARGO, kind, metadata: { name }, spec: {} };
}

export function eventBinding(name: string, template: string): ClusterObject {
  return {
    apiVersion: ARGO, kind: 'WorkflowEventBinding', metadata: { name }, spec: { event: { selector: 'true' }, submit: { workflowTemplateRef: { name: template } } },
  };
}

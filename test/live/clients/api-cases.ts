import { ApiCase } from './client-case';
import {
  clusterWorkflowTemplate, cronWorkflow, eventBinding, eventObject, limitConfigMap, podOf, workflow, workflowTemplate,
} from './client-fixtures';
import { ClusterObject } from '../cluster-objects';

/** What is sent to create or change an object: what was read of it, as it has to come back. */
function without(object: ClusterObject, ...keys: string[]): ClusterObject {
  return { ...object, ...Object.fromEntries(keys.map((key) => [key, undefined])) };
}

const NEW = (name: string) => without(workflow(name), 'status');

/** Every operation that a request alone can ask for. What else there is stands in a scenario of its own, or below. */
export const API_CASES: readonly ApiCase[] = [
  { key: 'WORKFLOW_CREATE', body: (name) => ({ workflow: NEW(name) }) },
  { key: 'WORKFLOW_GET', fixtures: (name) => [workflow(name)] },
  { key: 'WORKFLOW_LIST' },
  { key: 'WORKFLOW_WATCH', fixtures: (name) => [workflow(name)] },
  { key: 'WORKFLOW_WATCH_ONE', fixtures: (name) => [workflow(name)], query: 'listOptions.fieldSelector=metadata.name=NAME' },
  { key: 'EVENTS_WATCH', answers: [500] }, // 4.1.2 fails to write the first event that it has read
  { key: 'WORKFLOW_DELETE', fixtures: (name) => [workflow(name)] },
  { key: 'WORKFLOW_RETRY', fixtures: (name) => [workflow(name, 'failed')], body: () => ({}) },
  { key: 'WORKFLOW_RESUBMIT', fixtures: (name) => [workflow(name)], body: () => ({}) },
  { key: 'WORKFLOW_RESUME', fixtures: (name) => [workflow(name, 'waiting')], body: () => ({}) },
  { key: 'WORKFLOW_SUSPEND', fixtures: (name) => [workflow(name, 'running')], body: () => ({}) },
  { key: 'WORKFLOW_TERMINATE', fixtures: (name) => [workflow(name, 'running')], body: () => ({}) },
  { key: 'WORKFLOW_STOP', fixtures: (name) => [workflow(name, 'running')], body: () => ({}) },
  { key: 'WORKFLOW_SET', fixtures: (name) => [workflow(name, 'waiting')], body: (name) => ({ nodeFieldSelector: `displayName=${name}`, message: 'seen' }) },
  { key: 'WORKFLOW_LINT', body: (name) => ({ workflow: NEW(name) }) },
  { key: 'WORKFLOW_LOGS', fixtures: (name) => [workflow(name), podOf(name)], query: 'logOptions.container=main' },
  {
    key: 'WORKFLOW_SUBMIT',
    options: { workflowTemplates: true },
    fixtures: (name) => [workflowTemplate(name)],
    body: (name) => ({ resourceKind: 'WorkflowTemplate', resourceName: name }),
  },
  {
    key: 'WORKFLOW_SUBMIT',
    options: { clusterWorkflowTemplates: true },
    fixtures: (name) => [clusterWorkflowTemplate(name)],
    body: (name) => ({ resourceKind: 'ClusterWorkflowTemplate', resourceName: name }),
  },
  {
    key: 'WORKFLOW_SUBMIT',
    options: { cronWorkflows: true },
    fixtures: (name) => [cronWorkflow(name)],
    body: (name) => ({ resourceKind: 'CronWorkflow', resourceName: name }),
  },
  { key: 'WORKFLOW_TEMPLATE_CREATE', body: (name) => ({ template: workflowTemplate(name) }) },
  { key: 'WORKFLOW_TEMPLATE_GET', fixtures: (name) => [workflowTemplate(name)] },
  { key: 'WORKFLOW_TEMPLATE_LIST' },
  { key: 'WORKFLOW_TEMPLATE_UPDATE', fixtures: (name) => [workflowTemplate(name)], body: (name) => ({ name, template: workflowTemplate(name) }), readsFirst: 'WorkflowTemplate' },
  { key: 'WORKFLOW_TEMPLATE_DELETE', fixtures: (name) => [workflowTemplate(name)] },
  { key: 'WORKFLOW_TEMPLATE_LINT', body: (name) => ({ template: workflowTemplate(name) }) },
  { key: 'CLUSTER_WORKFLOW_TEMPLATE_CREATE', body: (name) => ({ template: clusterWorkflowTemplate(name) }) },
  { key: 'CLUSTER_WORKFLOW_TEMPLATE_GET', fixtures: (name) => [clusterWorkflowTemplate(name)] },
  { key: 'CLUSTER_WORKFLOW_TEMPLATE_LIST' },
  {
    key: 'CLUSTER_WORKFLOW_TEMPLATE_UPDATE',
    fixtures: (name) => [clusterWorkflowTemplate(name)],
    body: (name) => ({ name, template: clusterWorkflowTemplate(name) }),
    readsFirst: 'ClusterWorkflowTemplate',
  },
  { key: 'CLUSTER_WORKFLOW_TEMPLATE_DELETE', fixtures: (name) => [clusterWorkflowTemplate(name)] },
  { key: 'CLUSTER_WORKFLOW_TEMPLATE_LINT', body: (name) => ({ template: clusterWorkflowTemplate(name) }) },
  { key: 'CRON_WORKFLOW_CREATE', body: (name) => ({ cronWorkflow: cronWorkflow(name) }) },
  { key: 'CRON_WORKFLOW_GET', fixtures: (name) => [cronWorkflow(name)] },
  { key: 'CRON_WORKFLOW_LIST' },
  { key: 'CRON_WORKFLOW_UPDATE', fixtures: (name) => [cronWorkflow(name)], body: (name) => ({ name, cronWorkflow: cronWorkflow(name) }), readsFirst: 'CronWorkflow' },
  { key: 'CRON_WORKFLOW_DELETE', fixtures: (name) => [cronWorkflow(name)] },
  { key: 'CRON_WORKFLOW_SUSPEND_OR_RESUME', fixtures: (name) => [cronWorkflow(name)], body: (name) => ({ name }) },
  { key: 'CRON_WORKFLOW_LINT', body: (name) => ({ cronWorkflow: cronWorkflow(name) }) },
  {
    key: 'EVENT_RECEIVE',
    options: { workflowTemplates: true },
    fixtures: (name) => [workflowTemplate(name), eventBinding(name, name)],
    body: () => ({ hello: 'lab' }),
    path: { discriminator: 'lab' },
  },
  { key: 'WORKFLOW_EVENT_BINDING_LIST' },
  { key: 'EVENT_SOURCE_CREATE', body: (name) => ({ eventSource: eventObject('EventSource', name) }) },
  { key: 'EVENT_SOURCE_GET', fixtures: (name) => [eventObject('EventSource', name)] },
  { key: 'EVENT_SOURCE_UPDATE', fixtures: (name) => [eventObject('EventSource', name)], body: (name) => ({ name, eventSource: eventObject('EventSource', name) }), readsFirst: 'EventSource' },
  { key: 'EVENT_SOURCE_DELETE', fixtures: (name) => [eventObject('EventSource', name)] },
  { key: 'EVENT_SOURCE_LIST' },
  { key: 'EVENT_SOURCE_WATCH', fixtures: (name) => [eventObject('EventSource', name)] },
  { key: 'SENSOR_CREATE', body: (name) => ({ sensor: eventObject('Sensor', name) }) },
  { key: 'SENSOR_GET', fixtures: (name) => [eventObject('Sensor', name)] },
  { key: 'SENSOR_UPDATE', fixtures: (name) => [eventObject('Sensor', name)], body: (name) => ({ name, sensor: eventObject('Sensor', name) }), readsFirst: 'Sensor' },
  { key: 'SENSOR_DELETE', fixtures: (name) => [eventObject('Sensor', name)] },
  { key: 'SENSOR_LIST' },
  { key: 'SENSOR_WATCH', fixtures: (name) => [eventObject('Sensor', name)] },
  { key: 'SYNC_CONFIG_MAP_CREATE', body: (name) => ({ type: 0, cmName: name, key: 'limit', limit: 2 }) },
  { key: 'SYNC_CONFIG_MAP_CREATE', fixtures: (name) => [limitConfigMap(name)], body: (name) => ({ type: 0, cmName: name, key: 'other', limit: 2 }) },
  { key: 'SYNC_CONFIG_MAP_GET', fixtures: (name) => [limitConfigMap(name)], path: { key: 'limit' }, query: 'type=0&cmName=NAME' },
  { key: 'SYNC_CONFIG_MAP_UPDATE', fixtures: (name) => [limitConfigMap(name)], path: { key: 'limit' }, body: (name) => ({ type: 0, cmName: name, key: 'limit', limit: 3 }) },
  { key: 'SYNC_CONFIG_MAP_DELETE', fixtures: (name) => [limitConfigMap(name)], path: { key: 'limit' }, query: 'type=0&cmName=NAME' },
  { key: 'INFO' },
];

/** Operations without a case, and why. */
export const WITHOUT_CASE: Readonly<Record<string, string>> = {
  EVENT_SOURCE_LOGS: 'no Argo Events runs in the lab',
  LOGIN: 'a page for browsers',
  METRICS: 'asks nothing of Kubernetes',
  SENSOR_LOGS: 'no Argo Events runs in the lab',
};

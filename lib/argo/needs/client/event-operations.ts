import { Operation } from './client-need';
import { CONSEQUENCE, UNNAMED } from './client-reasons';
import { eventSources, sensors } from './client-resources';
import { CALLER_TEMPLATE_READS } from './template-reads';
import { Argo, ArgoEvents, Core } from '../../../resources/groups';

const EVENT_SERVER = 'v4.1.2 server/event/event_server.go';
const EVENT_SOURCE_SERVER = 'v4.1.2 server/eventsource/event_source_server.go';
const SENSOR_SERVER = 'v4.1.2 server/sensor/sensor_server.go';
const SERVER_ONLY = 'no command of argo performs it';

const POD_LOGS = (owner: string) => [
  {
    place: 'workflow',
    unnamed: UNNAMED.PODS,
    grant: () => Core.pods.list().watch(),
    why: `finds the pods of the ${owner}`,
  },
  {
    place: 'workflow',
    unnamed: UNNAMED.PODS,
    grant: () => Core.podsLog.get(),
    why: 'reads the logs of the pods',
    consequence: CONSEQUENCE.LOG_READS,
  },
] as const satisfies Operation['needs'];

export const EVENT_OPERATIONS = {
  EVENT_RECEIVE: {
    id: 'event.ReceiveEvent',
    summary: 'Sends an event, which submits a workflow for each WorkflowEventBinding that it matches.',
    request: 'POST /api/v1/events/{ns}/{discriminator}',
    serverOnly: SERVER_ONLY,
    oneOf: ['workflowTemplates', 'clusterWorkflowTemplates'],
    needs: [
      {
        place: 'workflow',
        unnamed: UNNAMED.LIST,
        grant: () => Argo.workflowEventBindings.list(),
        why: 'lists the WorkflowEventBindings to find those that the event matches',
      },
      ...CALLER_TEMPLATE_READS,
      {
        place: 'workflow',
        unnamed: UNNAMED.CREATE,
        grant: () => Argo.workflows.create(),
        why: 'creates a workflow for each binding that matches',
        consequence: CONSEQUENCE.WORKFLOW_WRITES,
      },
    ],
    note: 'Each WorkflowEventBinding submits from a template, which the client reads: a WorkflowTemplate where no option says otherwise.',
    evidence: [`${EVENT_SERVER}:72-99`, 'v4.1.2 server/event/dispatch/operation.go:88-168'],
  },
  WORKFLOW_EVENT_BINDING_LIST: {
    id: 'event.ListWorkflowEventBindings',
    summary: 'Lists WorkflowEventBindings.',
    request: 'GET /api/v1/workflow-event-bindings/{ns}',
    serverOnly: SERVER_ONLY,
    spansNamespaces: true,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.LIST,
      grant: () => Argo.workflowEventBindings.list(),
      why: 'lists the WorkflowEventBindings',
    }],
    evidence: [`${EVENT_SERVER}:101-111`],
  },
} as const satisfies Record<string, Operation>;

export const EVENT_SOURCE_OPERATIONS = {
  EVENT_SOURCE_CREATE: {
    id: 'eventsource.CreateEventSource',
    summary: 'Creates an EventSource.',
    request: 'POST /api/v1/event-sources/{ns}',
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.CREATE,
      grant: () => ArgoEvents.eventSources.create(),
      why: 'creates the EventSource',
      consequence: CONSEQUENCE.EVENT_SOURCE_WRITES,
    }],
    evidence: [`${EVENT_SOURCE_SERVER}:23-31`],
  },
  EVENT_SOURCE_GET: {
    id: 'eventsource.GetEventSource',
    summary: 'Reads an EventSource.',
    request: 'GET /api/v1/event-sources/{ns}/{name}',
    serverOnly: SERVER_ONLY,
    needs: [{ place: 'workflow', grant: (names) => eventSources(names).get(), why: 'reads the EventSource' }],
    evidence: [`${EVENT_SOURCE_SERVER}:33-41`],
  },
  EVENT_SOURCE_UPDATE: {
    id: 'eventsource.UpdateEventSource',
    summary: 'Replaces an EventSource.',
    request: 'PUT /api/v1/event-sources/{ns}/{name}',
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      grant: (names) => eventSources(names).update(),
      why: 'replaces the EventSource',
      consequence: CONSEQUENCE.EVENT_SOURCE_WRITES,
    }],
    evidence: [`${EVENT_SOURCE_SERVER}:52-59`],
  },
  EVENT_SOURCE_DELETE: {
    id: 'eventsource.DeleteEventSource',
    summary: 'Deletes an EventSource.',
    request: 'DELETE /api/v1/event-sources/{ns}/{name}',
    serverOnly: SERVER_ONLY,
    needs: [{ place: 'workflow', grant: (names) => eventSources(names).delete(), why: 'deletes the EventSource' }],
    evidence: [`${EVENT_SOURCE_SERVER}:43-50`],
  },
  EVENT_SOURCE_LIST: {
    id: 'eventsource.ListEventSources',
    summary: 'Lists EventSources.',
    request: 'GET /api/v1/event-sources/{ns}',
    serverOnly: SERVER_ONLY,
    spansNamespaces: true,
    needs: [{ place: 'workflow', unnamed: UNNAMED.LIST, grant: () => ArgoEvents.eventSources.list(), why: 'lists the EventSources' }],
    evidence: [`${EVENT_SOURCE_SERVER}:61-68`],
  },
  EVENT_SOURCE_WATCH: {
    id: 'eventsource.WatchEventSources',
    summary: 'Follows the changes of EventSources.',
    request: 'GET /api/v1/stream/event-sources/{ns}',
    serverOnly: SERVER_ONLY,
    spansNamespaces: true,
    needs: [{ place: 'workflow', unnamed: UNNAMED.WATCH, grant: () => ArgoEvents.eventSources.watch(), why: 'follows the EventSources' }],
    evidence: [`${EVENT_SOURCE_SERVER}:105-112`],
  },
  EVENT_SOURCE_LOGS: {
    id: 'eventsource.EventSourcesLogs',
    summary: 'Reads the logs of the pods of EventSources.',
    request: 'GET /api/v1/stream/event-sources/{ns}/logs',
    serverOnly: SERVER_ONLY,
    needs: POD_LOGS('EventSource'),
    evidence: [`${EVENT_SOURCE_SERVER}:70-103`, 'v4.1.2 util/logs/pods-logger.go:20-80'],
  },
} as const satisfies Record<string, Operation>;

export const SENSOR_OPERATIONS = {
  SENSOR_CREATE: {
    id: 'sensor.CreateSensor',
    summary: 'Creates a Sensor.',
    request: 'POST /api/v1/sensors/{ns}',
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.CREATE,
      grant: () => ArgoEvents.sensors.create(),
      why: 'creates the Sensor',
      consequence: CONSEQUENCE.SENSOR_WRITES,
    }],
    evidence: [`${SENSOR_SERVER}:40-47`],
  },
  SENSOR_GET: {
    id: 'sensor.GetSensor',
    summary: 'Reads a Sensor.',
    request: 'GET /api/v1/sensors/{ns}/{name}',
    serverOnly: SERVER_ONLY,
    needs: [{ place: 'workflow', grant: (names) => sensors(names).get(), why: 'reads the Sensor' }],
    evidence: [`${SENSOR_SERVER}:31-38`],
  },
  SENSOR_UPDATE: {
    id: 'sensor.UpdateSensor',
    summary: 'Replaces a Sensor.',
    request: 'PUT /api/v1/sensors/{ns}/{name}',
    serverOnly: SERVER_ONLY,
    needs: [{
      place: 'workflow',
      grant: (names) => sensors(names).update(),
      why: 'replaces the Sensor',
      consequence: CONSEQUENCE.SENSOR_WRITES,
    }],
    evidence: [`${SENSOR_SERVER}:49-56`],
  },
  SENSOR_DELETE: {
    id: 'sensor.DeleteSensor',
    summary: 'Deletes a Sensor.',
    request: 'DELETE /api/v1/sensors/{ns}/{name}',
    serverOnly: SERVER_ONLY,
    needs: [{ place: 'workflow', grant: (names) => sensors(names).delete(), why: 'deletes the Sensor' }],
    evidence: [`${SENSOR_SERVER}:58-64`],
  },
  SENSOR_LIST: {
    id: 'sensor.ListSensors',
    summary: 'Lists Sensors.',
    request: 'GET /api/v1/sensors/{ns}',
    serverOnly: SERVER_ONLY,
    spansNamespaces: true,
    needs: [{ place: 'workflow', unnamed: UNNAMED.LIST, grant: () => ArgoEvents.sensors.list(), why: 'lists the Sensors' }],
    evidence: [`${SENSOR_SERVER}:22-29`],
  },
  SENSOR_WATCH: {
    id: 'sensor.WatchSensors',
    summary: 'Follows the changes of Sensors.',
    request: 'GET /api/v1/stream/sensors/{ns}',
    serverOnly: SERVER_ONLY,
    spansNamespaces: true,
    needs: [{ place: 'workflow', unnamed: UNNAMED.WATCH, grant: () => ArgoEvents.sensors.watch(), why: 'follows the Sensors' }],
    evidence: [`${SENSOR_SERVER}:98-105`],
  },
  SENSOR_LOGS: {
    id: 'sensor.SensorsLogs',
    summary: 'Reads the logs of the pods of Sensors.',
    request: 'GET /api/v1/stream/sensors/{ns}/logs',
    serverOnly: SERVER_ONLY,
    needs: POD_LOGS('Sensor'),
    evidence: [`${SENSOR_SERVER}:66-96`, 'v4.1.2 util/logs/pods-logger.go:20-80'],
  },
} as const satisfies Record<string, Operation>;

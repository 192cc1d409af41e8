import { API_OPERATIONS as API } from './api-operations';
import { OperationUse, Page } from './client-need';
import { Circumstance } from './client-route';
import { ArgoVersion } from '../../argo-version';

const UI_AT = 'v4.1.2 ui/src';

const SINCE_V3_6: readonly Circumstance[] = [{ since: ArgoVersion.V3_6 }];
const SINCE_V3_7: readonly Circumstance[] = [{ since: ArgoVersion.V3_7 }];

/** A page acts on the workflows that it shows, whose names it knows. */
const BY_ITS_NAME = ['latest'] as const satisfies OperationUse['never'];

/** The pages of the UI, what they show apart from what their buttons change. */
export const UI_PAGES = {
  ANY: {
    id: 'every page',
    summary: 'Loads the data that every page requests: the version, the settings and who the user is.',
    uses: [{ operation: API.INFO }],
    evidence: [`${UI_AT}/app-router.tsx:66-84`],
  },
  WORKFLOWS: {
    id: '/workflows',
    summary: 'Shows the list of workflows and its filters.',
    uses: [
      { operation: API.WORKFLOW_LIST },
      { operation: API.WORKFLOW_WATCH },
      { operation: API.WORKFLOW_TEMPLATE_LIST },
      { operation: API.CRON_WORKFLOW_LIST },
    ],
    note: 'The lists of templates and CronWorkflows fill the filters.',
    evidence: [`${UI_AT}/workflows/components/workflows-list/workflows-list.tsx:191-193`,
      `${UI_AT}/workflows/components/workflow-filters/workflow-filters.tsx:130-146`],
  },
  WORKFLOWS_ACTIONS: {
    id: '/workflows, toolbar',
    summary: 'Retries, resubmits, suspends, resumes, stops, terminates and deletes the chosen workflows.',
    uses: [
      { operation: API.WORKFLOW_RETRY, never: BY_ITS_NAME },
      { operation: API.WORKFLOW_RESUBMIT, never: BY_ITS_NAME },
      { operation: API.WORKFLOW_SUSPEND, never: BY_ITS_NAME },
      { operation: API.WORKFLOW_RESUME, never: BY_ITS_NAME },
      { operation: API.WORKFLOW_STOP, never: [...BY_ITS_NAME, 'nodeFieldSelector'] },
      { operation: API.WORKFLOW_TERMINATE, never: BY_ITS_NAME },
      { operation: API.WORKFLOW_DELETE, never: [...BY_ITS_NAME, 'force'] },
      { operation: API.ARCHIVED_WORKFLOW_DELETE },
    ],
    evidence: [`${UI_AT}/shared/workflow-operations-map.ts:32-68`,
      `${UI_AT}/workflows/components/workflows-toolbar/workflows-toolbar.tsx:76-86`],
  },
  SUBMIT: {
    id: '/workflows, submit new workflow',
    summary: 'Submits a new workflow, from a WorkflowTemplate or typed in.',
    uses: [
      { operation: API.WORKFLOW_TEMPLATE_LIST },
      { operation: API.WORKFLOW_CREATE },
      { operation: API.WORKFLOW_SUBMIT, given: ['workflowTemplates'], never: ['cronWorkflows', 'artifactOverrides'] },
    ],
    evidence: [`${UI_AT}/workflows/components/workflow-creator.tsx:28,118`,
      `${UI_AT}/workflows/components/submit-workflow-panel.tsx:101`],
  },
  WORKFLOW: {
    id: '/workflows/{namespace}/{name}',
    summary: 'Shows a workflow, live or archived.',
    uses: [{ operation: API.WORKFLOW_GET }, { operation: API.WORKFLOW_WATCH_ONE }, { operation: API.ARCHIVED_WORKFLOW_GET }],
    evidence: [`${UI_AT}/workflows/components/workflow-details/workflow-details.tsx:365,398,410`],
  },
  WORKFLOW_EVENTS: {
    id: '/workflows/{namespace}/{name}, events',
    summary: 'Shows the events of a workflow.',
    uses: [{ operation: API.EVENTS_WATCH }],
    evidence: [`${UI_AT}/workflows/components/events-panel.tsx:32-37`],
  },
  WORKFLOW_LOGS: {
    id: '/workflows/{namespace}/{name}, logs',
    summary: 'Shows the logs of a workflow.',
    uses: [
      { operation: API.WORKFLOW_GET },
      { operation: API.WORKFLOW_LOGS, given: ['follow'] },
      { operation: API.ARTIFACT_BROWSE },
      { operation: API.WORKFLOW_TEMPLATE_GET, when: 'workflowTemplates', where: SINCE_V3_7 },
      { operation: API.CLUSTER_WORKFLOW_TEMPLATE_GET, when: 'clusterWorkflowTemplates', where: SINCE_V3_7 },
    ],
    note: 'Logs of pods that are gone come from the artifact repository. The page ignores a denied read of templates.',
    evidence: [`${UI_AT}/workflows/components/workflow-logs-viewer/workflow-logs-viewer.tsx:108,183-184`,
      `${UI_AT}/shared/services/workflows-service.ts:198-275`],
  },
  WORKFLOW_ARTIFACTS: {
    id: '/workflows/{namespace}/{name}, artifacts',
    summary: 'Shows and downloads the artifacts of a workflow.',
    uses: [{ operation: API.ARTIFACT_BROWSE }, { operation: API.ARTIFACT_BROWSE_ARCHIVED }],
    evidence: [`${UI_AT}/workflows/components/workflow-artifacts.tsx:24`, `${UI_AT}/workflows/components/workflow-details/artifact-panel.tsx:28,49`],
  },
  WORKFLOW_NODE_ACTIONS: {
    id: '/workflows/{namespace}/{name}, set outputs and resume of a node',
    summary: 'Sets the outputs of a suspended node and resumes it.',
    uses: [{ operation: API.WORKFLOW_SET, never: BY_ITS_NAME }, { operation: API.WORKFLOW_RESUME, never: BY_ITS_NAME }],
    evidence: [`${UI_AT}/workflows/components/workflow-details/workflow-details.tsx:467,473`],
  },
  WORKFLOW_TEMPLATES: {
    id: '/workflow-templates',
    summary: 'Shows the list of WorkflowTemplates.',
    uses: [{ operation: API.WORKFLOW_TEMPLATE_LIST }],
    evidence: [`${UI_AT}/workflow-templates/workflow-template-list.tsx:89`],
  },
  CREATE_WORKFLOW_TEMPLATE: {
    id: '/workflow-templates, create new workflow template',
    summary: 'Creates a WorkflowTemplate.',
    uses: [{ operation: API.WORKFLOW_TEMPLATE_CREATE }],
    evidence: ['v4.0.5 ui/src/workflow-templates/workflow-template-creator.tsx:26'],
  },
  WORKFLOW_TEMPLATE: {
    id: '/workflow-templates/{namespace}/{name}',
    summary: 'Shows a WorkflowTemplate.',
    uses: [{ operation: API.WORKFLOW_TEMPLATE_GET }, { operation: API.WORKFLOW_LIST, where: SINCE_V3_6 }],
    evidence: [`${UI_AT}/workflow-templates/workflow-template-details.tsx:65,74,106,119`],
  },
  WORKFLOW_TEMPLATE_ACTIONS: {
    id: '/workflow-templates/{namespace}/{name}, update, delete and submit',
    summary: 'Changes and deletes a WorkflowTemplate, and submits from it.',
    uses: [
      { operation: API.WORKFLOW_TEMPLATE_UPDATE },
      { operation: API.WORKFLOW_TEMPLATE_DELETE },
      { operation: API.WORKFLOW_SUBMIT, given: ['workflowTemplates'], never: ['cronWorkflows'] },
      { operation: API.ARTIFACT_UPLOAD, when: 'artifactOverrides', where: [{ since: ArgoVersion.V4_1 }] },
    ],
    evidence: [`${UI_AT}/workflow-templates/workflow-template-details.tsx:65,74,106,119,163`],
  },
  CLUSTER_WORKFLOW_TEMPLATES: {
    id: '/cluster-workflow-templates',
    summary: 'Shows the list of ClusterWorkflowTemplates.',
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_LIST }],
    evidence: [`${UI_AT}/cluster-workflow-templates/cluster-workflow-template-list.tsx:35`],
  },
  CREATE_CLUSTER_WORKFLOW_TEMPLATE: {
    id: '/cluster-workflow-templates, create new cluster workflow template',
    summary: 'Creates a ClusterWorkflowTemplate.',
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_CREATE }],
    evidence: ['v4.0.5 ui/src/cluster-workflow-templates/cluster-workflow-template-creator.tsx:25'],
  },
  CLUSTER_WORKFLOW_TEMPLATE: {
    id: '/cluster-workflow-templates/{name}',
    summary: 'Shows a ClusterWorkflowTemplate.',
    uses: [{ operation: API.CLUSTER_WORKFLOW_TEMPLATE_GET }, { operation: API.WORKFLOW_LIST, given: ['allNamespaces'], where: SINCE_V3_6 }],
    note: 'From 3.6 on it lists the workflows of all namespaces and shows an error to those who may not.',
    evidence: [`${UI_AT}/cluster-workflow-templates/cluster-workflow-template-details.tsx:57,69`],
  },
  CLUSTER_WORKFLOW_TEMPLATE_ACTIONS: {
    id: '/cluster-workflow-templates/{name}, update, delete and submit',
    summary: 'Changes and deletes a ClusterWorkflowTemplate, and submits from it.',
    uses: [
      { operation: API.CLUSTER_WORKFLOW_TEMPLATE_UPDATE },
      { operation: API.CLUSTER_WORKFLOW_TEMPLATE_DELETE },
      { operation: API.WORKFLOW_SUBMIT, given: ['clusterWorkflowTemplates'], never: ['cronWorkflows', 'artifactOverrides'] },
    ],
    evidence: [`${UI_AT}/cluster-workflow-templates/cluster-workflow-template-details.tsx:57,69`],
  },
  CRON_WORKFLOWS: {
    id: '/cron-workflows, /cron-workflows/{namespace}/{name}',
    summary: 'Shows the list of CronWorkflows, and each of them.',
    uses: [{ operation: API.CRON_WORKFLOW_LIST }, { operation: API.CRON_WORKFLOW_GET }, { operation: API.WORKFLOW_LIST }],
    evidence: [`${UI_AT}/cron-workflows/cron-workflow-list.tsx:74`, `${UI_AT}/cron-workflows/cron-workflow-details.tsx:67-157`],
  },
  CREATE_CRON_WORKFLOW: {
    id: '/cron-workflows, create new cron workflow',
    summary: 'Creates a CronWorkflow.',
    uses: [{ operation: API.CRON_WORKFLOW_CREATE }],
    evidence: ['v4.0.5 ui/src/cron-workflows/cron-workflow-creator.tsx:26'],
  },
  CRON_WORKFLOW_ACTIONS: {
    id: '/cron-workflows/{namespace}/{name}, suspend, resume, update, delete and submit',
    summary: 'Suspends, resumes, changes and deletes a CronWorkflow, and submits from it.',
    uses: [
      { operation: API.CRON_WORKFLOW_SUSPEND_OR_RESUME },
      { operation: API.CRON_WORKFLOW_UPDATE },
      { operation: API.CRON_WORKFLOW_DELETE },
      { operation: API.WORKFLOW_SUBMIT, given: ['cronWorkflows'], never: ['artifactOverrides'] },
    ],
    evidence: [`${UI_AT}/cron-workflows/cron-workflow-details.tsx:67-157`],
  },
  REPORTS: {
    id: '/reports',
    summary: 'Shows statistics of workflows.',
    uses: [{ operation: API.WORKFLOW_LIST }, { operation: API.WORKFLOW_TEMPLATE_LIST }, { operation: API.CRON_WORKFLOW_LIST }],
    evidence: [`${UI_AT}/reports/reports.tsx:66`, `${UI_AT}/reports/reports-filters.tsx:66,76`],
  },
  ARCHIVED_WORKFLOWS: {
    id: 'archived workflows',
    summary: 'Shows archived workflows and their filters.',
    uses: [{ operation: API.ARCHIVED_WORKFLOW_LIST }, { operation: API.ARCHIVED_WORKFLOW_GET }, { operation: API.ARCHIVED_WORKFLOW_LIST_LABELS }],
    note: 'They are on the pages of live workflows.',
    evidence: [`${UI_AT}/workflows/components/workflow-details/workflow-details.tsx:214,410`],
  },
  ARCHIVED_WORKFLOW_ACTIONS: {
    id: 'archived workflows, delete, retry and resubmit',
    summary: 'Deletes, retries and resubmits archived workflows.',
    uses: [{ operation: API.ARCHIVED_WORKFLOW_DELETE }, { operation: API.ARCHIVED_WORKFLOW_RETRY }, { operation: API.ARCHIVED_WORKFLOW_RESUBMIT }],
    evidence: [`${UI_AT}/workflows/components/retry-workflow-panel.tsx:40`, `${UI_AT}/workflows/components/resubmit-workflow-panel.tsx:36`],
  },
  EVENT_FLOW: {
    id: '/event-flow',
    summary: 'Shows how event sources, sensors and workflows hang together.',
    uses: [
      { operation: API.EVENT_SOURCE_LIST },
      { operation: API.EVENT_SOURCE_WATCH },
      { operation: API.EVENT_SOURCE_LOGS },
      { operation: API.SENSOR_LIST },
      { operation: API.SENSOR_WATCH },
      { operation: API.SENSOR_LOGS },
      { operation: API.WORKFLOW_LIST },
      { operation: API.WORKFLOW_WATCH },
    ],
    evidence: [`${UI_AT}/event-flow/event-flow-page.tsx:92-129,173,190,345`],
  },
  EVENT_SOURCES: {
    id: '/event-sources, /event-sources/{namespace}/{name}',
    summary: 'Shows the list of EventSources, each of them, and their logs.',
    uses: [{ operation: API.EVENT_SOURCE_LIST }, { operation: API.EVENT_SOURCE_GET }, { operation: API.EVENT_SOURCE_LOGS }],
    evidence: [`${UI_AT}/event-sources/event-source-list.tsx:78`, `${UI_AT}/event-sources/event-source-details.tsx:74-120`],
  },
  EVENT_SOURCE_ACTIONS: {
    id: '/event-sources, create, update and delete',
    summary: 'Creates, changes and deletes EventSources.',
    uses: [{ operation: API.EVENT_SOURCE_CREATE }, { operation: API.EVENT_SOURCE_UPDATE }, { operation: API.EVENT_SOURCE_DELETE }],
    evidence: [`${UI_AT}/event-sources/event-source-details.tsx:74-120`],
  },
  SENSORS: {
    id: '/sensors, /sensors/{namespace}/{name}',
    summary: 'Shows the list of Sensors, each of them, and their logs.',
    uses: [{ operation: API.SENSOR_LIST }, { operation: API.SENSOR_GET }, { operation: API.SENSOR_LOGS }],
    evidence: [`${UI_AT}/sensors/sensor-list.tsx:73`, `${UI_AT}/sensors/sensor-details.tsx:62-109`],
  },
  SENSOR_ACTIONS: {
    id: '/sensors, create, update and delete',
    summary: 'Creates, changes and deletes Sensors.',
    uses: [{ operation: API.SENSOR_CREATE }, { operation: API.SENSOR_UPDATE }, { operation: API.SENSOR_DELETE }],
    evidence: [`${UI_AT}/sensors/sensor-details.tsx:62-109`],
  },
  WORKFLOW_EVENT_BINDINGS: {
    id: '/workflow-event-bindings',
    summary: 'Shows the WorkflowEventBindings.',
    uses: [{ operation: API.WORKFLOW_EVENT_BINDING_LIST }],
    evidence: [`${UI_AT}/workflow-event-bindings/workflow-event-bindings.tsx:91`],
  },
  WIDGETS: {
    id: 'widgets',
    summary: 'Shows the graph or the status of a workflow in other websites.',
    uses: [{ operation: API.WORKFLOW_WATCH_ONE }, { operation: API.WORKFLOW_WATCH }],
    note: 'By name it reads the workflow too; by label it watches all.',
    evidence: [`${UI_AT}/widgets/workflow-graph.tsx:48`],
  },
  LOGIN: {
    id: '/login, /apidocs, /userinfo, /plugins',
    summary: 'Shows the login, the description of the API, who the user is, and plugins.',
    uses: [{ operation: API.INFO }, { operation: API.LOGIN }],
    evidence: [`${UI_AT}/userinfo/user-info.tsx:19`],
  },
} as const satisfies Record<string, Page>;

import { ARCHIVE_OPERATIONS as ARCHIVE } from './archive-operations';
import { ARTIFACT_OPERATIONS as ARTIFACT } from './artifact-operations';
import { Circumstance, Page } from './client-need';
import { CRON_WORKFLOW_OPERATIONS as CRON } from './cron-workflow-operations';
import { EVENT_OPERATIONS as EVENT, EVENT_SOURCE_OPERATIONS as EVENT_SOURCE, SENSOR_OPERATIONS as SENSOR } from './event-operations';
import { INFO_OPERATIONS as INFO } from './info-operations';
import { CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS as CLUSTER_TEMPLATE, WORKFLOW_TEMPLATE_OPERATIONS as TEMPLATE } from './template-operations';
import { WORKFLOW_OPERATIONS as WORKFLOW } from './workflow-operations';
import { ArgoVersion } from '../../argo-version';

const UI_AT = 'v4.1.2 ui/src';

const SINCE_V3_6: readonly Circumstance[] = [{ since: ArgoVersion.V3_6 }];
const SINCE_V3_7: readonly Circumstance[] = [{ since: ArgoVersion.V3_7 }];

/** The pages of the UI, what they show apart from what their buttons change. */
export const UI_PAGES = {
  ANY: {
    id: 'every page',
    uses: [{ operation: INFO.INFO }],
    evidence: [`${UI_AT}/app-router.tsx:66-84`],
  },
  WORKFLOWS: {
    id: '/workflows',
    uses: [{ operation: WORKFLOW.LIST }, { operation: WORKFLOW.WATCH }, { operation: TEMPLATE.LIST }, { operation: CRON.LIST }],
    note: 'The lists of templates and CronWorkflows fill the filters.',
    evidence: [`${UI_AT}/workflows/components/workflows-list/workflows-list.tsx:191-193`,
      `${UI_AT}/workflows/components/workflow-filters/workflow-filters.tsx:130-146`],
  },
  WORKFLOWS_ACTIONS: {
    id: '/workflows, toolbar',
    uses: [
      { operation: WORKFLOW.RETRY },
      { operation: WORKFLOW.RESUBMIT },
      { operation: WORKFLOW.SUSPEND },
      { operation: WORKFLOW.RESUME },
      { operation: WORKFLOW.STOP },
      { operation: WORKFLOW.TERMINATE },
      { operation: WORKFLOW.DELETE },
      { operation: ARCHIVE.DELETE },
    ],
    evidence: [`${UI_AT}/shared/workflow-operations-map.ts:32-68`,
      `${UI_AT}/workflows/components/workflows-toolbar/workflows-toolbar.tsx:76-86`],
  },
  SUBMIT: {
    id: '/workflows, submit new workflow',
    uses: [
      { operation: TEMPLATE.LIST },
      { operation: WORKFLOW.CREATE },
      { operation: WORKFLOW.SUBMIT },
      { operation: ARTIFACT.UPLOAD, when: 'artifact overrides', where: [{ since: ArgoVersion.V4_1 }] },
    ],
    evidence: [`${UI_AT}/workflows/components/workflow-creator.tsx:28,118`,
      `${UI_AT}/workflows/components/submit-workflow-panel.tsx:101`],
  },
  WORKFLOW: {
    id: '/workflows/{namespace}/{name}',
    uses: [{ operation: WORKFLOW.GET }, { operation: WORKFLOW.WATCH_ONE }, { operation: ARCHIVE.GET }],
    evidence: [`${UI_AT}/workflows/components/workflow-details/workflow-details.tsx:365,398,410`],
  },
  WORKFLOW_EVENTS: {
    id: '/workflows/{namespace}/{name}, events',
    uses: [{ operation: WORKFLOW.WATCH_EVENTS }],
    evidence: [`${UI_AT}/workflows/components/events-panel.tsx:32-37`],
  },
  WORKFLOW_LOGS: {
    id: '/workflows/{namespace}/{name}, logs',
    uses: [
      { operation: WORKFLOW.GET },
      { operation: WORKFLOW.LOGS, given: ['follow'] },
      { operation: ARTIFACT.BROWSE },
      { operation: TEMPLATE.GET, when: 'workflow templates', where: SINCE_V3_7 },
      { operation: CLUSTER_TEMPLATE.GET, when: 'cluster workflow templates', where: SINCE_V3_7 },
    ],
    note: 'Logs of pods that are gone come from the artifact repository. A refusal to read templates is ignored.',
    evidence: [`${UI_AT}/workflows/components/workflow-logs-viewer/workflow-logs-viewer.tsx:108,183-184`,
      `${UI_AT}/shared/services/workflows-service.ts:198-275`],
  },
  WORKFLOW_ARTIFACTS: {
    id: '/workflows/{namespace}/{name}, artifacts',
    uses: [{ operation: ARTIFACT.BROWSE }, { operation: ARTIFACT.BROWSE_ARCHIVED }],
    evidence: [`${UI_AT}/workflows/components/workflow-artifacts.tsx:24`, `${UI_AT}/workflows/components/workflow-details/artifact-panel.tsx:28,49`],
  },
  WORKFLOW_NODE_ACTIONS: {
    id: '/workflows/{namespace}/{name}, set outputs and resume of a node',
    uses: [{ operation: WORKFLOW.SET }, { operation: WORKFLOW.RESUME }],
    evidence: [`${UI_AT}/workflows/components/workflow-details/workflow-details.tsx:467,473`],
  },
  WORKFLOW_TEMPLATES: {
    id: '/workflow-templates',
    uses: [{ operation: TEMPLATE.LIST }],
    evidence: [`${UI_AT}/workflow-templates/workflow-template-list.tsx:89`],
  },
  WORKFLOW_TEMPLATE: {
    id: '/workflow-templates/{namespace}/{name}',
    uses: [{ operation: TEMPLATE.GET }, { operation: WORKFLOW.LIST, where: SINCE_V3_6 }],
    evidence: [`${UI_AT}/workflow-templates/workflow-template-details.tsx:65,74,106,119`],
  },
  WORKFLOW_TEMPLATE_ACTIONS: {
    id: '/workflow-templates/{namespace}/{name}, update, delete and submit',
    uses: [{ operation: TEMPLATE.UPDATE }, { operation: TEMPLATE.DELETE }, { operation: WORKFLOW.SUBMIT, given: ['workflow templates'] }],
    evidence: [`${UI_AT}/workflow-templates/workflow-template-details.tsx:65,74,106,119`],
  },
  CLUSTER_WORKFLOW_TEMPLATES: {
    id: '/cluster-workflow-templates',
    uses: [{ operation: CLUSTER_TEMPLATE.LIST }],
    evidence: [`${UI_AT}/cluster-workflow-templates/cluster-workflow-template-list.tsx:35`],
  },
  CLUSTER_WORKFLOW_TEMPLATE: {
    id: '/cluster-workflow-templates/{name}',
    uses: [{ operation: CLUSTER_TEMPLATE.GET }, { operation: WORKFLOW.LIST, given: ['all namespaces'], where: SINCE_V3_6 }],
    note: 'From 3.6 on it lists the workflows of all namespaces and shows an error to those who may not.',
    evidence: [`${UI_AT}/cluster-workflow-templates/cluster-workflow-template-details.tsx:57,69`],
  },
  CLUSTER_WORKFLOW_TEMPLATE_ACTIONS: {
    id: '/cluster-workflow-templates/{name}, update, delete and submit',
    uses: [
      { operation: CLUSTER_TEMPLATE.UPDATE },
      { operation: CLUSTER_TEMPLATE.DELETE },
      { operation: WORKFLOW.SUBMIT, given: ['cluster workflow templates'] },
    ],
    evidence: [`${UI_AT}/cluster-workflow-templates/cluster-workflow-template-details.tsx:57,69`],
  },
  CRON_WORKFLOWS: {
    id: '/cron-workflows, /cron-workflows/{namespace}/{name}',
    uses: [{ operation: CRON.LIST }, { operation: CRON.GET }, { operation: WORKFLOW.LIST }],
    evidence: [`${UI_AT}/cron-workflows/cron-workflow-list.tsx:74`, `${UI_AT}/cron-workflows/cron-workflow-details.tsx:67-157`],
  },
  CRON_WORKFLOW_ACTIONS: {
    id: '/cron-workflows/{namespace}/{name}, suspend, resume, update, delete and submit',
    uses: [
      { operation: CRON.SUSPEND_OR_RESUME },
      { operation: CRON.UPDATE },
      { operation: CRON.DELETE },
      { operation: WORKFLOW.SUBMIT, given: ['cron workflows'] },
    ],
    evidence: [`${UI_AT}/cron-workflows/cron-workflow-details.tsx:67-157`],
  },
  REPORTS: {
    id: '/reports',
    uses: [{ operation: WORKFLOW.LIST }, { operation: TEMPLATE.LIST }, { operation: CRON.LIST }],
    evidence: [`${UI_AT}/reports/reports.tsx:66`, `${UI_AT}/reports/reports-filters.tsx:66,76`],
  },
  ARCHIVED_WORKFLOWS: {
    id: 'archived workflows',
    uses: [{ operation: ARCHIVE.LIST }, { operation: ARCHIVE.GET }, { operation: ARCHIVE.LIST_LABELS }],
    note: 'They are on the pages of live workflows.',
    evidence: [`${UI_AT}/workflows/components/workflow-details/workflow-details.tsx:214,410`],
  },
  ARCHIVED_WORKFLOW_ACTIONS: {
    id: 'archived workflows, delete, retry and resubmit',
    uses: [{ operation: ARCHIVE.DELETE }, { operation: ARCHIVE.RETRY }, { operation: ARCHIVE.RESUBMIT }],
    evidence: [`${UI_AT}/workflows/components/retry-workflow-panel.tsx:40`, `${UI_AT}/workflows/components/resubmit-workflow-panel.tsx:36`],
  },
  EVENT_FLOW: {
    id: '/event-flow',
    uses: [
      { operation: EVENT_SOURCE.LIST },
      { operation: EVENT_SOURCE.WATCH },
      { operation: EVENT_SOURCE.LOGS },
      { operation: SENSOR.LIST },
      { operation: SENSOR.WATCH },
      { operation: SENSOR.LOGS },
      { operation: WORKFLOW.LIST },
      { operation: WORKFLOW.WATCH },
    ],
    evidence: [`${UI_AT}/event-flow/event-flow-page.tsx:92-129,173,190,345`],
  },
  EVENT_SOURCES: {
    id: '/event-sources, /event-sources/{namespace}/{name}',
    uses: [{ operation: EVENT_SOURCE.LIST }, { operation: EVENT_SOURCE.GET }, { operation: EVENT_SOURCE.LOGS }],
    evidence: [`${UI_AT}/event-sources/event-source-list.tsx:78`, `${UI_AT}/event-sources/event-source-details.tsx:74-120`],
  },
  EVENT_SOURCE_ACTIONS: {
    id: '/event-sources, create, update and delete',
    uses: [{ operation: EVENT_SOURCE.CREATE }, { operation: EVENT_SOURCE.UPDATE }, { operation: EVENT_SOURCE.DELETE }],
    evidence: [`${UI_AT}/event-sources/event-source-details.tsx:74-120`],
  },
  SENSORS: {
    id: '/sensors, /sensors/{namespace}/{name}',
    uses: [{ operation: SENSOR.LIST }, { operation: SENSOR.GET }, { operation: SENSOR.LOGS }],
    evidence: [`${UI_AT}/sensors/sensor-list.tsx:73`, `${UI_AT}/sensors/sensor-details.tsx:62-109`],
  },
  SENSOR_ACTIONS: {
    id: '/sensors, create, update and delete',
    uses: [{ operation: SENSOR.CREATE }, { operation: SENSOR.UPDATE }, { operation: SENSOR.DELETE }],
    evidence: [`${UI_AT}/sensors/sensor-details.tsx:62-109`],
  },
  WORKFLOW_EVENT_BINDINGS: {
    id: '/workflow-event-bindings',
    uses: [{ operation: EVENT.LIST_BINDINGS }],
    evidence: [`${UI_AT}/workflow-event-bindings/workflow-event-bindings.tsx:91`],
  },
  WIDGETS: {
    id: 'widgets',
    uses: [{ operation: WORKFLOW.WATCH_ONE }, { operation: WORKFLOW.WATCH }],
    note: 'By name it reads the workflow too; by label it watches all.',
    evidence: [`${UI_AT}/widgets/workflow-graph.tsx:48`],
  },
  LOGIN: {
    id: '/login, /apidocs, /userinfo, /plugins',
    uses: [{ operation: INFO.INFO }, { operation: INFO.LOGIN }],
    evidence: [`${UI_AT}/userinfo/user-info.tsx:19`],
  },
} as const satisfies Record<string, Page>;

import { ARCHIVE_OPERATIONS } from './archive-operations';
import { ARTIFACT_OPERATIONS } from './artifact-operations';
import { Operation } from './client-need';
import { CRON_WORKFLOW_OPERATIONS } from './cron-workflow-operations';
import { EVENT_OPERATIONS, EVENT_SOURCE_OPERATIONS, SENSOR_OPERATIONS } from './event-operations';
import { INFO_OPERATIONS } from './info-operations';
import { SYNC_OPERATIONS } from './sync-operations';
import { CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS, WORKFLOW_TEMPLATE_OPERATIONS } from './template-operations';
import { WORKFLOW_OPERATIONS } from './workflow-operations';

/** Every operation of Argo's API. */
export const API_OPERATIONS = {
  ...WORKFLOW_OPERATIONS,
  ...WORKFLOW_TEMPLATE_OPERATIONS,
  ...CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS,
  ...CRON_WORKFLOW_OPERATIONS,
  ...ARCHIVE_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...EVENT_SOURCE_OPERATIONS,
  ...SENSOR_OPERATIONS,
  ...SYNC_OPERATIONS,
  ...ARTIFACT_OPERATIONS,
  ...INFO_OPERATIONS,
} as const satisfies Record<string, Operation>;

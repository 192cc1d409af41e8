import { PermissionRow, targetOf, versionsOf } from './permission-row';
import { ARCHIVE_OPERATIONS } from '../../lib/argo/needs/client/archive-operations';
import { ARTIFACT_OPERATIONS } from '../../lib/argo/needs/client/artifact-operations';
import { Circumstance, Operation, OperationNeed } from '../../lib/argo/needs/client/client-need';
import { CRON_WORKFLOW_OPERATIONS } from '../../lib/argo/needs/client/cron-workflow-operations';
import { EVENT_OPERATIONS, EVENT_SOURCE_OPERATIONS, SENSOR_OPERATIONS } from '../../lib/argo/needs/client/event-operations';
import { INFO_OPERATIONS } from '../../lib/argo/needs/client/info-operations';
import { SYNC_OPERATIONS } from '../../lib/argo/needs/client/sync-operations';
import { CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS, WORKFLOW_TEMPLATE_OPERATIONS } from '../../lib/argo/needs/client/template-operations';
import { WORKFLOW_OPERATIONS } from '../../lib/argo/needs/client/workflow-operations';

const TABLES: readonly { readonly [key: string]: Operation }[] = [
  WORKFLOW_OPERATIONS, ARCHIVE_OPERATIONS, ARTIFACT_OPERATIONS, WORKFLOW_TEMPLATE_OPERATIONS, CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS,
  CRON_WORKFLOW_OPERATIONS, EVENT_OPERATIONS, EVENT_SOURCE_OPERATIONS, SENSOR_OPERATIONS, SYNC_OPERATIONS, INFO_OPERATIONS,
];

/** Writes what clients need as rows, one for each operation of Argo's API and permission. */
export function clientRows(): PermissionRow[] {
  return TABLES.flatMap((table) => Object.values(table)).flatMap((operation) => operation.needs.map((need) => rowOf(operation, need)));
}

function rowOf(operation: Operation, need: OperationNeed): PermissionRow {
  return {
    ...targetOf(need.grant()),
    names: need.unnamed === undefined ? 'those that the operation is limited to, or all' : `none: ${need.unnamed.because}`,
    place: need.place === 'cluster' || operation.spansNamespaces ? 'workflow namespaces, or whole cluster' : 'workflow namespaces',
    turnedOnBy: conditionsOf(operation, need),
    versions: need.where === undefined ? versionsOf(operation.since) : need.where.map(circumstanceOf).join('; '),
    denied: 'request fails',
    why: `\`${operation.id}\` ${need.why}.`,
    consequence: need.consequence,
    evidence: operation.evidence,
  };
}

function conditionsOf({ id }: Operation, { when = [], unless }: OperationNeed): string {
  return [`\`${id}\``, ...when.map((condition) => `with ${condition}`), ...unless === undefined ? [] : [`without ${unless}`]].join(' ');
}

function circumstanceOf({ via, since, until }: Circumstance): string {
  return [versionsOf(since, until), ...via === undefined ? [] : [`via ${via}`]].join(' ');
}

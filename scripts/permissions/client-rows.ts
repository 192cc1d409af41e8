import { PermissionRow, targetOf, versionsOf } from './permission-row';
import { API_OPERATIONS } from '../../lib/argo/needs/client/api-operations';
import { Operation, OperationNeed } from '../../lib/argo/needs/client/client-need';
import { Circumstance } from '../../lib/argo/needs/client/client-route';

/** Writes what clients need as rows, one for each operation of Argo's API and permission. */
export function clientRows(): PermissionRow[] {
  return Object.values<Operation>(API_OPERATIONS).flatMap((operation) => operation.needs.map((need) => rowOf(operation, need)));
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
  return [`\`${id}\``, ...when.map((condition) => `with \`${condition}\``), ...unless === undefined ? [] : [`without \`${unless}\``]].join(' ');
}

function circumstanceOf({ via, since, until }: Circumstance): string {
  return [versionsOf(since, until), ...via === undefined ? [] : [`via ${via}`]].join(' ');
}

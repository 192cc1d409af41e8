import { ClientVerdict } from './client-case';
import { ClientTry } from './client-run';
import { ArgoVersion } from '../../../lib';
import { ClientAccess } from '../../../lib/argo/client/client-access';
import { IGrant } from '../../../lib/resources/grant';
import { Call, describe } from '../verdicts/audit-log';
import { allows, GrantedPermission } from '../verdicts/granted-permissions';

/** Puts together the verdicts on cases of the same operation: what one of them uses is used. */
export function mergeClients(verdicts: readonly ClientVerdict[]): ClientVerdict[] {
  const merged = new Map<string, ClientVerdict>();
  for (const verdict of verdicts) {
    const known = merged.get(verdict.operation);
    const failure = known?.failure ?? verdict.failure;
    merged.set(verdict.operation, known === undefined ? verdict : {
      ...known,
      ...failure !== undefined && { failure },
      refused: [...new Set([...known.refused, ...verdict.refused])],
      unused: known.unused.filter((permission) => verdict.unused.includes(permission)),
      requests: known.requests + verdict.requests,
    });
  }
  return [...merged.values()];
}

/** Judges what an account of a client did by what the API server wrote down. */
export function judgeClient(client: ClientTry, namespace: string, version: ArgoVersion, calls: readonly Call[], failure?: string): ClientVerdict {
  const { account, operation, route, title } = client;
  const own = calls.filter((call) => call.home === namespace && call.account === account);
  const { selections } = ClientAccess.plan({ version, operations: [operation], via: route }, { name: account, namespace });
  const granted = selections.flatMap(({ grant, place }) => permissionsOf(account, grant, place === 'cluster' ? undefined : [namespace]));
  const isUsed = (permission: GrantedPermission) => own.some((call) => (!call.refused && allows(permission, call)) || isReviewOf(permission, call));
  return {
    operation: title,
    route,
    ...failure !== undefined && { failure },
    refused: [...new Set(own.filter(({ refused }) => refused).map(describe))],
    unused: [...new Set(granted.filter((permission) => !isUsed(permission)).map(describe))],
    requests: own.length,
  };
}

function permissionsOf(account: string, { statement: { rule } }: IGrant, namespaces?: readonly string[]): GrantedPermission[] {
  const { verbs, apiGroups: [apiGroup] = [''], resources: [resource] = [''], resourceNames: names } = rule;
  return verbs.map((verb) => ({ need: '', account, verb, apiGroup, resource, names, namespaces }));
}

function isReviewOf({ verb, apiGroup, resource }: GrantedPermission, { asks }: Call): boolean {
  return asks !== undefined && asks.verb === verb && asks.apiGroup === apiGroup && asks.resource === resource;
}

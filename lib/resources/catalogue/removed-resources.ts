import { WILDCARD } from '../../rbac/wildcards';
import { splitResource } from '../dead-grants/resource';

/** Resources that an earlier version served, and that no version from 1.27 on serves. */
const REMOVED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['extensions', new Set(['daemonsets', 'deployments', 'replicasets', 'ingresses', 'networkpolicies', 'podsecuritypolicies', 'replicationcontrollers', WILDCARD])],
  ['policy', new Set(['podsecuritypolicies'])],
]);

/** Whether an API group has no longer been serving a resource since before Kubernetes 1.27; of `extensions`, nothing is left. */
export function isRemoved(apiGroup: string, resource: string): boolean {
  return REMOVED.get(apiGroup)?.has(splitResource(resource).plural) === true;
}

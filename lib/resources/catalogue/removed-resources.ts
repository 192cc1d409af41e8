import { WILDCARD } from '../../rbac/wildcards';

/** Resources that an earlier version served, and that no version from 1.27 on serves. */
const REMOVED: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['auditregistration.k8s.io', new Set(['auditsinks', WILDCARD])],
  ['extensions', new Set(['daemonsets', 'deployments', 'replicasets', 'ingresses', 'networkpolicies', 'podsecuritypolicies', 'replicationcontrollers', WILDCARD])],
  ['policy', new Set(['podsecuritypolicies'])],
  ['settings.k8s.io', new Set(['podpresets', WILDCARD])],
]);

/** Whether an API group has no longer been serving a resource since before Kubernetes 1.27; of `extensions`, nothing is left. */
export function isRemoved(apiGroup: string, resource: string): boolean {
  const [plural] = resource.split('/', 1);
  return REMOVED.get(apiGroup)?.has(plural) === true;
}

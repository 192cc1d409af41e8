import { SeededRandom } from './seeded-random';
import type { grants } from 'cdk8s-argo-rbac';

const SEED = 20_261;

const UNNAMED_VERBS = ['list', 'watch', 'create', 'deletecollection'];
const VERBS = ['get', 'update', 'patch', 'delete', ...UNNAMED_VERBS];

const RESOURCES: readonly (readonly [apiGroup: string, resource: string])[] = [
  ['', 'configmaps'], ['', 'secrets'], ['', 'pods'], ['', 'pods/log'], ['', 'pods/exec'], ['', 'services'], ['', 'events'], ['', 'persistentvolumeclaims'],
  ['apps', 'deployments'], ['apps', 'deployments/scale'], ['apps', 'statefulsets'], ['batch', 'jobs'], ['batch', 'cronjobs'],
  ['argoproj.io', 'workflows'], ['argoproj.io', 'workflowtemplates'], ['argoproj.io', 'cronworkflows'], ['argoproj.io', 'workflowtaskresults'],
  ['networking.k8s.io', 'ingresses'], ['networking.k8s.io', 'networkpolicies'], ['coordination.k8s.io', 'leases'],
];

/** Names grow in number with the permissions, so no more of them are equal. */
const PERMISSIONS_PER_NAME = 20;

/** Single permissions, each a rule to itself: every tenth on all names, which covers others in turn. */
export function randomPermissions(count: number): grants.PolicyRule[] {
  const random = new SeededRandom(SEED);
  const names = Math.ceil(count / PERMISSIONS_PER_NAME);
  return Array.from({ length: count }, () => {
    const [apiGroup, resource] = random.oneOf(RESOURCES);
    const target = { apiGroups: [apiGroup], resources: [resource] };
    return random.below(10) === 0
      ? { ...target, verbs: [random.oneOf(UNNAMED_VERBS)] }
      : { ...target, resourceNames: [`object-${random.below(names)}`], verbs: [random.oneOf(VERBS)] };
  });
}

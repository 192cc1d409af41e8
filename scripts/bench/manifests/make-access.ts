import { dump } from 'js-yaml';
import { MadeManifest } from './make-manifests';
import { SeededRandom } from '../programs/seeded-random';

const SEED = 9_311;
const RBAC_GROUP = 'rbac.authorization.k8s.io';

/** So many roles are in a file and in a namespace. */
const PER_NAMESPACE = 100;

/** One role in so many is a ClusterRole, and one is different in the other state. */
const PER_CLUSTER_ROLE = 5;
const PER_CHANGE = 100;

const RULES = 10;

const RESOURCES: readonly (readonly [apiGroup: string, resource: string])[] = [
  ['', 'pods'], ['', 'pods/log'], ['', 'configmaps'], ['', 'secrets'], ['', 'services'], ['', 'events'], ['', 'persistentvolumeclaims'],
  ['apps', 'deployments'], ['apps', 'statefulsets'], ['batch', 'jobs'], ['batch', 'cronjobs'], ['networking.k8s.io', 'ingresses'],
  ['argoproj.io', 'workflows'], ['argoproj.io', 'workflowtemplates'], ['argoproj.io', 'cronworkflows'], ['coordination.k8s.io', 'leases'],
];

const VERBS: readonly (readonly string[])[] = [
  ['get'], ['get', 'list'], ['get', 'list', 'watch'], ['create', 'patch'], ['get', 'create', 'update', 'delete'], ['list'], ['delete', 'deletecollection'],
];

/**
 * Makes the access of a large cluster: for each two roles one account and four bindings, and ten rules in each role.
 *
 * @param isChanged Whether one role in a hundred has another verb.
 */
export function makeAccess(roles: number, isChanged: boolean): MadeManifest[] {
  const random = new SeededRandom(SEED);
  return Array.from({ length: Math.ceil(roles / PER_NAMESPACE) }, (_, index) => {
    const first = index * PER_NAMESPACE;
    const namespace = `team-${index}`;
    const count = Math.min(PER_NAMESPACE, roles - first);
    const objects = Array.from({ length: count }, (_role, i) => objectsOf(first + i, namespace, random, isChanged)).flat();
    return { file: `${String(index).padStart(5, '0')}.yaml`, text: objects.map((object) => dump(object, { lineWidth: -1 })).join('---\n') };
  });
}

function objectsOf(index: number, namespace: string, random: SeededRandom, isChanged: boolean): object[] {
  const kind = index % PER_CLUSTER_ROLE === 0 ? 'ClusterRole' : 'Role';
  const name = `role-${index}`;
  const rules = Array.from({ length: RULES }, () => ruleOf(random));
  const extra = isChanged && index % PER_CHANGE === 0 ? [{ apiGroups: [''], resources: ['endpoints'], verbs: ['update'] }] : [];
  return [
    ...index % 2 === 0 ? [{ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: `account-${index}`, namespace } }] : [],
    { apiVersion: `${RBAC_GROUP}/v1`, kind, metadata: { name, ...kind === 'Role' ? { namespace } : {} }, rules: [...rules, ...extra] },
    ...[0, 1].map((binding) => ({
      apiVersion: `${RBAC_GROUP}/v1`,
      kind: 'RoleBinding',
      metadata: { name: `${name}-${binding}`, namespace },
      roleRef: { apiGroup: RBAC_GROUP, kind, name },
      subjects: [{ kind: 'ServiceAccount', name: `account-${index - index % PER_NAMESPACE + 2 * random.below(PER_NAMESPACE / 2)}`, namespace }],
    })),
  ];
}

function ruleOf(random: SeededRandom): object {
  const [apiGroup, resource] = random.oneOf(RESOURCES);
  const [verbs, isNamed] = [random.oneOf(VERBS), random.below(10) === 0];
  return { apiGroups: [apiGroup], resources: [resource], verbs: [...verbs], ...isNamed && { resourceNames: [`object-${random.below(1000)}`] } };
}

import { spawnSync } from 'child_process';
import { join } from 'path';
import { ApiClient } from './api-client';
import { isOwnCluster, readClusterAccess } from './cluster-access';
import { Deployer, requestToken } from './deployer';
import { discover, ServedResource } from './discovery';
import { DEFAULT_NAMESPACE, KubernetesObject, namespacesOf, underPrefix } from './kubernetes-objects';
import { manifestSets } from './manifest-sets';
import { withProbeAccounts } from './probe-accounts';
import { removeNamespace, removeObjects } from './removal';
import { effectiveParts, effectOn } from '../../../lib/access/effect';
import { EffectiveAccess } from '../../../lib/access/effective-access';
import { Subject } from '../../../lib/access/subject';
import { packRules } from '../../../lib/rbac/packing';
import { Permission } from '../../../lib/rbac/permission';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { PolicyRule } from '../../../lib/rbac/policy-rule';
import { ResourceScope } from '../../../lib/resources/resource-info';
import { accessOf } from '../../access/access-texts';

/*
 * Who may do what, as `lib/access` reads it from manifests, against what the API server says of every account of the matrix: its
 * SelfSubjectRulesReview in every namespace that matters, and what `kubectl auth can-i --list` prints of it in that of the account.
 */

type Account = Extract<Subject, { kind: 'ServiceAccount' }>;

const cluster = readClusterAccess();
const admin = ApiClient.admin(cluster);
const administrator = Deployer.administrator(cluster);
const elsewhere = `${cluster.prefix}effective-access`;
const counts = { accounts: 0, reviews: 0, lists: 0, permissions: 0 };
let served: ServedResource[];
let bootstrapObjects: KubernetesObject[];

beforeAll(async () => {
  served = await discover(admin);
  bootstrapObjects = await rbacObjects();
  await createNamespace(elsewhere);
});

afterAll(async () => {
  await removeNamespace(admin, elsewhere, isOwnCluster(cluster));
  admin.close();
  process.stdout.write(Object.entries(counts).map(([what, number]) => `${String(number).padStart(12)}  ${what}\n`).join(''));
});

// Elsewhere a namespace goes slowly, so that no two sets may use the same one.
const sets = manifestSets().map(({ title, objects }, i) => ({ title, objects: underPrefix(withProbeAccounts(objects), isOwnCluster(cluster) ? '' : `${cluster.prefix}e${i}-`) }))
  .filter(({ objects }) => objects.some(({ kind }) => kind === 'ServiceAccount'));

test.each(sets)('$title: each account may do what its roles and bindings are read to grant', async ({ objects }) => {
  const own = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
  const namespaces = namespacesOf(objects);
  try {
    for (const namespace of namespaces.filter((name) => !own.includes(name))) {
      await createNamespace(namespace);
    }
    administrator.apply(objects);
    const access = accessOf(...[...objects, ...bootstrapObjects].map((object) => JSON.stringify(object)));
    const accounts = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }): Account => (
      { kind: 'ServiceAccount', name: metadata.name, namespace: metadata.namespace ?? DEFAULT_NAMESPACE }));
    for (const account of accounts) {
      counts.accounts++;
      await expectSameAccess(access, account);
    }
  } finally {
    await removeObjects(admin, served, objects.filter(({ kind }) => kind !== 'Namespace'));
    for (const namespace of namespaces.filter((one) => one !== DEFAULT_NAMESPACE)) {
      await removeNamespace(admin, namespace, isOwnCluster(cluster));
    }
  }
});

async function expectSameAccess(access: EffectiveAccess, account: Account): Promise<void> {
  const client = ApiClient.withToken(cluster, await requestToken(admin, account.namespace, account.name));
  try {
    // Where nothing is bound to the account, the review has what holds in the whole cluster.
    for (const namespace of [undefined, ...new Set([account.namespace, ...access.namespacesOf(account)])]) {
      counts.reviews++;
      counts.permissions += readAs(access, account, namespace).permissions().length;
      await expectSame(access, account, namespace, () => reviewRules(client, namespace ?? elsewhere));
    }
  } finally {
    client.close();
  }
  counts.lists++;
  await expectSame(access, account, account.namespace, () => Promise.resolve(listedRules(account)));
}

/** What the server says lags a little behind what was applied. */
async function expectSame(access: EffectiveAccess, account: Account, namespace: string | undefined, ask: () => Promise<PolicyRule[]>): Promise<void> {
  const ours = readAs(access, account, namespace);
  let differences = { beyond: [] as Permission[], lacking: [] as Permission[] };
  for (let attempt = 0; attempt < 40; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, attempt === 0 ? 0 : 250));
    // What nobody can use is in the roles, and in the server's answer.
    const theirs = PermissionSet.of((await ask()).flatMap((rule) => effectiveParts(rule, ResourceScope.CLUSTER, (effect) => effect !== 'dead')));
    differences = {
      beyond: ours.minus(theirs).permissions(),
      lacking: theirs.minus(ours).permissions().filter((permission) => namespace === undefined || !isDeadInNamespace(permission)),
    };
    if (differences.beyond.length + differences.lacking.length === 0) {
      return;
    }
  }
  expect({ account, namespace, ...differences }).toEqual({ account, namespace, beyond: [], lacking: [] });
}

/** What we read an account to hold in a namespace, or in the whole cluster: by its name and through its groups. */
function readAs(access: EffectiveAccess, account: Account, namespace: string | undefined): PermissionSet {
  return PermissionSet.of([...access.permissionsOf(account, namespace), ...access.permissionsThroughGroups(account, namespace)].flatMap(packRules));
}

function isDeadInNamespace({ verb, apiGroup, resource, resourceName }: Permission): boolean {
  return apiGroup !== undefined && resource !== undefined
    && effectOn(apiGroup, resource, verb, resourceName !== undefined, ResourceScope.NAMESPACED) === 'dead';
}

async function reviewRules(client: ApiClient, namespace: string): Promise<PolicyRule[]> {
  interface Review {
    readonly status: { readonly resourceRules: PolicyRule[]; readonly nonResourceRules: PolicyRule[] };
  }
  const { status } = await client.object<Review>('POST', '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
    apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace },
  });
  return [...status.resourceRules, ...status.nonResourceRules];
}

/** What `kubectl auth can-i --list` prints for an account in its namespace. */
function listedRules({ namespace, name }: Account): PolicyRule[] {
  const { status, stdout, stderr } = spawnSync(cluster.kubectl, [
    `--kubeconfig=${join(cluster.folder, 'administrator.kubeconfig')}`, `--cache-dir=${join(cluster.folder, 'kubectl-cache')}`,
    'auth', 'can-i', '--list', '--no-headers', `--namespace=${namespace}`, `--as=system:serviceaccount:${namespace}:${name}`,
  ], { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`kubectl auth can-i --list ended with ${status}: ${stderr}`);
  }
  return stdout.split('\n').filter((line) => line.trim() !== '').map(listedRule);
}

/** Reads a line such as `workflows.argoproj.io/status   []   [a b]   [get list]`. */
function listedRule(line: string): PolicyRule {
  const [, target, urls, names, verbs] = /^(\S*)\s+\[([^\]]*)\]\s+\[([^\]]*)\]\s+\[([^\]]*)\]\s*$/.exec(line) ?? [];
  if (verbs === undefined) {
    throw new Error(`kubectl prints a line of another form: ${line}`);
  }
  const words = (list: string) => list.split(' ').filter((word) => word !== '');
  if (target === '') {
    return { verbs: words(verbs), nonResourceURLs: words(urls) };
  }
  const [qualified, ...subresource] = target.split('/');
  const [plural, ...group] = qualified.split('.');
  return { verbs: words(verbs), apiGroups: [group.join('.')], resources: [[plural, ...subresource].join('/')], resourceNames: words(names) };
}

async function createNamespace(name: string): Promise<void> {
  const { status, body } = await admin.send({
    method: 'POST', path: '/api/v1/namespaces', contentType: 'application/json', body: JSON.stringify({ metadata: { name } }),
  });
  if (status >= 300 && status !== 409) {
    throw new Error(`The namespace ${name} can't be made: ${body}`);
  }
}

/** The roles and bindings that the server has before anything is applied. */
async function rbacObjects(): Promise<KubernetesObject[]> {
  const lists = await Promise.all(['clusterroles', 'clusterrolebindings', 'roles', 'rolebindings'].map(async (resource) => {
    const { kind, items } = await admin.object<{ kind: string; items: KubernetesObject[] }>('GET', `/apis/rbac.authorization.k8s.io/v1/${resource}`);
    return items.map((item) => ({ ...item, apiVersion: 'rbac.authorization.k8s.io/v1', kind: kind.replace(/List$/, '') }));
  }));
  return lists.flat();
}

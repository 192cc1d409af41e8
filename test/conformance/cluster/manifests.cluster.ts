import { AccessModel, Account, AccountAccess, PlacedRequest, userName } from './access-model';
import { ApiClient } from './api-client';
import { isOwnCluster, readClusterAccess } from './cluster-access';
import { Deployer, requestToken } from './deployer';
import { discover, ServedResource } from './discovery';
import { DEFAULT_NAMESPACE, isNamespaced, KubernetesObject, namespacesOf, underPrefix } from './kubernetes-objects';
import { manifestSets } from './manifest-sets';
import { neighboursOf, requestFor } from './neighbours';
import { withProbeAccounts } from './probe-accounts';
import { removeNamespace, removeObjects } from './removal';
import { isAllowed, isAllowedByReview, isUrlAllowedByReview, toHttpRequest } from './request-probe';
import { Permission } from '../../../lib/rbac/permission';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { PolicyRule } from '../../../lib/rbac/policy-rule';

const access = readClusterAccess();
const admin = ApiClient.admin(access);
const counts = { manifestSets: 0, accounts: 0, permissions: 0, requests: 0, reviews: 0, allowed: 0, refused: 0 };
const otherNamespace = `${access.prefix}neighbour`;
let deployer: Deployer;
let served: ServedResource[];

beforeAll(async () => {
  served = await discover(admin);
  deployer = await Deployer.create(access);
  await createNamespaces([otherNamespace]);
});

afterAll(async () => {
  admin.close();
  process.stdout.write(Object.entries(counts).map(([what, number]) => `${String(number).padStart(12)}  ${what}\n`).join(''));
});

// Elsewhere a namespace goes slowly, so that no two sets may use the same one.
const sets = manifestSets().map((set, i) => ({ ...set, prefix: isOwnCluster(access) ? '' : `${access.prefix}${i}-` }));

describe.each(sets)('$title', ({ objects: written, prefix }) => {
  const objects = underPrefix(withProbeAccounts(written), prefix);
  const accounts = objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => ({
    name: metadata.name, namespace: metadata.namespace ?? DEFAULT_NAMESPACE,
  }));
  const namespaces = namespacesOf(objects);

  beforeAll(async () => {
    counts.manifestSets++;
    const own = objects.filter(({ kind }) => kind === 'Namespace').map(({ metadata }) => metadata.name);
    await createNamespaces(namespaces.filter((namespace) => !own.includes(namespace)));
  });

  afterAll(async () => {
    await removeObjects(admin, served, objects.filter(({ kind }) => kind !== 'Namespace'));
    for (const namespace of namespaces.filter((one) => one !== DEFAULT_NAMESPACE)) {
      await removeNamespace(admin, namespace, isOwnCluster(access));
    }
  });

  test('kubectl apply takes it from someone who may not bind or escalate', () => {
    deployer.apply(objects);
  });

  if (accounts.length > 0) {
    test.each(accounts)('$namespace/$name is granted what the roles say, and nothing else', async (account) => {
      counts.accounts++;
      const model = new AccessModel([...objects, ...await bootstrapObjects(account)]);
      const accountAccess = new AccountAccess(account, model);
      const client = ApiClient.withToken(access, await requestToken(admin, account.namespace, account.name));
      try {
        const places = ['', ...new Set([account.namespace, ...model.namespacesOf(account)])];
        for (const place of places) {
          await expectSameRules(client, accountAccess, place === '' ? otherNamespace : place);
        }
        const ours = new AccountAccess(account, new AccessModel(objects));
        for (const place of places) {
          for (const permission of ours.permissions(place).permissions()) {
            counts.permissions++;
            await expectSameVerdicts(client, account, accountAccess, permission, place);
          }
        }
      } finally {
        client.close();
      }
    });
  }
});

/** What the server gives to every account, or gave to this one before we came. */
async function bootstrapObjects(account: Account): Promise<KubernetesObject[]> {
  const list = async (resource: string) => {
    const path = `/apis/rbac.authorization.k8s.io/v1/${resource}`;
    const { kind, items } = await admin.object<{ kind: string; items: KubernetesObject[] }>('GET', path);
    return items.map((item) => ({ ...item, kind: kind.replace(/List$/, '') }));
  };
  const objects = [...await list('clusterroles'), ...await list('clusterrolebindings'), ...await list('roles'), ...await list('rolebindings')];
  return objects.map((object) => ({
    ...object,
    // What names the account itself comes from the manifests, and is to be predicted, not read.
    subjects: object.subjects?.filter(({ kind, name }) => kind === 'Group' || (kind === 'User' && name !== userName(account))),
  }));
}

/** The server's own review of an account's rules. It lags a little behind what was applied. */
async function expectSameRules(client: ApiClient, accountAccess: AccountAccess, namespace: string): Promise<void> {
  const expected = accountAccess.permissions(namespace);
  let actual = PermissionSet.of([]);
  for (let attempt = 0; attempt < 40 && !actual.grantsSameAs(expected); attempt++) {
    await new Promise((resolve) => setTimeout(resolve, attempt === 0 ? 0 : 250));
    actual = PermissionSet.of(await reviewRules(client, namespace));
  }
  expect(actual.toRules()).toEqual(expected.toRules());
}

async function reviewRules(client: ApiClient, namespace: string): Promise<PolicyRule[]> {
  interface Review {
    readonly status: { readonly resourceRules: PolicyRule[]; readonly nonResourceRules: PolicyRule[] };
  }
  const { status } = await client.object<Review>('POST', '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectRulesReview',
    spec: { namespace },
  });
  return [...status.resourceRules, ...status.nonResourceRules];
}

/** What the permission grants is allowed; what lies beside it is as our model says, mostly refused. */
async function expectSameVerdicts(
  client: ApiClient, account: Account, accountAccess: AccountAccess, permission: Permission, namespace: string,
): Promise<void> {
  if (permission.nonResourceURL !== undefined) {
    for (const path of [permission.nonResourceURL.replace(/\*$/, ''), `${permission.nonResourceURL}beside`]) {
      const expected = accountAccess.allowsUrl(permission.verb, path);
      counts.reviews++;
      count(expected);
      expect({ path, allowed: await isUrlAllowedByReview(admin, account, permission.verb, path) }).toEqual({ path, allowed: expected });
    }
    return;
  }
  const request = requestFor(permission, namespace, served);
  expect({ request, allowed: accountAccess.allows(request) }).toEqual({ request, allowed: true });
  const places = [namespace === '' ? otherNamespace : namespace, otherNamespace];
  await Promise.all([request, ...neighboursOf(request, places, served)].map(async (probe) => {
    const allowed = accountAccess.allows(probe);
    count(allowed);
    expect({ probe, allowed: await verdict(client, account, probe) }).toEqual({ probe, allowed });
  }));
}

function verdict(client: ApiClient, account: Account, probe: PlacedRequest): Promise<boolean> {
  const http = toHttpRequest(probe, served);
  if (http === undefined) {
    counts.reviews++;
    return isAllowedByReview(admin, account, probe);
  }
  counts.requests++;
  return isAllowed(client, http);
}

function count(allowed: boolean): void {
  if (allowed) {
    counts.allowed++;
  } else {
    counts.refused++;
  }
}

async function createNamespaces(names: readonly string[]): Promise<void> {
  for (const name of names) {
    const { status, body } = await admin.send({
      method: 'POST', path: '/api/v1/namespaces', contentType: 'application/json', body: JSON.stringify({ metadata: { name } }),
    });
    if (status !== 201 && status !== 409) {
      throw new Error(`Namespace ${name}: ${body}`);
    }
  }
}

test('kubectl apply refuses a role with a grant that nothing serves', () => {
  const deadGrant = { apiGroups: [''], resources: ['pods/log'], verbs: ['create'] };
  const role = { apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name: 'dead', namespace: otherNamespace }, rules: [deadGrant] };
  expect(() => deployer.apply([role])).toThrow('attempting to grant RBAC permissions not currently held');
});

test('namespaced objects are told from others', () => {
  expect(manifestSets().flatMap(({ objects }) => objects).filter((object) => isNamespaced(object) !== isServedInNamespace(object))).toEqual([]);
});

function isServedInNamespace({ apiVersion, kind }: KubernetesObject): boolean {
  const apiGroup = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return served.some((one) => one.apiGroup === apiGroup && one.kind === kind && one.subresource === '' && one.namespaced);
}

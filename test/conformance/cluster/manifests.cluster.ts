import { AccessModel, Account, AccountAccess, PlacedRequest } from './access-model';
import { ApiClient } from './api-client';
import { isOwnCluster, readClusterAccess } from './cluster-access';
import { Deployer, requestToken } from './deployer';
import { discover, ServedResource } from './discovery';
import { DEFAULT_NAMESPACE, isNamespaced, KubernetesObject, namespacesOf, underPrefix } from './kubernetes-objects';
import { manifestSets } from './manifest-sets';
import { neighboursOf, requestFor, sample } from './neighbours';
import { withProbeAccounts } from './probe-accounts';
import { removeNamespace, removeObjects } from './removal';
import { isAllowed, isAllowedByReview, isUrlAllowedByReview, toHttpRequest } from './request-probe';
import { Permission } from '../../../lib/rbac/permission';
import { PermissionSet } from '../../../lib/rbac/permission-set';
import { PolicyRule } from '../../../lib/rbac/policy-rule';

/** Whose permissions are tried, and how. */
interface Trial {
  readonly client: ApiClient;
  readonly account: Account;
  readonly accountAccess: AccountAccess;
  /** How many neighbours of each permission are tried. */
  readonly neighbours: number;
  /** Decides which. */
  readonly seed: string;
}

/** A request whose verdict is not as our model says. */
interface Difference {
  readonly request: PlacedRequest | string;
  readonly expected: boolean;
}

/** What the API server says of a role that grants more than whoever writes it may do. */
const NOT_HELD = 'attempting to grant RBAC permissions not currently held';

const access = readClusterAccess();
const admin = ApiClient.admin(access);
const counts = { manifestSets: 0, accounts: 0, permissions: 0, requests: 0, reviews: 0, allowed: 0, refused: 0 };
const otherNamespace = `${access.prefix}neighbour`;
const administrator = Deployer.administrator(access);
let deployer: Deployer;
let served: ServedResource[];
let bootstrapObjects: KubernetesObject[];

beforeAll(async () => {
  served = await discover(admin);
  bootstrapObjects = await rbacObjects();
  deployer = await Deployer.create(access);
  await createNamespaces([otherNamespace]);
});

afterAll(async () => {
  admin.close();
  process.stdout.write(Object.entries(counts).map(([what, number]) => `${String(number).padStart(12)}  ${what}\n`).join(''));
});

// Elsewhere a namespace goes slowly, so that no two sets may use the same one.
const sets = manifestSets().map((set, i) => ({ ...set, prefix: isOwnCluster(access) ? '' : `${access.prefix}${i}-` }));

describe.each(sets)('$title', ({ title, objects: written, prefix, needsAdministrator = false, neighbours = Infinity }) => {
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

  if (needsAdministrator) {
    test('kubectl apply refuses it from someone who may not bind or escalate, and takes it from an administrator', () => {
      expect(() => deployer.apply(objects)).toThrow(NOT_HELD);
      administrator.apply(objects);
    });
  } else {
    test('kubectl apply takes it from someone who may not bind or escalate', () => {
      deployer.apply(objects);
    });
  }

  if (accounts.length > 0) {
    test.each(accounts)('$namespace/$name is granted what the roles say, and nothing else', async (account) => {
      counts.accounts++;
      const model = new AccessModel([...objects, ...bootstrapObjects]);
      const accountAccess = new AccountAccess(account, model);
      const client = ApiClient.withToken(access, await requestToken(admin, account.namespace, account.name));
      try {
        const places = ['', ...new Set([account.namespace, ...model.namespacesOf(account)])];
        for (const place of places) {
          await expectSameRules(client, accountAccess, place === '' ? otherNamespace : place);
        }
        const ours = new AccountAccess(account, new AccessModel(objects));
        for (const place of places) {
          const permissions = [...ours.permissions(place).permissions()];
          counts.permissions += permissions.length;
          const differences = await Promise.all(permissions.map((permission) =>
            differencesAround(permission, place, { client, account, accountAccess, neighbours, seed: title })));
          expect(differences.flat()).toEqual([]);
        }
      } finally {
        client.close();
      }
    });
  }
});

/** The roles and bindings that the server has before anything is applied. */
async function rbacObjects(): Promise<KubernetesObject[]> {
  const lists = await Promise.all(['clusterroles', 'clusterrolebindings', 'roles', 'rolebindings'].map(async (resource) => {
    const path = `/apis/rbac.authorization.k8s.io/v1/${resource}`;
    const { kind, items } = await admin.object<{ kind: string; items: KubernetesObject[] }>('GET', path);
    return items.map((item) => ({ ...item, kind: kind.replace(/List$/, '') }));
  }));
  return lists.flat();
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

/** Whose permissions are tried, and how. */
interface Trial {
  readonly client: ApiClient;
  readonly account: Account;
  readonly accountAccess: AccountAccess;
  /** How many neighbours of a permission are tried. */
  readonly neighbours: number;
  readonly seed: string;
}

/** A request whose verdict is not as our model says. */
interface Difference {
  readonly request: PlacedRequest | string;
  readonly expected: boolean;
}

/** What the permission grants is allowed; what lies beside it is as our model says, mostly refused. */
async function differencesAround(permission: Permission, namespace: string, trial: Trial): Promise<Difference[]> {
  const { nonResourceURL } = permission;
  return nonResourceURL === undefined
    ? differencesAroundRequest(requestFor(permission, namespace, served), namespace, trial)
    : differencesAroundUrl(permission.verb, nonResourceURL, trial);
}

async function differencesAroundRequest(request: PlacedRequest, namespace: string, trial: Trial): Promise<Difference[]> {
  const { client, account, accountAccess, neighbours, seed } = trial;
  if (!accountAccess.allows(request)) {
    return [{ request, expected: true }];
  }
  const places = [namespace === '' ? otherNamespace : namespace, otherNamespace];
  const tried = sample(neighboursOf(request, places, served), neighbours, `${seed} ${JSON.stringify(request)}`);
  return differencesOf([request, ...tried].map((one) =>
    ({ request: one, expected: accountAccess.allows(one), allowed: () => verdict(client, account, one) })));
}

async function differencesAroundUrl(grantedVerb: string, url: string, { account, accountAccess }: Trial): Promise<Difference[]> {
  const verb = grantedVerb === '*' ? 'get' : grantedVerb;
  const path = url.replace(/\*$/, '') || '/';
  const requests = [[verb, path], [verb, `${path}beside`], [verb, '/beside'], [verb === 'head' ? 'put' : 'head', path]] as const;
  return differencesOf(requests.map(([method, at]) =>
    ({ request: `${method} ${at}`, expected: accountAccess.allowsUrl(method, at), allowed: () => urlVerdict(account, method, at) })));
}

async function differencesOf(questions: readonly (Difference & { readonly allowed: () => Promise<boolean> })[]): Promise<Difference[]> {
  const differences = await Promise.all(questions.map(async ({ request, expected, allowed }) => {
    count(expected);
    return await allowed() === expected ? [] : [{ request, expected }];
  }));
  return differences.flat();
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

function urlVerdict(account: Account, verb: string, path: string): Promise<boolean> {
  counts.reviews++;
  return isUrlAllowedByReview(admin, account, verb, path);
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
  expect(() => deployer.apply([role])).toThrow(NOT_HELD);
});

test('namespaced objects are told from others', () => {
  expect(sets.flatMap(({ objects }) => objects).filter((object) => isNamespaced(object) !== isServedInNamespace(object))).toEqual([]);
});

function isServedInNamespace({ apiVersion, kind }: KubernetesObject): boolean {
  const apiGroup = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  return served.some((one) => one.apiGroup === apiGroup && one.kind === kind && one.subresource === '' && one.namespaced);
}

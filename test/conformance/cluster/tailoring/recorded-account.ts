import { NAMESPACE, NODE, RequestKind } from './request-kinds';
import { PolicyRule } from '../../../../lib/rbac/policy-rule';
import { TailoredScope } from '../../../../lib/tailoring/tailored-account';
import { ApiClient, HttpRequest } from '../api-client';
import { ClusterAccess } from '../cluster-access';
import { requestToken } from '../deployer';
import { AUDITED_NAMESPACE } from '../own-cluster';
import { removeNamespace } from '../removal';

const RBAC = '/apis/rbac.authorization.k8s.io/v1';

/** On all roles and bindings of the accounts. */
const LABEL = 'tailored';

/** Rules that hold in a namespace, or in the whole cluster. */
export type ScopedRules = Pick<TailoredScope, 'namespace' | 'rules'>;

/** Makes what the requests find: a namespace, a node whose streams end at `port`, others who may read, and an API without a server. */
export async function prepareGround(admin: ApiClient, port: number): Promise<void> {
  const make = async (path: string, body: object) => admin.object('POST', path, body);
  await make('/api/v1/namespaces', { metadata: { name: NAMESPACE } });
  await make('/api/v1/namespaces', { metadata: { name: AUDITED_NAMESPACE } });
  await make('/api/v1/nodes', { metadata: { name: NODE } });
  await admin.send({
    method: 'PATCH',
    path: `/api/v1/nodes/${NODE}/status`,
    contentType: 'application/merge-patch+json',
    body: JSON.stringify({ status: { addresses: [{ type: 'InternalIP', address: '127.0.0.1' }], daemonEndpoints: { kubeletEndpoint: { Port: port } } } }),
  });
  await make('/apis/apiregistration.k8s.io/v1/apiservices', {
    metadata: { name: 'v1.metrics.example' },
    spec: { group: 'metrics.example', version: 'v1', groupPriorityMinimum: 100, versionPriority: 100, insecureSkipTLSVerify: true, service: { namespace: NAMESPACE, name: 'nowhere' } },
  });
  await make(`${RBAC}/namespaces/${NAMESPACE}/roles`, {
    metadata: { name: 'others' },
    rules: [{ apiGroups: [''], resources: ['configmaps'], resourceNames: ['b'], verbs: ['get'] }],
  });
  await make(`${RBAC}/namespaces/${NAMESPACE}/rolebindings`, {
    metadata: { name: 'others' },
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'others' },
    subjects: [
      ...['ana', 'bob', 'carol'].map((name) => ({ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name })),
      { kind: 'ServiceAccount', name: 'account', namespace: NAMESPACE },
    ],
  });
}

/** Removes what other tests might find: what `prepareGround`, the requests and the accounts have made, but not all in the namespaces. */
export async function removeGround(admin: ApiClient): Promise<void> {
  const own = `labelSelector=${LABEL}`;
  for (const path of [
    '/apis/apiregistration.k8s.io/v1/apiservices/v1.metrics.example',
    '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies/tailored',
    '/apis/certificates.k8s.io/v1/certificatesigningrequests',
    `/api/v1/nodes/${NODE}`,
    ...[`${RBAC}/clusterrolebindings`, `${RBAC}/clusterroles`].map((collection) => `${collection}?${own}`),
    ...['rolebindings', 'roles'].map((resource) => `${RBAC}/namespaces/${NAMESPACE}/${resource}`),
  ]) {
    await admin.send({ method: 'DELETE', path });
  }
  await removeNamespace(admin, NAMESPACE, true);
  await removeNamespace(admin, AUDITED_NAMESPACE, true);
}

/** An account that makes the requests, with just the rules that it is given. */
export class RecordedAccount {
  /** Makes the account with its roles, whose names are its own. */
  public static async create(cluster: ClusterAccess, admin: ApiClient, name: string, scopes: readonly ScopedRules[]): Promise<RecordedAccount> {
    await admin.object('POST', `/api/v1/namespaces/${AUDITED_NAMESPACE}/serviceaccounts`, { metadata: { name } });
    for (const { namespace, rules } of scopes) {
      const place = namespace === undefined ? '' : `/namespaces/${namespace}`;
      const [kind, roles, bindings] = namespace === undefined ? ['ClusterRole', 'clusterroles', 'clusterrolebindings'] : ['Role', 'roles', 'rolebindings'];
      const metadata = { name, labels: { [LABEL]: '' } };
      await admin.object('POST', `${RBAC}${place}/${roles}`, { metadata, rules });
      await admin.object('POST', `${RBAC}${place}/${bindings}`, {
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name },
        subjects: [{ kind: 'ServiceAccount', name, namespace: AUDITED_NAMESPACE }],
      });
    }
    const token = await requestToken(admin, AUDITED_NAMESPACE, name);
    return new RecordedAccount(cluster, admin, name, scopes, token);
  }

  private constructor(
    private readonly cluster: ClusterAccess,
    private readonly admin: ApiClient,
    private readonly name: string,
    private readonly scopes: readonly ScopedRules[],
    private readonly token: string,
  ) {}

  public get userName(): string {
    return `system:serviceaccount:${AUDITED_NAMESPACE}:${this.name}`;
  }

  /** Waits until the API server knows all the roles: it reads each kind of object in the order in which it was made. */
  public async whenAllowed(): Promise<void> {
    for (const { namespace, rules } of this.scopes) {
      const attributes = attributesOf(rules, namespace);
      for (let attempt = 0; !await this.isAllowed(attributes); attempt++) {
        if (attempt > 400) {
          throw new Error(`The API server doesn't allow ${JSON.stringify(attributes)} to ${this.userName}.`);
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  /** Makes all requests, one after the other, and returns their statuses. */
  public async statuses(kinds: readonly RequestKind[]): Promise<ReadonlyMap<string, number>> {
    const client = ApiClient.withToken(this.cluster, this.token);
    const nobody = ApiClient.anonymous(this.cluster);
    const statuses = new Map<string, number>();
    try {
      for (const { title, request, isAnonymous, before = [] } of kinds) {
        await this.prepare(before);
        const { status } = await (isAnonymous ? nobody : client).send(request);
        statuses.set(title, status);
      }
    } finally {
      client.close();
      nobody.close();
    }
    return statuses;
  }

  private async prepare(requests: readonly HttpRequest[]): Promise<void> {
    for (const request of requests) {
      await this.admin.send(request);
    }
  }

  private async isAllowed(attributes: object): Promise<boolean> {
    const { status } = await this.admin.object<{ status: { allowed: boolean } }>('POST', '/apis/authorization.k8s.io/v1/subjectaccessreviews', {
      apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec: { user: this.userName, ...attributes },
    });
    return status.allowed;
  }
}

/** Something that the rules allow. */
function attributesOf(rules: readonly PolicyRule[], namespace: string | undefined): object {
  const [{ verbs: [verb], apiGroups: [group] = [], resources: [resource] = [], resourceNames: [name] = [], nonResourceURLs: [path] = [] }] = rules;
  const [plural, ...subresource] = (resource ?? '').split('/');
  return resource === undefined
    ? { nonResourceAttributes: { verb, path } }
    : { resourceAttributes: { namespace, verb: verb === '*' ? 'get' : verb, group, resource: plural === '*' ? 'any' : plural, subresource: subresource.join('/'), name } };
}

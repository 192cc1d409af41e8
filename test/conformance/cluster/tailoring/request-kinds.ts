import { HttpRequest } from '../api-client';

/** A kind of request whose access is to be read from the audit log. */
export interface RequestKind {
  /** What is special about it. */
  readonly title: string;
  readonly request: HttpRequest;

  /** Without it, a request of somebody without a name. */
  readonly isAnonymous?: true;

  /** What the administrator does before, so that the request finds the same state each time. Failures don't matter. */
  readonly before?: readonly HttpRequest[];
}

/** The namespace that the requests are about. */
export const NAMESPACE = 'tailored';

/** The node that pods are on. */
export const NODE = 'tailored-node';

const CORE = `/api/v1/namespaces/${NAMESPACE}`;
const ARGO = `/apis/argoproj.io/v1alpha1/namespaces/${NAMESPACE}`;
const APPS = `/apis/apps/v1/namespaces/${NAMESPACE}`;
const RBAC = '/apis/rbac.authorization.k8s.io/v1';
const OWN_RBAC = `${RBAC}/namespaces/${NAMESPACE}`;
const CSR = '/apis/certificates.k8s.io/v1/certificatesigningrequests';
const ADMISSION = '/apis/admissionregistration.k8s.io/v1';

const get = (path: string): HttpRequest => ({ method: 'GET', path });
const remove = (path: string): HttpRequest => ({ method: 'DELETE', path });
const send = (method: string, path: string, body: object, contentType = 'application/json'): HttpRequest =>
  ({ method, path, contentType, body: JSON.stringify(body) });
const create = (path: string, body: object) => send('POST', path, body);
const put = (path: string, body: object) => send('PUT', path, body);
const merge = (path: string, body: object) => send('PATCH', path, body, 'application/merge-patch+json');
const apply = (path: string, body: object) => send('PATCH', `${path}?fieldManager=test&force=true`, body, 'application/apply-patch+yaml');
const as = (request: HttpRequest, headers: Readonly<Record<string, string>>): HttpRequest => ({ ...request, headers });

const configMap = (name: string, data = {}) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace: NAMESPACE }, data });
const configMaps = `${CORE}/configmaps`;
const made = (name: string) => create(configMaps, configMap(name));
const gone = (name: string) => remove(`${configMaps}/${name}`);

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: NAMESPACE },
  spec: {
    nodeName: NODE, serviceAccountName: 'account', automountServiceAccountToken: false, terminationGracePeriodSeconds: 0, containers: [{ name: 'main', image: 'none' }],
  },
});
const pods = `${CORE}/pods`;

/** What a pod needs before it can be made. */
const POD_GROUND: readonly HttpRequest[] = [
  create(`${CORE}/serviceaccounts`, { metadata: { name: 'account' } }),
];

const podMade = (name: string) => [...POD_GROUND, create(pods, pod(name))];
const podMadeAnew = (name: string) => [remove(`${pods}/${name}?gracePeriodSeconds=0`), ...podMade(name)];
const stream = (method: string, path: string, protocol: string): HttpRequest => ({
  method,
  path,
  headers: protocol === 'SPDY/3.1'
    ? { 'Connection': 'Upgrade', 'Upgrade': protocol, 'X-Stream-Protocol-Version': 'v4.channel.k8s.io' }
    : {
      'Connection': 'Upgrade', 'Upgrade': 'websocket', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Protocol': protocol,
    },
});
const EXEC = 'command=id&container=main&stdout=true';
const WEBSOCKET = 'v4.channel.k8s.io';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: NAMESPACE },
  spec: { replicas: 1, selector: { matchLabels: { app: 'web' } }, template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'none' }] } } },
};
const scale = { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'web', namespace: NAMESPACE }, spec: { replicas: 2 } };
const autoscaler = (version: string, spec: object) => ({ apiVersion: `autoscaling/${version}`, kind: 'HorizontalPodAutoscaler', metadata: { name: `by-${version}`, namespace: NAMESPACE }, spec });
const scaled = { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3 };
const lease = (name: string) => ({ apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name, namespace: NAMESPACE }, spec: { holderIdentity: 'test' } });
const leases = `/apis/coordination.k8s.io/v1/namespaces/${NAMESPACE}/leases`;
const workflow = (metadata: object) => ({ apiVersion: 'argoproj.io/v1alpha1', kind: 'Workflow', metadata: { namespace: NAMESPACE, ...metadata }, spec: {} });
const review = (kind: string, spec: object) => ({ apiVersion: 'authorization.k8s.io/v1', kind, spec });
const role = (name: string, rule: object) => ({ apiVersion: 'rbac.authorization.k8s.io/v1', kind: 'Role', metadata: { name, namespace: NAMESPACE }, rules: [rule] });
const binding = (name: string, kind: string, roleName: string) => ({
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name, namespace: NAMESPACE },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: roleName },
  subjects: [{ kind: 'ServiceAccount', name: 'account', namespace: NAMESPACE }],
});
const READS_A = { apiGroups: [''], resources: ['configmaps'], resourceNames: ['a'], verbs: ['get'] };
const READS_STORAGE = { apiGroups: ['storage.k8s.io'], resources: ['csistoragecapacities'], verbs: ['get'] };

const SIGNER = 'example.com/signer';
/** A request for a certificate of an elliptic curve that nobody has the key of. */
const REQUEST_OF_CERTIFICATE = `-----BEGIN CERTIFICATE REQUEST-----
MIHIMHECAQAwDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEH
A0IABO8bo+ULEHYx07x++dFpS3czWcWmwMDyaCCZmvq7aouHK2nLDrKOgxbS8kuw
6zDLth5lToM3auQLjF++PSF3NgmgADAKBggqhkjOPQQDAgNHADBEAiBeERnKtf/S
LCSvl5aGOODfu3hHNPAomtqtjCHJwTvInQIgYO/bmOi9xCUl4zKKn/26EFA7wZaB
ZEB72H770UImUAU=
-----END CERTIFICATE REQUEST-----
`;
const csr = (name: string, signerName: string) => ({
  apiVersion: 'certificates.k8s.io/v1',
  kind: 'CertificateSigningRequest',
  metadata: { name },
  spec: { request: Buffer.from(REQUEST_OF_CERTIFICATE).toString('base64'), signerName, usages: ['client auth'] },
});
const csrMade = (name: string, signerName = SIGNER) => [remove(`${CSR}/${name}`), create(CSR, csr(name, signerName))];
const approval = (name: string, signerName = SIGNER) => ({ ...csr(name, signerName), status: { conditions: [{ type: 'Approved', status: 'True', reason: 'Test', message: 'test' }] } });
const policy = (name: string) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicy',
  metadata: { name },
  spec: {
    paramKind: { apiVersion: 'v1', kind: 'ConfigMap' },
    matchConstraints: { resourceRules: [{ apiGroups: ['none.example'], apiVersions: ['v1'], operations: ['CREATE'], resources: ['things'] }] },
    validations: [{ expression: 'true' }],
  },
});

const policyBinding = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingAdmissionPolicyBinding',
  metadata: { name: 'tailored' },
  spec: { policyName: 'none', paramRef: { name: 'a', namespace: NAMESPACE, parameterNotFoundAction: 'Deny' }, validationActions: ['Deny'] },
};

/** More than forty kinds of request, and how each is special. */
export const REQUEST_KINDS: readonly RequestKind[] = [
  // Reading
  { title: 'get of an object', request: get(`${configMaps}/a`), before: [made('a')] },
  { title: 'get of what is not there', request: get(`${configMaps}/missing`) },
  { title: 'HEAD of an object is get', request: { method: 'HEAD', path: `${CORE}/secrets/head` } },
  { title: 'HEAD of a collection is list', request: { method: 'HEAD', path: `${CORE}/replicationcontrollers` } },
  { title: 'list', request: get(`${CORE}/services?limit=1`) },
  { title: 'list as a table', request: { ...get(`${CORE}/endpoints`), headers: { Accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' } } },
  { title: 'list with the name in the field selector', request: get(`${CORE}/secrets?fieldSelector=metadata.name%3Done`) },
  { title: 'list of all namespaces', request: get('/api/v1/limitranges') },
  { title: 'list in one namespace of what is also listed in all', request: get(`${CORE}/limitranges`) },
  { title: 'list of a cluster resource', request: get('/api/v1/persistentvolumes') },
  { title: 'watch', request: get(`${configMaps}?watch=true&timeoutSeconds=5`) },
  { title: 'watch, as watch=1', request: get(`${CORE}/resourcequotas?watch=1&timeoutSeconds=5`) },
  { title: 'watch with the name in the field selector', request: get(`${CORE}/secrets?watch=true&timeoutSeconds=5&fieldSelector=metadata.name%3Dtwo`) },
  { title: 'watch under the path of old clients', request: get(`/api/v1/watch/namespaces/${NAMESPACE}/podtemplates?timeoutSeconds=5`) },
  { title: 'a slash too many', request: get(`/${CORE}/configmaps/slashes`) },
  { title: 'get of the own namespace', request: get(`/api/v1/namespaces/${NAMESPACE}`) },
  { title: 'get of a cluster resource', request: get(`/api/v1/nodes/${NODE}`) },
  { title: 'get of a status', request: get(`${APPS}/deployments/web/status`), before: [create(`${APPS}/deployments`, deployment)] },
  { title: 'get of a resource that no API serves', request: get('/apis/none.example/v1/things/one') },
  { title: 'get of a resource that the group doesn\'t have', request: get(`${APPS}/nothings/one`) },
  { title: 'an aggregated API without a server', request: get('/apis/metrics.example/v1/nodes') },

  // Writing
  { title: 'create with a name', request: create(configMaps, configMap('new')), before: [gone('new')] },
  { title: 'create with generateName', request: create(`${CORE}/secrets`, { apiVersion: 'v1', kind: 'Secret', metadata: { generateName: 'made-' } }) },
  { title: 'create of what is there: 409', request: create(`${CORE}/services`, { metadata: { name: 'there' }, spec: { ports: [{ port: 80 }] } }), before: [create(`${CORE}/services`, { metadata: { name: 'there' }, spec: { ports: [{ port: 80 }] } })] },
  { title: 'create of what is not valid: 422', request: create(`${CORE}/serviceaccounts`, { metadata: { name: 'No_Name' } }) },
  { title: 'create with a dry run', request: create(`${CORE}/resourcequotas?dryRun=All`, { metadata: { name: 'dry' }, spec: {} }) },
  { title: 'create of a custom resource', request: create(`${ARGO}/workflows`, workflow({ generateName: 'run-' })) },
  { title: 'update', request: put(`${configMaps}/put`, configMap('put', { a: '1' })), before: [made('put')] },
  { title: 'update with an old resourceVersion: 409', request: put(`${CORE}/secrets/stale`, { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'stale', namespace: NAMESPACE, resourceVersion: '1' } }), before: [create(`${CORE}/secrets`, { metadata: { name: 'stale' } })] },
  { title: 'update that creates', request: put(`${leases}/lease`, lease('lease')), before: [remove(`${leases}/lease`)] },
  { title: 'merge patch', request: merge(`${configMaps}/merged`, { data: { a: '1' } }), before: [made('merged')] },
  { title: 'merge patch of what is not there: 404', request: merge(`${CORE}/services/missing`, { metadata: { labels: { a: 'b' } } }) },
  { title: 'server-side apply', request: apply(`${configMaps}/applied`, configMap('applied', { a: '1' })), before: [made('applied')] },
  { title: 'server-side apply that creates', request: apply(`${ARGO}/workflowtemplates/applied`, { apiVersion: 'argoproj.io/v1alpha1', kind: 'WorkflowTemplate', metadata: { name: 'applied', namespace: NAMESPACE }, spec: {} }), before: [remove(`${ARGO}/workflowtemplates/applied`)] },
  { title: 'server-side apply that creates, and may not create', request: apply(`/apis/networking.k8s.io/v1/namespaces/${NAMESPACE}/networkpolicies/applied`, { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: 'applied', namespace: NAMESPACE }, spec: { podSelector: {} } }) },
  { title: 'delete', request: remove(`${configMaps}/deleted`), before: [made('deleted')] },
  { title: 'delete of what is not there', request: remove(`${CORE}/services/missing`) },
  { title: 'delete that ignores read errors', request: remove(`${CORE}/secrets/unsafe?ignoreStoreReadErrorWithClusterBreakingPotential=true`), before: [create(`${CORE}/secrets`, { metadata: { name: 'unsafe' } })] },
  { title: 'delete of a collection', request: remove(`${CORE}/podtemplates`) },
  { title: 'create of a namespace', request: create('/api/v1/namespaces?dryRun=All', { metadata: { name: 'tailored-new' } }) },
  { title: 'update of a status', request: merge(`${APPS}/deployments/web/status`, { status: { observedGeneration: 1 } }), before: [create(`${APPS}/deployments`, deployment)] },
  { title: 'update of a scale', request: put(`${APPS}/deployments/web/scale`, scale), before: [create(`${APPS}/deployments`, deployment)] },
  { title: 'two versions of one group, the first', request: create(`/apis/autoscaling/v1/namespaces/${NAMESPACE}/horizontalpodautoscalers`, autoscaler('v1', scaled)), before: [remove(`/apis/autoscaling/v2/namespaces/${NAMESPACE}/horizontalpodautoscalers/by-v1`)] },
  { title: 'two versions of one group, the second', request: create(`/apis/autoscaling/v2/namespaces/${NAMESPACE}/horizontalpodautoscalers`, autoscaler('v2', scaled)), before: [remove(`/apis/autoscaling/v2/namespaces/${NAMESPACE}/horizontalpodautoscalers/by-v2`)] },

  // Pods
  { title: 'exec by POST', request: stream('POST', `${pods}/posted/exec?${EXEC}`, 'SPDY/3.1'), before: podMade('posted') },
  { title: 'exec by WebSocket', request: stream('GET', `${pods}/socket/exec?${EXEC}`, WEBSOCKET), before: podMade('socket') },
  { title: 'exec by GET in a pod that is not there', request: stream('GET', `${pods}/missing/exec?${EXEC}`, WEBSOCKET) },
  { title: 'port-forward by WebSocket', request: stream('GET', `${pods}/socket/portforward?ports=80`, WEBSOCKET), before: podMade('socket') },
  { title: 'attach by WebSocket, which may not create', request: stream('GET', `${pods}/socket/attach?container=main&stdout=true`, WEBSOCKET), before: podMade('socket') },
  { title: 'log of a pod', request: get(`${pods}/socket/log`), before: podMade('socket') },
  { title: 'eviction', request: create(`${pods}/evicted/eviction`, { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'evicted', namespace: NAMESPACE } }), before: podMadeAnew('evicted') },
  { title: 'ephemeral container', request: merge(`${pods}/socket/ephemeralcontainers`, { spec: { ephemeralContainers: [] } }), before: podMade('socket') },
  { title: 'binding to a node', request: create(`${pods}/missing/binding`, { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'missing' }, target: { kind: 'Node', name: NODE } }) },
  { title: 'proxy to a pod', request: get(`${pods}/missing/proxy/path`) },
  { title: 'proxy to a service, by POST', request: send('POST', `${CORE}/services/missing/proxy/path`, {}) },
  { title: 'proxy to a node', request: get('/api/v1/nodes/missing/proxy/metrics') },
  { title: 'token of an account', request: create(`${CORE}/serviceaccounts/account/token`, { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: ['test'] } }), before: POD_GROUND },

  // URLs
  { title: 'URL', request: get('/metrics?x=1') },
  { title: 'URL with percent signs', request: get('/logs/kube%2Dproxy.log') },
  { title: 'URL that everybody may get', request: get('/readyz?verbose') },
  { title: 'URL below it that nobody may get by default', request: get('/livez/etcd') },
  { title: 'HEAD of a URL', request: { method: 'HEAD', path: '/metrics/slis' } },
  { title: 'OPTIONS', request: { method: 'OPTIONS', path: '/metrics' } },
  { title: 'discovery', request: get('/apis/apps/v1') },
  { title: 'somebody without a name', request: get(`${configMaps}/a`), isAnonymous: true },

  // Reviews
  { title: 'review of the own access', request: create('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', review('SelfSubjectAccessReview', { nonResourceAttributes: { path: '/', verb: 'get' } })) },
  { title: 'review of the access of another', request: create('/apis/authorization.k8s.io/v1/subjectaccessreviews', review('SubjectAccessReview', { user: 'ana', nonResourceAttributes: { path: '/', verb: 'get' } })) },
  { title: 'review in a namespace', request: create(`/apis/authorization.k8s.io/v1/namespaces/${NAMESPACE}/localsubjectaccessreviews`, { ...review('LocalSubjectAccessReview', { user: 'ana', resourceAttributes: { namespace: NAMESPACE, verb: 'get', resource: 'pods' } }), metadata: { namespace: NAMESPACE } }) },

  // Impersonation
  { title: 'impersonation of a user', request: as(get(`${configMaps}/b`), { 'Impersonate-User': 'ana' }) },
  { title: 'impersonation of a user with a group, an identifier and an extra value', request: as(get(`${configMaps}/b`), { 'Impersonate-User': 'bob', 'Impersonate-Group': 'sre', 'Impersonate-Uid': '7', 'Impersonate-Extra-Scopes': 'view' }) },
  { title: 'impersonation of a ServiceAccount', request: as(get(`${configMaps}/b`), { 'Impersonate-User': `system:serviceaccount:${NAMESPACE}:account` }) },
  { title: 'constrained impersonation', request: as(get(`${configMaps}/b`), { 'Impersonate-User': 'carol' }) },
  { title: 'impersonation that is refused', request: as(get(`${configMaps}/b`), { 'Impersonate-User': 'nobody' }) },

  // Rights
  { title: 'role that grants what the account has', request: create(`${OWN_RBAC}/roles`, role('own', READS_A)), before: [remove(`${OWN_RBAC}/roles/own`)] },
  { title: 'role that grants more', request: create(`${OWN_RBAC}/roles`, role('more', READS_STORAGE)) },
  { title: 'binding to a role that grants what the account has', request: create(`${OWN_RBAC}/rolebindings`, binding('own', 'Role', 'own-made')), before: [create(`${OWN_RBAC}/roles`, role('own-made', READS_A)), remove(`${OWN_RBAC}/rolebindings/own`)] },
  { title: 'binding to a role that grants more', request: create(`${OWN_RBAC}/rolebindings`, binding('more', 'ClusterRole', 'cluster-admin')) },
  { title: 'approval of a certificate', request: put(`${CSR}/approved/approval`, approval('approved')), before: csrMade('approved') },
  { title: 'approval for a signer of others', request: put(`${CSR}/other/approval`, approval('other', 'example.org/other')), before: csrMade('other', 'example.org/other') },

  // Denied at once
  { title: 'what is denied', request: get('/apis/storage.k8s.io/v1/storageclasses/one') },
  { title: 'a list that is denied', request: get(`/apis/policy/v1/namespaces/${NAMESPACE}/poddisruptionbudgets`) },
];

/** What a log has no trace of, or only of the denial: with the roles that are made of it, these requests are denied, and a remark says why. */
export const UNTRACED_KINDS: readonly RequestKind[] = [
  { title: 'role that grants what the account has and never uses', request: create(`${OWN_RBAC}/roles`, role('unused', { ...READS_A, verbs: ['delete'] })), before: [remove(`${OWN_RBAC}/roles/unused`)] },
  { title: 'binding to a role that grants what the account has and never uses', request: create(`${OWN_RBAC}/rolebindings`, binding('unused', 'Role', 'unused-made')), before: [create(`${OWN_RBAC}/roles`, role('unused-made', { ...READS_A, verbs: ['delete'] })), remove(`${OWN_RBAC}/rolebindings/unused`)] },
  { title: 'policy with parameters, which the account may read', request: create(`${ADMISSION}/validatingadmissionpolicies`, policy('tailored')), before: [remove(`${ADMISSION}/validatingadmissionpolicies/tailored`)] },
  { title: 'binding of a policy with parameters that the account may not read: 422', request: create(`${ADMISSION}/validatingadmissionpolicybindings`, policyBinding) },
];

/** What the account that is recorded may do: much, but not everything. */
export const BROAD_RULES = [
  {
    apiGroups: [''],
    resources: [
      'configmaps', 'endpoints', 'limitranges', 'namespaces', 'nodes', 'nodes/proxy', 'persistentvolumes', 'pods', 'pods/binding', 'pods/ephemeralcontainers', 'pods/eviction',
      'pods/exec', 'pods/log', 'pods/portforward', 'pods/proxy', 'podtemplates', 'replicationcontrollers', 'resourcequotas', 'secrets', 'serviceaccounts', 'serviceaccounts/token',
      'services', 'services/proxy',
    ],
    verbs: ['*'],
  },
  { apiGroups: [''], resources: ['pods/attach'], verbs: ['get'] },
  { apiGroups: ['networking.k8s.io'], resources: ['networkpolicies'], verbs: ['get', 'patch', 'update'] },
  { apiGroups: ['apps', 'argoproj.io', 'authorization.k8s.io', 'autoscaling', 'coordination.k8s.io', 'metrics.example', 'none.example'], resources: ['*'], verbs: ['*'] },
  { apiGroups: [''], resources: ['users'], resourceNames: ['ana', 'bob'], verbs: ['impersonate'] },
  { apiGroups: [''], resources: ['groups'], resourceNames: ['sre'], verbs: ['impersonate'] },
  { apiGroups: ['authentication.k8s.io'], resources: ['users'], resourceNames: ['carol'], verbs: ['impersonate:user-info'] },
  { apiGroups: [''], resources: ['configmaps'], verbs: ['impersonate-on:user-info:get'] },
  { apiGroups: ['authentication.k8s.io'], resources: ['uids', 'userextras/scopes'], verbs: ['impersonate'] },
  { apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles', 'rolebindings'], verbs: ['get', 'create', 'update', 'patch'] },
  { apiGroups: ['certificates.k8s.io'], resources: ['certificatesigningrequests/approval'], verbs: ['update'] },
  { apiGroups: ['certificates.k8s.io'], resources: ['signers'], resourceNames: [SIGNER], verbs: ['approve'] },
  { apiGroups: ['admissionregistration.k8s.io'], resources: ['validatingadmissionpolicies', 'validatingadmissionpolicybindings'], verbs: ['create'] },
  { nonResourceURLs: ['/metrics', '/metrics/*', '/logs/*', '/livez/*'], verbs: ['get', 'head'] },
];

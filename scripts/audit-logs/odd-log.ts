type EventFields = Readonly<Record<string, unknown>>;

/** An event as the API server writes it; a field that is undefined isn't there. */
function auditEvent(fields: EventFields): EventFields {
  return {
    kind: 'Event',
    apiVersion: 'audit.k8s.io/v1',
    level: 'Metadata',
    stage: 'ResponseComplete',
    requestURI: '/api/v1/namespaces/argo/pods/a',
    verb: 'get',
    user: { username: 'ana', groups: ['sre', 'system:authenticated'] },
    sourceIPs: ['10.0.0.1'],
    userAgent: 'kubectl',
    objectRef: { resource: 'pods', namespace: 'argo', name: 'a', apiVersion: 'v1' },
    responseStatus: { metadata: {}, code: 200 },
    requestReceivedTimestamp: '2026-07-01T00:00:01.000000Z',
    stageTimestamp: '2026-07-01T00:00:01.000000Z',
    annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': '' },
    ...fields,
  };
}

const annotations = (decision: string, reason = '') => ({ 'authorization.k8s.io/decision': decision, 'authorization.k8s.io/reason': reason });

/** Each of these events, or lines, once was or might be read in another way by an engine than by us. */
const ODD_EVENTS: readonly EventFields[] = [
  { verb: 'deletecollection', requestURI: '/api/v1/namespaces/argo/pods', objectRef: { resource: 'pods', namespace: 'argo', apiVersion: 'v1' } },
  { verb: 'create', requestURI: '/api/v1/namespaces/argo/pods', objectRef: { resource: 'pods', namespace: 'argo', apiVersion: 'v1' }, responseStatus: { metadata: {}, code: 201 } },
  { verb: 'create', requestURI: '/api/v1/namespaces/argo/pods', objectRef: { resource: 'pods', namespace: 'argo', name: 'made-x7k2p', apiVersion: 'v1' }, responseStatus: { metadata: {}, code: 201 } },
  { verb: 'create', requestURI: '/apis/rbac.authorization.k8s.io/v1/clusterroles', objectRef: { resource: 'clusterroles', namespace: 'argo', name: 'r', apiGroup: 'rbac.authorization.k8s.io', apiVersion: 'v1' } },
  { verb: 'patch', requestURI: '/api/v1/namespaces/argo/pods/a?fieldManager=x&force=true', responseStatus: { metadata: {}, code: 201 } },
  { verb: 'delete', requestURI: '/api/v1/namespaces/argo/pods/a?ignoreStoreReadErrorWithClusterBreakingPotential=true' },
  { verb: 'get', objectRef: { resource: 'pods', subresource: 'exec', namespace: 'argo', name: 'a' }, responseStatus: { metadata: {}, code: 404 } },
  { impersonatedUser: { username: 'system:serviceaccount:argo:runner', groups: ['system:serviceaccounts', 'extra'], uid: 'u', extra: { 'example.com/k': ['a', 'b'] } } },
  { impersonatedUser: { username: 'eve' }, authenticationMetadata: { impersonationConstraint: 'impersonate:user-info' } },
  { impersonatedUser: { username: 'eve' }, responseStatus: { metadata: {}, code: 403 }, annotations: annotations('forbid') },
  { responseStatus: { metadata: {}, status: 'Failure', message: 'users "eve" is forbidden: User "ana" cannot impersonate resource "users" in API group "" at the cluster scope', code: 403 }, annotations: undefined },
  { user: {}, responseStatus: { metadata: {}, status: 'Failure', reason: 'Unauthorized', code: 401 }, annotations: undefined },
  { user: { username: 'system:anonymous' }, requestURI: '/version?timeout=32s', objectRef: undefined },
  { verb: '', requestURI: '/', objectRef: undefined },
  { requestURI: '/logs/kube%2Dproxy.log?x=1', objectRef: undefined },
  { requestURI: '/a"b\\c/é/日本?x', objectRef: undefined },
  { user: { username: 'naïve "user"\\\n' }, objectRef: { resource: 'configmaps', namespace: 'argo', name: 'é"\\/<>&' } },
  { stage: 'Panic', responseStatus: { metadata: {}, code: 500 } },
  { stage: 'RequestReceived', responseStatus: undefined, annotations: undefined },
  { responseStatus: { metadata: {}, code: 429 }, annotations: undefined },
  { responseStatus: { metadata: {}, code: 200 }, annotations: undefined },
  { responseStatus: undefined, annotations: undefined },
  { annotations: { ...annotations('allow', 'RBAC: allowed by RoleBinding "b/argo" of Role "r" to User "ana"'), 'audit.k8s.io/truncated': 'true' } },
  {
    verb: 'create',
    objectRef: { resource: 'subjectaccessreviews', apiGroup: 'authorization.k8s.io', apiVersion: 'v1' },
    level: 'RequestResponse',
    requestURI: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
    requestObject: { spec: { user: 'bob', nonResourceAttributes: { path: '/metrics', verb: 'get' } } },
    responseObject: { status: { allowed: true } },
    responseStatus: { metadata: {}, code: 201 },
  },
  { apiVersion: 'audit.k8s.io/v1beta1', objectRef: { resource: 'jobs', namespace: 'argo', name: 'j', apiGroup: 'batch', apiVersion: 'v1' } },
  { apiVersion: 'audit.k8s.io/v1alpha1', objectRef: { resource: 'jobs', namespace: 'argo', name: 'k', apiVersion: 'batch/v1' } },
  { kind: undefined, apiVersion: undefined, objectRef: { resource: 'pods', namespace: 'argo', name: 'without-kind' } },
  { stageTimestamp: undefined, objectRef: { resource: 'pods', namespace: 'argo', name: 'without-time' } },
  { auditID: undefined, objectRef: { resource: 'pods', namespace: 'argo', name: 'without-id' } },
  { auditID: '', objectRef: { resource: 'pods', namespace: 'argo', name: 'empty-id' } },
  { requestURI: '/api/v1/namespaces/argo/pods/dated', stageTimestamp: '2026-07-01T02:00:00.000000+02:00', objectRef: { resource: 'pods', namespace: 'argo', name: 'dated' } },
];

/** Makes a log of all of them, each for itself, in lists, and cut. */
export function oddLog(): string {
  let id = 0;
  const unique = (fields: EventFields) => auditEvent({ auditID: `00000000-0000-4000-a000-${String(++id).padStart(12, '0')}`, ...fields });
  const all = () => ODD_EVENTS.map(unique);
  const lines = all().map((event) => JSON.stringify(event));
  const [first] = lines;
  return [
    ...lines,
    JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items: all() }),
    JSON.stringify({ kind: 'List', apiVersion: 'v1', items: all() }),
    JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: null }),
    JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items: ODD_EVENTS.map((fields) => unique({ ...fields, kind: undefined, apiVersion: undefined })) }),
    `\ufeff${JSON.stringify(unique({ objectRef: { resource: 'pods', namespace: 'argo', name: 'after-mark' } }))}\r`,
    first.slice(0, 300), first.slice(100), `${first.slice(0, 300)}${first}`, '', '  ', '{"level":"info"}', 'text', '[]', '{}', 'null', '1',
    JSON.stringify(unique({ objectRef: { resource: 'pods', namespace: 'argo', name: 'last' } })),
  ].join('\n');
}

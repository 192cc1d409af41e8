import { auditEvent, EventFields, readText } from './read-text';
import { WRAPPINGS } from '../../lib/audit-log/wrappings/unwrap';

/** The controller reads a pod, as the API server writes it. */
const EVENT = JSON.stringify(auditEvent());
const READ = { where: 'argo', verb: 'get', apiGroup: '', resource: 'pods', resourceName: 'a' };

const INSIGHTS = [{ field: '@timestamp', value: '2026-07-01 00:00:00.000' }, { field: '@message', value: EVENT }, { field: '@ptr', value: 'x' }];

const AKS_COLUMNS = {
  TenantId: 't',
  TimeGenerated: '2026-07-01T00:00:01Z',
  Level: 'Metadata',
  AuditId: '1',
  Stage: 'ResponseComplete',
  RequestUri: '/api/v1/namespaces/argo/pods/a',
  Verb: 'get',
  SourceIps: '["10.0.0.1"]',
  UserAgent: 'kubectl',
  PodName: 'kube-apiserver-1',
  RequestReceivedTime: '2026-07-01T00:00:01Z',
  Type: 'AKSAudit',
};
const AKS_OBJECTS = {
  User: { username: 'ana', groups: ['sre'] },
  ObjectRef: { resource: 'pods', namespace: 'argo', name: 'a', apiVersion: 'v1' },
  ResponseStatus: { code: 200, metadata: {} },
  Annotations: { 'authorization.k8s.io/decision': 'allow' },
  RequestObject: 'skipped-too-big-size-object',
};

const payload = (fields: EventFields = {}) => ({
  '@type': 'type.googleapis.com/google.cloud.audit.AuditLog',
  'serviceName': 'k8s.io',
  'methodName': 'io.k8s.core.v1.pods.get',
  'resourceName': 'core/v1/namespaces/argo/pods/a',
  'authenticationInfo': { principalEmail: 'ana' },
  'authorizationInfo': [{ granted: true, permission: 'io.k8s.core.v1.pods.get', resource: 'core/v1/namespaces/argo/pods/a' }],
  'status': {},
  ...fields,
});
const entry = (fields: EventFields = {}, rest: EventFields = {}) => ({
  protoPayload: payload(fields),
  insertId: 'i',
  resource: { type: 'k8s_cluster', labels: {} },
  timestamp: '2026-07-01T00:00:01Z',
  labels: { 'authorization.k8s.io/decision': 'allow' },
  operation: { id: 'o', producer: 'k8s.io', first: true, last: true },
  ...rest,
});

test.each<[string, string]>([
  ['Kubernetes: a batch of the webhook, whose events have no kind',
    JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', metadata: {}, items: [auditEvent({ kind: undefined, apiVersion: undefined })] })],
  ['Kubernetes: version v1beta1', JSON.stringify(auditEvent({ apiVersion: 'audit.k8s.io/v1beta1' }))],
  ['Kubernetes: a list', JSON.stringify([auditEvent()])],
  ['Kubernetes: the standard output of a container, with the time of its runtime', `2026-07-01T00:00:01.123456789Z stdout F ${EVENT}`],
  ['Kubernetes: the standard output of a container, as Docker keeps it', JSON.stringify({ log: `${EVENT}\n`, stream: 'stdout', time: '2026-07-01T00:00:01.1Z' })],
  ['EKS: aws logs filter-log-events', JSON.stringify({ events: [{ logStreamName: 'kube-apiserver-audit-1', timestamp: 1, message: EVENT, eventId: '1' }], searchedLogStreams: [] })],
  ['EKS: the same as the command prints it', JSON.stringify({ events: [{ timestamp: 1, message: EVENT }], searchedLogStreams: [] }, undefined, 4)],
  ['EKS: aws logs tail --format json', JSON.stringify({ timestamp: 1, message: EVENT })],
  ['EKS: a message that is quoted once more', JSON.stringify({ timestamp: 1, message: JSON.stringify(EVENT) })],
  ['EKS: aws logs tail', `2026-07-01T00:00:01.000000+00:00 kube-apiserver-audit-1 ${EVENT}`],
  ['EKS: a subscription filter, one object after the other',
    ['CONTROL_MESSAGE', 'DATA_MESSAGE'].map((messageType) => JSON.stringify({ messageType, owner: '1', logGroup: 'g', logStream: 's', logEvents: [{ id: '1', timestamp: 1, message: messageType === 'DATA_MESSAGE' ? EVENT : 'CWL CONTROL MESSAGE: Checking health of destination Firehose.' }] })).join('')],
  ['EKS: an export to S3', `2026-07-01T00:00:01.000Z ${EVENT}`],
  ['EKS: Logs Insights', JSON.stringify({ results: [INSIGHTS], status: 'Complete' })],
  ['AKS: an Event Hub', JSON.stringify({ records: [{ time: 't', category: 'kube-audit', properties: { log: `${EVENT}\n`, pod: 'p', stream: 'stdout' } }] })],
  ['AKS: a storage account', JSON.stringify({ time: 't', category: 'kube-audit-admin', properties: { log: EVENT, pod: 'p' } })],
  ['AKS: AzureDiagnostics', JSON.stringify({ TimeGenerated: 't', Category: 'kube-audit', log_s: EVENT, pod_s: 'p' })],
  ['AKS: AKSAudit', JSON.stringify({ ...AKS_COLUMNS, ...AKS_OBJECTS })],
  ['AKS: AKSAuditAdmin, whose dynamic columns are texts',
    JSON.stringify({ ...AKS_COLUMNS, ...Object.fromEntries(Object.entries(AKS_OBJECTS).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])) })],
  ['OpenShift: oc adm node-logs of several nodes', `ip-10-0-1-2.ec2.internal ${EVENT}`],
  ['GKE: gcloud logging read', JSON.stringify([entry()], undefined, 2)],
  ['GKE: a sink', JSON.stringify(entry())],
  ['GKE: without a label', JSON.stringify(entry({}, { labels: {} }))],
  ['GKE: Pub/Sub', JSON.stringify([{ ackId: 'x', message: { data: Buffer.from(JSON.stringify(entry())).toString('base64'), messageId: '1' } }])],
  ['GKE: BigQuery', JSON.stringify({ protopayload_auditlog: payload(), labels: [{ key: 'authorization.k8s.io/decision', value: 'allow' }], operation: { id: 'o', last: true } })],
])('%s', (_, text) => {
  expect(readText(`${text}\n`)).toMatchObject({ accounts: { ana: { needs: [READ] } }, stats: { unreadable: 0, foreign: 0, events: 1 } });
});

describe('of a GKE entry', () => {
  test.each<[string, EventFields, EventFields, object]>([
    ['the group is that of the resource', { methodName: 'io.k8s.authorization.rbac.v1.rolebindings.list', resourceName: 'rbac.authorization.k8s.io/v1/namespaces/argo/rolebindings' }, {},
      { needs: [{ where: 'argo', verb: 'list', apiGroup: 'rbac.authorization.k8s.io', resource: 'rolebindings' }] }],
    ['the subresource is the end of the resource', { methodName: 'io.k8s.core.v1.pods.exec.create', resourceName: 'core/v1/namespaces/argo/pods/a/exec' }, {},
      { needs: [{ where: 'argo', verb: 'create', apiGroup: '', resource: 'pods/exec', resourceName: 'a' }] }],
    ['a namespace is in itself', { methodName: 'io.k8s.core.v1.namespaces.get', resourceName: 'core/v1/namespaces/argo' }, {},
      { needs: [{ where: 'argo', verb: 'get', apiGroup: '', resource: 'namespaces', resourceName: 'argo' }] }],
    ['a part of a namespace is no kind', { methodName: 'io.k8s.core.v1.namespaces.finalize.update', resourceName: 'core/v1/namespaces/argo/finalize' }, {},
      { needs: [{ where: 'argo', verb: 'update', apiGroup: '', resource: 'namespaces/finalize', resourceName: 'argo' }] }],
    ['a namespace that is created is of the cluster', { methodName: 'io.k8s.core.v1.namespaces.create', resourceName: 'core/v1/namespaces/argo' }, {},
      { needs: [{ where: 'cluster', verb: 'create', apiGroup: '', resource: 'namespaces' }] }],
    ['the path behind a proxy is no part of the subresource', { methodName: 'io.k8s.core.v1.nodes.proxy.get', resourceName: 'core/v1/nodes/n/proxy/stats/summary' }, {},
      { needs: [{ where: 'cluster', verb: 'get', apiGroup: '', resource: 'nodes/proxy', resourceName: 'n' }] }],
    ['a kind that is listed is no name', { methodName: 'io.k8s.core.v1.pods.list', resourceName: 'core/v1/namespaces/argo/pods' }, {},
      { needs: [{ where: 'argo', verb: 'list', apiGroup: '', resource: 'pods' }] }],
    ['a resource of the cluster has no namespace', { methodName: 'io.k8s.core.v1.nodes.get', resourceName: 'core/v1/nodes/n' }, {},
      { needs: [{ where: 'cluster', verb: 'get', apiGroup: '', resource: 'nodes', resourceName: 'n' }] }],
    ['a refusal is one without a label, too', { authorizationInfo: [{ granted: false }], status: { code: 7, message: 'Forbidden' } }, { labels: {} },
      { needs: [], denied: [READ] }],
    ['a refusal is one without "granted", too, which JSON may leave out', { authorizationInfo: [{ permission: 'io.k8s.core.v1.pods.get' }], status: { code: 7, message: 'Forbidden' } },
      { labels: {} }, { needs: [], denied: [READ] }],
  ])('%s', (_, fields, rest, account) => {
    expect(readText(JSON.stringify(entry(fields, rest))).accounts).toEqual({ ana: account });
  });
});

test.each<[string, string]>([
  ['of another component', JSON.stringify({ time: 't', category: 'kube-scheduler', properties: { log: 'I0701 …' } })],
  ['of another component in a table', JSON.stringify({ Category: 'kube-controller-manager', log_s: 'I0701 …' })],
  ['of another stream', JSON.stringify({ timestamp: 1, message: 'I0701 00:00:00 authenticator …' })],
  ['of another service', JSON.stringify({ protoPayload: { serviceName: 'container.googleapis.com', methodName: 'x', resourceName: 'y' } })],
  ['of a query that leaves out the message', JSON.stringify({ results: [INSIGHTS.filter(({ field }) => field !== '@message')] })],
  ['that is a text', '"text"'],
  ['of Kubernetes itself', JSON.stringify({ kind: 'Event', apiVersion: 'v1', message: 'Pulled image', metadata: {} })],
  ['that is no object', '5'],
  ['that is null', 'null'],
])('an entry %s is foreign', (_, text) => {
  expect(readText(`${text}\n`).stats).toMatchObject({ lines: 1, unreadable: 0, foreign: 1, events: 0 });
});

describe('of the texts that Docker keeps', () => {
  const kept = (log: string, stream = 'stdout') => `${JSON.stringify({ log, stream, time: '2026-07-01T00:00:01.1Z' })}\n`;
  const [HEAD, TAIL] = [EVENT.slice(0, 300), `${EVENT.slice(300)}\n`];

  test.each<[string, string, object]>([
    ['a cut event is joined', kept(HEAD) + kept(TAIL), { lines: 2, unreadable: 0, foreign: 0, events: 1 }],
    ['a cut event is joined though another stream writes', kept(HEAD) + kept('I0701 …\n', 'stderr') + kept(TAIL), { lines: 3, unreadable: 0, foreign: 1, events: 1 }],
    ['an event whose cut is after a brace is joined', kept(EVENT.slice(0, EVENT.indexOf('}') + 1)) + kept(`${EVENT.slice(EVENT.indexOf('}') + 1)}\n`),
      { lines: 2, unreadable: 0, foreign: 0, events: 1 }],
    ['an event without a line end is whole', kept(EVENT) + kept('I0701 …') + kept(EVENT), { lines: 3, unreadable: 0, foreign: 1, events: 2 }],
    ['a list without a line end is whole', kept(`[${EVENT}]`) + kept(EVENT), { lines: 2, unreadable: 0, foreign: 0, events: 2 }],
    ['an event after a text that only begins like JSON is read', kept('[x') + kept(JSON.stringify(Object.fromEntries(Object.entries(auditEvent()).reverse()))),
      { lines: 2, unreadable: 1, foreign: 0, events: 1 }],
    ['an event whose last part is missing is unreadable', kept(HEAD) + kept(`${EVENT}\n`) + kept(HEAD), { lines: 3, unreadable: 2, foreign: 0, events: 1 }],
  ])('%s', (_, text, stats) => {
    expect(readText(text)).toMatchObject({ accounts: { ana: { needs: [READ] } }, stats });
  });
});

describe('of the events in one text of a service', () => {
  const CUT = EVENT.slice(0, 500);
  test.each<[string, string, object]>([
    ['each is read on its line', `${EVENT}\n${EVENT}\n`, { unreadable: 0, foreign: 0, events: 2 }],
    ['each is read without a line end', `${EVENT}${EVENT}`, { unreadable: 0, foreign: 0, events: 2 }],
    ['each is read over several lines', [EVENT, EVENT].map((event) => JSON.stringify(JSON.parse(event), undefined, 2)).join('\n'), { unreadable: 0, foreign: 0, events: 2 }],
    ['those before and after one that is cut are read', `${EVENT}\r\n${CUT}\r\n${EVENT}`, { unreadable: 1, foreign: 0, events: 2 }],
    ['none is read of a single one that is cut', CUT, { unreadable: 1, foreign: 0, events: 0 }],
    ['none is one of quoted words', '"not" JSON', { unreadable: 0, foreign: 1, events: 0 }],
  ])('%s', (_, message, stats) => {
    expect(readText(JSON.stringify({ timestamp: 1, message })).stats).toMatchObject({ lines: 1, ...stats });
  });
});

test('every form has its service and its source', () => {
  expect(WRAPPINGS.map(({ service, form, source }) => `${service}: ${form} ${source}`)).toMatchSnapshot();
});

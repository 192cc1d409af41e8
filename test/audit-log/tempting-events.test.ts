import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Readable } from 'stream';
import { gzipSync } from 'zlib';
import { auditEvent, EventFields, ReadText, readText } from './read-text';
import { selectAccess } from '../../lib/audit-log/selected-access';
import { readLogs } from '../../lib/audit-log-files/read-logs';
import { writeJson } from '../../lib/cli/commands/tailor/tailor-json';

/*
 * Events that are easily misread, in whole logs: what is expected was written from docs/tailor.md before any of it was read.
 */

const FORBID = { 'authorization.k8s.io/decision': 'forbid', 'authorization.k8s.io/reason': '' };
const code = (status: number, message?: string) => ({ responseStatus: { metadata: {}, ...message === undefined ? {} : { status: 'Failure', message, reason: 'Forbidden' }, code: status } });
const RBAC = 'rbac.authorization.k8s.io';

/** An event in the words that matter: `get /api/v1/…`. */
function event(request: string, objectRef: EventFields | undefined, more: EventFields = {}): EventFields {
  const [verb, requestURI] = request.split(' ');
  return auditEvent({ verb, requestURI, objectRef, ...more });
}

const numbered = (events: readonly EventFields[]) => events.map((each, i) => ({ ...each, auditID: each.auditID === FIXED ? each.auditID : `id-${i}` }));
const FIXED = 'the-same';
const jsonLines = (events: readonly EventFields[]) => numbered(events).map((each) => `${JSON.stringify(each)}\n`).join('');

/** What was read, each access in a line, with why it is derived left out. */
function linesOf({ accounts, reviews, unauthenticated }: ReadText): string[] {
  const access = ({ where, verb, apiGroup, resource, resourceName, nonResourceURL }: Readonly<Record<string, unknown>>) =>
    [where, verb, nonResourceURL ?? `${String(resource)}${apiGroup === '' ? '' : `.${String(apiGroup)}`}`, resourceName].filter((part) => part !== undefined).join(' ');
  return [
    ...Object.entries(accounts).flatMap(([name, classes]) => Object.entries(classes as Readonly<Record<string, unknown>>).flatMap(([title, list]) =>
      Array.isArray(list) ? list.map((each: Readonly<Record<string, unknown>>) => `${name} ${title}: ${access(each)}`) : [`${name} ${title}: ${String(list)}`])),
    ...Object.entries(reviews).flatMap(([user, list]) => (list as Record<string, unknown>[]).map((each) => `${user} reviewed: ${access(each)}`)),
    ...unauthenticated === undefined ? [] : [`unauthenticated: ${unauthenticated}`],
  ];
}

const CASES: readonly [string, readonly EventFields[], readonly string[]][] = [
  ['namespaces as objects', [
    event('create /api/v1/namespaces?fieldManager=kubectl', { resource: 'namespaces', namespace: 'x', name: 'x', apiVersion: 'v1' }, code(201)),
    event('update /api/v1/namespaces/x', { resource: 'namespaces', namespace: 'x', name: 'x', apiVersion: 'v1' }),
    event('update /api/v1/namespaces/x/finalize', { resource: 'namespaces', namespace: 'x', name: 'x', apiVersion: 'v1', subresource: 'finalize' }),
    event('list /api/v1/namespaces?fieldSelector=metadata.name%3Dx', { resource: 'namespaces', name: 'x', apiVersion: 'v1' }),
    event('delete /api/v1/namespaces/y', { resource: 'namespaces', namespace: 'y', name: 'y', apiVersion: 'v1' }),
  ], [
    'ana needs: cluster create namespaces', 'ana needs: cluster list namespaces x', 'ana needs: x update namespaces x', 'ana needs: x update namespaces/finalize x',
    'ana needs: y delete namespaces y',
  ]],
  ['a namespace that only the body or the query has', [
    event(`create /apis/${RBAC}/v1/clusterroles?fieldManager=/namespaces/`, { resource: 'clusterroles', namespace: 'argo', name: 'r', apiGroup: RBAC, apiVersion: 'v1' }, code(201)),
    event(`patch /apis/${RBAC}/v1/clusterroles/r?fieldManager=a/namespaces/b`, { resource: 'clusterroles', namespace: 'argo', name: 'r', apiGroup: RBAC, apiVersion: 'v1' }),
  ], [`ana needs: cluster create clusterroles.${RBAC}`, `ana needs: cluster patch clusterroles.${RBAC} r`]],
  ['events without objectRef', [
    event('get /api/v1/namespaces/argo/pods/a', undefined),
    event('create /api/v1/namespaces/argo/pods/a/exec?command=id', undefined, code(101)),
    event('list /apis/apps/v1/deployments?limit=500', undefined),
    event('get /api/v1/nodes/n/proxy/metrics', undefined),
    event('get /apis/argoproj.io/v1alpha1/namespaces/argo/workflows/w/status', undefined),
    event('get /api/v1/namespaces/argo', undefined),
    event('watch /api/v1/watch/namespaces/argo/pods', undefined),
    event('get /apis/apps/v1', undefined),
    event('get /api/v1', undefined),
  ], [
    'ana needs: argo create pods/exec a', 'ana needs: argo get namespaces argo', 'ana needs: argo get pods a', 'ana needs: argo get workflows.argoproj.io/status w',
    'ana needs: argo watch pods', 'ana needs: cluster get nodes/proxy n', 'ana needs: cluster list deployments.apps',
    'ana noise: cluster get /api/v1', 'ana noise: cluster get /apis/apps/v1',
  ].map((line) => line.replace('workflows.argoproj.io/status', 'workflows/status.argoproj.io'))],
  ['stages that tell, and stages that don\'t', [
    event('get /api/v1/namespaces/argo/secrets/early', { resource: 'secrets', namespace: 'argo', name: 'early' }, { stage: 'RequestReceived', responseStatus: undefined, annotations: undefined }),
    event('watch /api/v1/namespaces/argo/pods?watch=true', { resource: 'pods', namespace: 'argo' }, { stage: 'ResponseStarted' }),
    event('update /api/v1/namespaces/argo/configmaps/c', { resource: 'configmaps', namespace: 'argo', name: 'c' }, { stage: 'Panic', ...code(500) }),
    event('update /api/v1/namespaces/argo/configmaps/d', { resource: 'configmaps', namespace: 'argo', name: 'd' }, { stage: 'Panic', annotations: undefined, ...code(500) }),
    event('get /api/v1/nodes', undefined, { stage: 'ResponseStarted', user: {}, annotations: undefined, ...code(401) }),
  ], ['ana needs: argo update configmaps c', 'ana needs: argo watch pods', 'ana unknown: argo update configmaps d', 'unauthenticated: 1']],
  ['impersonation of every kind', [
    event('get /api/v1/namespaces/argo/pods/a', { resource: 'pods', namespace: 'argo', name: 'a' }, {
      impersonatedUser: { username: 'bob', uid: '7', groups: ['dev', 'system:authenticated'], extra: { 'example.com/reason': ['on call', 'night'] } }, annotations: FORBID, ...code(403),
    }),
    event('get /api/v1/namespaces/argo/pods/a', { resource: 'pods', namespace: 'argo', name: 'a' }, {
      impersonatedUser: { username: 'system:serviceaccount:argo:r', groups: ['system:serviceaccounts:other', 'system:authenticated'] },
    }),
    event('get /healthz', undefined, { impersonatedUser: { username: 'system:anonymous', groups: ['system:unauthenticated'] } }),
    event('get /api/v1/nodes/n', { resource: 'nodes', name: 'n' }, { impersonatedUser: { username: 'system:node:n', groups: ['system:nodes', 'system:authenticated'] } }),
  ], [
    'ana derived: argo impersonate serviceaccounts r', 'ana derived: cluster impersonate groups dev', 'ana derived: cluster impersonate groups system:nodes',
    'ana derived: cluster impersonate groups system:serviceaccounts:other', 'ana derived: cluster impersonate users bob', 'ana derived: cluster impersonate users system:anonymous',
    'ana derived: cluster impersonate users system:node:n', 'ana derived: cluster impersonate uids.authentication.k8s.io 7',
    'ana derived: cluster impersonate userextras/example.com/reason.authentication.k8s.io night',
    'ana derived: cluster impersonate userextras/example.com/reason.authentication.k8s.io on call',
    'bob denied: argo get pods a', 'system:anonymous noise: cluster get /healthz', 'system:node:n needs: cluster get nodes n', 'system:serviceaccount:argo:r needs: argo get pods a',
  ]],
  ['what an aggregated server denies by itself', [
    event('list /apis/metrics.k8s.io/v1beta1/namespaces/argo/pods', { resource: 'pods', namespace: 'argo', apiGroup: 'metrics.k8s.io' },
      code(403, 'pods.metrics.k8s.io is forbidden: User "ana" cannot list resource "pods" in API group "metrics.k8s.io" in the namespace "argo"')),
    event('get /apis/metrics.k8s.io/v1beta1/nodes/n', { resource: 'nodes', name: 'n', apiGroup: 'metrics.k8s.io' }, code(503)),
  ], ['ana needs: cluster get nodes.metrics.k8s.io n', 'ana attempted: argo list pods.metrics.k8s.io']],
  ['one request in the logs of two servers, and of two stages', [
    event('list /apis/route.openshift.io/v1/namespaces/argo/routes', { resource: 'routes', namespace: 'argo', apiGroup: 'route.openshift.io' }, { auditID: FIXED }),
    event('list /apis/route.openshift.io/v1/namespaces/argo/routes', { resource: 'routes', namespace: 'argo', apiGroup: 'route.openshift.io' }, { auditID: FIXED }),
    event('list /apis/route.openshift.io/v1/namespaces/argo/routes', { resource: 'routes', namespace: 'argo', apiGroup: 'route.openshift.io' }, { auditID: FIXED, stage: 'ResponseStarted' }),
  ], ['ana needs: argo list routes.route.openshift.io']],
  ['reviews', [
    event('create /apis/authentication.k8s.io/v1/selfsubjectreviews', { resource: 'selfsubjectreviews', apiGroup: 'authentication.k8s.io' }, code(201)),
    event('create /apis/authorization.k8s.io/v1/selfsubjectrulesreviews', { resource: 'selfsubjectrulesreviews', apiGroup: 'authorization.k8s.io' }, code(201)),
    event('create /apis/authorization.k8s.io/v1/namespaces/argo/localsubjectaccessreviews', { resource: 'localsubjectaccessreviews', namespace: 'argo', apiGroup: 'authorization.k8s.io' }, {
      ...code(201), requestObject: { spec: { user: 'bob', resourceAttributes: { namespace: 'argo', verb: 'get', resource: 'pods', subresource: 'log', name: 'a' } } },
    }),
    event('create /apis/authorization.k8s.io/v1/subjectaccessreviews', { resource: 'subjectaccessreviews', apiGroup: 'authorization.k8s.io' }, {
      ...code(201), requestObject: { spec: { user: 'eve', nonResourceAttributes: { path: '/metrics', verb: 'get' } } }, responseObject: { status: { allowed: false } },
    }),
  ], [
    'ana needs: argo create localsubjectaccessreviews.authorization.k8s.io', 'ana needs: cluster create subjectaccessreviews.authorization.k8s.io',
    'ana noise: cluster create selfsubjectreviews.authentication.k8s.io', 'ana noise: cluster create selfsubjectrulesreviews.authorization.k8s.io',
    'bob reviewed: argo get pods/log a',
  ]],
  ['what everybody may get, and what only looks like it', [
    event('get /readyz/?verbose', undefined), event('get /openapi/v3/apis/apps/v1?hash=1', undefined), event('get /version/', undefined),
    event('post /version', undefined), event('get /.well-known/openid-configuration', undefined), event('get /versions', undefined),
    event('get /livez', undefined, { user: { username: 'system:anonymous', groups: ['system:unauthenticated'] } }),
    event('get /openapi/v2', undefined, { user: { username: 'system:anonymous', groups: ['system:unauthenticated'] } }),
  ], [
    'ana needs: cluster get /.well-known/openid-configuration', 'ana needs: cluster get /readyz/', 'ana needs: cluster get /versions', 'ana needs: cluster post /version',
    'ana noise: cluster get /openapi/v3/apis/apps/v1', 'ana noise: cluster get /version/',
    'system:anonymous needs: cluster get /openapi/v2', 'system:anonymous noise: cluster get /livez',
  ]],
  ['names that are no names', [
    event('deletecollection /api/v1/namespaces/argo/pods?fieldSelector=metadata.name%3Da', { resource: 'pods', namespace: 'argo', name: 'a' }),
    event('create /api/v1/namespaces/argo/serviceaccounts/s/token', { resource: 'serviceaccounts', namespace: 'argo', name: 's', subresource: 'token' }, code(201)),
    event('create /api/v1/namespaces/argo/pods', { resource: 'pods', namespace: 'argo' }, { ...code(201), responseObject: { metadata: { name: 'made-x1' } } }),
    event('create /api/v1/namespaces/argo/pods/p/binding', { resource: 'pods', namespace: 'argo', name: 'p', subresource: 'binding' }, code(201)),
    event('create /api/v1/namespaces/argo/bindings', { resource: 'bindings', namespace: 'argo', name: 'p' }, code(201)),
    event('watch /api/v1/namespaces/argo/secrets?watch=1&fieldSelector=metadata.name%3Ds', { resource: 'secrets', namespace: 'argo', name: 's' }),
  ], [
    'ana needs: argo create bindings', 'ana needs: argo create pods', 'ana needs: argo create pods/binding p', 'ana needs: argo create serviceaccounts/token s',
    'ana needs: argo deletecollection pods', 'ana needs: argo watch secrets s',
  ]],
  ['writes that end before or after a further question', [
    event('patch /api/v1/namespaces/argo/configmaps/c?fieldManager=a&force=true', { resource: 'configmaps', namespace: 'argo', name: 'c' }, code(409)),
    event('update /apis/apps/v1/namespaces/argo/deployments/d/status', { resource: 'deployments', namespace: 'argo', name: 'd', apiGroup: 'apps', subresource: 'status' }, code(201)),
    event('update /apis/coordination.k8s.io/v1/namespaces/argo/leases/l?dryRun=All', { resource: 'leases', namespace: 'argo', name: 'l', apiGroup: 'coordination.k8s.io' }, code(201)),
    event('get /api/v1/namespaces/argo/pods/p/attach', { resource: 'pods', namespace: 'argo', name: 'p', subresource: 'attach' }, code(400)),
    event('get /api/v1/namespaces/argo/pods/q/log', { resource: 'pods', namespace: 'argo', name: 'q', subresource: 'log' }, code(400)),
    event('create /api/v1/namespaces/argo/pods/p/attach', { resource: 'pods', namespace: 'argo', name: 'p', subresource: 'attach' }, code(101)),
  ], [
    'ana needs: argo create pods/attach p', 'ana needs: argo get pods/attach p', 'ana needs: argo get pods/log q', 'ana needs: argo patch configmaps c',
    'ana needs: argo update deployments/status.apps d', 'ana needs: argo update leases.coordination.k8s.io l',
    'ana derived: argo create deployments/status.apps d', 'ana derived: argo create leases.coordination.k8s.io l',
  ]],
  ['roles and bindings that are denied', [
    event(`update /apis/${RBAC}/v1/clusterroles/r`, { resource: 'clusterroles', name: 'r', apiGroup: RBAC },
      code(403, 'clusterroles.rbac.authorization.k8s.io "r" is forbidden: user "ana" (groups=["x"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:["*"], Resources:["*"], Verbs:["*"]}')),
    event(`create /apis/${RBAC}/v1/clusterrolebindings`, { resource: 'clusterrolebindings', name: 'b', apiGroup: RBAC }, {
      ...code(403, 'clusterrolebindings.rbac.authorization.k8s.io "b" is forbidden: user "ana" (groups=["x"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:["*"], Resources:["*"], Verbs:["*"]}'),
      requestObject: { roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: 'cluster-admin' } },
    }),
    event(`create /apis/${RBAC}/v1/namespaces/argo/rolebindings`, { resource: 'rolebindings', namespace: 'argo', name: 'b', apiGroup: RBAC }, {
      ...code(201), requestObject: { roleRef: { apiGroup: RBAC, kind: 'Role', name: 'r' } },
    }),
  ], [
    `ana needs: argo create rolebindings.${RBAC}`,
    `ana attempted: cluster create clusterrolebindings.${RBAC}`, `ana attempted: cluster update clusterroles.${RBAC} r`,
    `ana denied: cluster bind clusterroles.${RBAC} cluster-admin`, `ana denied: cluster escalate clusterroles.${RBAC} r`,
  ]],
  ['a node, which another authorizer lets in', [
    event('get /api/v1/namespaces/argo/secrets/s', { resource: 'secrets', namespace: 'argo', name: 's' }, { user: { username: 'system:node:n', groups: ['system:nodes'] } }),
    event('patch /api/v1/nodes/n/status', { resource: 'nodes', name: 'n', subresource: 'status' }, { user: { username: 'system:node:n', groups: ['system:nodes'] } }),
    event('create /api/v1/nodes/n/proxy/run', { resource: 'nodes', name: 'n', subresource: 'proxy' }),
  ], ['ana needs: cluster create nodes/proxy n', 'system:node:n needs: argo get secrets s', 'system:node:n needs: cluster patch nodes/status n']],
];

test.each(CASES)('%s', (_, events, lines) => {
  expect(linesOf(readText(jsonLines(events)))).toEqual(lines);
});

test.each(CASES)('%s, with the members in another order', (_, events, lines) => {
  const turned = numbered(events).map((each) => Object.fromEntries(Object.entries(each).reverse()));
  expect(linesOf(readText(turned.map((each) => JSON.stringify(each)).join('\n')))).toEqual(lines);
});

test('line ends of Windows, byte order marks, blank, cut and foreign lines', () => {
  const [a, b, c] = numbered([event('get /metrics', undefined), event('get /a', undefined), event('get /b', undefined)]).map((each) => JSON.stringify(each));
  const text = ['\ufeff' + a.slice(40), a, '', '   ', '{"level":"info","msg":"hello"}', 'I0701 klog line', '[]', '{}', b, c.slice(0, 200)].join('\r\n');
  const { accounts, stats } = readText(text);
  expect(linesOf({ accounts, reviews: {}, stats })).toEqual(['ana needs: cluster get /a', 'ana needs: cluster get /metrics']);
  expect(stats).toEqual({ lines: 8, unreadable: 3, foreign: 2, events: 2, early: 0, repeated: 0 });
});

test('entries of GKE, whose verbs and groups are in two names', () => {
  const entry = (methodName: string, resourceName: string, more: object = {}, labels: object = { 'authorization.k8s.io/decision': 'allow' }) => JSON.stringify({
    protoPayload: { serviceName: 'k8s.io', methodName, resourceName, authenticationInfo: { principalEmail: 'ana' }, status: {}, ...more },
    insertId: `${methodName}${resourceName}`,
    timestamp: '2026-07-01T00:00:01Z',
    labels,
  });
  expect(linesOf(readText([
    entry('io.argoproj.v1alpha1.workflows.create', 'argoproj.io/v1alpha1/namespaces/argo/workflows/w'),
    entry('io.argoproj.v1alpha1.workflows.status.patch', 'argoproj.io/v1alpha1/namespaces/argo/workflows/w/status'),
    entry('io.k8s.core.v1.pods.deletecollection', 'core/v1/namespaces/argo/pods'),
    entry('io.k8s.core.v1.secrets.get', 'core/v1/namespaces/argo/secrets/s', { status: { code: 7, message: 'secrets "s" is forbidden' } }, { 'authorization.k8s.io/decision': 'forbid' }),
    entry('io.k8s.core.v1.configmaps.get', 'core/v1/namespaces/argo/configmaps/c', { status: { code: 5, message: 'not found' }, authorizationInfo: [{ granted: true }] }, {}),
    entry('io.k8s.apps.v1.deployments.patch', 'apps/v1/namespaces/argo/deployments/d', { status: { code: 7, message: 'admission webhook "w" denied the request' } }),
    entry('google.container.v1.ClusterManager.GetCluster', 'projects/p', { serviceName: 'container.googleapis.com' }),
  ].join('\n')))).toEqual([
    'ana needs: argo create workflows.argoproj.io', 'ana needs: argo deletecollection pods', 'ana needs: argo get configmaps c', 'ana needs: argo patch deployments.apps d',
    'ana needs: argo patch workflows/status.argoproj.io w', 'ana denied: argo get secrets s',
  ]);
});

describe('files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'logs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('rotated logs in folders, compressed in several members, with one that is copied', async () => {
    const [a, b, c, d] = numbered(['/a', '/b', '/c', '/d'].map((path) => event(`get ${path}`, undefined))).map((each) => `${JSON.stringify(each)}\n`);
    mkdirSync(join(folder, 'node-1'));
    writeFileSync(join(folder, 'node-1', 'audit.log'), d);
    writeFileSync(join(folder, 'node-1', 'audit-2026-07-01T00-00-00.000.log.gz'), Buffer.concat([gzipSync(a), gzipSync(b.slice(0, 50)), gzipSync(b.slice(50)), gzipSync('')]));
    writeFileSync(join(folder, 'node-1', '.audit.log.swp'), 'no log');
    writeFileSync(join(folder, 'list'), gzipSync(JSON.stringify({ kind: 'EventList', apiVersion: 'audit.k8s.io/v1', items: [JSON.parse(c), { ...JSON.parse(d) as object, kind: undefined, apiVersion: undefined }] })));
    writeFileSync(join(folder, 'copy'), d);
    const { profile, diagnostics } = await readLogs([folder], Readable.from([]), { threads: 1 });
    const read = JSON.parse([...writeJson(selectAccess(profile, { accounts: [], namespaces: [] }))].join('')) as ReadText;
    expect(linesOf(read)).toEqual(['/a', '/b', '/c', '/d'].map((path) => `ana needs: cluster get ${path}`));
    expect(diagnostics.map(({ code: id }) => id)).toEqual(['audit-log/repeated-source']);
  });
});

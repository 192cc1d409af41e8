import * as fc from 'fast-check';
import { auditEvent, EventFields, profileOfText } from './read-text';
import { profileLines } from '../../lib/audit-log/profile-json';

/** Texts that look like parts of an event, end strings early, or aren't ASCII. */
const hostile = fc.oneof(
  fc.constantFrom(
    'a', 'pods', 'argo', '', '"', '\\', '\\"', '{', '}', '"}', '},"', '","verb":"', '"verb":"delete"', '"stage":"', '},"sourceIPs":["', '"],"userAgent":"', '"objectRef":{',
    '},"responseStatus":{"metadata":{},"code":403},"', ',"requestReceivedTimestamp":"', '","annotations":{', '"code":', '\n', '\u0000', '\u2028', 'é', '日本', '\ud83d\ude00', '%41', '%', '?x=1',
  ),
  fc.string(),
);
const names = fc.oneof(fc.constantFrom('a', 'b', 'argo', 'pods'), hostile);

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

const users = fc.record({
  username: fc.oneof(fc.constantFrom('ana', 'system:serviceaccount:argo:runner', 'system:anonymous', ''), hostile),
  uid: optional(names),
  groups: optional(fc.array(fc.oneof(fc.constantFrom('system:authenticated', 'system:serviceaccounts'), hostile), { maxLength: 3 })),
  extra: optional(fc.dictionary(names, fc.array(names, { maxLength: 2 }), { maxKeys: 2 })),
});

const bodies = fc.oneof(
  fc.constantFrom<object>(
    { kind: 'X', requestReceivedTimestamp: '2000-01-01T00:00:00.000000Z', stageTimestamp: '2000-01-01T00:00:00.000000Z', annotations: { a: 'b' } },
    { a: { code: 404 }, responseStatus: { metadata: {}, code: 403 }, verb: 'delete', user: { username: 'eve' }, objectRef: { resource: 'secrets' } },
    { spec: { user: 'bob', signerName: 's', nonResourceAttributes: { path: '/metrics', verb: 'get' } } },
    { ignoreStoreReadErrorWithClusterBreakingPotential: true },
  ),
  fc.dictionary(names, names, { maxKeys: 3 }),
);

const resources = fc.record({
  resource: fc.oneof(fc.constantFrom('pods', 'leases', 'subjectaccessreviews', 'selfsubjectaccessreviews', 'certificatesigningrequests', 'roles', 'validatingadmissionpolicies'), hostile),
  namespace: optional(names),
  name: optional(names),
  uid: optional(names),
  apiGroup: optional(fc.oneof(fc.constantFrom('', 'authorization.k8s.io', 'certificates.k8s.io', 'rbac.authorization.k8s.io', 'admissionregistration.k8s.io'), hostile)),
  apiVersion: optional(fc.constantFrom('v1', 'batch/v1')),
  resourceVersion: optional(names),
  subresource: optional(fc.oneof(fc.constantFrom('exec', 'approval', 'status'), hostile)),
});

const times = fc.constantFrom('2026-07-01T00:00:01.123456Z', '2026-07-01T00:00:02.000000Z', '2026-02-28T23:59:59.999999Z', '2026-07-01T00:00:01Z', 'never');

const statuses = fc.oneof(
  fc.record({ metadata: fc.constant({}), code: fc.constantFrom(200, 201, 101, 403, 404, 409, 422, 0, 99) }),
  fc.record({
    metadata: fc.constant({}),
    status: fc.constantFrom('Success', 'Failure'),
    message: fc.oneof(hostile, fc.constant('user must have "get" permission on all objects of the referenced paramKind'), fc.constant('pods "a" is forbidden: User "ana" cannot create resource "pods" in API group "" at the cluster scope')),
    details: optional(fc.record({ name: names })),
    code: fc.constantFrom(200, 201, 403, 404, 422),
  }),
);

const events: fc.Arbitrary<EventFields> = fc.record({
  level: fc.constantFrom('Metadata', 'Request', 'RequestResponse', 'Odd'),
  auditID: fc.oneof(fc.uuid(), fc.constantFrom('1', '2'), hostile),
  stage: fc.constantFrom('ResponseComplete', 'ResponseStarted', 'RequestReceived', 'Panic', 'Odd'),
  requestURI: fc.oneof(
    fc.constantFrom('/api/v1/namespaces/argo/pods/a', '/apis/x/v1/things', '/apis/x/v1/things?a=/namespaces/', '/api/v1/nodes/n', '/metrics', '/readyz?verbose', '/a?ignoreStoreReadErrorWithClusterBreakingPotential=true'),
    hostile.map((text) => `/${text}`),
  ),
  verb: fc.oneof(fc.constantFrom('get', 'list', 'create', 'update', 'patch', 'delete', 'deletecollection', ''), hostile),
  user: users,
  impersonatedUser: optional(users),
  authenticationMetadata: optional(fc.constant({ impersonationConstraint: 'impersonate:user-info' })),
  sourceIPs: optional(fc.array(fc.oneof(fc.constant('10.0.0.1'), hostile), { minLength: 1, maxLength: 3 })),
  userAgent: optional(hostile),
  objectRef: optional(resources),
  responseStatus: optional(statuses),
  requestObject: optional(bodies),
  responseObject: optional(bodies),
  requestReceivedTimestamp: times,
  stageTimestamp: times,
  annotations: optional(fc.record({
    'authorization.k8s.io/decision': optional(fc.constantFrom('allow', 'allow', 'allow', 'forbid')),
    'authorization.k8s.io/reason': optional(hostile),
    'audit.k8s.io/truncated': optional(fc.constant('true')),
  })),
}).map((fields) => auditEvent(fields));

/** Events of which most can be skimmed: one or two fields differ from the usual. */
const nearlyUsual = fc.tuple(events, fc.subarray(Object.keys(auditEvent()).slice(2), { maxLength: 3 }))
  .map(([event, fields]) => auditEvent(Object.fromEntries(fields.map((field) => [field, event[field]]))));

function textOf(log: string): string {
  return [...profileLines(profileOfText(log))].join('').replace(/"bytes":\d+/, '');
}

test.each<[string, fc.Arbitrary<EventFields>]>([
  ['odd in every field', events],
  ['nearly as usual', nearlyUsual],
])('events %s are skimmed as they are parsed', (_, arbitrary) => {
  fc.assert(fc.property(fc.array(arbitrary, { minLength: 1, maxLength: 4 }), (list) => {
    const lines = list.map((event) => JSON.stringify(event));
    // What is in a list is parsed.
    expect(textOf(lines.map((line) => `${line}\n`).join(''))).toBe(textOf(lines.map((line) => `[${line}]\n`).join('')));
  }), { numRuns: 300 });
});

/** Events of few accounts, objects and answers, most of which are known when they come, with all that changes from one to the next. */
const alike = fc.record({
  auditID: fc.uuid(),
  stage: fc.constantFrom('ResponseComplete', 'ResponseStarted'),
  requestURI: fc.constantFrom('/api/v1/namespaces/argo/pods/a', '/api/v1/pods/a', '/api/v1/namespaces/', '/api/v1/namespaces/argo/pods/a?x=1&y=<2>', '/api/v1/pods?x=/namespaces/argo', '/metrics', '/metrics?x=1',
    '/api/v1/namespaces/argo/pods/a?ignoreStoreReadErrorWithClusterBreakingPotential=true'),
  verb: fc.constantFrom('get', 'update', 'patch', 'delete', 'create', 'deletecollection'),
  user: fc.constantFrom(...['1', '2'].map((uid) => ({ username: 'ana', uid, groups: ['system:authenticated'] })), { username: 'bob' }),
  impersonatedUser: fc.constantFrom(undefined, undefined, { username: 'eve', groups: ['viewers'] }),
  objectRef: optional(fc.record({
    resource: fc.constantFrom('pods', 'roles', 'namespaces'),
    namespace: optional(fc.constant('argo')),
    name: fc.constantFrom('a', 'b', 'é"', ''),
    uid: optional(fc.uuid()),
    resourceVersion: optional(fc.nat().map(String)),
    subresource: optional(fc.constantFrom('status', 'exec')),
  })),
  responseStatus: fc.constantFrom(...[200, 201, 101, 404, 403, 422].map((code) => ({ metadata: {}, code })), { metadata: {}, status: 'Failure', message: 'no "a"', reason: 'NotFound', code: 404 }),
  requestObject: fc.constantFrom(undefined, undefined, { metadata: { name: 'a' } }),
  stageTimestamp: times,
  annotations: fc.constantFrom(
    { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': 'RBAC: "r"' },
    { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': '' },
    { 'authorization.k8s.io/decision': 'forbid', 'authorization.k8s.io/reason': '' },
    { 'authorization.k8s.io/decision': 'forbid', 'authorization.k8s.io/reason': 'no', 'audit.k8s.io/truncated': 'true' },
  ),
}).map((fields) => auditEvent(fields));

test('events that differ in little are skimmed as they are parsed', () => {
  fc.assert(fc.property(fc.array(alike, { minLength: 10, maxLength: 60 }), fc.constantFrom('\n', '\r\n'), (list, lineEnd) => {
    // Go writes these characters so.
    const lines = list.map((event) => JSON.stringify(event).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`));
    expect(textOf(lines.join(lineEnd))).toBe(textOf(lines.map((line) => `[${line}]`).join(lineEnd)));
  }), { numRuns: 200 });
});

/** Lines that aren't events, or are read in full. */
const others = fc.constantFrom('', 'no JSON', '{"kind":"Event"}', JSON.stringify(auditEvent({ auditID: '2', user: { username: 'ana' } })));

test('events that are counted together are counted in the order of the log', () => {
  const few = fc.tuple(fc.array(alike, { minLength: 4, maxLength: 12 }), fc.array(others, { maxLength: 2 }));
  const orders = fc.array(fc.tuple(fc.nat(), fc.nat(200)), { minLength: 150, maxLength: 300 });
  fc.assert(fc.property(few, orders, ([list, rest], order) => {
    // Some have the identifier of another one, with another stage or the same.
    const lines = order.map(([choice, id]) => {
      const line = [...list, ...rest][choice % (list.length + rest.length)];
      return typeof line === 'string' ? line : JSON.stringify({ ...line, auditID: `00000000-0000-4000-a000-${String(id).padStart(12, '0')}` });
    });
    expect(textOf(lines.join('\n'))).toBe(textOf(lines.map((line) => line.startsWith('{') ? `[${line}]` : line).join('\n')));
  }), { numRuns: 50 });
});

test.each<[string, (line: string) => string]>([
  ['cut', (line) => line.slice(0, 500)],
  ['cut within its last text', (line) => line.slice(0, -4)],
  ['cut, and going on with another', (line) => line.slice(0, 300) + line],
  ['cut in its first field', (line) => line.slice(0, 30)],
  ['without its beginning', (line) => line.slice(100)],
])('a line that is %s is unreadable', (_, damage) => {
  const line = JSON.stringify(auditEvent());
  const { stats } = profileOfText(`${line}\n${damage(line)}\n${line}\n`);
  expect(stats).toMatchObject({ lines: 3, unreadable: 1, events: 2 });
});

test('an event that is cut within its body, and goes on with another, is unreadable', () => {
  const line = JSON.stringify(auditEvent({ level: 'Request', verb: 'create', requestObject: { kind: 'Pod' } }));
  const cut = line.slice(0, line.indexOf('"Pod"'));
  expect(profileOfText(`${line}\n${cut}${line}\n`).stats).toMatchObject({ lines: 2, unreadable: 1 });
});

test.each<[string, EventFields]>([
  ['an event', {}],
  ['an early event', { stage: 'RequestReceived', responseStatus: undefined, annotations: undefined }],
  ['an early event without an object', { stage: 'RequestReceived', objectRef: undefined, responseStatus: undefined, annotations: undefined }],
])('%s of which a part is missing or overwritten is read as it is parsed', (_, fields) => {
  const line = JSON.stringify(auditEvent(fields));
  const place = fc.nat(line.length - 1);
  fc.assert(fc.property(place, place, fc.constantFrom('', '\u0000', '"', ' '), (one, other, filler) => {
    const [start, end] = [Math.min(one, other), Math.max(one, other)];
    const damaged = line.slice(0, start) + filler.repeat(end - start) + line.slice(end);
    expect(textOf(`${line}\n${damaged}\n`)).toBe(textOf(`[${line}]\n [${damaged}]\n`));
  }), { numRuns: 500 });
});

test('an early event that is cut is unreadable', () => {
  const line = JSON.stringify(auditEvent({ stage: 'RequestReceived', objectRef: undefined, responseStatus: undefined, annotations: undefined }));
  const lines = [line, line.slice(0, -2), `${line.slice(0, 250)}${line}`, line.replace('"verb"', '"verb')];
  expect(profileOfText(`${lines.join('\n')}\n`).stats).toMatchObject({ lines: 4, unreadable: 3, events: 1, early: 1 });
});

test('a namespace that is created is in none, however its event is written', () => {
  const event = auditEvent({ verb: 'create', requestURI: '/api/v1/namespaces/', objectRef: { resource: 'namespaces', namespace: 'new', name: 'new', apiVersion: 'v1' } });
  const scopes = (line: string) => [...profileOfText(`${line}\n`).accounts.get('ana')?.accesses('needs') ?? []].flat().map(({ namespace }) => namespace);
  expect([JSON.stringify(event), JSON.stringify(event).replace('{', '{ ')].map(scopes)).toEqual([[undefined], [undefined]]);
});

import { auditEvent, EventFields, readText } from './read-text';

const FORBIDDEN = { 'authorization.k8s.io/decision': 'forbid', 'authorization.k8s.io/reason': '' };
const NO_ANNOTATIONS = { annotations: undefined };

const status = (code: number, message?: string) => ({ responseStatus: { metadata: {}, ...message === undefined ? {} : { status: 'Failure', message }, code } });

const on = (verb: string, resource: string, rest: EventFields = {}): EventFields => {
  const { apiGroup = '', namespace = 'argo', name, subresource, ...fields } = rest;
  const base = `${apiGroup === '' ? '/api/v1' : `/apis/${String(apiGroup)}/v1`}${namespace === '' ? '' : `/namespaces/${String(namespace)}`}/${resource}`;
  return {
    verb,
    requestURI: `${base}${name === undefined ? '' : `/${String(name)}`}${subresource === undefined ? '' : `/${String(subresource)}`}`,
    objectRef: { resource, ...namespace === '' ? {} : { namespace }, name, apiGroup, apiVersion: 'v1', subresource },
    ...fields,
  };
};

const ESCALATION = [
  'roles.rbac.authorization.k8s.io "r" is forbidden: user "ana" (groups=["sre"]) is attempting to grant RBAC permissions not currently held:',
  '{APIGroups:[""], Resources:["secrets"], Verbs:["get" "list"]}',
  '{NonResourceURLs:["/metrics"], Verbs:["get"]}',
].join('\n');
const POLICIES: EventFields = { apiGroup: 'admissionregistration.k8s.io', namespace: '' };
const ROLES = { apiGroup: 'rbac.authorization.k8s.io' };
const SIGNING = { apiGroup: 'certificates.k8s.io', namespace: '', name: 'c' };

/** A short form of what is printed: each access on a line. */
function linesOf(events: readonly EventFields[]): string[] {
  const { accounts, reviews, unauthenticated } = readText(events.map((event, i) => `${JSON.stringify({ ...event, auditID: `${i}` })}\n`).join(''));
  const access = ({ where, verb, apiGroup, resource, resourceName, nonResourceURL, missing }: Record<string, unknown>) => [
    where, verb, nonResourceURL ?? `${String(resource)}${apiGroup === '' ? '' : `.${String(apiGroup)}`}`, resourceName, ...missing === undefined ? [] : [JSON.stringify(missing)],
  ].filter((part) => part !== undefined).join(' ');
  return [
    ...Object.entries(accounts).flatMap(([name, classes]) => Object.entries(classes as Record<string, unknown>)
      .flatMap(([title, list]) => Array.isArray(list) ? list.map((each: Record<string, unknown>) => `${name} ${title}: ${access(each)}`) : [`${name} ${title}: ${String(list)}`])),
    ...Object.entries(reviews).flatMap(([user, list]) => (list as Record<string, unknown>[]).map((each) => `${user} reviewed: ${access(each)}`)),
    ...unauthenticated === undefined ? [] : [`unauthenticated: ${unauthenticated}`],
  ];
}

const GET_POD = 'ana needs: argo get pods a';

describe('the verdict', () => {
  test.each<[string, EventFields, string[]]>([
    ['is the annotation', {}, [GET_POD]],
    ['is the annotation, whatever the status', status(404), [GET_POD]],
    ['is yes where admission refuses', status(403, 'pods "a" is forbidden: exceeded quota: q'), [GET_POD]],
    ['is yes where the object has changed', status(409), [GET_POD]],
    ['is no where the annotation says so', { annotations: FORBIDDEN, ...status(403) }, ['ana denied: argo get pods a']],
    ['is shown by a status without an annotation', NO_ANNOTATIONS, [GET_POD]],
    ['is shown by a message without an annotation',
      { ...NO_ANNOTATIONS, ...status(403, 'pods "a" is forbidden: User "ana" cannot get resource "pods" in API group "" in the namespace "argo"') },
      ['ana denied: argo get pods a']],
    ['is shown by a message about a URL',
      { ...NO_ANNOTATIONS, ...status(403, 'forbidden: User "ana" cannot get path "/metrics"'), objectRef: undefined, requestURI: '/metrics' },
      ['ana denied: cluster get /metrics']],
    ['is shown by a message as Kubernetes wrote it up to 1.11',
      { ...NO_ANNOTATIONS, ...status(403, 'pods "a" is forbidden: User "ana" cannot get pods in the namespace "argo"') }, ['ana denied: argo get pods a']],
    ['is shown by such a message about a group and a subresource', {
      ...NO_ANNOTATIONS,
      ...on('update', 'deployments', { apiGroup: 'apps', name: 'd', subresource: 'scale' }),
      ...status(403, 'deployments.apps "d" is forbidden: User "ana" cannot update deployments.apps/scale in the namespace "argo"'),
    }, ['ana denied: argo update deployments/scale.apps d']],
    ['is shown by such a message about the cluster', {
      ...NO_ANNOTATIONS, ...on('list', 'pods', { namespace: '' }), ...status(403, 'pods is forbidden: User "ana" cannot list pods at the cluster scope'),
    }, ['ana denied: cluster list pods']],
    ["isn't shown by any other message", { ...NO_ANNOTATIONS, ...status(403, 'nothing of this kind') }, ['ana unknown: argo get pods a']],
    ["isn't shown by a message that quotes another one",
      { ...NO_ANNOTATIONS, ...status(403, 'admission: "User \\"ana\\" cannot get resource \\"pods\\""') }, ['ana unknown: argo get pods a']],
    ["isn't known before the queue", { ...NO_ANNOTATIONS, ...status(429) }, ['ana unknown: argo get pods a']],
    ["isn't known of a server error", { ...NO_ANNOTATIONS, ...status(503) }, ['ana unknown: argo get pods a']],
    ["isn't known without a status", { ...NO_ANNOTATIONS, responseStatus: undefined }, ['ana unknown: argo get pods a']],
    ["isn't about anybody who isn't authenticated", { ...NO_ANNOTATIONS, ...status(401), user: {}, stage: 'ResponseStarted' }, ['unauthenticated: 1']],
    ["isn't about a user whose token is refused", { ...NO_ANNOTATIONS, ...status(401) }, ['unauthenticated: 1']],
    ['is there before a panic', { stage: 'Panic', ...status(500) }, [GET_POD]],
    ["isn't there when a request is received", { stage: 'RequestReceived' }, []],
  ])('%s', (_, fields, lines) => {
    expect(linesOf([auditEvent(fields)])).toEqual(lines);
  });
});

describe('the access', () => {
  test.each<[string, EventFields, string[]]>([
    ['of a create has no name', on('create', 'pods', { name: 'a', requestURI: '/api/v1/namespaces/argo/pods' }), ['ana needs: argo create pods']],
    ['of a create of a subresource has the name of its parent', on('create', 'pods', { name: 'a', subresource: 'eviction' }),
      ['ana needs: argo create pods/eviction a']],
    ['of a deletecollection has no name', on('deletecollection', 'pods', { name: 'a' }), ['ana needs: argo deletecollection pods']],
    ['of a list with a field selector has the name', on('list', 'pods', { name: 'a' }), ['ana needs: argo list pods a']],
    ['of all namespaces is cluster-wide', on('list', 'pods', { namespace: '' }), ['ana needs: cluster list pods']],
    ['of a resource of the cluster is cluster-wide', on('get', 'nodes', { namespace: '', name: 'n' }), ['ana needs: cluster get nodes n']],
    ['of a namespace is in it', on('get', 'namespaces', { name: 'argo', requestURI: '/api/v1/namespaces/argo' }), ['ana needs: argo get namespaces argo']],
    ['of a create of a namespace is cluster-wide', on('create', 'namespaces', { name: 'argo', requestURI: '' }), ['ana needs: cluster create namespaces']],
    ['of a resource of the cluster is cluster-wide, whatever namespace the body has',
      on('create', 'clusterroles', { ...ROLES, namespace: 'argo', requestURI: '/apis/rbac.authorization.k8s.io/v1/clusterroles' }),
      ['ana needs: cluster create clusterroles.rbac.authorization.k8s.io']],
    ['has a group, and no version', { objectRef: { resource: 'jobs', apiGroup: 'batch', apiVersion: 'v1beta1', namespace: 'argo', name: 'j' } },
      ['ana needs: argo get jobs.batch j']],
    ['has its group with the version in v1alpha1', { objectRef: { resource: 'jobs', apiVersion: 'batch/v1', namespace: 'argo', name: 'j' } },
      ['ana needs: argo get jobs.batch j']],
    ['of a URL has no query', { objectRef: undefined, requestURI: '/metrics?x=1' }, ['ana needs: cluster get /metrics']],
    ['of a URL has its characters', { objectRef: undefined, requestURI: '/logs/kube%2Dproxy.log' }, ['ana needs: cluster get /logs/kube-proxy.log']],
    ['of a URL is as it is if it is no text', { objectRef: undefined, requestURI: '/logs/%ff' }, ['ana needs: cluster get /logs/%ff']],
    ['of HEAD is head', { objectRef: undefined, requestURI: '/metrics', verb: 'head' }, ['ana needs: cluster head /metrics']],
    ['of OPTIONS is nothing that a rule can grant', { objectRef: undefined, requestURI: '/metrics', verb: '' }, ['ana requestsWithoutVerb: 1']],
    ['to discovery is noise', { objectRef: undefined, requestURI: '/apis/apps/v1?timeout=32s' }, ['ana noise: cluster get /apis/apps/v1']],
    ['to a health check is noise', { objectRef: undefined, requestURI: '/readyz?verbose' }, ['ana noise: cluster get /readyz']],
    ['to a part of a health check is not', { objectRef: undefined, requestURI: '/readyz/etcd' }, ['ana needs: cluster get /readyz/etcd']],
    ['to discovery is not noise for who is anonymous', { user: { username: 'system:anonymous' }, objectRef: undefined, requestURI: '/apis' },
      ['system:anonymous needs: cluster get /apis']],
    ['about oneself is noise', on('create', 'selfsubjectaccessreviews', { apiGroup: 'authorization.k8s.io', namespace: '' }),
      ['ana noise: cluster create selfsubjectaccessreviews.authorization.k8s.io']],
    ['that is refused is no noise', { objectRef: undefined, requestURI: '/version', annotations: FORBIDDEN }, ['ana denied: cluster get /version']],
  ])('%s', (_, fields, lines) => {
    expect(linesOf([auditEvent(fields)])).toEqual(lines);
  });
});

describe('a further question', () => {
  test.each<[string, EventFields, string[]]>([
    ['is create for a patch that creates', on('patch', 'configmaps', { name: 'c', ...status(201) }),
      ['ana needs: argo patch configmaps c', 'ana derived: argo create configmaps c']],
    ['is nothing for a patch that changes', on('patch', 'configmaps', { name: 'c' }), ['ana needs: argo patch configmaps c']],
    ['is create for a refused one, which is denied',
      on('patch', 'configmaps', {
        name: 'c', ...status(403, 'configmaps "c" is forbidden: User "ana" cannot create resource "configmaps" in API group "" in the namespace "argo"'),
      }),
      ['ana attempted: argo patch configmaps c', 'ana denied: argo create configmaps c']],
    ['shows in the message alone, without annotations',
      on('patch', 'configmaps', {
        ...NO_ANNOTATIONS,
        name: 'c',
        ...status(403, 'configmaps "c" is forbidden: User "ana" cannot create resource "configmaps" in API group "" in the namespace "argo"'),
      }),
      ['ana attempted: argo patch configmaps c', 'ana denied: argo create configmaps c']],
    ['is create for a WebSocket', on('get', 'pods', { name: 'a', subresource: 'exec', ...status(101) }),
      ['ana needs: argo get pods/exec a', 'ana derived: argo create pods/exec a']],
    ['is create for a WebSocket to a pod that is not there', on('get', 'pods', { name: 'a', subresource: 'portforward', ...status(404) }),
      ['ana needs: argo get pods/portforward a', 'ana derived: argo create pods/portforward a']],
    ['is nothing for a WebSocket that admission denies', on('get', 'pods', { name: 'a', subresource: 'exec', ...status(403, 'admission webhook "w" denied the request: no') }),
      ['ana needs: argo get pods/exec a']],
    ['is create for a refused WebSocket', on('get', 'pods', { name: 'a', subresource: 'attach', ...status(403, 'pods "a" is forbidden: ') }),
      ['ana attempted: argo get pods/attach a', 'ana denied: argo create pods/attach a']],
    ['is approve on a signer, whose name only a body has',
      on('update', 'certificatesigningrequests', { ...SIGNING, subresource: 'approval', requestObject: { spec: { signerName: 'example.com/s' } } }),
      ['ana needs: cluster update certificatesigningrequests/approval.certificates.k8s.io c', 'ana derived: cluster approve signers.certificates.k8s.io example.com/s']],
    ['is approve on a signer without a name otherwise', on('update', 'certificatesigningrequests', { ...SIGNING, subresource: 'approval' }),
      ['ana needs: cluster update certificatesigningrequests/approval.certificates.k8s.io c', 'ana derived: cluster approve signers.certificates.k8s.io']],
    ['is sign for a status', on('patch', 'certificatesigningrequests', { ...SIGNING, subresource: 'status' }),
      ['ana needs: cluster patch certificatesigningrequests/status.certificates.k8s.io c', 'ana derived: cluster sign signers.certificates.k8s.io']],
    ['is approve for a refused approval, whose message has the signer',
      on('update', 'certificatesigningrequests', {
        ...SIGNING, subresource: 'approval', ...status(403, '… is forbidden: user not permitted to approve requests with signerName "example.com/s"'),
      }),
      ['ana attempted: cluster update certificatesigningrequests/approval.certificates.k8s.io c',
        'ana denied: cluster approve signers.certificates.k8s.io example.com/s']],
    ['is a verb of its own for a delete that ignores read errors',
      on('delete', 'pods', { name: 'a', requestURI: '/api/v1/namespaces/argo/pods/a?ignoreStoreReadErrorWithClusterBreakingPotential=true' }),
      ['ana needs: argo delete pods a', 'ana derived: argo unsafe-delete-ignore-read-errors pods a']],
    ['is the same where the object can be read', on('delete', 'pods', {
      name: 'a', requestURI: '/api/v1/namespaces/argo/pods/a?ignoreStoreReadErrorWithClusterBreakingPotential=true', ...status(409),
    }), ['ana needs: argo delete pods a', 'ana derived: argo unsafe-delete-ignore-read-errors pods a']],
    ...['true', 'TRUE', '', 'yes', '1'].map((value): [string, EventFields, string[]] => [`is the same where the option is "${value}"`, on('delete', 'pods', {
      name: 'a', requestURI: `/api/v1/namespaces/argo/pods/a?gracePeriodSeconds=0&ignoreStoreReadErrorWithClusterBreakingPotential=${value}`,
    }), ['ana needs: argo delete pods a', 'ana derived: argo unsafe-delete-ignore-read-errors pods a']]),
    ['is the same where the option has no value', on('delete', 'pods', {
      name: 'a', requestURI: '/api/v1/namespaces/argo/pods/a?ignoreStoreReadErrorWithClusterBreakingPotential&x=1',
    }), ['ana needs: argo delete pods a', 'ana derived: argo unsafe-delete-ignore-read-errors pods a']],
    ...['false', 'False', '0', 'false&ignoreStoreReadErrorWithClusterBreakingPotential=true'].map((value): [string, EventFields, string[]] =>
      [`is nothing where the option is "${value}"`, on('delete', 'pods', {
        name: 'a', requestURI: `/api/v1/namespaces/argo/pods/a?ignoreStoreReadErrorWithClusterBreakingPotential=${value}`,
      }), ['ana needs: argo delete pods a']]),
    ['is nothing where the options are invalid', on('delete', 'pods', {
      name: 'a', requestURI: '/api/v1/namespaces/argo/pods/a?ignoreStoreReadErrorWithClusterBreakingPotential=true', ...status(422),
    }), ['ana needs: argo delete pods a']],
    ['is get on parameters, which a refused policy says with 422', on('create', 'validatingadmissionpolicies', {
      ...POLICIES, ...status(422, 'spec.paramKind: Forbidden: user &{ana} must have "get" permission on all objects of the referenced paramKind (kind=Event, apiVersion=v1)'),
    }), ['ana attempted: cluster create validatingadmissionpolicies.admissionregistration.k8s.io']],
    ['is get on one parameter for a refused binding of a policy', on('update', 'mutatingadmissionpolicybindings', {
      ...POLICIES, name: 'b', ...status(422, 'spec.paramRef: Forbidden: user &{ana} does not have "get" permission on the object referenced by paramRef'),
    }), ['ana attempted: cluster update mutatingadmissionpolicybindings.admissionregistration.k8s.io b']],
    ['is nothing for a policy that is invalid otherwise', on('create', 'validatingadmissionpolicies', { ...POLICIES, ...status(422, 'spec: Required value') }),
      ['ana needs: cluster create validatingadmissionpolicies.admissionregistration.k8s.io']],
    ['is nothing that can be told for a role', on('create', 'roles', { ...ROLES, ...status(201) }), ['ana needs: argo create roles.rbac.authorization.k8s.io']],
    ['is escalate for a refused role, whose message has the rules', on('create', 'roles', { ...ROLES, name: 'r', ...status(403, ESCALATION) }),
      ['ana attempted: argo create roles.rbac.authorization.k8s.io '
        + '[{"verbs":["get","list"],"apiGroups":[""],"resources":["secrets"]},{"verbs":["get"],"nonResourceURLs":["/metrics"]}]',
      'ana denied: argo escalate roles.rbac.authorization.k8s.io']],
    ['is escalate with the name for a refused change of a role', on('patch', 'clusterroles', { ...ROLES, namespace: '', name: 'r', ...status(403, ESCALATION) }),
      [expect.stringContaining('ana attempted: cluster patch clusterroles.rbac.authorization.k8s.io r'),
        'ana denied: cluster escalate clusterroles.rbac.authorization.k8s.io r']],
    ['is escalate for a refused aggregation', on('create', 'clusterroles', {
      ...ROLES, namespace: '', name: 'r', ...status(403, 'clusterroles.rbac.authorization.k8s.io "r" is forbidden: must have cluster-admin privileges to use the aggregationRule'),
    }), ['ana attempted: cluster create clusterroles.rbac.authorization.k8s.io', 'ana denied: cluster escalate clusterroles.rbac.authorization.k8s.io']],
    ["is bind for a refused binding, if a body has the role's name",
      on('create', 'rolebindings', { ...ROLES, ...status(403, ESCALATION), requestObject: { roleRef: { kind: 'ClusterRole', name: 'edit' } } }),
      [expect.stringContaining('ana attempted: argo create rolebindings.rbac.authorization.k8s.io'),
        'ana denied: argo bind clusterroles.rbac.authorization.k8s.io edit']],
    ['is nothing that can be told for a refused binding otherwise', on('create', 'rolebindings', { ...ROLES, ...status(403, ESCALATION) }),
      [expect.stringContaining('ana attempted: argo create rolebindings.rbac.authorization.k8s.io')]],
  ])('%s', (_, fields, lines) => {
    expect(linesOf([auditEvent(fields)])).toEqual(lines);
  });
});

describe('who impersonates', () => {
  const as = (impersonatedUser: EventFields, constraint?: string) => auditEvent({
    impersonatedUser, ...constraint === undefined ? {} : { authenticationMetadata: { impersonationConstraint: constraint } },
  });
  test.each<[string, EventFields, string[]]>([
    ['needs that for the user, but not for the group that everybody is in', as({ username: 'bob', groups: ['system:authenticated'] }),
      ['ana derived: cluster impersonate users bob', 'bob needs: argo get pods a']],
    ['needs that for an account, but not for its own groups',
      as({ username: 'system:serviceaccount:argo:b', groups: ['system:serviceaccounts', 'system:serviceaccounts:argo', 'system:authenticated'] }),
      ['ana derived: argo impersonate serviceaccounts b', 'system:serviceaccount:argo:b needs: argo get pods a']],
    ['needs that for each other group, identifier and value',
      as({ username: 'bob', uid: '1', groups: ['x', 'system:authenticated'], extra: { scopes: ['a', 'b'] } }),
      ['ana derived: cluster impersonate groups x', 'ana derived: cluster impersonate users bob',
        'ana derived: cluster impersonate uids.authentication.k8s.io 1', 'ana derived: cluster impersonate userextras/scopes.authentication.k8s.io a',
        'ana derived: cluster impersonate userextras/scopes.authentication.k8s.io b', 'bob needs: argo get pods a']],
    ['needs the verb of the constraint, and that verb for the request', as({ username: 'bob', groups: ['system:authenticated'] }, 'impersonate:user-info'),
      ['ana derived: argo impersonate-on:user-info:get pods a', 'ana derived: cluster impersonate:user-info users.authentication.k8s.io bob', 'bob needs: argo get pods a']],
    ['needs every node for the one that it is on', as({ username: 'system:node:n', groups: ['system:nodes', 'system:authenticated'] }, 'impersonate:associated-node'),
      ['ana derived: argo impersonate-on:associated-node:get pods a', 'ana derived: cluster impersonate:associated-node nodes.authentication.k8s.io *',
        'system:node:n needs: argo get pods a']],
  ])('%s', (_, event, lines) => {
    expect(linesOf([event])).toEqual(lines);
  });

  test('needs it whatever becomes of the request', () => {
    expect(linesOf([{ ...as({ username: 'bob', groups: [] }), annotations: FORBIDDEN }]))
      .toEqual(['ana derived: cluster impersonate users bob', 'bob denied: argo get pods a']);
  });

  test('and is refused has asked for nothing', () => {
    const refused = (message: string) => auditEvent({ ...NO_ANNOTATIONS, ...status(403, message) });
    expect(linesOf([
      refused('users "bob" is forbidden: User "ana" cannot impersonate resource "users" in API group "" at the cluster scope'),
      refused('nodes "n" is forbidden: User "ana" cannot impersonate-on:user-info:list resource "nodes" in API group "" at the cluster scope'),
    ])).toEqual(['ana refusedImpersonations: 2']);
  });
});

describe('a review', () => {
  const review = (spec: object, answer?: object) => auditEvent({
    ...on('create', 'subjectaccessreviews', { apiGroup: 'authorization.k8s.io', namespace: '', ...status(201) }),
    level: 'Request',
    requestObject: { spec },
    ...answer === undefined ? {} : { responseObject: { status: answer } },
  });
  const asked = 'ana needs: cluster create subjectaccessreviews.authorization.k8s.io';
  test.each<[string, EventFields, string[]]>([
    ['is the only trace of access to another server',
      review({ user: 'bob', resourceAttributes: { namespace: 'argo', verb: 'get', resource: 'pods', subresource: 'metrics', name: 'a' } }),
      [asked, 'bob reviewed: argo get pods/metrics a']],
    ['may be about a URL', review({ user: 'bob', nonResourceAttributes: { path: '/metrics', verb: 'get' } }), [asked, 'bob reviewed: cluster get /metrics']],
    ['that is answered with no is none', review({ user: 'bob', nonResourceAttributes: { path: '/metrics', verb: 'get' } }, { allowed: false }), [asked]],
    ['without a body says nothing of whom it is about', review({}), [asked]],
  ])('%s', (_, event, lines) => {
    expect(linesOf([event])).toEqual(lines);
  });
});

test('a request counts once, however many events there are of it', () => {
  const lines = ['ResponseStarted', 'ResponseComplete', 'ResponseComplete'].map((stage) => `${JSON.stringify(auditEvent({ stage }))}\n`);
  expect(readText(lines.join('')).stats).toEqual({ lines: 3, unreadable: 0, foreign: 0, events: 3, early: 0, repeated: 1 });
});

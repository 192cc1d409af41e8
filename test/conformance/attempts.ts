import * as fc from 'fast-check';
import { Attempt, isUrlRequest, RequestData } from './request-data';
import { parseSubject, Subject } from '../../lib/access/subject';
import { Permission } from '../../lib/rbac/permission';
import { RandomGrant, SUBJECTS } from '../access/random-access';

/** A name that nothing has. */
const FRESH = 'fresh';

/** Who makes a request, as the API server's authentication gives it to the authorizer: written by hand from Kubernetes' documentation. */
export function callerOf(subject: Subject): Pick<Attempt, 'user' | 'groups'> {
  switch (subject.kind) {
    case 'ServiceAccount':
      return account(subject.namespace, subject.name);
    case 'User':
      return subject.name === 'system:anonymous'
        ? { user: subject.name, groups: ['system:unauthenticated'] }
        : { user: subject.name, groups: ['system:authenticated'] };
    case 'Group':
      return memberOf(subject.name);
  }
}

/** Somebody who is in a group, and in no other one that isn't a consequence of it. */
function memberOf(group: string): Pick<Attempt, 'user' | 'groups'> {
  const [, namespace] = /^system:serviceaccounts(?::(.+))?$/.exec(group) ?? [];
  if (group.startsWith('system:serviceaccounts')) {
    return account(namespace ?? FRESH, FRESH);
  }
  return { user: FRESH, groups: group === 'system:unauthenticated' ? [group] : [...new Set([group, 'system:authenticated'])] };
}

function account(namespace: string, name: string): Pick<Attempt, 'user' | 'groups'> {
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated'],
  };
}

/** A request that only this permission, or one that covers it, allows: every star in it is a name that no rule has. */
export function requestOf({ verb, apiGroup, resource, resourceName, nonResourceURL }: Permission): RequestData {
  const wanted = verb === '*' ? FRESH : verb;
  if (nonResourceURL !== undefined) {
    return { verb: wanted, path: nonResourceURL.replace(/\*$/, FRESH) };
  }
  const [plural, ...rest] = (resource === '*' ? `${FRESH}/${FRESH}` : resource ?? '').split('/');
  return {
    verb: wanted,
    apiGroup: apiGroup === '*' ? `${FRESH}.example` : apiGroup ?? '',
    resource: plural === '*' ? FRESH : plural,
    subresource: rest.join('/'),
    name: resourceName ?? FRESH,
  };
}

/** A request, and the namespace that it is in: the empty text for the whole cluster. */
export type PlacedRequest = Pick<Attempt, 'namespace' | 'request'>;

const resource = (namespace: string, verb: string, path: string, name = ''): PlacedRequest => {
  const [group, plural, subresource = ''] = path.split('/');
  return { namespace, request: { verb, apiGroup: group === 'core' ? '' : group, resource: plural, subresource, name } };
};
const url = (verb: string, path: string): PlacedRequest => ({ namespace: '', request: { verb, path } });

const NAMED = ['a', 'c'];

/** What can arrive at an API server of the resources that rules are about: GROUP/RESOURCE/SUBRESOURCE, written by hand from the API reference. */
const NAMESPACED: readonly [path: string, unnamed: readonly string[], named: readonly string[]][] = [
  ['core/pods', ['list', 'create', 'deletecollection'], ['get', 'list', 'create', 'delete']], // a list by metadata.name, and the create of a server-side apply
  ['core/pods/log', [], ['get']],
  ['core/services', ['list'], ['get', 'delete']],
  ['apps/deployments', ['list', 'create', 'deletecollection'], ['get', 'delete']],
  ['apps/deployments/scale', [], ['get']],
  ['example.com/databases', ['list', 'create', 'deletecollection'], ['get', 'use', 'delete']],
  ['example.com/databases/backup', ['create'], ['get', 'create']],
  ['example.com/pod', [], ['get']],
  ['fresh.example/fresh', ['list'], ['get', 'fresh']],
];

/** Every request of these, in two namespaces that bindings are in, in one that they aren't, and for the whole cluster. */
const REQUESTS: readonly PlacedRequest[] = [
  ...['', 'web', 'ci', 'other'].flatMap((namespace) => NAMESPACED.flatMap(([path, unnamed, named]) => [
    ...unnamed.map((verb) => resource(namespace, verb, path)),
    ...named.flatMap((verb) => NAMED.map((name) => resource(namespace, verb, path, name))),
  ])),
  ...['web', 'ci'].map((namespace) => resource(namespace, 'get', 'core/namespaces', namespace)),
  ...['a', 'system:masters'].map((name) => resource('', 'impersonate', 'core/groups', name)),
  resource('', 'get', 'rbac.authorization.k8s.io/clusterroles', 'system:masters'),
  ...['list', 'deletecollection'].map((verb) => resource('', verb, 'core/nodes')),
  ...['get', 'delete'].flatMap((verb) => NAMED.map((name) => resource('', verb, 'core/nodes', name))),
  ...['list', 'create'].map((verb) => resource('', verb, 'core/namespaces')),
  ...['', 'web'].flatMap((namespace) => NAMED.map((name) => resource(namespace, 'bind', 'rbac.authorization.k8s.io/clusterroles', name))),
  ...['get', 'delete'].flatMap((verb) => NAMED.map((name) => resource('', verb, 'rbac.authorization.k8s.io/clusterroles', name))),
  ...['/metrics', '/healthz', '/healthz/etcd', '/api', '/api/v1', '/version', '/fresh'].flatMap((path) => ['get', 'post', 'delete'].map((verb) => url(verb, path))),
];

/** Who makes requests: the subjects that bindings name, and some that none does. */
const CALLERS: readonly Subject[] = [...SUBJECTS, 'User bob', 'ServiceAccount web/other', 'ServiceAccount ci/app', 'Group ops'].flatMap((text) => parseSubject(text) ?? []);

/** Who asks for what. */
export type Call = readonly [caller: Subject, request: PlacedRequest];

/** Choices of calls for whatever grants there are. */
export const callChoices: fc.Arbitrary<((grants: readonly RandomGrant[]) => Call)[]> = fc.array(
  fc.tuple(fc.boolean(), fc.nat(2 ** 30), fc.nat(2 ** 30)).map(([fits, caller, request]) => (grants: readonly RandomGrant[]): Call => {
    const grant = fits ? grants[caller % grants.length] : undefined;
    return grant === undefined
      ? [CALLERS[caller % CALLERS.length], REQUESTS[request % REQUESTS.length]]
      : [pick(callersOf(grant), caller), pick(requestsNear(grant), request)];
  }),
  { minLength: 1, maxLength: 100, size: 'max' },
);

function callersOf({ subjects }: RandomGrant): readonly Subject[] {
  const named = subjects.flatMap((text) => parseSubject(text) ?? []);
  return named.length === 0 || named.some(({ kind }) => kind === 'Group') ? CALLERS : named;
}

/** The requests for what its rules name, whether or not they allow them. */
function requestsNear({ namespace, rules, urlRules }: RandomGrant): readonly PlacedRequest[] {
  const targets = [...rules, ...urlRules].map((text) => text.split(' ')[1]);
  const near = REQUESTS.filter((each) =>
    (namespace === undefined || each.namespace === namespace) && targets.some((target) => isNear(each.request, target)));
  return near.length === 0 ? REQUESTS : near;
}

function isNear(request: RequestData, target: string): boolean {
  const start = target.replace(/\*$/, '');
  return isUrlRequest(request) ? start.startsWith('/') && request.path.startsWith(start) : `${request.resource}/${request.subresource}`.startsWith(start);
}

function pick<T>(list: readonly T[], number: number): T {
  return list[number % list.length];
}

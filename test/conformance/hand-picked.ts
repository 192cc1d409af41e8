import { RequestData } from './request-data';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** A request and the verdict that someone who knows Kubernetes expects. */
interface AuthorizationCase {
  readonly title: string;
  readonly rules: PolicyRule[];
  readonly request: RequestData;
  readonly allowed: boolean;
}

/** Two lists of rules, and whether the first covers the second. */
interface CoverageCase {
  readonly title: string;
  readonly owner: PolicyRule[];
  readonly servant: PolicyRule[];
  readonly covers: boolean;
}

function on(resource: string, verbs: string[], rest: { readonly apiGroup?: string; readonly names?: string[] } = {}): PolicyRule {
  const rule = { apiGroups: [rest.apiGroup ?? ''], resources: [resource], verbs };
  return rest.names === undefined ? rule : { ...rule, resourceNames: rest.names };
}

function url(path: string, verbs: string[] = ['get']): PolicyRule {
  return { nonResourceURLs: [path], verbs };
}

function request(verb: string, path: string, rest: { readonly apiGroup?: string; readonly name?: string } = {}): RequestData {
  const [resource, ...subresource] = path.split('/');
  return { verb, apiGroup: rest.apiGroup ?? '', resource, subresource: subresource.join('/'), name: rest.name ?? '' };
}

/** Rules whose canonical form has gone wrong somewhere, here or elsewhere. */
interface CanonicalCase {
  readonly title: string;
  readonly rules: PolicyRule[];
}

/** What tools of this field get wrong, and what catches a program that takes texts for wildcards. */
export const AUTHORIZATION_CASES: readonly AuthorizationCase[] = [
  { title: 'an API group of its own is not the core group', rules: [on('secrets', ['get'], { apiGroup: 'custom.example' })], request: request('get', 'secrets', { name: 'a' }), allowed: false },
  { title: 'the star of API groups is the core group too', rules: [on('nodes/proxy', ['get'], { apiGroup: '*' })], request: request('get', 'nodes/proxy', { name: 'n' }), allowed: true },
  { title: 'the star of verbs is every verb', rules: [on('nodes/proxy', ['*'])], request: request('create', 'nodes/proxy', { name: 'n' }), allowed: true },
  { title: 'a resource is not its subresources', rules: [on('pods', ['create'])], request: request('create', 'pods/exec', { name: 'p' }), allowed: false },
  { title: 'a subresource is not its resource', rules: [on('pods/log', ['get'])], request: request('get', 'pods', { name: 'p' }), allowed: false },
  { title: 'the star of resources is their subresources too', rules: [on('*', ['create'])], request: request('create', 'pods/exec', { name: 'p' }), allowed: true },
  { title: 'pods/* is no wildcard', rules: [on('pods/*', ['create'])], request: request('create', 'pods/exec', { name: 'p' }), allowed: false },
  { title: '*/exec is a wildcard', rules: [on('*/exec', ['create'])], request: request('create', 'pods/exec', { name: 'p' }), allowed: true },
  { title: '*/exec is not exec itself', rules: [on('*/exec', ['create'])], request: request('create', 'exec'), allowed: false },
  { title: '*/* is no wildcard', rules: [on('*/*', ['get'])], request: request('get', 'pods/log', { name: 'p' }), allowed: false },
  { title: 'pod* is no wildcard', rules: [on('pod*', ['get'])], request: request('get', 'pods', { name: 'p' }), allowed: false },
  { title: 'capital letters count', rules: [on('Pods', ['get'])], request: request('get', 'pods', { name: 'p' }), allowed: false },
  { title: 'a rule with names refuses a create, which has none', rules: [on('configmaps', ['create'], { names: ['a'] })], request: request('create', 'configmaps'), allowed: false },
  { title: 'the create check of a server-side apply has a name', rules: [on('configmaps', ['create'], { names: ['a'] })], request: request('create', 'configmaps', { name: 'a' }), allowed: true },
  { title: 'create on a subresource has a name', rules: [on('serviceaccounts/token', ['create'], { names: ['a'] })], request: request('create', 'serviceaccounts/token', { name: 'a' }), allowed: true },
  { title: 'a rule with names refuses a list', rules: [on('secrets', ['list'], { names: ['a'] })], request: request('list', 'secrets'), allowed: false },
  { title: 'a list with the field selector metadata.name has a name', rules: [on('secrets', ['list'], { names: ['a'] })], request: request('list', 'secrets', { name: 'a' }), allowed: true },
  { title: 'a rule with names refuses deletecollection', rules: [on('secrets', ['deletecollection'], { names: ['a'] })], request: request('deletecollection', 'secrets'), allowed: false },
  { title: 'the empty name is that of a request without one', rules: [on('secrets', ['list'], { names: [''] })], request: request('list', 'secrets'), allowed: true },
  { title: 'no names at all are every name', rules: [on('secrets', ['get'], { names: [] })], request: request('get', 'secrets', { name: 'a' }), allowed: true },
  { title: 'the star of names is a name', rules: [on('secrets', ['get'], { names: ['*'] })], request: request('get', 'secrets', { name: 'a' }), allowed: false },
  { title: 'names belong to one rule', rules: [on('secrets', ['get'], { names: ['a'] }), on('secrets', ['delete'], { names: ['b'] })], request: request('delete', 'secrets', { name: 'a' }), allowed: false },
  { title: 'get is not list', rules: [on('secrets', ['get'])], request: request('list', 'secrets'), allowed: false },
  { title: 'list is not watch', rules: [on('secrets', ['list'])], request: request('watch', 'secrets'), allowed: false },
  { title: 'any rule is enough', rules: [on('pods', ['get']), on('secrets', ['get'])], request: request('get', 'secrets', { name: 'a' }), allowed: true },
  { title: 'no rules, no access', rules: [], request: request('get', 'pods', { name: 'p' }), allowed: false },
  { title: 'a name of JavaScript\'s own', rules: [on('secrets', ['get'], { names: ['a'] })], request: request('get', 'secrets', { name: '__proto__' }), allowed: false },
  { title: 'a verb of JavaScript\'s own', rules: [on('secrets', ['get'])], request: request('constructor', 'secrets', { name: 'a' }), allowed: false },
  { title: 'a URL as it is', rules: [url('/healthz')], request: { verb: 'get', path: '/healthz' }, allowed: true },
  { title: 'a URL is not what lies below it', rules: [url('/healthz')], request: { verb: 'get', path: '/healthz/etcd' }, allowed: false },
  { title: 'a prefix', rules: [url('/healthz/*')], request: { verb: 'get', path: '/healthz/etcd' }, allowed: true },
  { title: 'a prefix with a slash is not the URL before it', rules: [url('/healthz/*')], request: { verb: 'get', path: '/healthz' }, allowed: false },
  { title: 'a prefix without a slash is more than it looks like', rules: [url('/api*')], request: { verb: 'get', path: '/apis/apps' }, allowed: true },
  { title: 'a star inside a URL is text', rules: [url('/a/*/c')], request: { verb: 'get', path: '/a/b/c' }, allowed: false },
  { title: 'several stars are one', rules: [url('/a/***')], request: { verb: 'get', path: '/a/b' }, allowed: true },
  { title: 'the star is every URL', rules: [url('*', ['*'])], request: { verb: 'post', path: '' }, allowed: true },
  { title: 'a star for resources is no URL', rules: [{ apiGroups: ['*'], resources: ['*'], verbs: ['*'] }], request: { verb: 'get', path: '/metrics' }, allowed: false },
  { title: 'a star for URLs is no resource', rules: [url('*', ['*'])], request: request('get', 'pods', { name: 'p' }), allowed: false },
];

const BUILDS = on('builds', ['delete', 'update']);
const DEPLOYMENTS = on('deployments', ['delete', 'update']);

/** The cases of Kubernetes' own tests, and those of rules that were joined too eagerly. */
export const COVERAGE_CASES: readonly CoverageCase[] = [
  { title: '*/scale has every scale', owner: [on('*/scale', ['get'])], servant: [on('foo/scale', ['get'])], covers: true },
  { title: '*/scale has no foo', owner: [on('*/scale', ['get'])], servant: [on('foo', ['get'])], covers: false },
  { title: 'one pair is missing', owner: [BUILDS, on('deployments', ['delete'])], servant: [BUILDS, DEPLOYMENTS], covers: false },
  { title: 'rules cover together', owner: [BUILDS, on('deployments', ['delete']), on('deployments', ['update'])], servant: [BUILDS, DEPLOYMENTS], covers: true },
  { title: 'all verbs are not the star', owner: [on('pods', ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'])], servant: [on('pods', ['*'])], covers: false },
  { title: 'all resources are not the star', owner: [on('pods', ['get']), on('secrets', ['get'])], servant: [on('*', ['get'])], covers: false },
  { title: 'all groups are not the star', owner: [on('pods', ['get']), on('pods', ['get'], { apiGroup: 'apps' })], servant: [on('pods', ['get'], { apiGroup: '*' })], covers: false },
  { title: 'no names are all names', owner: [on('pods', ['get'])], servant: [on('pods', ['get'], { names: ['a'] })], covers: true },
  { title: 'some names are not all names', owner: [on('pods', ['get'], { names: ['a'] })], servant: [on('pods', ['get'])], covers: false },
  { title: 'the empty name is a name', owner: [on('pods', ['get'], { names: [''] })], servant: [on('pods', ['get'])], covers: false },
  { title: 'every URL has the empty one', owner: [url('*')], servant: [url('')], covers: true },
  { title: '/* lacks the empty URL', owner: [url('/*')], servant: [url('')], covers: false },
  { title: '/* has /', owner: [url('/*')], servant: [url('/')], covers: true },
  { title: '/apis is not /api', owner: [url('/apis')], servant: [url('/api')], covers: false },
  { title: '/api/* lacks /api', owner: [url('/api/*')], servant: [url('/api')], covers: false },
  { title: '/apis/* lacks /apis', owner: [url('/apis/*')], servant: [url('/apis')], covers: false },
  { title: '/api/*/* lacks /api/v1', owner: [url('/api/*/*')], servant: [url('/api/v1')], covers: false },
  { title: '/*/v1/* lacks /api/v1', owner: [url('/*/v1/*')], servant: [url('/api/v1')], covers: false },
  { title: 'several stars are one', owner: [url('/a*')], servant: [url('/a***')], covers: true },
  { title: 'names do not cross resources', owner: [on('pods', ['get'], { names: ['a'] }), on('services', ['get'], { names: ['b'] })], servant: [on('services', ['get'], { names: ['a'] })], covers: false },
  { title: 'groups do not cross resources', owner: [on('deployments', ['get'], { apiGroup: 'apps' }), on('jobs', ['get'], { apiGroup: 'batch' })], servant: [on('jobs', ['get'], { apiGroup: 'apps' })], covers: false },
  { title: 'names with other verbs stay apart', owner: [on('pods', ['get'], { names: ['a'] }), on('*/log', ['get'], { names: ['a'] }), on('pods', ['bind'], { names: ['b'] })], servant: [on('*/log', ['bind'], { names: ['b'] })], covers: false },
];

export const CANONICAL_CASES: readonly CanonicalCase[] = [
  { title: 'two resources that share one name\'s verbs do not share another\'s', rules: [on('pods', ['get'], { names: ['a'] }), on('*/log', ['get'], { names: ['a'] }), on('pods', ['bind'], { names: ['b'] })] },
  { title: 'two groups that share a verb do not lose the others', rules: [on('foo', ['get'], { apiGroup: 'g1' }), on('foo', ['get'], { apiGroup: 'g2' }), on('foo', ['list'], { apiGroup: 'g1' }), on('foo', ['list'], { apiGroup: 'g2' })] },
  { title: 'two URLs that share a verb do not lose the others', rules: [url('/a', ['get']), url('/b', ['get']), url('/a', ['post']), url('/b', ['post'])] },
  { title: 'names do not cross resources', rules: [on('pods', ['get'], { names: ['a'] }), on('services', ['get'], { names: ['b'] })] },
  { title: 'groups do not cross resources', rules: [on('deployments', ['get'], { apiGroup: 'apps' }), on('jobs', ['get'], { apiGroup: 'batch' })] },
  { title: 'the star takes in what it stands for', rules: [on('pods', ['*']), on('pods', ['get', 'list']), on('pods', ['get'], { names: ['a'] })] },
  { title: '*/scale takes in deployments/scale, not deployments', rules: [on('*/scale', ['get']), on('deployments/scale', ['get']), on('deployments', ['get'])] },
  { title: 'the empty name stays apart', rules: [on('pods', ['get'], { names: [''] }), on('pods', ['list'], { names: ['a'] })] },
];

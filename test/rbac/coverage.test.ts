import { PermissionSet } from '../../lib/rbac/permission-set';
import { PolicyRule } from '../../lib/rbac/policy-rule';

interface CoverageCase {
  readonly name: string;
  readonly owned: PolicyRule[];
  readonly wanted: PolicyRule[];
  /** What is not covered. */
  readonly missing: PolicyRule[];
}

const resources = (apiGroup: string, resource: string, verb: string, ...resourceNames: string[]): PolicyRule => ({
  apiGroups: [apiGroup],
  resources: [resource],
  verbs: [verb],
  ...(resourceNames.length > 0 ? { resourceNames } : {}),
});

/** The cases of Kubernetes' own `Covers`, and those it leaves out. */
const CASES: CoverageCase[] = [
  {
    name: 'equal rules cover each other',
    owned: [resources('apps', 'deployments', 'get')],
    wanted: [resources('apps', 'deployments', 'get')],
    missing: [],
  },
  {
    name: 'a subresource of every resource covers that of one',
    owned: [resources('apps', '*/scale', 'get')],
    wanted: [resources('apps', 'deployments/scale', 'get')],
    missing: [],
  },
  {
    name: 'a subresource of every resource does not cover the resource',
    owned: [resources('apps', '*/scale', 'get')],
    wanted: [resources('apps', 'deployments', 'get')],
    missing: [resources('apps', 'deployments', 'get')],
  },
  {
    name: 'a subresource of every resource does not cover one that only ends like it',
    owned: [resources('apps', '*/scale', 'get')],
    wanted: [resources('apps', 'deployments/autoscale', 'get'), resources('apps', 'deployments/status/scale', 'get')],
    missing: [{ apiGroups: ['apps'], resources: ['deployments/autoscale', 'deployments/status/scale'], verbs: ['get'] }],
  },
  {
    name: 'what follows the first slash is the subresource, slashes and all',
    owned: [resources('', '*/proxy/metrics', 'get')],
    wanted: [resources('', 'nodes/proxy/metrics', 'get')],
    missing: [],
  },
  {
    name: 'a resource with a star for the subresource is text',
    owned: [resources('', 'pods/*', 'get')],
    wanted: [resources('', 'pods/log', 'get')],
    missing: [resources('', 'pods/log', 'get')],
  },
  {
    name: 'two stars around a slash cover only what has a star for the subresource',
    owned: [resources('', '*/*', 'get')],
    wanted: [resources('', 'pods/*', 'get'), resources('', 'pods/log', 'get')],
    missing: [resources('', 'pods/log', 'get')],
  },
  {
    name: 'rules that each cover a part cover the whole together',
    owned: [
      resources('apps', 'deployments', 'delete'),
      resources('batch', 'jobs', 'delete'),
      { apiGroups: ['apps', 'batch'], resources: ['jobs', 'deployments'], verbs: ['update'] },
    ],
    wanted: [
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['delete', 'update'] },
      { apiGroups: ['batch'], resources: ['jobs'], verbs: ['delete', 'update'] },
    ],
    missing: [],
  },
  {
    name: 'one pair of verb and resource that no rule covers is missing',
    owned: [{ apiGroups: [''], resources: ['builds'], verbs: ['delete', 'update'] }, resources('', 'deployments', 'delete')],
    wanted: [{ apiGroups: [''], resources: ['builds', 'deployments'], verbs: ['delete', 'update'] }],
    missing: [resources('', 'deployments', 'update')],
  },
  {
    name: 'a rule over groups covers rules of one group each',
    owned: [{ apiGroups: ['apps', 'batch'], resources: ['jobs'], verbs: ['get', 'list'] }],
    wanted: [resources('apps', 'jobs', 'list'), resources('batch', 'jobs', 'get')],
    missing: [],
  },
  {
    name: 'the group star covers every group',
    owned: [resources('*', 'roles', 'get')],
    wanted: [{ apiGroups: ['', 'rbac.authorization.k8s.io'], resources: ['roles'], verbs: ['get'] }],
    missing: [],
  },
  {
    name: 'listed groups do not cover the group star',
    owned: [resources('', 'roles', 'get')],
    wanted: [resources('*', 'roles', 'get')],
    missing: [resources('*', 'roles', 'get')],
  },
  {
    name: 'the verb star covers every verb',
    owned: [resources('', 'pods', '*')],
    wanted: [{ apiGroups: [''], resources: ['pods'], verbs: ['watch', 'use'] }],
    missing: [],
  },
  {
    name: 'listed verbs do not cover the verb star',
    owned: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] }],
    wanted: [resources('', 'pods', '*')],
    missing: [resources('', 'pods', '*')],
  },
  {
    name: 'the resource star covers every resource and subresource',
    owned: [resources('', '*', 'get')],
    wanted: [{ apiGroups: [''], resources: ['pods', 'pods/log', '*/status', 'resourcegroup:deployments'], verbs: ['get'] }],
    missing: [],
  },
  {
    name: 'listed resources do not cover the resource star',
    owned: [{ apiGroups: [''], resources: ['pods', '*/log'], verbs: ['get'] }],
    wanted: [resources('', '*', 'get')],
    missing: [resources('', '*', 'get')],
  },
  {
    name: 'a star covers a star',
    owned: [resources('*', '*', '*')],
    wanted: [resources('*', '*', '*')],
    missing: [],
  },
  {
    name: 'every name covers single ones, the empty one too',
    owned: [resources('', 'pods', 'get')],
    wanted: [resources('', 'pods', 'get', 'a', '')],
    missing: [],
  },
  {
    name: 'single names do not cover every name',
    owned: [resources('', 'pods', 'get', 'a', '')],
    wanted: [resources('', 'pods', 'get')],
    missing: [resources('', 'pods', 'get')],
  },
  {
    name: 'a name covers itself and no other',
    owned: [resources('', 'pods', 'get', 'a')],
    wanted: [resources('', 'pods', 'get', 'a', 'b')],
    missing: [resources('', 'pods', 'get', 'b')],
  },
  {
    name: 'a star is no wildcard among names',
    owned: [resources('', 'pods', 'get', '*')],
    wanted: [resources('', 'pods', 'get', 'a')],
    missing: [resources('', 'pods', 'get', 'a')],
  },
  {
    name: 'wildcards of all parts cover together',
    owned: [resources('*', '*/log', '*')],
    wanted: [resources('', 'pods/log', 'get', 'a')],
    missing: [],
  },
  {
    name: 'resources do not cover URLs, nor URLs resources',
    owned: [resources('*', '*', '*'), { nonResourceURLs: ['/apis'], verbs: ['*'] }],
    wanted: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }],
    missing: [{ nonResourceURLs: ['/metrics'], verbs: ['get'] }],
  },
  {
    name: 'URLs do not cover resources',
    owned: [{ nonResourceURLs: ['*'], verbs: ['*'] }],
    wanted: [resources('', 'pods', 'get')],
    missing: [resources('', 'pods', 'get')],
  },
  {
    name: 'a URL needs the verb too',
    owned: [{ nonResourceURLs: ['/healthz'], verbs: ['get'] }],
    wanted: [{ nonResourceURLs: ['/healthz'], verbs: ['post', 'get'] }],
    missing: [{ nonResourceURLs: ['/healthz'], verbs: ['post'] }],
  },
];

test.each(CASES)('$name', ({ owned, wanted, missing }) => {
  const owner = PermissionSet.of(owned);

  expect(owner.missing(PermissionSet.of(wanted)).toRules()).toEqual(missing);
  expect(owner.covers(PermissionSet.of(wanted))).toBe(missing.length === 0);
});

/** The table of Kubernetes' own test of URLs, and many stars, which count as one. */
test.each([
  ['*', '', true],
  ['*', '/', true],
  ['*', '/api', true],
  ['/*', '', false],
  ['/*', '/', true],
  ['/*', '/foo', true],
  ['/api', '/api', true],
  ['/apis', '/api', false],
  ['/api/v1', '/api', false],
  ['/api/v1', '/api/v1', true],
  ['/api/*', '/api/v1', true],
  ['/api/*', '/api', false],
  ['/apis/*', '/apis', false],
  ['/api/*/*', '/api/v1', false],
  ['/*/v1/*', '/api/v1', false],
  ['/api*', '/api', true],
  ['/api/*', '/api/v1*', true],
  ['/api/v1*', '/api/*', false],
  ['/api/*', '/api/*', true],
  ['/api/*', '/api/***', true],
  ['/api/***', '/api/*', true],
  ['/api/***', '/api/v1', true],
  ['/*/v1', '/*/v1', true],
  ['**', '', true],
])('URL %j covers %j: %j', (owned, wanted, expected) => {
  const owner = PermissionSet.of([{ nonResourceURLs: [owned], verbs: ['get'] }]);

  expect(owner.covers(PermissionSet.of([{ nonResourceURLs: [wanted], verbs: ['get'] }]))).toBe(expected);
});

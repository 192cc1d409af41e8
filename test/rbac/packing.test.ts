import { PermissionSet } from '../../lib/rbac/permission-set';
import { PolicyRule } from '../../lib/rbac/policy-rule';

interface PackingCase {
  readonly name: string;
  readonly rules: PolicyRule[];
  readonly canonical: PolicyRule[];
}

const rule = (apiGroup: string, resources: string[], verbs: string[], resourceNames?: string[]): PolicyRule => ({
  apiGroups: [apiGroup],
  resources,
  verbs,
  ...(resourceNames === undefined ? {} : { resourceNames }),
});

/** Inputs of Kubernetes' CompactRules, of controller-gen and of audit2rbac, in our canonical form. */
const JOINING: PackingCase[] = [
  {
    name: 'nothing stays nothing',
    rules: [],
    canonical: [],
  },
  {
    name: 'a rule given three times stands once',
    rules: [rule('batch', ['jobs'], ['get']), rule('batch', ['jobs'], ['get']), rule('batch', ['jobs'], ['get'])],
    canonical: [rule('batch', ['jobs'], ['get'])],
  },
  {
    name: 'verbs of one resource join',
    rules: [rule('', ['builds'], ['get']), rule('', ['builds'], ['list']), rule('', ['builds'], ['update', 'patch'])],
    canonical: [rule('', ['builds'], ['get', 'list', 'update', 'patch'])],
  },
  {
    name: 'verbs of one name join; the empty name, a name and every name stay apart',
    rules: [
      rule('', ['builds'], ['get'], ['foo']),
      rule('', ['builds'], ['list'], ['foo']),
      rule('', ['builds'], ['list'], ['']),
      rule('', ['builds'], ['create']),
    ],
    canonical: [rule('', ['builds'], ['create']), rule('', ['builds'], ['list'], ['']), rule('', ['builds'], ['get', 'list'], ['foo'])],
  },
  {
    name: 'resources with the same verbs join, sorted',
    rules: [rule('art', ['one'], ['create']), rule('art', ['two'], ['create']), rule('art', ['three'], ['create'])],
    canonical: [rule('art', ['one', 'three', 'two'], ['create'])],
  },
  {
    name: 'resources whose verbs become the same join too',
    rules: [rule('art', ['foo', 'bar'], ['list']), rule('art', ['foo'], ['get']), rule('art', ['bar'], ['get'])],
    canonical: [rule('art', ['bar', 'foo'], ['get', 'list'])],
  },
  {
    name: 'groups never join, even with equal resources and verbs',
    rules: [{ apiGroups: ['3', '1', '2'], resources: ['foo'], verbs: ['patch'] }],
    canonical: [rule('1', ['foo'], ['patch']), rule('2', ['foo'], ['patch']), rule('3', ['foo'], ['patch'])],
  },
  {
    name: 'no verb is lost where groups share one verb and not the other',
    rules: [rule('g1', ['foo'], ['get']), rule('g2', ['foo'], ['get']), { apiGroups: ['g1', 'g2'], resources: ['foo'], verbs: ['list'] }],
    canonical: [rule('g1', ['foo'], ['get', 'list']), rule('g2', ['foo'], ['get', 'list'])],
  },
  {
    name: 'no verb is lost where URLs share one verb and not the other',
    rules: [
      { nonResourceURLs: ['/a'], verbs: ['get'] },
      { nonResourceURLs: ['/b'], verbs: ['get'] },
      { nonResourceURLs: ['/b', '/a'], verbs: ['post'] },
    ],
    canonical: [{ nonResourceURLs: ['/a', '/b'], verbs: ['get', 'post'] }],
  },
  {
    name: 'all verbs of a resource stand in one place, though another resource shares some',
    rules: [{ apiGroups: ['', 'other'], resources: ['me'], verbs: ['get', 'list'] }, rule('', ['me', 'you'], ['list'])],
    canonical: [rule('', ['me'], ['get', 'list']), rule('', ['you'], ['list']), rule('other', ['me'], ['get', 'list'])],
  },
  {
    name: 'pairs of group and resource are not mixed',
    rules: [rule('apps', ['deployments'], ['get']), rule('batch', ['jobs'], ['get'])],
    canonical: [rule('apps', ['deployments'], ['get']), rule('batch', ['jobs'], ['get'])],
  },
  {
    name: 'pairs of resource and name are not mixed',
    rules: [rule('', ['pods'], ['get'], ['a']), rule('', ['services'], ['get'], ['b'])],
    canonical: [rule('', ['pods'], ['get'], ['a']), rule('', ['services'], ['get'], ['b'])],
  },
  {
    name: 'names with the same verbs join, sorted',
    rules: [rule('', ['pods'], ['get'], ['foo', 'bar']), rule('', ['pods'], ['get'], ['baz'])],
    canonical: [rule('', ['pods'], ['get'], ['bar', 'baz', 'foo'])],
  },
  {
    name: 'names with other verbs stay apart, each in one place',
    rules: [rule('', ['pods'], ['get'], ['a', 'b']), rule('', ['pods'], ['delete'], ['a'])],
    canonical: [rule('', ['pods'], ['get', 'delete'], ['a']), rule('', ['pods'], ['get'], ['b'])],
  },
  {
    name: 'resources with the same names and verbs join',
    rules: [rule('', ['pods'], ['get'], ['b', 'a']), rule('', ['pods/log'], ['get'], ['a', 'b'])],
    canonical: [rule('', ['pods', 'pods/log'], ['get'], ['a', 'b'])],
  },
  {
    name: 'entries that only run together alike stay apart',
    rules: [rule('', ['pods'], ['get'], ['a', 'b']), rule('', ['services'], ['get'], ['ab']), rule('', ['secrets'], ['ge', 't'], ['1:a', 'b'])],
    canonical: [rule('', ['pods'], ['get'], ['a', 'b']), rule('', ['secrets'], ['ge', 't'], ['1:a', 'b']), rule('', ['services'], ['get'], ['ab'])],
  },
  {
    name: 'URLs with the same verbs join',
    rules: [{ nonResourceURLs: ['/version'], verbs: ['get'] }, { nonResourceURLs: ['/healthz'], verbs: ['get'] }],
    canonical: [{ nonResourceURLs: ['/healthz', '/version'], verbs: ['get'] }],
  },
  {
    name: 'stars at the end of a URL become one',
    rules: [{ nonResourceURLs: ['/a/**', '/a/*', '***', '/b/*/c'], verbs: ['get'] }, { nonResourceURLs: ['/x**'], verbs: ['post'] }],
    canonical: [{ nonResourceURLs: ['*'], verbs: ['get'] }, { nonResourceURLs: ['/x*'], verbs: ['post'] }],
  },
];

const DROPPING: PackingCase[] = [
  {
    name: 'the verb star absorbs the others',
    rules: [rule('art', ['jobs'], ['get', 'update', 'patch']), rule('art', ['jobs'], ['*'])],
    canonical: [rule('art', ['jobs'], ['*'])],
  },
  {
    name: 'resources that are equal only after the verb star has absorbed the others join',
    rules: [rule('art', ['foo'], ['get', '*']), rule('art', ['bar'], ['*'])],
    canonical: [rule('art', ['bar', 'foo'], ['*'])],
  },
  {
    name: 'every name absorbs single ones, verb by verb',
    rules: [rule('batch', ['cronjobs'], ['get']), rule('batch', ['cronjobs'], ['get', 'delete'], ['foo'])],
    canonical: [rule('batch', ['cronjobs'], ['get']), rule('batch', ['cronjobs'], ['delete'], ['foo'])],
  },
  {
    name: 'the verb star on every name absorbs single names',
    rules: [rule('', ['pods'], ['*']), rule('', ['pods'], ['get'], ['a']), rule('', ['pods'], ['*'], ['b'])],
    canonical: [rule('', ['pods'], ['*'])],
  },
  {
    name: 'the verb star on a name absorbs the verbs of that name only',
    rules: [rule('', ['pods'], ['get', '*'], ['a']), rule('', ['pods'], ['get'], ['b']), rule('', ['pods'], ['list'])],
    canonical: [rule('', ['pods'], ['list']), rule('', ['pods'], ['*'], ['a']), rule('', ['pods'], ['get'], ['b'])],
  },
  {
    name: 'a subresource of every resource absorbs single ones, not the resources',
    rules: [rule('apps', ['*/scale', 'deployments/scale', 'deployments'], ['get'])],
    canonical: [rule('apps', ['*/scale', 'deployments'], ['get'])],
  },
  {
    name: 'the resource star absorbs all resources of its group',
    rules: [rule('apps', ['*'], ['get']), rule('apps', ['deployments', '*/scale'], ['get', 'list']), rule('batch', ['jobs'], ['get'])],
    canonical: [rule('apps', ['*'], ['get']), rule('apps', ['*/scale', 'deployments'], ['list']), rule('batch', ['jobs'], ['get'])],
  },
  {
    name: 'the group star absorbs all groups',
    rules: [rule('*', ['pods'], ['get']), rule('', ['pods'], ['get', 'list'])],
    canonical: [rule('', ['pods'], ['list']), rule('*', ['pods'], ['get'])],
  },
  {
    name: 'a prefix absorbs the URLs below it, verb by verb',
    rules: [{ nonResourceURLs: ['/a/*'], verbs: ['get'] }, { nonResourceURLs: ['/a', '/a/', '/a/b', '/a/b*'], verbs: ['get', 'post'] }],
    canonical: [{ nonResourceURLs: ['/a'], verbs: ['get', 'post'] }, { nonResourceURLs: ['/a/', '/a/b*'], verbs: ['post'] }, { nonResourceURLs: ['/a/*'], verbs: ['get'] }],
  },
  {
    name: 'everything absorbs everything but URLs',
    rules: [rule('*', ['*'], ['*']), rule('', ['pods/log'], ['get'], ['a']), { nonResourceURLs: ['/a'], verbs: ['get'] }],
    canonical: [rule('*', ['*'], ['*']), { nonResourceURLs: ['/a'], verbs: ['get'] }],
  },
];

const KEEPING: PackingCase[] = [
  {
    name: 'eight verbs stay eight verbs',
    rules: [rule('', ['pods'], ['deletecollection', 'delete', 'patch', 'update', 'create', 'watch', 'list', 'get'])],
    canonical: [rule('', ['pods'], ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'])],
  },
  {
    name: 'what grants nothing is not dropped',
    rules: [rule('', ['pods/*', '*/*', 'Pod', ''], ['get']), rule('core', ['pods'], ['create'], ['a'])],
    canonical: [rule('', ['', '*/*', 'Pod'], ['get']), rule('core', ['pods'], ['create'], ['a'])],
  },
  {
    name: 'an empty list of names is none',
    rules: [{ apiGroups: [''], resources: ['pods'], resourceNames: [], verbs: ['get'], nonResourceURLs: [] }],
    canonical: [rule('', ['pods'], ['get'])],
  },
];

describe('joins', () => {
  test.each(JOINING)('$name', expectCanonical);
});

describe('drops', () => {
  test.each(DROPPING)('$name', expectCanonical);
});

describe('keeps', () => {
  test.each(KEEPING)('$name', expectCanonical);
});

test('rules stand by group, then resources, then every name before single ones, URLs last', () => {
  const rules = [
    { nonResourceURLs: ['/z'], verbs: ['get'] },
    { nonResourceURLs: ['/a'], verbs: ['post', 'get'] },
    rule('batch', ['jobs'], ['get']),
    rule('', ['pods'], ['get'], ['b']),
    rule('', ['pods'], ['list']),
    rule('', ['pods'], ['update', 'get'], ['a']),
    rule('', ['pods/log'], ['get']),
    rule('', ['Z'], ['get', 'use']),
    rule('*', ['x'], ['get']),
    rule('Batch', ['jobs'], ['get']),
  ];

  expect(PermissionSet.of(rules).toRules()).toEqual([
    rule('', ['Z'], ['get', 'use']),
    rule('', ['pods'], ['list']),
    rule('', ['pods'], ['get', 'update'], ['a']),
    rule('', ['pods'], ['get'], ['b']),
    rule('', ['pods/log'], ['get']),
    rule('*', ['x'], ['get']),
    rule('Batch', ['jobs'], ['get']),
    rule('batch', ['jobs'], ['get']),
    { nonResourceURLs: ['/a'], verbs: ['get', 'post'] },
    { nonResourceURLs: ['/z'], verbs: ['get'] },
  ]);
});

test('the lists of two rules are never the same object, which YAML would write as an alias', () => {
  const lists = PermissionSet.of([rule('a', ['x', 'y'], ['get']), rule('b', ['x'], ['get']), rule('b', ['y'], ['get'], ['n'])])
    .toRules()
    .flatMap(({ verbs, apiGroups, resources, resourceNames }) => [verbs, apiGroups, resources, resourceNames])
    .filter((list) => list !== undefined);

  expect(new Set(lists).size).toBe(lists.length);
});

test('10,000 names of one resource are one rule', () => {
  const names = Array.from({ length: 10_000 }, (_, i) => `name-${i}`);

  expect(PermissionSet.of(names.map((name) => rule('', ['secrets'], ['get'], [name]))).toRules())
    .toEqual([rule('', ['secrets'], ['get'], [...names].sort())]);
});

test('100,000 verbs of one resource are one rule', () => {
  const verbs = Array.from({ length: 100_000 }, (_, i) => `verb-${i}`);

  expect(PermissionSet.of(verbs.map((verb) => rule('', ['pods'], [verb]))).toRules()).toEqual([rule('', ['pods'], [...verbs].sort())]);
});

test('200,000 names of one resource, each with a verb of its own, are as many rules', () => {
  const rules = Array.from({ length: 200_000 }, (_, i) => rule('', ['pods'], [`verb-${i}`], [`name-${i}`]));

  expect(PermissionSet.of(rules).toRules()).toHaveLength(200_000);
});

function expectCanonical({ rules, canonical }: PackingCase): void {
  expect(PermissionSet.of(rules).toRules()).toEqual(canonical);
}

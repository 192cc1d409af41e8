import { permissionTexts } from './access-texts';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { parseSubject } from '../../lib/access/subject';
import { parseManifests } from '../../lib/manifests/parse-manifests';

interface ClusterRole {
  readonly labels?: Readonly<Record<string, string>>;
  readonly selects?: readonly unknown[];
  readonly gets?: readonly string[];
}

/** What a user may do who is bound to the role `all`. */
function boundToAll(roles: Readonly<Record<string, ClusterRole>>): string[] {
  const items = [
    ...Object.entries(roles).map(([name, { labels, selects, gets = [] }]) => ({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name, labels },
      rules: gets.map((resource) => ({ apiGroups: [''], resources: [resource], verbs: ['get'] })),
      aggregationRule: selects && { clusterRoleSelectors: selects },
    })),
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: 'all' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'all' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'ann' }],
    },
  ];
  const { objects, diagnostics } = readAccessObjects(parseManifests({ file: 'roles.json', text: JSON.stringify({ apiVersion: 'v1', kind: 'List', items }) }).objects);
  expect(diagnostics).toEqual([]);
  const ann = parseSubject('User ann');
  return ann === undefined ? [] : permissionTexts(new EffectiveAccess(objects).permissionsOf(ann));
}

const A = { a: 'true' };
const SELECT_A = [{ matchLabels: A }];

const CASES: readonly [name: string, roles: Readonly<Record<string, ClusterRole>>, granted: string[]][] = [
  ['the rules of every selected role', { all: { selects: SELECT_A }, x: { labels: A, gets: ['pods'] }, y: { labels: A, gets: ['services'] } }, ['get pods', 'get services']],
  ['nothing of a role that has another label', { all: { selects: SELECT_A }, x: { labels: { a: 'false' }, gets: ['pods'] } }, []],
  ['what any of several selectors selects', { all: { selects: [...SELECT_A, { matchLabels: { b: 'true' } }] }, x: { labels: { b: 'true' }, gets: ['pods'] } }, ['get pods']],
  ['what expressions select: In', { all: { selects: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['x', 'true'] }] }] }, x: { labels: A, gets: ['pods'] } }, ['get pods']],
  [
    'what expressions select: NotIn and Exists',
    { all: { selects: [{ matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['x'] }, { key: 'a', operator: 'Exists' }] }] }, x: { labels: A, gets: ['pods'] }, y: { labels: { a: 'x' }, gets: ['nodes'] } },
    ['get pods'],
  ],
  ['its own rules while no selected role has one', { all: { selects: SELECT_A, gets: ['pods'] }, x: { labels: A } }, ['get pods']],
  ['none of its own rules once a selected role has one', { all: { selects: SELECT_A, gets: ['pods'] }, x: { labels: A, gets: ['services'] } }, ['get services']],
  ['its own rules when it only selects itself', { all: { labels: A, selects: SELECT_A, gets: ['pods'] } }, ['get pods']],
  [
    'the rules of roles that selected roles select',
    { all: { selects: SELECT_A }, middle: { labels: A, selects: [{ matchLabels: { b: 'true' } }] }, x: { labels: { b: 'true' }, gets: ['pods'] } },
    ['get pods'],
  ],
  [
    'the rules that a selected aggregated role keeps',
    { all: { selects: SELECT_A }, middle: { labels: A, selects: [{ matchLabels: { b: 'true' } }], gets: ['pods'] } },
    ['get pods'],
  ],
  [
    'each rule once where roles select each other',
    { all: { labels: A, selects: [{ matchLabels: { b: 'true' } }] }, other: { labels: { b: 'true' }, selects: SELECT_A }, x: { labels: A, gets: ['pods'] } },
    ['get pods'],
  ],
];

test.each(CASES)('an aggregated role grants %s', (_name, roles, granted) => {
  expect(boundToAll(roles)).toEqual(granted);
});

test('a selector without requirements selects every role, those that Kubernetes makes too', () => {
  expect(boundToAll({ all: { selects: [{}] } })).toContain('* * of *'); // cluster-admin
});

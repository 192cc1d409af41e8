import { accountWith, NOON, profileOfLog } from './profile-of';
import { selectAccess } from '../../lib/audit-log/selected-access';
import { permissionKey } from '../../lib/rbac/reasons';
import { tailor, TailoringOptions } from '../../lib/tailoring/tailored-account';
import { reasonText } from '../../lib/tailoring/tailored-text';

const RUNNER = 'system:serviceaccount:argo:runner';

/** The roles in words: where, and what for each permission. */
function rolesOf(needs: readonly string[], options: TailoringOptions = {}, names?: number): Record<string, string[]> {
  return Object.fromEntries(tailor(accountWith(RUNNER, { needs }, names), options).scopes.map(({ namespace = 'cluster', permissions }) => [
    namespace,
    permissions.map((each) => {
      const { apiGroup = '', resource = '', resourceName, nonResourceURL } = each.permission;
      return `${nonResourceURL ?? [resource, apiGroup].filter((part) => part !== '').join('.')}${resourceName === undefined ? '' : ` ${resourceName}`}: ${reasonText(each)}`;
    }),
  ]));
}

const SEEN = '1 request, 2027-01-31T12:00:00Z';

test.each<[string, readonly string[], TailoringOptions, Record<string, string[]>]>([
  ['names are exact', ['argo get secrets a', 'argo get secrets b'], {}, { argo: [`secrets a: get: ${SEEN}`, `secrets b: get: ${SEEN}`] }],
  ['scopes stay apart, the cluster last, and a role says what the ClusterRole has', ['cluster list pods', 'b list pods', 'a list services'], {}, {
    a: [`services: list: ${SEEN}`], b: [`pods: list: ${SEEN}; its ClusterRole has it, too`], cluster: [`pods: list: ${SEEN}`],
  }],
  ['names that are made per run are left out, and it is said', ['argo get pods a', 'argo get pods b', 'argo get pods/log a'], {}, {
    argo: [
      'pods: get: 2 requests, 2027-01-31T12:00:00Z; widened to all names, as they are made per run: 2 were seen (a, b)',
      `pods/log: get: ${SEEN}; widened to all names, as they are made per run: 1 was seen (a)`,
    ],
  }],
  ['so are those of what Argo Workflows makes for a workflow', [
    'argo update workflows.argoproj.io w', 'argo delete persistentvolumeclaims w-work', 'argo delete poddisruptionbudgets.policy other', 'argo get configmaps w',
  ], {}, {
    argo: [
      `configmaps w: get: ${SEEN}`,
      `persistentvolumeclaims: delete: ${SEEN}; widened to all names, as they are made per run: 1 was seen (w-work)`,
      `workflows.argoproj.io: update: ${SEEN}; widened to all names, as they are made per run: 1 was seen (w)`,
      `poddisruptionbudgets.policy other: delete: ${SEEN}`,
    ],
  }],
  ['but not those of claims and budgets in another namespace', [
    'argo get workflows.argoproj.io db', 'argo delete persistentvolumeclaims db-work', 'prod delete persistentvolumeclaims db-old', 'prod delete poddisruptionbudgets.policy db',
  ], {}, {
    argo: [
      `persistentvolumeclaims: delete: ${SEEN}; widened to all names, as they are made per run: 1 was seen (db-work)`,
      `workflows.argoproj.io: get: ${SEEN}; widened to all names, as they are made per run: 1 was seen (db)`,
    ],
    prod: [`persistentvolumeclaims db-old: delete: ${SEEN}`, `poddisruptionbudgets.policy db: delete: ${SEEN}`],
  }],
  ['unless they are to be exact', ['argo get pods a'], { names: 'exact' }, { argo: [`pods a: get: ${SEEN}`] }],
  ['so many names are kept', ['argo get secrets a', 'argo get secrets b'], { names: 2 }, { argo: [`secrets a: get: ${SEEN}`, `secrets b: get: ${SEEN}`] }],
  ['and no more', ['argo get secrets a', 'argo get secrets b', 'argo delete secrets a'], { names: 1 }, {
    argo: [
      'secrets: get: 2 requests, 2027-01-31T12:00:00Z; widened to all names, as --names asks: 2 were seen (a, b)',
      `secrets a: delete: ${SEEN}`,
    ],
  }],
  ['none is kept', ['argo get secrets a'], { names: 'none' }, { argo: [`secrets: get: ${SEEN}; widened to all names, as --names asks: 1 was seen (a)`] }],
  ['but whom an account may be stays exact', ['cluster impersonate users ana'], { names: 'none' }, { cluster: [`users ana: impersonate: ${SEEN}`] }],
  ['what a permission without a name covers is counted with it', ['argo get configmaps', 'argo get configmaps a'], {}, {
    argo: ['configmaps: get: 2 requests, 2027-01-31T12:00:00Z'],
  }],
  ['a client that watches has a cache', ['argo watch configmaps', 'argo list secrets'], { verbs: 'client' }, {
    argo: [
      'configmaps: get: not seen, 2027-01-31T12:00:00Z; added, as a client that uses watch keeps a cache',
      'configmaps: list: not seen, 2027-01-31T12:00:00Z; added, as a client that uses watch keeps a cache',
      `configmaps: watch: ${SEEN}`,
      `secrets: list: ${SEEN}`,
    ],
  }],
  ['URLs are exact', ['cluster get /metrics'], { names: 'none' }, { cluster: [`/metrics: get: ${SEEN}`] }],
])('%s', (_, needs, options, expected) => {
  expect(rolesOf(needs, options)).toEqual(expected);
});

test('names that a profile has no room for are left out, and it is said', () => {
  expect(rolesOf(['argo get secrets a', 'argo get secrets b'], {}, 1)).toEqual({
    argo: ['secrets: get: 2 requests, 2027-01-31T12:00:00Z; widened to all names: more names were seen than the profile has'],
  });
});

test('what a rule would take for more than was asked is not granted', () => {
  const { scopes, ungranted } = tailor(accountWith(RUNNER, {
    needs: [
      'argo get *.example.com', 'argo * pods', 'cluster get /a*', 'cluster get /b', 'cluster get /c', 'cluster impersonate users a', 'cluster impersonate users b',
    ],
  }, 1), { names: 'none' });
  expect(scopes).toEqual([]);
  expect(ungranted.map(({ why }) => why)).toEqual([
    'A request has a star in it, which a rule would take for everything.',
    'A request has a star in it, which a rule would take for everything.',
    'More URLs were seen than the profile has, and a rule for all of them would grant more.',
    'More names were seen than the profile has, and a rule for all of them would grant more.',
  ]);
});

test('only what was allowed is granted, and what the API server asked for besides', () => {
  const account = accountWith(RUNNER, {
    needs: ['argo get configmaps'],
    derived: ['argo create configmaps'],
    attempted: ['argo update configmaps'],
    denied: ['argo delete configmaps'],
    unknown: ['argo patch configmaps'],
    noise: ['cluster get /api'],
  });
  const { scopes } = tailor({ ...account, decidedBy: new Map([['RBAC: allowed', { count: 1 }], ['', { count: 1 }], ['EKS Access Policy: allowed', { count: 1 }]]) });
  expect(scopes).toEqual([{
    namespace: 'argo',
    rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'create'] }],
    permissions: ['get', 'create'].map((verb) => ({
      permission: { verb, apiGroup: '', resource: 'configmaps' }, seen: { count: 1, first: NOON, last: NOON }, reasons: [], widened: [],
    })),
  }]);
});

test('the roles of a real controller of Argo 3.7.18 are exactly what it used', () => {
  const { accounts } = selectAccess(profileOfLog('argo-audit/v3.7.18.audit.jsonl.gz'), { accounts: [], namespaces: [] });
  for (const account of accounts) {
    const { scopes, ungranted } = tailor(account, { names: 'exact' });
    const granted = scopes.flatMap(({ namespace, permissions }) => permissions.map(({ permission }) => `${namespace} ${permissionKey(permission)}`));
    // A request for a name may be covered by one for all.
    const needed = account.accesses.needs.map(({ namespace, permission }) => `${namespace} ${permissionKey(permission)}`);
    expect(granted.filter((each) => !needed.includes(each))).toEqual([]);
    expect(needed.filter((each) => !granted.includes(each)).every((each) => granted.includes(each.replace(/"[^"]*",null\]$/, 'null,null]')))).toBe(true);
    expect(ungranted).toEqual([]);
  }
});

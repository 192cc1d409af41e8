import { ApiClient } from './api-client';
import { isOwnCluster, readClusterAccess } from './cluster-access';
import { discover, serverMinor } from './discovery';
import { CATALOGUE } from '../../../lib/resources/catalogue/catalogue';
import { CheckedBy } from '../../../lib/resources/catalogue/catalogue-row';
import { ResourceScope } from '../../../lib/resources/resource-info';

/** Verbs that requests carry; the special ones are checked, but no server lists them. */
const REQUEST_VERBS = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

/** What rows and discovery are compared by. */
interface Served {
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
}

const access = readClusterAccess();
const admin = ApiClient.admin(access);
afterAll(() => admin.close());

test('the catalogue has what the server serves, and the server serves what the catalogue has', async () => {
  const minor = await serverMinor(admin);
  const served = await discover(admin);
  const discovered = Object.fromEntries(served
    .filter(({ apiGroup }) => isOwnCluster(access) || isKnown(apiGroup))
    .map(({ apiGroup, resource, subresource, kind, namespaced, verbs }) =>
      [key(apiGroup, resource, subresource), { kind, namespaced, verbs: inOrder(verbs) }] as [string, Served])
    .sort(([a], [b]) => (a < b ? -1 : 1)));
  const expected = Object.fromEntries(CATALOGUE
    .filter(({ apiGroup, servedBy }) => servedBy === undefined || served.some((resource) => resource.apiGroup === apiGroup))
    .flatMap(({ apiGroup, rows }) => rows
      .filter(({ checkedBy, since, until }) =>
        (checkedBy ?? CheckedBy.API_SERVER) === CheckedBy.API_SERVER && minorOf(since, 0) <= minor && minor <= minorOf(until, Infinity))
      .filter(({ verbs }) => inOrder(verbs).length > 0)
      .map(({ plural, subresource, kind, scope, verbs }) =>
        [key(apiGroup, plural, subresource ?? ''), { kind, namespaced: scope === ResourceScope.NAMESPACED, verbs: inOrder(verbs) }] as [string, Served]))
    .sort(([a], [b]) => (a < b ? -1 : 1)));
  process.stdout.write(`${String(Object.keys(discovered).length).padStart(12)}  resources and subresources served by Kubernetes 1.${minor}\n`);
  expect(Object.entries(discovered).filter(([path]) => !(path in expected)).map(rowToAdd)).toEqual([]);
  expect(expected).toEqual(discovered);
});

/** What the catalogue lacks, as its table is written. */
function rowToAdd([path, { kind, namespaced, verbs }]: [string, Served]): string {
  const [apiGroup, plural, subresource] = path.split('/');
  const target = subresource === undefined ? `plural: '${plural}'` : `plural: '${plural}', subresource: '${subresource}'`;
  const quoted = verbs.map((verb) => `'${verb}'`).join(', ');
  return `group '${apiGroup}': { ${target}, kind: '${kind}', scope: ${namespaced ? 'NAMESPACED' : 'CLUSTER'}, verbs: [${quoted}] },`;
}

/** A cluster that is not ours may serve whatever it likes in groups of its own. */
function isKnown(apiGroup: string): boolean {
  return CATALOGUE.some((group) => group.apiGroup === apiGroup);
}

function key(apiGroup: string, resource: string, subresource: string): string {
  return `${apiGroup}/${resource}${subresource === '' ? '' : `/${subresource}`}`;
}

function inOrder(verbs: readonly string[]): string[] {
  return REQUEST_VERBS.filter((verb) => verbs.includes(verb));
}

function minorOf(version: string | undefined, missing: number): number {
  return version === undefined ? missing : Number(version.split('.')[1]);
}

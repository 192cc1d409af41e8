import { isDeepStrictEqual } from 'util';
import { compareVerbs } from '../../../lib/rbac/order';
import { CATALOGUE } from '../../../lib/resources/catalogue/catalogue';
import { CatalogueGroup, CatalogueRow, CheckedBy } from '../../../lib/resources/catalogue/catalogue-row';
import { OBJECT, PART } from '../../../lib/resources/catalogue/verb-sets';
import { ResourceScope } from '../../../lib/resources/resource-info';
import { resourceText } from '../../../lib/resources/resource-names';
import { ARGO_GROUP, ARGO_RESOURCES } from '../../conformance/cluster/argo-crds';
import * as published from '../discovery/kubernetes.json';

/** Verbs that the authorizer is asked about although no HTTP method stands for them. */
const SPECIAL_VERBS = ['approve', 'attest', 'bind', 'escalate', 'impersonate', 'sign'];

const KUBERNETES_GROUPS = CATALOGUE.filter(({ servedBy }) => servedBy === undefined);

/** What the catalogue must say of a resource, in the words of discovery. */
interface Facts {
  readonly apiGroup: string;
  readonly versions: readonly string[];
  readonly resource: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly verbs: readonly string[];
  readonly shortNames: readonly string[];
  readonly since: string;
  readonly until: string;
}

test('the catalogue has a row for what Kubernetes publishes', () => {
  const rows = new Map(KUBERNETES_GROUPS.flatMap((group) => group.rows.map((row) => [keyOf(group.apiGroup, textOf(row)), factsOf(group, row)])));
  const offenders = [...publishedFacts()].filter(([key, facts]) => !isDeepStrictEqual(rows.get(key), facts))
    .map(([key, facts]) => ({ published: facts, row: rows.get(key) }));

  expect(offenders).toEqual([]);
});

test('the catalogue serves nothing that Kubernetes does not publish, but for what no discovery lists', () => {
  const known = publishedFacts();
  const unpublished = KUBERNETES_GROUPS.flatMap(({ apiGroup, rows }) => rows
    .filter((row) => row.verbs.some((verb) => !SPECIAL_VERBS.includes(verb)) && !known.has(keyOf(apiGroup, textOf(row))))
    .map((row) => ({ resource: keyOf(apiGroup, textOf(row)), checkedBy: row.checkedBy })));

  expect(unpublished.filter(({ checkedBy }) => checkedBy === undefined || checkedBy === CheckedBy.API_SERVER)).toEqual([]);
  expect(unpublished.map(({ resource }) => resource).filter((resource) => !resource.endsWith('/finalizers')).sort()).toEqual([
    ' nodes/checkpoint',
    ' nodes/configz',
    ' nodes/healthz',
    ' nodes/log',
    ' nodes/metrics',
    ' nodes/pods',
    ' nodes/stats',
    ' nodes/statusz',
    'certificates.k8s.io certificatesigningrequests/nodeclient',
    'certificates.k8s.io certificatesigningrequests/selfnodeclient',
  ]);
});

test('the catalogue has of Argo what its definitions declare', () => {
  const rows = CATALOGUE.filter(({ apiGroup }) => apiGroup === ARGO_GROUP)
    .flatMap((group) => group.rows.filter(({ checkedBy }) => checkedBy === undefined).map((row) => factsOf(group, row)));
  const declared = ARGO_RESOURCES.flatMap(({ plural, kind, shortNames = [], scope, status }) => {
    const both = { apiGroup: ARGO_GROUP, versions: ['v1alpha1'], kind, namespaced: scope === 'Namespaced', since: published.first, until: published.last };
    return [
      { ...both, resource: plural, shortNames, verbs: OBJECT },
      ...status === true ? [{ ...both, resource: `${plural}/status`, shortNames: [], verbs: PART }] : [],
    ];
  });
  expect(byResource(rows)).toEqual(byResource(declared));
});

test('every special verb is on the resources that Kubernetes asks for it', () => {
  const special = KUBERNETES_GROUPS.flatMap(({ apiGroup, rows }) => rows.flatMap((row) => row.verbs
    .filter((verb) => SPECIAL_VERBS.includes(verb)).map((verb) => `${verb} ${keyOf(apiGroup, textOf(row))}`)));

  expect(special.sort()).toEqual([
    'approve certificates.k8s.io signers',
    'attest certificates.k8s.io signers',
    'bind rbac.authorization.k8s.io clusterroles',
    'bind rbac.authorization.k8s.io roles',
    'escalate rbac.authorization.k8s.io clusterroles',
    'escalate rbac.authorization.k8s.io roles',
    'impersonate  groups',
    'impersonate  serviceaccounts',
    'impersonate  users',
    'impersonate authentication.k8s.io uids',
    'impersonate authentication.k8s.io userextras/KEY',
    'sign certificates.k8s.io signers',
  ]);
});

/** One entry a resource: the versions of a group serve the same. */
function publishedFacts(): Map<string, Facts> {
  const facts = new Map<string, Facts>();
  for (const { version, ...resource } of published.resources) {
    const key = keyOf(resource.apiGroup, resource.resource);
    const versions = [...facts.get(key)?.versions ?? [], version].sort().reverse();
    facts.set(key, { ...resource, shortNames: resource.shortNames ?? [], versions });
  }
  return facts;
}

function factsOf({ apiGroup, versions }: CatalogueGroup, row: CatalogueRow): Facts {
  return {
    apiGroup,
    versions,
    resource: textOf(row),
    kind: row.kind,
    namespaced: row.scope === ResourceScope.NAMESPACED,
    verbs: row.verbs.filter((verb) => !SPECIAL_VERBS.includes(verb)).sort(compareVerbs),
    shortNames: row.shortNames ?? [],
    since: row.since ?? published.first,
    until: row.until ?? published.last,
  };
}

function byResource(facts: readonly Facts[]): { readonly [resource: string]: Facts } {
  return Object.fromEntries(facts.map((each) => [each.resource, each]));
}

function textOf({ plural, subresource }: CatalogueRow): string {
  return resourceText(plural, subresource);
}

function keyOf(apiGroup: string, resource: string): string {
  return `${apiGroup} ${resource}`;
}

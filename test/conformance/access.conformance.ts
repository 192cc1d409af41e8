import * as fc from 'fast-check';
import { callChoices, callerOf, PlacedRequest, requestOf } from './attempts';
import { branchTitle } from './branch-counts';
import { pinnedVersion } from './go-build';
import { Oracle } from './oracle';
import { Attempt, toAccessRequest } from './request-data';
import { EFFORT, SEED } from './seed';
import { bootstrapRoles } from '../../lib/access/bootstrap/bootstrap-roles';
import { EffectiveAccess } from '../../lib/access/effective-access';
import { readAccessObjects } from '../../lib/access/read-access-objects';
import { groupsOf, Subject, subjectText } from '../../lib/access/subject';
import { AccessChange } from '../../lib/diff/access-change';
import { diffAccess } from '../../lib/diff/access-diff';
import { allows } from '../../lib/rbac/authorization';
import { PermissionIndex } from '../../lib/rbac/permission-index';
import { objectsOf, permissionText } from '../access/access-texts';
import { manifestsOf, RandomGrant, state, states } from '../access/random-access';

/** How much a whole run compares. */
const STATES = 10_000 * EFFORT;
const PAIRS = 10_000 * EFFORT;
const LEAST_OF_EACH = 1_000 * EFFORT;

const counts = {
  states: 0,
  verdicts: 0,
  allowed: 0,
  throughGroups: 0,
  pairs: 0,
  pairsThatDiffer: 0,
  added: 0,
  addedForTheCluster: 0,
  addedStars: 0,
  addedUrls: 0,
  addedThroughAggregates: 0,
  removed: 0,
  stillHeld: 0,
  newlyAllowed: 0,
};
let oracle: Oracle;

beforeAll(() => {
  process.stdout.write(`Kubernetes ${pinnedVersion('kubernetes', 'k8s.io/kubernetes')}, seed ${SEED}\n`);
  oracle = Oracle.start();
});

/** The roles that Kubernetes makes and no controller fills. */
const KNOWN_ROLES = bootstrapRoles().filter(({ name }) => name === 'system:basic-user' || name === 'system:discovery')
  .map(({ kind, name, rules }) => ({ kind, metadata: { name }, rules }));

/** A state as this library reads it, and as the API server holds it. */
function readState(grants: readonly RandomGrant[]): { access: EffectiveAccess; objects: unknown[] } {
  const manifests = objectsOf(...manifestsOf(grants));
  const { objects, diagnostics } = readAccessObjects(manifests);
  expect(diagnostics).toEqual([]);
  return { access: new EffectiveAccess(objects), objects: [...manifests.map(({ value }) => value), ...KNOWN_ROLES] };
}

function attemptOf(subject: Subject, { namespace, request }: PlacedRequest): Attempt {
  return { ...callerOf(subject), namespace, request };
}

/** The request of somebody who makes use of a change. */
function useOf({ subject, namespace = '', permission }: AccessChange): Attempt {
  return attemptOf(subject, { namespace, request: requestOf(permission) });
}

test('a subject is allowed what the authorizer allows to a caller', async () => {
  await fc.assert(fc.asyncProperty(state, callChoices, async (grants, choices) => {
    const requests = choices.map((choice) => choice(grants));
    const { access, objects } = readState(grants);
    const verdicts = await oracle.authorize(objects, requests.map(([subject, request]) => attemptOf(subject, request)));
    counts.states++;
    const ours = requests.map(([subject, { namespace, request }]) => access.allows(subject, toAccessRequest(request), namespace || undefined));
    counts.verdicts += verdicts.length;
    counts.allowed += verdicts.filter((verdict) => verdict).length;
    counts.throughGroups += requests.filter(([subject, { namespace, request }], i) => verdicts[i]
      && !access.permissionsOf(subject, namespace || undefined).some((index) => allows(index, toAccessRequest(request)))).length;
    const wrong = requests.filter((_, i) => ours[i] !== verdicts[i])
      .map(([subject, { namespace, request }]) => `${subjectText(subject)}, namespace "${namespace}": ${JSON.stringify(request)}`);
    expect(wrong).toEqual([]);
  }), { seed: SEED, numRuns: STATES });
});

test('what a comparison adds, removes and keeps, the authorizer does', async () => {
  await fc.assert(fc.asyncProperty(states, callChoices, async ([grantsBefore, grantsAfter], choices) => {
    const requests = choices.map((choice) => choice(grantsAfter));
    const [before, after] = [readState(grantsBefore), readState(grantsAfter)];
    const { added, removed, stillHeld } = diffAccess(before.access, after.access);
    const attempts = [...[...added, ...removed, ...stillHeld].map(useOf), ...requests.map(([subject, request]) => attemptOf(subject, request))];
    const [old, now] = [await oracle.authorize(before.objects, attempts), await oracle.authorize(after.objects, attempts)];
    const verdict = (i: number) => `${old[i] ? 'allowed' : 'refused'} before, ${now[i] ? 'allowed' : 'refused'} after`;
    const expected = [
      ...added.map(() => 'refused before, allowed after'),
      ...removed.map(() => 'allowed before, refused after'),
      ...stillHeld.map(() => 'allowed before, allowed after'),
    ];
    const wrong = [...added, ...removed, ...stillHeld].flatMap((change, i) => verdict(i) === expected[i] ? [] : `${changeText(change)} is ${verdict(i)}`);
    const left = requests.flatMap(([subject, request], i) => {
      const index = expected.length + i;
      if (old[index] === now[index]) {
        return [];
      }
      counts.newlyAllowed += now[index] ? 1 : 0;
      return (now[index] ? added : removed).some((change) => explains(change, subject, request)) ? []
        : `${subjectText(subject)}, ${JSON.stringify(request)} is ${verdict(index)}, and no change explains it`;
    });
    count(added, removed, stillHeld);
    counts.addedThroughAggregates += added.filter((change) => isAggregated(change, after.access)).length;
    expect([...wrong, ...left]).toEqual([]);
  }), { seed: SEED + 1, numRuns: PAIRS });
});

/** Whether a change of a subject, or of a group that it is in, is about a request. */
function explains({ subject, namespace, permission }: AccessChange, caller: Subject, { namespace: asked, request }: PlacedRequest): boolean {
  const { verb, apiGroup, resource, resourceName, nonResourceURL } = permission;
  const rule = nonResourceURL === undefined
    ? { verbs: [verb], apiGroups: [apiGroup ?? ''], resources: [resource ?? ''], resourceNames: resourceName === undefined ? [] : [resourceName] }
    : { verbs: [verb], nonResourceURLs: [nonResourceURL] };
  return [caller, ...groupsOf(caller)].some((each) => subjectText(each) === subjectText(subject))
    && (namespace === undefined || namespace === asked) && allows(PermissionIndex.of([rule]), toAccessRequest(request));
}

/** Whether the rule is one of a role that the bound role aggregates. */
function isAggregated({ subject, namespace, permission }: AccessChange, access: EffectiveAccess): boolean {
  return access.pathsTo(subject, permission, namespace).some(({ grant, rule }) => rule.writtenIn !== grant.role.role);
}

function changeText({ subject, namespace = 'cluster', permission }: AccessChange): string {
  return `${subjectText(subject)} ${namespace}: ${permissionText(permission)}`;
}

function count(added: readonly AccessChange[], removed: readonly AccessChange[], stillHeld: readonly AccessChange[]): void {
  counts.pairs++;
  counts.pairsThatDiffer += added.length + removed.length + stillHeld.length > 0 ? 1 : 0;
  counts.added += added.length;
  counts.addedForTheCluster += added.filter(({ namespace }) => namespace === undefined).length;
  counts.addedStars += added.filter(({ permission }) => permissionText(permission).includes('*')).length;
  counts.addedUrls += added.filter(({ permission }) => permission.nonResourceURL !== undefined).length;
  counts.removed += removed.length;
  counts.stillHeld += stillHeld.length;
}

test('all branches of Kubernetes\' rule resolver were taken often', async () => {
  const branches = await oracle.stop('access');
  const rows = [
    ...Object.entries(counts),
    ...branches.map((branch): [string, number] => [branchTitle(branch), branch.count]),
  ];
  process.stdout.write(rows.map(([what, number]) => `${String(number).padStart(12)}  ${what}\n`).join(''));
  expect(rows.filter(([, number]) => number < LEAST_OF_EACH).map(([what]) => what)).toEqual([]);
});

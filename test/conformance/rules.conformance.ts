import * as fc from 'fast-check';
import { branchTitle } from './branch-counts';
import { pinnedVersion } from './go-build';
import { Oracle } from './oracle';
import { normalPermissions } from './permission-text';
import { ownerAndServant, rules, rulesAndRequests } from './random-rules';
import { toAccessRequest } from './request-data';
import { EFFORT, SEED } from './seed';
import { SituationCounts } from './situations';
import { PermissionSet } from '../../lib/rbac/permission-set';

/** How much a whole run compares. */
const VERDICTS = 1_000_000 * EFFORT;
const COVERAGE_PAIRS = 100_000 * EFFORT;
const CANONICAL_SETS = 100_000 * EFFORT;
const LEAST_SETS = 10_000 * EFFORT; // each is compared with itself, pair by pair
const LEAST_IN_EACH_BRANCH = 1_000 * EFFORT;

const counts = { verdicts: 0, allowed: 0, coveragePairs: 0, covered: 0, canonicalSets: 0, leastSets: 0, shortened: 0 };
const situations = new SituationCounts();
let oracle: Oracle;

beforeAll(() => {
  process.stdout.write(`Kubernetes ${pinnedVersion('kubernetes', 'k8s.io/kubernetes')}, seed ${SEED}\n`);
  oracle = Oracle.start();
});

test('allows gives the authorizer\'s verdict on every request', async () => {
  while (counts.verdicts < VERDICTS) {
    await fc.assert(fc.asyncProperty(rulesAndRequests, async ([someRules, requests]) => {
      const set = PermissionSet.of(someRules);
      const verdicts = await oracle.allows(someRules, requests);
      requests.forEach((request, i) => {
        counts.verdicts++;
        counts.allowed += verdicts[i] ? 1 : 0;
        situations.add(someRules, request);
        if (set.allows(toAccessRequest(request)) !== verdicts[i]) {
          throw new Error(`Kubernetes ${verdicts[i] ? 'allows' : 'refuses'} ${JSON.stringify(request)}`);
        }
      });
    }), { seed: SEED + counts.verdicts, numRuns: 1_000 });
  }
  expect(counts.allowed / counts.verdicts).toBeGreaterThanOrEqual(1 / 4);
});

test('covers and missing agree with Kubernetes\' Covers', async () => {
  await fc.assert(fc.asyncProperty(ownerAndServant, async ([owner, servant]) => {
    const answer = await oracle.covers(owner, servant);
    const [owned, wanted] = [PermissionSet.of(owner), PermissionSet.of(servant)];
    counts.coveragePairs++;
    counts.covered += answer.covers ? 1 : 0;
    expect({ covers: owned.covers(wanted), missing: normalPermissions(owned.missing(wanted).toRules()) })
      .toEqual({ covers: answer.covers, missing: normalPermissions(answer.missing) });
  }), { seed: SEED + 1, numRuns: COVERAGE_PAIRS });
  expect(counts.covered / counts.coveragePairs).toBeGreaterThanOrEqual(1 / 4);
});

test('the canonical form grants what the rules grant', async () => {
  await fc.assert(fc.asyncProperty(rules, async (someRules) => {
    const canonical = PermissionSet.of(someRules).toRules();
    const answers = await Promise.all([oracle.covers(someRules, canonical), oracle.covers(canonical, someRules)]);
    counts.canonicalSets++;
    counts.shortened += JSON.stringify(canonical).length < JSON.stringify(someRules).length ? 1 : 0;
    expect(answers).toEqual([{ covers: true, missing: [] }, { covers: true, missing: [] }]);
  }), { seed: SEED + 2, numRuns: CANONICAL_SETS });
});

test('the canonical form has only what nothing else covers', async () => {
  await fc.assert(fc.asyncProperty(rules, async (someRules) => {
    const broadest = await oracle.covers([], someRules); // owning nothing, all that is broadest is missing
    counts.leastSets++;
    expect(normalPermissions(PermissionSet.of(someRules).toRules())).toEqual(normalPermissions(broadest.missing));
  }), { seed: SEED + 3, numRuns: LEAST_SETS });
});

test('all branches of Kubernetes\' code were taken often', async () => {
  const branches = await oracle.stop('rules');
  const rows = [
    ...Object.entries(counts),
    ...situations.entries(),
    ...branches.map((branch): [string, number] => [branchTitle(branch), branch.count]),
  ];
  process.stdout.write(rows.map(([what, count]) => `${String(count).padStart(12)}  ${what}\n`).join(''));
  const rare = rows.filter(([, count]) => count < LEAST_IN_EACH_BRANCH);
  expect(rare.map(([what]) => what)).toEqual([]);
});

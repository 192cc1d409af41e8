import { branchTitle } from './branch-counts';
import { pinnedVersion } from './go-build';
import { AUTHORIZATION_CASES, COVERAGE_CASES } from './hand-picked';
import { Oracle } from './oracle';
import { kubernetesFaultyFields } from './validation-verdict';
import { readVectors } from './vectors';

// The vectors are what Kubernetes says, and what people who know it expect.

let oracle: Oracle;
beforeAll(() => { oracle = Oracle.start(); });

test('the vectors are of the pinned version', () => {
  const versions = (['authorization', 'coverage', 'canonical', 'validation'] as const).map((name) => readVectors(name).kubernetes);
  expect([...new Set(versions)]).toEqual([pinnedVersion('kubernetes', 'k8s.io/kubernetes')]);
});

test.each(AUTHORIZATION_CASES)('$title', async ({ rules, request, allowed }) => {
  expect(await oracle.allows(rules, [request])).toEqual([allowed]);
});

test.each(COVERAGE_CASES)('$title', async ({ owner, servant, covers }) => {
  expect((await oracle.covers(owner, servant)).covers).toBe(covers);
});

test('every authorization vector', async () => {
  for (const { rules, request, allowed } of readVectors('authorization').cases) {
    expect({ rules, request, allowed: await oracle.allows(rules, [request]) }).toEqual({ rules, request, allowed: [allowed] });
  }
});

test('every coverage vector', async () => {
  for (const { owner, servant, covers, missing } of readVectors('coverage').cases) {
    expect(await oracle.covers(owner, servant)).toEqual({ covers, missing });
  }
});

test('every canonical vector', async () => {
  for (const { rules, permissions } of readVectors('canonical').cases) {
    expect((await oracle.covers([], rules)).missing).toEqual(permissions);
  }
});

test('every validation vector', async () => {
  for (const { object, faultyFields } of readVectors('validation').cases) {
    expect({ object, faultyFields: kubernetesFaultyFields(await oracle.validate(object)) }).toEqual({ object, faultyFields });
  }
});

test('the vectors take every branch of Kubernetes\' code', async () => {
  const branches = await oracle.stop('rules', 'validation');
  expect(branches.filter(({ count }) => count === 0).map(branchTitle)).toEqual([]);
});

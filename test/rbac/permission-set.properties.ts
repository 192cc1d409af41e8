/* eslint-disable no-bitwise -- a set of requests is a number, one bit each */
import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { isUrlRequest, ReferenceAuthorizer } from './reference-authorizer';
import { narrower, REQUESTS, rule, rules } from './rule-alphabet';
import { AccessRequest } from '../../lib/rbac/access-request';
import { PermissionSet } from '../../lib/rbac/permission-set';
import { PolicyRule } from '../../lib/rbac/policy-rule';

const SETS = 20_000;

const reference = new ReferenceAuthorizer(REQUESTS);

const accessRequests = REQUESTS.map((request) =>
  isUrlRequest(request) ? AccessRequest.nonResourceUrl(request.verb, request.path) : AccessRequest.resource(request));

/** The requests that our own `allows` lets through, one bit each. */
function allowed(set: PermissionSet): bigint {
  const digits = accessRequests.map((request) => (set.allows(request) ? '1' : '0')).reverse();
  return BigInt(`0b${digits.join('')}`);
}

/** One permission as a rule of its own. */
function singleRules(ruleList: readonly PolicyRule[]): PolicyRule[] {
  return ruleList.flatMap(({ verbs, apiGroups = [], resources = [], resourceNames, nonResourceURLs = [] }) => verbs.flatMap((verb) => [
    ...apiGroups.flatMap((group) => resources.flatMap((resource) => (resourceNames ?? [undefined]).map((name) =>
      ({ verbs: [verb], apiGroups: [group], resources: [resource], ...(name === undefined ? {} : { resourceNames: [name] }) })))),
    ...nonResourceURLs.map((url) => ({ verbs: [verb], nonResourceURLs: [url] })),
  ]));
}

function distinct(values: readonly unknown[]): number {
  return new Set(values.map((value) => JSON.stringify(value))).size;
}

/** `assert`, since `expect` takes longer than all that is tested. A failure names its seed and path; `fc.assert(…, { seed, path })` repeats it. */
describe(`in ${SETS} sets of colliding rules`, () => {
  test('the canonical rules allow exactly what the rules allow, request by request', () => {
    let dropped = 0;
    let joined = 0;
    let either = 0;
    fc.assert(fc.property(rules, (ruleList) => {
      const set = PermissionSet.of(ruleList);
      const canonical = set.toRules();

      const drops = set.permissions().length < distinct(singleRules(ruleList));
      const joins = canonical.length < distinct(ruleList);
      dropped += drops ? 1 : 0;
      joined += joins ? 1 : 0;
      either += drops || joins ? 1 : 0;

      const expected = reference.allowed(ruleList);
      equal(reference.allowed(canonical), expected);
      equal(allowed(set), expected);
    }), { numRuns: SETS });
    process.stdout.write(`of ${SETS} sets, something was dropped in ${dropped}, joined in ${joined}, either in ${either}\n`);
    ok(either >= SETS / 2);
  });

  test('no permission of the canonical set can be spared, and each name stands once a resource', () => {
    fc.assert(fc.property(rules, (ruleList) => {
      const canonical = PermissionSet.of(ruleList).toRules();
      const singles = singleRules(canonical);
      singles.forEach((_, i) => {
        notEqual(reference.allowed(singles.filter((__, j) => j !== i)), reference.allowed(canonical));
      });
      const places = canonical.flatMap(({ apiGroups = [], resources = [], resourceNames = [undefined], nonResourceURLs = [] }) => [
        ...apiGroups.flatMap((group) => resources.flatMap((resource) => resourceNames.map((name) => [group, resource, name]))),
        ...nonResourceURLs,
      ]);
      equal(distinct(places), places.length);
      ok(canonical.every(({ apiGroups = [''] }) => apiGroups.length === 1));
    }), { numRuns: 2_000 });
  });

  test('writing them again, in another order, repeated or with a rule that is covered already, makes no difference', () => {
    const variants = rules.chain((ruleList) => fc.record({
      ruleList: fc.constant(ruleList),
      shuffled: fc.shuffledSubarray([...ruleList, ...ruleList.map(reversed)], { minLength: ruleList.length }),
      covered: fc.constantFrom(...ruleList).chain(narrower),
    }));
    fc.assert(fc.property(variants, ({ ruleList, shuffled, covered }) => {
      const set = PermissionSet.of(ruleList);
      const canonical = set.toRules();
      const expected = JSON.stringify(canonical);

      equal(JSON.stringify(PermissionSet.of(canonical).toRules()), expected);
      equal(JSON.stringify(PermissionSet.of([...shuffled, ...singleRules(ruleList).reverse()]).toRules()), expected);
      ok(set.covers(PermissionSet.of([covered])));
      equal(JSON.stringify(PermissionSet.of([covered, ...ruleList]).toRules()), expected);
    }), { numRuns: SETS });
  });
});

describe('of two sets', () => {
  test('the rules are equal exactly when the same requests are allowed', () => {
    const fewRules = fc.array(rule, { minLength: 1, maxLength: 3 });
    const pairs = fewRules.chain((ruleList) => fc.tuple(fc.constant(ruleList), fc.oneof(fewRules, fc.shuffledSubarray(singleRules(ruleList)))));
    fc.assert(fc.property(pairs, ([a, b]) => {
      const sameRules = JSON.stringify(PermissionSet.of(a).toRules()) === JSON.stringify(PermissionSet.of(b).toRules());
      equal(sameRules, reference.allowed(a) === reference.allowed(b));
      equal(PermissionSet.of(a).grantsSameAs(PermissionSet.of(b)), sameRules);
    }), { numRuns: 2_000 });
  });

  test('one covers each permission of the other exactly when it allows all that the permission allows', () => {
    fc.assert(fc.property(rules, rules, (owned, wanted) => {
      const owner = PermissionSet.of(owned);
      const ownedBits = reference.allowed(owned);
      const uncovered = singleRules(wanted).filter((single) => (reference.allowed([single]) & ~ownedBits) !== 0n);

      deepEqual(owner.missing(PermissionSet.of(wanted)).toRules(), PermissionSet.of(uncovered).toRules());
      deepEqual(PermissionSet.of(wanted).minus(owner).toRules(), PermissionSet.of(uncovered).toRules());
      equal(owner.covers(PermissionSet.of(wanted)), uncovered.length === 0);
    }), { numRuns: 2_000 });
  });

  test('the union allows what either allows', () => {
    fc.assert(fc.property(rules, rules, (a, b) => {
      const union = PermissionSet.of(a).union(PermissionSet.of(b));
      equal(reference.allowed(union.toRules()), reference.allowed(a) | reference.allowed(b));
      deepEqual(union.toRules(), PermissionSet.of([...a, ...b]).toRules());
    }), { numRuns: 2_000 });
  });
});

function reversed({ verbs, ...target }: PolicyRule): PolicyRule {
  return { verbs: [...verbs].reverse(), ...target };
}

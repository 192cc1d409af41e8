import * as fc from 'fast-check';
import { Request } from './reference-authorizer';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** Few words that collide: every wildcard with what it stands for, and texts that only look like one. */
const VERBS = ['*', 'get', 'list', 'create', 'update', 'use'];
const GROUPS = ['*', '', 'batch', 'argoproj.io'];
const RESOURCES = ['*', '*/log', '*/*', 'pods', 'pods/log', 'pods/*', 'jobs', 'jobs/log'];
const NAMES = ['', 'a', 'b'];
const URLS = ['*', '', '/', '/*', '/a', '/a/*', '/a/**', '/a/*/b'];

/** A word that no rule has, for what only a wildcard grants. */
const FRESH = 'fresh';

/** Every request that can tell two rules of the alphabet apart. */
export const REQUESTS: readonly Request[] = requests();

/** One rule of the alphabet. */
export const rule: fc.Arbitrary<PolicyRule> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ verbs: some(VERBS), apiGroups: some(GROUPS), resources: some(RESOURCES) }) },
  { weight: 3, arbitrary: fc.record({ verbs: some(VERBS), apiGroups: some(GROUPS), resources: some(RESOURCES), resourceNames: some(NAMES) }) },
  { weight: 2, arbitrary: fc.record({ verbs: some(VERBS), nonResourceURLs: some(URLS) }) },
);

/** One to eight rules, of which a careless change is an error. */
export const rules: fc.Arbitrary<PolicyRule[]> = fc.array(rule, { minLength: 1, maxLength: 8 }).map(deepFreeze);

/** A rule that grants no more than this one. */
export function narrower(wide: PolicyRule): fc.Arbitrary<PolicyRule> {
  if (wide.nonResourceURLs !== undefined) {
    return fc.record({ verbs: someOf(wide.verbs, VERBS), nonResourceURLs: fc.subarray(wide.nonResourceURLs, { minLength: 1 }) });
  }
  return fc.record({
    verbs: someOf(wide.verbs, VERBS),
    apiGroups: someOf(wide.apiGroups ?? [], GROUPS),
    resources: someOf(wide.resources ?? [], RESOURCES),
    resourceNames: wide.resourceNames === undefined ? some(NAMES) : fc.subarray(wide.resourceNames, { minLength: 1 }),
  });
}

export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

/** One or two of the words; a single draw, since thousands of sets are drawn. */
function some(words: string[]): fc.Arbitrary<string[]> {
  const pairs = words.flatMap((first) => words.filter((second) => second !== first).map((second) => [first, second]));
  return fc.constantFrom(...words.map((word) => [word]), ...pairs);
}

/** Some of the words, or of the whole alphabet where a star stands among them. */
function someOf(words: string[], alphabet: string[]): fc.Arbitrary<string[]> {
  return words.includes('*') ? some(alphabet) : fc.subarray(words, { minLength: 1 });
}

function requests(): Request[] {
  const verbs = [...VERBS, FRESH];
  const resourceRequests = verbs.flatMap((verb) => [...GROUPS, FRESH].flatMap((apiGroup) => ['pods', 'jobs', FRESH].flatMap((resource) =>
    ['', 'log', '*', FRESH].flatMap((subresource) => [...NAMES, FRESH].map((name) => ({ verb, apiGroup, resource, subresource, name }))))));
  const paths = ['', '/', '/a', '/a/', '/a/*', '/a/*/b', '/a/*/', `/${FRESH}`, `/a/${FRESH}`, `/a/*/b/${FRESH}`, FRESH];
  return [...resourceRequests, ...verbs.flatMap((verb) => paths.map((path) => ({ verb, path })))];
}

import * as fc from 'fast-check';
import { ALPHABET, REQUEST_ALPHABET } from './alphabet';
import { isUrlRequest, RequestData } from './request-data';
import { PolicyRule } from '../../lib/rbac/policy-rule';

/** A few entries of a rule; now and then a text that is not in the alphabet. */
function entries(values: readonly string[]): fc.Arbitrary<string[]> {
  const entry = fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...values) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  );
  return fc.array(entry, { minLength: 1, maxLength: 3 });
}

const resourceRule: fc.Arbitrary<PolicyRule> = fc.record(
  {
    verbs: entries(ALPHABET.verbs),
    apiGroups: entries(ALPHABET.apiGroups),
    resources: entries(ALPHABET.resources),
    resourceNames: fc.oneof(fc.constant<string[]>([]), entries(ALPHABET.resourceNames)),
  },
  { requiredKeys: ['verbs', 'apiGroups', 'resources'] },
);

const urlRule: fc.Arbitrary<PolicyRule> = fc.record({
  verbs: entries(ALPHABET.verbs),
  nonResourceURLs: entries(ALPHABET.nonResourceURLs),
});

/** Rules that Kubernetes takes in a ClusterRole. */
export const rules: fc.Arbitrary<PolicyRule[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: resourceRule }, { weight: 1, arbitrary: urlRule }),
  { minLength: 1, maxLength: 8, size: 'max' },
);

/** How a servant's rule is made from an owner's: a part of what it grants, or just beside it. */
interface ServantChoice {
  readonly rule: number;
  readonly entry: number;
  readonly value: number;
  readonly change: 'nothing' | 'verbs' | 'apiGroups' | 'resources' | 'resourceNames' | 'nonResourceURLs' | 'unnamed';
}

function servantChoices(changes: readonly ServantChoice['change'][]): fc.Arbitrary<ServantChoice[]> {
  const choice = fc.record({ rule: fc.nat(7), entry: fc.nat(2 ** 30), value: fc.nat(2 ** 30), change: fc.constantFrom(...changes) });
  return fc.array(choice, { minLength: 1, maxLength: 4, size: 'max' });
}

/** Rules, and others that they cover, cover in part, or have little in common with. */
export const ownerAndServant: fc.Arbitrary<[PolicyRule[], PolicyRule[]]> = fc.oneof(
  fc.tuple(rules, rules),
  fc.tuple(rules, servantChoices(['nothing'])).map(([owner, choices]) => servantOf(owner, choices)),
  fc.tuple(rules, servantChoices(['nothing', 'verbs', 'apiGroups', 'resources', 'resourceNames', 'nonResourceURLs', 'unnamed']))
    .map(([owner, choices]) => servantOf(owner, choices)),
);

function servantOf(owner: PolicyRule[], choices: readonly ServantChoice[]): [PolicyRule[], PolicyRule[]] {
  return [owner, choices.map(({ rule, entry, value, change }) => {
    const part = partOf(owner[rule % owner.length], digits(entry), digits(value));
    if (change === 'unnamed') {
      return { ...part, resourceNames: [] };
    }
    return change === 'nothing' || part[change] === undefined ? part : { ...part, [change]: [digits(value)(ALPHABET[change])] };
  })];
}

/** Something that a rule grants, its wildcards sometimes made concrete. */
function partOf(rule: PolicyRule, pick: Picker, any: Picker): PolicyRule {
  const narrowed = (entry: string, values: readonly string[]) => entry === '*' ? any(values) : entry;
  const verbs = [narrowed(pick(rule.verbs), ALPHABET.verbs)];
  if (rule.nonResourceURLs !== undefined) {
    return { verbs, nonResourceURLs: [pick(rule.nonResourceURLs).replace(/\*+$/, () => any(['', '*', '**', 'a', '/b*']))] };
  }
  const { apiGroups = [], resources = [], resourceNames = [] } = rule;
  return {
    verbs,
    apiGroups: [narrowed(pick(apiGroups), ALPHABET.apiGroups)],
    resources: [narrowed(pick(resources), ALPHABET.resources).replace(/^\*\//, () => any(['*/', 'pods/', '/']))],
    resourceNames: resourceNames.length === 0 ? any(['', 'a']) === '' ? [] : [any(ALPHABET.resourceNames)] : [pick(resourceNames)],
  };
}

/** How a request is made from some rules: what one of them grants, or just beside it. */
interface RequestChoice {
  readonly rule: number;
  readonly entry: number;
  readonly value: number;
  readonly change: 'nothing' | 'verb' | 'apiGroup' | 'resource' | 'subresource' | 'name' | 'path' | 'everything';
}

const requestChoices: fc.Arbitrary<RequestChoice[]> = fc.array(
  fc.record({
    rule: fc.nat(7),
    entry: fc.nat(2 ** 20),
    value: fc.nat(2 ** 20),
    change: fc.constantFrom('nothing', 'nothing', 'verb', 'apiGroup', 'resource', 'subresource', 'name', 'path', 'everything'),
  }),
  { minLength: 1, maxLength: 100, size: 'max' },
);

/** Rules and requests that they allow or just miss. */
export const rulesAndRequests: fc.Arbitrary<[PolicyRule[], RequestData[]]> = fc.tuple(rules, requestChoices)
  .map(([someRules, choices]) => [someRules, choices.map((choice) => requestNear(someRules, choice))]);

function requestNear(someRules: readonly PolicyRule[], { rule, entry, value, change }: RequestChoice): RequestData {
  const granted = requestGrantedBy(someRules[rule % someRules.length], digits(entry), digits(value));
  const other = change === 'path' || isUrlRequest(granted) ? anyUrlRequest(digits(value)) : anyResourceRequest(digits(value));
  switch (change) {
    case 'nothing': return granted;
    case 'everything': return other;
    default: return change in granted && change in other ? { ...granted, [change]: Reflect.get(other, change) } : granted;
  }
}

function requestGrantedBy(rule: PolicyRule, pick: Picker, any: Picker): RequestData {
  const verb = concrete(pick(rule.verbs), any(REQUEST_ALPHABET.verbs));
  if (rule.nonResourceURLs !== undefined) {
    return { verb, path: pick(rule.nonResourceURLs).replace(/\*+$/, () => any(['', 'a', '/b', '*', '/a/b'])) };
  }
  const apiGroup = concrete(pick(rule.apiGroups ?? []), any(REQUEST_ALPHABET.apiGroups));
  const [resource, ...rest] = pick(rule.resources ?? []).split('/');
  const names = rule.resourceNames ?? [];
  return {
    verb,
    apiGroup,
    resource: concrete(resource, any(REQUEST_ALPHABET.resources)),
    subresource: resource === '*' && rest.length === 0 ? any(REQUEST_ALPHABET.subresources) : rest.join('/'),
    name: names.length === 0 ? any(REQUEST_ALPHABET.names) : pick(names),
  };
}

function anyResourceRequest(any: Picker): RequestData {
  return {
    verb: any(REQUEST_ALPHABET.verbs),
    apiGroup: any(REQUEST_ALPHABET.apiGroups),
    resource: any(REQUEST_ALPHABET.resources),
    subresource: any(REQUEST_ALPHABET.subresources),
    name: any(REQUEST_ALPHABET.names),
  };
}

function anyUrlRequest(any: Picker): RequestData {
  return { verb: any(REQUEST_ALPHABET.verbs), path: any(REQUEST_ALPHABET.paths) };
}

function concrete(entry: string, any: string): string {
  return entry === '*' ? any : entry;
}

type Picker = (values: readonly string[]) => string;

/** Picks one value after the other by the digits of one number. */
function digits(number: number): Picker {
  let rest = number;
  return (values) => {
    const value = values[rest % values.length];
    rest = Math.floor(rest / values.length);
    return value;
  };
}

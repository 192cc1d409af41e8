import { assertPolicyRules, MAX_PERMISSIONS_OF_RULE, validatePolicyRule, validatePolicyRules } from '../../../lib/rbac/validation/policy-rules';
import { issueLines } from '../../diagnostics/issue-lines';

const texts = (count: number) => Array.from({ length: count }, (_, i) => `text-${i}`);

const SOUND: [string, unknown][] = [
  ['about resources', { verbs: ['get'], apiGroups: [''], resources: ['pods'] }],
  ['about names', { verbs: ['get'], apiGroups: [''], resources: ['pods'], resourceNames: ['a', ''] }],
  ['about every name, by an empty list', { verbs: ['get'], apiGroups: [''], resources: ['pods'], resourceNames: [], nonResourceURLs: [] }],
  ['about every name, by null', { verbs: ['get'], apiGroups: [''], resources: ['pods'], resourceNames: null, nonResourceURLs: null }],
  ['of texts that mean nothing', { verbs: [''], apiGroups: ['core/v1'], resources: ['Pod', '', 'pods/*'], resourceNames: ['*'] }],
  ['with a field that is null', { verbs: ['get'], apiGroups: [''], resources: ['pods'], attributeRestrictions: null }],
  ['of a million permissions', { verbs: texts(1000), apiGroups: [''], resources: ['pods'], resourceNames: texts(1000) }],
];

test.each(SOUND)('a rule %s is sound', (_, rule) => {
  expect(validatePolicyRule(rule, { namespaced: true }, 'rules[0]')).toEqual([]);
});

test('a rule about URLs is sound in a ClusterRole', () => {
  expect(validatePolicyRule({ verbs: ['get'], nonResourceURLs: ['/metrics', 'no path'] }, { namespaced: false }, 'rules[0]')).toEqual([]);
});

interface UnsoundCase {
  readonly name: string;
  readonly rule: unknown;
  readonly namespaced?: boolean;
  readonly lines: string[];
}

const NO_API_GROUP = 'rules[2].apiGroups: error[rbac/missing-api-group]: The rule has no API group. List at least one, "" for the core group.';
const NO_RESOURCE = 'rules[2].resources: error[rbac/missing-resource]: The rule has no resource. List at least one in the plural, for example pods.';
const NO_VERB = 'rules[2].verbs: error[rbac/missing-verb]: The rule has no verb. List at least one, for example get.';
const URLS_WITH_RESOURCES = 'rules[2].nonResourceURLs: error[rbac/urls-with-resources]: The rule is about both URLs and resources. '
  + 'Write one rule for the URLs and one for the resources.';

const notRule = (what: string) => [`rules[2]: error[rbac/wrong-type]: The rule is ${what}. Write an object with verbs, and with resources or URLs.`];
const tooMany = (count: number) => [
  `rules[2]: error[rbac/too-many-permissions]: The rule grants ${count} permissions. Split it into rules of at most 1000000, or grant less.`,
];

const UNSOUND: UnsoundCase[] = [
  {
    name: 'nothing at all',
    rule: {},
    lines: [NO_API_GROUP, NO_RESOURCE, NO_VERB],
  },
  {
    name: 'names without resources',
    rule: { verbs: ['get'], resourceNames: ['a'] },
    lines: [NO_API_GROUP, NO_RESOURCE],
  },
  {
    name: 'URLs in a Role',
    rule: { verbs: ['get'], nonResourceURLs: ['/metrics'] },
    namespaced: true,
    lines: ["rules[2].nonResourceURLs: error[rbac/url-in-role]: A Role can't have a rule about URLs. Move the rule to a ClusterRole."],
  },
  ...[{ apiGroups: [''] }, { resources: ['pods'] }, { resourceNames: ['a'] }].map((part) => ({
    name: `URLs beside ${Object.keys(part).join()}`,
    rule: { verbs: ['get'], nonResourceURLs: ['/metrics'], ...part },
    lines: [URLS_WITH_RESOURCES],
  })),
  {
    name: 'URLs without a verb',
    rule: { verbs: null, nonResourceURLs: ['/metrics'] },
    lines: [NO_VERB],
  },
  {
    name: 'a text for a list',
    rule: { verbs: 'get', apiGroups: '', resources: { pods: true } },
    lines: [
      'rules[2].verbs: error[rbac/wrong-type]: The value is a string. Write a list.',
      'rules[2].apiGroups: error[rbac/wrong-type]: The value is a string. Write a list.',
      'rules[2].resources: error[rbac/wrong-type]: The value is an object. Write a list.',
    ],
  },
  {
    name: 'entries that are no texts',
    rule: { verbs: ['get', 1, null], apiGroups: [''], resources: [['pods'], {}], resourceNames: [true, undefined] },
    lines: [
      'rules[2].verbs[1]: error[rbac/wrong-type]: The value is a number. Write it in quotes.',
      'rules[2].verbs[2]: error[rbac/wrong-type]: The value is null. Write text.',
      'rules[2].resources[0]: error[rbac/wrong-type]: The value is a list. Write text.',
      'rules[2].resources[1]: error[rbac/wrong-type]: The value is an object. Write text.',
      'rules[2].resourceNames[0]: error[rbac/wrong-type]: The value is a boolean. Write it in quotes.',
      'rules[2].resourceNames[1]: error[rbac/wrong-type]: The value is undefined. Write text.',
    ],
  },
  {
    name: 'a misspelt field, which would grant every name',
    rule: { verbs: ['get'], apiGroups: [''], resources: ['secrets'], resourceName: ['a'] },
    lines: [
      'rules[2].resourceName: error[rbac/unknown-field]: A rule has no field "resourceName". '
      + 'Use verbs, apiGroups, resources, resourceNames or nonResourceURLs, or remove it.',
    ],
  },
  {
    name: 'more than a million permissions',
    rule: { verbs: texts(1000), apiGroups: ['', 'apps'], resources: ['pods'], resourceNames: texts(1000) },
    lines: tooMany(2_000_000),
  },
  {
    name: 'more than a million permissions on URLs',
    rule: { verbs: texts(1001), nonResourceURLs: texts(1000) },
    lines: tooMany(1_001_000),
  },
  { name: 'null', rule: null, lines: notRule('null') },
  { name: 'a text', rule: 'get pods', lines: notRule('a string') },
  { name: 'a list', rule: [], lines: notRule('a list') },
];

test.each(UNSOUND)('a rule of $name is refused', ({ rule, namespaced = false, lines }) => {
  expect(issueLines(validatePolicyRule(rule, { namespaced }, 'rules[2]'))).toEqual(lines);
});

test('the issues of all rules are reported together', () => {
  const sound = { verbs: ['get'], apiGroups: [''], resources: ['pods'] };

  expect(validatePolicyRules([null, sound, { ...sound, verbs: [] }], { namespaced: false }, 'rules').map(({ field }) => field))
    .toEqual(['rules[0]', 'rules[2].verbs']);
});

test.each([undefined, null])('an object may have no rules: %j', (rules) => {
  expect(validatePolicyRules(rules, { namespaced: false }, 'rules')).toEqual([]);
});

test('rules that are no list are refused', () => {
  expect(issueLines(validatePolicyRules('get', { namespaced: false }, 'rules'))).toEqual(['rules: error[rbac/wrong-type]: The value is a string. Write a list.']);
});

test('reading refuses faults and what is no list at all', () => {
  expect(() => assertPolicyRules(null)).toThrow(
    new Error("The rules aren't valid:\n  rules: error[rbac/missing-rules]: The rules are missing. Pass a list."),
  );
  expect(() => assertPolicyRules({})).toThrow(new Error("The rules aren't valid:\n  rules: error[rbac/wrong-type]: The value is an object. Write a list."));
  expect(() => assertPolicyRules([{ verbs: ['get'], nonResourceURLs: ['/metrics'] }])).not.toThrow();
});

test('the limit is a million', () => {
  expect(MAX_PERMISSIONS_OF_RULE).toBe(1_000_000);
});

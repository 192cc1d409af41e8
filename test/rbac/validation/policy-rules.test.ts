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
  readonly faults: string[];
}

const NO_TEXT = 'write text, in quotes where YAML would read it as something else';
const NO_RULE = 'is no rule; write an object with verbs and what they are about';

const UNSOUND: UnsoundCase[] = [
  {
    name: 'nothing at all',
    rule: {},
    faults: [
      { field: 'rules[2].apiGroups', message: 'names no API group; name at least one, "" for the core group' },
      { field: 'rules[2].resources', message: 'names no resource; name at least one in plural, for example pods' },
      { field: 'rules[2].verbs', message: 'names no verb; name at least one, for example get' },
    ],
  },
  {
    name: 'names without resources',
    rule: { verbs: ['get'], resourceNames: ['a'] },
    faults: [
      { field: 'rules[2].apiGroups', message: 'names no API group; name at least one, "" for the core group' },
      { field: 'rules[2].resources', message: 'names no resource; name at least one in plural, for example pods' },
    ],
  },
  {
    name: 'URLs in a Role',
    rule: { verbs: ['get'], nonResourceURLs: ['/metrics'] },
    namespaced: true,
    faults: [
    "rules[2].nonResourceURLs: error[rbac/url-in-role]: A Role can't have a rule about URLs. Move the rule to a ClusterRole.",
  ],
  },
  ...[{ apiGroups: [''] }, { resources: ['pods'] }, { resourceNames: ['a'] }].map((part) => ({
    name: `URLs beside ${Object.keys(part).join()}`,
    rule: { verbs: ['get'], nonResourceURLs: ['/metrics'], ...part },
    faults: [{ field: 'rules[2].nonResourceURLs', message: 'stands beside resources; write one rule for the URLs and one for the resources' }],
  })),
  {
    name: 'URLs without a verb',
    rule: { verbs: null, nonResourceURLs: ['/metrics'] },
    faults: [{ field: 'rules[2].verbs', message: 'names no verb; name at least one, for example get' }],
  },
  {
    name: 'a text for a list',
    rule: { verbs: 'get', apiGroups: '', resources: { pods: true } },
    faults: [
      { field: 'rules[2].verbs', message: 'is a string; write a list' },
      { field: 'rules[2].apiGroups', message: 'is a string; write a list' },
      { field: 'rules[2].resources', message: 'is an object; write a list' },
    ],
  },
  {
    name: 'entries that are no texts',
    rule: { verbs: ['get', 1, null], apiGroups: [''], resources: [['pods'], {}], resourceNames: [true, undefined] },
    faults: [
      { field: 'rules[2].verbs[1]', message: `is a number; ${NO_TEXT}` },
      { field: 'rules[2].verbs[2]', message: `is null; ${NO_TEXT}` },
      { field: 'rules[2].resources[0]', message: `is a list; ${NO_TEXT}` },
      { field: 'rules[2].resources[1]', message: `is an object; ${NO_TEXT}` },
      { field: 'rules[2].resourceNames[0]', message: `is a boolean; ${NO_TEXT}` },
      { field: 'rules[2].resourceNames[1]', message: `is undefined; ${NO_TEXT}` },
    ],
  },
  {
    name: 'a misspelt field, which would grant every name',
    rule: { verbs: ['get'], apiGroups: [''], resources: ['secrets'], resourceName: ['a'] },
    faults: [{
      field: 'rules[2].resourceName',
      message: 'is no field of a rule; a rule has verbs, apiGroups, resources, resourceNames, nonResourceURLs',
    }],
  },
  {
    name: 'more than a million permissions',
    rule: { verbs: texts(1000), apiGroups: ['', 'apps'], resources: ['pods'], resourceNames: texts(1000) },
    faults: [{ field: 'rules[2]', message: 'stands for 2000000 permissions; split it into rules of at most 1000000, or name less' }],
  },
  {
    name: 'more than a million permissions on URLs',
    rule: { verbs: texts(1001), nonResourceURLs: texts(1000) },
    faults: [{ field: 'rules[2]', message: 'stands for 1001000 permissions; split it into rules of at most 1000000, or name less' }],
  },
  { name: 'null', rule: null, faults: [{ field: 'rules[2]', message: NO_RULE }] },
  { name: 'a text', rule: 'get pods', faults: [{ field: 'rules[2]', message: NO_RULE }] },
  { name: 'a list', rule: [], faults: [{ field: 'rules[2]', message: NO_RULE }] },
];

test.each(UNSOUND)('a rule of $name is refused', ({ rule, namespaced = false, faults }) => {
  expect(issueLines(validatePolicyRule(rule, { namespaced }, 'rules[2]'))).toEqual(faults);
});

test.each<[string, unknown]>([
  ...SOUND,
  ...UNSOUND.map(({ name, rule }): [string, unknown] => [name, rule]),
  ['of a list just short enough to be told soon', { verbs: texts(30), apiGroups: texts(30), resources: texts(30), resourceNames: texts(30) }],
  ['of three lists, two of which are none of a rule', [
    'rules[0].resource: error[rbac/unknown-field]: A rule has no field "resource". Use verbs, apiGroups, resources, resourceNames or '
    + 'nonResourceURLs, or remove it.',
    'rules[0].resources: error[rbac/missing-resource]: The rule has no resource. List at least one in the plural, for example pods.',
  ]],
  ['with a field too many', [
    'rules[0].namespaces: error[rbac/unknown-field]: A rule has no field "namespaces". Use verbs, apiGroups, resources, resourceNames or '
    + 'nonResourceURLs, or remove it.',
  ]],
])('among rules, one %s is judged as by itself', (_, rule) => {
  expect(issueLines(validatePolicyRules([rule], { namespaced: false }, 'rules'))).toEqual(validatePolicyRule(rule, { namespaced: false }, 'rules[0]'));
});

test('the faults of all rules come together', () => {
  const sound = { verbs: ['get'], apiGroups: [''], resources: ['pods'] };

  expect(validatePolicyRules([null, sound, { ...sound, verbs: [] }], { namespaced: false }, 'rules').map(({ field }) => field))
    .toEqual(['rules[0]', 'rules[2].verbs']);
});

test.each([undefined, null])('an object may have no rules: %j', (rules) => {
  expect(validatePolicyRules(rules, { namespaced: false }, 'rules')).toEqual([]);
});

test('rules that are no list are refused', () => {
  expect(issueLines(validatePolicyRules('get', { namespaced: false }, 'rules'))).toEqual([{ field: 'rules', message: 'is a string; write a list' }]);
});

test('reading refuses faults and what is no list at all', () => {
  expect(() => assertPolicyRules(null)).toThrow(new Error('The rules are none that Kubernetes takes:\n  rules is missing; write a list'));
  expect(() => assertPolicyRules({})).toThrow(new Error('The rules are none that Kubernetes takes:\n  rules is an object; write a list'));
  expect(() => assertPolicyRules([{ verbs: ['get'], nonResourceURLs: ['/metrics'] }])).not.toThrow();
});

test('the limit is a million', () => {
  expect(MAX_PERMISSIONS_OF_RULE).toBe(1_000_000);
});

import { validateClusterRole, validateRole } from '../../../lib/rbac/validation/roles';
import { issueLines } from '../../diagnostics/issue-lines';

const clusterRole = (aggregationRule: unknown) => ({ metadata: { name: 'a' }, aggregationRule });

test('a sound ClusterRole, with URLs', () => {
  expect(validateClusterRole({ metadata: { name: 'a' }, rules: [{ verbs: ['get'], nonResourceURLs: ['/metrics'] }] })).toEqual([]);
});

test.each([
  ['none', undefined],
  ['null', null],
  ['by labels', { clusterRoleSelectors: [{ matchLabels: { 'rbac.example.com/aggregate-to-monitoring': 'true' } }] }],
  ['by everything', { clusterRoleSelectors: [{}] }],
  ['by expressions', {
    clusterRoleSelectors: [{
      matchExpressions: [
        { key: 'a', operator: 'In', values: ['x', ''] },
        { key: 'a', operator: 'NotIn', values: ['x'] },
        { key: 'a', operator: 'Exists' },
        { key: 'a', operator: 'DoesNotExist', values: [] },
      ],
    }],
  }],
])('a sound aggregation rule: %s', (_, aggregationRule) => {
  expect(validateClusterRole(clusterRole(aggregationRule))).toEqual([]);
});

test.each([
  ['no object', true, [
    'aggregationRule: error[rbac/wrong-type]: The value is a boolean. Write an object.',
  ]],
  ['no selector', {}, [
    'aggregationRule.clusterRoleSelectors: error[rbac/missing-selector]: The aggregation rule has no selector. List at least one, or '
    + 'remove aggregationRule.',
  ]],
  ['selectors that are no list', { clusterRoleSelectors: {} }, [
    'aggregationRule.clusterRoleSelectors: error[rbac/wrong-type]: The value is an object. Write a list.',
  ]],
  ['a selector that is none', { clusterRoleSelectors: [null] }, [
    'aggregationRule.clusterRoleSelectors[0]: error[rbac/wrong-type]: The label selector is null. Write an object with matchLabels or '
    + 'matchExpressions.',
  ]],
  ['bad labels', { clusterRoleSelectors: [{ matchLabels: { 'a b': '-' } }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchLabels: error[rbac/invalid-label]: "a b" isn\'t a valid label key. Use only letters, '
    + 'digits, "-", "_" and ".", and begin and end with a letter or digit.',
    'aggregationRule.clusterRoleSelectors[0].matchLabels[a b]: error[rbac/invalid-label]: "-" isn\'t a valid label value. Use only '
    + 'letters, digits, "-", "_" and ".", and begin and end with a letter or digit.',
  ]],
  ['expressions that are no list', { clusterRoleSelectors: [{ matchExpressions: {} }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions: error[rbac/wrong-type]: The value is an object. Write a list.',
  ]],
  ['an unknown operator', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].operator: error[rbac/invalid-label-selector]: A label selector has no '
    + 'operator "Gt". Write In, NotIn, Exists or DoesNotExist.',
  ]],
  ['an empty expression', { clusterRoleSelectors: [{ matchExpressions: [{}] }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].key: error[rbac/invalid-label-selector]: The key of the expression is '
    + 'missing. Write the key of a label.',
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].operator: error[rbac/invalid-label-selector]: The operator is missing. '
    + 'Write In, NotIn, Exists or DoesNotExist.',
  ]],
  ['a bad key', { clusterRoleSelectors: [{ matchExpressions: [{ key: '', operator: 'Exists' }] }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].key: error[rbac/invalid-label]: "" isn\'t a valid label key. Use only '
    + 'letters, digits, "-", "_" and ".", and begin and end with a letter or digit.',
  ]],
  ['In without values', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'In' }] }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].values: error[rbac/invalid-label-selector]: The operator In has no '
    + 'values. List at least one.',
  ]],
  ['Exists with values', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'Exists', values: ['x'] }] }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].values: error[rbac/invalid-label-selector]: The operator Exists takes no '
    + 'values. Remove them.',
  ]],
  ['a bad value', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['x', '-'] }] }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].values[1]: error[rbac/invalid-label]: "-" isn\'t a valid label value. Use '
    + 'only letters, digits, "-", "_" and ".", and begin and end with a letter or digit.',
  ]],
  ['values that are no list', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'In', values: 'x' }] }] }, [
    'aggregationRule.clusterRoleSelectors[0].matchExpressions[0].values: error[rbac/wrong-type]: The value is a string. Write a list.',
  ]],
])('an aggregation rule with %s is refused', (_, aggregationRule, faults) => {
  expect(issueLines(validateClusterRole(clusterRole(aggregationRule)))).toEqual(faults);
});

test('every fault of a ClusterRole is told', () => {
  expect(validateClusterRole({ metadata: { name: '', namespace: 'a' }, rules: {}, aggregationRule: {} }).map(({ field }) => field))
    .toEqual(['metadata.name', 'metadata.namespace', 'rules', 'aggregationRule.clusterRoleSelectors']);
});

test('a sound Role', () => {
  expect(validateRole({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'system:Argo', namespace: 'argo' },
    rules: [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }],
  })).toEqual([]);
});

test.each([undefined, null, []])('a Role without rules is sound: %j', (rules) => {
  expect(validateRole({ metadata: { name: 'a' }, rules })).toEqual([]);
});

test('every issue of a Role is reported', () => {
  expect(validateRole({ metadata: { name: 'a/b', labels: { app: '-' } }, rules: [{ verbs: [], nonResourceURLs: ['/metrics'] }] })
    .map(({ field }) => field)).toEqual(['metadata.name', 'metadata.labels[app]', 'rules[0].nonResourceURLs', 'rules[0].verbs']);
});

test.each([undefined, null, 'role', []])('%j is no Role', (role) => {
  expect(issueLines(validateRole(role))).toEqual(['metadata.name: error[rbac/missing-name]: The name is missing. Write one.']);
});

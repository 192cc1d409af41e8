import { validateClusterRole } from '../../../lib/rbac/validation/cluster-role';

const clusterRole = (aggregationRule: unknown) => ({ metadata: { name: 'a' }, aggregationRule });
const FIRST = 'aggregationRule.clusterRoleSelectors[0]';
const LABEL_TEXT = 'must be of letters, digits, "-", "_" and ".", and begin and end with a letter or digit';

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
  ['no object', true, [{ field: 'aggregationRule', message: 'is a boolean; write an object' }]],
  ['no selector', {}, [
    { field: 'aggregationRule.clusterRoleSelectors', message: 'has no selector; write at least one, or leave aggregationRule out' },
  ]],
  ['selectors that are no list', { clusterRoleSelectors: {} }, [
    { field: 'aggregationRule.clusterRoleSelectors', message: 'is an object; write a list' },
  ]],
  ['a selector that is none', { clusterRoleSelectors: [null] }, [
    { field: FIRST, message: 'is no label selector; write an object with matchLabels or matchExpressions' },
  ]],
  ['bad labels', { clusterRoleSelectors: [{ matchLabels: { 'a b': '-' } }] }, [
    { field: `${FIRST}.matchLabels`, message: `has the key "a b", whose name ${LABEL_TEXT}` },
    { field: `${FIRST}.matchLabels[a b]`, message: `is "-", which ${LABEL_TEXT}` },
  ]],
  ['expressions that are no list', { clusterRoleSelectors: [{ matchExpressions: {} }] }, [
    { field: `${FIRST}.matchExpressions`, message: 'is an object; write a list' },
  ]],
  ['an unknown operator', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'Gt', values: ['1'] }] }] }, [
    { field: `${FIRST}.matchExpressions[0].operator`, message: 'is "Gt"; write one of In, NotIn, Exists, DoesNotExist' },
  ]],
  ['an empty expression', { clusterRoleSelectors: [{ matchExpressions: [{}] }] }, [
    { field: `${FIRST}.matchExpressions[0].key`, message: 'is missing or no text; write the key of a label' },
    { field: `${FIRST}.matchExpressions[0].operator`, message: 'is missing; write one of In, NotIn, Exists, DoesNotExist' },
  ]],
  ['a bad key', { clusterRoleSelectors: [{ matchExpressions: [{ key: '', operator: 'Exists' }] }] }, [
    { field: `${FIRST}.matchExpressions[0].key`, message: `is "", whose name ${LABEL_TEXT}` },
  ]],
  ['In without values', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'In' }] }] }, [
    { field: `${FIRST}.matchExpressions[0].values`, message: 'are missing; In compares with at least one' },
  ]],
  ['Exists with values', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'Exists', values: ['x'] }] }] }, [
    { field: `${FIRST}.matchExpressions[0].values`, message: 'are given, but Exists compares with none; leave them out' },
  ]],
  ['a bad value', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'In', values: ['x', '-'] }] }] }, [
    { field: `${FIRST}.matchExpressions[0].values[1]`, message: `is "-", which ${LABEL_TEXT}` },
  ]],
  ['values that are no list', { clusterRoleSelectors: [{ matchExpressions: [{ key: 'a', operator: 'In', values: 'x' }] }] }, [
    { field: `${FIRST}.matchExpressions[0].values`, message: 'is a string; write a list' },
  ]],
])('an aggregation rule with %s is refused', (_, aggregationRule, faults) => {
  expect(validateClusterRole(clusterRole(aggregationRule))).toEqual(faults);
});

test('every fault of a ClusterRole is told', () => {
  expect(validateClusterRole({ metadata: { name: '', namespace: 'a' }, rules: {}, aggregationRule: {} }).map(({ field }) => field))
    .toEqual(['metadata.name', 'metadata.namespace', 'rules', 'aggregationRule.clusterRoleSelectors']);
});

import { validateMetadata } from '../../../lib/rbac/validation/metadata';
import { validateObjectName } from '../../../lib/rbac/validation/object-names';
import { issueLines } from '../../diagnostics/issue-lines';

const ROLE = { kind: 'Role', namespaced: true, validateName: validateObjectName };
const CLUSTER_ROLE = { kind: 'ClusterRole', namespaced: false, validateName: validateObjectName };

test.each([
  ['with all that ours writes', {
    name: 'a',
    namespace: 'argo',
    labels: { 'app': '', 'app.kubernetes.io/Part_of': 'Argo.v1_0-x', [`${'x'.repeat(253)}/${'y'.repeat(63)}`]: 'z'.repeat(63) },
    annotations: { 'kubernetes.io/description': 'any\ntext', 'Example.COM/Key': 'upper case' },
  }],
  ['without a namespace, which the client fills in', { name: 'a' }],
  ['with nulls', { name: 'a', namespace: null, labels: null, annotations: null }],
  ['with fields that it does not look at', { name: 'a', uid: 7 }],
])('metadata %s are sound', (_, metadata) => {
  expect(validateMetadata(metadata, ROLE)).toEqual([]);
});

test.each([
  ['no object', 'a', [
    'metadata: error[rbac/wrong-type]: The value is a string. Write an object.',
    'metadata.name: error[rbac/missing-name]: The name is missing. Write one.',
  ]],
  ['none', undefined, [
    'metadata.name: error[rbac/missing-name]: The name is missing. Write one.',
  ]],
  ['a bad namespace', { name: 'a', namespace: 'a.b' }, [
    'metadata.namespace: error[rbac/invalid-name]: "a.b" isn\'t a valid namespace. Use only lower-case letters, digits and "-", and begin '
    + 'and end with a letter or digit.',
  ]],
  ['labels that are no object', { name: 'a', labels: ['a'] }, [
    'metadata.labels: error[rbac/wrong-type]: The value is a list. Write an object.',
  ]],
  ['a label with a bad name', { name: 'a', labels: { '-a': 'x' } }, [
    'metadata.labels: error[rbac/invalid-label]: "-a" isn\'t a valid label key. Use only letters, digits, "-", "_" and ".", and begin and '
    + 'end with a letter or digit.',
  ]],
  ['a label with an empty name', { name: 'a', labels: { 'a.b/': 'x' } }, [
    'metadata.labels: error[rbac/invalid-label]: "a.b/" isn\'t a valid label key. Correct the part after the slash. Use only letters, '
    + 'digits, "-", "_" and ".", and begin and end with a letter or digit.',
  ]],
  ['a label with an empty prefix', { name: 'a', labels: { '/a': 'x' } }, [
    'metadata.labels: error[rbac/invalid-label]: "/a" isn\'t a valid label key. Correct the part before the slash. Use only lower-case '
    + 'letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  ]],
  ['a label with an upper-case prefix', { name: 'a', labels: { 'A.b/a': 'x' } }, [
    'metadata.labels: error[rbac/invalid-label]: "A.b/a" isn\'t a valid label key. Correct the part before the slash. Use only lower-case '
    + 'letters, digits, "-" and ".", and begin and end each part with a letter or digit.',
  ]],
  ['a label with two slashes', { name: 'a', labels: { 'a/b/c': 'x' } }, [
    'metadata.labels: error[rbac/invalid-label]: "a/b/c" isn\'t a valid label key. Correct the part after the slash. Use only letters, '
    + 'digits, "-", "_" and ".", and begin and end with a letter or digit.',
  ]],
  ['a label with a long name', { name: 'a', labels: { ['k'.repeat(64)]: 'x' } }, [
    'metadata.labels: error[rbac/invalid-label]: "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk" isn\'t a valid label '
    + 'key. Use at most 63 bytes.',
  ]],
  ['a label with a bad value', { name: 'a', labels: { app: 'a b' } }, [
    'metadata.labels[app]: error[rbac/invalid-label]: "a b" isn\'t a valid label value. Use only letters, digits, "-", "_" and ".", and '
    + 'begin and end with a letter or digit.',
  ]],
  ['a label with a long value', { name: 'a', labels: { app: 'v'.repeat(64) } }, [
    'metadata.labels[app]: error[rbac/invalid-label]: "vvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvvv" isn\'t a valid '
    + 'label value. Use at most 63 bytes.',
  ]],
  ['a label that is a number', { name: 'a', labels: { version: 1.5 } }, [
    'metadata.labels[version]: error[rbac/wrong-type]: The value is a number. Write it in quotes.',
  ]],
  ['annotations that are no object', { name: 'a', annotations: 'a' }, [
    'metadata.annotations: error[rbac/wrong-type]: The value is a string. Write an object.',
  ]],
  ['an annotation with a bad key', { name: 'a', annotations: { 'a b': 'x' } }, [
    'metadata.annotations: error[rbac/invalid-annotation]: "a b" isn\'t a valid annotation key. Use only letters, digits, "-", "_" and '
    + '".", and begin and end with a letter or digit.',
  ]],
  ['an annotation that is a boolean', { name: 'a', annotations: { a: true } }, [
    'metadata.annotations[a]: error[rbac/wrong-type]: The value is a boolean. Write it in quotes.',
  ]],
  ['annotations too large together, in bytes', { name: 'a', annotations: { a: 'ä'.repeat(65_536), b: 'ä'.repeat(65_536) } }, [
    'metadata.annotations: error[rbac/annotations-too-large]: The annotations have 262146 bytes, keys and values together. Use at most 262144.',
  ]],
])('metadata with %s are refused', (_, metadata, faults) => {
  expect(issueLines(validateMetadata(metadata, ROLE))).toEqual(faults);
});

test('annotations may take 256 KiB', () => {
  expect(validateMetadata({ name: 'a', annotations: { a: 'x'.repeat(262_143) } }, ROLE)).toEqual([]);
});

test('an object of the cluster has no namespace', () => {
  expect(validateMetadata({ name: 'a', namespace: '' }, CLUSTER_ROLE)).toEqual([]);
  expect(issueLines(validateMetadata({ name: 'a', namespace: 'argo' }, CLUSTER_ROLE))).toEqual([
    'metadata.namespace: error[rbac/unexpected-namespace]: A ClusterRole has no namespace. Remove it.',
  ]);
});

import { validateMetadata } from '../../../lib/rbac/validation/metadata';
import { validateObjectName } from '../../../lib/rbac/validation/object-names';

const ROLE = { kind: 'Role', namespaced: true, validateName: validateObjectName };
const CLUSTER_ROLE = { kind: 'ClusterRole', namespaced: false, validateName: validateObjectName };

const LABEL_TEXT = 'must be of letters, digits, "-", "_" and ".", and begin and end with a letter or digit';
const SUBDOMAIN = 'must be of lower-case letters, digits, "-" and ".", and each part begin and end with a letter or digit';
const NO_TEXT = 'write text, in quotes where YAML would read it as something else';

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
    { field: 'metadata', message: 'is a string; write an object' },
    { field: 'metadata.name', message: 'is missing; write a name' },
  ]],
  ['none', undefined, [{ field: 'metadata.name', message: 'is missing; write a name' }]],
  ['a bad namespace', { name: 'a', namespace: 'a.b' }, [{
    field: 'metadata.namespace',
    message: 'is "a.b", which must be of lower-case letters, digits and "-", and begin and end with a letter or digit',
  }]],
  ['labels that are no object', { name: 'a', labels: ['a'] }, [{ field: 'metadata.labels', message: 'is a list; write an object' }]],
  ['a label with a bad name', { name: 'a', labels: { '-a': 'x' } }, [{ field: 'metadata.labels', message: `has the key "-a", whose name ${LABEL_TEXT}` }]],
  ['a label with an empty name', { name: 'a', labels: { 'a.b/': 'x' } }, [
    { field: 'metadata.labels', message: `has the key "a.b/", whose name ${LABEL_TEXT}` },
  ]],
  ['a label with an empty prefix', { name: 'a', labels: { '/a': 'x' } }, [
    { field: 'metadata.labels', message: `has the key "/a", whose prefix ${SUBDOMAIN}` },
  ]],
  ['a label with an upper-case prefix', { name: 'a', labels: { 'A.b/a': 'x' } }, [
    { field: 'metadata.labels', message: `has the key "A.b/a", whose prefix ${SUBDOMAIN}` },
  ]],
  ['a label with two slashes', { name: 'a', labels: { 'a/b/c': 'x' } }, [
    { field: 'metadata.labels', message: `has the key "a/b/c", whose name ${LABEL_TEXT}` },
  ]],
  ['a label with a long name', { name: 'a', labels: { ['k'.repeat(64)]: 'x' } }, [
    { field: 'metadata.labels', message: `has the key "${'k'.repeat(64)}", whose name must have at most 63 bytes` },
  ]],
  ['a label with a bad value', { name: 'a', labels: { app: 'a b' } }, [{ field: 'metadata.labels[app]', message: `is "a b", which ${LABEL_TEXT}` }]],
  ['a label with a long value', { name: 'a', labels: { app: 'v'.repeat(64) } }, [
    { field: 'metadata.labels[app]', message: `is "${'v'.repeat(64)}", which must have at most 63 bytes` },
  ]],
  ['a label that is a number', { name: 'a', labels: { version: 1.5 } }, [{ field: 'metadata.labels[version]', message: `is a number; ${NO_TEXT}` }]],
  ['annotations that are no object', { name: 'a', annotations: 'a' }, [{ field: 'metadata.annotations', message: 'is a string; write an object' }]],
  ['an annotation with a bad key', { name: 'a', annotations: { 'a b': 'x' } }, [
    { field: 'metadata.annotations', message: `has the key "a b", whose name ${LABEL_TEXT}` },
  ]],
  ['an annotation that is a boolean', { name: 'a', annotations: { a: true } }, [{ field: 'metadata.annotations[a]', message: `is a boolean; ${NO_TEXT}` }]],
  ['annotations too large together, in bytes', { name: 'a', annotations: { a: 'ä'.repeat(65_536), b: 'ä'.repeat(65_536) } }, [
    { field: 'metadata.annotations', message: 'have 262146 bytes together, keys and values; shorten them to at most 262144' },
  ]],
])('metadata with %s are refused', (_, metadata, faults) => {
  expect(validateMetadata(metadata, ROLE)).toEqual(faults);
});

test('annotations may take 256 KiB', () => {
  expect(validateMetadata({ name: 'a', annotations: { a: 'x'.repeat(262_143) } }, ROLE)).toEqual([]);
});

test('an object of the cluster has no namespace', () => {
  expect(validateMetadata({ name: 'a', namespace: '' }, CLUSTER_ROLE)).toEqual([]);
  expect(validateMetadata({ name: 'a', namespace: 'argo' }, CLUSTER_ROLE)).toEqual([
    { field: 'metadata.namespace', message: 'is given, but a ClusterRole lives in no namespace; leave it out' },
  ]);
});

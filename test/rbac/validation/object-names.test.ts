import {
  validateAnyName, validateNamespaceName, validateObjectName, validateServiceAccountName,
} from '../../../lib/rbac/validation/object-names';
import { issueLines } from '../../diagnostics/issue-lines';

const SUBDOMAIN = 'Use only lower-case letters, digits, "-" and ".", and begin and end each part with a letter or digit.';
const LABEL = 'Use only lower-case letters, digits and "-", and begin and end with a letter or digit.';

describe('the name of a role or binding', () => {
  test.each(['argo-role', 'system:node:Reader', 'A', 'a b', '...', 'a.', 'x'.repeat(1000)])('%j is sound', (name) => {
    expect(validateObjectName(name, 'metadata.name')).toEqual([]);
  });

  test.each([
    ['', 'error[rbac/missing-name]: The name is missing. Write one.'],
    [undefined, 'error[rbac/missing-name]: The name is missing. Write one.'],
    [null, 'error[rbac/missing-name]: The name is missing. Write one.'],
    ['.', 'error[rbac/invalid-name]: "." isn\'t a valid name. Use any name except "." and "..".'],
    ['..', 'error[rbac/invalid-name]: ".." isn\'t a valid name. Use any name except "." and "..".'],
    ['a/b', 'error[rbac/invalid-name]: "a/b" isn\'t a valid name. Remove "/" from it.'],
    ['%/', 'error[rbac/invalid-name]: "%/" isn\'t a valid name. Remove "/" from it. Remove "%" from it.'],
    [7, 'error[rbac/wrong-type]: The value is a number. Write it in quotes.'],
  ])('%j is refused', (name, content) => {
    expect(issueLines(validateObjectName(name, 'metadata.name'))).toEqual([`metadata.name: ${content}`]);
  });
});

describe('the name of a ServiceAccount', () => {
  test.each(['a', '0', 'argo-sa', 'a.b-c.1', 'a--1--b', 'x'.repeat(253)])('%j is sound', (name) => {
    expect(validateServiceAccountName(name, 'name')).toEqual([]);
  });

  test.each(['A', '-a', 'a-', 'a..b', '.a', 'a.', 'a_b', 'a:b', 'a b', 'a\n', 'ä', 'a.-b'])('%j is refused', (name) => {
    expect(issueLines(validateServiceAccountName(name, 'name'))).toEqual([`name: error[rbac/invalid-name]: ${JSON.stringify(name)} isn't a valid ServiceAccount name. ${SUBDOMAIN}`]);
  });

  test('more than 253 bytes are refused', () => {
    const name = 'x'.repeat(254);

    expect(issueLines(validateServiceAccountName(name, 'name'))).toEqual([`name: error[rbac/invalid-name]: ${JSON.stringify(name)} isn't a valid ServiceAccount name. Use at most 253 bytes.`]);
  });

  test('an empty one is refused', () => {
    expect(issueLines(validateServiceAccountName('', 'name'))).toEqual(['name: error[rbac/missing-name]: The ServiceAccount name is missing. Write one.']);
  });
});

describe('the name of a namespace', () => {
  test.each(['a', '0', 'argo', 'a--1', 'x'.repeat(63)])('%j is sound', (name) => {
    expect(validateNamespaceName(name, 'namespace')).toEqual([]);
  });

  test.each(['A', '-a', 'a-', 'a.b', 'a_b', 'a\n'])('%j is refused', (name) => {
    expect(issueLines(validateNamespaceName(name, 'namespace'))).toEqual([`namespace: error[rbac/invalid-name]: ${JSON.stringify(name)} isn't a valid namespace. ${LABEL}`]);
  });

  test('every way to fix one is reported', () => {
    const name = 'X'.repeat(64);

    expect(issueLines(validateNamespaceName(name, 'namespace'))).toEqual([`namespace: error[rbac/invalid-name]: ${JSON.stringify(name)} isn't a valid namespace. Use at most 63 bytes. ${LABEL}`]);
  });
});

test('the name of a user may be anything but empty', () => {
  expect(validateAnyName('Jane Doe <jane@example.com>', 'name')).toEqual([]);
  expect(issueLines(validateAnyName('', 'name'))).toEqual(['name: error[rbac/missing-name]: The name is missing. Write one.']);
});

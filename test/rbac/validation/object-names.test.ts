import {
  validateAnyName, validateNamespaceName, validateObjectName, validateServiceAccountName,
} from '../../../lib/rbac/validation/object-names';
import { issueLines } from '../../diagnostics/issue-lines';

const MISSING = 'is missing; write a name';
const SUBDOMAIN = 'must be of lower-case letters, digits, "-" and ".", and each part begin and end with a letter or digit';
const LABEL = 'must be of lower-case letters, digits and "-", and begin and end with a letter or digit';

describe('the name of a role or binding', () => {
  test.each(['argo-role', 'system:node:Reader', 'A', 'a b', '...', 'a.', 'x'.repeat(1000)])('%j is sound', (name) => {
    expect(validateObjectName(name, 'metadata.name')).toEqual([]);
  });

  test.each([
    ['', [MISSING]],
    [undefined, [MISSING]],
    [null, [MISSING]],
    ['.', ['is ".", which must be neither "." nor ".."']],
    ['..', ['is "..", which must be neither "." nor ".."']],
    ['a/b', ['is "a/b", which must not contain "/"']],
    ['%/', ['is "%/", which must not contain "/"', 'is "%/", which must not contain "%"']],
    [7, ['is a number; write text, in quotes where YAML would read it as something else']],
  ])('%j is refused', (name, messages) => {
    expect(issueLines(validateObjectName(name, 'metadata.name'))).toEqual(messages.map((message) => ({ field: 'metadata.name', message })));
  });
});

describe('the name of a ServiceAccount', () => {
  test.each(['a', '0', 'argo-sa', 'a.b-c.1', 'a--1--b', 'x'.repeat(253)])('%j is sound', (name) => {
    expect(validateServiceAccountName(name, 'name')).toEqual([]);
  });

  test.each(['A', '-a', 'a-', 'a..b', '.a', 'a.', 'a_b', 'a:b', 'a b', 'a\n', 'ä', 'a.-b'])('%j is refused', (name) => {
    expect(issueLines(validateServiceAccountName(name, 'name'))).toEqual([{ field: 'name', message: `is ${JSON.stringify(name)}, which ${SUBDOMAIN}` }]);
  });

  test('more than 253 bytes are refused', () => {
    const name = 'x'.repeat(254);

    expect(issueLines(validateServiceAccountName(name, 'name'))).toEqual([{ field: 'name', message: `is "${name}", which must have at most 253 bytes` }]);
  });

  test('an empty one is refused', () => {
    expect(issueLines(validateServiceAccountName('', 'name'))).toEqual([{ field: 'name', message: MISSING }]);
  });
});

describe('the name of a namespace', () => {
  test.each(['a', '0', 'argo', 'a--1', 'x'.repeat(63)])('%j is sound', (name) => {
    expect(validateNamespaceName(name, 'namespace')).toEqual([]);
  });

  test.each(['A', '-a', 'a-', 'a.b', 'a_b', 'a\n'])('%j is refused', (name) => {
    expect(issueLines(validateNamespaceName(name, 'namespace'))).toEqual([{ field: 'namespace', message: `is ${JSON.stringify(name)}, which ${LABEL}` }]);
  });

  test('every fault of one is told', () => {
    const name = 'X'.repeat(64);

    expect(issueLines(validateNamespaceName(name, 'namespace'))).toEqual([
      { field: 'namespace', message: `is "${name}", which must have at most 63 bytes` },
      { field: 'namespace', message: `is "${name}", which ${LABEL}` },
    ]);
  });
});

test('the name of a user may be anything but empty', () => {
  expect(validateAnyName('Jane Doe <jane@example.com>', 'name')).toEqual([]);
  expect(issueLines(validateAnyName('', 'name'))).toEqual([{ field: 'name', message: MISSING }]);
});

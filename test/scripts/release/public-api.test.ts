import { mayBreak, publishedVersion } from '../../../scripts/release/public-api';

test.each([
  ['a version', '"1.2.3"\n', { kind: 'published', version: '1.2.3' }],
  ['a package that isn\'t there', '{ "error": { "code": "E404", "summary": "Not Found" } }', { kind: 'nothing published' }],
  ['no way to the registry', '{ "error": { "code": "ENOTFOUND", "summary": "getaddrinfo ENOTFOUND\\nmore" } }', { kind: 'no answer', why: 'getaddrinfo ENOTFOUND' }],
  ['an error without a code', '{ "error": {} }', { kind: 'no answer', why: '{ "error": {} }' }],
  ['no JSON', 'npm: broken\n', { kind: 'no answer', why: 'npm: broken' }],
  ['nothing', '', { kind: 'no answer', why: 'npm prints nothing' }],
])('npm answers with %s', (_, stdout, expected) => {
  expect(publishedVersion(stdout)).toEqual(expected);
});

test.each([
  ['1.2.3', '2.0.0', true],
  ['1.2.3', '1.3.0', false],
  ['1.2.3', '1.2.4', false],
  ['0.2.3', '0.3.0', true],
  ['0.2.3', '0.2.4', false],
  ['0.9.0', '1.0.0', true],
  ['1.2.3', '0.0.0', false],
  ['1.9.0', '1.10.0', false],
])('after %s, may %s lack members? %s', (published, next, expected) => {
  expect(mayBreak(published, next)).toBe(expected);
});

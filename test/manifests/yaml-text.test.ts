import { readFileSync } from 'fs';
import { join } from 'path';
import { readYaml } from '../../lib/manifests/yaml-text';

/** The values of the documents, or why there are none. Each is what kubectl's decoder makes of the text. */
function read(text: string): readonly unknown[] | string {
  const reading = readYaml(text);
  return reading.kind === 'fault' ? `${reading.fault.line}:${reading.fault.column} ${reading.fault.message}` : reading.yaml.documents.map(({ value }) => value);
}

describe('documents', () => {
  test.each<[string, string, readonly unknown[]]>([
    ['end at a line of dashes', 'a: 1\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['end at a line of dashes with a comment', 'a: 1\n--- # c\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['end at a line of dashes in a block, too', 'a: |\n  b\n---\n  c\n', [{ a: 'b\n' }, 'c']],
    ['end at dots, and what follows them counts for nothing', 'a: 1\n...\nb: 2\n', [{ a: 1 }]],
    ['are as many as values of JSON', '{"a": 1}\n{"b": 2} {"c": 3}', [{ a: 1 }, { b: 2 }, { c: 3 }]],
    ['are JSON and then YAML', '{"a": 1}\n---\nb: 2\n', [{ a: 1 }, { b: 2 }]],
    ['are YAML that begins like JSON', '{a: 1}\n', [{ a: 1 }]],
    ['have Windows line ends', 'a: 1\r\n---\r\nb: |\r\n  c\r\n', [{ a: 1 }, { b: 'c\n' }]],
    ['have a mark of the byte order', '\ufeffa: 1', [{ a: 1 }]],
  ])('%s', (_, text, documents) => {
    expect(read(text)).toEqual(documents);
  });
});

describe('values', () => {
  test.each<[string, string, unknown]>([
    ['a quoted text whose lines begin anywhere', 'a:\n  b: "c\nd"\n', { a: { b: 'c d' } }],
    ['a list whose lines begin anywhere', 'a:\n  b: [\n1\n]\n', { a: { b: [1] } }],
    ['bytes', 'a: !!binary YWJj', { a: 'abc' }],
    ['bytes of no text', 'a: !!binary gICA', { a: '\ufffd\ufffd\ufffd' }],
    ['a text by its tag', 'a: !!str 010', { a: '010' }],
    ['a value with a tag of its own', 'a: !mine 010', { a: '010' }],
    ['keys that are no texts', '1: a\nyes: b\n1.50: c', { 1: 'a', true: 'b', 1.5: 'c' }],
    ['merged maps, of which a later key wins', 'x: &x {a: 1, b: 1}\nv: {<<: *x, a: 2}\nz: {a: 2, <<: *x}', { x: { a: 1, b: 1 }, v: { a: 2, b: 1 }, z: { a: 1, b: 1 } }],
    ['a block with its last line ends', 'a: |+\n  b\n\nc: >-\n  d\n  e\n', { a: 'b\n\n', c: 'd e' }],
    ['a block at the end without a line end', 'a: |\n  b', { a: 'b\n' }],
    ['values that JSON has not, and a later key replaces', 'a: .inf\na: {~: b}\na: [.nan]\na: 1', { a: 1 }],
    ['half a pair in JSON', '{"a": "\\ud83d"}', { a: '\ufffd' }],
    ['numbers that are too long for JavaScript', '{"a": 9007199254740993, "b": 1e3}', { a: '9007199254740993', b: 1000 }],
    ['a key that is a float of zero', '!!float -0: a', { 0: 'a' }],
    ['names that JavaScript knows', '{"__proto__": {"a": 1}, "constructor": 2}', JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}')],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual([value]);
  });
});

describe('refused is', () => {
  test.each([
    ['a tab as indentation', 'a:\n\tb: 1', '2:1', 'found character that cannot start any token'],
    ['a key without a colon', 'a: 1\nb\n', '2:1', "could not find expected ':'"],
    ['a quote without an end', 'a: "b', '1:4', 'found unexpected end of stream in a quoted scalar'],
    ['a text behind a line of dashes', 'a: 1\n--- b\n', '2:1', 'found more than a comment behind a line of dashes'],
    ['a directive', '%YAML 1.1\n---\na: 1\n', '1:1', 'did not find expected <document start>'],
    ['an anchor that is not there', 'a: *b', '1:4', "unknown anchor 'b' referenced"],
    ['an anchor of another document', 'a: &b 1\n---\nc: *b', '3:4', "unknown anchor 'b' referenced"],
    ['half a pair in YAML', 'a: "\\ud83d"', '1:4', 'found invalid Unicode character escape code in a quoted scalar'],
    ['a slash that is escaped, but for JSON', 'a: "\\/"', '1:4', 'found unknown escape character in a quoted scalar'],
    ['a character that can not be seen', 'a: \u0007', '1:4', 'control characters are not allowed'],
    ['a number that JSON has not', 'a: .inf', '1:4', 'JSON has no such number'],
    ['a list for a key, also where a later key would replace it', 'a: {[b]: c}\na: 1', '1:5', 'found a key that JSON has not'],
    ['an alias of a map for a key, also where a later key would replace it', 'b: &b {c: d}\na: {*b : c}\na: 1', '2:5', 'found a key that JSON has not'],
    ['a key that JSON has not', '~: a', '1:1', 'found a key that JSON has not'],
    ['bytes that are none', 'a: !!binary "?"', '1:4', '!!binary value contains invalid base64 data'],
    ['something behind two values of JSON', '{}\n{}\na: 1', '3:1', 'expected a value in JSON'],
    ['a number that goes on behind its fraction', '{}1.5.5', '1:6', 'expected a value in JSON'],
    ['a merge of what is no map', 'a: {<<: 1}', '1:9', 'map merge requires map or sequence of maps as the value'],
  ])('%s', (_, text, place, reason) => {
    expect(read(text)).toBe(`${place} This isn't YAML that Kubernetes accepts: ${reason}.`);
  });
});

test.each([
  ['a tab', 'a:\n\tb: 1', 'Indent with spaces.'],
  ['a character that YAML keeps for itself', 'a: @b', 'Put the text in quotes.'],
])('the fix is known of %s', (_, text, fix) => {
  expect(readYaml(text)).toMatchObject({ kind: 'fault', fault: { fix } });
});

test('quoted lines may be as many as they like', () => {
  const text = `a:\n  b: "${'line\n'.repeat(5000)}"\nc: [\n${'1,\n'.repeat(5000)}]\n`;
  expect(read(text)).toEqual([{ a: { b: 'line '.repeat(5000) }, c: Array.from({ length: 5000 }, () => 1) }]);
});

test('a long file of JSON has the values that JavaScript finds in it', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'package-lock.json'), 'utf8');
  expect(read(text)).toEqual([JSON.parse(text)]);
});

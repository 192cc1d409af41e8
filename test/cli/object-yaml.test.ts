import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { writeObjectsAsYaml } from '../../lib/cli/object-yaml';

/** What names, labels, annotations and rules of single sign-on are made of. */
const WORDS = [
  'argo', 'my-cache', '8', '08', '0x1f', '1e3', '1.5', '12:30', '2026-01-01', 'y', 'no', 'on', 'true', 'null', '~', '', '*', '-', '.', '-1', 'e5', '1_0', '1:2', '0b1', 'system:node', 'argo:ci-role', '/metrics', '/apis/*',
  "'admins' in groups", '"admins" in groups', "'a' in groups && email == \"b\"", '{}', '[a]', '# a', 'a # b', 'a: b', 'it says: "no"', ' a', 'a ', '&a', '!a', '%a', '@a', '|', '>', '?', ':',
  'The account of a client of Argo Workflows v4.1.', 'ä', '😀', 'long '.repeat(60).trim(),
];

/** Rules of single sign-on may have several lines. */
const LINES = ["'a' in groups\n  || 'b' in groups", "'a' in groups\n", 'a: b\n# c\n'];

const text = fc.oneof(fc.constantFrom(...WORDS, ...LINES), fc.array(fc.constantFrom(...WORDS), { maxLength: 4 }).map((words) => words.join(' ')), fc.stringMatching(/^[ -~]{0,12}$/), fc.stringMatching(/^[-+.:_0-9abex]{1,6}$/))
  // cdk8s writes these as they are, and kubectl then reads a number, an error or another value.
  .filter((value) => !/^[-+]?0o[0-7]+$/.test(value) && value !== '=' && value !== '<<');
const key = text.filter((value) => value !== '__proto__' && !value.includes('\n') && !/^(---|\.\.\.)/.test(value));
const object = fc.record({
  kind: text,
  metadata: fc.record({ name: text, annotations: fc.dictionary(key, text, { maxKeys: 3 }) }),
  rules: fc.array(fc.record({ verbs: fc.array(text, { minLength: 1 }) }), { minLength: 1 }),
  flag: fc.boolean(),
});

test('objects are written byte for byte as cdk8s writes them', () => {
  fc.assert(fc.property(fc.array(object, { minLength: 1, maxLength: 2 }), (objects) => {
    expect(writeObjectsAsYaml(objects)).toBe(Yaml.stringify(...objects));
  }), { seed: 20261128, numRuns: 500 });
});

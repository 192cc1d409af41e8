import * as fc from 'fast-check';
import { PathStep } from '../../lib/manifests/shape';
import { readYaml } from '../../lib/manifests/yaml-text';

const SEED = 20261128;

function keysOf(value: unknown, path: readonly PathStep[] = []): PathStep[][] {
  return typeof value !== 'object' || value === null ? [] : Object.entries(value).flatMap(([key, child]) => {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    return [...Array.isArray(value) ? [] : [below], ...keysOf(child, below)];
  });
}

/** Without whole numbers that JavaScript can't hold, which are texts. */
const values = fc.jsonValue().filter((value) => !/(?<![\d.])\d{16,}(?![\d.])/.test(JSON.stringify(value)));

test('an object has the value that JavaScript finds in it, and each key stands where it is written', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), values), fc.nat({ max: 3 }), (object, indent) => {
    const text = JSON.stringify(object, undefined, indent);
    const reading = readYaml(text);
    const [document] = reading.kind === 'read' ? reading.yaml.documents : [];
    expect(JSON.stringify(document.value)).toBe(JSON.stringify(JSON.parse(text)));
    const misplaced = keysOf(object).filter((path) => !text.startsWith(JSON.stringify(path.at(-1)), document.positions.offsetOf(path)));
    expect(misplaced).toEqual([]);
  }), { numRuns: 500, seed: SEED });
});

test('a key that is there more than once is reported wherever it is, and the last one counts', () => {
  const reading = readYaml('{"a": 1, "b": [{"c": {"d": 1, "d": 2}, "c": {"e": 1, "e": 2}}], "a": 3, "a": {"f": 4}}');
  expect(reading).toMatchObject({
    yaml: {
      documents: [{
        value: { a: { f: 4 }, b: [{ c: { e: 2 } }] },
        repeatedKeys: [['b', 0, 'c', 'd'], ['b', 0, 'c', 'e'], ['b', 0, 'c'], ['a'], ['a']],
      }],
    },
  });
});

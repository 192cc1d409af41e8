import * as fc from 'fast-check';

/** Pieces of which every place of YAML is made: what begins, ends and separates, at several indentations. */
const PIECES = [
  'a', 'b: ', 'c:', 'key: value', 'kind: A', ' ', '  ', '    ', '\n', '\n  ', '\n    ', '\n\n', '\r\n', '\t', '- ', '-', '? ', '?', ': ', ':', ', ', ',', '[', ']', '{', '}', '[]', '{}',
  '#', ' # c', '|\n', '>\n', '|-\n ', '|+\n  ', '>2\n   x\n', '|1+\n', '"', '\'', '"x"', '\'y\'', '"\\n"', '"\\u00e9"', '"\\ud83d"', '"\\x41"', '"\\\n  z"', '"\\/"', '&x ', '*x', '&y', '*y ', '<<: ', '<<',
  '!!str ', '!!int ', '!!binary ', '!!float ', '!!null ', '!!bool ', '! ', '!x ', '!!', '!<tag:yaml.org,2002:str> ', 'YWJj', '/w==',
  '---', '\n---\n', '\n--- # c\n', '\n--- x\n', '\n...\n', '...', '%YAML 1.1\n', '%', '@', '`', '~', 'null', 'true', 'yes', 'y', 'off', 'N',
  '0', '1', '-1', '010', '08', '0x1F', '0b11', '1_000', '1.5', '1e3', '.5', '.inf', '.nan', '1:30', '2001-01-01', '12345678901234567890', '9007199254740993', '1e400', '-0', '+.inf', '0o7',
  '{"a": 1}', '{"a": "b",\n"c": [1, 2.50]}', '{"a":{"b":null}}', 'é', '😀', '\u0085', '\u2028', '\u00a0', '\ufeff', '\u0007', '\ufffe', 'x'.repeat(1030),
] as const;

/** Words, so that more texts are sound. */
const SCALARS = ['a', 'b c', '"q"', '\'s\'', '1', '010', 'yes', '~', '1.5', '|\n    x\n    y', '>-\n    x\n     y\n\n    z', '"l\nm"', '\'l\n  m\'', '[1, a]', '{a: b}', '[\n1\n]', '*x', '&x a', '!!str 1', 'word\n    more', '{}', '[]'];

const line = fc.tuple(fc.constantFrom('', '', '  ', '    '), fc.constantFrom('- ', '', '- - ', '? '), fc.constantFrom('a', 'b', 'c', '"d"', '1', 'yes', '<<', 'n n', '1.50'), fc.constantFrom(': ', ':', ' : '), fc.constantFrom(...SCALARS, ''))
  .map(([indent, dash, key, colon, value]) => `${indent}${dash}${key}${colon}${value}`);

const json = fc.json({ maxDepth: 3 }).chain((text) => fc.constantFrom(text, `${text}\n${text}`, `${text}${text}`, `${text}\n---\n${text}`, text.replace(/,/g, ',\n\t'), text.slice(0, -1), `{"a":${text}}`, `{"a":${text}} {"b":1}\nc: 1`));

/** Texts that are YAML or JSON, or nearly. */
export const manifestTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join('')) },
  { weight: 3, arbitrary: fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n')) },
  { weight: 1, arbitrary: json },
);

/** Changes a text at a few places. */
export function mutated(text: string): fc.Arbitrary<string> {
  const change = fc.tuple(fc.nat({ max: Math.max(0, text.length - 1) }), fc.nat({ max: 3 }), fc.constantFrom('', ...PIECES));
  return fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => changes.reduce(
    (changed, [at, length, piece]) => changed.slice(0, at) + piece + changed.slice(at + length), text));
}

import * as fc from 'fast-check';

/** Scalars of every type and way of writing. */
const SCALARS = [
  'a', 'get', 'pods/log', 'system:masters', 'a b', 'a  b ', 'x#y', 'x #y', 'x:y', '-1', '-x', '.x', 'a, b', 'a] }', '"*"', '"q" # c', '\'s\'', '\'it\'\'s\'', '\'\'', '""', '"a: b"', '"  "', '"\\n\\"\\\\"',
  'yes', 'No', 'on', 'OFF', 'y', 'n', 'true', 'False', '~', 'null', 'Null', 'nil', '0', '010', '08', '0x1F', '0b11', '0o7', '1_000', '1.50', '.5', '1e3', '-0', '-0.0', '1:30', '190:20:30', '2001-01-01', '2001-12-14t21:59:43.10-05:00',
  '12345678901234567890', '9007199254740993', '-9223372036854775808', '=', '<<', '[]', '[ ]', '{}', '{ }', '[a]', '[get, list]', '["get", \'list\']', '[ a , "b" ]', '[a] # c', '[1, yes, ~, 1.5, -x, .5, --a=b, 010]', '[[a], {b: c}]',
  '{a: b}', '{ a: 1, "b": [c], d: { e: f } }', '[http://x]', '{a: http://x:1}', 'é', '"é"', '\u00a0',
] as const;

/** What is more than a scalar of one line, or not a scalar. */
const OTHER_SCALARS = [
  'x: y', 'x:', '- x', '--x', '-', '--- x', '...', '"q"#c', '"q" r', '"\\x41"', '"\\/"', '"\\u00e9"', '"open', '\'open', '"a\nb"', '"a\\\nb"', '1e400', '.inf', '-.INF', '+.inf', '.nan', '*', '*x', '&x a', '!!str 1', '! 1', '%', '@a', '`', ',', ']', '}',
  '?', '? a', '|', '>', '[a b]', '[a,]', '[,a]', '[a: b]', '[a]b', '[a]: b', '[*]', '[a#b]', '[a #b]', '[a:]', '[\na]', '[a', '{a}', '{a:b}', '{a: }', '{a: b', '{a: b, a: c}', '{"a":b}', '{1: a}', '{a: b: c}', '{a: ]}', '😀', 'a\tb', '\ta', 'a\t', 'a\r', '\u0085',
  '\u2028', '\ufeff', '\u0007', 'x'.repeat(1010), '',
] as const;

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'name', 'app.kubernetes.io/name', '"q"', '\'s\'', '"a b"', '"a: b"', '""', '-x', '.x', 'a b', 'é', '=', 'x#y', 'constructor'] as const;

const OTHER_KEYS = ['on', 'y', 'n', 'null', '"1"', '1', '1.5', '010', '<<', '"<<"', '__proto__', 'a ', '~', '?', '*', '---', '', 'x'.repeat(1024)] as const;

/** Lines of a literal block, some of which end it. */
const TEXT_LINES = ['x', 'y: z', '- a', '# c', '  deeper', '', ' ', '      ', '---', '...', '"'] as const;

type Style = Readonly<Record<'step' | 'listStep' | 'afterDash', number>>;

const style: fc.Arbitrary<Style> = fc.record({
  step: fc.constantFrom(2, 2, 2, 4, 1, 3),
  listStep: fc.constantFrom(0, 2, 2, 1),
  afterDash: fc.constantFrom(1, 1, 1, 3),
});

/** Mostly usual ones, since one of another form decides for the document. */
function mostly(usual: readonly string[], other: readonly string[]): fc.Arbitrary<string> {
  return fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...other) });
}

const scalar = mostly(SCALARS, OTHER_SCALARS);
const key = mostly(KEYS, OTHER_KEYS);
const space = mostly(['', '', '', '', '', '', '', '', '', '\n', '   \n', '# c\n', '      # c\n', ' \n\n#\n'], ['---\n', '\t\n', '  x\n']);
const lineEnd = mostly(['\n', '\n', '\n', '\n', '\n', ' # c\n', '   \n', ' #\n'], ['\r\n', '#\n']);

function indent(columns: number): string {
  return ' '.repeat(Math.max(0, columns));
}

/** A literal block in a parent that is indented that much. */
function literal(column: number): fc.Arbitrary<string> {
  const header = mostly(['|', '|-'], ['|+', '>', '>-', '|2', '| # c']);
  const more = mostly(['  ', '   ', ' '], ['']);
  const first = mostly(['x', '# c', '- x'], ['', '       ']);
  return fc.tuple(header, more, first, fc.array(fc.constantFrom(...TEXT_LINES), { maxLength: 5 })).map(([head, { length }, ...lines]) =>
    `${head}\n${lines.flat().map((line) => `${line === '' ? '' : indent(column + length)}${line}\n`).join('')}`);
}

/** What stands behind a colon or a dash, with its line end. */
function valueBehind(column: number, depth: number, isItem: boolean): fc.Arbitrary<string> {
  const inline = fc.tuple(scalar, lineEnd).map(([text, end]) => ` ${text}${end}`);
  if (depth === 0) {
    return inline;
  }
  const below = style.chain(({ step, listStep }) => {
    const lower = fc.oneof(map(column + step, depth - 1), list(column + (isItem ? step : listStep), depth - 1));
    return fc.tuple(lineEnd, lower).map((parts) => parts.join(''));
  });
  return fc.oneof(
    { weight: 5, arbitrary: inline },
    { weight: 3, arbitrary: below },
    { weight: 1, arbitrary: literal(column).map((text) => ` ${text}`) },
    { weight: 1, arbitrary: lineEnd },
  );
}

function map(column: number, depth: number): fc.Arbitrary<string> {
  const pair = fc.tuple(space, key, valueBehind(column, depth, false)).map(([before, name, value]) => `${before}${indent(column)}${name}:${value}`);
  return fc.array(pair, { minLength: 1, maxLength: 3 }).map((pairs) => pairs.join(''));
}

function list(column: number, depth: number): fc.Arbitrary<string> {
  const item = style.chain(({ afterDash }) => {
    const inner = column + 1 + afterDash;
    const blocks = depth === 0 ? [] : [map(inner, depth - 1), list(inner, depth - 1)];
    const compact = blocks.map((each) => each.map((text) => `${indent(afterDash)}${text.trimStart()}`));
    return fc.tuple(space, fc.oneof(valueBehind(column, depth, true), ...compact)).map(([before, value]) => `${before}${indent(column)}-${value}`);
  });
  return fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => items.join(''));
}

const start = mostly(['', '---\n', '--- # c\n', '# c\n', '\n'], ['---\n---\n', '\ufeff', '--- a\n', '---#c\n']);
const end = mostly(['', '# c\n', '\n  \n', ' '], ['...\n', '... a: b\n', '--- a: b\n', '  a: b\n', 'a', '---']);

const block = fc.constantFrom(0, 0, 2).chain((column) => fc.oneof(map(column, 3), list(column, 3)));

/** Documents of the form that most manifests have, or nearly. */
export const blockTexts: fc.Arbitrary<string> = fc.tuple(start, block, end)
  .map((parts) => parts.join(''))
  .chain((text) => fc.constantFrom(text, text, text, text.replace(/\n$/, '')));

import { isPrintable, printable, quote } from '../../lib/diagnostics/printable-text';

describe('a text in a message', () => {
  test.each([
    ['as it is', 'my-config', '"my-config"'],
    ['quotes', 'a "b"', '"a \\"b\\""'],
    ['a line end', 'a\nb', '"a\\nb"'],
    ['a mark that turns the direction', 'a\u202eb', '"a\\u202eb"'],
    ['a tag beyond the first plane', '\u{e0041}', '"\\udb40\\udc41"'],
    ['three hundred characters', 'a'.repeat(300), `"${'a'.repeat(300)}"`],
    ['more', 'a'.repeat(301), `"${'a'.repeat(300)}…"`],
  ])('%s', (_, text, quoted) => {
    expect(quote(text)).toBe(quoted);
  });
});

test('a part of the sentence', () => {
  expect(printable(`get on\t${'a'.repeat(100)}`)).toBe(`get on\\t${'a'.repeat(93)}…`);
});

test.each([
  ['a word', 'jane', true],
  ['other scripts and a space', 'Zoë 雪', true],
  ['a tab', 'a\tb', false],
  ['an escape', '\u001b[31m', false],
  ['no width', 'a\u200bb', false],
  ['a line separator', 'a\u2028b', false],
])('whether it can be seen: %s', (_, text, seen) => {
  expect(isPrintable(text)).toBe(seen);
});

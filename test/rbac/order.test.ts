import { compareLists, compareText, compareVerbs } from '../../lib/rbac/order';

test('verbs stand in the order people know, the others behind by code unit', () => {
  const verbs = ['use', '*', 'deletecollection', 'bind', 'Get', 'delete', 'patch', 'update', 'create', 'watch', 'list', 'get'];

  expect(verbs.sort(compareVerbs)).toEqual([
    'get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection', '*', 'Get', 'bind', 'use',
  ]);
});

test('texts stand by code unit, whatever the locale', () => {
  expect(['ä', 'b', 'B', 'a', '', '-', '\u{1F600}', '\uFFFF'].sort(compareText)).toEqual(['', '-', 'B', 'a', 'b', 'ä', '\u{1F600}', '\uFFFF']);
});

test.each([
  [[], [], 0],
  [[], ['a'], -1],
  [['a'], ['a', 'a'], -1],
  [['b'], ['a', 'a'], 1],
  [['a', 'b'], ['a', 'c'], -1],
])('lists %j and %j', (a, b, expected) => {
  expect(Math.sign(compareLists(a, b, compareText))).toBe(expected);
});

import * as fc from 'fast-check';
import { hashOfRequest, NO_ROW, RequestRows } from '../../lib/audit-log/request-rows';

type Key = [number, number, number, number];

test('a request is found by its four numbers, with what was put into its row', () => {
  const keys: fc.Arbitrary<Key> = fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: -1, max: 3 }), fc.integer({ min: -2, max: 100 }));
  const hashes = fc.constantFrom(hashOfRequest, () => 7); // rows with the same hash are told apart by all numbers
  fc.assert(fc.property(fc.array(fc.tuple(keys, fc.nat(), fc.nat(), fc.nat()), { maxLength: 1500, size: 'max' }), hashes, (list, hashOf) => {
    const hash = (key: Key) => hashOf(...key);
    const rows = new RequestRows();
    const expected = new Map<string, { key: Key; access: number; allowed: number; denied: number }>();
    for (const [key, access, allowed, denied] of list) {
      const known = rows.find(hash(key), ...key);
      const row = known === NO_ROW ? rows.add(hash(key), ...key, access) : known;
      rows.setPlace(row, 'allowed', allowed);
      rows.setPlace(row, 'denied', denied);
      expected.set(key.join(' '), { key, access: rows.access(row), allowed, denied });
    }
    const found = [...expected].map(([text, { key }]) => {
      const row = rows.find(hash(key), ...key);
      return [text, { key, access: rows.access(row), allowed: rows.place(row, 'allowed'), denied: rows.place(row, 'denied') }];
    });
    expect(found).toEqual([...expected]);
  }), { numRuns: 20 });
});

test('the table forgets requests when there are too many, and never takes one for another', () => {
  const rows = new RequestRows();
  const keyOf = (i: number): Key => [1, i % 7, -1, i];
  const hash = (key: Key) => hashOfRequest(...key);
  const wrong: number[] = [];
  let forgotten = 0;
  for (let i = 0; i < 300_000; i++) {
    rows.add(hash(keyOf(i)), ...keyOf(i), i);
  }
  for (let i = 0; i < 300_000; i++) {
    const row = rows.find(hash(keyOf(i)), ...keyOf(i));
    forgotten += row === NO_ROW ? 1 : 0;
    if (row !== NO_ROW && rows.access(row) !== i) {
      wrong.push(i);
    }
  }
  expect(wrong).toEqual([]);
  expect(forgotten).toBeGreaterThan(0);
  expect(forgotten).toBeLessThan(300_000);
});

import * as fc from 'fast-check';
import { FewVerbs, VerbSet } from '../../lib/rbac/verb-set';

const grown = (verbs: readonly string[], from: VerbSet = new FewVerbs()) => verbs.reduce((set, verb) => set.with(verb), from);

describe.each([0, 1, 2, 15, 16, 17, 40])('of %i verbs', (size) => {
  const verbs = Array.from({ length: size }, (_, i) => `verb-${i}`);

  test('holds each once', () => {
    const set = grown([...verbs, ...verbs]);

    expect(set.size).toBe(size);
    expect(set.toArray()).toEqual(verbs);
    expect(verbs.every((verb) => set.has(verb))).toBe(true);
    expect(set.has('another')).toBe(false);
  });

  test('filters without a change to itself', () => {
    const set = grown(verbs);

    expect(set.filter(() => true)).toBe(set);
    expect(set.filter((verb) => verb !== 'verb-0').toArray()).toEqual(verbs.slice(1));
    expect(set.toArray()).toEqual(verbs);
  });

  test('grows apart from what grew from the same set', () => {
    const none = new FewVerbs();
    const [one, other] = [grown([...verbs, 'one'], none), grown([...verbs, 'other'], none)];

    expect(one.toArray()).toEqual([...verbs, 'one']);
    expect(other.toArray()).toEqual([...verbs, 'other']);
    expect(none.size).toBe(0);
  });
});

test('the same verbs of the same set are one set, so that thousands of names cost little', () => {
  const none = new FewVerbs();

  expect(grown(['get', 'list', 'get'], none)).toBe(grown(['get', 'list'], none));
});

test('holds what a plain Set holds, whatever is added and filtered', () => {
  const verb = fc.integer({ min: 0, max: 40 }).map((i) => `verb-${i}`);
  const step = fc.oneof(fc.record({ add: verb }), fc.record({ drop: verb }));
  fc.assert(fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
    let set: VerbSet = new FewVerbs();
    let plain = new Set<string>();
    for (const each of steps) {
      if ('add' in each) {
        set = set.with(each.add);
        plain.add(each.add);
      } else {
        set = set.filter((one) => one !== each.drop);
        plain = new Set([...plain].filter((one) => one !== each.drop));
      }
    }
    expect([set.toArray(), set.size, [...plain].every((one) => set.has(one))]).toEqual([[...plain], plain.size, true]);
  }));
});

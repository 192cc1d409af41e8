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

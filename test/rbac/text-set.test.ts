import { TextSet } from '../../lib/rbac/text-set';

describe.each([0, 1, 2, 15, 16, 17, 40])('of %i texts', (size) => {
  const texts = Array.from({ length: size }, (_, i) => `text-${i}`);

  const setOf = (members: string[]) => {
    const set = new TextSet();
    members.forEach((member) => set.add(member));
    return set;
  };

  test('holds each once', () => {
    const set = setOf([...texts, ...texts]);

    expect(set.size).toBe(size);
    expect(set.toArray()).toEqual(texts);
    expect(texts.every((text) => set.has(text))).toBe(true);
    expect(set.has('another')).toBe(false);
  });

  test('filters without a change to itself', () => {
    const set = setOf(texts);

    expect(set.filter(() => true)).toBe(set);
    expect(set.filter((text) => text !== 'text-0').toArray()).toEqual(texts.slice(1));
    expect(set.toArray()).toEqual(texts);
  });
});

import { OBJECT_VERBS } from './object-verbs';
const VERB_RANK: ReadonlyMap<string, number> = new Map(OBJECT_VERBS.map((verb, rank) => [verb, rank]));

/** Orders texts by code unit, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders verbs: reading before writing before deleting, the special ones last. */
export function compareVerbs(a: string, b: string): number {
  const rankA = VERB_RANK.get(a) ?? OBJECT_VERBS.length;
  const rankB = VERB_RANK.get(b) ?? OBJECT_VERBS.length;
  return rankA - rankB || compareText(a, b);
}

/** Orders lists entry by entry; a list comes before those that continue it. */
export function compareLists(a: readonly string[], b: readonly string[], compare: (a: string, b: string) => number): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = compare(a[i], b[i]);
    if (order !== 0) {
      return order;
    }
  }
  return a.length - b.length;
}

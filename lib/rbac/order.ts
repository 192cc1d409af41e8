/** Verbs in the order people know them from `kubectl api-resources`; every other verb follows. */
const VERB_ORDER = ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'];

const VERB_RANK: ReadonlyMap<string, number> = new Map(VERB_ORDER.map((verb, rank) => [verb, rank]));

/** Orders texts by code unit, the same on every machine and in every locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders verbs: reading before writing before deleting, the special ones last. */
export function compareVerbs(a: string, b: string): number {
  const rankA = VERB_RANK.get(a) ?? VERB_ORDER.length;
  const rankB = VERB_RANK.get(b) ?? VERB_ORDER.length;
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

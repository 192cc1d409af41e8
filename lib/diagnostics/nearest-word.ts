/** The most letters by which a word may differ from the one that is meant. */
const MOST_DISTANT = 3;

/**
 * Finds the word that is most likely meant by a misspelt one, if any is near.
 *
 * A change, an addition, a removal and a swap of neighbours count one each. At most a third of the letters may differ, rounded up, and at most three.
 */
export function nearestWord(word: string, candidates: readonly string[]): string | undefined {
  const near = candidates
    .map((candidate) => ({ candidate, distance: distanceOf(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ candidate, distance }) => distance <= Math.min(MOST_DISTANT, Math.ceil(Math.max(word.length, candidate.length) / 3)));
  return near.sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

/** The optimal string alignment distance. */
function distanceOf(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const distances = [row];
    for (let column = 1; column <= b.length; column++) {
      const change = rows[row - 1][column - 1] + (a[row - 1] === b[column - 1] ? 0 : 1);
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      distances.push(Math.min(change, rows[row - 1][column] + 1, distances[column - 1] + 1, isSwap ? rows[row - 2][column - 2] + 1 : Infinity));
    }
    rows.push(distances);
  }
  return rows[a.length][b.length];
}

/** The middle of some numbers and the outermost of them. */
export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** @param values At least one. */
export function spreadOf(values: readonly number[]): Spread {
  if (values.length === 0) {
    throw new Error('There is nothing to take the median of.');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const median = (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
  return { median, lowest: sorted[0], highest: sorted[sorted.length - 1] };
}

/**
 * How two sides compare that were measured in turn: each value with its neighbour, so that a machine that grows slower for a while
 * slows both sides of a pair.
 *
 * @param times How many times as much the first side did.
 */
export function pairedRatio(subject: readonly number[], baseline: readonly number[], times = 1): Spread {
  if (subject.length !== baseline.length) {
    throw new Error(`${subject.length} measurements can't be paired with ${baseline.length}.`);
  }
  return spreadOf(subject.map((value, i) => value / baseline[i] / times));
}

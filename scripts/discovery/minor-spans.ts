import { readdirSync } from 'fs';
import { compareText } from '../../lib/rbac/order';

/** The minors of Kubernetes that have a fact. */
export interface MinorSpan {
  readonly since: string;
  readonly until: string;
}

/** The minors that a folder has a source tree of, the oldest first. */
export function minorsIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => /^\d+\.\d+$/.test(name)).sort((a, b) => compareText(a.padStart(6), b.padStart(6)));
}

/**
 * Returns which minors have each fact, written as one text.
 *
 * @throws when one goes and comes back
 */
export function spansOf(minors: readonly string[], factsOf: (minor: string) => readonly string[]): ReadonlyMap<string, MinorSpan> {
  const spans = new Map<string, MinorSpan>();
  minors.forEach((minor, index) => factsOf(minor).forEach((fact) => {
    const known = spans.get(fact);
    if (known !== undefined && known.until !== minors[index - 1]) {
      throw new Error(`${fact} goes after ${known.until} and is back in ${minor}: one span of minors can't say that.`);
    }
    spans.set(fact, { since: known?.since ?? minor, until: minor });
  }));
  return spans;
}

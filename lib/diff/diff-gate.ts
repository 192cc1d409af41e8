import type { AccessChange } from './access-change';
import type { AccessDiff } from './access-diff';

/** The differences that a gate counts: permissions that a subject gains, any that a subject gains or loses, or none. */
export const DIFF_GATES = ['broadening', 'any', 'never'] as const;

export type DiffGate = typeof DIFF_GATES[number];

/**
 * Whether a comparison makes the command fail.
 *
 * @param open The added permissions without an approval.
 * @param strict Whether the gate also counts pairs that no known version serves, and roles that are unknown.
 */
export function hitsDiffGate({ removed, unknown }: AccessDiff, open: readonly AccessChange[], gate: DiffGate, strict: boolean): boolean {
  const counts = ({ isServed }: AccessChange) => strict || isServed;
  switch (gate) {
    case 'never':
      return false;
    case 'broadening':
      return open.some(counts) || strict && unknown.some(({ change }) => change === 'added');
    case 'any':
      return open.some(counts) || removed.some(counts) || strict && unknown.length > 0;
  }
}

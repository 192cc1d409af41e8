import type { AccountCheck } from './account-check';

/** The findings that a gate counts: missing permissions, permissions wider than needed, both, or none. */
export const CHECK_GATES = ['missing', 'excess', 'any', 'never'] as const;

export type CheckGate = typeof CHECK_GATES[number];

/** Whether the check of an account makes the command fail. */
export function hitsCheckGate({ missing, wider, otherFeatures, unneeded }: AccountCheck, gate: CheckGate): boolean {
  const isMissing = missing.length > 0;
  const isExcess = wider.length + otherFeatures.length + unneeded.length > 0;
  switch (gate) {
    case 'missing':
      return isMissing;
    case 'excess':
      return isExcess;
    case 'any':
      return isMissing || isExcess;
    case 'never':
      return false;
  }
}

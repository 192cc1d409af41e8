/** The differences that a gate counts: permissions that a subject gains, any that a subject gains or loses, or none. */
export const DIFF_GATES = ['broadening', 'any', 'never'] as const;

export type DiffGate = typeof DIFF_GATES[number];

/** How much a finding matters, the worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low', 'info'] as const;

export type Severity = typeof SEVERITIES[number];

/** The severity of a finding, by where it is held. Absent: it can't be held there, or means nothing. */
export interface ScopedSeverity {
  readonly cluster?: Severity;
  readonly namespaced?: Severity;
}

/** Reports whether a severity is as bad as another one, or worse. */
export function isAtLeast(severity: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(severity) <= SEVERITIES.indexOf(other);
}

/** The worse of two severities. */
export function worse(a: Severity, b: Severity): Severity {
  return isAtLeast(a, b) ? a : b;
}

/** A severity some steps further up (positive) or down (negative), but no further than the list goes. */
export function stepped(severity: Severity, steps: number): Severity {
  const index = SEVERITIES.indexOf(severity) - steps;
  return SEVERITIES[Math.min(Math.max(index, 0), SEVERITIES.length - 1)];
}

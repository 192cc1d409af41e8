import { ReviewReport } from './review-report';
import { isAtLeast, Severity } from '../checks/severity';
import { Finding } from '../findings/finding';

/** The findings that make a command fail: those of this severity or a worse one, or none. Findings of severity info never do. */
export const REVIEW_GATES = ['critical', 'high', 'medium', 'low', 'never'] as const satisfies readonly (Severity | 'never')[];

export type ReviewGate = typeof REVIEW_GATES[number];

/** The verdict of a gate on a report. */
export interface GateVerdict {
  readonly asked: ReviewGate;
  readonly strict: boolean;
  readonly hit: boolean;
}

/** Whether a finding makes a command fail. */
export function failsGate({ severity, expected }: Finding, gate: ReviewGate): boolean {
  return gate !== 'never' && expected !== true && isAtLeast(severity, gate);
}

/**
 * Decides whether a report makes a command fail.
 *
 * @param strict Whether it also fails by what is unknown.
 */
export function judge({ findings, unknown }: ReviewReport, asked: ReviewGate, strict: boolean): GateVerdict {
  const isHit = findings.some((finding) => failsGate(finding, asked)) || strict && unknown.length > 0;
  return { asked, strict, hit: isHit };
}

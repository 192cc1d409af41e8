import { GateVerdict, ReviewGate, ReviewReport } from './review-report';
import { isAtLeast } from '../checks/severity';
import { Finding } from '../findings/finding';

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
  const isHit = findings.some((finding) => failsGate(finding, asked)) || asked !== 'never' && strict && unknown.length > 0;
  return { asked, strict, hit: isHit };
}

import { CheckId } from './check';
import { Finding } from './finding';
import { Severity } from './severity';

/** Something that can't be judged, because the input doesn't show it. */
export interface UnknownFact {
  /** What is unknown: `ClusterRole operator`, or a kind that can't be read. */
  readonly what: string;

  /** Who or what depends on it: subjects, bindings. */
  readonly concerns: readonly string[];

  /** Why it is unknown, and what that means: a sentence. */
  readonly why: string;
}

/** A finding that somebody has accepted. */
export interface AcknowledgedFinding {
  readonly finding: Finding;
  readonly reason: string;

  /** The last day on which it counts (UTC): `2027-01-31`. */
  readonly expires?: string;
}

/** An acknowledgement that counts for nothing: it has expired, no finding is like it, or its check can't be acknowledged. */
export interface VoidAcknowledgement {
  readonly check: CheckId;

  /** The subject or role that it names. */
  readonly subject: string;
  readonly because: 'expired' | 'unused' | 'not acknowledgeable';
}

/** What a review has found, as every output format writes it. */
export interface ReviewReport {
  /** The worst first; then by check, subject and place. */
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownFact[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly voidAcknowledgements: readonly VoidAcknowledgement[];
}

/** What makes a command fail: a finding of this severity or a worse one, or nothing. */
export type ReviewGate = Exclude<Severity, 'info'> | 'never';

/** What a gate does with a report. */
export interface GateVerdict {
  readonly asked: ReviewGate;
  readonly strict: boolean;
  readonly hit: boolean;
}

import { Place } from '../../diagnostics/diagnostic';
import { CheckId } from '../checks/check';
import { Severity } from '../checks/severity';
import { Finding } from '../findings/finding';

/** Something that can't be judged, because the input doesn't show it. */
export interface UnknownFact {
  /** Names what is unknown: `ClusterRole operator`, or a kind that can't be read. */
  readonly what: string;

  /** The subjects and bindings that depend on it. */
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

  /** Where it is acknowledged. */
  readonly place: Place;
}

/**
 * An acknowledgement without effect.
 *
 * - `expired`: its last day has passed.
 * - `unused`: nothing is found of its check and subject.
 * - `exceeded`: what is found is worse, or based on more permissions, than what was acknowledged.
 * - `not acknowledgeable`: no reason can make right what is found.
 */
export interface VoidAcknowledgement {
  readonly check: CheckId;

  /** The subjects, roles or bindings that it names. */
  readonly subject: string;
  readonly because: 'expired' | 'unused' | 'exceeded' | 'not acknowledgeable';

  /** Where it is written. */
  readonly place: Place;
}

/** How a report compares with an earlier one. */
export interface BaselineComparison {
  /** How many findings and unknown facts are left out, because the earlier report has them. */
  readonly known: number;

  /** How many findings of the earlier report are gone. */
  readonly fixed: number;
}

/** The findings that aren't listed; the gate counts them. */
export interface UnlistedFindings {
  readonly count: number;

  /** The lowest severity that is listed. */
  readonly below: Severity;
}

/** The result of a review, as every output format writes it. */
export interface ReviewReport {
  /** The worst first; then by check, subject and place. */
  readonly findings: readonly Finding[];
  readonly unknown: readonly UnknownFact[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly voidAcknowledgements: readonly VoidAcknowledgement[];

  /** Present where only what is new is reported. */
  readonly baseline?: BaselineComparison;

  /** Present where findings aren't listed, because they are less severe. */
  readonly unlisted?: UnlistedFindings;
}

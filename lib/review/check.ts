import { Severity } from './severity';

/** Identifies a check; the letter is its subject, for example `B` for secrets. */
export type CheckId = `${'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G' | 'H' | 'J' | 'K' | 'L' | 'M'}${number}` | 'F1b' | 'F1c' | 'F1d';

/**
 * How sure a finding of a check is.
 *
 * - `certain`: it follows from what Kubernetes or Argo Workflows does with the request, and from nothing else.
 * - `depends`: it also depends on something that the input may not show, which the text names.
 * - `advice`: nothing is open to attack; it is what the documentation recommends.
 */
export type Sureness = 'certain' | 'depends' | 'advice';

/** Where something is said, and what a check is called there. */
export interface Reference {
  /** For example `CIS Kubernetes 5.1.2`. */
  readonly title: string;
  readonly url: string;
}

/** The severity of a finding, by where it is held. Absent: it can't be held there, or means nothing. */
export interface ScopedSeverity {
  readonly cluster?: Severity;
  readonly namespaced?: Severity;
}

/** What a check says of itself: the same for each of its findings. */
export interface CheckDescription {
  readonly id: CheckId;

  /** What is found: a phrase without full stop. */
  readonly title: string;

  /** Before the steps that names, namespaces and holders add. */
  readonly severity: ScopedSeverity;

  /** Why it matters: sentences. */
  readonly why: string;

  /** How to fix it: imperative sentences. */
  readonly remedy: string;

  readonly references: readonly Reference[];
  readonly sureness: Sureness;

  /** False for what can't be acknowledged: no reason makes it right. */
  readonly acknowledgeable?: false;
}

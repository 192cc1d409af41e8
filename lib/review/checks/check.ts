import { Probe } from './probe';
import { ScopedSeverity } from './severity';

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

/**
 * When a check finds something.
 *
 * - `probes`: for each list, the subject may make a request like one of it, by its rules and those of its groups together.
 * - `state`: something else is the case, which the text says. The code that looks for it is in `conditions`.
 */
export type CheckCondition =
  | { readonly kind: 'probes'; readonly all: readonly (readonly Probe[])[] }
  | { readonly kind: 'state'; readonly text: string };

/** A check: data, the same for each of its findings. */
export interface Check {
  readonly id: CheckId;

  /** Names the finding: a phrase without a full stop. */
  readonly title: string;

  /** Before the steps that names, namespaces and holders add. */
  readonly severity: ScopedSeverity;

  readonly condition: CheckCondition;

  /** Why it matters: sentences. */
  readonly why: string;

  /** How to fix it: imperative sentences. */
  readonly remedy: string;

  readonly references: readonly Reference[];
  readonly sureness: Sureness;

  /** The checks whose findings on the same subject and scope go away with a finding of this one. */
  readonly folds?: readonly CheckId[];

  /** Whether its severity is that of what is reached, which names and namespaces don't change. */
  readonly reaches?: true;

  /** False for what can't be acknowledged: no reason makes it right. */
  readonly acknowledgeable?: false;
}

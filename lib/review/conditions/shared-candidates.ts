import { HeldCheck } from './held-checks';
import { EffectiveAccess, Grant } from '../../access/effective-access';
import { groupsOf, Subject, subjectText } from '../../access/subject';
import { Draft } from '../findings/draft';

/**
 * The alternatives of the checks that a subject holds something of, before the other conditions of the checks: a draft for each, by scope and
 * check.
 */
export type Candidates = readonly (readonly Draft[])[];

/** All that the candidates of a subject depend on. */
interface CandidateInput {
  readonly access: EffectiveAccess;
  readonly checks: readonly HeldCheck[];

  /** The Kubernetes minor of 1, where the version of the API server is known. */
  readonly minor?: number;
}

/**
 * The candidates of two states. Most subjects are granted the same in both, by themselves and through their groups, so their candidates are
 * found once.
 */
export class SharedCandidates {
  private input: CandidateInput | undefined;
  private readonly bySubject = new Map<string, Candidates>();

  /** Returns those of the first state where a subject is granted the same, and finds them elsewhere. They are in both states, so no caller may change them. */
  public of(subject: Subject, input: CandidateInput, find: () => Candidates): Candidates {
    this.input ??= input;
    const { input: first } = this;
    if (first.access === input.access) {
      const found = find();
      this.bySubject.set(subjectText(subject), found);
      return found;
    }
    const known = this.bySubject.get(subjectText(subject));
    return known !== undefined && asksTheSame(first, input) && isGrantedTheSame(subject, first.access, input.access) ? known : find();
  }
}

function asksTheSame(a: CandidateInput, b: CandidateInput): boolean {
  return a.minor === b.minor && a.checks.length === b.checks.length && a.checks.every((check, index) => check === b.checks[index]);
}

function isGrantedTheSame(subject: Subject, a: EffectiveAccess, b: EffectiveAccess): boolean {
  return [subject, ...groupsOf(subject)].every((holder) => {
    const [some, others] = [a.grantsTo(holder), b.grantsTo(holder)];
    return some.length === others.length && some.every((grant, index) => isSameGrant(grant, others[index]));
  });
}

/** Whether bindings of the same name grant a role of the same name and with the same text. A role that is put together has a text of its own. */
function isSameGrant(a: Grant, b: Grant): boolean {
  return isSameBinding(a, b) && a.role.policyRules === b.role.policyRules
    && a.role.identity.kind === b.role.identity.kind && a.role.identity.name === b.role.identity.name;
}

/** Whether two grants are by the same binding, which two states may have. */
export function isSameBinding({ binding: a }: Grant, { binding: b }: Grant): boolean {
  return a === b || a.name === b.name && a.namespace === b.namespace && a.kind === b.kind;
}

import { HeldCheck, questionsOf } from './held-checks';
import { REFINEMENTS } from './refinements';
import { Subject, subjectText } from '../../access/subject';
import { CheckId } from '../checks/check';
import { isAtLeast } from '../checks/severity';
import { Draft } from '../findings/draft';
import { gradeHeld, GradingContext, isGraded } from '../findings/grading';
import { Held, HeldConjunction } from '../holdings/holdings';
import { Question } from '../holdings/question';
import { ReviewContext } from '../review-context';

/** By question, the checks that ask it. */
type AskedBy = ReadonlyMap<Question, readonly HeldCheck[]>;

function askedBy(held: readonly HeldCheck[]): AskedBy {
  const checks = new Map<Question, HeldCheck[]>();
  for (const each of held) {
    for (const question of questionsOf([each])) {
      checks.set(question, [...checks.get(question) ?? [], each]);
    }
  }
  return checks;
}

/** Finds what subjects hold of the checks: for each scope, what the bindings there add to what counts there anyway. */
export function heldFindings(context: ReviewContext): Draft[] {
  const { access } = context;
  const asking = askedBy(context.heldChecks);
  return access.subjects
    .flatMap((subject) => [undefined, ...access.namespacesOf(subject)].flatMap((namespace) => findingsIn(subject, namespace, asking, context)));
}

function findingsIn(subject: Subject, namespace: string | undefined, asking: AskedBy, context: ReviewContext): Draft[] {
  const checks = new Set<HeldCheck>();
  for (const question of context.holdings.questionsOf(subject, namespace)) {
    asking.get(question)?.forEach((check) => checks.add(check));
  }
  const text = subjectText(subject);
  return [...checks].flatMap((check) => findingOf(check, subject, text, namespace, context));
}

function findingOf(
  { check, alternatives }: HeldCheck, subject: Subject, text: string, namespace: string | undefined, context: ReviewContext,
): Draft[] {
  const grading: GradingContext = { subject, namespace, minor: context.minor };
  const drafts = alternatives.flatMap((conjunction): Draft[] => {
    const held = context.holdings.hold(subject, namespace, conjunction);
    const severity = held && gradeHeld(check, held.lists, grading);
    if (held === undefined || severity === undefined || isKnownWider(held, severity)) {
      return [];
    }
    const draft: Draft = {
      check: check.id,
      subject: text,
      holder: subject,
      namespace,
      severity,
      held: countingIn(check, held.lists, grading),
      lists: held.lists,
      details: [],
    };
    return refine(check.id, draft, context);
  });
  return drafts.length < 2 ? drafts : drafts.sort((a, b) => isAtLeast(a.severity, b.severity) ? -1 : 1).slice(0, 1);

  function isKnownWider({ before }: HeldConjunction, severity: string): boolean {
    const known = before && gradeHeld(check, before, grading);
    return known !== undefined && (known === severity || isAtLeast(known, severity as typeof known));
  }
}

/** Returns what counts in the scope, or the list itself if all of it counts. */
function countingIn(check: HeldCheck['check'], lists: HeldConjunction['lists'], grading: GradingContext): readonly Held[] {
  const counts = (held: Held) => isGraded(check, held, grading);
  const [first = []] = lists;
  return lists.length === 1 && first.every(counts) ? first : lists.flat().filter(counts);
}

/** Leaves out what isn't the case here, and says more where more is known. */
function refine(id: CheckId, draft: Draft, context: ReviewContext): Draft[] {
  const refinement = REFINEMENTS[id];
  const refined = refinement === undefined ? draft : refinement(draft, context);
  return refined === undefined ? [] : [refined];
}

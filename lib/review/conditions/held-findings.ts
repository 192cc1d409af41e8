import { HeldCheck, questionsOf } from './held-checks';
import { EVERYTHING } from './patterns';
import { REFINEMENTS } from './refinements';
import { Subject, subjectText } from '../../access/subject';
import { CheckId } from '../checks/check';
import { isAtLeast, Severity } from '../checks/severity';
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
  const { access, subjects, heldChecks: checks, minor, shared } = context;
  const asking = askedBy(checks);
  return subjects.flatMap((subject) => {
    const find = () => scopesOf(subject, context).flatMap((namespace) => candidatesIn(subject, namespace, asking, context));
    const candidates = shared === undefined ? find() : shared.candidates.of(subject, { access, checks, minor }, find);
    return candidates.flatMap((alternatives) => worstOf(alternatives, context) ?? []);
  });
}

/** The scopes in which bindings add to what counts there anyway. Nothing adds to every verb on every resource. */
function scopesOf(subject: Subject, { access, holdings }: ReviewContext): (string | undefined)[] {
  const namespaces = access.namespacesOf(subject);
  const isMaster = namespaces.length > 0 && holdings.all(subject, undefined, [EVERYTHING]).some(({ names }) => names === undefined);
  return [undefined, ...isMaster ? [] : namespaces];
}

function candidatesIn(subject: Subject, namespace: string | undefined, asking: AskedBy, context: ReviewContext): Draft[][] {
  const checks = new Set<HeldCheck>();
  for (const question of context.holdings.questionsOf(subject, namespace)) {
    asking.get(question)?.forEach((check) => checks.add(check));
  }
  const grading: GradingContext = { subject, namespace, minor: context.minor };
  const [text, found] = [subjectText(subject), [] as Draft[][]];
  for (const check of checks) {
    const drafts = alternativesOf(check, text, grading, context);
    if (drafts.length > 0) {
      found.push(drafts);
    }
  }
  return found;
}

function alternativesOf({ check, alternatives }: HeldCheck, text: string, grading: GradingContext, { holdings }: ReviewContext): Draft[] {
  const { subject, namespace } = grading;
  const drafts: Draft[] = [];
  for (const conjunction of alternatives) {
    const held = holdings.hold(subject, namespace, conjunction);
    const severity = held && gradeHeld(check, held.lists, grading);
    if (held !== undefined && severity !== undefined && !isKnownWider(check, held, severity, grading)) {
      const { lists } = held;
      const counting = countingIn(check, lists, grading);
      drafts.push({ check: check.id, subject: text, holder: subject, namespace, severity, held: counting, lists, details: [] });
    }
  }
  return drafts;
}

/** The worst of what the alternatives of a check find, and of those as bad the last one. */
function worstOf(alternatives: readonly Draft[], context: ReviewContext): Draft | undefined {
  let worst: Draft | undefined;
  for (const alternative of alternatives) {
    // Others may have the alternative, and what is found changes.
    const draft = refine(alternative.check, context.shared === undefined ? alternative : { ...alternative, details: [] }, context);
    if (draft !== undefined && (worst === undefined || isAtLeast(draft.severity, worst.severity))) {
      worst = draft;
    }
  }
  return worst;
}

/** Whether the subject has a finding as bad on the same by what it holds in addition to the bindings of the scope. */
function isKnownWider(check: HeldCheck['check'], { before, lists }: HeldConjunction, severity: Severity, grading: GradingContext): boolean {
  const known = before && gradeHeld(check, before, grading);
  return before !== undefined && known !== undefined && isAtLeast(known, severity)
    && lists.every((list, index) => list.every((held) => before[index].some((wider) => includes(wider, held))));
}

/** Whether something that is held includes something else of the same question. */
function includes(wider: Held, { question, verb, apiGroup, resource, names }: Held): boolean {
  return wider.question === question && wider.verb === verb && wider.apiGroup === apiGroup && wider.resource === resource
    && (wider.names === undefined || names?.every((name) => wider.names?.includes(name)) === true);
}

/** Returns what counts in the scope, or the list itself if all of it counts. */
function countingIn(check: HeldCheck['check'], lists: HeldConjunction['lists'], grading: GradingContext): readonly Held[] {
  const counts = (held: Held) => isGraded(check, held, grading);
  const [first = []] = lists;
  return lists.length === 1 && first.every(counts) ? first : lists.flat().filter(counts);
}

/** Leaves out what isn't the case here, and says more where more is known. */
function refine(id: CheckId, draft: Draft, context: ReviewContext): Draft | undefined {
  const refinement = REFINEMENTS[id];
  return refinement === undefined ? draft : refinement(draft, context);
}

import { Answers, Conjunction, Question, QuestionIndex } from './question';
import { EffectiveAccess, Grant, scopeOf } from '../../access/effective-access';
import { RoleAccess } from '../../access/role-access';
import { groupsOf, Subject, subjectText } from '../../access/subject';
import { ResourceScope } from '../../resources/resource-info';
import { ProbeHit } from '../checks/probe';

/** Something that a subject holds by one binding. */
export interface Held extends ProbeHit {
  readonly question: Question;
  readonly grant: Grant;

  /** The holder that the binding names: the subject, or a group that it is in. */
  readonly holder: Subject;
}

/** The permissions that a subject holds of a conjunction, list by list. */
export interface HeldConjunction {
  readonly lists: readonly (readonly Held[])[];

  /** The same without what the subject's own bindings of the scope add; absent where that isn't all. */
  readonly before?: readonly (readonly Held[])[];
}

/** By question, all that the bindings of one scope give a holder: binding by binding. The questions are in the order in which the bindings answer them. */
type Bound = ReadonlyMap<Question, readonly Held[]>;

const NO_HELD: readonly Held[] = [];

/** The subjects that hold what the checks ask about. */
export class Holdings {
  private readonly ofGroups = new Map<string, ReadonlyMap<string | undefined, Bound>>();

  /** Subjects are asked about one after the other. To keep what all of them hold would take most of the memory of a review. */
  private lastBound: { readonly subject: Subject; readonly byScope: ReadonlyMap<string | undefined, Bound> } | undefined;

  private lastWider: { readonly subject: Subject; readonly namespace: string | undefined; readonly bound: readonly Bound[] } | undefined;

  constructor(private readonly access: EffectiveAccess, private readonly questions: QuestionIndex) {}

  /** Returns what a role grants where it is bound. */
  public ofRole(role: RoleAccess, scope: ResourceScope): Answers {
    return this.questions.answers(role, scope);
  }

  /** The questions of which bindings of one scope give a subject something by its own name. */
  public questionsOf(subject: Subject, namespace: string | undefined): Iterable<Question> {
    return this.bound(subject, namespace)?.keys() ?? [];
  }

  /** Returns what a subject holds of a conjunction in a scope, if it holds something of each list, and something by a binding of its own there. */
  public hold(subject: Subject, namespace: string | undefined, conjunction: Conjunction): HeldConjunction | undefined {
    const bound = this.bound(subject, namespace);
    const own = bound === undefined ? [] : conjunction.map((list) => pick(bound, list, namespace));
    if (own.every(isEmpty)) {
      return undefined;
    }
    const others = this.wider(subject, namespace);
    if (others.length === 0) {
      return own.some(isEmpty) ? undefined : { lists: own };
    }
    const wider = conjunction.map((list) => pickAll(others, list, namespace));
    const lists = own.map((list, index) => isEmpty(list) ? wider[index] : list);
    return lists.some(isEmpty) ? undefined : { lists, before: wider.some(isEmpty) ? undefined : wider };
  }

  /** Everything that a subject holds of a list in a scope, also by wider bindings and through groups. */
  public all(subject: Subject, namespace: string | undefined, list: readonly Question[]): readonly Held[] {
    return pickAll([this.bound(subject, namespace) ?? [], this.wider(subject, namespace)].flat(), list, namespace);
  }

  private bound(subject: Subject, namespace: string | undefined): Bound | undefined {
    if (subject.kind === 'Group') {
      const key = subjectText(subject);
      const ofGroup = this.ofGroups.get(key) ?? this.boundTo(subject);
      this.ofGroups.set(key, ofGroup);
      return ofGroup.get(namespace);
    }
    if (this.lastBound?.subject !== subject) {
      this.lastBound = { subject, byScope: this.boundTo(subject) };
    }
    return this.lastBound.byScope.get(namespace);
  }

  /** Returns what counts in a scope in addition to the bindings there that name the subject. One check after the other needs it. */
  private wider(subject: Subject, namespace: string | undefined): readonly Bound[] {
    if (this.lastWider?.subject !== subject || this.lastWider.namespace !== namespace) {
      const groups = groupsOf(subject)
        .flatMap((group) => [this.bound(group, undefined), ...namespace === undefined ? [] : [this.bound(group, namespace)]]);
      const bound = [...namespace === undefined ? [] : [this.bound(subject, undefined)], ...groups].filter((each) => each !== undefined);
      this.lastWider = { subject, namespace, bound };
    }
    return this.lastWider.bound;
  }

  private boundTo(holder: Subject): Map<string | undefined, Bound> {
    const bound = new Map<string | undefined, Bound>();
    for (const [namespace, grants] of this.access.grantsByScope(holder)) {
      bound.set(namespace, this.heldBy(holder, grants, scopeOf(namespace)));
    }
    return bound;
  }

  private heldBy(holder: Subject, grants: readonly Grant[], scope: ResourceScope): Bound {
    const byQuestion = new Map<Question, Held[]>();
    for (const grant of grants) {
      for (const { question, hits } of this.ofRole(grant.role, scope)) {
        let held = byQuestion.get(question);
        if (held === undefined) {
          held = [];
          byQuestion.set(question, held);
        }
        for (const { verb, apiGroup, resource, names, steps } of hits) {
          held.push({ verb, apiGroup, resource, names, steps, question, grant, holder });
        }
      }
    }
    return byQuestion;
  }
}

function isEmpty(list: readonly Held[]): boolean {
  return list.length === 0;
}

/** Whether a question is about a scope. */
export function isAskedIn(question: Question, namespace: string | undefined): boolean {
  return 'find' in question || namespace === undefined || question.namespaces === undefined || question.namespaces.includes(namespace);
}

/** Returns what is held of a list: holder by holder, then question by question. */
function pickAll(bound: readonly Bound[], questions: readonly Question[], namespace: string | undefined): readonly Held[] {
  return bound.flatMap((each) => pick(each, questions, namespace));
}

function pick(bound: Bound, questions: readonly Question[], namespace: string | undefined): readonly Held[] {
  let picked = NO_HELD;
  for (const question of questions) {
    const held = bound.get(question);
    if (held !== undefined && isAskedIn(question, namespace)) {
      picked = picked.length === 0 ? held : [...picked, ...held];
    }
  }
  return picked;
}

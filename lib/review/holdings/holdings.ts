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

/** The bindings of one scope to a holder, and what the role of each answers. `Held` objects are made of them only where a check needs them. */
interface Bound {
  readonly holder: Subject;
  readonly grants: readonly Grant[];

  /** In the order of the grants. */
  readonly answers: readonly Answers[];
}

const NO_HITS: readonly ProbeHit[] = [];

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
  public* questionsOf(subject: Subject, namespace: string | undefined): Iterable<Question> {
    for (const answers of this.bound(subject, namespace)?.answers ?? []) {
      yield* answers.keys();
    }
  }

  /** Returns what a subject holds of a conjunction in a scope, if it holds something of each list, and something by a binding of its own there. */
  public hold(subject: Subject, namespace: string | undefined, conjunction: Conjunction): HeldConjunction | undefined {
    const bound = this.bound(subject, namespace);
    const own = bound === undefined ? [] : conjunction.map((list) => pick([bound], list, namespace));
    if (own.every(isEmpty)) {
      return undefined;
    }
    const others = this.wider(subject, namespace);
    if (others.length === 0) {
      return own.some(isEmpty) ? undefined : { lists: own };
    }
    const wider = conjunction.map((list) => pick(others, list, namespace));
    const lists = own.map((list, index) => isEmpty(list) ? wider[index] : list);
    return lists.some(isEmpty) ? undefined : { lists, before: wider.some(isEmpty) ? undefined : wider };
  }

  /** Everything that a subject holds of a list in a scope, also by wider bindings and through groups. */
  public all(subject: Subject, namespace: string | undefined, list: readonly Question[]): Held[] {
    return pick([this.bound(subject, namespace) ?? [], this.wider(subject, namespace)].flat(), list, namespace);
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
      bound.set(namespace, { holder, grants, answers: grants.map(({ role }) => this.ofRole(role, scopeOf(namespace))) });
    }
    return bound;
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
function pick(bound: readonly Bound[], questions: readonly Question[], namespace: string | undefined): Held[] {
  const picked: Held[] = [];
  for (const { holder, grants, answers } of bound) {
    for (const question of questions) {
      if (isAskedIn(question, namespace)) {
        for (let index = 0; index < grants.length; index++) {
          for (const { verb, apiGroup, resource, names, steps } of answers[index].get(question) ?? NO_HITS) {
            picked.push({ verb, apiGroup, resource, names, steps, question, grant: grants[index], holder });
          }
        }
      }
    }
  }
  return picked;
}

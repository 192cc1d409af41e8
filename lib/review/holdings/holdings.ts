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

  /** The permission that the role grants, the same for all subjects that it is bound to. A check may have left out names of it here. */
  readonly hit?: ProbeHit;
}

/** The permissions that a subject holds of a conjunction, list by list. */
export interface HeldConjunction {
  readonly lists: readonly (readonly Held[])[];

  /** The same without what the subject's own bindings of the scope add; absent where that isn't all. */
  readonly before?: readonly (readonly Held[])[];
}

/** The answers of the bindings of one scope. Each question is asked when a check needs it, because most checks need few of them. */
class BoundAnswers {
  private readonly known = new Map<Question, readonly Held[]>();

  constructor(private readonly holder: Subject, private readonly grants: readonly { readonly grant: Grant; readonly answers: Answers }[]) {}

  public get isEmpty(): boolean {
    return this.grants.every(({ answers }) => answers.size === 0);
  }

  /** The questions of which something is given, in the order of the bindings and of what these give. */
  public questions(): Set<Question> {
    const questions = new Set<Question>();
    for (const { answers } of this.grants) {
      for (const question of answers.keys()) {
        questions.add(question);
      }
    }
    return questions;
  }

  public get(question: Question): readonly Held[] {
    let held = this.known.get(question);
    if (held === undefined) {
      held = this.find(question);
      this.known.set(question, held);
    }
    return held;
  }

  private find(question: Question): readonly Held[] {
    const { holder } = this;
    const found: Held[] = [];
    for (const { grant, answers } of this.grants) {
      for (const hit of answers.get(question) ?? NO_HITS) {
        const { verb, apiGroup, resource, names, steps } = hit;
        found.push({ verb, apiGroup, resource, names, steps, question, grant, holder, hit });
      }
    }
    return found;
  }
}

const NO_HITS: readonly ProbeHit[] = [];
const NOTHING = new BoundAnswers({ kind: 'User', name: '' }, []);
const NO_HELD: readonly Held[] = [];

/** Who holds what of the questions of all checks. */
export class Holdings {
  private readonly ofRoles = new Map<ResourceScope, Map<RoleAccess, Answers>>();
  private readonly ofGroups = new Map<string, ReadonlyMap<string | undefined, BoundAnswers>>();

  /** Subjects are asked about one after the other. To keep what all of them hold would take most of the memory of a review. */
  private lastBound: { readonly subject: Subject; readonly byScope: ReadonlyMap<string | undefined, BoundAnswers> } | undefined;

  private lastWider: { readonly subject: Subject; readonly namespace: string | undefined; readonly answers: readonly BoundAnswers[] } | undefined;

  constructor(private readonly access: EffectiveAccess, private readonly questions: QuestionIndex) {}

  /** Returns what a role grants where it is bound. */
  public ofRole(role: RoleAccess, scope: ResourceScope): Answers {
    const ofScope = this.ofRoles.get(scope) ?? new Map<RoleAccess, Answers>();
    this.ofRoles.set(scope, ofScope);
    let answers = ofScope.get(role);
    if (answers === undefined) {
      answers = this.questions.answers(role.permissions(scope), scope);
      ofScope.set(role, answers);
    }
    return answers;
  }

  /** The questions of which bindings of one scope give a subject something by its own name. */
  public questionsOf(subject: Subject, namespace: string | undefined): ReadonlySet<Question> {
    return this.bound(subject, namespace).questions();
  }

  /** Returns what a subject holds of a conjunction in a scope, if it holds something of each list, and something by a binding of its own there. */
  public hold(subject: Subject, namespace: string | undefined, conjunction: Conjunction): HeldConjunction | undefined {
    const bound = this.bound(subject, namespace);
    const own = conjunction.map((list) => pick(bound, list, namespace));
    if (own.every((list) => list.length === 0)) {
      return undefined;
    }
    const others = this.wider(subject, namespace);
    if (others.length === 0) {
      return own.some((list) => list.length === 0) ? undefined : { lists: own };
    }
    const wider = conjunction.map((list) => others.flatMap((answers) => pick(answers, list, namespace)));
    const lists = own.map((list, index) => list.length > 0 ? list : wider[index]);
    if (lists.some((list) => list.length === 0)) {
      return undefined;
    }
    return { lists, ...wider.every((list) => list.length > 0) ? { before: wider } : {} };
  }

  /** Everything that a subject holds of a list in a scope, also by wider bindings and through groups. */
  public all(subject: Subject, namespace: string | undefined, list: readonly Question[]): Held[] {
    return [this.bound(subject, namespace), ...this.wider(subject, namespace)].flatMap((answers) => pick(answers, list, namespace));
  }

  private bound(subject: Subject, namespace: string | undefined): BoundAnswers {
    if (subject.kind === 'Group') {
      const key = subjectText(subject);
      const ofGroup = this.ofGroups.get(key) ?? this.joinGrants(subject);
      this.ofGroups.set(key, ofGroup);
      return ofGroup.get(namespace) ?? NOTHING;
    }
    if (this.lastBound?.subject !== subject) {
      this.lastBound = { subject, byScope: this.joinGrants(subject) };
    }
    return this.lastBound.byScope.get(namespace) ?? NOTHING;
  }

  /** Returns what counts in a scope in addition to the bindings there that name the subject. One check after the other needs it. */
  private wider(subject: Subject, namespace: string | undefined): readonly BoundAnswers[] {
    if (this.lastWider?.subject !== subject || this.lastWider.namespace !== namespace) {
      const groups = groupsOf(subject)
        .flatMap((group) => [this.bound(group, undefined), ...namespace === undefined ? [] : [this.bound(group, namespace)]]);
      const answers = [...namespace === undefined ? [] : [this.bound(subject, undefined)], ...groups].filter(({ isEmpty }) => !isEmpty);
      this.lastWider = { subject, namespace, answers };
    }
    return this.lastWider.answers;
  }

  private joinGrants(subject: Subject): Map<string | undefined, BoundAnswers> {
    const byScope = new Map<string | undefined, { readonly grant: Grant; readonly answers: Answers }[]>();
    for (const grant of this.access.grantsTo(subject)) {
      const granted = { grant, answers: this.ofRole(grant.role, scopeOf(grant.namespace)) };
      const ofScope = byScope.get(grant.namespace);
      if (ofScope === undefined) {
        byScope.set(grant.namespace, [granted]);
      } else {
        ofScope.push(granted);
      }
    }
    return new Map([...byScope].map(([namespace, grants]) => [namespace, new BoundAnswers(subject, grants)]));
  }
}

function pick(answers: BoundAnswers, questions: readonly Question[], namespace: string | undefined): readonly Held[] {
  let picked = NO_HELD;
  for (const question of questions) {
    if ('find' in question || namespace === undefined || question.namespaces === undefined || question.namespaces.includes(namespace)) {
      const held = answers.get(question);
      if (held.length > 0) {
        picked = picked.length === 0 ? held : [...picked, ...held];
      }
    }
  }
  return picked;
}

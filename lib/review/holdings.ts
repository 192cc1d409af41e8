import { ProbeHit } from './probe';
import { Conjunction, Question, QuestionIndex } from './question';
import { EffectiveAccess, Grant, scopeOf } from '../access/effective-access';
import { RoleAccess } from '../access/role-access';
import { groupsOf, Subject, subjectText } from '../access/subject';
import { ResourceScope } from '../resources/resource-info';

/** Something that a subject holds by one binding. */
export interface Held extends ProbeHit {
  readonly question: Question;
  readonly grant: Grant;

  /** Whom the binding names: the subject, or a group that it is in. */
  readonly holder: Subject;
}

/** What a subject holds of a conjunction, list by list. */
export interface HeldConjunction {
  readonly lists: readonly (readonly Held[])[];

  /** The same without what the subject's own bindings of the scope add; absent where that isn't all. */
  readonly before?: readonly (readonly Held[])[];
}

type Answers = ReadonlyMap<Question, readonly Held[]>;

const NOTHING: Answers = new Map();

/** Who holds what of the questions of all checks. */
export class Holdings {
  private readonly ofRoles = new Map<ResourceScope, Map<RoleAccess, ReadonlyMap<Question, readonly ProbeHit[]>>>();
  private readonly ofGroups = new Map<string, ReadonlyMap<string | undefined, Answers>>();

  /** Subjects are asked about one after the other. To keep what all of them hold would take most of the memory of a review. */
  private lastBound: { readonly key: string; readonly byScope: ReadonlyMap<string | undefined, Answers> } | undefined;

  private lastWider: { readonly subject: Subject; readonly namespace: string | undefined; readonly answers: readonly Answers[] } | undefined;

  constructor(private readonly access: EffectiveAccess, private readonly questions: QuestionIndex) {}

  /** What a role grants where it is bound. */
  public ofRole(role: RoleAccess, scope: ResourceScope): ReadonlyMap<Question, readonly ProbeHit[]> {
    const ofScope = this.ofRoles.get(scope) ?? new Map<RoleAccess, ReadonlyMap<Question, readonly ProbeHit[]>>();
    this.ofRoles.set(scope, ofScope);
    let answers = ofScope.get(role);
    if (answers === undefined) {
      answers = this.questions.answers(role.permissions(scope), scope);
      ofScope.set(role, answers);
    }
    return answers;
  }

  /** What bindings of one scope give a subject by its own name. */
  public bound(subject: Subject, namespace: string | undefined): Answers {
    const key = subjectText(subject);
    if (subject.kind === 'Group') {
      const ofGroup = this.ofGroups.get(key) ?? this.joinGrants(subject);
      this.ofGroups.set(key, ofGroup);
      return ofGroup.get(namespace) ?? NOTHING;
    }
    if (this.lastBound?.key !== key) {
      this.lastBound = { key, byScope: this.joinGrants(subject) };
    }
    return this.lastBound.byScope.get(namespace) ?? NOTHING;
  }

  /** What a subject holds of a conjunction in a scope, if it holds something of each list, and something by a binding of its own there. */
  public hold(subject: Subject, namespace: string | undefined, conjunction: Conjunction): HeldConjunction | undefined {
    const own = conjunction.map((list) => pick(this.bound(subject, namespace), list, namespace));
    if (own.every((list) => list.length === 0)) {
      return undefined;
    }
    const others = this.wider(subject, namespace);
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

  /** What counts in a scope besides the bindings there that name the subject. It is asked for one check after the other. */
  private wider(subject: Subject, namespace: string | undefined): readonly Answers[] {
    if (this.lastWider?.subject !== subject || this.lastWider.namespace !== namespace) {
      const groups = groupsOf(subject)
        .flatMap((group) => [this.bound(group, undefined), ...namespace === undefined ? [] : [this.bound(group, namespace)]]);
      const answers = [...namespace === undefined ? [] : [this.bound(subject, undefined)], ...groups].filter(({ size }) => size > 0);
      this.lastWider = { subject, namespace, answers };
    }
    return this.lastWider.answers;
  }

  private joinGrants(subject: Subject): Map<string | undefined, Answers> {
    const byScope = new Map<string | undefined, Map<Question, Held[]>>();
    for (const grant of this.access.grantsTo(subject)) {
      const answers = byScope.get(grant.namespace) ?? new Map<Question, Held[]>();
      byScope.set(grant.namespace, answers);
      for (const [question, hits] of this.ofRole(grant.role, scopeOf(grant.namespace))) {
        const held = answers.get(question) ?? [];
        answers.set(question, held);
        for (const { verb, apiGroup, resource, names, steps } of hits) {
          held.push({ verb, apiGroup, resource, names, steps, question, grant, holder: subject });
        }
      }
    }
    return byScope;
  }
}

function pick(answers: Answers, questions: readonly Question[], namespace: string | undefined): Held[] {
  return questions.flatMap((question) => 'find' in question || namespace === undefined
    || question.namespaces === undefined || question.namespaces.includes(namespace)
    ? answers.get(question) ?? [] : []);
}

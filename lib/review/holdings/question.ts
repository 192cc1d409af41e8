import { listKey } from '../../rbac/packing';
import { PermissionIndex, ResourceEntry } from '../../rbac/permission-index';
import { VerbSet } from '../../rbac/verb-set';
import { WILDCARD } from '../../rbac/wildcards';
import { ResourceScope } from '../../resources/resource-info';
import { findHits, Probe, ProbeHit } from '../checks/probe';

/** Something that is looked for in what a role grants, which no request is like: a wildcard, or any verb of a family. */
export interface PatternQuestion {
  /** Looks at one resource after the other: what is found in several is what is found in each of them. */
  readonly find: (index: PermissionIndex, scope: ResourceScope) => ProbeHit[];
}

/** Something that a check looks for in what a role grants. */
export type Question = Probe | PatternQuestion;

/** Lists in each of which a subject must hold something. */
export type Conjunction = readonly (readonly Question[])[];

/** The questions of which a role grants something, with what it grants. */
export type Answers = ReadonlyMap<Question, readonly ProbeHit[]>;

/** The questions of all checks, laid out so that a role is asked only those that its rules can answer, and roles that grant the same are asked once. */
export class QuestionIndex {
  private readonly byResource = new Map<string, Probe[]>();
  private readonly probes: Probe[] = [];
  private readonly patterns: PatternQuestion[] = [];

  /** The names that some question is about: which others a rule has makes no difference. */
  private readonly askedNames = new Set<string>();

  private readonly ofIndexes = {
    [ResourceScope.NAMESPACED]: new WeakMap<PermissionIndex, Answers>(),
    [ResourceScope.CLUSTER]: new WeakMap<PermissionIndex, Answers>(),
  };

  /** By scope and by what is granted: of a whole role, and of a single resource. */
  private readonly ofContents = new Map<string, Answers>();
  private readonly ofEntries = new Map<string, Answers>();

  constructor(questions: Iterable<Question>) {
    for (const question of questions) {
      if ('find' in question) {
        this.patterns.push(question);
      } else {
        this.probes.push(question);
        question.names?.forEach((name) => this.askedNames.add(name));
        const key = keyOf(question.apiGroup, question.resource.endsWith('/*') ? question.resource.slice(0, -1) : question.resource);
        const same = this.byResource.get(key);
        if (same === undefined) {
          this.byResource.set(key, [question]);
        } else {
          same.push(question);
        }
      }
    }
  }

  /** Everything that a role grants of the questions. */
  public answers(index: PermissionIndex, scope: ResourceScope): Answers {
    const answers = this.ofIndexes[scope].get(index) ?? this.find(index, scope);
    this.ofIndexes[scope].set(index, answers);
    return answers;
  }

  private find(index: PermissionIndex, scope: ResourceScope): Answers {
    const entries = [...index.entries()];
    if (!entries.some(isStarred)) {
      return this.join(entries.map((entry) => this.ofEntry(entry, scope)));
    }
    const content = `${scope}${entries.map(contentKey).join('/')}`;
    let answers = this.ofContents.get(content);
    if (answers === undefined) {
      answers = this.ask(index, scope);
      this.ofContents.set(content, answers);
    }
    return answers;
  }

  /** Asks all that the rules of a role can answer. This is what the faster ways have to agree with. */
  public ask(index: PermissionIndex, scope: ResourceScope): Answers {
    const answers = new Map<Question, readonly ProbeHit[]>();
    const keep = (question: Question, hits: readonly ProbeHit[]) => {
      if (hits.length > 0) {
        answers.set(question, hits);
      }
    };
    this.candidates(index).forEach((probe) => keep(probe, findHits(index, probe)));
    this.patterns.forEach((pattern) => keep(pattern, pattern.find(index, scope)));
    return answers;
  }

  /** Returns the answers of one resource. Without a star, no other resource has a part in them. */
  private ofEntry(entry: ResourceEntry, scope: ResourceScope): Answers {
    if (entry.named.size === 0) {
      return this.ofShape(entry, scope);
    }
    const names = new Map([...entry.named.keys()].map((name, i) => [name === '' || this.askedNames.has(name) ? name : `${PLACEHOLDER}${i}`, name]));
    const shape = new Map([...names].map(([placeholder, name]) => [placeholder, entry.named.get(name) ?? entry.unnamed]));
    return withNames(this.ofShape({ ...entry, named: shape }, scope), names);
  }

  private ofShape(entry: ResourceEntry, scope: ResourceScope): Answers {
    const key = `${scope}${contentKey(entry)}`;
    let answers = this.ofEntries.get(key);
    if (answers === undefined) {
      const index = new PermissionIndex();
      index.setEntry(entry);
      answers = this.ask(index, scope);
      this.ofEntries.set(key, answers);
    }
    return answers;
  }

  /** Joins what resources answer: questions about one resource come before patterns, as they are asked. */
  private join(all: readonly Answers[]): Answers {
    const joined = new Map<Question, readonly ProbeHit[]>();
    const add = (question: Question, hits: readonly ProbeHit[]) => {
      const earlier = joined.get(question);
      joined.set(question, earlier === undefined ? hits : [...earlier, ...hits]);
    };
    const found = new Set<Question>();
    for (const answers of all) {
      for (const [question, hits] of answers) {
        if ('find' in question) {
          found.add(question);
        } else {
          add(question, hits);
        }
      }
    }
    if (found.size > 0) {
      for (const pattern of this.patterns) {
        if (found.has(pattern)) {
          all.forEach((answers) => add(pattern, answers.get(pattern) ?? []));
        }
      }
    }
    return joined;
  }

  private candidates(index: PermissionIndex): Set<Probe> {
    const candidates = new Set<Probe>();
    for (const entry of index.entries()) {
      if (isStarred(entry)) {
        return new Set(this.probes);
      }
      const { apiGroup, resource } = entry;
      const anyPart = resource.includes('/') ? this.byResource.get(keyOf(apiGroup, resource.slice(0, resource.indexOf('/') + 1))) ?? [] : [];
      [...this.byResource.get(keyOf(apiGroup, resource)) ?? [], ...anyPart].forEach((probe) => candidates.add(probe));
    }
    return candidates;
  }
}

/** The questions of several reviews. Those that they have in common are asked once. */
export class SharedQuestions {
  private readonly known: { readonly questions: ReadonlySet<Question>; readonly index: QuestionIndex }[] = [];

  public indexOf(questions: ReadonlySet<Question>): QuestionIndex {
    const same = this.known.find((each) =>
      each.questions.size === questions.size && [...questions].every((question) => each.questions.has(question)));
    if (same !== undefined) {
      return same.index;
    }
    const index = new QuestionIndex(questions);
    this.known.push({ questions, index });
    return index;
  }
}

function keyOf(apiGroup: string, resource: string): string {
  return `${apiGroup}|${resource}`;
}

/** Whether a star takes in other groups or resources. */
function isStarred({ apiGroup, resource }: ResourceEntry): boolean {
  return apiGroup === WILDCARD || resource.startsWith(WILDCARD);
}

/** A text that is the same where the same is granted, in the same order. */
function contentKey({ apiGroup, resource, unnamed, named }: ResourceEntry): string {
  let key = `${listKey([apiGroup, resource])}/${verbsKey(unnamed)}`;
  for (const [name, verbs] of named) {
    key += `/${listKey([name])}/${verbsKey(verbs)}`;
  }
  return key;
}

const keysOfVerbs = new WeakMap<VerbSet, string>();

/** Equal sets of a few verbs are one and the same. */
function verbsKey(verbs: VerbSet): string {
  let key = keysOfVerbs.get(verbs);
  if (key === undefined) {
    key = listKey(verbs.toArray());
    keysOfVerbs.set(verbs, key);
  }
  return key;
}

/** The first character of a placeholder. A name can't begin with it, because it can't be written. */
const PLACEHOLDER = '\0';

/** Puts names in the place of their placeholders. */
function withNames(answers: Answers, names: ReadonlyMap<string, string>): Answers {
  return new Map([...answers].map(([question, hits]) => [question, hits.map((hit) =>
    hit.names === undefined ? hit : { ...hit, names: hit.names.map((name) => names.get(name) ?? name) })]));
}

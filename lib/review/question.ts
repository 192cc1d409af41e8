import { findHits, Probe, ProbeHit } from './probe';
import { listKey } from '../rbac/packing';
import { PermissionIndex, ResourceEntry } from '../rbac/permission-index';
import { WILDCARD } from '../rbac/wildcards';
import { ResourceScope } from '../resources/resource-info';

/** Something that is looked for in what a role grants, which no request is like: a wildcard, or any verb of a family. */
export interface PatternQuestion {
  /** Looks at one resource after the other: what is found in several is what is found in each of them. */
  readonly find: (index: PermissionIndex, scope: ResourceScope) => ProbeHit[];
}

/** What is looked for in what a role grants. */
export type Question = Probe | PatternQuestion;

/** Lists in each of which a subject must hold something. */
export type Conjunction = readonly (readonly Question[])[];

/** What a role grants of the questions: those of which it grants something. */
export type Answers = ReadonlyMap<Question, readonly ProbeHit[]>;

/** What has more names isn't likely to be met again. */
const MOST_NAMES_SHARED = 8;

/** The questions of all checks, laid out so that a role is asked only those that its rules can answer, and roles that grant the same are asked once. */
export class QuestionIndex {
  private readonly byResource = new Map<string, Probe[]>();
  private readonly probes: Probe[] = [];
  private readonly patterns: PatternQuestion[] = [];

  /** By scope and by what is granted: of a whole role, and of a single resource. */
  private readonly ofContents = new Map<string, Answers>();
  private readonly ofEntries = new Map<string, Answers>();

  constructor(questions: Iterable<Question>) {
    for (const question of questions) {
      if ('find' in question) {
        this.patterns.push(question);
      } else {
        this.probes.push(question);
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
    const entries = [...index.entries()];
    const keys = entries.map((entry) => contentKey(entry, scope));
    const content = keys.includes(undefined) ? undefined : keys.join('\n');
    const known = content === undefined ? undefined : this.ofContents.get(content);
    if (known !== undefined) {
      return known;
    }
    const answers = entries.some(isStarred) ? this.ask(index, scope)
      : this.join(entries.map((entry, i) => this.ofEntry(entry, keys[i], scope)));
    if (content !== undefined) {
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

  /** What one resource answers. Without a star, no other one has a part in it. */
  private ofEntry(entry: ResourceEntry, key: string | undefined, scope: ResourceScope): Answers {
    const known = key === undefined ? undefined : this.ofEntries.get(key);
    if (known !== undefined) {
      return known;
    }
    const index = new PermissionIndex();
    index.setEntry(entry);
    const answers = this.ask(index, scope);
    if (key !== undefined) {
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

function keyOf(apiGroup: string, resource: string): string {
  return `${apiGroup}|${resource}`;
}

/** Whether a star takes in other groups or resources. */
function isStarred({ apiGroup, resource }: ResourceEntry): boolean {
  return apiGroup === WILDCARD || resource.startsWith(WILDCARD);
}

/** A text that is the same where the same is granted, in the same order; none where it would be long. */
function contentKey({ apiGroup, resource, unnamed, named }: ResourceEntry, scope: ResourceScope): string | undefined {
  if (named.size > MOST_NAMES_SHARED) {
    return undefined;
  }
  let key = `${scope}${listKey([apiGroup, resource])}/${listKey(unnamed.toArray())}`;
  for (const [name, verbs] of named) {
    key += `/${listKey([name])}/${listKey(verbs.toArray())}`;
  }
  return key;
}

import { livePartsOf } from '../../access/effect';
import { RoleAccess } from '../../access/role-access';
import { sampleOf } from '../../access/sample-rules';
import { canonical } from '../../rbac/coverage';
import { listKey } from '../../rbac/packing';
import { PermissionIndex, ResourceEntry } from '../../rbac/permission-index';
import { PolicyRule } from '../../rbac/policy-rule';
import { VerbSet } from '../../rbac/verb-set';
import { WILDCARD } from '../../rbac/wildcards';
import { ResourceScope } from '../../resources/resource-info';
import { findHits, Probe, ProbeHit, probeHit } from '../checks/probe';

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

/** The part of a rule about one resource that is in force. */
interface RulePart {
  /** With a placeholder where `names` has the names. */
  readonly rule: PolicyRule;
  readonly apiGroup: string;
  readonly resource: string;

  /** Distinguishes it from all others of an index, except those that differ only in `names`. */
  readonly id: number;

  /** The names of the rule, if it has ordinary ones that no question is about. */
  readonly names: readonly string[] | undefined;
}

/** The earlier answers of one scope. */
class KnownAnswers {
  public readonly ofRoles = new WeakMap<readonly PolicyRule[], Answers>();
  public readonly ofRules = new WeakMap<PolicyRule, readonly RulePart[]>();
  public readonly ofParts = new Map<number | string, Answers>();

  /** By what is granted: by a whole role, or on one resource. */
  public readonly ofContents = new Map<string, Answers>();
}

const { NAMESPACED, CLUSTER } = ResourceScope;

/** The questions of all checks, laid out so that a role is asked only those that its rules can answer, and roles that grant the same are asked once. */
export class QuestionIndex {
  private readonly byResource = new Map<string, Probe[]>();
  private readonly probes: Probe[] = [];
  private readonly patterns: PatternQuestion[] = [];
  private parts = 0;

  /** The names that some question is about: which others a rule has makes no difference. */
  private readonly askedNames = new Set<string>();

  /** By scope: of the rules of a role, which two states may have in common, and of a rule, which roles have in common. */
  private readonly known = { [NAMESPACED]: new KnownAnswers(), [CLUSTER]: new KnownAnswers() };

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
  public answers(role: RoleAccess, scope: ResourceScope): Answers {
    const { ofRoles } = this.known[scope];
    const rules = role.policyRules;
    let answers = ofRoles.get(rules);
    if (answers === undefined) {
      const parts = partsByResource(rules.map((rule) => this.partsOf(rule, scope)));
      answers = parts === undefined ? this.ofWildcards(role.permissions(scope), scope) : this.join(parts.map((each) => this.ofParts(each, scope)));
      ofRoles.set(rules, answers);
    }
    return answers;
  }

  private ofWildcards(index: PermissionIndex, scope: ResourceScope): Answers {
    const { ofContents } = this.known[scope];
    const content = [...index.entries()].map(contentKey).join('/');
    let answers = ofContents.get(content);
    if (answers === undefined) {
      answers = this.ask(index, scope);
      ofContents.set(content, answers);
    }
    return answers;
  }

  /** The parts of a rule that are in force, resource by resource. Those of rules that differ only in names are found once. */
  private partsOf(rule: PolicyRule, scope: ResourceScope): readonly RulePart[] {
    const { resourceNames = [] } = rule;
    const sample = resourceNames.some((name) => this.askedNames.has(name)) ? rule : sampleOf(rule);
    const { ofRules } = this.known[scope];
    let parts = ofRules.get(sample);
    if (parts === undefined) {
      parts = livePartsOf(sample, scope).flatMap((part) => {
        const [apiGroup, resource] = [part.apiGroups?.[0], part.resources?.[0]];
        const isSampled = sample !== rule && part.resourceNames !== undefined;
        return apiGroup === undefined || resource === undefined ? []
          : { rule: isSampled ? { ...part, resourceNames: [PLACEHOLDER] } : part, apiGroup, resource, id: this.parts++, names: isSampled ? NO_NAMES : undefined };
      });
      ofRules.set(sample, parts);
    }
    return sample === rule ? parts : parts.map(({ rule: part, apiGroup, resource, id, names }) =>
      ({ rule: part, apiGroup, resource, id, names: names && resourceNames }));
  }

  /** Returns the answers of the parts of rules about one resource. Without a star, no other resource has a part in them. */
  private ofParts(parts: readonly RulePart[], scope: ResourceScope): Answers {
    const named = parts.filter(({ rule }) => rule.resourceNames !== undefined);
    const [names] = named.map((part) => part.names);
    if (named.length > 1 && named.some((part) => part.names !== undefined)) {
      return this.ofRules(parts.map(({ rule, names: own }) => own === undefined ? rule : { ...rule, resourceNames: [...own] }), scope);
    }
    const { ofParts } = this.known[scope];
    const key = parts.length === 1 ? parts[0].id : parts.map(({ id }) => id).join();
    let answers = ofParts.get(key);
    if (answers === undefined) {
      answers = this.ofRules(parts.map(({ rule }) => rule), scope);
      ofParts.set(key, answers);
    }
    return names === undefined ? answers : withNames(answers, new Map([[PLACEHOLDER, names]]));
  }

  /** The same of rules about one resource. */
  private ofRules(rules: readonly PolicyRule[], scope: ResourceScope): Answers {
    const [entry] = canonical(PermissionIndex.of(rules)).entries();
    return this.ofEntry(entry, scope);
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

  /** Returns the answers of one resource, which are the same for all names that no question is about. */
  private ofEntry(entry: ResourceEntry, scope: ResourceScope): Answers {
    if (entry.named.size === 0) {
      return this.ofShape(entry, scope);
    }
    const names = new Map([...entry.named.keys()].map((name, i) => [name === '' || this.askedNames.has(name) ? name : `${PLACEHOLDER}${i}`, [name]]));
    const shape = new Map([...names].map(([placeholder, [name]]) => [placeholder, entry.named.get(name) ?? entry.unnamed]));
    return withNames(this.ofShape({ ...entry, named: shape }, scope), names);
  }

  private ofShape(entry: ResourceEntry, scope: ResourceScope): Answers {
    const { ofContents } = this.known[scope];
    const key = contentKey(entry);
    let answers = ofContents.get(key);
    if (answers === undefined) {
      const index = new PermissionIndex();
      index.setEntry(entry);
      answers = this.ask(index, scope);
      ofContents.set(key, answers);
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

/** The parts of rules by what they are about, in the order of an index of permissions; nothing where a star is about other resources, too. */
function partsByResource(rules: readonly (readonly RulePart[])[]): RulePart[][] | undefined {
  const groups = new Map<string, Map<string, RulePart[]>>();
  for (const parts of rules) {
    for (const part of parts) {
      if (isStarred(part)) {
        return undefined;
      }
      const resources = groups.get(part.apiGroup) ?? new Map<string, RulePart[]>();
      groups.set(part.apiGroup, resources);
      const same = resources.get(part.resource);
      if (same === undefined) {
        resources.set(part.resource, [part]);
      } else {
        same.push(part);
      }
    }
  }
  return [...groups.values()].flatMap((resources) => [...resources.values()]);
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
function isStarred({ apiGroup, resource }: Pick<ResourceEntry, 'apiGroup' | 'resource'>): boolean {
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

const NO_NAMES: readonly string[] = [];

/** Puts names in the place of their placeholders. */
function withNames(answers: Answers, names: ReadonlyMap<string, readonly string[]>): Answers {
  const named = new Map<Question, readonly ProbeHit[]>();
  for (const [question, hits] of answers) {
    named.set(question, hits.map((hit) => hit.names === undefined ? hit
      : probeHit(hit.verb, hit.apiGroup, hit.resource, hit.names.flatMap((name) => names.get(name) ?? name), hit.steps)));
  }
  return named;
}

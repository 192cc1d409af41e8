import { livePartsOf } from '../../access/effect';
import { RoleAccess } from '../../access/role-access';
import { sampleOf } from '../../access/sample-rules';
import { canonical } from '../../rbac/coverage';
import { listKey } from '../../rbac/packing';
import { PermissionIndex, ResourceEntry } from '../../rbac/permission-index';
import { PolicyRule } from '../../rbac/policy-rule';
import { FewVerbs, VerbSet } from '../../rbac/verb-set';
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

/** A question, and what a role grants of it on one resource. */
export interface Answer {
  readonly question: Question;
  readonly hits: readonly ProbeHit[];
}

/** All that a role grants of the questions: of the probes before the patterns. A question has an answer for each resource on which something is granted. */
export type Answers = readonly Answer[];

/** Returns what a role grants of a question. */
export function hitsOf(answers: Answers, asked: Question): readonly ProbeHit[] {
  return answers.flatMap(({ question, hits }) => question === asked ? hits : []);
}

/** The answers of a resource. */
interface ResourceAnswers {
  readonly ofProbes: Answers;
  readonly ofPatterns: Answers;
}

/** The part of a rule about one resource that is in force. */
interface RulePart {
  /** With a placeholder for the names of a rule whose names make no difference. */
  readonly rule: PolicyRule;
  readonly apiGroup: string;
  readonly resource: string;

  /** The group and the resource as a key. */
  readonly target: string;

  /** Whether the rule has a placeholder. */
  readonly isSample: boolean;
}

/** The parts of a role about one resource. Roles that have the same parts in the same order share a group, and what it answers. */
class PartGroup {
  public answers: ResourceAnswers | undefined;
  private readonly longer = new Map<RulePart, PartGroup>();

  constructor(public readonly parts: readonly RulePart[] = []) {}

  /** Returns the group with one part more. */
  public with(part: RulePart): PartGroup {
    let group = this.longer.get(part);
    if (group === undefined) {
      group = new PartGroup([...this.parts, part]);
      this.longer.set(part, group);
    }
    return group;
  }
}

/** The earlier answers of one scope. */
class KnownAnswers {
  public readonly ofRoles = new Map<readonly PolicyRule[], Answers>();
  public readonly ofRules = new Map<PolicyRule, readonly RulePart[]>();
  public readonly ofParts = new PartGroup();

  /** By what is granted: by a whole role, or on one resource. */
  public readonly ofContents = new Map<string, Answers>();
}

const { NAMESPACED, CLUSTER } = ResourceScope;

/** The questions of all checks, laid out so that a role is asked only those that its rules can answer, and roles that grant the same are asked once. */
export class QuestionIndex {
  private readonly byResource = new Map<string, Probe[]>();
  private readonly probes: Probe[] = [];
  private readonly patterns: PatternQuestion[] = [];

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
      answers = this.byResources(rules, scope) ?? this.ofWildcards(role.permissions(scope), scope);
      ofRoles.set(rules, answers);
    }
    return answers;
  }

  /** Joins the answers of one resource after the other; nothing where a star is about other resources, too. */
  private byResources(rules: readonly PolicyRule[], scope: ResourceScope): Answers | undefined {
    const byTarget = new Map<string, PartGroup>();
    const names = new Map<string, readonly string[]>();
    for (const rule of rules) {
      for (const part of this.partsOf(rule, scope)) {
        if (isStarred(part)) {
          return undefined;
        }
        byTarget.set(part.target, (byTarget.get(part.target) ?? this.known[scope].ofParts).with(part));
        if (part.isSample) {
          names.set(part.target, rule.resourceNames ?? []);
        }
      }
    }
    const probes: Answer[] = [];
    const patterns: Answer[] = [];
    for (const [target, group] of inOrderOfGroups(byTarget)) {
      const own = names.get(target);
      const { ofProbes, ofPatterns } = own === undefined ? this.ofGroup(group, scope) : this.ofNamed(group, own, rules, scope);
      ofProbes.forEach((answer) => probes.push(answer));
      ofPatterns.forEach((answer) => patterns.push(answer));
    }
    return probes.concat(patterns.length < 2 ? patterns : patterns.sort((a, b) => this.rankOf(a) - this.rankOf(b)));
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
        const isSample = sample !== rule && part.resourceNames !== undefined;
        return apiGroup === undefined || resource === undefined ? []
          : { rule: isSample ? { ...part, resourceNames: [PLACEHOLDER] } : part, apiGroup, resource, target: keyOf(apiGroup, resource), isSample };
      });
      ofRules.set(sample, parts);
    }
    return parts;
  }

  /** Returns the answers of the parts of rules about one resource. Without a star, no other resource has a part in them. */
  private ofGroup(group: PartGroup, scope: ResourceScope): ResourceAnswers {
    return group.answers ??= split(this.ofVerbs(group.parts, scope) ?? this.ofRules(group.parts.map(({ rule }) => rule), scope));
  }

  /**
   * Asks about verbs in one order, whatever order they are written in: roles grant few sets of verbs in many orders. Only the hits of a pattern are in
   * the order of the rules.
   */
  private ofVerbs(parts: readonly RulePart[], scope: ResourceScope): Answers | undefined {
    const named = parts.filter(({ rule }) => rule.resourceNames !== undefined);
    if (named.length > 1 || named.some(({ isSample }) => !isSample) || parts.some(({ rule }) => rule.verbs.includes(WILDCARD))) {
      return undefined;
    }
    const unnamed = new Set(parts.flatMap(({ rule }) => rule.resourceNames === undefined ? rule.verbs : []));
    const ofNames = new Set(named.flatMap(({ rule }) => rule.verbs.filter((verb) => !unnamed.has(verb))));
    const [{ apiGroup, resource }] = parts;
    const answers = this.ofShape({
      apiGroup, resource, unnamed: inOneOrder(unnamed), named: new Map(ofNames.size === 0 ? [] : [[PLACEHOLDER, inOneOrder(ofNames)]]),
    }, scope);
    const order = [...unnamed, ...ofNames];
    return answers.map(({ question, hits }) => !('find' in question) || hits.length < 2 ? { question, hits }
      : { question, hits: [...hits].sort((a, b) => order.indexOf(a.verb) - order.indexOf(b.verb)) });
  }

  /** The same where a rule of the role has ordinary names. */
  private ofNamed(group: PartGroup, names: readonly string[], rules: readonly PolicyRule[], scope: ResourceScope): ResourceAnswers {
    if (group.parts.filter(({ rule }) => rule.resourceNames !== undefined).length > 1) { // which may have names in common
      const named = rules.flatMap((rule) => this.partsOf(rule, scope).filter(({ target }) => target === group.parts[0].target)
        .map((part) => part.isSample ? { ...part.rule, resourceNames: rule.resourceNames } : part.rule));
      return split(this.ofRules(named, scope));
    }
    const { ofProbes, ofPatterns } = this.ofGroup(group, scope);
    const namesOf = (name: string) => name === PLACEHOLDER ? names : undefined;
    return { ofProbes: withNames(ofProbes, namesOf), ofPatterns: withNames(ofPatterns, namesOf) };
  }

  /** The same of rules about one resource. */
  private ofRules(rules: readonly PolicyRule[], scope: ResourceScope): Answers {
    const [entry] = canonical(PermissionIndex.of(rules)).entries();
    return this.ofEntry(entry, scope);
  }

  /** Asks all that the rules of a role can answer. This is what the faster ways have to agree with. */
  public ask(index: PermissionIndex, scope: ResourceScope): Answers {
    return [
      ...[...this.candidates(index)].map((question) => ({ question, hits: findHits(index, question) })),
      ...this.patterns.map((question) => ({ question, hits: question.find(index, scope) })),
    ].filter(({ hits }) => hits.length > 0);
  }

  /** Returns the answers of one resource, which are the same for all names that no question is about. */
  private ofEntry(entry: ResourceEntry, scope: ResourceScope): Answers {
    if (entry.named.size === 0) {
      return this.ofShape(entry, scope);
    }
    const names = new Map([...entry.named.keys()].map((name, i) => [name === '' || this.askedNames.has(name) ? name : `${PLACEHOLDER}${i}`, [name]]));
    const shape = new Map([...names].map(([placeholder, [name]]) => [placeholder, entry.named.get(name) ?? entry.unnamed]));
    return withNames(this.ofShape({ ...entry, named: shape }, scope), (name) => names.get(name));
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

  private rankOf({ question }: Answer): number {
    return 'find' in question ? this.patterns.indexOf(question) : -1;
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

/** Orders what is about resources as an index of permissions does: all of an API group is together. */
function inOrderOfGroups(byTarget: ReadonlyMap<string, PartGroup>): readonly (readonly [target: string, group: PartGroup])[] {
  const found = [...byTarget];
  const groups = new Set(found.map(([, { parts: [{ apiGroup }] }]) => apiGroup));
  return groups.size === 1 ? found : [...groups].flatMap((group) => found.filter(([, { parts: [{ apiGroup }] }]) => apiGroup === group));
}

/** The answers of probes come before those of patterns. */
function split(answers: Answers): ResourceAnswers {
  const [ofProbes, ofPatterns] = [false, true].map((isPattern) => answers.filter(({ question }) => 'find' in question === isPattern));
  return { ofProbes, ofPatterns };
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

/** The empty set that others grow from. */
const NO_VERBS: VerbSet = new FewVerbs();

function inOneOrder(verbs: ReadonlySet<string>): VerbSet {
  return [...verbs].sort().reduce((set, verb) => set.with(verb), NO_VERBS);
}

/** The first character of a placeholder. A name can't begin with it, because it can't be written. */
const PLACEHOLDER = '\0';

/** Puts names in the place of their placeholders. */
function withNames(answers: Answers, namesOf: (placeholder: string) => readonly string[] | undefined): Answers {
  return answers.map(({ question, hits }) => ({
    question,
    hits: hits.map((hit) => hit.names === undefined ? hit
      : probeHit(hit.verb, hit.apiGroup, hit.resource, hit.names.flatMap((name) => namesOf(name) ?? name), hit.steps)),
  }));
}

import { findHits, Probe, ProbeHit } from './probe';
import { PermissionIndex } from '../rbac/permission-index';
import { WILDCARD } from '../rbac/wildcards';
import { ResourceScope } from '../resources/resource-info';

/** Something that is looked for in what a role grants, which no request is like: a wildcard, or any verb of a family. */
export interface PatternQuestion {
  readonly find: (index: PermissionIndex, scope: ResourceScope) => ProbeHit[];
}

/** What is looked for in what a role grants. */
export type Question = Probe | PatternQuestion;

/** Lists in each of which a subject must hold something. */
export type Conjunction = readonly (readonly Question[])[];

/** The questions of all checks, laid out so that a role is asked only those that its rules can answer. */
export class QuestionIndex {
  private readonly byResource = new Map<string, Probe[]>();
  private readonly probes: Probe[] = [];
  private readonly patterns: PatternQuestion[] = [];

  constructor(questions: Iterable<Question>) {
    for (const question of questions) {
      if ('find' in question) {
        this.patterns.push(question);
      } else {
        this.probes.push(question);
        const key = keyOf(question.apiGroup, question.resource.endsWith('/*') ? question.resource.slice(0, -1) : question.resource);
        this.byResource.set(key, [...this.byResource.get(key) ?? [], question]);
      }
    }
  }

  /** Everything that a role grants of the questions. */
  public answers(index: PermissionIndex, scope: ResourceScope): ReadonlyMap<Question, readonly ProbeHit[]> {
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

  private candidates(index: PermissionIndex): Set<Probe> {
    const candidates = new Set<Probe>();
    for (const { apiGroup, resource } of index.entries()) {
      if (apiGroup === WILDCARD || resource.startsWith(WILDCARD)) {
        return new Set(this.probes);
      }
      const anyPart = resource.includes('/') ? this.byResource.get(keyOf(apiGroup, resource.slice(0, resource.indexOf('/') + 1))) ?? [] : [];
      [...this.byResource.get(keyOf(apiGroup, resource)) ?? [], ...anyPart].forEach((probe) => candidates.add(probe));
    }
    return candidates;
  }
}

function keyOf(apiGroup: string, resource: string): string {
  return `${apiGroup}|${resource}`;
}

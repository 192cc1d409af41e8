import { CheckId } from './checks/check';
import { CHECKS, checkOf } from './checks/check-table';
import { isAtLeast, Severity } from './checks/severity';
import { isAccountLike, isCounted } from './escalation/escalation';
import { EscalationEdge, leadsOn } from './escalation/escalation-edges';
import { hasEnd } from './escalation/escalation-ends';
import { Draft } from './findings/draft';
import { isFoldedByContent } from './folding';
import { Held } from './holdings/holdings';
import { groupBy } from '../inference/group-by';

/** Drafts about what subjects are granted, with the edges of those that lead to accounts. */
export interface GrantedDrafts {
  readonly drafts: readonly Draft[];
  readonly edges: ReadonlyMap<Draft, EscalationEdge>;
}

const FOLDED: ReadonlySet<CheckId> = new Set(CHECKS.flatMap(({ folds = [] }) => folds));

/**
 * Whether no finding depends on the drafts that only one of two states has: they lead to no account, fold with no others, and no account is
 * stronger by them. So all other findings are the same in both states.
 */
export function areIndependent(before: GrantedDrafts, after: GrantedDrafts): boolean {
  const [old, now] = [before, after].map(({ drafts }) => groupBy(drafts, ({ subject }) => subject));
  return [...new Set([...old.keys(), ...now.keys()])].every((subject) => {
    const [some, others] = [old.get(subject) ?? [], now.get(subject) ?? []];
    const known = new Map(others.map((draft) => [placeKey(draft), draft])); // a check finds something once for a subject in a scope
    const common = new Set<Draft>();
    for (const draft of some) {
      const other = known.get(placeKey(draft));
      if (other !== undefined && areAlike(draft, other) && leadAlike(before.edges.get(draft), after.edges.get(other))) {
        common.add(draft).add(other);
      }
    }
    const all = [...some, ...others];
    const strengths = some.filter((draft) => common.has(draft)).map((draft) => severityItself(draft, before.edges.get(draft)));
    return !all.some(({ check }) => isFoldedByContent(check)) && all.filter((draft) => !common.has(draft)).every((draft) =>
      standsAlone(draft) && (!addsStrength(draft) || strengths.some((severity) => isWorse(severity, draft.severity))));
  });
}

/** M16 leads to whatever the server reaches. A9 decides about J11 of other roles. */
function standsAlone({ check }: Draft): boolean {
  return check !== 'M16' && check !== 'A9' && !leadsOn(check) && !hasEnd(check) && !FOLDED.has(check) && checkOf(check).folds === undefined;
}

/** Whether accounts can be reached that are as strong as a finding. */
function addsStrength(draft: Draft): boolean {
  return draft.holder !== undefined && isAccountLike(draft.holder) && isCounted(draft);
}

/** The severity that a finding has at least, without the accounts that it leads to. */
function severityItself(draft: Draft, edge: EscalationEdge | undefined): Severity {
  return !isCounted(draft) ? 'info' : edge === undefined || edge.effect === 'path' ? draft.severity : edge.floor;
}

function isWorse(a: Severity, b: Severity): boolean {
  return a !== b && isAtLeast(a, b);
}

function placeKey({ check, namespace }: Draft): string {
  return namespace === undefined ? check : `${check} ${namespace}`;
}

function leadAlike(a: EscalationEdge | undefined, b: EscalationEdge | undefined): boolean {
  return a?.effect === b?.effect && a?.floor === b?.floor;
}

function areAlike(a: Draft, b: Draft): boolean {
  return a.severity === b.severity && a.bindings === undefined && b.bindings === undefined
    && a.grants === undefined && b.grants === undefined
    && a.lists?.length === b.lists?.length && a.details.join() === b.details.join()
    && a.held.length === b.held.length && a.held.every((held, index) => isSameHeld(held, b.held[index]));
}

function isSameHeld(a: Held, b: Held): boolean {
  return a.question === b.question && a.verb === b.verb && a.apiGroup === b.apiGroup && a.resource === b.resource && a.steps === b.steps
    && a.names?.join() === b.names?.join()
    && a.grant.namespace === b.grant.namespace && a.grant.binding.name === b.grant.binding.name && a.grant.binding.kind === b.grant.binding.kind
    && a.grant.role.identity.kind === b.grant.role.identity.kind && a.grant.role.identity.name === b.grant.role.identity.name;
}

import { AccountsOfNamespace, edgeOf, EscalationEdge } from './escalation-edges';
import { endOf } from './escalation-ends';
import { Subject, subjectText } from '../../access/subject';
import { compareText } from '../../rbac/order';
import { qualifiedResource } from '../../resources/resource-names';
import { isAtLeast, Severity, worse } from '../checks/severity';
import { scopeKey } from '../conditions/administrative-bindings';
import { RunningAccounts } from '../facts/running-accounts';
import { Draft } from '../findings/draft';
import { FindingVia, PathHop } from '../findings/finding';
import { bindingVia, viaOf } from '../findings/via';
import { isOfAdministrator } from '../folding';
import { Held } from '../holdings/holdings';
import { ReviewContext } from '../review-context';

/** How strong an account is: by its worst finding. */
interface Strength {
  readonly subject: Subject;

  /** How the subject is written. */
  readonly text: string;
  readonly severity: Severity;
  readonly draft: Draft;

  /** How many findings lead on from one to the next until the severity is had. */
  readonly length: number;

  /** The subject at the end of these, which has the severity by itself. It gains nothing by the way back. */
  readonly origin: string;
}

/** The steps from one account to the next that are followed. */
const MOST_STEPS = 5;

/** The strongest of this many origins are enough: an account doesn't reach itself. */
const KEPT = 2;

const GROUP_OF_NAMESPACE = /^system:serviceaccounts:(.+)$/;
const GROUPS_OF_ALL_ACCOUNTS: ReadonlySet<string> = new Set(['system:serviceaccounts', 'system:authenticated']);

/**
 * Finds what the holders of findings reach as other accounts, and gives the findings the severity and the path to it.
 *
 * All accounts of a namespace are reached through the namespace, whose strongest is looked up, so the time is linear in findings and
 * accounts. Each round follows one step more, so a severity is had by the fewest.
 *
 * @returns The edges of the findings that lead to accounts.
 */
export function escalate(drafts: readonly Draft[], context: ReviewContext): ReadonlyMap<Draft, EscalationEdge> {
  const strengths = new Map<string, Strength>();
  const edges = new Map<Draft, EscalationEdge>();
  const administrators = new Map(drafts.filter(({ check }) => check === 'A15').map((draft) => [scopeKey(draft), draft]));
  const note = (draft: Draft, length: number, origin: string) => {
    const administrator = administrators.size === 0 ? undefined : administrators.get(scopeKey(draft));
    if (administrator === undefined || !isOfAdministrator(draft, administrator)) {
      noteStrength(strengths, draft, length, origin);
    }
  };
  for (const draft of drafts) {
    const edge = edgeOf(draft, context);
    if (edge === undefined) {
      note(draft, 0, draft.subject);
    } else {
      edges.set(draft, edge);
    }
  }
  for (const [draft, edge] of edges) {
    draft.severity = edge.effect === 'path' ? draft.severity : edge.effect === 'takes' ? edge.floor : worse(draft.severity, edge.floor);
    draft.details.push(...edge.details);
    note(draft, 0, draft.subject);
  }
  for (let step = 1; step <= MOST_STEPS; step++) {
    const strongest = new StrongestAccounts(strengths, context.running);
    const raised = new Map<Draft, string>();
    for (const [draft, edge] of edges) {
      const origin = follow(draft, edge, strongest);
      if (origin !== undefined) {
        raised.set(draft, origin);
      }
    }
    raised.forEach((origin, draft) => note(draft, step, origin));
    if (raised.size === 0) {
      break;
    }
  }
  for (const draft of drafts) {
    const end = endOf(draft);
    draft.path ??= end === undefined ? undefined : () => [...startOf(draft), { text: end }];
  }
  return edges;
}

/** The first step of a path, and what the subject does with what it holds. */
export function startOf(draft: Draft, by?: string): PathHop[] {
  const [first] = draft.held;
  const start = { text: draft.subject };
  return first === undefined ? [start] : [start, new GrantedHop(`${heldText(first)}${by === undefined ? '' : `: ${by}`}`, first, draft.subject)];
}

/** A step by something that is held. Few formats show the way to it, so it is looked for when it is read. */
class GrantedHop implements PathHop {
  constructor(public readonly text: string, private readonly held: Held, private readonly asked: string) {}

  public get via(): FindingVia | undefined {
    return viaOf([this.held], this.asked)[0];
  }
}

/** Writes what is held: `create workflows.argoproj.io in ci`. */
function heldText({ verb, apiGroup, resource, names, grant }: Held): string {
  const target = `${verb} ${qualifiedResource(apiGroup, resource)}${names === undefined ? '' : ` ${names.map((name) => JSON.stringify(name)).join(', ')}`}`;
  return grant.namespace === undefined ? `${target}, cluster-wide` : `${target} in ${grant.namespace}`;
}

/** Takes over what an edge leads to, and returns the subject that makes the finding worse, if one does. */
function follow(draft: Draft, edge: EscalationEdge, strongest: StrongestAccounts): string | undefined {
  const reached = best(edge.to.flatMap((to) => 'accounts' in to
    ? to.accounts.flatMap(({ account, steps }) => {
      const strength = strongest.of(account, draft.subject);
      return strength === undefined || strength.origin === draft.subject ? [] : [{ strength, steps }];
    })
    : wrap(strongest.in(to, draft.subject), [to.step]) ?? []));
  const before = draft.severity;
  if (reached === undefined) {
    const to = edge.to.find((each) => 'step' in each);
    draft.path ??= to === undefined ? undefined : () => [...startOf(draft, edge.by), { text: to.step }];
    return undefined;
  }
  const { strength, steps } = reached;
  const counts = edge.effect === 'takes' || edge.effect === 'raised to critical' && strength.severity === 'critical';
  const severity = counts ? worse(before, strength.severity) : before;
  const isWorse = severity !== before;
  if (isWorse && edge.effect === 'raised to critical') {
    draft.details.push(`${subjectText(strength.subject)} is there, which is critical (C12).`);
  }
  const matters = isAtLeast(strength.severity, 'high');
  if (draft.path === undefined || isWorse) {
    const tail = tailOf(strength);
    draft.path = () => [
      ...startOf(draft, edge.by), ...steps.map((text) => ({ text })), ...matters ? [...accountHop(strength.subject, steps), ...tail()] : [],
    ];
  }
  draft.severity = severity;
  return isWorse ? strength.origin : undefined;
}

/** The account, where the steps to it don't name it. */
export function accountHop(subject: Subject, steps: readonly string[]): PathHop[] {
  const text = subjectText(subject);
  return steps.some((step) => step.endsWith(text)) ? [] : [{ text }];
}

/** The path of an account after the account itself, as it is known at this step. */
function tailOf({ draft, length }: Strength): () => readonly PathHop[] {
  const { path } = draft;
  if (draft.bindings !== undefined && draft.bindings.length > 0) {
    return () => bindingHops(draft);
  }
  return () => (length === 0 || path === undefined ? startOf(draft) : path()).slice(1);
}

/** The role that somebody is bound to, where that says everything. */
export function bindingHops({ bindings: [binding] = [], holder, subject }: Draft): PathHop[] {
  if (binding === undefined || holder === undefined) {
    return [];
  }
  const via = bindingVia(binding, holder, subject);
  return [{ text: `${via.role}${binding.namespace === undefined ? ', cluster-wide' : ` in ${binding.namespace}`}`, via }];
}

function wrap(strength: Strength | undefined,
  steps: readonly string[]): { readonly strength: Strength; readonly steps: readonly string[] } | undefined {
  return strength && { strength, steps };
}

function best<Reached extends { readonly strength: Strength }>(reached: readonly Reached[]): Reached | undefined {
  return reached.reduce<Reached | undefined>((first, each) =>
    first === undefined || compareStrengths(each.strength, first.strength) < 0 ? each : first, undefined);
}

function noteStrength(strengths: Map<string, Strength>, draft: Draft, length: number, origin: string): void {
  const { holder, severity } = draft;
  if (holder === undefined || !isAccountLike(holder) || !isCounted(draft)) {
    return;
  }
  const known = strengths.get(draft.subject);
  const strength = { subject: holder, text: draft.subject, severity, draft, length, origin };
  if (known === undefined || compareStrengths(strength, known) < 0) {
    strengths.set(draft.subject, strength);
  }
}

/** Whether an account with a finding is as strong as that. */
export function isCounted({ check }: Draft): boolean {
  return COUNTED.has(check[0]) && check !== ABOUT_GROUPS;
}

/** It reports how many subjects have something, and not how strong that makes them. */
const ABOUT_GROUPS = 'A18';

/** The letters of the checks that report what a subject may do, and not how objects are written. */
const COUNTED: ReadonlySet<string> = new Set(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'M']);

export function isAccountLike(subject: Subject): boolean {
  return subject.kind === 'ServiceAccount' || subject.kind === 'Group' && (GROUPS_OF_ALL_ACCOUNTS.has(subject.name) || GROUP_OF_NAMESPACE.test(subject.name));
}

/** The stronger first; of two that are as strong, the one that needs fewer steps; then by name, and by check. */
function compareStrengths(a: Strength, b: Strength): number {
  return (a.severity === b.severity ? 0 : isAtLeast(a.severity, b.severity) ? -1 : 1)
    || a.length - b.length
    || compareText(a.text, b.text)
    || rank(a.draft) - rank(b.draft)
    || compareText(a.draft.check, b.draft.check);
}

/** A binding to an administrative role says most. */
function rank({ check }: Draft): number {
  return check === 'A15' ? 0 : check === 'A1' ? 1 : 2;
}

/** The strongest accounts of each namespace. */
class StrongestAccounts {
  private readonly byNamespace = new Map<string, Strength[]>();
  private readonly everywhere: Strength[] = [];
  private readonly anywhere: Strength[] = [];

  /** The same for those that pods may run as. */
  private readonly ofPods: StrongestAccounts | undefined;

  constructor(private readonly strengths: ReadonlyMap<string, Strength>, running: RunningAccounts, isOfPods = false) {
    for (const strength of strengths.values()) {
      const namespace = homeOf(strength.subject);
      if (isOfPods && !running.mayRunAs(strength.subject)) {
        continue;
      }
      keepBest(this.anywhere, strength);
      if (namespace === undefined) {
        keepBest(this.everywhere, strength);
      } else {
        const ofNamespace = this.byNamespace.get(namespace) ?? [];
        this.byNamespace.set(namespace, ofNamespace);
        keepBest(ofNamespace, strength);
      }
    }
    this.ofPods = isOfPods ? undefined : new StrongestAccounts(strengths, running, true);
  }

  /** The strength of one account for somebody: its own, or that of the groups that it is in. */
  public of(account: Subject, asker: string): Strength | undefined {
    const own = this.strengths.get(subjectText(account));
    const namespace = homeOf(account);
    const group = namespace === undefined ? undefined : this.strengths.get(`Group system:serviceaccounts:${namespace}`);
    const known = [own, group].filter((strength) => strength !== undefined);
    return bestOf((strength) => !isMember(asker, strength.subject), known, this.everywhere);
  }

  /** The strongest account of a namespace, or of all namespaces, except one subject and the accounts that are strong by that subject. */
  public in({ namespace, step, ofPods }: AccountsOfNamespace, except: string): Strength | undefined {
    if (ofPods === true && this.ofPods !== undefined) {
      return this.ofPods.in({ namespace, step }, except);
    }
    const gains = ({ subject, text, origin }: Strength) => text !== except && origin !== except && !isMember(except, subject);
    return namespace === undefined ? bestOf(gains, this.anywhere) : bestOf(gains, this.byNamespace.get(namespace) ?? [], this.everywhere);
  }
}

function bestOf(counts: (strength: Strength) => boolean, ...lists: readonly (readonly Strength[])[]): Strength | undefined {
  let found: Strength | undefined;
  for (const list of lists) {
    for (const strength of list) {
      if (counts(strength) && (found === undefined || compareStrengths(strength, found) < 0)) {
        found = strength;
      }
    }
  }
  return found;
}

/** Whether somebody is in a group anyway, and so gains nothing by acting as others of it. */
function isMember(asker: string, { kind, name }: Subject): boolean {
  if (kind !== 'Group' || asker === 'User system:anonymous' || asker === 'Group system:unauthenticated') {
    return false;
  }
  const [ofAccounts, ofNamespace] = ['ServiceAccount ', 'Group system:serviceaccounts'].map((start) => asker.startsWith(start));
  return name === 'system:authenticated' || name === 'system:serviceaccounts' && (ofAccounts || ofNamespace)
    || asker.startsWith(`ServiceAccount ${GROUP_OF_NAMESPACE.exec(name)?.[1] ?? '/'}/`);
}

export function homeOf(subject: Subject): string | undefined {
  return subject.kind === 'ServiceAccount' ? subject.namespace : GROUP_OF_NAMESPACE.exec(subject.name)?.[1];
}

/** Keeps the strongest of each origin, and of these the strongest. */
function keepBest(kept: Strength[], strength: Strength): void {
  if (kept.length === KEPT && compareStrengths(strength, kept[KEPT - 1]) >= 0) {
    return; // as of nearly all accounts
  }
  const same = kept.findIndex(({ origin }) => origin === strength.origin);
  if (same < 0) {
    kept.push(strength);
  } else if (compareStrengths(strength, kept[same]) < 0) {
    kept[same] = strength;
  }
  kept.sort(compareStrengths);
  kept.splice(KEPT);
}

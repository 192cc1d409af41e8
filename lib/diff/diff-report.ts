import { AccessChange } from './access-change';
import { diffAccess } from './access-diff';
import { Approval, approvalId, reviewApprovals } from './approval';
import { DiffGate } from './diff-gate';
import { IdentityChange, identityChanges } from './identity-changes';
import { layoutChanges } from './layout-changes';
import { FindingsByChange, newFindings } from './new-findings';
import { AccessObjects, identityText } from '../access/access-object';
import { EffectiveAccess } from '../access/effective-access';
import { reportPath, ReportedPath } from '../access/reported-path';
import { whereOf } from '../access/reported-scope';
import { subjectText } from '../access/subject';
import { Permission } from '../rbac/permission';
import { SEVERITIES, Severity } from '../review/checks/severity';
import { Finding } from '../review/findings/finding';

export interface DiffOptions {
  readonly gate: DiffGate;

  /** Whether the gate counts pairs that no known version serves, and roles that are unknown. */
  readonly strict: boolean;

  readonly approvals: readonly Approval[];

  /** The day of the comparison, on which approvals may have expired: `2027-01-31`. */
  readonly today: string;
}

/** A permission that a subject gains or loses, with all ways to it on the side that has it. */
export interface ReportedChange extends Permission {
  readonly subject: string;
  readonly where: string;
  readonly scope: 'Cluster' | 'Namespaced';

  /** False for a pair that no known version serves. */
  readonly served: boolean;

  /** Identifies the change for an approval. */
  readonly id: string;
  readonly via: readonly ReportedPath[];

  /** Findings of a review that are based on the permission, and that the first state doesn't have. */
  readonly findings: readonly Finding[];

  /** Whether it hits the gate. */
  readonly isCounted: boolean;
}

export interface ReportedStillHeld extends ReportedChange {
  /** The groups that the subject keeps the permission through. */
  readonly through: string;
}

export interface ReportedUnknown {
  readonly change: 'added' | 'removed';
  readonly subject: string;
  readonly where: string;
  readonly role: string;

  /** Whether it hits the gate. */
  readonly isCounted: boolean;
}

/** The differences between two states, as every output format writes them. */
export interface DiffReport {
  readonly added: readonly ReportedChange[];
  readonly removed: readonly ReportedChange[];
  readonly stillHeld: readonly ReportedStillHeld[];

  /** Findings of a review that only the second state has: the worst first. */
  readonly newFindings: readonly Finding[];
  readonly broadened: boolean;
  readonly narrowed: boolean;
  readonly identity: readonly IdentityChange[];
  readonly layout: readonly string[];
  readonly unknown: readonly ReportedUnknown[];
  readonly approvals: { readonly used: readonly string[]; readonly expired: readonly string[]; readonly unused: readonly string[] };
  readonly gate: { readonly asked: DiffGate; readonly hit: boolean };
}

/** Whether two states are read from the same documents. */
function areSame({ objects: a }: EffectiveAccess, { objects: b }: EffectiveAccess): boolean {
  const lists = ({ roles, bindings, others, replaced = [], refused = [] }: AccessObjects) =>
    [roles, bindings, others, replaced, refused.map(({ object }) => object)];
  const others = lists(b);
  return lists(a).every((objects, list) => objects.length === others[list].length
    && objects.every(({ document }, index) => document !== undefined && document === others[list][index].document));
}

/** The objects without their places: workloads and replaced objects change findings, too. */
function contentOf({ objects: { refused = [], ...objects } }: EffectiveAccess): string {
  return JSON.stringify({ ...objects, refused: refused.map(({ object }) => object) });
}

/** Compares two states for a report, and decides whether the gate is hit. */
export function reportDiff(before: EffectiveAccess, after: EffectiveAccess, options: DiffOptions): DiffReport {
  const diff = diffAccess(before, after);
  const approvals = reviewApprovals(diff.added, options.approvals, options.today);
  const changed = new Set([...diff.added, ...diff.removed, ...diff.stillHeld, ...diff.unknown].map(({ subject }) => subjectText(subject)));
  const [identity, layout] = [identityChanges(before, after), layoutChanges(before, after, changed)];
  // A change that adds no permission can still be a dead rule, or a server mode in which callers use its account.
  const isChanged = [diff.added, diff.removed, diff.unknown, identity, layout].some((changes) => changes.length > 0);
  const isEqual = !isChanged && (areSame(before, after) || contentOf(before) === contentOf(after));
  const found = isEqual ? [] : newFindings(before, after, diff.added.length > 0);
  const findings = new FindingsByChange(found);
  const { gate, strict } = options;
  const open = new Set(approvals.open);
  const counts = ({ isServed }: AccessChange) => strict || isServed;
  const added = diff.added.map((change): ReportedChange =>
    ({ ...reportChange(change, after), findings: findings.of(change), isCounted: gate !== 'never' && open.has(change) && counts(change) }));
  const removed = diff.removed.map((change): ReportedChange => ({ ...reportChange(change, before), isCounted: gate === 'any' && counts(change) }));
  const unknown = diff.unknown.map(({ change, subject, namespace, role }): ReportedUnknown => ({
    change,
    subject: subjectText(subject),
    where: whereOf(namespace),
    role: identityText(role),
    isCounted: strict && (gate === 'any' || gate === 'broadening' && change === 'added'),
  }));
  return {
    added,
    removed,
    stillHeld: diff.stillHeld.map((held) => ({ ...reportChange(held, after), through: held.through.map(subjectText).join(', ') })),
    newFindings: found,
    broadened: diff.added.length > 0,
    narrowed: diff.removed.length > 0,
    identity,
    layout,
    unknown,
    approvals: {
      used: approvals.approved.map(approvalId),
      expired: approvals.expired.map(({ id }) => id),
      unused: approvals.unused.map(({ id }) => id),
    },
    gate: { asked: gate, hit: [...added, ...removed, ...unknown].some(({ isCounted }) => isCounted) },
  };
}

/** The severity of the worst finding that is based on a change; nothing where none is. */
export function severityOf({ findings }: ReportedChange): Severity | undefined {
  return SEVERITIES.find((each) => findings.some(({ severity }) => severity === each));
}

/** Orders changes by what they make possible, the worst first. Otherwise their order stays. */
export function worstFirst(changes: readonly ReportedChange[]): ReportedChange[] {
  return [...SEVERITIES, undefined].flatMap((severity) => changes.filter((change) => severityOf(change) === severity));
}

function reportChange(change: AccessChange, access: EffectiveAccess): ReportedChange {
  const { subject, namespace, permission, isServed } = change;
  return {
    subject: subjectText(subject),
    where: whereOf(namespace),
    scope: namespace === undefined ? 'Cluster' : 'Namespaced',
    ...permission,
    served: isServed,
    id: approvalId(change),
    via: access.pathsTo(subject, permission, namespace).map((path) => reportPath(path, subject)),
    findings: [],
    isCounted: false,
  };
}

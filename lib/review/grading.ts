import { Check } from './check';
import { Held } from './holdings';
import { ScopedSeverity, Severity, stepped, worse } from './severity';
import { Subject } from '../access/subject';

/** What a severity depends on besides the check and what is held. */
export interface GradingContext {
  readonly subject: Subject;
  readonly namespace: string | undefined;

  /** The Kubernetes minor of 1, where the version of the API server is known. */
  readonly minor?: number;
}

/** The groups that callers are in by themselves, in the whole cluster. */
const GROUPS_OF_ALL: ReadonlySet<string> = new Set(['system:authenticated', 'system:unauthenticated', 'system:serviceaccounts']);

/** Verbs whose requests have a name only with a field selector, which clients seldom send. */
const SELECTING: ReadonlySet<string> = new Set(['list', 'watch']);

/** What a named object of one's own namespace may hold that every guide has one read by name. */
const READ_BY_NAME: ReadonlySet<string> = new Set(['secrets', 'configmaps']);

/** Whether everybody who logs in, or every pod, is in the group. */
export function isGroupOfAll(subject: Subject): boolean {
  return subject.kind === 'Group' && GROUPS_OF_ALL.has(subject.name);
}

/** The severity of what is held of a check, or nothing where it can't be held in that scope. */
export function gradeHeld(check: Check, lists: readonly (readonly Held[])[], context: GradingContext): Severity | undefined {
  const [list = []] = lists;
  const severity = lists.length === 1
    ? worst(list.map((held) => graded(check, held, context, named(check, held, list, context))))
    : mildest(lists.map((each) => worst(each.map((held) => graded(check, held, context, 0)))));
  if (severity === undefined || check.reaches === true) {
    return severity;
  }
  const isLimited = lists.length > 1 && lists.flat().every((held) => isNamed(held) && !SELECTING.has(held.verb));
  return stepped(severity, (isGroupOfAll(context.subject) ? 1 : 0) - (isLimited ? 1 : 0));
}

function graded({ severity }: Check, held: Held, { namespace, minor }: GradingContext, steps: number | 'info'): Severity | undefined {
  const { question } = held;
  const ofProbe = 'find' in question ? undefined : question.from !== undefined && minor !== undefined && minor >= question.from.minor ? question.from.severity : question.severity;
  const base = inScope(ofProbe ?? severity, namespace);
  return base === undefined || steps === 'info' ? base && 'info' : stepped(base, steps + (held.steps ?? 0));
}

function inScope({ cluster, namespaced }: ScopedSeverity, namespace: string | undefined): Severity | undefined {
  return namespace === undefined ? cluster : namespaced;
}

/** What a limit to names changes. */
function named(check: Check, held: Held, list: readonly Held[], { subject, namespace }: GradingContext): number | 'info' {
  if (!isNamed(held) || check.reaches === true) {
    return 0;
  }
  const names = new Set(list.flatMap((each) => each.names ?? []));
  const isOwnObject = held.verb === 'get' && READ_BY_NAME.has(held.resource) && names.size === 1
    && subject.kind === 'ServiceAccount' && subject.namespace === namespace;
  return SELECTING.has(held.verb) || isOwnObject ? 'info' : -1;
}

/** Whether it is limited to names, and not because only those names matter. */
function isNamed({ names, question }: Held): boolean {
  return names !== undefined && ('find' in question || question.names === undefined);
}

function worst(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return severities.reduce((a, b) => a === undefined || b === undefined ? a ?? b : worse(a, b), undefined);
}

function mildest(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return severities.reduce((a, b) => a === undefined || b === undefined ? undefined : worse(a, b) === a ? b : a);
}

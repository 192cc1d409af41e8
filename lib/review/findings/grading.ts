import { Subject } from '../../access/subject';
import { Check } from '../checks/check';
import { ScopedSeverity, Severity, stepped, worse } from '../checks/severity';
import { Held } from '../holdings/holdings';

/** The facts that a severity depends on, in addition to the check and what is held. */
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

/** Resources that an account may read by name in its own namespace, as every guide recommends. */
const READ_BY_NAME: ReadonlySet<string> = new Set(['secrets', 'configmaps']);

/** Whether everybody who logs in, or every pod, is in the group. */
export function isGroupOfAll(subject: Subject): boolean {
  return subject.kind === 'Group' && GROUPS_OF_ALL.has(subject.name);
}

/** The severity of what is held of a check, or nothing where it can't be held in that scope. */
export function gradeHeld(check: Check, lists: readonly (readonly Held[])[], context: GradingContext): Severity | undefined {
  const [list = []] = lists;
  const severity = lists.length === 1
    ? worstOf(check, list, context, stepsForNames(check, list, context))
    : mildest(lists.map((each) => worstOf(check, each, context, () => 0)));
  if (severity === undefined || check.reaches === true) {
    return severity;
  }
  const isLimited = lists.length > 1 && lists.flat().every((held) => isNamed(held) && !SELECTING.has(held.verb));
  return stepped(severity, (isGroupOfAll(context.subject) ? 1 : 0) - (isLimited ? 1 : 0));
}

/** Whether something that is held counts in the scope. */
export function isGraded(check: Check, held: Held, context: GradingContext): boolean {
  return baseOf(check, held, context) !== undefined;
}

function worstOf(check: Check, list: readonly Held[], context: GradingContext, stepsOf: (held: Held) => number | 'info'): Severity | undefined {
  let found: Severity | undefined;
  for (const held of list) {
    const severity = graded(check, held, context, stepsOf(held));
    found = found === undefined || severity === undefined ? found ?? severity : worse(found, severity);
  }
  return found;
}

function graded(check: Check, held: Held, context: GradingContext, steps: number | 'info'): Severity | undefined {
  const base = baseOf(check, held, context);
  return base === undefined || steps === 'info' ? base && 'info' : stepped(base, steps + (held.steps ?? 0));
}

function baseOf({ severity }: Check, { question }: Held, { namespace, minor }: GradingContext): Severity | undefined {
  const ofProbe = 'find' in question ? undefined : question.from !== undefined && minor !== undefined && minor >= question.from.minor ? question.from.severity : question.severity;
  return inScope(ofProbe ?? severity, namespace);
}

function inScope({ cluster, namespaced }: ScopedSeverity, namespace: string | undefined): Severity | undefined {
  return namespace === undefined ? cluster : namespaced;
}

/** Returns how a limit to names changes the severity. */
function stepsForNames(check: Check, list: readonly Held[], { subject, namespace }: GradingContext): (held: Held) => number | 'info' {
  let isOneName: boolean | undefined;
  const isHome = subject.kind === 'ServiceAccount' && subject.namespace === namespace;
  return (held) => {
    if (!isNamed(held) || check.reaches === true) {
      return 0;
    }
    isOneName ??= new Set(list.flatMap(({ names = [] }) => names)).size === 1;
    const isOwnObject = isOneName && isHome && held.verb === 'get' && READ_BY_NAME.has(held.resource);
    return SELECTING.has(held.verb) || isOwnObject ? 'info' : -1;
  };
}

/** Whether it is limited to names, and not because only those names matter. */
export function isNamed({ names, question }: Held): boolean {
  return names !== undefined && ('find' in question || question.names === undefined);
}

function mildest(severities: readonly (Severity | undefined)[]): Severity | undefined {
  return severities.reduce((a, b) => a === undefined || b === undefined ? undefined : worse(a, b) === a ? b : a);
}

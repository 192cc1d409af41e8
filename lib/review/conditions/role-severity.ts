import { HELD_CHECKS } from './held-checks';
import { scopeOf } from '../../access/effective-access';
import { RoleAccess } from '../../access/role-access';
import { Subject } from '../../access/subject';
import { Severity, worse } from '../checks/severity';
import { gradeHeld } from '../findings/grading';
import { Held, isAskedIn } from '../holdings/holdings';
import { hitsOf, Question } from '../holdings/question';
import { ReviewContext } from '../review-context';

/** The cluster roles that Kubernetes makes for administrators. */
export const ADMINISTRATIVE_ROLES: ReadonlySet<string> = new Set(['cluster-admin', 'admin', 'edit']);

/** Somebody whom nothing is known of. */
const ANYBODY: Subject = { kind: 'User', name: '' };

const severities = new WeakMap<ReviewContext, Map<string, Severity | undefined>>();

/** How bad it is that somebody is bound to a role, by what the role grants alone; nothing where no check finds anything. */
export function roleSeverity(role: RoleAccess, namespace: string | undefined, context: ReviewContext): Severity | undefined {
  const known = severities.get(context) ?? new Map<string, Severity | undefined>();
  severities.set(context, known);
  const key = JSON.stringify([role.identity, namespace ?? null]);
  if (!known.has(key)) {
    known.set(key, findSeverity(role, namespace, context));
  }
  return known.get(key);
}

function findSeverity(role: RoleAccess, namespace: string | undefined, { holdings, minor }: ReviewContext): Severity | undefined {
  if (role.identity.kind === 'ClusterRole' && ADMINISTRATIVE_ROLES.has(role.identity.name)) {
    return namespace === undefined ? 'critical' : 'high';
  }
  const answers = holdings.ofRole(role, scopeOf(namespace));
  const held = (question: Question): Held[] => !isAskedIn(question, namespace) ? [] : hitsOf(answers, question).map((hit) => ({
    ...hit, question, holder: ANYBODY, grant: { namespace, role, binding: NO_BINDING, subjectIndex: 0 },
  }));
  return HELD_CHECKS.filter(({ check }) => !STATEFUL.has(check.id)).flatMap(({ check, alternatives }) => alternatives.map((conjunction) => {
    const lists = conjunction.map((list) => list.flatMap(held));
    return lists.every((list) => list.length > 0) ? gradeHeld(check, lists, { subject: ANYBODY, namespace, minor }) : undefined;
  })).reduce((a, b) => a === undefined || b === undefined ? a ?? b : worse(a, b), undefined);
}

/** Checks that find something only where other things are the case. */
const STATEFUL: ReadonlySet<string> = new Set(['A20', 'B7', 'G1', 'G5', 'M5', 'M6', 'M7', 'M9', 'M11', 'M12', 'M16', 'M20', 'M21', 'M22', 'M23', 'M26']);

const NO_BINDING = {
  kind: 'RoleBinding', name: '', labels: {}, annotations: {}, roleRef: { kind: 'Role', name: '' }, subjects: [], placeOf: () => ({ kind: 'file', file: '' }),
} as const satisfies Held['grant']['binding'];

import { ADMINISTRATIVE_ROLES, roleSeverity } from './role-severity';
import { Grant, joined, scopeOf } from '../../access/effective-access';
import { whereOf } from '../../access/reported-scope';
import { Subject, subjectText } from '../../access/subject';
import { missing } from '../../rbac/coverage';
import { expandRule } from '../../rbac/expansion';
import { listKey, packRules } from '../../rbac/packing';
import { PermissionIndex } from '../../rbac/permission-index';
import { ResourceScope } from '../../resources/resource-info';
import { CheckId } from '../checks/check';
import { isAtLeast, Severity, stepped } from '../checks/severity';
import { Draft } from '../findings/draft';
import { FindingGrant } from '../findings/finding';
import { isGroupOfAll } from '../findings/grading';
import { ReviewContext } from '../review-context';

const MASTERS = 'system:masters';
const ANONYMOUS: ReadonlySet<string> = new Set(['User system:anonymous', 'Group system:unauthenticated']);
const ACCOUNTS_OF_NAMESPACE = /^system:serviceaccounts:/;

/** The roles that Kubernetes grants to callers who aren't authenticated, and to those who are. */
const PUBLIC_ROLES = ['system:public-info-viewer'];
const COMMON_ROLES = [...PUBLIC_ROLES, 'system:basic-user', 'system:discovery', 'system:service-account-issuer-discovery'];

/** The rule that kubeadm grants to callers that join the cluster. */
const CLUSTER_INFO = { verbs: ['get'], apiGroups: [''], resources: ['configmaps'], resourceNames: ['cluster-info'] };

/** Finds who is bound to administrative roles, and what groups hold that callers are in by themselves. */
export function administrativeBindings(context: ReviewContext): Draft[] {
  return context.subjects.flatMap((subject) => {
    const bound = context.access.grantsByScope(subject);
    return [
      ...[...bound].flatMap(([namespace, grants]) => administrator(subject, namespace, grants, bound, context)),
      ...[...bound].flatMap(([namespace, grants]) => masters(subject, namespace, grants)),
      ...[...bound].flatMap(([namespace, grants]) => everybody(subject, namespace, grants, context)),
    ];
  });
}

/** Whether a role is made for administrators: by its name, or for one of Kubernetes' own by what it grants in the whole cluster, and here. */
function isAdministrative({ role, namespace }: Grant, context: ReviewContext): boolean {
  const { kind, name } = role.identity;
  if (kind !== 'ClusterRole') {
    return false;
  }
  if (ADMINISTRATIVE_ROLES.has(name)) {
    return true;
  }
  const here = name.startsWith('system:') && !role.isUnknown ? roleSeverity(role, namespace, context) : undefined;
  return here !== undefined && isAtLeast(here, 'high') && roleSeverity(role, undefined, context) === 'critical';
}

/** Gives what is granted to all accounts of a namespace its severity, which depends on what else is found. */
export function settleAccountGroups(drafts: readonly Draft[]): void {
  const worse = new Set(drafts.filter(({ check, severity }) => check !== 'A18' && isAtLeast(severity, 'medium')).map(scopeKey));
  for (const draft of drafts) {
    if (draft.check === 'A18' && draft.severity === 'low' && worse.has(scopeKey(draft))) {
      draft.severity = 'high';
    }
  }
}

/** Returns a key that is the same for findings on one subject in one scope. */
export function scopeKey({ subject, namespace }: Pick<Draft, 'subject' | 'namespace'>): string {
  return namespace === undefined ? subject : listKey([subject, namespace]);
}

function administrator(
  subject: Subject, namespace: string | undefined, grants: readonly Grant[],
  bound: ReadonlyMap<string | undefined, readonly Grant[]>, context: ReviewContext,
): Draft[] {
  const administrative = grants.filter((grant) => isAdministrative(grant, context));
  const isKnown = namespace !== undefined && (bound.get(undefined) ?? []).some((grant) => isAdministrative(grant, context));
  if (administrative.length === 0 || isKnown) {
    return [];
  }
  const severity = stepped(namespace === undefined ? 'critical' : 'high', isGroupOfAll(subject) ? 1 : 0);
  return [draftOf('A15', subject, namespace, severity, administrative, [])];
}

function masters(subject: Subject, namespace: string | undefined, grants: readonly Grant[]): Draft[] {
  const others = subject.kind === 'Group' && subject.name === MASTERS
    ? grants.filter(({ binding }) => !(binding.kind === 'ClusterRoleBinding' && binding.name === 'cluster-admin' && binding.roleRef.name === 'cluster-admin')) : [];
  return others.length === 0 ? [] : [draftOf('A16', subject, namespace, 'critical', others, [])];
}

function everybody(subject: Subject, namespace: string | undefined, grants: readonly Grant[], context: ReviewContext): Draft[] {
  const isAnonymous = ANONYMOUS.has(subjectText(subject));
  const isOfNamespace = subject.kind === 'Group' && ACCOUNTS_OF_NAMESPACE.test(subject.name);
  if (!isAnonymous && !isOfNamespace && !isGroupOfAll(subject)) {
    return [];
  }
  const common = commonAccess(isAnonymous ? PUBLIC_ROLES : COMMON_ROLES, namespace, context);
  const scope = scopeOf(namespace);
  const beyond = grants.map((grant) => ({ grant, more: missing(common, grant.role.permissions(scope)) })).filter(({ more }) => !more.isEmpty);
  if (beyond.length === 0) {
    return [];
  }
  const severity: Severity = isAnonymous ? 'critical' : isOfNamespace ? namespace === undefined ? 'high' : 'low' : namespace === undefined ? 'critical' : 'high';
  const permissions = packRules(joined(beyond.map(({ more }) => more))).flatMap(expandRule);
  return [draftOf(isAnonymous ? 'A17' : 'A18', subject, namespace, severity, beyond.map(({ grant }) => grant),
    permissions.map((permission) => ({ where: whereOf(namespace), ...permission })))];
}

function commonAccess(roles: readonly string[], namespace: string | undefined, { access }: ReviewContext): PermissionIndex {
  const indexes = roles.map((name) => access.findRole({ kind: 'ClusterRole', name }).permissions(ResourceScope.CLUSTER));
  const clusterInfo = namespace === 'kube-public' ? [PermissionIndex.of([CLUSTER_INFO])] : [];
  return joined([...indexes, ...clusterInfo]);
}

function draftOf(check: CheckId, subject: Subject, namespace: string | undefined,
  severity: Severity, bindings: readonly Grant[], grants: readonly FindingGrant[]): Draft {
  return { check, subject: subjectText(subject), holder: subject, namespace, severity, held: [], bindings, grants, details: [] };
}

import { roleSeverity } from './role-severity';
import { wideBindings } from './wide-bindings';
import { Binding, identityText, ObjectIdentity, Role } from '../../access/access-object';
import { Grant } from '../../access/effective-access';
import { Subject, subjectText } from '../../access/subject';
import { isStanding } from '../../access/workload';
import { ACCOUNT_ANNOTATIONS } from '../../argo/argo-names';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { compareText } from '../../rbac/order';
import { AGGREGATE_TO_LABEL } from '../../rbac/rbac-api-group';
import { ARGO_WORKFLOWS } from '../../resources/catalogue/argo-workflows';
import { findResource, isKnownApiGroup, isServedByOthers } from '../../resources/catalogue/lookup';
import { splitResource } from '../../resources/dead-grants/resource';
import { CheckId } from '../checks/check';
import { isAtLeast, Severity } from '../checks/severity';
import { isMastery } from '../escalation/escalation-ends';
import { Draft } from '../findings/draft';
import { bindingVia } from '../findings/via';
import { ReviewContext } from '../review-context';

const UNLIKE_WORKLOADS = 3;
const MANY_ROLES = 4;
const MANY_NAMESPACES = 5;

/** The tag and the digest of an image. */
const VERSION_OF_IMAGE = /(:[^/@]*)?(@.*)?$/;

/** Names that Kubernetes gives to its components. */
const SYSTEM = 'system:';

/** Every component that serves an extension of the API needs this role of kube-system. */
const AUTHENTICATION_READER = 'extension-apiserver-authentication-reader';

/** Finds bindings that lead nowhere, or further than needed, and roles that nothing binds. */
export function bindingHygiene(context: ReviewContext): Draft[] {
  const { access, subjects } = context;
  return [
    ...missingRoles(context),
    ...unboundRoles(context),
    ...subjects.flatMap((subject) => [
      ...missingAccount(subject, context),
      ...ofScopes(subject, context),
      ...sharedAccount(subject, context),
      ...manyNamespaces(subject, context),
    ]),
    ...access.objects.bindings.flatMap(accountsAsUsers),
  ];
}

/** Bindings to roles that nothing defines, where the input has the other roles of that place. */
function missingRoles({ access, options }: ReviewContext): Draft[] {
  const namespaces = new Set(access.objects.roles.flatMap(({ namespace }) => namespace ?? []));
  const refused = new Set((access.objects.refused ?? []).map(({ object }) => identityText(object)));
  return access.objects.bindings.filter((binding) => {
    const { isUnknown, identity } = access.roleOf(binding);
    return isUnknown && !refused.has(identityText(identity)) && (options.isWhole === true || identity.kind === 'Role' && namespaces.has(binding.namespace ?? ''));
  }).map((binding) => ofObject('J1', 'medium', binding, [`It names the ${binding.roleRef.kind} ${binding.roleRef.name}.`]));
}

function unboundRoles(context: ReviewContext): Draft[] {
  const { access } = context;
  const { roles, bindings } = access.objects;
  const used = new Set([
    ...bindings.map((binding) => access.roleOf(binding).role),
    ...roles.filter(({ aggregation }) => aggregation !== undefined).flatMap((role) => access.selectedBy(role)),
    ...roles.flatMap(({ namespace, rules }) => rules.filter(({ verbs }) => verbs.includes('bind')).flatMap(({ resourceNames = [] }) => resourceNames)
      .flatMap((name) => [{ kind: 'ClusterRole', name }, { kind: 'Role', namespace, name }]).map((identity) => access.findRole(identity).role)),
  ]);
  return roles.filter((role) => !used.has(role) && !isOfKubernetes(role) && !isAggregatedByKubernetes(role))
    .map((role) => {
      const severity = roleSeverity(access.findRole(role), role.namespace, context);
      return ofObject('J4', 'low', role, severity === undefined || !isAtLeast(severity, 'medium') ? [] : [`A subject that is bound to it would have a finding that is ${severity}.`]);
    });
}

function isOfKubernetes({ name }: Role): boolean {
  return name.startsWith(SYSTEM) || ['view', 'edit', 'admin', 'cluster-admin'].includes(name);
}

function isAggregatedByKubernetes({ labels }: Role): boolean {
  return Object.keys(labels).some((label) => label.startsWith(AGGREGATE_TO_LABEL));
}

function missingAccount(subject: Subject, { access, accounts, options }: ReviewContext): Draft[] {
  if (subject.kind !== 'ServiceAccount' || accounts.get(subject.namespace)?.has(subject.name) === true || subject.name === DEFAULT_ACCOUNT) {
    return [];
  }
  const isKnown = options.isWhole === true || accounts.has(subject.namespace);
  return isKnown ? [ofSubject('J2', 'low', subject, undefined, access.grantsTo(subject))] : [];
}

function ofScopes(subject: Subject, context: ReviewContext): Draft[] {
  return [...context.access.grantsByScope(subject)].flatMap(([namespace, bound]) => [
    ...namespace === undefined ? widerThanUsed(subject, bound, context) : otherNamespace(subject, namespace, bound, context),
    ...subject.kind === 'ServiceAccount' && subject.name === DEFAULT_ACCOUNT ? [ofSubject('J6', 'high', subject, namespace, bound)] : [],
    ...new Set(bound.map(({ role }) => role)).size < MANY_ROLES ? [] : [ofSubject('J9', 'info', subject, namespace, bound)],
    ...subject.kind === 'User' && !subject.name.startsWith(SYSTEM) ? [ofSubject('J13', 'info', subject, namespace, bound)] : [],
  ]);
}

function widerThanUsed(subject: Subject, bound: readonly Grant[], context: ReviewContext): Draft[] {
  const wide = wideBindings(subject, bound, context);
  return wide === undefined ? [] : [{ ...ofSubject('J5', wide.isKnown ? 'medium' : 'info', subject, undefined, wide.grants), details: [...wide.details] }];
}

function otherNamespace(subject: Subject, namespace: string, grants: readonly Grant[], context: ReviewContext): Draft[] {
  const { access, argo } = context;
  if (subject.kind !== 'ServiceAccount' || subject.namespace === namespace) {
    return [];
  }
  const isReader = grants.every(({ role: { identity } }) => identity.name === AUTHENTICATION_READER && namespace === 'kube-system');
  const isExpected = isReader || subject.namespace === 'kube-system' || grants.every(electsLeaders) || isMapped(subject, context) || access.grantsTo(subject).some((grant) => reportsOnOthers(grant, argo.controllers.length > 0));
  return [{ ...ofSubject('J8', 'medium', subject, namespace, grants), ...isExpected ? { expected: true } : {} }];
}

/** argo-server maps users to accounts of one namespace, whatever other ones they work in. */
function isMapped(subject: Extract<Subject, { readonly kind: 'ServiceAccount' }>, context: ReviewContext): boolean {
  return context.accountOf(subject)?.annotations[ACCOUNT_ANNOTATIONS.RULE] !== undefined && context.argo.mapsUsersTo(subject.namespace);
}

/** A controller takes its lease in the namespace that it is configured with. */
function electsLeaders({ role: { rules } }: Grant): boolean {
  return rules.length > 0 && rules.every(({ rule: { apiGroups = [], resources = [] } }) =>
    apiGroups.every((apiGroup) => apiGroup === 'coordination.k8s.io' || apiGroup === '') && resources.every((resource) => resource === 'leases' || resource === 'events'));
}

/**
 * A controller of kinds that Kubernetes doesn't have writes their status.
 *
 * @param isArgoKnown Whether the input has the controllers of Argo Workflows: these are known by their program, and nothing else reports on their kinds.
 */
function reportsOnOthers({ role: { rules } }: Grant, isArgoKnown: boolean): boolean {
  return rules.some(({ rule: { verbs, apiGroups = [], resources = [] } }) =>
    verbs.some((verb) => verb === 'update' || verb === 'patch' || verb === '*')
    && resources.some((resource) => (resource.endsWith('/status') || resource.endsWith('/finalizers'))
      && apiGroups.some((apiGroup) => (!isKnownApiGroup(apiGroup) || isServedByOthers(apiGroup))
        && !(isArgoKnown && findResource(apiGroup, splitResource(resource).plural)?.group === ARGO_WORKFLOWS))));
}

function sharedAccount(subject: Subject, { access, workloads }: ReviewContext): Draft[] {
  const own = subject.kind === 'ServiceAccount' ? workloadsOfAccount(workloads).get(subjectText(subject)) ?? [] : [];
  const kinds = new Set(own.map(({ containers }) => containers.map(({ image }) => String(image).replace(VERSION_OF_IMAGE, '')).sort(compareText).join()));
  return kinds.size < UNLIKE_WORKLOADS ? [] : [{
    ...ofSubject('J7', 'medium', subject, subject.kind === 'ServiceAccount' ? subject.namespace : undefined, access.grantsTo(subject)),
    details: [`They are ${own.map(({ object }) => identityText(object)).join(', ')}.`],
  }];
}

const byAccount = new WeakMap<ReviewContext['workloads'], Map<string, ReviewContext['workloads'][number][]>>();

/** The workloads that have the access of an account. */
function workloadsOfAccount(workloads: ReviewContext['workloads']): ReadonlyMap<string, ReviewContext['workloads']> {
  let known = byAccount.get(workloads);
  if (known === undefined) {
    known = new Map();
    for (const workload of workloads.filter((each) => each.mountsToken && isStanding(each))) {
      const key = subjectText(workload.account);
      known.set(key, [...known.get(key) ?? [], workload]);
    }
    byAccount.set(workloads, known);
  }
  return known;
}

function accountsAsUsers(binding: Binding): Draft[] {
  return (binding.accountsAsUsers ?? []).map((index) => ({
    check: 'J12',
    subject: subjectText(binding.subjects[index]),
    namespace: binding.namespace,
    severity: 'low',
    held: [],
    details: [],
    via: () => [{ binding: identityText(binding), role: `${binding.roleRef.kind} ${binding.roleRef.name}`, bindingPlace: binding.placeOf('subjects', index) }],
    places: [binding.placeOf('subjects', index)],
  }));
}

function manyNamespaces(subject: Subject, { access, argo }: ReviewContext): Draft[] {
  return subject.kind !== 'ServiceAccount' || access.namespacesOf(subject).length < MANY_NAMESPACES ? [] : [{
    ...ofSubject('J10', 'medium', subject, undefined, access.grantsTo(subject).filter(({ namespace }) => namespace !== undefined)),
    ...argo.componentsOf(subject).length > 0 ? { expected: true } : {},
  }];
}

/** Finds aggregated roles that somebody can add to, which depends on what else is found. */
export function dependentHygiene(drafts: readonly Draft[], { access }: ReviewContext): Draft[] {
  const administrators = new Set(drafts.filter((draft) => draft.namespace === undefined && isMastery(draft)).map(({ subject }) => subject));
  const writer = drafts.find(({ check, subject, namespace, held, expected }) => check === 'A9' && namespace === undefined && expected !== true
    && !administrators.has(subject) && held.some(({ resource, names }) => resource === 'clusterroles' && names === undefined));
  const bound = new Set(access.objects.bindings.map(({ roleRef: { kind, name } }) => `${kind} ${name}`));
  return writer === undefined ? []
    : access.objects.roles.filter((role) => role.aggregation !== undefined && !isOfKubernetes(role) && bound.has(identityText(role)))
      .map((role) => ofObject('J11', 'medium', role, [`${writer.subject} may write cluster roles.`]));
}

function ofSubject(check: CheckId, severity: Severity, subject: Subject, namespace: string | undefined, bindings: readonly Grant[]): Draft {
  return {
    check,
    subject: subjectText(subject),
    holder: subject,
    namespace,
    severity,
    held: [],
    grants: [],
    via: () => bindings.map((grant) => bindingVia(grant, subject, subjectText(subject))),
    details: [],
  };
}

function ofObject(check: CheckId, severity: Severity, object: ObjectIdentity & Pick<Role, 'placeOf'>, details: readonly string[]): Draft {
  return {
    check,
    subject: identityText(object),
    namespace: object.namespace,
    severity,
    held: [],
    grants: [],
    places: [object.placeOf()],
    details: [...details],
  };
}

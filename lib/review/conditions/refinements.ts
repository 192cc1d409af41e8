import { ARGO_REFINEMENTS } from './argo-refinements';
import { DELETES } from './patterns';
import { ADMINISTRATIVE_ROLES, roleSeverity } from './role-severity';
import { identityText } from '../../access/access-object';
import { scopeOf } from '../../access/effective-access';
import { RoleAccess } from '../../access/role-access';
import { Subject } from '../../access/subject';
import { coverersOf } from '../../rbac/coverage';
import { Permission } from '../../rbac/permission';
import { WILDCARD } from '../../rbac/wildcards';
import { isKnownApiGroup } from '../../resources/catalogue/lookup';
import { CheckId } from '../checks/check';
import { checkOf } from '../checks/check-table';
import { DEPUTIES } from '../checks/extension';
import { BINDS, ESCALATES, ROLE_WRITES } from '../checks/role-writes';
import { Severity, stepped, worse } from '../checks/severity';
import { CHANGE } from '../checks/verbs';
import { BindableRoles, Draft } from '../findings/draft';
import { gradeHeld, isGroupOfAll } from '../findings/grading';
import { Held } from '../holdings/holdings';
import { Question } from '../holdings/question';
import { ReviewContext } from '../review-context';

/** Looks for what else must be the case; what comes back is the finding, or nothing. */
export type Refinement = (draft: Draft, context: ReviewContext) => Draft | undefined;

const EVERYTHING: Permission = { verb: WILDCARD, apiGroup: WILDCARD, resource: WILDCARD };

const KUBE_SYSTEM = 'kube-system';

/** From this minor on the API server knows constrained impersonation without a feature gate. */
const CONSTRAINED_IMPERSONATION = 36;

/** Resources from which on somebody deletes "most kinds". */
const MANY_KINDS = 10;

const DELETING: readonly string[] = ['delete', WILDCARD];

/** Leases of components of Kubernetes. */
const SYSTEM_LEASES: ReadonlySet<string> = new Set(['kube-controller-manager', 'kube-scheduler', 'cloud-controller-manager']);

/** Conditions in addition to what is held, by check. */
export const REFINEMENTS: Readonly<Partial<Record<CheckId, Refinement>>> = {
  A5: (draft, context) => isUnlimitedByAnother(draft) ? undefined : escalateNames(draft, context),
  A6: bindNames,
  A8: (draft, context) => isByEscalation(draft) ? escalateNames(draft, context) : bindNames(draft, context),
  A12: (draft, context) => aggregatedRoles(escalateNames(draft, context), context),
  A19: (draft, { minor }) => minor !== undefined && minor < CONSTRAINED_IMPERSONATION ? undefined : otherThanMasters(draft),
  A20: (draft) => draft.namespace === undefined || draft.namespace === KUBE_SYSTEM ? draft : undefined,
  A22: deletable,
  B7: (draft, { workloads }) => draft.namespace === undefined && draft.held.some(({ names }) => names === undefined)
    && workloads.some(({ account }) => isSubject(draft, account)) ? draft : undefined,
  C10: podStealing,
  E5: (draft, context) => isPolicyEngine(draft, context) ? undefined : draft,
  E6: ownNamespace,
  E10: (draft, context) => isController(draft, context) ? undefined : draft,
  G1: deletedKinds,
  G5: leasesOfOthers,
  G7: ownNamespace,
  ...ARGO_REFINEMENTS,
};

/** The API server lets no constrained impersonation into the group system:masters. */
function otherThanMasters({ lists: [first = [], ...others] = [], held, ...draft }: Draft): Draft | undefined {
  const isAllowed = ({ resource, names }: Held) => resource !== 'groups' || names?.every((name) => name === 'system:masters') !== true;
  const identities = first.filter(isAllowed);
  return identities.length === 0 ? undefined : { ...draft, lists: [identities, ...others], held: held.filter(isAllowed) };
}

/** Counts the kinds also that the subject may delete by wider bindings and through groups, unless these are many by themselves. */
function deletedKinds(draft: Draft, { holdings }: ReviewContext): Draft | undefined {
  const { holder, namespace, held } = draft;
  const all = holder === undefined ? held : holdings.all(holder, namespace, [DELETES]);
  const others = all.filter(({ grant }) => !held.some((own) => own.grant === grant));
  return isManyKinds(others) ? undefined : isManyKinds(held) ? draft : isManyKinds(all) ? { ...draft, held: all } : undefined;
}

function isManyKinds(held: readonly Held[]): boolean {
  return held.some(({ apiGroup, resource }) => resource === WILDCARD && (apiGroup === WILDCARD || isKnownApiGroup(apiGroup)))
    || new Set(held.filter(({ resource }) => !resource.includes('/')).map(({ apiGroup, resource }) => `${apiGroup}/${resource}`)).size >= MANY_KINDS;
}

/** The API server asks for `delete`, too, which another role may grant. */
function deletable(draft: Draft, { access, minor }: ReviewContext): Draft | undefined {
  const { holder, namespace } = draft;
  if (holder === undefined) {
    return undefined;
  }
  const entries = [...access.permissionsOf(holder, namespace), ...access.permissionsThroughGroups(holder, namespace)]
    .flatMap((index) => [...index.entries()]);
  const held = draft.held.flatMap((each): Held[] => {
    const meeting = entries.filter(({ apiGroup, resource }) => meets(apiGroup, each.apiGroup) && meets(resource, each.resource));
    const named = meeting.flatMap((entry) => [...entry.named]).filter(([, verbs]) => DELETING.some((verb) => verbs.has(verb))).map(([name]) => name);
    const names = meeting.some(({ unnamed }) => DELETING.some((verb) => unnamed.has(verb))) ? each.names
      : [...new Set(named)].filter((name) => each.names === undefined || each.names.includes(name));
    return names?.length === 0 ? [] : [{ ...each, names }];
  });
  const severity = gradeHeld(checkOf('A22'), [held], { subject: holder, namespace, minor });
  return severity === undefined ? undefined : { ...draft, held, severity };
}

/** Whether two entries of a list of a rule are about something in common. */
function meets(one: string, other: string): boolean {
  return one === other || one === WILDCARD || other === WILDCARD;
}

/** In a namespace, a request for another one isn't allowed, whatever the names: its namespace is the one that it is for. */
function ownNamespace(draft: Draft): Draft | undefined {
  const { namespace } = draft;
  const held = namespace === undefined ? draft.held : draft.held.filter(({ names }) => names === undefined || names.includes(namespace))
    .map((each): Held => each.names === undefined ? each : { ...each, names: [namespace] });
  return held.length === 0 ? undefined : { ...draft, held };
}

function isSubject({ holder }: Draft, account: Subject): boolean {
  return holder !== undefined && holder.kind === 'ServiceAccount' && account.kind === 'ServiceAccount'
    && holder.namespace === account.namespace && holder.name === account.name;
}

/** Without names it is asked of every write; with names only of an update or patch of these, which the subject must be able to make. */
function escalateNames(draft: Draft, { holdings }: ReviewContext): Draft | undefined {
  const { holder, namespace } = draft;
  if (holder === undefined) {
    return undefined;
  }
  const changes = holdings.all(holder, namespace, ROLE_WRITES).filter(({ verb }) => CHANGE.includes(verb));
  const held = draft.held.flatMap((each): Held[] => {
    const names = !isEscalation(each) ? undefined : each.names
      ?.filter((name) => changes.some((change) => change.resource === each.resource && (change.names === undefined || change.names.includes(name))));
    return names?.length === 0 ? [] : [names === undefined ? each : { ...each, names }];
  });
  return held.some(isEscalation) ? { ...draft, held } : undefined;
}

/** Whether a write of roles is held with an escalation that isn't limited to names, which is found by itself. */
function isUnlimitedByAnother({ held, lists = [] }: Draft): boolean {
  return lists.length > 1 && held.some((each) => isEscalation(each) && each.names === undefined);
}

function isEscalation({ question }: Held): boolean {
  return (ESCALATES as readonly Question[]).includes(question);
}

/** Whether bindings and roles are written past the guard of roles, and not past that of bindings. */
function isByEscalation({ held }: Draft): boolean {
  return held.some(isEscalation);
}

/** A subject that may only bind some roles is as strong as these. */
function bindNames(draft: Draft, context: ReviewContext): Draft {
  const isBind = ({ question }: Held) => (BINDS as readonly Question[]).includes(question);
  const binds = draft.held.filter(isBind);
  if (binds.length === 0 || binds.some(({ names }) => names === undefined)) {
    return draft;
  }
  // With writes in the namespace, a wider binding or a group may let the subject bind any role: A6 alone is found where that is held.
  const any = draft.check === 'A8' && draft.holder !== undefined
    ? context.holdings.all(draft.holder, draft.namespace, BINDS).filter(({ names }) => names === undefined) : [];
  if (any.length > 0) {
    return { ...draft, held: [...draft.held.filter((held) => !isBind(held)), ...any] };
  }
  const { severity: { cluster = 'critical', namespaced = 'critical' } } = checkOf(draft.check);
  const most = stepped(draft.namespace === undefined ? cluster : namespaced, isGroupOfAll(draft.holder ?? { kind: 'User', name: '' }) ? 0 : -1);
  const roles = binds.flatMap(({ resource, names = [] }) => names.map((name) => context.access.findRole(
    resource === 'roles' ? { kind: 'Role', namespace: draft.namespace, name } : { kind: 'ClusterRole', name })));
  const severities = roles.map((role): Severity => role.isUnknown ? most : roleSeverity(role, draft.namespace, context) ?? 'info');
  const controls = new Set(roles.map((role) => controlOf(role, draft.namespace)));
  const bindable: BindableRoles = {
    texts: [...new Set(roles.map(({ identity }) => identityText(identity)))],
    control: controls.has('everything') ? 'everything' : controls.has('most') ? 'most' : undefined,
  };
  const worst = severities.reduce(worse, 'info');
  const names = [...new Set(binds.flatMap((held) => held.names ?? []))];
  return { ...draft, severity: worst, bindable, details: [...draft.details, `The roles that may be bound are ${names.join(', ')}.`] };
}

/** The control that a role gives where it is bound: by its rules, or by its name if Kubernetes makes it. A Role of such a name is another one. */
function controlOf(role: RoleAccess, namespace: string | undefined): BindableRoles['control'] {
  const { kind, name } = role.identity;
  const isOfKubernetes = kind === 'ClusterRole' && ADMINISTRATIVE_ROLES.has(name);
  if (isOfKubernetes && name === 'cluster-admin' || coverersOf(EVERYTHING, role.permissions(scopeOf(namespace))).length > 0) {
    return 'everything';
  }
  return isOfKubernetes ? 'most' : undefined;
}

/** Every cluster has aggregated roles, so a write without names always counts. */
function aggregatedRoles(draft: Draft | undefined, { access }: ReviewContext): Draft | undefined {
  if (draft === undefined) {
    return undefined;
  }
  const writes = draft.held.filter(({ verb }) => verb !== 'escalate');
  const selected = () => new Set(access.objects.roles
    .flatMap((role) => role.aggregation === undefined ? [] : access.selectedBy(role).map(({ name }) => name)));
  return writes.some(({ names }) => names === undefined || names.some((name) => name.startsWith('system:aggregate-to-') || selected().has(name))) ? draft : undefined;
}

/** A subject that also writes nodes can move pods to a node of choice. */
function podStealing(draft: Draft, { holdings }: ReviewContext): Draft {
  const { condition } = checkOf('D2');
  const nodes = condition.kind === 'probes' && draft.holder !== undefined ? holdings.all(draft.holder, undefined, condition.all.flat()) : [];
  return nodes.length === 0 ? draft : {
    ...draft, severity: worse(draft.severity, 'high'), held: [...draft.held, ...nodes], details: [...draft.details, 'With its writes on nodes, pods are moved to a node of choice.'],
  };
}

/** The policy engine itself writes its policies: it reports on them. */
function isPolicyEngine({ holder, held }: Draft, { access }: ReviewContext): boolean {
  return isReporter(holder, held, access);
}

/** The controller itself writes what it serves. */
function isController({ holder, held }: Draft, { access }: ReviewContext): boolean {
  const written = new Set(held.map(({ apiGroup, resource }) => `${apiGroup}/${resource}`));
  const rows = DEPUTIES.filter(({ apiGroup, resources }) => resources.some((resource) => written.has(`${apiGroup}/${resource}`)));
  return isReporter(holder, rows.flatMap(({ apiGroup, resources }) => resources.map((resource) => ({ apiGroup, resource }))), access);
}

/** Whether an account writes the status of some resources. A person who may do so isn't their controller. */
function isReporter(holder: Subject | undefined, written: readonly Pick<Held, 'apiGroup' | 'resource'>[], access: ReviewContext['access']): boolean {
  return holder?.kind === 'ServiceAccount' && access.grantsTo(holder).some(({ role }) => role.policyRules.some(({ verbs, apiGroups = [], resources = [] }) =>
    verbs.some((verb) => CHANGE.includes(verb) || verb === WILDCARD)
    && written.some(({ apiGroup, resource }) => apiGroups.includes(apiGroup) && (resources.includes(`${resource}/status`) || resources.includes('*/status')))));
}

function leasesOfOthers(draft: Draft, { argo }: ReviewContext): Draft | undefined {
  const inSystem = draft.namespace === undefined || draft.namespace === KUBE_SYSTEM;
  const controllers = argo.controllers
    .filter(({ workload }) => (draft.namespace === undefined || draft.namespace === workload.namespace) && !isSubject(draft, workload.account));
  const isOthers = (name: string) => inSystem && SYSTEM_LEASES.has(name)
    || controllers.length > 0 && (name === 'workflow-controller' || name.startsWith('workflow-controller-'));
  // A lease that is there can't be created: a subject that only creates leases takes none from its holder.
  const held = draft.held.filter(({ verb }) => verb !== 'create').flatMap((each): Held[] => {
    const names = each.names?.filter(isOthers);
    return names === undefined ? inSystem ? [each] : [] : names.length === 0 ? [] : [{ ...each, names }];
  });
  return held.length === 0 ? undefined : { ...draft, held, severity: 'medium' };
}


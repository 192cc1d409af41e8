import { Binding, identityText, Role } from '../access/access-object';
import { objectsOnlyIn } from '../access/common-documents';
import { EffectiveAccess } from '../access/effective-access';
import { RoleAccess } from '../access/role-access';
import { groupsOf, Subject, subjectText } from '../access/subject';
import { OBJECT_VERBS } from '../rbac/object-verbs';
import { PolicyRule } from '../rbac/policy-rule';
import { AGGREGATE_TO_LABEL } from '../rbac/rbac-api-group';
import { WILDCARD } from '../rbac/wildcards';

/**
 * Returns the texts of the subjects whose access differs in two states, and of the members of groups whose access does, if it differs only by simple
 * rules: with verbs of objects, without wildcards.
 *
 * Returns nothing if the findings about another subject can depend on the difference: if it is in other objects than roles and bindings, or in roles
 * that others aggregate or that rules allow to bind.
 */
export function changedSubjects(before: EffectiveAccess, after: EffectiveAccess): ReadonlySet<string> | undefined {
  const [old, now] = [changesIn(before, after), changesIn(after, before)];
  const isSimple = before.kubernetesVersion === after.kubernetesVersion
    && !old.hasOthers && !now.hasOthers
    && !areJudgedByOthers([...old.roles, ...now.roles], before) && !areJudgedByOthers([...old.roles, ...now.roles], after)
    && rulesOnlyIn(before, old, now).every(isPlain) && rulesOnlyIn(after, now, old).every(isPlain)
    && ![...old.bindings.map((binding) => before.roleOf(binding)), ...now.bindings.map((binding) => after.roleOf(binding))].some(isAggregated);
  return isSimple ? new Set([...boundIn(before, old), ...boundIn(after, now)].map(subjectText)) : undefined;
}

/** The objects of a state that the other one doesn't have. */
interface StateChanges {
  readonly roles: readonly Role[];
  readonly bindings: readonly Binding[];
  readonly hasOthers: boolean;
}

function changesIn({ objects }: EffectiveAccess, { objects: other }: EffectiveAccess): StateChanges {
  return {
    roles: objectsOnlyIn(objects.roles, other.roles),
    bindings: objectsOnlyIn(objects.bindings, other.bindings),
    hasOthers: objectsOnlyIn(objects.others, other.others).length > 0,
  };
}

/** Whether findings about the subjects of other roles depend on some roles: others aggregate them, or rules name them to bind. */
function areJudgedByOthers(changed: readonly Role[], access: EffectiveAccess): boolean {
  const names = new Set(changed.map(({ name }) => name));
  return changed.some((role) => role.aggregation !== undefined || isSelected(role) || isOfKubernetes(role, access))
    || access.objects.roles.some((role) => role.aggregation !== undefined && access.selectedBy(role).some(({ name }) => names.has(name))
      || role.rules.some(({ verbs, resourceNames = [] }) =>
        resourceNames.length > 0 && verbs.some((verb) => verb === 'bind' || verb === WILDCARD) && resourceNames.some((name) => names.has(name))));
}

function isAggregated({ role }: RoleAccess): boolean {
  return role?.aggregation !== undefined;
}

/** Whether Kubernetes' own roles may select a role. */
function isSelected({ labels }: Role): boolean {
  return Object.keys(labels).some((label) => label.startsWith(AGGREGATE_TO_LABEL));
}

/** Whether a state takes Kubernetes' own role, since the input has none of that name. */
function isOfKubernetes(role: Role, access: EffectiveAccess): boolean {
  return access.findRole(role).role?.bootstrap !== undefined;
}

/** The rules of changed roles that the role doesn't have in the other state, and all rules of changed bindings. */
function rulesOnlyIn(access: EffectiveAccess, { roles, bindings }: StateChanges, other: StateChanges): PolicyRule[] {
  const earlier = new Map(other.roles.map((role) => [identityText(role), new Set(role.rules.map(ruleKey))]));
  return [
    ...roles.flatMap((role) => role.rules.filter((rule) => earlier.get(identityText(role))?.has(ruleKey(rule)) !== true)),
    ...bindings.flatMap((binding) => access.roleOf(binding).policyRules),
  ];
}

function ruleKey(rule: PolicyRule): string {
  return JSON.stringify(rule);
}

/** Whether a rule decides about nothing but the access of its subjects: others count as controllers, or show which pods there are. */
function isPlain({ verbs, apiGroups = [], resources = [], resourceNames = [] }: PolicyRule): boolean {
  return verbs.every((verb) => OBJECT_VERBS.includes(verb)) && !apiGroups.includes(WILDCARD)
    && !resources.some((resource) => resource.startsWith(WILDCARD) || /\/(status|finalizers)$/.test(resource) || resourceNames.length > 0 && /^pods(\/|$)/.test(resource));
}

function boundIn(access: EffectiveAccess, { roles, bindings }: StateChanges): Subject[] {
  const [changedRoles, changedBindings] = [new Set<Role | undefined>(roles), new Set(bindings)];
  const subjects = access.objects.bindings.filter((binding) => changedBindings.has(binding) || changedRoles.has(access.roleOf(binding).role))
    .flatMap((binding) => binding.subjects);
  const groups = new Set(subjects.filter(({ kind }) => kind === 'Group').map(subjectText));
  return groups.size === 0 ? subjects
    : [...subjects, ...access.subjects.filter((subject) => groupsOf(subject).some((group) => groups.has(subjectText(group))))];
}

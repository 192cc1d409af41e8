import { Binding, identityText, Role } from '../access/access-object';
import { objectsOnlyIn } from '../access/common-documents';
import { EffectiveAccess } from '../access/effective-access';
import { Subject, subjectText } from '../access/subject';
import { OBJECT_VERBS } from '../rbac/object-verbs';
import { PolicyRule } from '../rbac/policy-rule';
import { AGGREGATE_TO_LABEL } from '../rbac/rbac-api-group';
import { WILDCARD } from '../rbac/wildcards';

/**
 * Returns the texts of the subjects whose access differs in two states, if it differs only by simple rules: with verbs of objects, without names,
 * wildcards or subresources.
 *
 * Returns nothing if the findings about another subject can depend on the difference: if it is in other objects than roles and bindings, or in the
 * access of a group, or if roles are aggregated or named by rules.
 */
export function changedSubjects(before: EffectiveAccess, after: EffectiveAccess): ReadonlySet<string> | undefined {
  const [old, now] = [changesIn(before, after), changesIn(after, before)];
  const isSimple = before.kubernetesVersion === after.kubernetesVersion
    && !old.hasOthers && !now.hasOthers
    && ![before, after].some(({ objects: { roles } }) => roles.some(isJudgedByOthers))
    && ![...old.roles, ...now.roles].some((role) => isSelected(role) || isOfKubernetes(role, before) || isOfKubernetes(role, after))
    && rulesOnlyIn(before, old, now).every(isPlain) && rulesOnlyIn(after, now, old).every(isPlain);
  const subjects = isSimple ? [...boundIn(before, old), ...boundIn(after, now)] : [];
  return isSimple && !subjects.some(({ kind }) => kind === 'Group') ? new Set(subjects.map(subjectText)) : undefined;
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

/** Whether findings about others depend on a role: on what it selects, or on the roles that its rules name. */
function isJudgedByOthers({ aggregation, rules }: Role): boolean {
  return aggregation !== undefined || rules.some(({ verbs, resourceNames = [] }) =>
    resourceNames.length > 0 && verbs.some((verb) => verb === 'bind' || verb === WILDCARD));
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

function isPlain({ verbs, apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] }: PolicyRule): boolean {
  return resourceNames.length === 0 && nonResourceURLs.length === 0 && verbs.every((verb) => OBJECT_VERBS.includes(verb))
    && !apiGroups.includes(WILDCARD) && !resources.some((resource) => resource === WILDCARD || resource.includes('/'));
}

function boundIn(access: EffectiveAccess, { roles, bindings }: StateChanges): Subject[] {
  const [changedRoles, changedBindings] = [new Set<Role | undefined>(roles), new Set(bindings)];
  return access.objects.bindings.filter((binding) => changedBindings.has(binding) || changedRoles.has(access.roleOf(binding).role))
    .flatMap((binding) => binding.subjects);
}

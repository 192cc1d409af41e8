import { PolicyRule } from '../../../lib/rbac/policy-rule';
import { ClusterObject } from '../cluster-objects';
import { GrantedPermission } from '../verdicts/granted-permissions';

interface RoleObject extends ClusterObject {
  readonly rules?: readonly PolicyRule[];
}

interface BindingObject extends ClusterObject {
  readonly roleRef: { readonly kind: string; readonly name: string };
  readonly subjects?: readonly { readonly name: string }[];
}

/** Takes a permission out of the roles of its account: out of every rule that would grant it, whatever else that rule is for. */
export function withhold(objects: readonly ClusterObject[], permission: GrantedPermission): ClusterObject[] {
  const roles = new Set(objects.filter(isBinding).filter(({ subjects = [] }) => subjects.some(({ name }) => name === permission.account))
    .map(({ roleRef, metadata }) => keyOf(roleRef.kind, roleRef.name, metadata.namespace)));
  return objects.map((object) => (roles.has(keyOf(object.kind, object.metadata.name ?? '', object.metadata.namespace))
    && (object.kind === 'ClusterRole' || permission.namespaces === undefined || permission.namespaces.includes(object.metadata.namespace ?? ''))
    ? { ...object, rules: rulesWithout(object, permission) } : object));
}

function rulesWithout({ rules = [] }: RoleObject, permission: GrantedPermission): PolicyRule[] {
  return rules.flatMap((rule) => {
    const isMeant = rule.apiGroups?.includes(permission.apiGroup) === true && rule.resources?.includes(permission.resource) === true
      && (permission.names === undefined || rule.resourceNames === undefined || permission.names.some((name) => rule.resourceNames?.includes(name)));
    if (!isMeant || !rule.verbs.includes(permission.verb)) {
      return [rule];
    }
    const others = rule.resources?.filter((resource) => resource !== permission.resource) ?? [];
    const verbs = rule.verbs.filter((verb) => verb !== permission.verb);
    const otherNames = permission.names === undefined ? [] : rule.resourceNames?.filter((name) => permission.names?.includes(name) !== true) ?? [];
    return [
      ...others.length > 0 ? [{ ...rule, resources: others }] : [],
      ...otherNames.length > 0 ? [{ ...rule, resources: [permission.resource], verbs: [permission.verb], resourceNames: otherNames }] : [],
      ...verbs.length > 0 ? [{ ...rule, resources: [permission.resource], verbs }] : [],
    ];
  });
}

function isBinding(object: ClusterObject): object is BindingObject {
  return object.kind === 'RoleBinding' || object.kind === 'ClusterRoleBinding';
}

/** A ClusterRole is one whatever namespace a binding of it is in. */
function keyOf(kind: string, name: string, namespace?: string): string {
  return kind === 'ClusterRole' ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

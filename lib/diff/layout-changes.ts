import { AccessObject, Binding, DEFAULT_NAMESPACE, identityText, isBinding, isRole, Role } from '../access/access-object';
import { objectsOnlyIn } from '../access/common-documents';
import { livePartsOf } from '../access/effect';
import { EffectiveAccess } from '../access/effective-access';
import { canonical } from '../rbac/coverage';
import { compareText } from '../rbac/order';
import { packRules } from '../rbac/packing';
import { PermissionIndex } from '../rbac/permission-index';
import { ResourceScope } from '../resources/resource-info';

/** Kinds in the order in which changes of their objects are listed. */
const KINDS = ['Namespace', 'ServiceAccount', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];

/** Lists what differs in the objects, whether or not it changes what anybody may do. */
export function layoutChanges(before: EffectiveAccess, after: EffectiveAccess): string[] {
  const [old, now] = [objectsOf(before, after), objectsOf(after, before)];
  const changes = [
    ...[...old].filter(([key]) => !now.has(key)).map(([, object]) => ({ object, text: `${identityText(object)} removed${stillNamed(object, after)}` })),
    ...[...now].flatMap(([key, object]) => {
      const earlier = old.get(key);
      const text = earlier === undefined ? `${identityText(object)} added` : changeOf(earlier, object);
      return text === undefined ? [] : { object, text };
    }),
  ];
  return changes.sort((a, b) => compareObjects(a.object, b.object)).map(({ text }) => text);
}

/** A subject that creates an account of a removed name gets its access. */
function stillNamed({ kind, namespace = DEFAULT_NAMESPACE, name }: AccessObject, { objects: { bindings } }: EffectiveAccess): string {
  const naming = kind !== 'ServiceAccount' ? [] : bindings.filter(({ subjects }) =>
    subjects.some((subject) => subject.kind === 'ServiceAccount' && subject.namespace === namespace && subject.name === name));
  if (naming.length === 0) {
    return '';
  }
  const [first, ...others] = naming.map(identityText);
  const names = others.length === 0 ? `${first} still names it` : `${first} and ${others.length} more still name it`;
  return `; ${names}, so an account of this name that is created again has the access (J2)`;
}

function listedObjects({ objects: { roles, bindings, others } }: EffectiveAccess): AccessObject[] {
  return [...roles, ...bindings, ...others.filter(({ apiVersion, kind }) => apiVersion === 'v1' && (kind === 'Namespace' || kind === 'ServiceAccount'))];
}

function objectsOf(access: EffectiveAccess, other: EffectiveAccess): Map<string, AccessObject> {
  return new Map(objectsOnlyIn(listedObjects(access), listedObjects(other)).map((object) => [identityText(object), object]));
}

function changeOf(before: AccessObject, after: AccessObject): string | undefined {
  if (isRole(before) && isRole(after)) {
    return roleChange(before, after);
  }
  return isBinding(before) && isBinding(after) ? bindingChange(before, after) : undefined;
}

function roleChange(before: Role, after: Role): string | undefined {
  const isRewritten = before.rules !== after.rules && JSON.stringify(before.rules) !== JSON.stringify(after.rules);
  return isRewritten && contentOf(before) === contentOf(after) ? `${identityText(after)}: rules rewritten, same access` : undefined;
}

function bindingChange({ roleRef: old }: Binding, after: Binding): string | undefined {
  const { roleRef: now } = after;
  return old.kind === now.kind && old.name === now.name ? undefined
    : `${identityText(after)}: roleRef ${old.kind}/${old.name} -> ${now.kind}/${now.name}; a roleRef cannot be changed in place: delete and create, or use a new name`;
}

/** The access that a role grants, whatever else its rules say. */
function contentOf({ kind, rules }: Role): string {
  const scope = kind === 'Role' ? ResourceScope.NAMESPACED : ResourceScope.CLUSTER;
  return JSON.stringify(packRules(canonical(PermissionIndex.of(rules.flatMap((rule) => livePartsOf(rule, scope))))));
}

function compareObjects(a: AccessObject, b: AccessObject): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareText(identityText(a), identityText(b));
}

import { AccessObject, Binding, DEFAULT_NAMESPACE, identityText, isBinding, isRole, Role } from '../access/access-object';
import { objectsOnlyIn } from '../access/common-documents';
import { EffectiveAccess } from '../access/effective-access';
import { Subject, subjectText } from '../access/subject';
import { compareText } from '../rbac/order';
import { ResourceScope } from '../resources/resource-info';

/** Kinds in the order in which changes of their objects are listed. */
const KINDS = ['Namespace', 'ServiceAccount', 'Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'];

/**
 * Lists what differs in the objects, whether or not it changes what anybody may do.
 *
 * @param changed The texts of the subjects whose access differs: that is listed elsewhere.
 */
export function layoutChanges(before: EffectiveAccess, after: EffectiveAccess, changed: ReadonlySet<string>): string[] {
  const [old, now] = [objectsOf(before, after), objectsOf(after, before)];
  const states = [new BoundObjects(before, changed), new BoundObjects(after, changed)] as const;
  const changes = [
    ...[...old].filter(([key]) => !now.has(key)).map(([, object]) => ({ object, text: `${identityText(object)} removed${stillNamed(object, after)}` })),
    ...[...now].flatMap(([key, object]) => {
      const earlier = old.get(key);
      const text = earlier === undefined ? `${identityText(object)} added` : changeOf(earlier, object, states);
      return text === undefined ? [] : { object, text };
    }),
  ];
  return changes.sort((a, b) => compareObjects(a.object, b.object)).map(({ text }) => text);
}

/** A subject that creates an account of a removed name gets its access. */
function stillNamed({ kind, namespace = DEFAULT_NAMESPACE, name }: AccessObject, access: EffectiveAccess): string {
  const naming = kind !== 'ServiceAccount' ? [] : access.grantsTo({ kind, namespace, name }).map(({ binding }) => identityText(binding));
  const [first, ...others] = new Set(naming);
  const names = others.length === 0 ? `${first} still names it` : `${first} and ${others.length} more still name it`;
  return first === undefined ? '' : `; ${names}, so an account of this name that is created again has the access (J2)`;
}

function listedObjects({ objects: { roles, bindings, others } }: EffectiveAccess): AccessObject[] {
  return [...roles, ...bindings, ...others.filter(({ apiVersion, kind }) => apiVersion === 'v1' && (kind === 'Namespace' || kind === 'ServiceAccount'))];
}

function objectsOf(access: EffectiveAccess, other: EffectiveAccess): Map<string, AccessObject> {
  return new Map(objectsOnlyIn(listedObjects(access), listedObjects(other)).map((object) => [identityText(object), object]));
}

/** The objects through which subjects have access in a state. */
class BoundObjects {
  private found: ReadonlyMap<AccessObject, boolean> | undefined;

  constructor(public readonly access: EffectiveAccess, private readonly changed: ReadonlySet<string>) {}

  /** Whether the access of a subject that has some through an object differs; nothing where no subject has. */
  public isOfChanged(object: AccessObject): boolean | undefined {
    this.found ??= new Map(this.access.objects.bindings
      .map((binding) => ({ binding, isOfChanged: binding.subjects.some((subject) => this.changed.has(subjectText(subject))) }))
      .sort((a, b) => Number(a.isOfChanged) - Number(b.isOfChanged))
      .flatMap(({ binding, isOfChanged }) => this.objectsOf(binding).map((each): [AccessObject, boolean] => [each, isOfChanged])));
    return this.found.get(object);
  }

  private objectsOf(binding: Binding): AccessObject[] {
    const access = this.access.roleOf(binding);
    const { role } = access;
    return role === undefined ? [binding] : [binding, role, ...role.aggregation === undefined ? [] : access.rules.map(({ writtenIn }) => writtenIn)];
  }
}

type BothStates = readonly [before: BoundObjects, after: BoundObjects];

function changeOf(before: AccessObject, after: AccessObject, states: BothStates): string | undefined {
  if (isRole(before) && isRole(after)) {
    return roleChange(before, after, states);
  }
  return isBinding(before) && isBinding(after) ? bindingChange(before, after, states) : undefined;
}

function roleChange(before: Role, after: Role, states: BothStates): string | undefined {
  if (before.rules === after.rules || JSON.stringify(before.rules) === JSON.stringify(after.rules)) {
    return undefined;
  }
  const scope = after.kind === 'Role' ? ResourceScope.NAMESPACED : ResourceScope.CLUSTER;
  const [{ access: old }, { access: now }] = states;
  return old.findRole(before).contentText(scope) === now.findRole(after).contentText(scope) ? `${identityText(after)}: rules rewritten, same access`
    : withoutEffect(before, after, 'rules', states);
}

function bindingChange(before: Binding, after: Binding, states: BothStates): string | undefined {
  const [{ roleRef: old, subjects }, { roleRef: now, subjects: others }] = [before, after];
  if (old.kind !== now.kind || old.name !== now.name) {
    return `${identityText(after)}: roleRef ${old.kind}/${old.name} -> ${now.kind}/${now.name}; a roleRef cannot be changed in place: delete and create, or use a new name`;
  }
  const textOf = (list: readonly Subject[]) => list.map(subjectText).sort(compareText).join();
  return textOf(subjects) === textOf(others) ? undefined : withoutEffect(before, after, 'subjects', states);
}

/** Says that a change has no effect: others grant the same, or the input binds nobody. */
function withoutEffect(before: AccessObject, after: AccessObject, what: string, [old, now]: BothStates): string | undefined {
  const bound = [old.isOfChanged(before), now.isOfChanged(after)];
  return bound.includes(true) ? undefined
    : `${identityText(after)}: ${what} changed, ${bound.includes(false) ? "nobody's access differs" : 'and no binding names it'}`;
}

function compareObjects(a: AccessObject, b: AccessObject): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || compareText(identityText(a), identityText(b));
}

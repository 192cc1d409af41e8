import { compareChanges, AccessChange } from './access-change';
import { ObjectIdentity } from '../access/access-object';
import { isServed } from '../access/effect';
import { EffectiveAccess, Grant, joined, scopeOf } from '../access/effective-access';
import { groupsOf, Subject, subjectText } from '../access/subject';
import { canonical, coverersOf, missing } from '../rbac/coverage';
import { expandRule } from '../rbac/expansion';
import { compareText } from '../rbac/order';
import { packRules } from '../rbac/packing';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';

/** A permission that a subject has no more by itself, and keeps through a group. */
export interface StillHeld extends AccessChange {
  readonly through: readonly Subject[];
}

/** A binding whose role nothing defines, on one side only: what it changes can't be known. */
export interface UnknownChange {
  readonly change: 'added' | 'removed';
  readonly subject: Subject;
  readonly namespace?: string;
  readonly role: ObjectIdentity;
}

/** The differences between two states, by subject and scope. */
export interface AccessDiff {
  /** Permissions that only the second state grants: the first grants them neither to the subject nor to a group that it is in. */
  readonly added: readonly AccessChange[];

  /** Permissions that only the first state grants. */
  readonly removed: readonly AccessChange[];
  readonly stillHeld: readonly StillHeld[];
  readonly unknown: readonly UnknownChange[];
}

/**
 * Compares who may do what in two states.
 *
 * Only subjects whose roles differ in content are looked at closely, so the common case is linear in the objects.
 */
export function diffAccess(before: EffectiveAccess, after: EffectiveAccess): AccessDiff {
  const diff = { added: [] as AccessChange[], removed: [] as AccessChange[], stillHeld: [] as StillHeld[], unknown: [] as UnknownChange[] };
  const subjects = new Map([...before.subjects, ...after.subjects].map((subject) => [subjectText(subject), subject]));
  for (const subject of subjects.values()) {
    if (!isWrittenAlike(before.grantsTo(subject), after.grantsTo(subject))
      && roleTexts(before, subject).join() !== roleTexts(after, subject).join()) {
      diff.added.push(...gained(subject, before, after));
      diff.removed.push(...gained(subject, after, before));
      diff.stillHeld.push(...heldThroughGroups(subject, before, after));
      diff.unknown.push(...unknownRoles(subject, before, after, 'removed'), ...unknownRoles(subject, after, before, 'added'));
    }
  }
  diff.added.sort(compareChanges);
  diff.removed.sort(compareChanges);
  diff.stillHeld.sort(compareChanges);
  return diff;
}

/** Whether two states grant something by the same text, of which two states have most in common: nothing has to be compared. */
function isWrittenAlike(before: readonly Grant[], after: readonly Grant[]): boolean {
  return before.length === after.length && before.every(({ namespace, role }, index) =>
    namespace === after[index].namespace && role.policyRules === after[index].role.policyRules);
}

/** The access that a subject is granted by itself: the scopes and contents of its roles, each once. */
function roleTexts(access: EffectiveAccess, subject: Subject): string[] {
  const texts = access.grantsTo(subject).map(({ namespace, role }) => JSON.stringify([namespace ?? null, role.contentText(scopeOf(namespace))]));
  return [...new Set(texts)].sort(compareText);
}

/** Returns the permissions that only one state grants to a subject, a namespaced permission only where none for the cluster covers it. */
function gained(subject: Subject, other: EffectiveAccess, access: EffectiveAccess): AccessChange[] {
  const everywhere = notHeld(subject, other, access, undefined);
  return [undefined, ...access.namespacesOf(subject)].flatMap((namespace) => {
    const found = namespace === undefined ? everywhere : missing(everywhere, notHeld(subject, other, access, namespace));
    return changesOf(subject, namespace, canonical(found));
  });
}

function notHeld(subject: Subject, other: EffectiveAccess, access: EffectiveAccess, namespace: string | undefined): PermissionIndex {
  const owned = [...other.permissionsOf(subject, namespace), ...other.permissionsThroughGroups(subject, namespace)];
  return withoutCovered(joined(access.permissionsBound(subject, namespace)), owned);
}

/** A permission is covered by one role or by none, so the roles are looked at one after the other. */
function withoutCovered(wanted: PermissionIndex, owned: readonly PermissionIndex[]): PermissionIndex {
  return owned.reduce((left, index) => missing(index, left), wanted);
}

function heldThroughGroups(subject: Subject, before: EffectiveAccess, after: EffectiveAccess): StillHeld[] {
  return [undefined, ...before.namespacesOf(subject)].flatMap((namespace) => {
    const lost = withoutCovered(joined(before.permissionsBound(subject, namespace)), after.permissionsOf(subject, namespace));
    const isHeldBy = (group: Subject, permission: Permission) =>
      after.permissionsOf(group, namespace).some((index) => coverersOf(permission, index).length > 0);
    return changesOf(subject, namespace, canonical(lost)).flatMap((change) => {
      const through = groupsOf(subject).filter((group) => isHeldBy(group, change.permission));
      return through.length === 0 ? [] : { ...change, through };
    });
  });
}

function changesOf(subject: Subject, namespace: string | undefined, index: PermissionIndex): AccessChange[] {
  return packRules(index).flatMap(expandRule)
    .map((permission) => ({ subject, namespace, permission, isServed: isServed(permission, scopeOf(namespace)) }));
}

/** The bindings of one state to roles that nothing defines, where the other state has none such. */
function unknownRoles(subject: Subject, access: EffectiveAccess, other: EffectiveAccess, change: UnknownChange['change']): UnknownChange[] {
  const others = new Set(roleTexts(other, subject));
  return access.grantsTo(subject)
    .filter(({ namespace, role }) => role.isUnknown && !others.has(JSON.stringify([namespace ?? null, role.contentText(scopeOf(namespace))])))
    .map(({ namespace, role }) => ({ change, subject, namespace, role: role.identity }));
}

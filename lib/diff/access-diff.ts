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

/** Grants to one subject, by the namespace that they are in, or nothing for the whole cluster. */
type ScopedGrants = ReadonlyMap<string | undefined, readonly Grant[]>;

/**
 * Compares who may do what in two states.
 *
 * Only bindings to roles that the other state doesn't have are looked at closely, so the common case is linear in the objects.
 */
export function diffAccess(before: EffectiveAccess, after: EffectiveAccess): AccessDiff {
  const diff = { added: [] as AccessChange[], removed: [] as AccessChange[], stillHeld: [] as StillHeld[], unknown: [] as UnknownChange[] };
  const subjects = new Map([...before.subjects, ...after.subjects].map((subject) => [subjectText(subject), subject]));
  for (const subject of subjects.values()) {
    if (!isWrittenAlike(before.grantsTo(subject), after.grantsTo(subject))) {
      const [old, now] = [onlyIn(before, after, subject), onlyIn(after, before, subject)];
      if (roleTexts(old).join() !== roleTexts(now).join()) {
        diff.added.push(...gained(subject, now, before));
        diff.removed.push(...gained(subject, old, after));
        diff.stillHeld.push(...heldThroughGroups(subject, old, after));
        diff.unknown.push(...unknownRoles(subject, before, now, 'removed'), ...unknownRoles(subject, after, old, 'added'));
      }
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

/** The grants to a subject of which the other state has none with the same text. Both states have the others. */
function onlyIn(access: EffectiveAccess, other: EffectiveAccess, subject: Subject): ScopedGrants {
  const others = other.grantsByScope(subject);
  const found = new Map<string | undefined, readonly Grant[]>();
  for (const [namespace, grants] of access.grantsByScope(subject)) {
    const written = new Set((others.get(namespace) ?? []).map(({ role }) => role.policyRules));
    const own = grants.filter(({ role }) => !written.has(role.policyRules));
    if (own.length > 0) {
      found.set(namespace, own);
    }
  }
  return found;
}

/** The access that grants give: the scopes and contents of their roles, each once. */
function roleTexts(scopes: ScopedGrants): string[] {
  return [...new Set([...scopes.values()].flat().map(roleText))].sort(compareText);
}

function roleText({ namespace, role }: Grant): string {
  return JSON.stringify([namespace ?? null, role.contentText(scopeOf(namespace))]);
}

/** Returns the permissions of grants that the other state doesn't grant to a subject, a namespaced permission only where none for the cluster covers it. */
function gained(subject: Subject, scopes: ScopedGrants, other: EffectiveAccess): AccessChange[] {
  const everywhere = notHeld(subject, scopes.get(undefined) ?? [], other, undefined);
  return [...scopes].flatMap(([namespace, grants]) => {
    const found = namespace === undefined ? everywhere : missing(everywhere, notHeld(subject, grants, other, namespace));
    return changesOf(subject, namespace, canonical(found));
  });
}

function notHeld(subject: Subject, grants: readonly Grant[], other: EffectiveAccess, namespace: string | undefined): PermissionIndex {
  return withoutCovered(permissionsOf(grants), [...other.permissionsOf(subject, namespace), ...other.permissionsThroughGroups(subject, namespace)]);
}

function permissionsOf(grants: readonly Grant[]): PermissionIndex {
  return joined(grants.map(({ role, namespace }) => role.permissions(scopeOf(namespace))));
}

/** A permission is covered by one role or by none, so the roles are looked at one after the other. */
function withoutCovered(wanted: PermissionIndex, owned: readonly PermissionIndex[]): PermissionIndex {
  return owned.reduce((left, index) => missing(index, left), wanted);
}

function heldThroughGroups(subject: Subject, scopes: ScopedGrants, after: EffectiveAccess): StillHeld[] {
  return [...scopes].flatMap(([namespace, grants]) => {
    const lost = withoutCovered(permissionsOf(grants), after.permissionsOf(subject, namespace));
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
function unknownRoles(subject: Subject, access: EffectiveAccess, other: ScopedGrants, change: UnknownChange['change']): UnknownChange[] {
  const others = new Set(roleTexts(other));
  return access.grantsTo(subject).filter((grant) => grant.role.isUnknown && !others.has(roleText(grant)))
    .map(({ namespace, role }) => ({ change, subject, namespace, role: role.identity }));
}

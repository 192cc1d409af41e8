import { isServed } from './effect';
import { EffectiveAccess, GrantPath, joined, scopeOf } from './effective-access';
import { Subject } from './subject';
import { coverersOf } from '../rbac/coverage';
import { expandRule, ruleOf } from '../rbac/expansion';
import { packRules } from '../rbac/packing';
import { Permission } from '../rbac/permission';
import { PermissionIndex } from '../rbac/permission-index';

/** A permission in a scope. */
export interface ScopedPermission {
  readonly permission: Permission;

  /** The namespace, or nothing for the whole cluster. */
  readonly namespace?: string;
}

/** A permission that is granted, and all ways to it. */
export interface GrantedPermission extends ScopedPermission {
  readonly via: readonly GrantPath[];
}

/** Returns the permissions that bindings grant to a subject by its own name, scope by scope, without those that have no effect. */
export function grantedTo(access: EffectiveAccess, subject: Subject): GrantedPermission[] {
  return [undefined, ...access.namespacesOf(subject)].flatMap((namespace) => {
    const indexesBound = access.permissionsBound(subject, namespace);
    return indexesBound.length === 0 ? [] : packRules(joined(indexesBound)).flatMap(expandRule)
      .filter((permission) => isServed(permission, scopeOf(namespace))) // others are listed with what grants nothing
      .map((permission) => {
        const paths = access.pathsTo(subject, permission, namespace);
        return { permission, namespace, via: paths.filter(({ grant }) => grant.namespace === namespace) };
      });
  });
}

/** Whether a permission in a scope contains another one. */
export function covers(a: ScopedPermission, b: ScopedPermission): boolean {
  return (a.namespace === undefined || a.namespace === b.namespace) && coverersOf(b.permission, indexOf(a.permission)).length > 0;
}

const indexes = new WeakMap<Permission, PermissionIndex>();

function indexOf(permission: Permission): PermissionIndex {
  let index = indexes.get(permission);
  if (index === undefined) {
    index = PermissionIndex.of([ruleOf(permission)]);
    indexes.set(permission, index);
  }
  return index;
}

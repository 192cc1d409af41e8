import { ObjectIdentity, Role } from './access-object';
import { RuleInForce } from './aggregation';
import { livePartsOf } from './effect';
import { canonical } from '../rbac/coverage';
import { packRules } from '../rbac/packing';
import { PermissionIndex } from '../rbac/permission-index';
import { PolicyRule } from '../rbac/policy-rule';
import { ResourceScope } from '../resources/resource-info';

const known = {
  [ResourceScope.NAMESPACED]: new WeakMap<readonly PolicyRule[], PermissionIndex>(),
  [ResourceScope.CLUSTER]: new WeakMap<readonly PolicyRule[], PermissionIndex>(),
};

const texts = new WeakMap<PermissionIndex, string>();

function textOf(index: PermissionIndex): string {
  const text = texts.get(index) ?? JSON.stringify(packRules(index));
  texts.set(index, text);
  return text;
}

/** The same for the rules of a role that two states have in common. */
function permissionsOf(rules: readonly PolicyRule[], scope: ResourceScope): PermissionIndex {
  const index = known[scope].get(rules) ?? livePermissions(rules, scope);
  known[scope].set(rules, index);
  return index;
}

function livePermissions(rules: readonly PolicyRule[], scope: ResourceScope): PermissionIndex {
  return canonical(PermissionIndex.of(rules.flatMap((rule) => livePartsOf(rule, scope))));
}

/**
 * The permissions that a role grants where it is bound.
 *
 * A role that no input defines is unknown: it grants nothing here, and the caller must report it.
 */
export class RoleAccess {
  private readonly indexes = new Map<ResourceScope, PermissionIndex>();
  private readonly texts = new Map<ResourceScope, string>();

  constructor(
    public readonly identity: ObjectIdentity,
    /** Absent for an unknown role. */
    public readonly role: Role | undefined,
    public readonly rules: readonly RuleInForce[],
  ) {}

  public get isUnknown(): boolean {
    return this.role === undefined;
  }

  /** The permissions that have an effect, those that others cover left out. */
  public permissions(scope: ResourceScope): PermissionIndex {
    let index = this.indexes.get(scope);
    if (index === undefined) {
      const written = this.role?.aggregation === undefined ? this.role?.rules : undefined;
      index = written === undefined ? livePermissions(this.rules.map(({ rule }) => rule), scope) : permissionsOf(written, scope);
      this.indexes.set(scope, index);
    }
    return index;
  }

  /** A text that is the same for two roles exactly when they grant the same there. */
  public contentText(scope: ResourceScope): string {
    let text = this.texts.get(scope);
    if (text === undefined) {
      text = this.isUnknown ? JSON.stringify(this.identity) : textOf(this.permissions(scope));
      this.texts.set(scope, text);
    }
    return text;
  }
}

import { ObjectIdentity, Role } from './access-object';
import { Aggregation, RuleInForce } from './aggregation';
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

/** The permissions of the rules of a role, which two states may have in common. */
function permissionsOf(rules: readonly PolicyRule[], scope: ResourceScope): PermissionIndex {
  const index = known[scope].get(rules) ?? canonical(PermissionIndex.of(rules.flatMap((rule) => livePartsOf(rule, scope))));
  known[scope].set(rules, index);
  return index;
}

/**
 * The permissions that a role grants where it is bound.
 *
 * A role that no input defines is unknown: it grants nothing here, and the caller must report it.
 */
export class RoleAccess {
  private inForce: readonly RuleInForce[] | undefined;
  private aggregated: readonly PolicyRule[] | undefined;

  /** @param role Absent for an unknown role. */
  constructor(public readonly identity: ObjectIdentity, public readonly role: Role | undefined, private readonly aggregation: Aggregation) {}

  /** The rules in force, and where they are written. Few roles need them. */
  public get rules(): readonly RuleInForce[] {
    return this.inForce ??= this.role === undefined ? [] : this.aggregation.rulesOf(this.role);
  }

  public get isUnknown(): boolean {
    return this.role === undefined;
  }

  /** The rules in force without their places, always in the same list. */
  public get policyRules(): readonly PolicyRule[] {
    return this.role !== undefined && this.role.aggregation === undefined ? this.role.rules : this.aggregated ??= this.rules.map(({ rule }) => rule);
  }

  /** The permissions that have an effect, those that others cover left out. */
  public permissions(scope: ResourceScope): PermissionIndex {
    return permissionsOf(this.policyRules, scope);
  }

  /** A text that is the same for two roles exactly when they grant the same there. */
  public contentText(scope: ResourceScope): string {
    return this.isUnknown ? JSON.stringify(this.identity) : textOf(this.permissions(scope));
  }
}

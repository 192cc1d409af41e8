import { ObjectIdentity, Role } from './access-object';
import { RuleInForce } from './aggregation';
import { livePartsOf } from './effect';
import { canonical } from '../rbac/coverage';
import { packRules } from '../rbac/packing';
import { PermissionIndex } from '../rbac/permission-index';
import { ResourceScope } from '../resources/resource-info';

/**
 * What a role grants where it is bound.
 *
 * A role that no input defines is unknown: it grants nothing here, and whoever asks must report it.
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
      index = canonical(PermissionIndex.of(this.rules.flatMap(({ rule }) => livePartsOf(rule, scope))));
      this.indexes.set(scope, index);
    }
    return index;
  }

  /** A text that is the same for two roles exactly when they grant the same there. */
  public contentText(scope: ResourceScope): string {
    let text = this.texts.get(scope);
    if (text === undefined) {
      text = this.isUnknown ? JSON.stringify(this.identity) : JSON.stringify(packRules(this.permissions(scope)));
      this.texts.set(scope, text);
    }
    return text;
  }
}

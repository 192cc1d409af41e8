import { PolicyRule } from '../rbac/policy-rule';
import { ResourceInfo, ResourceScope } from './resource-info';

/**
 * What one grant says: a rule, its reasons, and what is wrong with it.
 *
 * The typed resources make it; it never changes. A fault does not throw here, so that `allow(...)` can
 * report all faults of a call with the path of the construct.
 */
export class GrantStatement {
  /** @internal */
  public static _onResource(info: ResourceInfo): GrantStatement { throw new Error(String(info)); }

  private constructor(
    /** The rule that grants it. */
    public readonly rule: PolicyRule,
    /** Where the rule has an effect. */
    public readonly scope: ResourceScope,
    /** Why it is granted. */
    public readonly reasons: string[],
    /** What is wrong with it and how to mend it; empty for a sound grant. */
    public readonly faults: string[],
  ) {}
}

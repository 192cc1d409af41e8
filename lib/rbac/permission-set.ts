import { AccessRequest } from './access-request';
import { allows } from './authorization';
import { canonical, missing } from './coverage';
import { expandRule } from './expansion';
import { packRules } from './packing';
import { Permission } from './permission';
import { PermissionIndex } from './permission-index';
import { PolicyRule } from './policy-rule';
import { assertPolicyRules } from './validation/policy-rules';

/**
 * The permissions that a list of rules grants, however the rules are written.
 *
 * The set holds the permissions that no other of them covers; two sets are equal exactly when they grant the same. It
 * never changes.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources
 */
export class PermissionSet {
  /**
   * Reads rules, as they are in a Role or ClusterRole.
   *
   * Rules that grant nothing are taken too: they come from files. The rules are left as they are.
   *
   * @param rules The rules, in any order and with any repetition.
   * @throws when Kubernetes rejects a rule (all faults at once, each with its field), or a rule contains more
   * than 1,000,000 permissions
   */
  public static of(rules: PolicyRule[]): PermissionSet {
    assertPolicyRules(rules);
    return new PermissionSet(canonical(PermissionIndex.of(rules)));
  }

  /** @param index Canonical. */
  private constructor(private readonly index: PermissionIndex) {}

  /** Whether nothing is granted. */
  public get isEmpty(): boolean {
    return this.index.isEmpty;
  }

  /** Returns the permissions, those that others cover left out, in the order of the rules. */
  public permissions(): Permission[] {
    return this.toRules().flatMap(expandRule);
  }

  /**
   * Checks whether everything in the other set is granted by this one.
   *
   * @param other The set to look for.
   */
  public covers(other: PermissionSet): boolean {
    return this.missing(other).isEmpty;
  }

  /**
   * Returns what the other set grants and this one does not.
   *
   * A permission counts as a whole: where this set has `get` and the other `*`, `*` is missing.
   *
   * @param other The set to look for.
   */
  public missing(other: PermissionSet): PermissionSet {
    return new PermissionSet(missing(this.index, other.index));
  }

  /**
   * Returns what this set grants and the other does not.
   *
   * A permission counts as a whole: `*` minus `get` is `*`.
   *
   * @param other The set to take away.
   */
  public minus(other: PermissionSet): PermissionSet {
    return other.missing(this);
  }

  /**
   * Returns what either set grants.
   *
   * @param other The set to add.
   */
  public union(other: PermissionSet): PermissionSet {
    return new PermissionSet(canonical(PermissionIndex.of([...this.toRules(), ...other.toRules()])));
  }

  /**
   * Checks whether both sets grant the same.
   *
   * @param other The set to compare with.
   */
  public grantsSameAs(other: PermissionSet): boolean {
    return this.covers(other) && other.covers(this);
  }

  /**
   * Gives the verdict of Kubernetes' RBAC authorizer on a request.
   *
   * @param request The request.
   */
  public allows(request: AccessRequest): boolean {
    return allows(this.index, request);
  }

  /**
   * Returns the rules that grant this set, in their one canonical form.
   *
   * Verbs are in the order reading, writing, deleting, then all others; everything else is in the order of its code units; each resource and
   * name has all its verbs in one place; no rule joins API groups.
   */
  public toRules(): PolicyRule[] {
    return packRules(this.index);
  }
}

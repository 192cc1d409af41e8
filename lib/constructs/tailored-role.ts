import { Lazy } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { refuse } from './construct-error';
import { warnOfUnboundRole } from './forgotten-access';
import { GrantedRules, validateGrants } from './granted-rules';
import { KubernetesObject, KubernetesObjectProps } from './kubernetes-object';
import { checkedProps, locationIn, registerObject } from './object-definition';
import { RoleBindings } from './role-bindings';
import { PolicyRule } from '../rbac/policy-rule';
import { PermissionExplanation } from '../rbac/reasons';
import { validateObject } from '../rbac/validation/plain-data';
import { INamespacedGrant } from '../resources/grant';
import { ResourceScope } from '../resources/resource-info';

/** The name and purpose of a role. */
export interface TailoredRoleProps extends KubernetesObjectProps {}

/**
 * A Role that grants exactly the permissions passed to `allow`, in its own namespace.
 *
 * A role that allows nothing is an error when the app is synthesized. So is one that a cluster can't store; one that is too big for
 * plain `kubectl apply`, or that no binding of the app refers to, is a warning of the Node.js process (`process.emitWarning`) at that time.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export class TailoredRole extends KubernetesObject implements kplus.IRole {
  /** `roles`. */
  public readonly resourceType: string = 'roles';

  private readonly granted: GrantedRules;
  private readonly bindings: RoleBindings;

  /**
   * Defines a Role, which grants nothing yet.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct, and the role's name where the metadata gives none.
   * @param props Metadata and description.
   * @throws when Kubernetes rejects the metadata, or the app has a role of that name and namespace
   */
  constructor(scope: Construct, id: string, props: TailoredRoleProps = {}) {
    const granted = new GrantedRules();
    super(scope, id, checkedProps(locationIn(scope, id), { kind: 'Role', ...props, issues: validateObject(props, 'props') }, { rules: Lazy.any(granted) }));
    registerObject(this, 'Role', this.node);
    this.granted = granted;
    this.bindings = new RoleBindings(this, { kind: 'Role', name: this.name });
    this.node.addValidation(granted);
    this.node.addValidation({ validate: () => this.warnIfForgotten() });
  }

  /** The namespace, where the metadata or the chart gives one. */
  public get namespace(): string | undefined {
    return this.metadata.namespace;
  }

  /** The rules in canonical form: the same for the same permissions, in whatever order and however often they were allowed. */
  public get rules(): PolicyRule[] {
    return this.granted.toRules();
  }

  /**
   * Grants more, all of it or nothing.
   *
   * @param grants Resources with verbs, for example `Core.configMaps.get().list()`.
   * @throws when a grant has no effect or no sense, with all faults of the call
   */
  public allow(...grants: INamespacedGrant[]): void {
    refuse(this, 'allow(…) grants nothing', validateGrants(grants, ResourceScope.NAMESPACED));
    this.granted.add(grants);
  }

  /**
   * Binds the role in its own namespace.
   *
   * There is one binding, `<name of the role>-binding`; every call adds to its subjects.
   *
   * @param subjects Accounts of this library or of cdk8s-plus, of any namespace, or those who exist already: `ExistingServiceAccount`,
   * `ExistingUser`, `ExistingGroup`.
   * @throws when a subject can't be bound, with all faults of the call
   */
  public bindTo(...subjects: kplus.ISubject[]): void {
    this.bindings.bind('bindTo(…) binds no subject', { clusterWide: false, namespace: this.namespace }, subjects);
  }

  /** Returns, for each permission of the rules, all reasons that were given for what it covers. */
  public explain(): PermissionExplanation[] {
    return this.granted.explain();
  }

  private warnIfForgotten(): string[] {
    if (this.bindings.isEmpty && !this.granted.isEmpty) {
      warnOfUnboundRole(this, { kind: 'Role', name: this.name, namespace: this.namespace });
    }
    return [];
  }
}

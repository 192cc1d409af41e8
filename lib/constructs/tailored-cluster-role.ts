import { Lazy } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { aggregateToLabel, AggregationLabels, hasSelectableLabel, isAggregated, validateCollectors } from './cluster-role-aggregation';
import { refuse } from './construct-error';
import { isBoundClusterWide, warnOfUnboundRole } from './forgotten-access';
import { GrantedRules, validateGrants } from './granted-rules';
import { KubernetesObject, KubernetesObjectProps } from './kubernetes-object';
import { checkedProps, locationIn, registerObject } from './object-definition';
import { RoleBindings } from './role-bindings';
import { formatIssue } from '../diagnostics/format-diagnostic';
import { issue } from '../diagnostics/issue';
import { PolicyRule } from '../rbac/policy-rule';
import { PermissionExplanation } from '../rbac/reasons';
import { validateLabels } from '../rbac/validation/labels';
import { validateObject } from '../rbac/validation/plain-data';
import { IGrant } from '../resources/grant';
import { ResourceScope } from '../resources/resource-info';

/** The name and purpose of a cluster role. */
export interface TailoredClusterRoleProps extends KubernetesObjectProps {}

/**
 * A ClusterRole: either it grants exactly the permissions passed to `allow`, or it collects what other cluster roles grant.
 *
 * When the app is synthesized, these are errors: a role that grants and collects nothing; one that a cluster can't store; and one with
 * grants on cluster-scoped resources or URLs that this app binds in namespaces only, where those grants have no effect. One that is too
 * big for plain `kubectl apply` is a warning of the Node.js process (`process.emitWarning`), also one that no binding of this app refers
 * to and no label lets another collect: others may bind it, and `node --disable-warning=construct/unbound-role` says that they do.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#role-and-clusterrole
 */
export class TailoredClusterRole extends KubernetesObject implements kplus.IClusterRole, kplus.IRole {
  /** `clusterroles`. */
  public readonly resourceType: string = 'clusterroles';

  private readonly granted: GrantedRules;
  private readonly selectors: { readonly matchLabels: AggregationLabels }[];
  private readonly bindings: RoleBindings;

  /**
   * Defines a ClusterRole, which grants nothing yet.
   *
   * @param scope The construct it is a part of, in a chart.
   * @param id The id in that construct, and the role's name where the metadata gives none.
   * @param props Metadata and description.
   * @throws when Kubernetes rejects the metadata, or the app has a cluster role of that name
   */
  constructor(scope: Construct, id: string, props: TailoredClusterRoleProps = {}) {
    const granted = new GrantedRules();
    const selectors: TailoredClusterRole['selectors'] = [];
    super(scope, id, checkedProps(locationIn(scope, id), { kind: 'ClusterRole', ...props, issues: validateObject(props, 'props') }, {
      aggregationRule: Lazy.any({ produce: () => selectors.length > 0 ? { clusterRoleSelectors: selectors } : undefined }),
      // The control plane fills in the rules of a role that collects.
      rules: Lazy.any({ produce: () => selectors.length > 0 ? undefined : granted.toRules() }),
    }));
    registerObject(this, 'ClusterRole', this.node);
    this.granted = granted;
    this.selectors = selectors;
    this.bindings = new RoleBindings(this, { kind: 'ClusterRole', name: this.name });
    this.node.addValidation({ validate: () => this.aggregates ? [] : [...granted.validate(), ...this.deadGrants()] });
    this.node.addValidation({ validate: () => this.warnIfForgotten() });
  }

  /** The rules in canonical form: the same for the same permissions, in whatever order and however often they were allowed. */
  public get rules(): PolicyRule[] {
    return this.granted.toRules();
  }

  private get aggregates(): boolean {
    return this.selectors.length > 0;
  }

  /**
   * Grants more, all of it or nothing.
   *
   * @param grants Resources with verbs, for example `Core.nodes.get().list()`, or URLs.
   * @throws when a grant has no effect or no sense, with all faults of the call, or the role collects others
   */
  public allow(...grants: IGrant[]): void {
    const issues = validateGrants(grants, ResourceScope.CLUSTER);
    if (this.aggregates) {
      issues.push(issue(
        'construct/overwritten-grant', 'grants', 'The role collects the rules of others, which overwrite its own.', 'Use another role for the grants.',
      ));
    }
    refuse(this, 'allow(…) grants nothing', issues);
    this.granted.add(grants);
  }

  /**
   * Collects the rules of all cluster roles that carry all of these labels. The role must not grant anything by itself.
   *
   * Each call collects more.
   *
   * @param labels The labels, at least one.
   * @throws when the labels are empty, when no object can carry them, or when the role has grants
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#aggregated-clusterroles
   */
  public aggregateFrom(labels: { [key: string]: string }): void {
    const issues = validateLabels(labels, 'labels');
    if (Object.keys(labels ?? {}).length === 0) {
      issues.push(issue('construct/missing-label', 'labels', 'Without a label every cluster role would be collected.', 'Give at least one.'));
    }
    if (!this.granted.isEmpty) {
      issues.push(issue(
        'construct/overwritten-grant', 'grants', 'The role has grants of its own, which the rules of others would overwrite.',
        'Collect the rules of others in another role.',
      ));
    }
    refuse(this, 'aggregateFrom(…) collects nothing', issues);
    this.selectors.push({ matchLabels: { ...labels } });
  }

  /**
   * Gives the rules of this role to others that collect by the usual label, `rbac.authorization.k8s.io/aggregate-to-NAME`.
   *
   * @param clusterRoles The names of those roles, for example `view`.
   * @throws when a name can't be in a label, or none is given
   * @see https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
   */
  public aggregateTo(...clusterRoles: string[]): void {
    refuse(this, 'aggregateTo(…) gives nothing', validateCollectors(clusterRoles));
    clusterRoles.forEach((name) => this.metadata.addLabel(aggregateToLabel(name), 'true'));
  }

  /**
   * Binds the role in one namespace, where its grants on cluster-scoped resources and URLs have no effect.
   *
   * There is one binding in each namespace, `<name of the role>-cluster-binding`; every call for that namespace adds to its subjects.
   *
   * @param namespace The name of the namespace that the binding is in.
   * @param subjects Accounts of this library or of cdk8s-plus, of any namespace, or those who exist already: `ExistingServiceAccount`,
   * `ExistingUser`, `ExistingGroup`.
   * @throws when a subject can't be bound, with all faults of the call
   */
  public bindIn(namespace: string, ...subjects: kplus.ISubject[]): void {
    this.bindings.bind('bindIn(…) binds no subject', { clusterWide: false, namespace }, subjects);
  }

  /**
   * Binds the role in all namespaces, those to come too, and for cluster-scoped resources and URLs.
   *
   * There is one such binding, `<name of the role>-cluster-binding`; every call adds to its subjects.
   *
   * @param subjects Accounts of this library or of cdk8s-plus whose namespace is known, or those who exist already.
   * @throws when a subject can't be bound, with all faults of the call
   */
  public bindClusterWide(...subjects: kplus.ISubject[]): void {
    this.bindings.bind('bindClusterWide(…) binds no subject', { clusterWide: true }, subjects);
  }

  /** Returns, for each permission of the rules, all reasons that were given for what it covers. */
  public explain(): PermissionExplanation[] {
    return this.granted.explain();
  }

  private warnIfForgotten(): string[] {
    const mayGrant = this.bindings.isEmpty && (this.aggregates || !this.granted.isEmpty);
    if (mayGrant) {
      warnOfUnboundRole(this, { kind: 'ClusterRole', name: this.name }, () => hasSelectableLabel(this) || isAggregated(this));
    }
    return [];
  }

  private deadGrants(): string[] {
    const targets = this.granted.clusterScopedTargets;
    const isDead = targets.length > 0 && this.bindings.onlyInNamespaces && !isAggregated(this) && !isBoundClusterWide(this, this.name);
    return !isDead ? [] : [formatIssue(issue(
      'construct/cluster-scoped-grant', 'rules', `The role is bound in namespaces only, where its grants on ${targets.join(', ')} have no effect.`,
      'Call bindClusterWide(…), or move them to another cluster role.',
    ))];
  }
}

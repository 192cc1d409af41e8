import { Construct } from 'constructs';
import { InstallLayout } from './install-scope';
import { ClusterWideSelection, NamespacedSelection, NeedSelection } from './need-selection';
import { DedicatedServiceAccount } from '../../constructs/dedicated-service-account';
import { TailoredClusterRole } from '../../constructs/tailored-cluster-role';
import { TailoredRole } from '../../constructs/tailored-role';
import { PermissionSet } from '../../rbac/permission-set';
import { IGrant, INamespacedGrant } from '../../resources/grant';

/** What a component is called, where it works and what it may do. */
export interface ArgoComponentDefinition {
  /** The name of its ServiceAccount, which the names of its roles start with. */
  readonly account: string;

  /** What it is, in a few words, for the descriptions of its objects. */
  readonly title: string;

  readonly layout: InstallLayout;

  readonly selections: readonly NeedSelection[];
}

/** A part of Argo Workflows that runs in the cluster: its ServiceAccount, and the roles that are bound to it alone. */
export class ArgoComponent extends Construct {
  /** @internal */
  public static _define(scope: Construct, id: string, definition: ArgoComponentDefinition): ArgoComponent {
    return new ArgoComponent(scope, id, definition);
  }

  /** The ServiceAccount that it runs under. */
  public readonly serviceAccount: DedicatedServiceAccount;

  private constructor(scope: Construct, id: string, private readonly definition: ArgoComponentDefinition) {
    super(scope, id);
    const { account, layout, title, selections } = definition;
    this.serviceAccount = new DedicatedServiceAccount(this, 'ServiceAccount', {
      metadata: { name: account, namespace: layout.install },
      description: `The account of ${title}.`,
    });
    const clusterWide = selections.filter(isClusterWide);
    const namespaced = withoutCovered(selections.filter(isNamespaced), clusterWide);
    this.allowEverywhere(clusterWide.map(({ grant }) => grant));
    this.allowInWorkflowNamespaces(namespaced.filter((selection) => this.isInWorkflowNamespaces(selection)).map(({ grant }) => grant));
    byNamespace(namespaced.filter((selection) => !this.isInWorkflowNamespaces(selection)))
      .forEach((grants, namespace) => this.allowIn(namespace, grants));
  }

  private allowEverywhere(grants: readonly IGrant[]): void {
    if (grants.length > 0) {
      const role = this.defineClusterRole('ClusterRole', '', `What ${this.definition.title} may do in the whole cluster.`);
      role.allow(...grants);
      role.bindClusterWide(this.serviceAccount);
    }
  }

  /** One role for all of them, so that a reader finds it in one place; its bindings say where it counts. */
  private allowInWorkflowNamespaces(grants: readonly INamespacedGrant[]): void {
    if (grants.length > 0) {
      const { layout: { workflow = [] }, title } = this.definition;
      const role = this.defineClusterRole('WorkflowClusterRole', '-workflows', `What ${title} may do in each namespace that holds workflows.`);
      role.allow(...grants);
      workflow.forEach((namespace) => role.bindIn(namespace, this.serviceAccount));
    }
  }

  private allowIn(namespace: string, grants: readonly INamespacedGrant[]): void {
    const { account, layout, title } = this.definition;
    const role = new TailoredRole(this, `Role-${namespace}`, {
      metadata: { name: namespace === layout.install ? `${account}-role` : this.nameElsewhere('-role'), namespace },
      description: `What ${title} may do in this namespace.`,
    });
    role.allow(...grants);
    role.bindTo(this.serviceAccount);
  }

  private defineClusterRole(id: string, suffix: string, description: string): TailoredClusterRole {
    return new TailoredClusterRole(this, id, { metadata: { name: this.nameElsewhere(suffix) }, description });
  }

  /** Two installs may be called the same: no namespace has a colon in its name, so that these names never meet. */
  private nameElsewhere(suffix: string): string {
    return `${this.definition.layout.install}:${this.definition.account}${suffix}`;
  }

  private isInWorkflowNamespaces({ namespaces }: NamespacedSelection): boolean {
    return namespaces === this.definition.layout.workflow && namespaces.length > 1;
  }
}

function isClusterWide(selection: NeedSelection): selection is ClusterWideSelection {
  return selection.namespaces === undefined;
}

function isNamespaced(selection: NeedSelection): selection is NamespacedSelection {
  return selection.namespaces !== undefined;
}

/** Leaves out what a cluster-wide binding grants anyway. */
function withoutCovered(namespaced: NamespacedSelection[], clusterWide: ClusterWideSelection[]): NamespacedSelection[] {
  const everywhere = PermissionSet.of(clusterWide.map(({ grant }) => grant.statement.rule));
  return namespaced.filter(({ grant }) => !everywhere.covers(PermissionSet.of([grant.statement.rule])));
}

function byNamespace(selections: readonly NamespacedSelection[]): Map<string, INamespacedGrant[]> {
  const grants = new Map<string, INamespacedGrant[]>();
  for (const { namespaces, grant } of selections) {
    namespaces.forEach((namespace) => grants.set(namespace, [...grants.get(namespace) ?? [], grant]));
  }
  return grants;
}

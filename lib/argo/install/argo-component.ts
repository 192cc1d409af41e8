import { Construct } from 'constructs';
import { InstallLayout } from './install-scope';
import { ClusterWideSelection, NamespacedSelection, NeedSelection } from './need-selection';
import { AccountRoles } from '../../constructs/account-roles';
import { DedicatedServiceAccount } from '../../constructs/dedicated-service-account';
import { qualifiedAccountName } from '../../rbac/account-object-names';
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

  private constructor(scope: Construct, id: string, { account, layout, title, selections }: ArgoComponentDefinition) {
    super(scope, id);
    this.serviceAccount = new DedicatedServiceAccount(this, 'ServiceAccount', {
      metadata: { name: account, namespace: layout.install },
      description: `The account of ${title}.`,
    });
    const clusterWide = selections.filter(isClusterWide);
    const namespaced = withoutCovered(selections.filter(isNamespaced), clusterWide);
    const inEach = namespaced.filter(({ namespaces }) => namespaces === layout.workflow && namespaces.length > 1);
    const roles = AccountRoles.of(this.serviceAccount);
    const name = qualifiedAccountName(this.serviceAccount);
    if (clusterWide.length > 0) {
      roles.allowClusterWide(grantsOf(clusterWide), { name, description: `What ${title} may do in the whole cluster.` });
    }
    if (inEach.length > 0) {
      roles.allowInEach(layout.workflow ?? [], grantsOf(inEach), {
        name: `${name}-workflows`, description: `What ${title} may do in each namespace that holds workflows.`,
      });
    }
    for (const [namespace, grants] of byNamespace(namespaced.filter((selection) => !inEach.includes(selection)))) {
      roles.allowIn(namespace, grants, { description: `What ${title} may do in this namespace.` });
    }
  }
}

function grantsOf<Grant extends IGrant>(selections: readonly { readonly grant: Grant }[]): Grant[] {
  return selections.map(({ grant }) => grant);
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

import { InstallLayout } from './install-scope';
import { ClusterWideSelection, NamespacedSelection, NeedSelection } from './need-selection';
import { AccountDefinition, RoleDefinition } from '../../constructs/account-definition';
import { qualifiedAccountName } from '../../rbac/account-object-names';
import { PermissionSet } from '../../rbac/permission-set';
import { IGrant, INamespacedGrant } from '../../resources/grant';

/** The name of a component, where it works and its permissions. */
interface ComponentAccess {
  /** The name of its ServiceAccount, which the names of its roles start with. */
  readonly account: string;

  /** Its title, in a few words, for the descriptions of its objects. */
  readonly title: string;

  readonly layout: InstallLayout;

  readonly selections: readonly NeedSelection[];
}

/** The account of a component of Argo Workflows, and the roles that are bound to it alone. */
export function componentAccount({ account, layout, title, selections }: ComponentAccess): AccountDefinition {
  const home = { name: account, namespace: layout.install };
  const clusterWide = selections.filter(isClusterWide);
  const namespaced = withoutCovered(selections.filter(isNamespaced), clusterWide);
  const inEach = namespaced.filter(({ namespaces }) => namespaces === layout.workflow && namespaces.length > 1);
  const name = qualifiedAccountName(home);
  return {
    ...home,
    description: `The account of ${title}.`,
    automountServiceAccountToken: true,
    roles: [
      ...clusterWide.length === 0 ? [] : [{
        place: 'cluster' as const, name, description: `Permissions of ${title} in the whole cluster.`, grants: grantsOf(clusterWide),
      }],
      ...inEach.length === 0 ? [] : [{
        place: 'each namespace' as const,
        name: `${name}-workflows`,
        description: `Permissions of ${title} in each namespace that holds workflows.`,
        namespaces: layout.workflow ?? [],
        grants: grantsOf(inEach),
      }],
      ...[...byNamespace(namespaced.filter((selection) => !inEach.includes(selection)))].map(([namespace, grants]): RoleDefinition => (
        { place: 'namespace', namespace, description: `Permissions of ${title} in this namespace.`, grants })),
    ],
  };
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

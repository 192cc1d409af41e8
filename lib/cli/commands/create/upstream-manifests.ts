import { releaseOf } from '../../../argo/argo-releases';
import { ArgoVersion } from '../../../argo/argo-version';
import { InstallScope } from '../../../argo/install/install-scope';
import { ObjectKind } from '../../../rbac/validation/object-kinds';

/**
 * The accounts, roles and bindings of upstream's two installs in all of these releases, by kind.
 *
 * @see https://github.com/argoproj/argo-workflows/tree/v4.1.2/manifests
 */
export const UPSTREAM_ACCESS = {
  ServiceAccount: ['argo', 'argo-server'],
  Role: ['argo-role', 'argo-server-role'],
  RoleBinding: ['argo-binding', 'argo-server-binding'],
  ClusterRole: ['argo-cluster-role', 'argo-server-cluster-role', 'argo-aggregate-to-admin', 'argo-aggregate-to-edit', 'argo-aggregate-to-view'],
  ClusterRoleBinding: ['argo-binding', 'argo-server-binding'],
} as const satisfies Partial<Record<ObjectKind, readonly string[]>>;

/**
 * The accounts, roles and bindings that upstream's quick start has in addition, in all of these releases: those of workflows, which it gives to
 * the account `default`, of one webhook, and for cluster templates.
 *
 * @see https://github.com/argoproj/argo-workflows/tree/v4.1.2/manifests/quick-start/base
 */
export const QUICK_START_ACCESS: Readonly<Record<keyof typeof UPSTREAM_ACCESS, readonly string[]>> = {
  ServiceAccount: ['github.com'],
  Role: ['agent', 'artifactgc', 'executor', 'pod-manager', 'submit-workflow-template', 'workflow-manager'],
  RoleBinding: ['agent-default', 'artifactgc-default', 'executor-default', 'github.com', 'pod-manager-default', 'workflow-manager-default'],
  ClusterRole: ['argo-clusterworkflowtemplate-role', 'argo-server-clusterworkflowtemplate-role'],
  ClusterRoleBinding: ['argo-clusterworkflowtemplate-role-binding', 'argo-server-clusterworkflowtemplate-role-binding'],
};

/** The names of upstream's Deployments, and the words that their arguments begin with. */
export const UPSTREAM_DEPLOYMENTS = {
  controller: { name: 'workflow-controller', words: [] },
  server: { name: 'argo-server', words: ['server'] },
} as const;

/** The manifests of a version, of its newest patch where none is said. */
export function upstreamManifests(version: ArgoVersion, { _isNamespaced: isNamespaced }: InstallScope): string {
  return `https://github.com/argoproj/argo-workflows/releases/download/${releaseOf(version)}/${isNamespaced ? 'namespace-install' : 'install'}.yaml`;
}

import { Chart, Testing } from 'cdk8s';
import { boundAccess, Manifest } from './bound-access';
import { everyOperation } from './every-operation';
import { COMPATIBLE_FEATURES } from './example-features';
import { ArgoVersion } from '../../lib/argo/argo-version';
import { isInVersion } from '../../lib/argo/features/chosen-feature';
import { ArgoFeature } from '../../lib/argo/features/generated/argo-feature';
import { ArgoWorkflowsInstall } from '../../lib/argo/install/argo-workflows-install';
import { ArgoWorkflowsInstallProps } from '../../lib/argo/install/install-props';
import { InstallScope } from '../../lib/argo/install/install-scope';
import { ServerAuthMode } from '../../lib/argo/install/server-auth-mode';
import { PermissionSet } from '../../lib/rbac/permission-set';

/** The namespace that Argo runs in, here and in upstream's manifests. */
export const INSTALL_NAMESPACE = 'argo';

/** A namespace that holds workflows and nothing else. */
export const WORKFLOW_NAMESPACE = 'jobs';

/** The access of the controller and the server, by namespace or `EVERYWHERE`. */
export interface InstallAccess {
  readonly controller: ReadonlyMap<string, PermissionSet>;
  readonly server: ReadonlyMap<string, PermissionSet>;
}

/** Makes an install in the namespace `argo`. */
export function manifestsOf(props: ArgoWorkflowsInstallProps): Manifest[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace: INSTALL_NAMESPACE });
  new ArgoWorkflowsInstall(chart, 'my', props);
  return Testing.synth(chart) as Manifest[];
}

export function accessOf(props: ArgoWorkflowsInstallProps): InstallAccess {
  const manifests = manifestsOf(props);
  return { controller: boundAccess(manifests, 'my-argo'), server: boundAccess(manifests, 'my-argo-server') };
}

/** The scopes that answer to upstream's two ways to install. */
export const SCOPES = {
  'namespace-install': InstallScope.namespaced({ clusterRole: true }),
  'cluster-install': InstallScope.cluster({ workflowNamespaces: [INSTALL_NAMESPACE, WORKFLOW_NAMESPACE] }),
} as const;

/** Whether another feature covers it, or it is in namespaces that upstream doesn't know. */
function isLeftOut({ _chosen: { id, names, namespaces } }: ArgoFeature): boolean {
  return namespaces !== undefined || (id === 'workflow-templates' && names !== undefined);
}

/** Everything that workflows and the server can use in a version, with one name where names are required. */
export function allFeatures(version: ArgoVersion): ArgoFeature[] {
  return [...COMPATIBLE_FEATURES.filter((feature) => !isLeftOut(feature)), ArgoFeature.webhooks({ serviceAccounts: ['github'] })]
    .filter(({ _chosen: { id } }) => isInVersion(id, version));
}

/** Everything that the API of the server offers. */
const EVERY_OPERATION = everyOperation('ApiOperation', {
  force: true,
  workflowTemplates: true,
  clusterWorkflowTemplates: true,
  cronWorkflows: true,
  artifactSecrets: ['my-artifacts'],
  artifactConfigMaps: ['my-repositories'],
});

/** The most that a server can be given: all users are alike and may do everything. */
export const LENDING_SERVER = ServerAuthMode.ssoWithoutRbac({
  clientIdSecret: 'my-sso', clientMode: true, reason: 'to be compared with upstream', operations: EVERY_OPERATION,
});

/** A server that maps users to accounts. */
export const SSO_SERVER = ServerAuthMode.sso({ clientIdSecret: 'my-sso', clientMode: true, serviceAccounts: ['my-user'] });

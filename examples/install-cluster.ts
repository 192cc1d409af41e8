import { writeFileSync } from 'fs';
import { ApiObject, App, Chart, Include, JsonPatch } from 'cdk8s';
import { ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, ClientPreset, InstallScope, ServerAuthMode } from 'cdk8s-argo-rbac';

const OUTPUT = 'dist/examples/install-cluster';

/** Workflows in two namespaces, single sign-on, and artifacts that are deleted with their workflows. */
const app = new App({ outdir: OUTPUT });
const chart = new Chart(app, 'argo');

const argo = new ArgoWorkflowsInstall(chart, 'my-workflow', {
  version: ArgoVersion.V4_1,
  namespace: 'argo',
  namespaceObject: true,
  scope: InstallScope.cluster({ workflowNamespaces: ['builds', 'reports'] }),
  features: [
    ArgoFeature.ARTIFACT_GARBAGE_COLLECTION,
    ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES,
    ArgoFeature.WORKFLOW_TEMPLATES,
    ArgoFeature.persistence('argo-database'),
  ],
  serverAuthMode: ServerAuthMode.sso({
    clientIdSecret: 'argo-sso',
    serviceAccounts: ['sso-viewer', 'sso-admin'],
  }),
  client: [ClientPreset.operator()],
});

// Argo itself comes from its own manifests, without their RBAC, if they are there: a file or a URL of a release.
if (process.env.ARGO_MANIFESTS !== undefined) {
  const argoChart = new Chart(app, 'argo-workflows', { namespace: 'argo' });
  const upstream = new Include(argoChart, 'manifests', { url: process.env.ARGO_MANIFESTS });
  for (const object of upstream.apiObjects) {
    if (isRbac(object)) {
      upstream.node.tryRemoveChild(object.node.id);
    }
    if (object.kind === 'Deployment') {
      const { serverFlags, controllerFlags } = argo.settings();
      const [{ serviceAccount }, args] = object.name === 'argo-server'
        ? [argo.server, ['server', ...serverFlags]]
        : [argo.controller, controllerFlags];
      object.addJsonPatch(
        JsonPatch.replace('/spec/template/spec/serviceAccountName', serviceAccount.name),
        JsonPatch.replace('/spec/template/spec/containers/0/args', args),
      );
    }
  }
}

function isRbac({ kind }: ApiObject): boolean {
  return ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding', 'ServiceAccount'].includes(kind);
}

app.synth();
writeFileSync(`${OUTPUT}/settings.json`, `${JSON.stringify(argo.settings(), undefined, 2)}\n`);

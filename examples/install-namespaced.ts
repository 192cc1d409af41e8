import { writeFileSync } from 'fs';
import { App, Chart, Helm } from 'cdk8s';
import { ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, InstallScope } from 'cdk8s-argo-rbac';

const OUTPUT = 'dist/examples/install-namespaced';

/** The three accounts of the Argo security guide, `my-workflow-argo`, `-server` and `-client`, all in one namespace. */
const app = new App({ outdir: OUTPUT });
const chart = new Chart(app, 'argo', { namespace: 'argo' });

const argo = new ArgoWorkflowsInstall(chart, 'my-workflow', {
  version: ArgoVersion.V4_0,
  scope: InstallScope.namespaced(),
  features: [
    ArgoFeature.CRON_WORKFLOWS,
    ArgoFeature.TIME_TO_LIVE,
    ArgoFeature.workflowTemplates('build', 'deploy'),
    ArgoFeature.memoization('my-cache'),
  ],
});

// Argo itself comes from its Helm chart, by hand with this file (`helm install --values`) or in the same program if helm is there.
if (process.env.RENDER_HELM_CHART === 'true') {
  new Helm(new Chart(app, 'argo-workflows', { namespace: 'argo' }), 'argo-workflows', {
    chart: 'argo-workflows',
    repo: 'https://argoproj.github.io/argo-helm',
    version: '1.0.18',
    namespace: 'argo',
    values: argo.helmValues(),
  });
}

app.synth();
writeFileSync(`${OUTPUT}/helm-values.json`, `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);
writeFileSync(`${OUTPUT}/permissions.md`, `${argo.explainAsMarkdown()}\n`);

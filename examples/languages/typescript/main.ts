import { App, Chart } from 'cdk8s';
import {
  ArgoClientAccess, ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, Core, InferredAccess, InstallScope, TailoredRole,
} from 'cdk8s-argo-rbac';

const app = new App();
const chart = new Chart(app, 'argo', { namespace: 'argo' });
const version = ArgoVersion.V4_1;

// The accounts of an install, which runs cron workflows and two templates.
new ArgoWorkflowsInstall(chart, 'my-workflow', {
  version,
  scope: InstallScope.namespaced(),
  features: [ArgoFeature.CRON_WORKFLOWS, ArgoFeature.workflowTemplates('build', 'deploy')],
});

// A pipeline that submits a workflow and waits for it.
const pipeline = new ArgoClientAccess(chart, 'pipeline', {
  version,
  operations: [ArgoCommand.submit({ wait: true })],
});

// The other permissions of the pipeline.
const role = new TailoredRole(chart, 'release');
role.allow(
  Core.configMaps.named('release').get().patch().because('The pipeline counts its releases.'),
  Core.podsLog.get(),
);
role.bindTo(pipeline.serviceAccount);

// The permissions that a workflow needs, from its manifest.
new InferredAccess(chart, 'workflows', { version, files: ['migrate.yaml'] });

app.synth();

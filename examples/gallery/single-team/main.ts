import { writeFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, InferredAccess, Review } from 'cdk8s-argo-rbac';

/** One team has a namespace with Argo Workflows, its workflows and the account of its pipeline. */
const app = new App();
const chart = new Chart(app, 'argo', { namespace: 'argo' });
const version = ArgoVersion.V4_0;

// The manifests decide what the workflows may do, and which features the controller needs for them.
const workflows = new InferredAccess(chart, 'workflows', { version, files: ['workflows'] });

const argo = new ArgoWorkflowsInstall(chart, 'team', {
  version,
  features: [...workflows.features, ArgoFeature.persistence('argo-database')],
  client: [ArgoCommand.submit({ wait: true, log: true })],
});
Review.acknowledge(argo.client, 'M1', 'Only the pipeline of the team has the token of the client, and the namespace has no account of anybody else.');
Review.acknowledge(workflows, 'C2', 'The nightly run creates a Job. The namespace has no account that its pods must not have.');

app.synth();
writeFileSync('dist/helm-values.json', `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);

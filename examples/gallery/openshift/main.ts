import { writeFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, Batch, ResourceAction, Review, WorkflowServiceAccount } from 'cdk8s-argo-rbac';

/**
 * OpenShift checks who may own an object (the admission plugin OwnerReferencesPermissionEnforcement).
 *
 * Without `update` on finalizers the controller can't create the pods of a workflow there. No account needs a security context
 * constraint, unless an image needs root: other pods run under `restricted-v2`, which every account may use.
 */
const ownerReferencesPermissionEnforcement = true;

const app = new App();
const chart = new Chart(app, 'argo', { namespace: 'argo' });
const version = ArgoVersion.V4_0;

const jobs = new WorkflowServiceAccount(chart, 'jobs', {
  version,
  ownerReferencesPermissionEnforcement,
  // The Job is deleted with its workflow.
  resourceActions: [ResourceAction.create(Batch.jobs, { conditions: true, setOwnerReference: true })],
});
Review.acknowledge(jobs, 'C2', 'The workflows create Jobs. The namespace has no account that their pods must not have.');

const argo = new ArgoWorkflowsInstall(chart, 'openshift', {
  version,
  ownerReferencesPermissionEnforcement,
  features: [ArgoFeature.CRON_WORKFLOWS, ArgoFeature.VOLUME_CLAIM_TEMPLATES, ArgoFeature.TIME_TO_LIVE, ...jobs.installFeatures],
  client: [ArgoCommand.submit({ wait: true, log: true })],
});
Review.acknowledge(argo.client, 'M1', 'Only the pipeline of the team has the token of the client, and the namespace has no account of anybody else.');

app.synth();
writeFileSync('dist/helm-values.json', `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);

import { writeFileSync } from 'fs';
import { ApiObject, App, Chart } from 'cdk8s';
import { ArgoCommand, ArgoVersion, ArgoWorkflowsInstall, InferredAccess, Review } from 'cdk8s-argo-rbac';

/**
 * Neither the controller nor the server reads a Secret.
 *
 * The pods get the credentials of an artifact repository from the kubelet or from the cloud; the controller needs none for artifacts.
 */
const app = new App();
const chart = new Chart(app, 'argo', { namespace: 'argo' });
const version = ArgoVersion.V4_0;

// Artifacts go to a bucket with the identity of the account, for which a cloud has an annotation, so no key exists.
new ApiObject(chart, 'artifact-repositories', {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'artifact-repositories', annotations: { 'workflows.argoproj.io/default-artifact-repository': 'bucket' } },
  data: { bucket: 's3:\n  bucket: results\n  endpoint: s3.amazonaws.com\n  useSDKCreds: true\n' },
});

const workflows = new InferredAccess(chart, 'workflows', { version, files: ['workflows'] });

const argo = new ArgoWorkflowsInstall(chart, 'sealed', {
  version,
  features: workflows.features,
  client: [ArgoCommand.submit({ wait: true })],
});
Review.acknowledge(argo.client, 'M1', 'Only the pipeline of the team has the token of the client, and the namespace has no account of anybody else.');

// The program fails if a later feature needs a Secret, so none is added by accident.
const secrets = argo.explain().filter(({ resource }) => resource === 'secrets');
if (secrets.length > 0) {
  throw new Error(`Argo Workflows would read Secrets: ${secrets.map(({ why }) => why).join(' ')}`);
}

app.synth();
writeFileSync('dist/helm-values.json', `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);

import { writeFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { Argo, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, ClientPreset, Core, DedicatedServiceAccount, InferredAccess, InstallScope, Review } from 'cdk8s-argo-rbac';

/** Machine learning as with Kubeflow Pipelines: one API server runs the pipelines of people, each in a namespace of their own. */
const PROFILES = ['ana', 'ben'];

const app = new App();
const platform = new Chart(app, 'pipelines', { namespace: 'pipelines' });
const version = ArgoVersion.V4_0;

// The API server makes workflows of pipelines, shows how they run, and stops, retries and deletes them.
const api = new DedicatedServiceAccount(platform, 'pipeline-api');
for (const namespace of PROFILES) {
  api.allowIn(
    namespace,
    Argo.workflows.get().list().watch().create().patch().delete(),
    Core.pods.get().list(),
    Core.podsLog.get(),
  );
}
Review.acknowledge(api, 'M1', 'The API server checks who may run pipelines in which namespace.');
Review.acknowledge(api, 'J8', 'The API server serves all profiles.');

// The steps of a pipeline have the account of their profile. This one also starts a distributed training.
const features = PROFILES.flatMap((namespace) => {
  const profile = new Chart(app, namespace, { namespace });
  const runner = new InferredAccess(profile, 'runner', { version, files: ['workflows'] });
  return runner.features;
});

const argo = new ArgoWorkflowsInstall(platform, 'pipelines', {
  version,
  scope: InstallScope.cluster({ workflowNamespaces: PROFILES }),
  features: [...features, ArgoFeature.TIME_TO_LIVE],
  client: [ClientPreset.viewer()],
});
Review.acknowledge(argo.client, 'J8', 'The platform team reads in the profiles, and nothing more.');

app.synth();
writeFileSync('dist/helm-values.json', `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);

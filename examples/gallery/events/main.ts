import { writeFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import {
  Argo, ArgoClientAccess, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, Batch, ClientPreset, DedicatedServiceAccount, InferredAccess, Review,
  WebhookSender,
} from 'cdk8s-argo-rbac';

/** Events start workflows: a webhook of GitHub by argo-server, and everything else by a sensor of Argo Events. */
const app = new App();
const chart = new Chart(app, 'orders', { namespace: 'orders' });
const version = ArgoVersion.V4_0;

const workflows = new InferredAccess(chart, 'workflows', { version, files: ['workflows'] });

// GitHub signs its events. argo-server checks the signature, and submits from this template with the token of the account.
const github = new ArgoClientAccess(chart, 'github', {
  version,
  operations: [ClientPreset.webhook({ workflowTemplateNames: ['import'] })],
  webhook: WebhookSender.GITHUB,
});
Review.acknowledge(github, 'M1', 'Only argo-server has the token, and it submits from the template of an event binding.');
Review.acknowledge(github, 'K2', 'argo-server reads the token of the account from a Secret. Only the server may get it.');

// A sensor with a trigger of the kind `k8s` creates its workflow, and needs no more. The example of Argo Events grants `*` on four kinds.
const sensor = new DedicatedServiceAccount(chart, 'orders-sensor');
sensor.allow(Argo.workflows.create().because('The sensor creates a workflow for each order.'));
Review.acknowledge(sensor, 'M1', 'The sensor creates the workflow that is written in its manifest, which is reviewed in git.');

// An event source needs an account only to watch objects of Kubernetes.
const source = new DedicatedServiceAccount(chart, 'jobs-source');
source.allow(Batch.jobs.list().watch().because('The event source reports the Jobs that end.'));

const argo = new ArgoWorkflowsInstall(chart, 'orders', {
  version,
  features: [
    ...workflows.features,
    ArgoFeature.workflowTemplates('import'),
    ArgoFeature.EVENT_DISPATCH,
    ArgoFeature.webhooks({ serviceAccounts: [github.serviceAccount.name] }),
  ],
  client: [ClientPreset.viewer()],
});

app.synth();
writeFileSync('dist/helm-values.json', `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);

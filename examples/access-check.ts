import { App, Chart } from 'cdk8s';
import { AccessCheck, Argo, ArgoCommand, ArgoVersion, Core, DedicatedServiceAccount } from 'cdk8s-argo-rbac';

const app = new App({ outdir: 'dist/examples/access-check' });
const chart = new Chart(app, 'pipeline', { namespace: 'builds' });

// The account of a pipeline, with access that was written by hand.
new DedicatedServiceAccount(chart, 'pipeline').allow(Argo.workflows.create().get().watch(), Core.secrets.named('registry').get());

// A test of the program: no request of the pipeline to Argo Workflows is denied, and the other permissions are known.
const { missing, wider, unneeded } = AccessCheck.ofApp(app).checkClient('builds/pipeline', {
  version: ArgoVersion.V4_1,
  operations: [ArgoCommand.submit({ wait: true })],
});
const others = [...wider, ...unneeded].map(({ verb, resource, resourceName }) => `${verb} ${resource}/${resourceName}`);
if (missing.length > 0 || others.join() !== 'get secrets/registry') {
  throw new Error(`The access of the pipeline isn't what it needs: ${JSON.stringify({ missing, others })}`);
}

app.synth();

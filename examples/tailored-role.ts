import { App, Chart } from 'cdk8s';
import { Argo, Core, DedicatedServiceAccount, TailoredRole } from 'cdk8s-argo-rbac';

const app = new App({ outdir: 'dist/examples/tailored-role' });
const chart = new Chart(app, 'release', { namespace: 'argo' });

const role = new TailoredRole(chart, 'release-role');
role.allow(
  Core.configMaps.named('release-settings').get(),
  Core.secrets.named('registry-credentials').get().because('The release step logs in to the registry.'),
  Argo.workflows.create().get().list().watch(),
);
role.bindTo(new DedicatedServiceAccount(chart, 'release'));

app.synth();

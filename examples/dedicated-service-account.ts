import { App, Chart } from 'cdk8s';
import { Argo, Core, DedicatedServiceAccount, TailoredRole } from 'cdk8s-argo-rbac';

/**
 * "How to use a dedicated ServiceAccount" of the Argo security guide: a role, an account, and the binding of the two.
 *
 * Then: `argo submit --serviceaccount argo-sa WORKFLOW.yaml`
 */
const app = new App({ outdir: 'dist/examples/dedicated-service-account' });
const chart = new Chart(app, 'argo', { namespace: 'argo' });

const role = new TailoredRole(chart, 'argo-role');
role.allow(
  Core.configMaps.get().list().watch(),
  Core.secrets.get().list().watch(),
  Core.persistentVolumeClaims.get().list().watch(),
  Argo.workflows.create().get().list().update().watch(),
);
role.bindTo(new DedicatedServiceAccount(chart, 'argo-sa'));

app.synth();

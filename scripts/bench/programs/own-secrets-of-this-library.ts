import { App, Chart } from 'cdk8s';
import { count, folder } from './program-arguments';
import { beginWork } from './usage';
import { Argo, Core, DedicatedServiceAccount, TailoredRole } from 'cdk8s-argo-rbac';

/** The package loads its exports when they are first used, which isn't part of the work. */
export const loaded = [Argo, Core, DedicatedServiceAccount, TailoredRole];

beginWork();
const app = new App({ outdir: folder });
const chart = new Chart(app, 'tenants', { namespace: 'tenants' });
for (let i = 0; i < count; i++) {
  const role = new TailoredRole(chart, `tenant-${i}-role`);
  role.allow(
    Core.secrets.named(`tenant-${i}-token`).get(),
    Core.configMaps.named(`tenant-${i}-settings`).get().update(),
    Argo.workflowTaskResults.create().patch(),
  );
  role.bindTo(new DedicatedServiceAccount(chart, `tenant-${i}`));
}
app.synth();

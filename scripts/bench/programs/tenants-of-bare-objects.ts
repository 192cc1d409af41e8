import { ApiObject, App, Chart } from 'cdk8s';
import { count, folder } from './program-arguments';
import { tenantObjects } from './tenant-objects';
import { beginWork } from './usage';

beginWork();
const app = new App({ outdir: folder });
const chart = new Chart(app, 'tenants', { namespace: 'tenants' });
for (let i = 0; i < count; i++) {
  tenantObjects(`tenant-${i}`, 'tenants').forEach((object) => new ApiObject(chart, `${object.kind}-${i}`, object));
}
app.synth();

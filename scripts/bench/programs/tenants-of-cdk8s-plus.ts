import { App, Chart } from 'cdk8s';
import { ApiResource, Role, ServiceAccount } from 'cdk8s-plus-27';
import { count, folder } from './program-arguments';
import { beginWork } from './usage';

/** A resource that cdk8s-plus has no constant for, made once. */
const PODS_LOG = ApiResource.custom({ apiGroup: '', resourceType: 'pods/log' });
const WORKFLOWS = ApiResource.custom({ apiGroup: 'argoproj.io', resourceType: 'workflows' });
const WORKFLOW_TASK_RESULTS = ApiResource.custom({ apiGroup: 'argoproj.io', resourceType: 'workflowtaskresults' });

beginWork();
const app = new App({ outdir: folder });
const chart = new Chart(app, 'tenants', { namespace: 'tenants' });
for (let i = 0; i < count; i++) {
  const role = new Role(chart, `tenant-${i}-role`, { metadata: { name: `tenant-${i}-role` } });
  role.allow(['get', 'create', 'delete'], ApiResource.CONFIG_MAPS);
  role.allow(['get', 'list', 'watch'], ApiResource.PODS);
  role.allow(['get'], PODS_LOG);
  role.allow(['get', 'list', 'watch', 'create', 'update'], WORKFLOWS);
  role.allow(['create', 'patch'], WORKFLOW_TASK_RESULTS);
  role.allow(['get', 'create'], ApiResource.JOBS);
  role.bind(new ServiceAccount(chart, `tenant-${i}`, { metadata: { name: `tenant-${i}` } }));
}
app.synth();

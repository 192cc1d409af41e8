import { App, Chart } from 'cdk8s';
import { Argo, Core, DedicatedServiceAccount } from 'cdk8s-argo-rbac';

const app = new App();
const chart = new Chart(app, 'access', { namespace: 'builds' });

const runner = new DedicatedServiceAccount(chart, 'runner');
runner.allow(Argo.workflows.create().get(), Core.podsLog.get());

app.synth();

import { writeFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { ArgoClientAccess, ArgoCommand, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, ClientPreset, ClientRoute, InferredAccess, Review } from 'cdk8s-argo-rbac';

/**
 * People start only what is reviewed: workflows that refer to one of two templates.
 *
 * RBAC can't limit what a new Workflow says, so the configuration of the controller does: `templateReferencing: Strict`. It holds from
 * 3.7.15 and 4.0.6 on; docs/security.md has the advisories of the versions before.
 */
const app = new App();
const chart = new Chart(app, 'operations', { namespace: 'operations' });
const version = ArgoVersion.V4_0;

const templates = new InferredAccess(chart, 'templates', { version, files: ['workflows'] });
Review.acknowledge(templates, 'C2', 'A template decides what is patched, and templates are reviewed.');

new ArgoClientAccess(chart, 'operators', {
  version,
  via: ClientRoute.KUBERNETES, // through argo-server, which reads the templates itself, the names would limit nothing
  operations: [ArgoCommand.submitFromWorkflowTemplate({ names: ['deploy', 'rollback'], wait: true })],
});
const argo = new ArgoWorkflowsInstall(chart, 'operations', {
  version,
  features: [ArgoFeature.workflowTemplates('deploy', 'rollback')],
  client: [ClientPreset.viewer()],
});

app.synth();
const values = argo.helmValues();
values.controller.workflowRestrictions = { templateReferencing: 'Strict' };
writeFileSync('dist/helm-values.json', `${JSON.stringify(values, undefined, 2)}\n`);

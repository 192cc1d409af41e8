import { writeFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import {
  ArgoClientAccess, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, Batch, ClientPreset, ExistingGroup, InstallScope, ResourceAction, Review,
  WorkflowServiceAccount,
} from 'cdk8s-argo-rbac';

/** One install serves the namespaces of several teams. A new team is a new row. */
const TEAMS = [
  { namespace: 'payments', developers: 'payments-developers' },
  { namespace: 'search', developers: 'search-developers' },
];

const app = new App();
const version = ArgoVersion.V4_0;

const platform = new Chart(app, 'argo', { namespace: 'argo' });
const argo = new ArgoWorkflowsInstall(platform, 'platform', {
  version,
  namespaceObject: true,
  scope: InstallScope.cluster({ workflowNamespaces: TEAMS.map(({ namespace }) => namespace) }),
  features: [ArgoFeature.CRON_WORKFLOWS, ArgoFeature.WORKFLOW_TEMPLATES, ArgoFeature.TIME_TO_LIVE],
  // The platform team looks at the workflows of all teams, and changes none.
  client: [ClientPreset.viewer()],
});

Review.acknowledge(argo.client, 'J8', 'The platform team reads in the namespaces of the teams, and nothing more.');

for (const { namespace, developers } of TEAMS) {
  const chart = new Chart(app, namespace, { namespace });

  // The developers and the pipeline of a team do the same, in the namespace of the team only.
  const team = new ArgoClientAccess(chart, 'ci', { version, operations: [ClientPreset.operator()] });
  team.serviceAccount.role?.bindTo(ExistingGroup.fromName(developers));
  Review.acknowledge(team, 'M1', 'A team starts workflows in its own namespace, which has no account of another team.');

  // The accounts that its workflows name. A strong account doesn't belong here: everybody in the team can run as it.
  new WorkflowServiceAccount(chart, 'steps', { version });
  const jobs = new WorkflowServiceAccount(chart, 'jobs', { version, resourceActions: [ResourceAction.create(Batch.jobs, { conditions: true })] });
  Review.acknowledge(jobs, 'C2', 'A user who starts workflows in the namespace can run these pods anyway.');
}

app.synth();
writeFileSync('dist/helm-values.json', `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);

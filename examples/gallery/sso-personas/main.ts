import { writeFileSync } from 'fs';
import { App, Chart } from 'cdk8s';
import { ArgoClientAccess, ArgoFeature, ArgoVersion, ArgoWorkflowsInstall, ClientPreset, Review, ServerAuthMode } from 'cdk8s-argo-rbac';

/** People log in by single sign-on. Their groups decide whether they view, operate or administrate. */
const app = new App();
const chart = new Chart(app, 'argo', { namespace: 'argo' });
const version = ArgoVersion.V4_0;

// A plain `groups` would reject everybody who is in no group at all.
const inGroup = (group: string) => `'${group}' in (get($env, 'groups') ?? [])`;

const viewer = new ArgoClientAccess(chart, 'sso-viewer', {
  version,
  operations: [ClientPreset.viewer()],
  sso: { rule: 'true', precedence: 0 },
});
const operator = new ArgoClientAccess(chart, 'sso-operator', {
  version,
  operations: [ClientPreset.operator()],
  sso: { rule: inGroup('argo-operators'), precedence: 1 },
});
const administrator = new ArgoClientAccess(chart, 'sso-administrator', {
  version,
  operations: [ClientPreset.administrator()],
  sso: { rule: inGroup('argo-administrators'), precedence: 2 },
});

const argo = new ArgoWorkflowsInstall(chart, 'company', {
  version,
  features: [ArgoFeature.CRON_WORKFLOWS, ArgoFeature.WORKFLOW_TEMPLATES, ArgoFeature.TIME_TO_LIVE],
  serverAuthMode: ServerAuthMode.sso({
    clientIdSecret: 'argo-server-sso',
    serviceAccounts: [viewer, operator, administrator].map(({ serviceAccount }) => serviceAccount.name),
  }),
  client: [ClientPreset.viewer()],
});

for (const persona of [viewer, operator, administrator]) {
  Review.acknowledge(persona, 'K2', 'argo-server reads the token of the account from a Secret. Only the server may get it.');
}
Review.acknowledge(operator, 'M1', 'The operators are on call for all workflows of the namespace.');
for (const check of ['M1', 'M3']) {
  Review.acknowledge(administrator, check, 'The administrators own the namespace.');
}

app.synth();
writeFileSync('dist/helm-values.json', `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);

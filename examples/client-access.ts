import { App, Chart } from 'cdk8s';
import { ArgoClientAccess, ArgoCommand, ArgoVersion, ClientPreset } from 'cdk8s-argo-rbac';

const app = new App({ outdir: 'dist/examples/client-access' });
const chart = new Chart(app, 'clients', { namespace: 'argo' });

// A pipeline that submits what it has built, waits for it and reads the log: `argo submit --log build.yaml`.
new ArgoClientAccess(chart, 'ci', {
  version: ArgoVersion.V4_1,
  operations: [ArgoCommand.submit({ wait: true, log: true }), ArgoCommand.logs()],
});

// People who log in by single sign-on: all of them may look, the administrators may do the rest.
new ArgoClientAccess(chart, 'viewer', {
  version: ArgoVersion.V4_1,
  operations: [ClientPreset.viewer()],
  sso: { rule: 'true', precedence: 0 },
});
new ArgoClientAccess(chart, 'admin', {
  version: ArgoVersion.V4_1,
  operations: [ClientPreset.administrator()],
  // A plain `groups` would reject users who are in no group at all, although the rule of the viewer would match.
  sso: { rule: "'argo-admins' in (get($env, 'groups') ?? [])", precedence: 1 },
});

app.synth();

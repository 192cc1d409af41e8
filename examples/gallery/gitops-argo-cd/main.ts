import { writeFileSync } from 'fs';
import { ApiObject, App, Chart } from 'cdk8s';
import {
  Argo, ArgoVersion, ArgoWorkflowsInstall, ClientPreset, Core, DedicatedServiceAccount, ExistingServiceAccount, InferredAccess, InstallScope, Review,
  TailoredRole,
} from 'cdk8s-argo-rbac';

/**
 * Argo CD writes the templates and schedules of a namespace from git; people only look.
 *
 * Argo CD syncs as an account of the namespace (its setting `application.sync.impersonation.enabled`), not with its own permissions.
 */
const app = new App();
const version = ArgoVersion.V4_0;

const chart = new Chart(app, 'reports', { namespace: 'reports' });
const workflows = new InferredAccess(chart, 'workflows', { version, files: ['workflows'] });

// It may write what is in the repository, and nothing else: no Workflow, no role, no account.
const sync = new DedicatedServiceAccount(chart, 'argo-cd-sync', { automountServiceAccountToken: false });
sync.allow(
  Argo.workflowTemplates.get().list().create().update().patch().delete().because('Argo CD applies and prunes what git has.'),
  Argo.cronWorkflows.get().list().create().update().patch().delete().because('Argo CD applies and prunes what git has.'),
);
Review.acknowledge(sync, 'M2', 'Each change of a schedule is reviewed in git.');
Review.acknowledge(sync, 'M3', 'Each change of a template is reviewed in git.');

new ApiObject(new Chart(app, 'argocd', { namespace: 'argocd' }), 'project', {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'reports' },
  spec: {
    sourceRepos: ['https://git.example.com/reports.git'],
    destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'reports' }],
    namespaceResourceWhitelist: ['CronWorkflow', 'WorkflowTemplate'].map((kind) => ({ group: 'argoproj.io', kind })),
    destinationServiceAccounts: [{ server: 'https://kubernetes.default.svc', namespace: 'reports', defaultServiceAccount: sync.name }],
  },
});

// The application controller of Argo CD acts as that account. With the cluster role that Argo CD comes with, it may do so already.
const impersonation = new TailoredRole(chart, 'argo-cd-impersonation');
impersonation.allow(Core.serviceAccounts.named(sync.name).impersonate('Argo CD syncs as the account of the namespace.'));
impersonation.bindTo(ExistingServiceAccount.fromName('argocd-application-controller', { namespace: 'argocd' }));
Review.acknowledge(impersonation, 'A10', 'It is this one account, which is narrower than what Argo CD has otherwise.');
Review.acknowledge(impersonation, 'J8', 'Argo CD has a namespace of its own.');

const argo = new ArgoWorkflowsInstall(new Chart(app, 'argo', { namespace: 'argo' }), 'reports', {
  version,
  scope: InstallScope.managedNamespace('reports'),
  features: workflows.features,
  client: [ClientPreset.viewer()],
});
Review.acknowledge(argo.client, 'J8', 'The client reads in the namespace of the workflows, and nothing more.');

app.synth();
writeFileSync('dist/helm-values.json', `${JSON.stringify(argo.helmValues(), undefined, 2)}\n`);

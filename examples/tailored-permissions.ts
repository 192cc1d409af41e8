import { App, Chart } from 'cdk8s';
import { Argo, TailoredClusterRole, TailoredRole } from 'cdk8s-argo-rbac';

/**
 * "Use tailored permissions" of the Argo security guide: a role that starts small and then gets what is needed.
 *
 * Both steps write a role of the same name, so each has an app and a folder of its own.
 */
function stepOne(): void {
  const app = new App({ outdir: 'dist/examples/tailored-permissions/step-1' });
  const chart = new Chart(app, 'argo', { namespace: 'argo' });

  new TailoredRole(chart, 'argo-role').allow(Argo.workflows.list().update());

  app.synth();
}

/** The guide puts cluster workflow templates into the role too, where Kubernetes never looks for them. */
function stepThree(): void {
  const app = new App({ outdir: 'dist/examples/tailored-permissions/step-3' });
  const chart = new Chart(app, 'argo', { namespace: 'argo' });

  new TailoredRole(chart, 'argo-role').allow(
    Argo.workflows.list().get().create().update().delete().watch(),
    Argo.workflowTemplates.list().get().create().update().delete().watch(),
    Argo.cronWorkflows.list().get().create().update().delete().watch(),
  );
  new TailoredClusterRole(chart, 'argo-cluster-role').allow(
    Argo.clusterWorkflowTemplates.list().get().create().update().delete().watch(),
  );

  app.synth();
}

stepOne();
stepThree();

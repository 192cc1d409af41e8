import { ApiObject, App, Chart } from 'cdk8s';
import { ArtifactGarbageCollector, Batch, Core, ResourceAction, WorkflowServiceAccount } from 'cdk8s-argo-rbac';

const app = new App({ outdir: 'dist/examples/workflow-service-account' });

// The pods of these workflows report results, and nothing more:
//   argo submit --serviceaccount hello hello.yaml
const simple = new Chart(app, 'simple', { namespace: 'argo' });
new WorkflowServiceAccount(simple, 'hello');

// These workflows apply Jobs in another namespace, wait for them, and clean up a configmap.
const jobs = new Chart(app, 'jobs', { namespace: 'argo' });
new WorkflowServiceAccount(jobs, 'job-runner', {
  resourceActions: [
    ResourceAction.apply(Batch.jobs, { namespace: 'batch', conditions: true }),
    ResourceAction.delete(Core.configMaps.named('job-input')),
  ],
});

// Nothing that the steps of these workflows run has a token: Argo's own containers and the deletion of artifacts have accounts
// of their own, which the spec of the workflow names.
const separate = new Chart(app, 'separate', { namespace: 'argo' });
const build = new WorkflowServiceAccount(separate, 'build', {
  separateExecutor: true,
  artifactGarbageCollection: ArtifactGarbageCollector.OWN_ACCOUNT,
});
new ApiObject(separate, 'workflow-template', {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'WorkflowTemplate',
  metadata: { name: 'build' },
  spec: {
    ...build.workflowSpec,
    artifactGC: { strategy: 'OnWorkflowDeletion', serviceAccountName: build.artifactGarbageCollector?.name },
    entrypoint: 'main',
    templates: [{
      name: 'main',
      container: { image: 'busybox', command: ['sh', '-c', 'echo built > /tmp/result'] },
      outputs: { artifacts: [{ name: 'result', path: '/tmp/result' }] },
    }],
  },
});

app.synth();

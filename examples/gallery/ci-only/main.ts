import { App, Chart } from 'cdk8s';
import { ArgoClientAccess, ArgoCommand, ArgoVersion, ClientRoute, ExistingUser, InferredAccess, Review } from 'cdk8s-argo-rbac';

/**
 * Argo Workflows is there already, and somebody else runs it. A pipeline gets what it needs in one namespace.
 *
 * The API server accepts the tokens of the CI system (its OIDC issuer is configured there), so no token of Kubernetes is stored.
 */
const app = new App();
const chart = new Chart(app, 'ci', { namespace: 'builds' });
const version = ArgoVersion.V3_7;

const pipeline = new ArgoClientAccess(chart, 'pipeline', {
  version,
  // The `argo` of the pipeline talks to Kubernetes, because CI has no way to argo-server.
  via: ClientRoute.KUBERNETES,
  operations: [ArgoCommand.submit({ wait: true, log: true }), ArgoCommand.stop()],
});
pipeline.serviceAccount.role?.bindTo(ExistingUser.fromName('ci:project_path:shop/app:ref_type:branch:ref:main'));
Review.acknowledge(pipeline, 'M1', 'Builds have a namespace of their own. Nothing that the pipeline must not have is in it.');

// The account of the builds: the workflow names it, and reports its results with it.
new InferredAccess(chart, 'workflows', { version, files: ['workflows'] });

app.synth();

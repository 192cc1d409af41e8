/** A custom resource as upstream's definitions serve it. */
interface ArgoResource {
  readonly kind: string;
  readonly plural: string;
  readonly shortNames?: readonly string[];
  readonly scope: 'Namespaced' | 'Cluster';
  readonly status?: boolean;
}

export const ARGO_GROUP = 'argoproj.io';

/**
 * The resources of Argo Workflows and Argo Events: names, scope and subresources. What is in the objects does not matter
 * here.
 *
 * @see https://github.com/argoproj/argo-workflows/tree/v4.1.2/manifests/base/crds
 * @see https://github.com/argoproj/argo-events/tree/v1.9.6/manifests/base/crds
 */
export const ARGO_RESOURCES: readonly ArgoResource[] = [
  { kind: 'ClusterWorkflowTemplate', plural: 'clusterworkflowtemplates', shortNames: ['clusterwftmpl', 'cwft'], scope: 'Cluster' },
  { kind: 'CronWorkflow', plural: 'cronworkflows', shortNames: ['cwf', 'cronwf'], scope: 'Namespaced' },
  { kind: 'Workflow', plural: 'workflows', shortNames: ['wf'], scope: 'Namespaced' },
  { kind: 'WorkflowArtifactGCTask', plural: 'workflowartifactgctasks', shortNames: ['wfat'], scope: 'Namespaced', status: true },
  { kind: 'WorkflowEventBinding', plural: 'workfloweventbindings', shortNames: ['wfeb'], scope: 'Namespaced' },
  { kind: 'WorkflowTaskResult', plural: 'workflowtaskresults', scope: 'Namespaced' },
  { kind: 'WorkflowTaskSet', plural: 'workflowtasksets', shortNames: ['wfts'], scope: 'Namespaced', status: true },
  { kind: 'WorkflowTemplate', plural: 'workflowtemplates', shortNames: ['wftmpl'], scope: 'Namespaced' },
  { kind: 'EventBus', plural: 'eventbus', shortNames: ['eb'], scope: 'Namespaced', status: true },
  { kind: 'EventSource', plural: 'eventsources', shortNames: ['es'], scope: 'Namespaced', status: true },
  { kind: 'Sensor', plural: 'sensors', shortNames: ['sn'], scope: 'Namespaced', status: true },
];

/** The definitions, with a schema that takes anything. */
export function argoCustomResourceDefinitions(): object[] {
  return ARGO_RESOURCES.map(({ kind, plural, shortNames = [], scope, status }) => ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${ARGO_GROUP}` },
    spec: {
      group: ARGO_GROUP,
      scope,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List`, shortNames },
      versions: [{
        name: 'v1alpha1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        subresources: status ? { status: {} } : {},
      }],
    },
  }));
}

import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { FINALIZERS } from './finalizers';
import { OBJECT, PART } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

const DOCS = 'https://argo-workflows.readthedocs.io/en/latest';

/** Argo Workflows, as its custom resource definitions at v4.1.2 declare it. */
export const ARGO_WORKFLOWS: CatalogueGroup = {
  className: 'Argo',
  apiGroup: 'argoproj.io',
  versions: ['v1alpha1'],
  about: 'Argo Workflows',
  servedBy: 'Argo Workflows',
  link: `${DOCS}/fields/`,
  rows: [
    { plural: 'clusterworkflowtemplates', kind: 'ClusterWorkflowTemplate', shortNames: ['clusterwftmpl', 'cwft'], scope: CLUSTER, verbs: OBJECT, link: `${DOCS}/cluster-workflow-templates/` },
    { plural: 'clusterworkflowtemplates', kind: 'ClusterWorkflowTemplate', scope: CLUSTER, ...FINALIZERS },
    { plural: 'cronworkflows', kind: 'CronWorkflow', shortNames: ['cwf', 'cronwf'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/cron-workflows/` },
    { plural: 'cronworkflows', kind: 'CronWorkflow', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'workflowartifactgctasks', kind: 'WorkflowArtifactGCTask', shortNames: ['wfat'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/walk-through/artifacts/#artifact-garbage-collection` },
    { plural: 'workflowartifactgctasks', kind: 'WorkflowArtifactGCTask', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'workflowartifactgctasks', subresource: 'status', kind: 'WorkflowArtifactGCTask', scope: NAMESPACED, verbs: PART },
    { plural: 'workfloweventbindings', kind: 'WorkflowEventBinding', shortNames: ['wfeb'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/events/` },
    { plural: 'workfloweventbindings', kind: 'WorkflowEventBinding', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'workflows', kind: 'Workflow', shortNames: ['wf'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/workflow-concepts/` },
    { plural: 'workflows', kind: 'Workflow', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'workflowtaskresults', kind: 'WorkflowTaskResult', scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/workflow-rbac/` },
    { plural: 'workflowtaskresults', kind: 'WorkflowTaskResult', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'workflowtasksets', kind: 'WorkflowTaskSet', shortNames: ['wfts'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/http-template/` },
    { plural: 'workflowtasksets', kind: 'WorkflowTaskSet', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'workflowtasksets', subresource: 'status', kind: 'WorkflowTaskSet', scope: NAMESPACED, verbs: PART },
    { plural: 'workflowtemplates', kind: 'WorkflowTemplate', shortNames: ['wftmpl'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/workflow-templates/` },
    { plural: 'workflowtemplates', kind: 'WorkflowTemplate', scope: NAMESPACED, ...FINALIZERS },
  ],
};

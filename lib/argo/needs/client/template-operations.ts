import { Operation } from './client-need';
import { CONSEQUENCE, UNNAMED } from './client-reasons';
import { clusterWorkflowTemplates, workflowTemplates } from './client-resources';
import { ClientRoute } from './client-route';
import {
  CACHED_CLUSTER_TEMPLATE_READS, CACHED_TEMPLATE_READS, CALLER_READS_CLUSTER_TEMPLATES, CALLER_READS_TEMPLATES, CHECKED_READS, GATE, GATE_IS_UNNAMED,
  UNCHECKED_READS,
} from './template-reads';
import { Argo } from '../../../resources/groups';
import { ArgoVersion } from '../../argo-version';

const SERVER = 'v4.1.2 server/workflowtemplate/workflow_template_server.go';
const CLUSTER_SERVER = 'v4.1.2 server/clusterworkflowtemplate/cluster_workflow_template_server.go';

export const WORKFLOW_TEMPLATE_OPERATIONS = {
  WORKFLOW_TEMPLATE_CREATE: {
    id: 'workflowtemplate.CreateWorkflowTemplate',
    summary: 'Creates a WorkflowTemplate.',
    request: 'POST /api/v1/workflow-templates/{ns}',
    needs: [
      {
        place: 'workflow',
        unnamed: UNNAMED.CREATE,
        grant: () => Argo.workflowTemplates.create(),
        why: 'creates the WorkflowTemplate',
        consequence: CONSEQUENCE.TEMPLATE_WRITES,
      },
      ...CACHED_TEMPLATE_READS,
    ],
    evidence: [`${SERVER}:41-59`],
  },
  WORKFLOW_TEMPLATE_GET: {
    id: 'workflowtemplate.GetWorkflowTemplate',
    summary: 'Reads a WorkflowTemplate.',
    request: 'GET /api/v1/workflow-templates/{ns}/{name}',
    needs: [
      {
        place: 'workflow',
        where: [{ until: ArgoVersion.V3_6 }, ...UNCHECKED_READS.map((range) => ({ ...range, via: ClientRoute.KUBERNETES }))],
        grant: (names) => workflowTemplates(names).get(),
        why: 'reads the WorkflowTemplate',
      },
      {
        place: 'workflow',
        where: CHECKED_READS,
        unnamed: UNNAMED.REVIEW,
        grant: () => Argo.workflowTemplates.get(),
        why: 'asks in a review whether the client may read WorkflowTemplates, and reads it',
      },
    ],
    note: 'From 3.7.0 to 3.7.10, and in 4.0.0 and 4.0.1, argo-server gives each client every WorkflowTemplate that it knows, whatever the client may read.',
    evidence: [`${SERVER}:61-86`, 'v3.7.10 server/workflowtemplate/workflow_template_server.go:60-77'],
  },
  WORKFLOW_TEMPLATE_LIST: {
    id: 'workflowtemplate.ListWorkflowTemplates',
    summary: 'Lists WorkflowTemplates.',
    request: 'GET /api/v1/workflow-templates/{ns}',
    spansNamespaces: true,
    needs: [{
      place: 'workflow',
      unnamed: UNNAMED.LIST,
      grant: () => Argo.workflowTemplates.list(),
      why: 'lists the WorkflowTemplates',
    }],
    evidence: [`${SERVER}:131-152`],
  },
  WORKFLOW_TEMPLATE_UPDATE: {
    id: 'workflowtemplate.UpdateWorkflowTemplate',
    summary: 'Replaces a WorkflowTemplate.',
    request: 'PUT /api/v1/workflow-templates/{ns}/{name}',
    needs: [
      {
        place: 'workflow',
        grant: (names) => workflowTemplates(names).update(),
        why: 'replaces the WorkflowTemplate',
        consequence: CONSEQUENCE.TEMPLATE_WRITES,
      },
      ...CACHED_TEMPLATE_READS,
    ],
    evidence: [`${SERVER}:198-219`],
  },
  WORKFLOW_TEMPLATE_DELETE: {
    id: 'workflowtemplate.DeleteWorkflowTemplate',
    summary: 'Deletes a WorkflowTemplate.',
    request: 'DELETE /api/v1/workflow-templates/{ns}/{name}',
    needs: [
      {
        place: 'workflow',
        where: CALLER_READS_TEMPLATES,
        grant: (names) => workflowTemplates(names).get(),
        why: 'reads the WorkflowTemplate before it is deleted',
      },
      {
        place: 'workflow',
        grant: (names) => workflowTemplates(names).delete(),
        why: 'deletes the WorkflowTemplate',
        consequence: CONSEQUENCE.TEMPLATE_WRITES,
      },
    ],
    evidence: [`${SERVER}:173-184`],
  },
  WORKFLOW_TEMPLATE_LINT: {
    id: 'workflowtemplate.LintWorkflowTemplate',
    summary: 'Validates a WorkflowTemplate.',
    request: 'POST /api/v1/workflow-templates/{ns}/lint',
    needs: CACHED_TEMPLATE_READS,
    evidence: [`${SERVER}:186-196`],
  },
} as const satisfies Record<string, Operation>;

export const CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS = {
  CLUSTER_WORKFLOW_TEMPLATE_CREATE: {
    id: 'clusterworkflowtemplate.CreateClusterWorkflowTemplate',
    summary: 'Creates a ClusterWorkflowTemplate.',
    request: 'POST /api/v1/cluster-workflow-templates',
    withoutNamespace: true,
    needs: [
      {
        place: 'cluster',
        unnamed: UNNAMED.CREATE,
        grant: () => Argo.clusterWorkflowTemplates.create(),
        why: 'creates the ClusterWorkflowTemplate',
        consequence: CONSEQUENCE.CLUSTER_TEMPLATE_WRITES,
      },
      ...CACHED_CLUSTER_TEMPLATE_READS,
    ],
    evidence: [`${CLUSTER_SERVER}:36-53`],
  },
  CLUSTER_WORKFLOW_TEMPLATE_GET: {
    id: 'clusterworkflowtemplate.GetClusterWorkflowTemplate',
    summary: 'Reads a ClusterWorkflowTemplate.',
    request: 'GET /api/v1/cluster-workflow-templates/{name}',
    withoutNamespace: true,
    needs: [
      {
        place: 'cluster',
        where: CALLER_READS_CLUSTER_TEMPLATES,
        grant: (names) => clusterWorkflowTemplates(names).get(),
        why: 'reads the ClusterWorkflowTemplate',
      },
      {
        place: 'cluster',
        where: CHECKED_READS.map((range) => ({ ...range, via: ClientRoute.ARGO_SERVER })),
        unnamed: UNNAMED.REVIEW,
        grant: () => Argo.clusterWorkflowTemplates.get(),
        why: 'asks in a review whether the client may read ClusterWorkflowTemplates; argo-server reads it from its cache',
      },
      {
        place: 'cluster',
        where: GATE,
        unnamed: GATE_IS_UNNAMED,
        grant: () => Argo.clusterWorkflowTemplates.get().list().watch(),
        why: 'reads the ClusterWorkflowTemplate, which argo does only where it may get, list and watch them',
      },
    ],
    note: 'From 3.7 on it fails for everybody where argo-server itself may not get, list and watch ClusterWorkflowTemplates. From 3.7.0 to 3.7.10, and in '
      + '4.0.0 and 4.0.1, argo-server gives each client every one that it knows, whatever the client may read.',
    evidence: [`${CLUSTER_SERVER}:55-80`, 'v3.7.10 server/clusterworkflowtemplate/cluster_workflow_template_server.go:54-71'],
  },
  CLUSTER_WORKFLOW_TEMPLATE_LIST: {
    id: 'clusterworkflowtemplate.ListClusterWorkflowTemplates',
    summary: 'Lists ClusterWorkflowTemplates.',
    request: 'GET /api/v1/cluster-workflow-templates',
    withoutNamespace: true,
    needs: [{
      place: 'cluster',
      unnamed: UNNAMED.LIST,
      grant: () => Argo.clusterWorkflowTemplates.list(),
      why: 'lists the ClusterWorkflowTemplates',
    }],
    evidence: [`${CLUSTER_SERVER}:82-97`],
  },
  CLUSTER_WORKFLOW_TEMPLATE_UPDATE: {
    id: 'clusterworkflowtemplate.UpdateClusterWorkflowTemplate',
    summary: 'Replaces a ClusterWorkflowTemplate.',
    request: 'PUT /api/v1/cluster-workflow-templates/{name}',
    withoutNamespace: true,
    needs: [
      {
        place: 'cluster',
        grant: (names) => clusterWorkflowTemplates(names).update(),
        why: 'replaces the ClusterWorkflowTemplate',
        consequence: CONSEQUENCE.CLUSTER_TEMPLATE_WRITES,
      },
      ...CACHED_CLUSTER_TEMPLATE_READS,
    ],
    evidence: [`${CLUSTER_SERVER}:126-145`],
  },
  CLUSTER_WORKFLOW_TEMPLATE_DELETE: {
    id: 'clusterworkflowtemplate.DeleteClusterWorkflowTemplate',
    summary: 'Deletes a ClusterWorkflowTemplate.',
    request: 'DELETE /api/v1/cluster-workflow-templates/{name}',
    withoutNamespace: true,
    needs: [
      {
        place: 'cluster',
        where: CALLER_READS_CLUSTER_TEMPLATES,
        grant: (names) => clusterWorkflowTemplates(names).get(),
        why: 'reads the ClusterWorkflowTemplate before it is deleted',
      },
      {
        place: 'cluster',
        where: GATE,
        unnamed: GATE_IS_UNNAMED,
        grant: () => Argo.clusterWorkflowTemplates.get().list().watch(),
        why: 'reads the ClusterWorkflowTemplate before it is deleted, which argo does only where it may get, list and watch them',
      },
      {
        place: 'cluster',
        grant: (names) => clusterWorkflowTemplates(names).delete(),
        why: 'deletes the ClusterWorkflowTemplate',
        consequence: CONSEQUENCE.CLUSTER_TEMPLATE_WRITES,
      },
    ],
    evidence: [`${CLUSTER_SERVER}:99-111`],
  },
  CLUSTER_WORKFLOW_TEMPLATE_LINT: {
    id: 'clusterworkflowtemplate.LintClusterWorkflowTemplate',
    summary: 'Validates a ClusterWorkflowTemplate.',
    request: 'POST /api/v1/cluster-workflow-templates/lint',
    withoutNamespace: true,
    needs: CACHED_CLUSTER_TEMPLATE_READS,
    evidence: [`${CLUSTER_SERVER}:113-124`],
  },
} as const satisfies Record<string, Operation>;

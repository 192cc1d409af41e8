import { OperationNeed } from './client-need';
import { clusterWorkflowTemplates, workflowTemplates } from './client-resources';
import { Circumstance, ClientRoute } from './client-route';
import { Argo } from '../../../resources/groups';
import { ArgoVersion } from '../../argo-version';
import { impossible } from '../need';

/** From 3.7 on argo-server answers from a cache that its own ServiceAccount fills; a client on its own reads templates itself. */
export const CALLER_READS_TEMPLATES: readonly Circumstance[] = [
  { via: ClientRoute.KUBERNETES },
  { via: ClientRoute.ARGO_SERVER, until: ArgoVersion.V3_6 },
];

/** The same for cluster templates, except for the way of a client on its own: see GATE. */
export const CALLER_READS_CLUSTER_TEMPLATES: readonly Circumstance[] = [
  { until: ArgoVersion.V3_6 },
  { via: ClientRoute.KUBERNETES, since: ArgoVersion.V3_7, until: ArgoVersion.of('v3.7.0') },
];

/** Where the commands of argo ask three reviews before the first call and treat a single no as "no cluster templates". */
export const GATE: readonly Circumstance[] = [{ via: ClientRoute.KUBERNETES, since: ArgoVersion.of('v3.7.1') }];

/** Where the server's half of a read, which the commands of argo contain, gives out what its cache has without asking what the client may read. */
export const UNCHECKED_READS: readonly Circumstance[] = [
  { since: ArgoVersion.V3_7, until: ArgoVersion.of('v3.7.10') },
  { since: ArgoVersion.V4_0, until: ArgoVersion.of('v4.0.1') },
];

/** Where it asks in a review first. */
export const CHECKED_READS: readonly Circumstance[] = [
  { since: ArgoVersion.of('v3.7.11'), until: ArgoVersion.V3_7 },
  { since: ArgoVersion.of('v4.0.2') },
];

export const GATE_IS_UNNAMED = impossible('argo asks first whether it may get, list and watch cluster templates, in reviews without names, '
  + 'and reads none when one of them is denied');

const BY_ARGO_SERVER = 'from v3.7 on argo-server reads templates with its own ServiceAccount, whatever the client may read';

/** The templates that an object refers to, when argo-server takes them from its cache from 3.7 on. */
export const CACHED_TEMPLATE_READS: readonly OperationNeed[] = [
  {
    place: 'workflow',
    when: ['workflowTemplates'],
    where: CALLER_READS_TEMPLATES,
    elsewhere: BY_ARGO_SERVER,
    grant: (names) => workflowTemplates(names).get(),
    why: 'reads the WorkflowTemplates that the object refers to, also through other templates, to validate it',
  },
  {
    place: 'cluster',
    when: ['clusterWorkflowTemplates'],
    where: CALLER_READS_CLUSTER_TEMPLATES,
    elsewhere: BY_ARGO_SERVER,
    grant: (names) => clusterWorkflowTemplates(names).get(),
    why: 'reads the ClusterWorkflowTemplates that the object refers to, also through other templates, to validate it',
  },
  {
    place: 'cluster',
    when: ['clusterWorkflowTemplates'],
    where: GATE,
    unnamed: GATE_IS_UNNAMED,
    grant: () => Argo.clusterWorkflowTemplates.get().list().watch(),
    why: 'reads the ClusterWorkflowTemplates that the object refers to, which argo does only where it may get, list and watch them',
  },
];

/** The cluster templates among them: a cluster template refers to no other kind. */
export const CACHED_CLUSTER_TEMPLATE_READS: readonly OperationNeed[] = CACHED_TEMPLATE_READS.filter(({ place }) => place === 'cluster');

/** The templates that a workflow refers to, where they are read with the client's credentials on every route and version. */
export const CALLER_TEMPLATE_READS: readonly OperationNeed[] = [
  {
    place: 'workflow',
    when: ['workflowTemplates'],
    grant: (names) => workflowTemplates(names).get(),
    why: 'reads the WorkflowTemplates that the workflow refers to, without the cache of argo-server',
  },
  {
    place: 'cluster',
    when: ['clusterWorkflowTemplates'],
    grant: (names) => clusterWorkflowTemplates(names).get(),
    why: 'reads the ClusterWorkflowTemplates that the workflow refers to, without the cache of argo-server',
  },
];

import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { CLUSTER } = ResourceScope;

/** Priority and fairness of API requests. */
export const FLOW_CONTROL: CatalogueGroup = {
  className: 'FlowControl',
  apiGroup: 'flowcontrol.apiserver.k8s.io',
  versions: ['v1'],
  about: 'priority and fairness of API requests',
  rows: [
    { plural: 'flowschemas', kind: 'FlowSchema', scope: CLUSTER, verbs: OBJECT, since: '1.29', link: `${REFERENCE}/cluster-resources/flow-schema-v1/` },
    { plural: 'flowschemas', subresource: 'status', kind: 'FlowSchema', scope: CLUSTER, verbs: PART, since: '1.29' },
    { plural: 'prioritylevelconfigurations', kind: 'PriorityLevelConfiguration', scope: CLUSTER, verbs: OBJECT, since: '1.29', link: `${REFERENCE}/cluster-resources/priority-level-configuration-v1/` },
    { plural: 'prioritylevelconfigurations', subresource: 'status', kind: 'PriorityLevelConfiguration', scope: CLUSTER, verbs: PART, since: '1.29' },
  ],
};

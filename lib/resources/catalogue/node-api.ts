import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT } from './verb-sets';

const { CLUSTER } = ResourceScope;

/** Container runtimes of nodes. */
export const NODE_API: CatalogueGroup = {
  className: 'NodeApi',
  apiGroup: 'node.k8s.io',
  versions: ['v1'],
  about: 'container runtimes of nodes',
  rows: [
    { plural: 'runtimeclasses', kind: 'RuntimeClass', scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/cluster-resources/runtime-class-v1/` },
  ],
};

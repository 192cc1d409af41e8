import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT } from './verb-sets';

const { NAMESPACED } = ResourceScope;

/** Leases, as leader election uses them. */
export const COORDINATION: CatalogueGroup = {
  className: 'Coordination',
  apiGroup: 'coordination.k8s.io',
  versions: ['v1'],
  about: 'leases, as leader election uses them',
  rows: [
    { plural: 'leases', kind: 'Lease', scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/cluster-resources/lease-v1/` },
  ],
};

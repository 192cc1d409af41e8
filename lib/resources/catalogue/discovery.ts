import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT } from './verb-sets';

const { NAMESPACED } = ResourceScope;

/** The endpoints behind services. */
export const DISCOVERY: CatalogueGroup = {
  className: 'Discovery',
  apiGroup: 'discovery.k8s.io',
  versions: ['v1'],
  about: 'the endpoints behind services',
  rows: [
    { plural: 'endpointslices', kind: 'EndpointSlice', scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/service-resources/endpoint-slice-v1/` },
  ],
};

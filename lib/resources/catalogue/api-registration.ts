import { ResourceScope } from '../resource-info';
import { CatalogueGroup, NameForm } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { CLUSTER } = ResourceScope;

/** Aggregated API servers. */
export const API_REGISTRATION: CatalogueGroup = {
  className: 'ApiRegistration',
  apiGroup: 'apiregistration.k8s.io',
  versions: ['v1'],
  about: 'aggregated API servers',
  rows: [
    { plural: 'apiservices', kind: 'APIService', scope: CLUSTER, verbs: OBJECT, nameForm: NameForm.PATH_SEGMENT, link: `${REFERENCE}/cluster-resources/api-service-v1/` },
    { plural: 'apiservices', subresource: 'status', kind: 'APIService', scope: CLUSTER, verbs: PART },
  ],
};

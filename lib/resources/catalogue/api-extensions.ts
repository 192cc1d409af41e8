import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { CLUSTER } = ResourceScope;

/** Custom resource definitions. */
export const API_EXTENSIONS: CatalogueGroup = {
  className: 'ApiExtensions',
  apiGroup: 'apiextensions.k8s.io',
  versions: ['v1'],
  about: 'custom resource definitions',
  rows: [
    { plural: 'customresourcedefinitions', kind: 'CustomResourceDefinition', shortNames: ['crd', 'crds'], scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/extend-resources/custom-resource-definition-v1/` },
    { plural: 'customresourcedefinitions', subresource: 'status', kind: 'CustomResourceDefinition', scope: CLUSTER, verbs: PART },
  ],
};

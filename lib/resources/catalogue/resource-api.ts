import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { NONE, OBJECT, PART } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** The API server checks these verbs when a driver writes the status of its devices in a claim. */
const DRIVER_VERBS = ['associated-node', 'arbitrary-node'].flatMap((node) => ['update', 'patch'].map((verb) => `${node}:${verb}`));

/** Dynamic allocation of devices. */
export const RESOURCE_API: CatalogueGroup = {
  className: 'ResourceApi',
  apiGroup: 'resource.k8s.io',
  versions: ['v1'],
  about: 'dynamic allocation of devices',
  rows: [
    { plural: 'deviceclasses', kind: 'DeviceClass', scope: CLUSTER, verbs: OBJECT, since: '1.34', link: `${REFERENCE}/extend-resources/device-class-v1/` },
    { plural: 'devicetaintrules', kind: 'DeviceTaintRule', scope: CLUSTER, verbs: OBJECT, since: '1.37', link: 'https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/' },
    { plural: 'devicetaintrules', subresource: 'status', kind: 'DeviceTaintRule', scope: CLUSTER, verbs: PART, since: '1.37' },
    { plural: 'resourceclaims', kind: 'ResourceClaim', scope: NAMESPACED, verbs: OBJECT, since: '1.34', link: `${REFERENCE}/workload-resources/resource-claim-v1/` },
    { plural: 'resourceclaims', subresource: 'binding', kind: 'ResourceClaim', scope: CLUSTER, verbs: NONE, otherVerbs: ['update', 'patch'], since: '1.36' },
    { plural: 'resourceclaims', subresource: 'driver', kind: 'ResourceClaim', scope: NAMESPACED, verbs: NONE, otherVerbs: DRIVER_VERBS, since: '1.36' },
    { plural: 'resourceclaims', subresource: 'status', kind: 'ResourceClaim', scope: NAMESPACED, verbs: PART, since: '1.34' },
    { plural: 'resourceclaimtemplates', kind: 'ResourceClaimTemplate', scope: NAMESPACED, verbs: OBJECT, since: '1.34', link: `${REFERENCE}/workload-resources/resource-claim-template-v1/` },
    { plural: 'resourceslices', kind: 'ResourceSlice', scope: CLUSTER, verbs: OBJECT, since: '1.34', link: `${REFERENCE}/workload-resources/resource-slice-v1/` },
  ],
};

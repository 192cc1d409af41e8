import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { NAMESPACED, CLUSTER } = ResourceScope;

/** Storage classes, drivers and attachments. */
export const STORAGE: CatalogueGroup = {
  className: 'Storage',
  apiGroup: 'storage.k8s.io',
  versions: ['v1'],
  about: 'storage classes, drivers and attachments',
  rows: [
    { plural: 'csidrivers', kind: 'CSIDriver', scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/csi-driver-v1/` },
    { plural: 'csinodes', kind: 'CSINode', scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/csi-node-v1/` },
    { plural: 'csinodes', subresource: 'status', kind: 'CSINode', scope: CLUSTER, verbs: PART, since: '1.37' },
    { plural: 'csistoragecapacities', kind: 'CSIStorageCapacity', scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/csi-storage-capacity-v1/` },
    { plural: 'storageclasses', kind: 'StorageClass', shortNames: ['sc'], scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/storage-class-v1/` },
    { plural: 'volumeattachments', kind: 'VolumeAttachment', scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/config-and-storage-resources/volume-attachment-v1/` },
    { plural: 'volumeattachments', subresource: 'status', kind: 'VolumeAttachment', scope: CLUSTER, verbs: PART },
    { plural: 'volumeattributesclasses', kind: 'VolumeAttributesClass', shortNames: ['vac'], scope: CLUSTER, verbs: OBJECT, since: '1.34', link: `${REFERENCE}/config-and-storage-resources/volume-attributes-class-v1/` },
  ],
};

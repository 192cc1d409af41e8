import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { OBJECT, PART } from './verb-sets';

const { CLUSTER } = ResourceScope;

/** Rewriting of stored objects. */
export const STORAGE_MIGRATION: CatalogueGroup = {
  className: 'StorageMigration',
  apiGroup: 'storagemigration.k8s.io',
  versions: ['v1'],
  about: 'rewriting of stored objects',
  rows: [
    { plural: 'storageversionmigrations', kind: 'StorageVersionMigration', scope: CLUSTER, verbs: OBJECT, since: '1.37', link: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/storage-version-migration/' },
    { plural: 'storageversionmigrations', subresource: 'status', kind: 'StorageVersionMigration', scope: CLUSTER, verbs: PART, since: '1.37' },
  ],
};

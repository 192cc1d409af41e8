import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { FINALIZERS } from './finalizers';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { NAMESPACED } = ResourceScope;

/** Jobs. */
export const BATCH: CatalogueGroup = {
  className: 'Batch',
  apiGroup: 'batch',
  versions: ['v1'],
  about: 'jobs',
  rows: [
    { plural: 'cronjobs', kind: 'CronJob', shortNames: ['cj'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/cron-job-v1/` },
    { plural: 'cronjobs', kind: 'CronJob', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'cronjobs', subresource: 'status', kind: 'CronJob', scope: NAMESPACED, verbs: PART },
    { plural: 'jobs', kind: 'Job', scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/job-v1/` },
    { plural: 'jobs', kind: 'Job', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'jobs', subresource: 'status', kind: 'Job', scope: NAMESPACED, verbs: PART },
  ],
};

import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT } from './verb-sets';

const { CLUSTER } = ResourceScope;

/** Priorities of pods. */
export const SCHEDULING: CatalogueGroup = {
  className: 'Scheduling',
  apiGroup: 'scheduling.k8s.io',
  versions: ['v1'],
  about: 'priorities of pods',
  rows: [
    { plural: 'priorityclasses', kind: 'PriorityClass', shortNames: ['pc'], scope: CLUSTER, verbs: OBJECT, link: `${REFERENCE}/workload-resources/priority-class-v1/` },
  ],
};

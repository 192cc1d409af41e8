import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT } from './verb-sets';

const { NAMESPACED } = ResourceScope;

/** Events, in their newer group. */
export const EVENTS_API: CatalogueGroup = {
  className: 'EventsApi',
  apiGroup: 'events.k8s.io',
  versions: ['v1'],
  about: 'events, in their newer group',
  rows: [
    { plural: 'events', kind: 'Event', shortNames: ['ev'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/cluster-resources/event-v1/` },
  ],
};

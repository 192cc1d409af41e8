import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { FINALIZERS } from './finalizers';
import { OBJECT, PART } from './verb-sets';

const { NAMESPACED } = ResourceScope;

const DOCS = 'https://argoproj.github.io/argo-events';

/** Argo Events, as its custom resource definitions declare it. */
export const ARGO_EVENTS: CatalogueGroup = {
  className: 'ArgoEvents',
  apiGroup: 'argoproj.io',
  versions: ['v1alpha1'],
  about: 'Argo Events',
  servedBy: 'Argo Events',
  link: `${DOCS}/APIs/`,
  rows: [
    { plural: 'eventbus', kind: 'EventBus', shortNames: ['eb'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/concepts/eventbus/` },
    { plural: 'eventbus', kind: 'EventBus', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'eventbus', subresource: 'status', kind: 'EventBus', scope: NAMESPACED, verbs: PART },
    { plural: 'eventsources', kind: 'EventSource', shortNames: ['es'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/concepts/event_source/` },
    { plural: 'eventsources', kind: 'EventSource', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'eventsources', subresource: 'status', kind: 'EventSource', scope: NAMESPACED, verbs: PART },
    { plural: 'sensors', kind: 'Sensor', shortNames: ['sn'], scope: NAMESPACED, verbs: OBJECT, link: `${DOCS}/concepts/sensor/` },
    { plural: 'sensors', kind: 'Sensor', scope: NAMESPACED, ...FINALIZERS },
    { plural: 'sensors', subresource: 'status', kind: 'Sensor', scope: NAMESPACED, verbs: PART },
  ],
};

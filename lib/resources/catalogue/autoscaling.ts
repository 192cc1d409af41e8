import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { NAMESPACED } = ResourceScope;

/** Horizontal scaling of workloads. */
export const AUTOSCALING: CatalogueGroup = {
  className: 'Autoscaling',
  apiGroup: 'autoscaling',
  versions: ['v2', 'v1'],
  about: 'horizontal scaling of workloads',
  rows: [
    { plural: 'horizontalpodautoscalers', kind: 'HorizontalPodAutoscaler', shortNames: ['hpa'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/workload-resources/horizontal-pod-autoscaler-v2/` },
    { plural: 'horizontalpodautoscalers', subresource: 'status', kind: 'HorizontalPodAutoscaler', scope: NAMESPACED, verbs: PART },
  ],
};

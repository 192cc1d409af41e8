import { ResourceScope } from '../resource-info';
import { CatalogueGroup } from './catalogue-row';
import { REFERENCE } from './links';
import { OBJECT, PART } from './verb-sets';

const { NAMESPACED } = ResourceScope;

/** Disruption budgets. */
export const POLICY: CatalogueGroup = {
  className: 'Policy',
  apiGroup: 'policy',
  versions: ['v1'],
  about: 'disruption budgets',
  rows: [
    { plural: 'poddisruptionbudgets', kind: 'PodDisruptionBudget', shortNames: ['pdb'], scope: NAMESPACED, verbs: OBJECT, link: `${REFERENCE}/policy-resources/pod-disruption-budget-v1/` },
    { plural: 'poddisruptionbudgets', subresource: 'status', kind: 'PodDisruptionBudget', scope: NAMESPACED, verbs: PART },
  ],
};

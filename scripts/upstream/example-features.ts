import { ArgoFeature } from '../../lib';
import { chooseByNames, ChosenFeature, chooseWebhooks } from '../../lib/argo/features/chosen-feature';
import { FEATURE_IDS, FeatureId, FEATURES } from '../../lib/argo/features/feature-table';

/** Names that read better than those that are made up. */
const NAMES: Readonly<Partial<Record<FeatureId, string>>> = {
  'database-locks': 'lock-database',
  'entrypoint-lookup': 'builder',
  'executor-plugins': 'slack',
  'executor-service-accounts': 'executor',
  'http-templates': 'caller',
  'image-pull-secrets': 'registry',
  'memoization': 'my-cache',
  'persistence': 'archive-database',
  'plugin-templates': 'plugged',
  'synchronization-api': 'api-database',
  'semaphores': 'my-semaphore',
  'tls-certificate': 'server-tls',
  'workflow-templates': 'my-template',
};

/** Each way to choose a feature, with names of its own where it takes some. */
function examplesOf(id: FeatureId): ChosenFeature[] {
  const { [id]: name = `my-${id}` } = NAMES;
  switch (FEATURES[id].takes.kind) {
    case 'prop':
      return [];
    case 'nothing':
      return [{ id }];
    case 'optional names':
      return [{ id }, ...chooseByNames(id, [name])];
    case 'names in namespaces':
      return [...chooseByNames(id, [name]), ...chooseByNames(id, [`shared/${name.replace('my-', 'shared-')}`])];
    case 'token holders':
      return [chooseWebhooks({ serviceAccounts: ['github'], namespaces: ['hooks'] })];
    default:
      return chooseByNames(id, [name]);
  }
}

/** Every feature, in each way that it can be chosen. */
export const EXAMPLE_FEATURES: readonly ArgoFeature[] = FEATURE_IDS.flatMap(examplesOf).map((chosen) => ArgoFeature._of(chosen));

/** The examples that make sense together: an agent outside of Argo and one in a pod don't. */
export const COMPATIBLE_FEATURES = EXAMPLE_FEATURES.filter(({ _chosen: { id } }) => id !== 'external-agent');

/** The features that a feature makes sense with, itself too. */
export function withRequired(feature: ArgoFeature): ArgoFeature[] {
  const { requires } = FEATURES[feature._chosen.id];
  const required = EXAMPLE_FEATURES.find(({ _chosen: { id } }) => requires?.includes(id) === true);
  return [feature, ...required === undefined ? [] : withRequired(required)];
}

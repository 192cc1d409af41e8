import { Place } from '../manifests/field';

/** The features of the controller that a manifest can ask for, named as `ArgoFeature` has them. */
export const CONTROLLER_FEATURES = {
  'artifact-drivers': 'ARTIFACT_DRIVERS',
  'artifact-garbage-collection': 'ARTIFACT_GARBAGE_COLLECTION',
  'artifact-repositories': 'artifactRepositories',
  'cluster-workflow-templates': 'CLUSTER_WORKFLOW_TEMPLATES',
  'cron-replacement': 'CRON_REPLACEMENT',
  'cron-workflows': 'CRON_WORKFLOWS',
  'database-locks': 'databaseLocks',
  'entrypoint-lookup': 'entrypointLookup',
  'executor-plugins': 'executorPlugins',
  'executor-service-accounts': 'executorServiceAccounts',
  'http-templates': 'httpTemplates',
  'image-pull-secrets': 'imagePullSecrets',
  'large-templates': 'LARGE_TEMPLATES',
  'memoization': 'memoization',
  'plugin-templates': 'pluginTemplates',
  'pod-disruption-budgets': 'POD_DISRUPTION_BUDGETS',
  'semaphores': 'semaphores',
  'time-to-live': 'TIME_TO_LIVE',
  'volume-claim-templates': 'VOLUME_CLAIM_TEMPLATES',
  'workflow-templates': 'workflowTemplates',
} as const;

export type FeatureId = keyof typeof CONTROLLER_FEATURES;

/** Something that the controller must be allowed for a workflow to run. */
export interface ControllerFeature {
  readonly id: FeatureId;

  /** What it is limited to: `my-cache`; nothing where it has no names or the manifest does not tell them. */
  readonly name?: string;

  readonly template: string;
  readonly place: Place;
}

/** Writes a feature as the command takes it: `memoization=my-cache`. */
export function featureText({ id, name }: Pick<ControllerFeature, 'id' | 'name'>): string {
  return name === undefined ? id : `${id}=${name}`;
}

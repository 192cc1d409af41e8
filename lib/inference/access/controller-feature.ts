import { Place } from '../../manifests/field';

/** The features of the controller that a manifest can ask for, named as `ArgoFeature` has them. */
export type FeatureId =
  | 'artifact-drivers' | 'artifact-garbage-collection' | 'artifact-repositories'
  | 'cluster-workflow-templates' | 'cron-replacement' | 'cron-workflows'
  | 'database-locks'
  | 'entrypoint-lookup' | 'executor-plugins' | 'executor-service-accounts'
  | 'http-templates'
  | 'image-pull-secrets'
  | 'large-templates'
  | 'memoization'
  | 'plugin-templates' | 'pod-disruption-budgets'
  | 'semaphores'
  | 'time-to-live'
  | 'volume-claim-templates'
  | 'workflow-templates';

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

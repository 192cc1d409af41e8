import { featureText } from '../../argo/features/chosen-feature';
import { ManifestFeatureId } from '../../argo/features/feature-table';
import { Place } from '../../manifests/field';

/** Something that the controller must be allowed for a workflow to run. */
export interface ControllerFeature {
  readonly id: ManifestFeatureId;

  /** The name that it is limited to: `my-cache`; nothing where it has no names or the manifest does not determine them. */
  readonly name?: string;

  readonly template: string;
  readonly place: Place;
}

/** Writes a feature as the command takes it: `memoization=my-cache`. */
export function controllerFeatureText({ id, name }: Pick<ControllerFeature, 'id' | 'name'>): string {
  return featureText({ id, names: name === undefined ? undefined : [name] });
}

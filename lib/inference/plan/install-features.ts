import { chooseByNames } from '../../argo/features/chosen-feature';
import { FEATURES, ManifestFeatureId } from '../../argo/features/feature-table';
import { ArgoFeature } from '../../argo/features/generated/argo-feature';
import { ControllerFeature } from '../access/controller-feature';

/** Features as an install takes them, each once, and those that need a name which no manifest gives. */
export interface InstallFeatures {
  readonly features: ArgoFeature[];
  readonly unnamed: ManifestFeatureId[];
}

/** Joins the features of workflows to those of an install. */
export function installFeatures(found: readonly Pick<ControllerFeature, 'id' | 'name'>[]): InstallFeatures {
  const ids = [...new Set(found.map(({ id }) => id))].sort();
  const joined = ids.map((id) => joinNames(id, found.filter((feature) => feature.id === id).map(({ name }) => name)));
  return { features: joined.flatMap(({ features }) => features), unnamed: joined.flatMap(({ unnamed }) => unnamed) };
}

function joinNames(id: ManifestFeatureId, given: readonly (string | undefined)[]): InstallFeatures {
  const { kind } = FEATURES[id].takes;
  const names = [...new Set(given.flatMap((name) => name ?? []))].sort();
  const isOpen = given.includes(undefined);
  if (kind === 'nothing' || (kind === 'optional names' && isOpen)) {
    return { features: [ArgoFeature._of({ id })], unnamed: [] };
  }
  return { features: names.length === 0 ? [] : chooseByNames(id, names).map((chosen) => ArgoFeature._of(chosen)), unnamed: isOpen ? [id] : [] };
}

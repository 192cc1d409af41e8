import { AccessPlan } from './account-plan';
import { chooseByNames } from '../../argo/features/chosen-feature';
import { FEATURES, ManifestFeatureId } from '../../argo/features/feature-table';
import { ArgoFeature } from '../../argo/features/generated/argo-feature';
import { DEFAULT_ACCOUNT } from '../../rbac/account-object-names';
import { ControllerFeature } from '../access/findings';
import { WorkflowStudy } from '../access/workflow-study';
import { WorkflowObject } from '../workflows/workflow-object';

/** Features as an install takes them, each once, and those that need a name which no manifest gives. */
export interface InstallFeatures {
  readonly features: ArgoFeature[];
  readonly unnamed: ManifestFeatureId[];
}

/** A feature, and what it is limited to, wherever it is used. */
type NamedFeature = Pick<ControllerFeature, 'id' | 'name'>;

/** The features of all workflows as an install takes them. */
export function plannedFeatures(studies: readonly WorkflowStudy[], plan: AccessPlan): InstallFeatures {
  const found = featuresOf(studies, plan);
  const joined = [...new Set(found.map(({ id }) => id))].sort()
    .map((id) => joinNames(id, found.filter((feature) => feature.id === id).map(({ name }) => name)));
  return { features: joined.flatMap(({ features }) => features), unnamed: joined.flatMap(({ unnamed }) => unnamed) };
}

/** The features of all workflows, for the accounts that they are given. */
export function featuresOf(studies: readonly WorkflowStudy[], { patches, madeNames }: AccessPlan): NamedFeature[] {
  const made = new Map<WorkflowObject, Set<string>>();
  for (const { manifest, serviceAccount } of patches) {
    made.set(manifest, (made.get(manifest) ?? new Set()).add(serviceAccount));
  }
  return studies.flatMap(({ workflow, findings }) => findings.features.map((feature): NamedFeature => {
    const name = FEATURES[feature.id].ofAccounts && feature.name === DEFAULT_ACCOUNT ? madeNames.get(workflow) : undefined;
    return name !== undefined && made.get(workflow)?.has(name) === true ? { id: feature.id, name } : feature;
  }));
}

/** One feature with all names that it is found with; a missing name limits it to nothing, or has to be supplied. */
function joinNames(id: ManifestFeatureId, given: readonly (string | undefined)[]): InstallFeatures {
  const { kind } = FEATURES[id].takes;
  const names = [...new Set(given.flatMap((name) => name ?? []))].sort();
  const isOpen = given.includes(undefined);
  if (kind === 'nothing' || (kind === 'optional names' && isOpen)) {
    return { features: [ArgoFeature._of({ id })], unnamed: [] };
  }
  return { features: names.length === 0 ? [] : chooseByNames(id, names).map((chosen) => ArgoFeature._of(chosen)), unnamed: isOpen ? [id] : [] };
}

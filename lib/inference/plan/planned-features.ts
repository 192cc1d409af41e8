import { AccessPlan } from './account-plan';
import { InstallFeatures, installFeatures } from './install-features';
import { FEATURES } from '../../argo/features/feature-table';
import { DEFAULT_ACCOUNT } from '../access/account';
import { ControllerFeature } from '../access/controller-feature';
import { WorkflowStudy } from '../access/workflow-study';

/** The features of all workflows as an install takes them. */
export function plannedFeatures(studies: readonly WorkflowStudy[], plan: AccessPlan): InstallFeatures {
  return installFeatures(featuresOf(studies, plan));
}

/** The features of all workflows, for the accounts that they are given. */
export function featuresOf(studies: readonly WorkflowStudy[], { patches, madeNames }: AccessPlan): Pick<ControllerFeature, 'id' | 'name'>[] {
  return studies.flatMap(({ workflow, findings }) => findings.features.map((feature): Pick<ControllerFeature, 'id' | 'name'> => {
    const made = FEATURES[feature.id].ofAccounts && feature.name === DEFAULT_ACCOUNT ? madeNames.get(workflow) : undefined;
    const isMade = patches.some(({ manifest, serviceAccount }) => manifest === workflow && serviceAccount === made);
    return isMade ? { id: feature.id, name: made } : feature;
  }));
}

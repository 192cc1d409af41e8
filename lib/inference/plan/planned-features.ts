import { AccessPlan } from './account-plan';
import { InstallFeatures, installFeatures } from './install-features';
import { DEFAULT_ACCOUNT } from '../access/account';
import { ControllerFeature, FeatureId } from '../access/controller-feature';
import { WorkflowStudy } from '../access/workflow-study';

/** The features that are limited to accounts. */
const OF_ACCOUNTS: ReadonlySet<FeatureId> = new Set(['entrypoint-lookup', 'executor-service-accounts', 'http-templates', 'plugin-templates']);

/** The features of all workflows as an install takes them. */
export function plannedFeatures(studies: readonly WorkflowStudy[], plan: AccessPlan): InstallFeatures {
  return installFeatures(featuresOf(studies, plan));
}

/** The features of all workflows, for the accounts that they are given. */
export function featuresOf(studies: readonly WorkflowStudy[], { patches, madeNames }: AccessPlan): Pick<ControllerFeature, 'id' | 'name'>[] {
  return studies.flatMap(({ workflow, findings }) => findings.features.map((feature): Pick<ControllerFeature, 'id' | 'name'> => {
    const made = OF_ACCOUNTS.has(feature.id) && feature.name === DEFAULT_ACCOUNT ? madeNames.get(workflow) : undefined;
    const isMade = patches.some(({ manifest, serviceAccount }) => manifest === workflow && serviceAccount === made);
    return isMade ? { id: feature.id, name: made } : feature;
  }));
}

import { AccessPlan } from './account-plan';
import { InstallFeatures, installFeatures } from './install-features';
import { DEFAULT_ACCOUNT } from '../access/account';
import { ControllerFeature, FeatureId } from '../access/controller-feature';
import { WorkflowStudy } from '../access/workflow-study';
import { WorkflowObject } from '../workflows/workflow-object';

/** The features that are limited to accounts. */
const OF_ACCOUNTS: ReadonlySet<FeatureId> = new Set(['entrypoint-lookup', 'executor-service-accounts', 'http-templates', 'plugin-templates']);

/** The features of all workflows as an install takes them. */
export function plannedFeatures(studies: readonly WorkflowStudy[], plan: AccessPlan): InstallFeatures {
  return installFeatures(featuresOf(studies, plan));
}

/** The features of all workflows, for the accounts that they are given. */
export function featuresOf(studies: readonly WorkflowStudy[], { patches, madeNames }: AccessPlan): Pick<ControllerFeature, 'id' | 'name'>[] {
  const made = new Map<WorkflowObject, Set<string>>();
  for (const { manifest, serviceAccount } of patches) {
    made.set(manifest, (made.get(manifest) ?? new Set()).add(serviceAccount));
  }
  return studies.flatMap(({ workflow, findings }) => findings.features.map((feature): Pick<ControllerFeature, 'id' | 'name'> => {
    const name = OF_ACCOUNTS.has(feature.id) && feature.name === DEFAULT_ACCOUNT ? madeNames.get(workflow) : undefined;
    return name !== undefined && made.get(workflow)?.has(name) === true ? { id: feature.id, name } : feature;
  }));
}

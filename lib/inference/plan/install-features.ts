import { ArgoFeature } from '../../argo/features/argo-feature';
import { ControllerFeature, FeatureId } from '../access/controller-feature';

/** Several, where the names are in several namespaces. */
type FeatureOfNames = (name: string, ...more: string[]) => ArgoFeature | ArgoFeature[];

/** How a feature is made: as it is, or from names. */
export interface FeatureFactory {
  readonly plain?: ArgoFeature;
  readonly named?: FeatureOfNames;
}

/** Each feature as an install takes it: as it is, or made from names. */
export const WORKFLOW_FEATURES: Readonly<Record<FeatureId, FeatureFactory>> = {
  // What it needs is the same for every driver.
  'artifact-drivers': { plain: ArgoFeature.ARTIFACT_DRIVERS, named: () => ArgoFeature.ARTIFACT_DRIVERS },
  'artifact-garbage-collection': { plain: ArgoFeature.ARTIFACT_GARBAGE_COLLECTION },
  'artifact-repositories': { named: (...names) => ArgoFeature.artifactRepositories(...names) },
  'cluster-workflow-templates': { plain: ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES },
  'cron-replacement': { plain: ArgoFeature.CRON_REPLACEMENT },
  'cron-workflows': { plain: ArgoFeature.CRON_WORKFLOWS },
  // Its Secrets are named in the configuration of the controller, never in a workflow.
  'database-locks': {},
  'entrypoint-lookup': { named: (...names) => ArgoFeature.entrypointLookup(...names) },
  'executor-plugins': { named: (...names) => ArgoFeature.executorPlugins(...names) },
  'executor-service-accounts': { named: (...names) => ArgoFeature.executorServiceAccounts(...names) },
  'http-templates': { named: (...names) => ArgoFeature.httpTemplates(...names) },
  'image-pull-secrets': { named: (...names) => ArgoFeature.imagePullSecrets(...names) },
  'large-templates': { plain: ArgoFeature.LARGE_TEMPLATES },
  'memoization': { named: (...names) => ArgoFeature.memoization(...names) },
  'plugin-templates': { named: (...names) => ArgoFeature.pluginTemplates(...names) },
  'pod-disruption-budgets': { plain: ArgoFeature.POD_DISRUPTION_BUDGETS },
  'semaphores': { named: (...names) => semaphores(names) },
  'time-to-live': { plain: ArgoFeature.TIME_TO_LIVE },
  'volume-claim-templates': { plain: ArgoFeature.VOLUME_CLAIM_TEMPLATES },
  'workflow-templates': { plain: ArgoFeature.WORKFLOW_TEMPLATES, named: (...names) => ArgoFeature.workflowTemplates(...names) },
};

/** Features as an install takes them, each once, and those that need a name which no manifest gives. */
export interface InstallFeatures {
  readonly features: ArgoFeature[];
  readonly unnamed: FeatureId[];
}

export function installFeatures(found: readonly Pick<ControllerFeature, 'id' | 'name'>[]): InstallFeatures {
  const ids = [...new Set(found.map(({ id }) => id))].sort();
  const features: ArgoFeature[] = [];
  const unnamed: FeatureId[] = [];
  for (const id of ids) {
    const { plain, named } = WORKFLOW_FEATURES[id];
    const all = found.filter((feature) => feature.id === id).map(({ name }) => name);
    const [name, ...more] = [...new Set(all.flatMap((each) => each ?? []))].sort();
    const isLimited = name !== undefined && !(plain !== undefined && all.includes(undefined));
    if (named !== undefined && isLimited) {
      features.push(...[named(name, ...more)].flat());
    } else if (plain !== undefined) {
      features.push(plain);
    }
    if (plain === undefined && (named === undefined || all.includes(undefined))) {
      unnamed.push(id);
    }
  }
  return { features, unnamed };
}

/** Configmaps of another namespace than the workflow's are written with it: `locks/deployments`. */
function semaphores(names: readonly string[]): ArgoFeature[] {
  const byNamespace = new Map<string, string[]>();
  for (const text of names) {
    const slash = text.indexOf('/');
    const namespace = text.slice(0, Math.max(0, slash));
    byNamespace.set(namespace, [...byNamespace.get(namespace) ?? [], text.slice(slash + 1)]);
  }
  return [...byNamespace].flatMap(([namespace, [first, ...rest]]) =>
    namespace === '' ? ArgoFeature.semaphores(first, ...rest) : ArgoFeature.semaphoresIn(namespace, first, ...rest));
}

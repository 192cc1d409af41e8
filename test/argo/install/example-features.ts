import { ArgoFeature } from '../../../lib';

/** Every feature once, with names of its own where it takes some. */
export const EXAMPLE_FEATURES: readonly ArgoFeature[] = [
  ArgoFeature.ACCESS_REVIEWS,
  ArgoFeature.ARCHIVE,
  ArgoFeature.ARTIFACT_DRIVERS,
  ArgoFeature.ARTIFACT_GARBAGE_COLLECTION,
  ArgoFeature.ARTIFACT_UPLOADS,
  ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES,
  ArgoFeature.CRON_REPLACEMENT,
  ArgoFeature.CRON_WORKFLOWS,
  ArgoFeature.EVENT_DISPATCH,
  ArgoFeature.EXTERNAL_AGENT,
  ArgoFeature.LARGE_TEMPLATES,
  ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION,
  ArgoFeature.NAMESPACE_PARALLELISM,
  ArgoFeature.OWNER_REFERENCES_PERMISSION_ENFORCEMENT,
  ArgoFeature.POD_DISRUPTION_BUDGETS,
  ArgoFeature.TIME_TO_LIVE,
  ArgoFeature.VOLUME_CLAIM_TEMPLATES,
  ArgoFeature.WORKFLOW_TEMPLATES,
  ArgoFeature.artifactRepositories('my-artifact-repositories'),
  ArgoFeature.databaseLocks('lock-database'),
  ArgoFeature.entrypointLookup('builder'),
  ArgoFeature.executorPlugins('slack'),
  ArgoFeature.executorServiceAccounts('executor'),
  ArgoFeature.httpTemplates('caller'),
  ArgoFeature.imagePullSecrets('registry'),
  ArgoFeature.memoization('my-cache'),
  ArgoFeature.persistence('archive-database'),
  ArgoFeature.pluginTemplates('plugged'),
  ArgoFeature.semaphores('my-semaphore'),
  ArgoFeature.semaphoresIn('shared', 'shared-semaphore'),
  ArgoFeature.synchronizationApi('api-database'),
  ArgoFeature.tlsCertificate('server-tls'),
  ArgoFeature.webhooks({ serviceAccounts: ['github'], namespaces: ['hooks'] }),
  ArgoFeature.workflowTemplates('my-template'),
];

/** The features that a feature makes sense with, itself too. */
export function withRequired(feature: ArgoFeature): ArgoFeature[] {
  const { requires } = feature._definition;
  const required = EXAMPLE_FEATURES.find(({ _definition: { member } }) => member === requires);
  return [feature, ...required === undefined ? [] : withRequired(required)];
}

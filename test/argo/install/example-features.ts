import { ArgoFeature } from '../../../lib';

/** Every feature by its member, with names of its own where it takes some; it does not compile when one is missing. */
export const FEATURE_OF_MEMBER: Readonly<Record<Exclude<keyof typeof ArgoFeature, 'prototype'>, ArgoFeature>> = {
  ACCESS_REVIEWS: ArgoFeature.ACCESS_REVIEWS,
  ARCHIVE: ArgoFeature.ARCHIVE,
  ARTIFACT_DRIVERS: ArgoFeature.ARTIFACT_DRIVERS,
  ARTIFACT_GARBAGE_COLLECTION: ArgoFeature.ARTIFACT_GARBAGE_COLLECTION,
  ARTIFACT_UPLOADS: ArgoFeature.ARTIFACT_UPLOADS,
  CLUSTER_WORKFLOW_TEMPLATES: ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES,
  CRON_REPLACEMENT: ArgoFeature.CRON_REPLACEMENT,
  CRON_WORKFLOWS: ArgoFeature.CRON_WORKFLOWS,
  EVENT_DISPATCH: ArgoFeature.EVENT_DISPATCH,
  EXTERNAL_AGENT: ArgoFeature.EXTERNAL_AGENT,
  LARGE_TEMPLATES: ArgoFeature.LARGE_TEMPLATES,
  MEMOIZATION_GARBAGE_COLLECTION: ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION,
  NAMESPACE_PARALLELISM: ArgoFeature.NAMESPACE_PARALLELISM,
  OWNER_REFERENCES_PERMISSION_ENFORCEMENT: ArgoFeature.OWNER_REFERENCES_PERMISSION_ENFORCEMENT,
  POD_DISRUPTION_BUDGETS: ArgoFeature.POD_DISRUPTION_BUDGETS,
  TIME_TO_LIVE: ArgoFeature.TIME_TO_LIVE,
  VOLUME_CLAIM_TEMPLATES: ArgoFeature.VOLUME_CLAIM_TEMPLATES,
  WORKFLOW_TEMPLATES: ArgoFeature.WORKFLOW_TEMPLATES,
  artifactRepositories: ArgoFeature.artifactRepositories('my-artifact-repositories'),
  databaseLocks: ArgoFeature.databaseLocks('lock-database'),
  entrypointLookup: ArgoFeature.entrypointLookup('builder'),
  executorPlugins: ArgoFeature.executorPlugins('slack'),
  executorServiceAccounts: ArgoFeature.executorServiceAccounts('executor'),
  httpTemplates: ArgoFeature.httpTemplates('caller'),
  imagePullSecrets: ArgoFeature.imagePullSecrets('registry'),
  memoization: ArgoFeature.memoization('my-cache'),
  persistence: ArgoFeature.persistence('archive-database'),
  pluginTemplates: ArgoFeature.pluginTemplates('plugged'),
  semaphores: ArgoFeature.semaphores('my-semaphore'),
  semaphoresIn: ArgoFeature.semaphoresIn('shared', 'shared-semaphore'),
  synchronizationApi: ArgoFeature.synchronizationApi('api-database'),
  tlsCertificate: ArgoFeature.tlsCertificate('server-tls'),
  webhooks: ArgoFeature.webhooks({ serviceAccounts: ['github'], namespaces: ['hooks'] }),
  workflowTemplates: ArgoFeature.workflowTemplates('my-template'),
};

export const EXAMPLE_FEATURES: readonly ArgoFeature[] = Object.values(FEATURE_OF_MEMBER);

/** The features that a feature makes sense with, itself too. */
export function withRequired(feature: ArgoFeature): ArgoFeature[] {
  const { requires } = feature._definition;
  const required = EXAMPLE_FEATURES.find(({ _definition: { member } }) => member === requires);
  return [feature, ...required === undefined ? [] : withRequired(required)];
}

/**
 * What makes the controller or the server need more than the least, and how it is turned on.
 *
 * A feature or mode turns on one or several of these; the text says which, as users write it.
 */
export const INSTALL_TRIGGERS = {
  // On unless they are given up: what is lost otherwise is work left undone.
  'configuration reload': 'on, unless `OptionalNeed.CONFIGURATION_RELOAD` is given up',
  'container termination': 'on, unless `OptionalNeed.CONTAINER_TERMINATION` is given up',
  'events': 'on, unless `OptionalNeed.EVENTS` is given up',
  'leader election': 'on, unless `OptionalNeed.LEADER_ELECTION` is given up',
  'pod deletion': 'on, unless `OptionalNeed.POD_DELETION` is given up',
  'task result deletion': 'on, unless `OptionalNeed.TASK_RESULT_DELETION` is given up',

  'access reviews': '`ArgoFeature.ACCESS_REVIEWS`',
  'agent pod': '`ArgoFeature.httpTemplates(...)` or `ArgoFeature.pluginTemplates(...)`',
  'archive': '`ArgoFeature.ARCHIVE`',
  'artifact drivers': '`ArgoFeature.ARTIFACT_DRIVERS`',
  'artifact garbage collection': '`ArgoFeature.ARTIFACT_GARBAGE_COLLECTION`',
  'artifact repositories': '`ArgoFeature.artifactRepositories(...)`',
  'artifact uploads': '`ArgoFeature.ARTIFACT_UPLOADS`',
  'cluster workflow templates': '`ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES`',
  'cron replacement': '`ArgoFeature.CRON_REPLACEMENT`',
  'cron workflows': '`ArgoFeature.CRON_WORKFLOWS`',
  'database locks': '`ArgoFeature.databaseLocks(...)`',
  'entrypoint look-up': '`ArgoFeature.entrypointLookup(...)`',
  'event dispatch': '`ArgoFeature.EVENT_DISPATCH`',
  'executor accounts': '`ArgoFeature.executorServiceAccounts(...)`',
  'executor plugins': '`ArgoFeature.executorPlugins(...)`',
  'image pull secrets': '`ArgoFeature.imagePullSecrets(...)`',
  'large templates': '`ArgoFeature.LARGE_TEMPLATES`',
  'memoization': '`ArgoFeature.memoization(...)`',
  'memoization garbage collection': '`ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION`',
  'namespace parallelism': '`ArgoFeature.NAMESPACE_PARALLELISM`',
  'owner references': '`ArgoFeature.OWNER_REFERENCES_PERMISSION_ENFORCEMENT`',
  'persistence': '`ArgoFeature.persistence(...)`',
  'pod disruption budgets': '`ArgoFeature.POD_DISRUPTION_BUDGETS`',
  'semaphores': '`ArgoFeature.semaphores(...)` or `ArgoFeature.semaphoresIn(...)`',
  'synchronization API': '`ArgoFeature.synchronizationApi(...)`',
  'task sets': '`ArgoFeature.httpTemplates(...)`, `ArgoFeature.pluginTemplates(...)` or `ArgoFeature.EXTERNAL_AGENT`',
  'time to live': '`ArgoFeature.TIME_TO_LIVE`',
  'TLS certificate': '`ArgoFeature.tlsCertificate(...)`',
  'volume claim templates': '`ArgoFeature.VOLUME_CLAIM_TEMPLATES`',
  'webhook tokens': '`ArgoFeature.webhooks(...)`',
  'webhooks': '`ArgoFeature.webhooks(...)`',
  'workflow templates': '`ArgoFeature.WORKFLOW_TEMPLATES` or `ArgoFeature.workflowTemplates(...)`',

  // Authentication of the server.
  'SSO': '`ServerAuthMode.sso(...)`',
  'SSO RBAC': '`ServerAuthMode.sso(...)`',
  'SSO RBAC tokens': '`ServerAuthMode.sso(...)`',

  // What the install is told about itself.
  'install': 'always',
} as const;

/** A feature or mode of an install, or a part of one, that rows name as their trigger. */
export type InstallTrigger = keyof typeof INSTALL_TRIGGERS;

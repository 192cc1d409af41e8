/** How something that changes an install's needs is turned on, and what holds while it is off. */
export interface TriggerDescription {
  /** The member that turns it on, or the option that turns it off, as users write it. */
  readonly turnedOnBy: string;

  /** What is lost or must not be used while it is off: a sentence. None for what cannot be off. */
  readonly without?: string;
}

const DESCRIPTIONS = {
  'install': { turnedOnBy: 'always' },

  // On unless they are given up: what is lost otherwise is work left undone.
  'configuration reload': {
    turnedOnBy: 'by default (`OptionalNeed.CONFIGURATION_RELOAD`)',
    without: 'A change of the controller configmap takes effect only when the controller starts again.',
  },
  'container termination': {
    turnedOnBy: 'by default (`OptionalNeed.CONTAINER_TERMINATION`)',
    without: 'Sidecars and daemons run on after their step, and containers run on after a stop or a deadline.',
  },
  'events': {
    turnedOnBy: 'by default (`OptionalNeed.EVENTS`)',
    without: '`kubectl get events` shows nothing about workflows.',
  },
  'leader election': {
    turnedOnBy: 'by default (`OptionalNeed.LEADER_ELECTION`)',
    without: 'The controller runs in one replica, and two of them, also during a roll-out, act against each other.',
  },
  'pod deletion': {
    turnedOnBy: 'by default (`OptionalNeed.POD_DELETION`)',
    without: 'The pods of workflows stay until the workflow is deleted: `podGC` does nothing, pending pods outlive a shutdown, '
      + 'and from 4.0 on a pod that `failedPodRestart` should start again stays pending for ever.',
  },
  'task result deletion': {
    turnedOnBy: 'by default (`OptionalNeed.TASK_RESULT_DELETION`)',
    without: 'The task results of a completed workflow stay until the workflow is deleted.',
  },

  'access reviews': {
    turnedOnBy: '`ArgoFeature.ACCESS_REVIEWS`',
    without: 'The cluster lets everybody ask what they may do, by its binding of `system:basic-user`.',
  },
  'agent pod': {
    turnedOnBy: '`ArgoFeature.httpTemplates(…)` or `ArgoFeature.pluginTemplates(…)`',
    without: 'No workflow has HTTP or plugin templates that an agent pod runs.',
  },
  'archive': {
    turnedOnBy: '`ArgoFeature.ARCHIVE`',
    without: 'The configuration has no `persistence.archive: true`: workflows would wait to be archived for ever.',
  },
  'artifact drivers': {
    turnedOnBy: '`ArgoFeature.ARTIFACT_DRIVERS`',
    without: 'The server does not check that the images of `artifactDrivers` are in its pod.',
  },
  'artifact garbage collection': {
    turnedOnBy: '`ArgoFeature.ARTIFACT_GARBAGE_COLLECTION`',
    without: 'No workflow has an `artifactGC`: it would keep its finalizer and could not be deleted.',
  },
  'artifact repositories': {
    turnedOnBy: '`ArgoFeature.artifactRepositories(…)`',
    without: 'No workflow has an `artifactRepositoryRef` with a configmap of its own.',
  },
  'artifact uploads': {
    turnedOnBy: '`ArgoFeature.ARTIFACT_UPLOADS`',
    without: 'Nobody uploads artifacts through the server, or gives some at submission, without a place for them.',
  },
  'cluster workflow templates': {
    turnedOnBy: '`ArgoFeature.CLUSTER_WORKFLOW_TEMPLATES`',
    without: 'No workflow refers to a cluster workflow template.',
  },
  'cron replacement': {
    turnedOnBy: '`ArgoFeature.CRON_REPLACEMENT`',
    without: 'No cron workflow has the `concurrencyPolicy: Replace`.',
  },
  'cron workflows': {
    turnedOnBy: '`ArgoFeature.CRON_WORKFLOWS`',
    without: 'No schedule runs, and the controller logs that it may not list cron workflows.',
  },
  'database locks': {
    turnedOnBy: '`ArgoFeature.databaseLocks(…)`',
    without: 'The configuration has no `synchronization` with a database.',
  },
  'entrypoint look-up': {
    turnedOnBy: '`ArgoFeature.entrypointLookup(…)`',
    without: 'Every container has a `command`, or `images` of the configuration has that of its image; from 4.0 on it also has those of the '
      + 'images of artifact drivers.',
  },
  'event dispatch': {
    turnedOnBy: '`ArgoFeature.EVENT_DISPATCH`',
    without: 'An event that fits no workflow event binding, or fails, is seen in the log of the server only.',
  },
  'executor accounts': {
    turnedOnBy: '`ArgoFeature.executorServiceAccounts(…)`',
    without: 'No workflow or template has an `executor.serviceAccountName`.',
  },
  'executor plugins': {
    turnedOnBy: '`ArgoFeature.executorPlugins(…)`',
    without: 'No executor plugin has `automountServiceAccountToken: true`.',
  },
  'image pull secrets': {
    turnedOnBy: '`ArgoFeature.imagePullSecrets(…)`',
    without: 'Images whose command is looked up are pulled without a secret.',
  },
  'large templates': {
    turnedOnBy: '`ArgoFeature.LARGE_TEMPLATES`',
    without: 'No template, and no list of arguments, is longer than 131,072 bytes.',
  },
  'memoization': {
    turnedOnBy: '`ArgoFeature.memoization(…)`',
    without: 'No template has a `memoize`.',
  },
  'memoization garbage collection': {
    turnedOnBy: '`ArgoFeature.MEMOIZATION_GARBAGE_COLLECTION`',
    without: 'Caches whose entries are all past their time stay.',
  },
  'namespace parallelism': {
    turnedOnBy: '`ArgoFeature.NAMESPACE_PARALLELISM`',
    without: 'The label `workflows.argoproj.io/parallelism-limit` of a namespace has no effect.',
  },
  'owner references': {
    turnedOnBy: '`ArgoFeature.OWNER_REFERENCES_PERMISSION_ENFORCEMENT`',
    without: 'The API server runs without the admission plugin OwnerReferencesPermissionEnforcement, which OpenShift turns on.',
  },
  'persistence': {
    turnedOnBy: '`ArgoFeature.persistence(…)`',
    without: 'The configuration has no `persistence` whose database asks for a secret.',
  },
  'pod disruption budgets': {
    turnedOnBy: '`ArgoFeature.POD_DISRUPTION_BUDGETS`',
    without: 'No workflow has a `podDisruptionBudget`.',
  },
  'semaphores': {
    turnedOnBy: '`ArgoFeature.semaphores(…)` or `ArgoFeature.semaphoresIn(…)`',
    without: 'No workflow has a semaphore with a `configMapKeyRef`; mutexes need nothing.',
  },
  'synchronization API': {
    turnedOnBy: '`ArgoFeature.synchronizationApi(…)`',
    without: 'The configuration has no `synchronization.enableAPI: true`.',
  },
  'task sets': {
    turnedOnBy: '`ArgoFeature.httpTemplates(…)`, `ArgoFeature.pluginTemplates(…)` or `ArgoFeature.EXTERNAL_AGENT`',
    without: 'No workflow has HTTP or plugin templates.',
  },
  'time to live': {
    turnedOnBy: '`ArgoFeature.TIME_TO_LIVE`',
    without: 'Finished workflows stay: a `ttlStrategy` and the `retentionPolicy` of the configuration have no effect.',
  },
  'TLS certificate': {
    turnedOnBy: '`ArgoFeature.tlsCertificate(…)`',
    without: 'The server starts without `--tls-certificate-secret-name`, and signs its own certificate.',
  },
  'volume claim templates': {
    turnedOnBy: '`ArgoFeature.VOLUME_CLAIM_TEMPLATES`',
    without: 'No workflow has `volumeClaimTemplates`.',
  },
  'webhook tokens': { turnedOnBy: '`ArgoFeature.webhooks(…)`' },
  'webhooks': {
    turnedOnBy: '`ArgoFeature.webhooks(…)`',
    without: 'Senders of events bring a token; events that are only signed are refused.',
  },
  'workflow templates': {
    turnedOnBy: '`ArgoFeature.WORKFLOW_TEMPLATES` or `ArgoFeature.workflowTemplates(…)`',
    without: 'No workflow refers to a workflow template.',
  },

  // Authentication of the server.
  'SSO': { turnedOnBy: '`ServerAuthMode.sso(…)` or `ServerAuthMode.ssoWithoutRbac(…)`' },
  'SSO RBAC': { turnedOnBy: '`ServerAuthMode.sso(…)`' },
  'SSO RBAC tokens': { turnedOnBy: '`ServerAuthMode.sso(…)`' },
} as const satisfies Readonly<Record<string, TriggerDescription>>;

/** A feature or mode of an install, or a part of one, that rows name as their trigger. */
export type InstallTrigger = keyof typeof DESCRIPTIONS;

/** Everything that changes what an install needs. */
export const INSTALL_TRIGGERS: Readonly<Record<InstallTrigger, TriggerDescription>> = DESCRIPTIONS;

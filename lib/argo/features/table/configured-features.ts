import { ArgoVersion } from '../../argo-version';
import { FeatureRow } from '../feature-row';

const DATABASE_SECRET = {
  parameter: 'secret',
  doc: 'The name of the secret with the user name or the password. From 4.1 on a password has no secret where a token of the cloud '
    + 'replaces it.',
} as const;

/** Features that the controller, the server or the cluster is configured for, in alphabetical order: few manifests show it. */
export const CONFIGURED_FEATURES = {
  'access-reviews': {
    takes: { kind: 'nothing' },
    off: 'The cluster lets everybody ask what they may do, by its binding of `system:basic-user`.',
    doc: {
      about: 'The right to ask what one may do, where the cluster took it from everybody (its binding of `system:basic-user`).',
      costs: 'It costs `create` on `selfsubjectaccessreviews`, cluster-wide.',
      without: 'Without it such a cluster makes the controller exit. Clients of the server need it too, of their own: the server asks with their tokens.',
    },
  },
  'archive': {
    takes: { kind: 'nothing' },
    requires: ['persistence'],
    off: 'The configuration has no `persistence.archive: true`: workflows would wait to be archived for ever.',
    doc: {
      about: 'The archive of finished workflows: `persistence.archive: true`, with `persistence(…)`.',
      costs: 'It costs `patch` on workflows.',
      without: 'Without it workflows wait to be archived for ever.',
    },
  },
  'artifact-uploads': {
    takes: { kind: 'nothing' },
    since: ArgoVersion.V4_1,
    off: 'No client uploads artifacts through the server, or gives some at submission, without a place for them.',
    doc: {
      about: 'Artifacts that are uploaded through the server, or given at submission, without a place for them, from 4.1 on.',
      costs: 'It costs the server `get` on the configmap `artifact-repositories` of the workflow namespaces.',
      without: 'Without it the server rejects them.',
    },
  },
  'database-locks': {
    takes: { kind: 'names', each: DATABASE_SECRET },
    since: ArgoVersion.V3_7,
    inManifests: true,
    off: 'The configuration has no `synchronization` with a database.',
    doc: {
      about: 'Locks that a database holds, from 3.7 on: `synchronization` of the configuration.',
      costs: 'It costs the controller `get` on these secrets of the install namespace.',
      without: 'Without it workflows with such locks fail.',
    },
  },
  'event-dispatch': {
    takes: { kind: 'nothing' },
    off: 'An event that fits no workflow event binding, or fails, is seen in the log of the server only.',
    doc: {
      about: 'Kubernetes events about events that the server could not dispatch to a workflow event binding.',
      costs: 'It costs the server `create` and `patch` on events.',
      without: 'Without it only its log reports them.',
    },
  },
  'memoization-garbage-collection': {
    takes: { kind: 'nothing' },
    requires: ['memoization'],
    unwatched: 'caches are in the install namespace, which the controller doesn\'t watch',
    off: 'Caches whose entries are all past their time stay.',
    doc: {
      about: 'The deletion of caches whose entries are all past their time, with `memoization(…)`: `CACHE_GC_PERIOD` is set.',
      costs: 'It costs `delete` on the caches.',
      without: 'Without it they stay.',
    },
  },
  'namespace-parallelism': {
    takes: { kind: 'nothing' },
    since: ArgoVersion.V3_7,
    off: 'The label `workflows.argoproj.io/parallelism-limit` of a namespace has no effect.',
    doc: {
      about: 'Limits by namespace, from 3.7 on: the label `workflows.argoproj.io/parallelism-limit` of a namespace.',
      costs: 'It costs `get`, `list` and `watch` on all namespaces of the cluster.',
      without: 'Without it the label has no effect; `namespaceParallelism` of the configuration needs nothing.',
    },
  },
  'owner-references-permission-enforcement': {
    takes: { kind: 'prop', prop: 'ownerReferencesPermissionEnforcement' },
    off: 'The API server runs without the admission plugin OwnerReferencesPermissionEnforcement, which OpenShift turns on.',
    doc: {
      about: 'An API server with the admission plugin OwnerReferencesPermissionEnforcement, as OpenShift has it.',
      costs: 'It costs `update` on the `finalizers` subresource of workflows and, with the features that make other things own, of those; a '
        + 'client and a server that acts for its callers get it on cron workflows, where they submit from these.',
      without: 'Without it such an API server rejects the pods of workflows.',
    },
  },
  'persistence': {
    takes: { kind: 'names', each: DATABASE_SECRET },
    off: 'The configuration has no `persistence` whose database requires a secret.',
    doc: {
      about: 'A database for the archive and for large statuses: `persistence` of the configuration.',
      costs: 'It costs the controller and the server `get` on these secrets of the install namespace.',
      without: 'Without it neither starts.',
    },
  },
  'synchronization-api': {
    takes: { kind: 'names', each: DATABASE_SECRET },
    since: ArgoVersion.V4_0,
    triggers: ['synchronization-api', 'database-locks'], // the controller reads the same configuration, whether a workflow has such a lock or not
    off: 'The configuration has no `synchronization.enableAPI: true`.',
    doc: {
      about: 'The API for locks that a database holds, from 4.0 on: `synchronization.enableAPI: true`.',
      costs: 'It costs the server and the controller `get` on these secrets of the install namespace.',
      without: 'Without it the server of 4.1 does not start.',
    },
  },
  'tls-certificate': {
    takes: { kind: 'name', each: { parameter: 'secret', doc: 'The name of the secret.' } },
    setUp: ([secret]) => ({ serverFlags: [`--tls-certificate-secret-name=${secret}`] }),
    off: 'The server starts without `--tls-certificate-secret-name`, and signs its own certificate.',
    doc: {
      about: 'A certificate for the server: `--tls-certificate-secret-name`.',
      costs: 'It costs the server `get` on this secret of the install namespace.',
      without: 'Without it the server does not start with that flag.',
    },
  },
  'webhooks': {
    takes: {
      kind: 'token holders',
      props: { parameter: 'props', type: 'WebhookProps', doc: 'The ServiceAccounts of the webhook clients, and where they are.' },
    },
    triggers: ['webhooks', 'webhook-tokens'],
    off: 'Senders of events bring a token; the server rejects events that are only signed.',
    doc: {
      about: 'Events that are signed and bring no token: for them the server uses the token of a webhook client.',
      costs: 'It costs the server `get` on these ServiceAccounts, on the secrets with their tokens and on the secret '
        + '`argo-workflows-webhook-clients`.',
      without: 'Without it the server rejects such events.',
      see: 'https://argo-workflows.readthedocs.io/en/latest/webhooks/',
    },
  },
} as const satisfies Readonly<Record<string, FeatureRow>>;

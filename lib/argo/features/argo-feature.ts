import { ArgoVersion } from '../argo-version';
import { Activation } from './activation';
import { TokenHolders, tokenSecretsOf } from './token-holders';

/** Who sends events that are signed and bring no token. */
export interface WebhookProps extends TokenHolders {
  /**
   * The namespaces that events are sent to, each with a secret `argo-workflows-webhook-clients`.
   *
   * @default - all namespaces that hold workflows
   */
  readonly namespaces?: string[];
}

/** A trigger that a feature turns on. */
type FeatureActivation = Omit<Activation, 'source'>;

/** What a feature is, as data. */
export interface FeatureDefinition {
  /** The member that it is, for messages: `memoization(…)`. */
  readonly member: string;

  readonly activations: readonly FeatureActivation[];

  /** The first version that has it, by default every known one. */
  readonly since?: ArgoVersion;

  /** The member that has to be there too. */
  readonly requires?: string;

  /** The member that it contradicts, and why. */
  readonly contradicts?: { readonly member: string; readonly because: string };
}

/**
 * Something that workflows or the server use, and that needs access which an install does not have by itself.
 *
 * With none of them the controller reads no secret and no ServiceAccount.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/workflow-controller-configmap/
 */
export class ArgoFeature {
  /**
   * The right to ask what one may do, where the cluster took it from everybody (its binding of `system:basic-user`).
   *
   * It costs `create` on `selfsubjectaccessreviews`, cluster-wide. Without it such a cluster makes the controller exit.
   */
  public static readonly ACCESS_REVIEWS = ArgoFeature.constant('ACCESS_REVIEWS', { trigger: 'access reviews' });

  /**
   * The archive of finished workflows: `persistence.archive: true`, with `persistence(…)`.
   *
   * It costs `patch` on workflows. Without it workflows wait to be archived for ever.
   */
  public static readonly ARCHIVE = new ArgoFeature({
    member: 'ARCHIVE',
    activations: [{ trigger: 'archive' }],
    requires: 'persistence(…)',
  });

  /**
   * The check that the images of `artifactDrivers` are in the server's pod, from 4.0 on.
   *
   * It costs the server `get` and `list` on the pods of the install namespace. Without it the server only warns.
   */
  public static readonly ARTIFACT_DRIVERS = ArgoFeature.constant('ARTIFACT_DRIVERS', { trigger: 'artifact drivers' }, ArgoVersion.V4_0);

  /**
   * Artifact garbage collection: workflows with an `artifactGC`.
   *
   * It costs `create` and `delete` on `workflowartifactgctasks`. Without it such workflows keep a finalizer and can't be deleted.
   */
  public static readonly ARTIFACT_GARBAGE_COLLECTION = ArgoFeature.constant(
    'ARTIFACT_GARBAGE_COLLECTION',
    { trigger: 'artifact garbage collection' },
  );

  /**
   * Artifacts that are uploaded through the server, or given at submission, without a place for them, from 4.1 on.
   *
   * It costs the server `get` on the configmap `artifact-repositories` of the workflow namespaces. Without it they are refused.
   */
  public static readonly ARTIFACT_UPLOADS = ArgoFeature.constant('ARTIFACT_UPLOADS', { trigger: 'artifact uploads' }, ArgoVersion.V4_1);

  /**
   * Cluster workflow templates.
   *
   * It costs the controller, and from 3.7 on the server, `get`, `list` and `watch` on `clusterworkflowtemplates`, in a ClusterRole also
   * where everything else is in one namespace. Without it references to them are refused.
   */
  public static readonly CLUSTER_WORKFLOW_TEMPLATES = ArgoFeature.constant('CLUSTER_WORKFLOW_TEMPLATES', { trigger: 'cluster workflow templates' });

  /**
   * Cron workflows with the `concurrencyPolicy: Replace`, with `CRON_WORKFLOWS`.
   *
   * It costs `patch` on workflows. Without it their runs fail.
   */
  public static readonly CRON_REPLACEMENT = new ArgoFeature({
    member: 'CRON_REPLACEMENT',
    activations: [{ trigger: 'cron replacement' }],
    requires: 'CRON_WORKFLOWS',
  });

  /**
   * Cron workflows.
   *
   * It costs `create` and `delete` on workflows, and `list`, `watch` and `patch` on `cronworkflows`: the controller may then run pods under
   * any ServiceAccount of the workflow namespaces, through a workflow. Without it no schedule runs.
   */
  public static readonly CRON_WORKFLOWS = ArgoFeature.constant('CRON_WORKFLOWS', { trigger: 'cron workflows' });

  /**
   * Kubernetes events about events that the server could not dispatch to a workflow event binding.
   *
   * It costs the server `create` and `patch` on events. Without it only its log tells.
   */
  public static readonly EVENT_DISPATCH = ArgoFeature.constant('EVENT_DISPATCH', { trigger: 'event dispatch' });

  /**
   * HTTP and plugin templates that an agent outside of Argo runs, from 4.1 on: `disableAgentPodCreation: true`.
   *
   * It costs `create` and `patch` on `workflowtasksets` and `patch` on their status, and neither a secret nor a ServiceAccount.
   */
  public static readonly EXTERNAL_AGENT = new ArgoFeature({
    member: 'EXTERNAL_AGENT',
    activations: [{ trigger: 'task sets' }],
    since: ArgoVersion.V4_1,
  });

  /**
   * Templates of more than 131,072 bytes, from 3.6 on, and arguments of that length, from 3.7 on.
   *
   * It costs `create` on configmaps in the workflow namespaces. Without it their nodes fail.
   */
  public static readonly LARGE_TEMPLATES = ArgoFeature.constant('LARGE_TEMPLATES', { trigger: 'large templates' }, ArgoVersion.V3_6);

  /**
   * The deletion of caches whose entries are all past their time, with `memoization(…)`: `CACHE_GC_PERIOD` is set.
   *
   * It costs `delete` on the caches. Without it they stay.
   */
  public static readonly MEMOIZATION_GARBAGE_COLLECTION = new ArgoFeature({
    member: 'MEMOIZATION_GARBAGE_COLLECTION',
    activations: [{ trigger: 'memoization garbage collection' }],
    requires: 'memoization(…)',
  });

  /**
   * Limits by namespace, from 3.7 on: the label `workflows.argoproj.io/parallelism-limit` of a namespace.
   *
   * It costs `get`, `list` and `watch` on all namespaces of the cluster. Without it the label has no effect; `namespaceParallelism` of the
   * configuration needs nothing.
   */
  public static readonly NAMESPACE_PARALLELISM = ArgoFeature.constant(
    'NAMESPACE_PARALLELISM',
    { trigger: 'namespace parallelism' },
    ArgoVersion.V3_7,
  );

  /**
   * An API server with the admission plugin OwnerReferencesPermissionEnforcement, as OpenShift has it.
   *
   * It costs `update` on the `finalizers` subresource of workflows and, with the features that make other things own, of those; a client
   * and a server that lends its rights get it on cron workflows, where they submit from these. Without it such an API server refuses the
   * pods of workflows.
   */
  public static readonly OWNER_REFERENCES_PERMISSION_ENFORCEMENT = ArgoFeature.constant(
    'OWNER_REFERENCES_PERMISSION_ENFORCEMENT',
    { trigger: 'owner references' },
  );

  /**
   * Workflows with a `podDisruptionBudget`.
   *
   * It costs `create` and `delete` on `poddisruptionbudgets`, in 3.5 also `get`. Without it such workflows never start.
   */
  public static readonly POD_DISRUPTION_BUDGETS = ArgoFeature.constant('POD_DISRUPTION_BUDGETS', { trigger: 'pod disruption budgets' });

  /**
   * The deletion of finished workflows: their `ttlStrategy`, and the `retentionPolicy` of the configuration.
   *
   * It costs `delete` on workflows. Without it they stay.
   */
  public static readonly TIME_TO_LIVE = ArgoFeature.constant('TIME_TO_LIVE', { trigger: 'time to live' });

  /**
   * Workflows with `volumeClaimTemplates`.
   *
   * It costs `get`, `create`, `update` and `delete` on `persistentvolumeclaims` of the workflow namespaces. Without it such workflows fail.
   */
  public static readonly VOLUME_CLAIM_TEMPLATES = ArgoFeature.constant('VOLUME_CLAIM_TEMPLATES', { trigger: 'volume claim templates' });

  /**
   * Workflows that refer to workflow templates, any of them.
   *
   * It costs `get` on `workflowtemplates`. Without it such workflows fail. See `workflowTemplates(…)` for some of them.
   */
  public static readonly WORKFLOW_TEMPLATES = ArgoFeature.constant('WORKFLOW_TEMPLATES', { trigger: 'workflow templates' });

  /**
   * Workflows whose `artifactRepositoryRef` names a configmap.
   *
   * It costs the controller and the server `get` on these configmaps, the controller also in the install namespace. Without it such
   * workflows fail.
   *
   * @param configMap The name of a configmap, other than the default `artifact-repositories`, which is read anyway.
   * @param more The names of more of them.
   */
  public static artifactRepositories(configMap: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('artifactRepositories(…)', 'artifact repositories', [configMap, ...more]);
  }

  /**
   * Locks that a database holds, from 3.7 on: `synchronization` of the configuration.
   *
   * It costs the controller `get` on these secrets of the install namespace. Without it workflows with such locks fail.
   *
   * @param secret The name of the secret with the user name or the password. From 4.1 on there is none for a password where a token of
   * the cloud stands in for it.
   * @param more The names of more of them.
   */
  public static databaseLocks(secret: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('databaseLocks(…)', 'database locks', [secret, ...more], ArgoVersion.V3_7);
  }

  /**
   * Containers without a `command` whose image is not in `images` of the configuration, and from 4.0 on images of artifact drivers that are
   * not there: their registry is asked for it.
   *
   * It costs `get` on these ServiceAccounts. Without it such workflows fail.
   *
   * @param serviceAccount The name of a ServiceAccount that such workflows run under, `default` where they name none.
   * @param more The names of more of them.
   */
  public static entrypointLookup(serviceAccount: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('entrypointLookup(…)', 'entrypoint look-up', [serviceAccount, ...more]);
  }

  /**
   * Executor plugins with `automountServiceAccountToken: true`, with `pluginTemplates(…)`.
   *
   * It costs `get` on the ServiceAccounts `<plugin>-executor-plugin`. Without it workflows with such plugins fail.
   *
   * @param plugin The name of a plugin.
   * @param more The names of more of them.
   */
  public static executorPlugins(plugin: string, ...more: string[]): ArgoFeature {
    return new ArgoFeature({
      member: 'executorPlugins(…)',
      activations: [{ trigger: 'executor plugins', names: [plugin, ...more].map((name) => `${name}-executor-plugin`) }],
      requires: 'pluginTemplates(…)',
    });
  }

  /**
   * Workflows and templates with an `executor.serviceAccountName`.
   *
   * It costs `get` on these ServiceAccounts. Without it such workflows fail.
   *
   * @param serviceAccount The name of a ServiceAccount.
   * @param more The names of more of them.
   */
  public static executorServiceAccounts(serviceAccount: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('executorServiceAccounts(…)', 'executor accounts', [serviceAccount, ...more]);
  }

  /**
   * HTTP templates, which an agent pod runs.
   *
   * It costs `create` and `patch` on `workflowtasksets`, `patch` on their status, and `get` on these ServiceAccounts and on the secret
   * `argo-workflows-agent-ca-certificates`. Without it such workflows fail.
   *
   * @param serviceAccount The name of a ServiceAccount that such workflows run under, `default` where they name none.
   * @param more The names of more of them.
   */
  public static httpTemplates(serviceAccount: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.agent('httpTemplates(…)', [serviceAccount, ...more]);
  }

  /**
   * Pull secrets for images whose command is looked up, with `entrypointLookup(…)`.
   *
   * It costs `get` on these secrets in the workflow namespaces. Without it the look-up of such images fails.
   *
   * @param secret The name of a pull secret of workflows or of the ServiceAccounts they run under.
   * @param more The names of more of them.
   */
  public static imagePullSecrets(secret: string, ...more: string[]): ArgoFeature {
    return new ArgoFeature({
      member: 'imagePullSecrets(…)',
      activations: [{ trigger: 'image pull secrets', names: [secret, ...more] }],
      requires: 'entrypointLookup(…)',
    });
  }

  /**
   * Templates with a `memoize`.
   *
   * It costs `get` and `update` on these configmaps and `create` on configmaps, always in the install namespace. Without it they fail.
   *
   * @param configMap The name of a configmap that holds a cache.
   * @param more The names of more of them.
   */
  public static memoization(configMap: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('memoization(…)', 'memoization', [configMap, ...more]);
  }

  /**
   * A database for the archive and for large statuses: `persistence` of the configuration.
   *
   * It costs the controller and the server `get` on these secrets of the install namespace. Without it neither starts.
   *
   * @param secret The name of the secret with the user name or the password. From 4.1 on there is none for a password where a token of
   * the cloud stands in for it.
   * @param more The names of more of them.
   */
  public static persistence(secret: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('persistence(…)', 'persistence', [secret, ...more]);
  }

  /**
   * Plugin templates, which an agent pod runs.
   *
   * It costs what HTTP templates cost. Without it such workflows fail.
   *
   * @param serviceAccount The name of a ServiceAccount that such workflows run under, `default` where they name none.
   * @param more The names of more of them.
   */
  public static pluginTemplates(serviceAccount: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.agent('pluginTemplates(…)', [serviceAccount, ...more]);
  }

  /**
   * Semaphores whose limit is in a configmap of the workflow's own namespace.
   *
   * It costs `get` on these configmaps. Without it such workflows fail. Mutexes need nothing.
   *
   * @param configMap The name of a configmap.
   * @param more The names of more of them.
   */
  public static semaphores(configMap: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('semaphores(…)', 'semaphores', [configMap, ...more]);
  }

  /**
   * Semaphores whose limit is in a configmap of another namespace, which the workflow names.
   *
   * It costs `get` on these configmaps there. Without it such workflows fail.
   *
   * @param namespace The namespace of the configmaps.
   * @param configMap The name of a configmap.
   * @param more The names of more of them.
   */
  public static semaphoresIn(namespace: string, configMap: string, ...more: string[]): ArgoFeature {
    return new ArgoFeature({
      member: 'semaphoresIn(…)',
      activations: [{ trigger: 'semaphores', names: [configMap, ...more], namespaces: [namespace] }],
    });
  }

  /**
   * The API for locks that a database holds, from 4.0 on: `synchronization.enableAPI: true`.
   *
   * It costs the server `get` on these secrets of the install namespace. Without it the server of 4.1 does not start.
   *
   * @param secret The name of the secret with the user name or the password. From 4.1 on there is none for a password where a token of
   * the cloud stands in for it.
   * @param more The names of more of them.
   */
  public static synchronizationApi(secret: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('synchronizationApi(…)', 'synchronization API', [secret, ...more], ArgoVersion.V4_0);
  }

  /**
   * A certificate for the server: `--tls-certificate-secret-name`.
   *
   * It costs the server `get` on this secret of the install namespace. Without it the server does not start with that flag.
   *
   * @param secret The name of the secret.
   */
  public static tlsCertificate(secret: string): ArgoFeature {
    return ArgoFeature.named('tlsCertificate(…)', 'TLS certificate', [secret]);
  }

  /**
   * Events that are signed and bring no token: for them the server uses the token of a webhook client.
   *
   * It costs the server `get` on these ServiceAccounts, on the secrets with their tokens and on the secret `argo-workflows-webhook-clients`.
   * Without it such events are refused.
   *
   * @param props The ServiceAccounts of the webhook clients, and where they are.
   * @see https://argo-workflows.readthedocs.io/en/latest/webhooks/
   */
  public static webhooks(props: WebhookProps): ArgoFeature {
    const { namespaces } = props;
    return new ArgoFeature({
      member: 'webhooks(…)',
      activations: [
        { trigger: 'webhooks', names: props.serviceAccounts, namespaces },
        { trigger: 'webhook tokens', names: tokenSecretsOf(props), namespaces },
      ],
    });
  }

  /**
   * Workflows that refer to these workflow templates.
   *
   * It costs `get` on them. Without it such workflows fail.
   *
   * @param name The name of a workflow template.
   * @param more The names of more of them.
   */
  public static workflowTemplates(name: string, ...more: string[]): ArgoFeature {
    return ArgoFeature.named('workflowTemplates(…)', 'workflow templates', [name, ...more]);
  }

  private static constant(member: string, activation: FeatureActivation, since?: ArgoVersion): ArgoFeature {
    return new ArgoFeature({ member, activations: [activation], since });
  }

  private static named(member: string, trigger: Activation['trigger'], names: string[], since?: ArgoVersion): ArgoFeature {
    return new ArgoFeature({ member, activations: [{ trigger, names }], since });
  }

  private static agent(member: string, serviceAccounts: string[]): ArgoFeature {
    return new ArgoFeature({
      member,
      activations: [{ trigger: 'agent pod', names: serviceAccounts }, { trigger: 'task sets' }],
      contradicts: { member: 'EXTERNAL_AGENT', because: 'with it the controller makes no agent pod' },
    });
  }

  private constructor(private readonly definition: FeatureDefinition) {}

  /** @internal */
  public get _definition(): FeatureDefinition {
    return this.definition;
  }

  /** @internal */
  public get _activations(): Activation[] {
    const { member, activations } = this.definition;
    return activations.map((activation) => ({ ...activation, source: `features: ${member}` }));
  }

  /** Writes the feature as users do: `ArgoFeature.memoization(…)`. */
  public toString(): string {
    return `ArgoFeature.${this.definition.member}`;
  }
}

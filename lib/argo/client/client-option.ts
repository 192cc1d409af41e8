import { ClientCondition } from '../needs/client/client-need';

/**
 * What a client does with an operation beyond its plain form.
 *
 * `ArgoCommand.DELETE.withOptions(ClientOption.FORCE)` is `argo delete --force`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/cli/argo/
 */
export class ClientOption {
  /** The workflow may be called `@latest`, which means the newest of the namespace. */
  public static readonly LATEST = new ClientOption('latest');

  /** `--force`: finalizers are taken off first. */
  public static readonly FORCE = new ClientOption('force');

  /** `--node-field-selector`: it acts on some nodes of the workflow, in place of the whole. */
  public static readonly NODE_FIELD_SELECTOR = new ClientOption('node field selector');

  /** `--follow`: the log is followed until the workflow ends. */
  public static readonly FOLLOW = new ClientOption('follow');

  /** `--wait` or `--watch` on a command that starts a workflow. */
  public static readonly WAIT = new ClientOption('wait');

  /** `--log` on a command that starts a workflow. */
  public static readonly LOG = new ClientOption('log');

  /** `--selector`, `--field-selector`, `--all`, `--older`, `--completed` and other ways to choose objects other than by name. */
  public static readonly SELECTOR = new ClientOption('selector');

  /** `--all-namespaces`, or no namespace in the UI: the operation is granted in the whole cluster. */
  public static readonly ALL_NAMESPACES = new ClientOption('all namespaces');

  /** An archived workflow is called by its name in place of its UID (from 4.1). */
  public static readonly ARCHIVED_NAME = new ClientOption('archived name');

  /** A submit brings artifacts of its own for those of the template (from 4.1). */
  public static readonly ARTIFACT_OVERRIDES = new ClientOption('artifact overrides');

  /** The cluster has the admission plugin OwnerReferencesPermissionEnforcement, as OpenShift has. */
  public static readonly OWNER_REFERENCES_PERMISSION_ENFORCEMENT = new ClientOption('owner references');

  /**
   * What is submitted, created or linted refers to WorkflowTemplates, itself or through other templates.
   *
   * @param names The names of all of them, or none for every template of the namespace.
   */
  public static workflowTemplates(...names: string[]): ClientOption {
    return new ClientOption('workflow templates', names);
  }

  /**
   * What is submitted, created or linted refers to ClusterWorkflowTemplates, itself or through other templates.
   *
   * @param names The names of all of them, or none for every cluster template.
   */
  public static clusterWorkflowTemplates(...names: string[]): ClientOption {
    return new ClientOption('cluster workflow templates', names);
  }

  /**
   * What is submitted or resubmitted comes from CronWorkflows.
   *
   * @param names The names of all of them, or none for every one of the namespace.
   */
  public static cronWorkflows(...names: string[]): ClientOption {
    return new ClientOption('cron workflows', names);
  }

  /**
   * The artifact repository has its credentials in Secrets, which argo-server reads with the rights of the client.
   *
   * @param name The name of a Secret in the namespace of the workflows.
   * @param more The names of others.
   */
  public static artifactSecrets(name: string, ...more: string[]): ClientOption {
    return new ClientOption('artifact secrets', [name, ...more]);
  }

  /**
   * The artifact repository is HDFS with its Kerberos configuration in ConfigMaps, which argo-server reads with the rights of the client.
   *
   * @param name The name of a ConfigMap in the namespace of the workflows.
   * @param more The names of others.
   */
  public static artifactConfigMaps(name: string, ...more: string[]): ClientOption {
    return new ClientOption('artifact config maps', [name, ...more]);
  }

  private constructor(
    /** @internal */
    public readonly _condition: ClientCondition,
    /** @internal */
    public readonly _names: readonly string[] = [],
  ) {}
}

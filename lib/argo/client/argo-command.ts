import { ClientOperation } from './client-operation';
import { COMMANDS } from '../needs/client/commands';

/**
 * The commands of `argo`, as operations of a client.
 *
 * Those that neither Kubernetes nor argo-server is asked for are there too: they grant nothing. `argo server` is not:
 * `ArgoWorkflowsInstall` is about it.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/cli/argo/
 */
export class ArgoCommand {
  /**
   * `argo submit FILE`.
   *
   * It may run any image as any ServiceAccount of the namespace. `ClientOption.workflowTemplates()` and `clusterWorkflowTemplates()` add
   * what a file needs that refers to templates.
   */
  public static readonly SUBMIT = ClientOperation._ofCommand(COMMANDS.SUBMIT);

  /**
   * `argo submit --from workflowtemplate/NAME`.
   *
   * `named(…)` limits the templates that the client reads, where it reads them itself.
   */
  public static readonly SUBMIT_FROM_WORKFLOW_TEMPLATE = ClientOperation._ofCommand(COMMANDS.SUBMIT_FROM_WORKFLOW_TEMPLATE);

  /**
   * `argo submit --from clusterworkflowtemplate/NAME`.
   *
   * `named(…)` limits the templates that the client reads, where it reads them itself.
   */
  public static readonly SUBMIT_FROM_CLUSTER_WORKFLOW_TEMPLATE = ClientOperation._ofCommand(COMMANDS.SUBMIT_FROM_CLUSTER_WORKFLOW_TEMPLATE);

  /**
   * `argo submit --from cronwf/NAME`.
   *
   * `named(…)` limits the CronWorkflows that the client reads.
   */
  public static readonly SUBMIT_FROM_CRON_WORKFLOW = ClientOperation._ofCommand(COMMANDS.SUBMIT_FROM_CRON_WORKFLOW);

  /**
   * `argo list`.
   *
   * `ClientOption.ALL_NAMESPACES` is `--all-namespaces`.
   */
  public static readonly LIST = ClientOperation._ofCommand(COMMANDS.LIST);

  /** `argo get`. */
  public static readonly GET = ClientOperation._ofCommand(COMMANDS.GET);

  /**
   * `argo logs`.
   *
   * `ClientOption.FOLLOW` is `--follow`.
   */
  public static readonly LOGS = ClientOperation._ofCommand(COMMANDS.LOGS);

  /** `argo watch`. */
  public static readonly WATCH = ClientOperation._ofCommand(COMMANDS.WATCH);

  /** `argo wait`. */
  public static readonly WAIT = ClientOperation._ofCommand(COMMANDS.WAIT);

  /** `argo stop`. */
  public static readonly STOP = ClientOperation._ofCommand(COMMANDS.STOP);

  /** `argo terminate`. */
  public static readonly TERMINATE = ClientOperation._ofCommand(COMMANDS.TERMINATE);

  /** `argo suspend`. */
  public static readonly SUSPEND = ClientOperation._ofCommand(COMMANDS.SUSPEND);

  /** `argo resume`. */
  public static readonly RESUME = ClientOperation._ofCommand(COMMANDS.RESUME);

  /** `argo retry`. */
  public static readonly RETRY = ClientOperation._ofCommand(COMMANDS.RETRY);

  /** `argo resubmit`. */
  public static readonly RESUBMIT = ClientOperation._ofCommand(COMMANDS.RESUBMIT);

  /** `argo delete`. */
  public static readonly DELETE = ClientOperation._ofCommand(COMMANDS.DELETE);

  /** `argo node set`. */
  public static readonly NODE_SET = ClientOperation._ofCommand(COMMANDS.NODE_SET);

  /**
   * `argo cp`.
   *
   * `ClientOption.artifactSecrets(…)` names the credentials of the repository; without it no Secret is granted.
   */
  public static readonly CP = ClientOperation._ofCommand(COMMANDS.CP);

  /**
   * `argo lint`.
   *
   * Every kind that it lints reads the same templates.
   */
  public static readonly LINT = ClientOperation._ofCommand(COMMANDS.LINT);

  /** `argo lint --offline`. */
  public static readonly LINT_OFFLINE = ClientOperation._ofCommand(COMMANDS.LINT_OFFLINE);

  /** `argo template create`. */
  public static readonly TEMPLATE_CREATE = ClientOperation._ofCommand(COMMANDS.TEMPLATE_CREATE);

  /** `argo template get`. */
  public static readonly TEMPLATE_GET = ClientOperation._ofCommand(COMMANDS.TEMPLATE_GET);

  /** `argo template list`. */
  public static readonly TEMPLATE_LIST = ClientOperation._ofCommand(COMMANDS.TEMPLATE_LIST);

  /** `argo template delete`. */
  public static readonly TEMPLATE_DELETE = ClientOperation._ofCommand(COMMANDS.TEMPLATE_DELETE);

  /** `argo template update` (from 3.6). */
  public static readonly TEMPLATE_UPDATE = ClientOperation._ofCommand(COMMANDS.TEMPLATE_UPDATE);

  /** `argo template lint`. */
  public static readonly TEMPLATE_LINT = ClientOperation._ofCommand(COMMANDS.TEMPLATE_LINT);

  /** `argo cron create`. */
  public static readonly CRON_CREATE = ClientOperation._ofCommand(COMMANDS.CRON_CREATE);

  /** `argo cron get`. */
  public static readonly CRON_GET = ClientOperation._ofCommand(COMMANDS.CRON_GET);

  /** `argo cron list`. */
  public static readonly CRON_LIST = ClientOperation._ofCommand(COMMANDS.CRON_LIST);

  /** `argo cron delete`. */
  public static readonly CRON_DELETE = ClientOperation._ofCommand(COMMANDS.CRON_DELETE);

  /** `argo cron suspend`. */
  public static readonly CRON_SUSPEND = ClientOperation._ofCommand(COMMANDS.CRON_SUSPEND);

  /** `argo cron resume`. */
  public static readonly CRON_RESUME = ClientOperation._ofCommand(COMMANDS.CRON_RESUME);

  /** `argo cron update` (from 3.6). */
  public static readonly CRON_UPDATE = ClientOperation._ofCommand(COMMANDS.CRON_UPDATE);

  /** `argo cron lint`. */
  public static readonly CRON_LINT = ClientOperation._ofCommand(COMMANDS.CRON_LINT);

  /**
   * `argo cron backfill` (from 3.7).
   *
   * The workflow that it creates makes the others: the ServiceAccount of that workflow needs to create and get workflows.
   */
  public static readonly CRON_BACKFILL = ClientOperation._ofCommand(COMMANDS.CRON_BACKFILL);

  /** `argo cluster-template create`. */
  public static readonly CLUSTER_TEMPLATE_CREATE = ClientOperation._ofCommand(COMMANDS.CLUSTER_TEMPLATE_CREATE);

  /** `argo cluster-template get`. */
  public static readonly CLUSTER_TEMPLATE_GET = ClientOperation._ofCommand(COMMANDS.CLUSTER_TEMPLATE_GET);

  /** `argo cluster-template list`. */
  public static readonly CLUSTER_TEMPLATE_LIST = ClientOperation._ofCommand(COMMANDS.CLUSTER_TEMPLATE_LIST);

  /** `argo cluster-template delete`. */
  public static readonly CLUSTER_TEMPLATE_DELETE = ClientOperation._ofCommand(COMMANDS.CLUSTER_TEMPLATE_DELETE);

  /** `argo cluster-template update` (from 3.6). */
  public static readonly CLUSTER_TEMPLATE_UPDATE = ClientOperation._ofCommand(COMMANDS.CLUSTER_TEMPLATE_UPDATE);

  /** `argo cluster-template lint`. */
  public static readonly CLUSTER_TEMPLATE_LINT = ClientOperation._ofCommand(COMMANDS.CLUSTER_TEMPLATE_LINT);

  /** `argo archive list`. */
  public static readonly ARCHIVE_LIST = ClientOperation._ofCommand(COMMANDS.ARCHIVE_LIST);

  /** `argo archive get`. */
  public static readonly ARCHIVE_GET = ClientOperation._ofCommand(COMMANDS.ARCHIVE_GET);

  /** `argo archive delete`. */
  public static readonly ARCHIVE_DELETE = ClientOperation._ofCommand(COMMANDS.ARCHIVE_DELETE);

  /** `argo archive resubmit`. */
  public static readonly ARCHIVE_RESUBMIT = ClientOperation._ofCommand(COMMANDS.ARCHIVE_RESUBMIT);

  /** `argo archive retry`. */
  public static readonly ARCHIVE_RETRY = ClientOperation._ofCommand(COMMANDS.ARCHIVE_RETRY);

  /** `argo archive list-label-keys`, `argo archive list-label-values`. */
  public static readonly ARCHIVE_LIST_LABELS = ClientOperation._ofCommand(COMMANDS.ARCHIVE_LIST_LABELS);

  /** `argo sync create --type=configmap` (from 4.0). */
  public static readonly SYNC_CONFIG_MAP_CREATE = ClientOperation._ofCommand(COMMANDS.SYNC_CONFIG_MAP_CREATE);

  /** `argo sync get --type=configmap` (from 4.0). */
  public static readonly SYNC_CONFIG_MAP_GET = ClientOperation._ofCommand(COMMANDS.SYNC_CONFIG_MAP_GET);

  /** `argo sync update --type=configmap` (from 4.0). */
  public static readonly SYNC_CONFIG_MAP_UPDATE = ClientOperation._ofCommand(COMMANDS.SYNC_CONFIG_MAP_UPDATE);

  /** `argo sync delete --type=configmap` (from 4.0). */
  public static readonly SYNC_CONFIG_MAP_DELETE = ClientOperation._ofCommand(COMMANDS.SYNC_CONFIG_MAP_DELETE);

  /** `argo sync create --type=database` (from 4.0). */
  public static readonly SYNC_DATABASE_CREATE = ClientOperation._ofCommand(COMMANDS.SYNC_DATABASE_CREATE);

  /** `argo sync get --type=database` (from 4.0). */
  public static readonly SYNC_DATABASE_GET = ClientOperation._ofCommand(COMMANDS.SYNC_DATABASE_GET);

  /** `argo sync update --type=database` (from 4.0). */
  public static readonly SYNC_DATABASE_UPDATE = ClientOperation._ofCommand(COMMANDS.SYNC_DATABASE_UPDATE);

  /** `argo sync delete --type=database` (from 4.0). */
  public static readonly SYNC_DATABASE_DELETE = ClientOperation._ofCommand(COMMANDS.SYNC_DATABASE_DELETE);

  /** `argo version`. */
  public static readonly VERSION = ClientOperation._ofCommand(COMMANDS.VERSION);

  /** `argo auth token`. */
  public static readonly AUTH_TOKEN = ClientOperation._ofCommand(COMMANDS.AUTH_TOKEN);

  /** `argo executor-plugin build`, `argo convert`, `argo completion`. */
  public static readonly LOCAL = ClientOperation._ofCommand(COMMANDS.LOCAL);

  private constructor() {}
}

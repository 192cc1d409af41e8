import { ApiOperation } from './api-operation';
import { ArgoCommand } from './argo-command';
import { ClientOperation } from './client-operation';
import { ClientOption } from './client-option';
import { UiPage } from './ui-page';

/**
 * Usual clients, as operations of one namespace.
 *
 * Operations that a version or a route does not have are left out. What a preset lacks is added beside it:
 * `[ClientPreset.SUBMITTER, ArgoCommand.STOP]`. Cluster templates, limits of the synchronization API, and the event sources and
 * sensors of Argo Events are in none of them.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/security/
 */
export class ClientPreset {
  /** Looks at workflows, their logs, templates, CronWorkflows and the archive, by the commands or the UI, and changes nothing. */
  public static readonly VIEWER = ClientOperation._ofMany(
    ArgoCommand.LIST,
    ArgoCommand.GET.withOptions(ClientOption.LATEST),
    ArgoCommand.WATCH,
    ArgoCommand.WAIT,
    ArgoCommand.LOGS.withOptions(ClientOption.FOLLOW),
    ArgoCommand.TEMPLATE_LIST,
    ArgoCommand.TEMPLATE_GET,
    ArgoCommand.CRON_LIST,
    ArgoCommand.CRON_GET,
    ArgoCommand.ARCHIVE_LIST,
    ArgoCommand.ARCHIVE_GET,
    ArgoCommand.ARCHIVE_LIST_LABELS,
    UiPage.ANY,
    UiPage.WORKFLOWS,
    UiPage.WORKFLOW,
    UiPage.WORKFLOW_EVENTS,
    UiPage.WORKFLOW_LOGS,
    UiPage.WORKFLOW_ARTIFACTS,
    UiPage.WORKFLOW_TEMPLATES,
    UiPage.WORKFLOW_TEMPLATE,
    UiPage.CRON_WORKFLOWS,
    UiPage.REPORTS,
    UiPage.ARCHIVED_WORKFLOWS,
    UiPage.WORKFLOW_EVENT_BINDINGS,
    UiPage.LOGIN,
  );

  /**
   * Submits workflows from files and templates, waits for them and reads their logs: a pipeline, for example.
   *
   * It may run any image as any ServiceAccount of the namespace.
   */
  public static readonly SUBMITTER = ClientOperation._ofMany(
    ArgoCommand.LINT,
    ArgoCommand.SUBMIT,
    ArgoCommand.SUBMIT_FROM_WORKFLOW_TEMPLATE,
    ArgoCommand.LIST,
    ArgoCommand.GET.withOptions(ClientOption.LATEST),
    ArgoCommand.WATCH,
    ArgoCommand.WAIT,
    ArgoCommand.LOGS.withOptions(ClientOption.FOLLOW),
  );

  /** Submits, stops, retries and deletes workflows and suspends CronWorkflows, and looks at everything that a viewer does. */
  public static readonly OPERATOR = ClientOperation._ofMany(
    ClientPreset.VIEWER,
    ClientPreset.SUBMITTER,
    ArgoCommand.SUBMIT_FROM_CRON_WORKFLOW,
    ArgoCommand.STOP.withOptions(ClientOption.NODE_FIELD_SELECTOR),
    ArgoCommand.STOP,
    ArgoCommand.TERMINATE,
    ArgoCommand.SUSPEND,
    ArgoCommand.RESUME,
    ArgoCommand.RETRY,
    ArgoCommand.RESUBMIT.withOptions(ClientOption.workflowTemplates()),
    ArgoCommand.DELETE,
    ArgoCommand.NODE_SET,
    ArgoCommand.CRON_SUSPEND,
    ArgoCommand.CRON_RESUME,
    ArgoCommand.ARCHIVE_RESUBMIT.withOptions(ClientOption.workflowTemplates()),
    ArgoCommand.ARCHIVE_RETRY,
    UiPage.SUBMIT,
    UiPage.WORKFLOWS_ACTIONS.withOptions(ClientOption.workflowTemplates()),
    UiPage.WORKFLOW_NODE_ACTIONS,
  );

  /** Writes templates and CronWorkflows, deletes from the archive, and does everything that an operator does. */
  public static readonly ADMINISTRATOR = ClientOperation._ofMany(
    ClientPreset.OPERATOR,
    ArgoCommand.DELETE.withOptions(ClientOption.FORCE),
    ArgoCommand.TEMPLATE_CREATE.withOptions(ClientOption.workflowTemplates()),
    ArgoCommand.TEMPLATE_UPDATE.withOptions(ClientOption.workflowTemplates()),
    ArgoCommand.TEMPLATE_DELETE,
    ArgoCommand.TEMPLATE_LINT.withOptions(ClientOption.workflowTemplates()),
    ArgoCommand.CRON_CREATE.withOptions(ClientOption.workflowTemplates()),
    ArgoCommand.CRON_UPDATE.withOptions(ClientOption.workflowTemplates()),
    ArgoCommand.CRON_DELETE,
    ArgoCommand.CRON_LINT.withOptions(ClientOption.workflowTemplates()),
    ArgoCommand.CRON_BACKFILL,
    ArgoCommand.ARCHIVE_DELETE,
    UiPage.WORKFLOW_TEMPLATE_ACTIONS.withOptions(ClientOption.workflowTemplates()),
    UiPage.CRON_WORKFLOW_ACTIONS,
    UiPage.ARCHIVED_WORKFLOW_ACTIONS.withOptions(ClientOption.workflowTemplates()),
  );

  /**
   * Submits from WorkflowTemplates when an event comes in that a WorkflowEventBinding matches.
   *
   * `withOptions(ClientOption.workflowTemplates('build'))` limits it to the templates of the bindings.
   *
   * @see https://argo-workflows.readthedocs.io/en/latest/events/
   */
  public static readonly WEBHOOK = ClientOperation._ofMany(
    ApiOperation.EVENT_RECEIVE.withOptions(ClientOption.workflowTemplates()),
  );

  private constructor() {}
}

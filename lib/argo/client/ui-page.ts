import { ClientOperation } from './client-operation';
import { UI_PAGES } from '../needs/client/ui-pages';

/**
 * The pages of the UI, as operations of a client: what a page shows, and apart from it what its buttons do.
 *
 * A UI without a chosen namespace asks for all of them: `UiPage.WORKFLOWS.withOptions(ClientOption.ALL_NAMESPACES)`.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/argo-server/
 */
export class UiPage {
  /** Every page. */
  public static readonly ANY = ClientOperation._ofPage(UI_PAGES.ANY);

  /**
   * `/workflows`.
   *
   * The lists of templates and CronWorkflows fill the filters.
   */
  public static readonly WORKFLOWS = ClientOperation._ofPage(UI_PAGES.WORKFLOWS);

  /** `/workflows`, toolbar. */
  public static readonly WORKFLOWS_ACTIONS = ClientOperation._ofPage(UI_PAGES.WORKFLOWS_ACTIONS);

  /** `/workflows`, submit new workflow. */
  public static readonly SUBMIT = ClientOperation._ofPage(UI_PAGES.SUBMIT);

  /** `/workflows/{namespace}/{name}`. */
  public static readonly WORKFLOW = ClientOperation._ofPage(UI_PAGES.WORKFLOW);

  /** `/workflows/{namespace}/{name}`, events. */
  public static readonly WORKFLOW_EVENTS = ClientOperation._ofPage(UI_PAGES.WORKFLOW_EVENTS);

  /**
   * `/workflows/{namespace}/{name}`, logs.
   *
   * Logs of pods that are gone come from the artifact repository. A refusal to read templates is ignored.
   */
  public static readonly WORKFLOW_LOGS = ClientOperation._ofPage(UI_PAGES.WORKFLOW_LOGS);

  /** `/workflows/{namespace}/{name}`, artifacts. */
  public static readonly WORKFLOW_ARTIFACTS = ClientOperation._ofPage(UI_PAGES.WORKFLOW_ARTIFACTS);

  /** `/workflows/{namespace}/{name}`, set outputs and resume of a node. */
  public static readonly WORKFLOW_NODE_ACTIONS = ClientOperation._ofPage(UI_PAGES.WORKFLOW_NODE_ACTIONS);

  /** `/workflow-templates`. */
  public static readonly WORKFLOW_TEMPLATES = ClientOperation._ofPage(UI_PAGES.WORKFLOW_TEMPLATES);

  /** `/workflow-templates/{namespace}/{name}`. */
  public static readonly WORKFLOW_TEMPLATE = ClientOperation._ofPage(UI_PAGES.WORKFLOW_TEMPLATE);

  /** `/workflow-templates/{namespace}/{name}`, update, delete and submit. */
  public static readonly WORKFLOW_TEMPLATE_ACTIONS = ClientOperation._ofPage(UI_PAGES.WORKFLOW_TEMPLATE_ACTIONS);

  /** `/cluster-workflow-templates`. */
  public static readonly CLUSTER_WORKFLOW_TEMPLATES = ClientOperation._ofPage(UI_PAGES.CLUSTER_WORKFLOW_TEMPLATES);

  /**
   * `/cluster-workflow-templates/{name}`.
   *
   * From 3.6 on it lists the workflows of all namespaces and shows an error to those who may not.
   */
  public static readonly CLUSTER_WORKFLOW_TEMPLATE = ClientOperation._ofPage(UI_PAGES.CLUSTER_WORKFLOW_TEMPLATE);

  /** `/cluster-workflow-templates/{name}`, update, delete and submit. */
  public static readonly CLUSTER_WORKFLOW_TEMPLATE_ACTIONS = ClientOperation._ofPage(UI_PAGES.CLUSTER_WORKFLOW_TEMPLATE_ACTIONS);

  /** `/cron-workflows`, `/cron-workflows/{namespace}/{name}`. */
  public static readonly CRON_WORKFLOWS = ClientOperation._ofPage(UI_PAGES.CRON_WORKFLOWS);

  /** `/cron-workflows/{namespace}/{name}`, suspend, resume, update, delete and submit. */
  public static readonly CRON_WORKFLOW_ACTIONS = ClientOperation._ofPage(UI_PAGES.CRON_WORKFLOW_ACTIONS);

  /** `/reports`. */
  public static readonly REPORTS = ClientOperation._ofPage(UI_PAGES.REPORTS);

  /**
   * Archived workflows.
   *
   * They are on the pages of live workflows.
   */
  public static readonly ARCHIVED_WORKFLOWS = ClientOperation._ofPage(UI_PAGES.ARCHIVED_WORKFLOWS);

  /** Archived workflows, delete, retry and resubmit. */
  public static readonly ARCHIVED_WORKFLOW_ACTIONS = ClientOperation._ofPage(UI_PAGES.ARCHIVED_WORKFLOW_ACTIONS);

  /** `/event-flow`. */
  public static readonly EVENT_FLOW = ClientOperation._ofPage(UI_PAGES.EVENT_FLOW);

  /** `/event-sources`, `/event-sources/{namespace}/{name}`. */
  public static readonly EVENT_SOURCES = ClientOperation._ofPage(UI_PAGES.EVENT_SOURCES);

  /** `/event-sources`, create, update and delete. */
  public static readonly EVENT_SOURCE_ACTIONS = ClientOperation._ofPage(UI_PAGES.EVENT_SOURCE_ACTIONS);

  /** `/sensors`, `/sensors/{namespace}/{name}`. */
  public static readonly SENSORS = ClientOperation._ofPage(UI_PAGES.SENSORS);

  /** `/sensors`, create, update and delete. */
  public static readonly SENSOR_ACTIONS = ClientOperation._ofPage(UI_PAGES.SENSOR_ACTIONS);

  /** `/workflow-event-bindings`. */
  public static readonly WORKFLOW_EVENT_BINDINGS = ClientOperation._ofPage(UI_PAGES.WORKFLOW_EVENT_BINDINGS);

  /**
   * Widgets.
   *
   * By name it reads the workflow too; by label it watches all.
   */
  public static readonly WIDGETS = ClientOperation._ofPage(UI_PAGES.WIDGETS);

  /** `/login`, `/apidocs`, `/userinfo`, `/plugins`. */
  public static readonly LOGIN = ClientOperation._ofPage(UI_PAGES.LOGIN);

  private constructor() {}
}

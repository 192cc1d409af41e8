import { ClientOperation } from './client-operation';
import { ARCHIVE_OPERATIONS } from '../needs/client/archive-operations';
import { ARTIFACT_OPERATIONS } from '../needs/client/artifact-operations';
import { CRON_WORKFLOW_OPERATIONS } from '../needs/client/cron-workflow-operations';
import { EVENT_OPERATIONS, EVENT_SOURCE_OPERATIONS, SENSOR_OPERATIONS } from '../needs/client/event-operations';
import { INFO_OPERATIONS } from '../needs/client/info-operations';
import { SYNC_OPERATIONS } from '../needs/client/sync-operations';
import { CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS, WORKFLOW_TEMPLATE_OPERATIONS } from '../needs/client/template-operations';
import { WORKFLOW_OPERATIONS } from '../needs/client/workflow-operations';

/**
 * The operations of the API of argo-server, as operations of a client.
 *
 * They go through argo-server, whatever way the commands of the client go.
 *
 * @see https://argo-workflows.readthedocs.io/en/latest/rest-api/
 */
export class ApiOperation {
  /**
   * `workflow.CreateWorkflow`.
   *
   * `POST /api/v1/workflows/{ns}`.
   *
   * From 3.7 on argo-server reads templates for the client: the right to create workflows alone runs every template of the namespace, and
   * every cluster template.
   */
  public static readonly WORKFLOW_CREATE = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.CREATE);

  /**
   * `workflow.GetWorkflow`.
   *
   * `GET /api/v1/workflows/{ns}/{name}`.
   */
  public static readonly WORKFLOW_GET = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.GET);

  /**
   * `workflow.ListWorkflows`.
   *
   * `GET /api/v1/workflows/{ns}`.
   */
  public static readonly WORKFLOW_LIST = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.LIST);

  /**
   * `workflow.WatchWorkflows`.
   *
   * `GET /api/v1/workflow-events/{ns}`.
   */
  public static readonly WORKFLOW_WATCH = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.WATCH);

  /**
   * `workflow.WatchWorkflows of one workflow`.
   *
   * `GET /api/v1/workflow-events/{ns}?listOptions.fieldSelector=metadata.name=…`.
   */
  public static readonly WORKFLOW_WATCH_ONE = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.WATCH_ONE);

  /**
   * `workflow.WatchEvents`.
   *
   * `GET /api/v1/stream/events/{ns}`.
   */
  public static readonly EVENTS_WATCH = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.WATCH_EVENTS);

  /**
   * `workflow.DeleteWorkflow`.
   *
   * `DELETE /api/v1/workflows/{ns}/{name}`.
   */
  public static readonly WORKFLOW_DELETE = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.DELETE);

  /**
   * `workflow.RetryWorkflow`.
   *
   * `PUT /api/v1/workflows/{ns}/{name}/retry`.
   */
  public static readonly WORKFLOW_RETRY = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.RETRY);

  /**
   * `workflow.ResubmitWorkflow`.
   *
   * `PUT /api/v1/workflows/{ns}/{name}/resubmit`.
   */
  public static readonly WORKFLOW_RESUBMIT = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.RESUBMIT);

  /**
   * `workflow.ResumeWorkflow`.
   *
   * `PUT /api/v1/workflows/{ns}/{name}/resume`.
   */
  public static readonly WORKFLOW_RESUME = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.RESUME);

  /**
   * `workflow.SuspendWorkflow`.
   *
   * `PUT /api/v1/workflows/{ns}/{name}/suspend`.
   */
  public static readonly WORKFLOW_SUSPEND = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.SUSPEND);

  /**
   * `workflow.TerminateWorkflow`.
   *
   * `PUT /api/v1/workflows/{ns}/{name}/terminate`.
   */
  public static readonly WORKFLOW_TERMINATE = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.TERMINATE);

  /**
   * `workflow.StopWorkflow`.
   *
   * `PUT /api/v1/workflows/{ns}/{name}/stop`.
   */
  public static readonly WORKFLOW_STOP = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.STOP);

  /**
   * `workflow.SetWorkflow`.
   *
   * `PUT /api/v1/workflows/{ns}/{name}/set`.
   */
  public static readonly WORKFLOW_SET = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.SET);

  /**
   * `workflow.LintWorkflow`.
   *
   * `POST /api/v1/workflows/{ns}/lint`.
   *
   * From 3.7 on argo-server calls nothing with the credentials of the client.
   */
  public static readonly WORKFLOW_LINT = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.LINT);

  /**
   * `workflow.PodLogs`, `workflow.WorkflowLogs`.
   *
   * `GET /api/v1/workflows/{ns}/{name}/log`, `GET /api/v1/workflows/{ns}/{name}/{pod}/log`.
   */
  public static readonly WORKFLOW_LOGS = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.LOGS);

  /**
   * `workflow.SubmitWorkflow`.
   *
   * `POST /api/v1/workflows/{ns}/submit`.
   *
   * From 3.7 on argo-server reads templates for the client: the right to create workflows alone runs every template of the namespace, and
   * every cluster template.
   */
  public static readonly WORKFLOW_SUBMIT = ClientOperation._ofOperation(WORKFLOW_OPERATIONS.SUBMIT);

  /**
   * `workflowtemplate.CreateWorkflowTemplate`.
   *
   * `POST /api/v1/workflow-templates/{ns}`.
   */
  public static readonly WORKFLOW_TEMPLATE_CREATE = ClientOperation._ofOperation(WORKFLOW_TEMPLATE_OPERATIONS.CREATE);

  /**
   * `workflowtemplate.GetWorkflowTemplate`.
   *
   * `GET /api/v1/workflow-templates/{ns}/{name}`.
   */
  public static readonly WORKFLOW_TEMPLATE_GET = ClientOperation._ofOperation(WORKFLOW_TEMPLATE_OPERATIONS.GET);

  /**
   * `workflowtemplate.ListWorkflowTemplates`.
   *
   * `GET /api/v1/workflow-templates/{ns}`.
   */
  public static readonly WORKFLOW_TEMPLATE_LIST = ClientOperation._ofOperation(WORKFLOW_TEMPLATE_OPERATIONS.LIST);

  /**
   * `workflowtemplate.UpdateWorkflowTemplate`.
   *
   * `PUT /api/v1/workflow-templates/{ns}/{name}`.
   */
  public static readonly WORKFLOW_TEMPLATE_UPDATE = ClientOperation._ofOperation(WORKFLOW_TEMPLATE_OPERATIONS.UPDATE);

  /**
   * `workflowtemplate.DeleteWorkflowTemplate`.
   *
   * `DELETE /api/v1/workflow-templates/{ns}/{name}`.
   */
  public static readonly WORKFLOW_TEMPLATE_DELETE = ClientOperation._ofOperation(WORKFLOW_TEMPLATE_OPERATIONS.DELETE);

  /**
   * `workflowtemplate.LintWorkflowTemplate`.
   *
   * `POST /api/v1/workflow-templates/{ns}/lint`.
   */
  public static readonly WORKFLOW_TEMPLATE_LINT = ClientOperation._ofOperation(WORKFLOW_TEMPLATE_OPERATIONS.LINT);

  /**
   * `clusterworkflowtemplate.CreateClusterWorkflowTemplate`.
   *
   * `POST /api/v1/cluster-workflow-templates`.
   */
  public static readonly CLUSTER_WORKFLOW_TEMPLATE_CREATE = ClientOperation._ofOperation(CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS.CREATE);

  /**
   * `clusterworkflowtemplate.GetClusterWorkflowTemplate`.
   *
   * `GET /api/v1/cluster-workflow-templates/{name}`.
   *
   * From 3.7 on it fails for everybody where argo-server itself may not get, list and watch ClusterWorkflowTemplates.
   */
  public static readonly CLUSTER_WORKFLOW_TEMPLATE_GET = ClientOperation._ofOperation(CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS.GET);

  /**
   * `clusterworkflowtemplate.ListClusterWorkflowTemplates`.
   *
   * `GET /api/v1/cluster-workflow-templates`.
   */
  public static readonly CLUSTER_WORKFLOW_TEMPLATE_LIST = ClientOperation._ofOperation(CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS.LIST);

  /**
   * `clusterworkflowtemplate.UpdateClusterWorkflowTemplate`.
   *
   * `PUT /api/v1/cluster-workflow-templates/{name}`.
   */
  public static readonly CLUSTER_WORKFLOW_TEMPLATE_UPDATE = ClientOperation._ofOperation(CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS.UPDATE);

  /**
   * `clusterworkflowtemplate.DeleteClusterWorkflowTemplate`.
   *
   * `DELETE /api/v1/cluster-workflow-templates/{name}`.
   */
  public static readonly CLUSTER_WORKFLOW_TEMPLATE_DELETE = ClientOperation._ofOperation(CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS.DELETE);

  /**
   * `clusterworkflowtemplate.LintClusterWorkflowTemplate`.
   *
   * `POST /api/v1/cluster-workflow-templates/lint`.
   */
  public static readonly CLUSTER_WORKFLOW_TEMPLATE_LINT = ClientOperation._ofOperation(CLUSTER_WORKFLOW_TEMPLATE_OPERATIONS.LINT);

  /**
   * `cronworkflow.CreateCronWorkflow`.
   *
   * `POST /api/v1/cron-workflows/{ns}`.
   */
  public static readonly CRON_WORKFLOW_CREATE = ClientOperation._ofOperation(CRON_WORKFLOW_OPERATIONS.CREATE);

  /**
   * `cronworkflow.GetCronWorkflow`.
   *
   * `GET /api/v1/cron-workflows/{ns}/{name}`.
   */
  public static readonly CRON_WORKFLOW_GET = ClientOperation._ofOperation(CRON_WORKFLOW_OPERATIONS.GET);

  /**
   * `cronworkflow.ListCronWorkflows`.
   *
   * `GET /api/v1/cron-workflows/{ns}`.
   */
  public static readonly CRON_WORKFLOW_LIST = ClientOperation._ofOperation(CRON_WORKFLOW_OPERATIONS.LIST);

  /**
   * `cronworkflow.UpdateCronWorkflow`.
   *
   * `PUT /api/v1/cron-workflows/{ns}/{name}`.
   */
  public static readonly CRON_WORKFLOW_UPDATE = ClientOperation._ofOperation(CRON_WORKFLOW_OPERATIONS.UPDATE);

  /**
   * `cronworkflow.DeleteCronWorkflow`.
   *
   * `DELETE /api/v1/cron-workflows/{ns}/{name}`.
   */
  public static readonly CRON_WORKFLOW_DELETE = ClientOperation._ofOperation(CRON_WORKFLOW_OPERATIONS.DELETE);

  /**
   * `cronworkflow.SuspendCronWorkflow`, `cronworkflow.ResumeCronWorkflow`.
   *
   * `PUT /api/v1/cron-workflows/{ns}/{name}/suspend`, `PUT /api/v1/cron-workflows/{ns}/{name}/resume`.
   */
  public static readonly CRON_WORKFLOW_SUSPEND_OR_RESUME = ClientOperation._ofOperation(CRON_WORKFLOW_OPERATIONS.SUSPEND_OR_RESUME);

  /**
   * `cronworkflow.LintCronWorkflow`.
   *
   * `POST /api/v1/cron-workflows/{ns}/lint`.
   */
  public static readonly CRON_WORKFLOW_LINT = ClientOperation._ofOperation(CRON_WORKFLOW_OPERATIONS.LINT);

  /**
   * `workflowarchive.ListArchivedWorkflows`.
   *
   * `GET /api/v1/archived-workflows`.
   */
  public static readonly ARCHIVED_WORKFLOW_LIST = ClientOperation._ofOperation(ARCHIVE_OPERATIONS.LIST);

  /**
   * `workflowarchive.GetArchivedWorkflow`.
   *
   * `GET /api/v1/archived-workflows/{uid}`.
   */
  public static readonly ARCHIVED_WORKFLOW_GET = ClientOperation._ofOperation(ARCHIVE_OPERATIONS.GET);

  /**
   * `workflowarchive.DeleteArchivedWorkflow`.
   *
   * `DELETE /api/v1/archived-workflows/{uid}`.
   */
  public static readonly ARCHIVED_WORKFLOW_DELETE = ClientOperation._ofOperation(ARCHIVE_OPERATIONS.DELETE);

  /**
   * `workflowarchive.ListArchivedWorkflowLabelKeys`, `workflowarchive.ListArchivedWorkflowLabelValues`.
   *
   * `GET /api/v1/archived-workflows-label-keys`, `GET /api/v1/archived-workflows-label-values`.
   *
   * argo-server checks nothing: every client sees the labels of all namespaces in the archive.
   */
  public static readonly ARCHIVED_WORKFLOW_LIST_LABELS = ClientOperation._ofOperation(ARCHIVE_OPERATIONS.LIST_LABELS);

  /**
   * `workflowarchive.ResubmitArchivedWorkflow`.
   *
   * `PUT /api/v1/archived-workflows/{uid}/resubmit`.
   */
  public static readonly ARCHIVED_WORKFLOW_RESUBMIT = ClientOperation._ofOperation(ARCHIVE_OPERATIONS.RESUBMIT);

  /**
   * `workflowarchive.RetryArchivedWorkflow`.
   *
   * `PUT /api/v1/archived-workflows/{uid}/retry`.
   */
  public static readonly ARCHIVED_WORKFLOW_RETRY = ClientOperation._ofOperation(ARCHIVE_OPERATIONS.RETRY);

  /**
   * `event.ReceiveEvent`.
   *
   * `POST /api/v1/events/{ns}/{discriminator}`.
   */
  public static readonly EVENT_RECEIVE = ClientOperation._ofOperation(EVENT_OPERATIONS.RECEIVE);

  /**
   * `event.ListWorkflowEventBindings`.
   *
   * `GET /api/v1/workflow-event-bindings/{ns}`.
   */
  public static readonly WORKFLOW_EVENT_BINDING_LIST = ClientOperation._ofOperation(EVENT_OPERATIONS.LIST_BINDINGS);

  /**
   * `eventsource.CreateEventSource`.
   *
   * `POST /api/v1/event-sources/{ns}`.
   */
  public static readonly EVENT_SOURCE_CREATE = ClientOperation._ofOperation(EVENT_SOURCE_OPERATIONS.CREATE);

  /**
   * `eventsource.GetEventSource`.
   *
   * `GET /api/v1/event-sources/{ns}/{name}`.
   */
  public static readonly EVENT_SOURCE_GET = ClientOperation._ofOperation(EVENT_SOURCE_OPERATIONS.GET);

  /**
   * `eventsource.UpdateEventSource`.
   *
   * `PUT /api/v1/event-sources/{ns}/{name}`.
   */
  public static readonly EVENT_SOURCE_UPDATE = ClientOperation._ofOperation(EVENT_SOURCE_OPERATIONS.UPDATE);

  /**
   * `eventsource.DeleteEventSource`.
   *
   * `DELETE /api/v1/event-sources/{ns}/{name}`.
   */
  public static readonly EVENT_SOURCE_DELETE = ClientOperation._ofOperation(EVENT_SOURCE_OPERATIONS.DELETE);

  /**
   * `eventsource.ListEventSources`.
   *
   * `GET /api/v1/event-sources/{ns}`.
   */
  public static readonly EVENT_SOURCE_LIST = ClientOperation._ofOperation(EVENT_SOURCE_OPERATIONS.LIST);

  /**
   * `eventsource.WatchEventSources`.
   *
   * `GET /api/v1/stream/event-sources/{ns}`.
   */
  public static readonly EVENT_SOURCE_WATCH = ClientOperation._ofOperation(EVENT_SOURCE_OPERATIONS.WATCH);

  /**
   * `eventsource.EventSourcesLogs`.
   *
   * `GET /api/v1/stream/event-sources/{ns}/logs`.
   */
  public static readonly EVENT_SOURCE_LOGS = ClientOperation._ofOperation(EVENT_SOURCE_OPERATIONS.LOGS);

  /**
   * `sensor.CreateSensor`.
   *
   * `POST /api/v1/sensors/{ns}`.
   */
  public static readonly SENSOR_CREATE = ClientOperation._ofOperation(SENSOR_OPERATIONS.CREATE);

  /**
   * `sensor.GetSensor`.
   *
   * `GET /api/v1/sensors/{ns}/{name}`.
   */
  public static readonly SENSOR_GET = ClientOperation._ofOperation(SENSOR_OPERATIONS.GET);

  /**
   * `sensor.UpdateSensor`.
   *
   * `PUT /api/v1/sensors/{ns}/{name}`.
   */
  public static readonly SENSOR_UPDATE = ClientOperation._ofOperation(SENSOR_OPERATIONS.UPDATE);

  /**
   * `sensor.DeleteSensor`.
   *
   * `DELETE /api/v1/sensors/{ns}/{name}`.
   */
  public static readonly SENSOR_DELETE = ClientOperation._ofOperation(SENSOR_OPERATIONS.DELETE);

  /**
   * `sensor.ListSensors`.
   *
   * `GET /api/v1/sensors/{ns}`.
   */
  public static readonly SENSOR_LIST = ClientOperation._ofOperation(SENSOR_OPERATIONS.LIST);

  /**
   * `sensor.WatchSensors`.
   *
   * `GET /api/v1/stream/sensors/{ns}`.
   */
  public static readonly SENSOR_WATCH = ClientOperation._ofOperation(SENSOR_OPERATIONS.WATCH);

  /**
   * `sensor.SensorsLogs`.
   *
   * `GET /api/v1/stream/sensors/{ns}/logs`.
   */
  public static readonly SENSOR_LOGS = ClientOperation._ofOperation(SENSOR_OPERATIONS.LOGS);

  /**
   * `sync.CreateSyncLimit in a configmap` (from 4.0).
   *
   * `POST /api/v1/sync/{ns}`.
   */
  public static readonly SYNC_CONFIG_MAP_CREATE = ClientOperation._ofOperation(SYNC_OPERATIONS.CREATE_IN_CONFIG_MAP);

  /**
   * `sync.GetSyncLimit in a configmap` (from 4.0).
   *
   * `GET /api/v1/sync/{ns}/{key}`.
   */
  public static readonly SYNC_CONFIG_MAP_GET = ClientOperation._ofOperation(SYNC_OPERATIONS.GET_IN_CONFIG_MAP);

  /**
   * `sync.UpdateSyncLimit in a configmap` (from 4.0).
   *
   * `PUT /api/v1/sync/{ns}/{key}`.
   */
  public static readonly SYNC_CONFIG_MAP_UPDATE = ClientOperation._ofOperation(SYNC_OPERATIONS.UPDATE_IN_CONFIG_MAP);

  /**
   * `sync.DeleteSyncLimit in a configmap` (from 4.0).
   *
   * `DELETE /api/v1/sync/{ns}/{key}`.
   */
  public static readonly SYNC_CONFIG_MAP_DELETE = ClientOperation._ofOperation(SYNC_OPERATIONS.DELETE_IN_CONFIG_MAP);

  /**
   * `sync.CreateSyncLimit in the database` (from 4.0).
   *
   * `POST /api/v1/sync/{ns}`.
   */
  public static readonly SYNC_DATABASE_CREATE = ClientOperation._ofOperation(SYNC_OPERATIONS.CREATE_IN_DATABASE);

  /**
   * `sync.GetSyncLimit in the database` (from 4.0).
   *
   * `GET /api/v1/sync/{ns}/{key}`.
   */
  public static readonly SYNC_DATABASE_GET = ClientOperation._ofOperation(SYNC_OPERATIONS.GET_IN_DATABASE);

  /**
   * `sync.UpdateSyncLimit in the database` (from 4.0).
   *
   * `PUT /api/v1/sync/{ns}/{key}`.
   */
  public static readonly SYNC_DATABASE_UPDATE = ClientOperation._ofOperation(SYNC_OPERATIONS.UPDATE_IN_DATABASE);

  /**
   * `sync.DeleteSyncLimit in the database` (from 4.0).
   *
   * `DELETE /api/v1/sync/{ns}/{key}`.
   */
  public static readonly SYNC_DATABASE_DELETE = ClientOperation._ofOperation(SYNC_OPERATIONS.DELETE_IN_DATABASE);

  /**
   * `artifact.Download`.
   *
   * `GET /artifacts/{ns}/{workflow}/{node}/{artifact}`, `GET /input-artifacts/{ns}/{workflow}/{node}/{artifact}`.
   */
  public static readonly ARTIFACT_DOWNLOAD = ClientOperation._ofOperation(ARTIFACT_OPERATIONS.DOWNLOAD);

  /**
   * `artifact.Download by UID`.
   *
   * `GET /artifacts-by-uid/{uid}/{node}/{artifact}`, `GET /input-artifacts-by-uid/{uid}/{node}/{artifact}`.
   */
  public static readonly ARTIFACT_DOWNLOAD_ARCHIVED = ClientOperation._ofOperation(ARTIFACT_OPERATIONS.DOWNLOAD_ARCHIVED);

  /**
   * `artifact.Browse`.
   *
   * `GET /artifact-files/{ns}/workflows/{workflow}/{node}/outputs/{artifact}`.
   */
  public static readonly ARTIFACT_BROWSE = ClientOperation._ofOperation(ARTIFACT_OPERATIONS.BROWSE);

  /**
   * `artifact.Browse by UID`.
   *
   * `GET /artifact-files/{ns}/archived-workflows/{uid}/{node}/outputs/{artifact}`.
   */
  public static readonly ARTIFACT_BROWSE_ARCHIVED = ClientOperation._ofOperation(ARTIFACT_OPERATIONS.BROWSE_ARCHIVED);

  /**
   * `artifact.Upload` (from 4.1).
   *
   * `POST /upload-artifacts/{ns}/{template}/{artifact}`.
   */
  public static readonly ARTIFACT_UPLOAD = ClientOperation._ofOperation(ARTIFACT_OPERATIONS.UPLOAD);

  /**
   * `info.GetInfo`, `info.GetVersion`, `info.GetUserInfo`, `info.CollectEvent`.
   *
   * `GET /api/v1/info`, `GET /api/v1/version`, `GET /api/v1/userinfo`, `POST /api/v1/tracking/event`.
   *
   * In client mode not even the token is checked.
   */
  public static readonly INFO = ClientOperation._ofOperation(INFO_OPERATIONS.INFO);

  /**
   * `http.Metrics`.
   *
   * `GET /metrics`.
   *
   * The client must be logged in, unless argo-server has ARGO_SERVER_METRICS_AUTH=false.
   */
  public static readonly METRICS = ClientOperation._ofOperation(INFO_OPERATIONS.METRICS);

  /**
   * `http.Login`.
   *
   * `GET /oauth2/redirect`, `GET /oauth2/callback`, `GET /`.
   */
  public static readonly LOGIN = ClientOperation._ofOperation(INFO_OPERATIONS.LOGIN);

  private constructor() {}
}

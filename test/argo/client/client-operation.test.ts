import { askedPermissions, normalized } from './asked-permissions';
import { ApiOperation, ArgoCommand, ArgoVersion, ClientOperation, ClientOption, ClientPreset, ClientRoute } from '../../../lib';

const { V3_6, V3_7, V4_1 } = ArgoVersion;
const { ARGO_SERVER, KUBERNETES } = ClientRoute;

describe('Names limit', () => {
  test.each([
    ['what a command reads of a template it submits from, on its own', ArgoCommand.SUBMIT_FROM_WORKFLOW_TEMPLATE.named('build', 'deploy'),
      V4_1, KUBERNETES, 'workflows:create; workflowtemplates[build]:get; workflowtemplates[deploy]:get'],
    ['the same through argo-server up to 3.6', ArgoCommand.SUBMIT_FROM_WORKFLOW_TEMPLATE.named('build'),
      V3_6, ARGO_SERVER, 'workflows:create; workflowtemplates[build]:get'],
    ['the template but not the workflow that it waits for', ArgoCommand.SUBMIT_FROM_WORKFLOW_TEMPLATE.named('build').withOptions(ClientOption.WAIT),
      V4_1, KUBERNETES, 'workflows:get,watch,create; workflowtemplates[build]:get'],
    ['the templates that a file refers to', ArgoCommand.SUBMIT.withOptions(ClientOption.workflowTemplates('build')),
      V4_1, KUBERNETES, 'workflows:create; workflowtemplates[build]:get'],
    ['the cluster templates that a file refers to, up to 3.6', ArgoCommand.SUBMIT.withOptions(ClientOption.clusterWorkflowTemplates('build')),
      V3_6, KUBERNETES, 'workflows:create; clusterworkflowtemplates[build]:get @cluster'],
    ['the templates of a resubmit, in every version', ArgoCommand.RESUBMIT.withOptions(ClientOption.clusterWorkflowTemplates('build')),
      V4_1, ARGO_SERVER, 'workflows:get,create; clusterworkflowtemplates[build]:get @cluster'],
    ['the templates that events submit from', ClientPreset.WEBHOOK.withOptions(ClientOption.workflowTemplates('build')),
      V4_1, ARGO_SERVER, 'workfloweventbindings:list; workflows:create; workflowtemplates[build]:get'],
    ['a template that is deleted', ArgoCommand.TEMPLATE_DELETE.named('build'), V4_1, KUBERNETES, 'workflowtemplates[build]:get,delete'],
    ['a template that is read, up to 3.6', ArgoCommand.TEMPLATE_GET.named('build'), V3_6, ARGO_SERVER, 'workflowtemplates[build]:get'],
    ['a CronWorkflow', ArgoCommand.CRON_SUSPEND.named('nightly'), V4_1, ARGO_SERVER, 'cronworkflows[nightly]:patch'],
    ['the CronWorkflow that is submitted', ArgoCommand.SUBMIT_FROM_CRON_WORKFLOW.named('nightly'),
      V4_1, ARGO_SERVER, 'workflows:create; cronworkflows[nightly]:get'],
    ['a workflow', ArgoCommand.STOP.named('release'), V4_1, ARGO_SERVER, 'workflows[release]:get,patch'],
    ['a workflow that is watched', ArgoCommand.WATCH.named('release'), V4_1, ARGO_SERVER, 'workflows[release]:get,watch'],
  ])('%s', (_, operation, version, via, expected) => {
    expect(askedPermissions(operation, version, via)).toBe(normalized(expected));
  });
});

describe('Names cannot limit', () => {
  const REVIEW = 'Argo asks the API server first, in a review without a name, and a rule with names never satisfies one';
  const GATE = 'argo asks first whether it may get, list and watch cluster templates, in reviews without names, '
    + 'and reads none when one of them is denied';

  test.each([
    ['template get from 3.7 on, through argo-server', ArgoCommand.TEMPLATE_GET.named('build'), V3_7, ARGO_SERVER,
      `argo template get: names can't limit it, because it asks in a review whether the client may read WorkflowTemplates, and reads it, and ${REVIEW}`],
    ['template get from 3.7 on, directly', ArgoCommand.TEMPLATE_GET.named('build'), V4_1, KUBERNETES,
      `argo template get: names can't limit it, because it asks in a review whether the client may read WorkflowTemplates, and reads it, and ${REVIEW}`],
    ['template list', ArgoCommand.TEMPLATE_LIST.named('build'), V4_1, ARGO_SERVER,
      "argo template list: names can't limit it, because it lists the WorkflowTemplates, and a list of the namespace carries no name"],
    ['template create', ArgoCommand.TEMPLATE_CREATE.named('build'), V4_1, ARGO_SERVER,
      "argo template create: names can't limit it, because it creates the WorkflowTemplate, and a create carries no name"],
    ['cluster templates directly from 3.7 on', ArgoCommand.SUBMIT.withOptions(ClientOption.clusterWorkflowTemplates('build')), V3_7, KUBERNETES,
      "argo submit FILE: names can't limit it, because it reads the ClusterWorkflowTemplates that the object refers to, "
      + `which argo does only where it may get, list and watch them, and ${GATE}`],
    ['pods', ArgoCommand.RETRY.named('release'), V4_1, ARGO_SERVER,
      "argo retry: names can't limit it, because it deletes the pods of the nodes that it resets; "
      + 'a refusal ends it even where the pods are gone already, and the pods of a workflow have generated names'],
    ['a watch of all', ApiOperation.WORKFLOW_WATCH.named('release'), V4_1, ARGO_SERVER,
      "workflow.WatchWorkflows: names can't limit it, because it follows the workflows of the namespace, and a watch of the namespace carries no name"],
    ['submit from a template through argo-server from 3.7 on', ArgoCommand.SUBMIT_FROM_WORKFLOW_TEMPLATE.named('build'), V3_7, ARGO_SERVER,
      'argo submit --from workflowtemplate/NAME: names limit nothing here, because from v3.7 on argo-server reads templates with its own '
      + 'ServiceAccount, whatever the client may read; leave them out'],
    ['templates of a file through argo-server from 3.7 on', ArgoCommand.SUBMIT.withOptions(ClientOption.workflowTemplates('build')), V4_1, ARGO_SERVER,
      'argo submit FILE: names limit nothing here, because from v3.7 on argo-server reads templates with its own '
      + 'ServiceAccount, whatever the client may read; leave them out'],
    ['what asks for nothing', ArgoCommand.VERSION.named('build'), V4_1, ARGO_SERVER, 'argo version: names limit nothing here; leave them out'],
  ])('%s', (_, operation, version, via, fault) => {
    expect(askedPermissions(operation, version, via)).toBe(fault);
  });
});

describe('An option that changes nothing is refused', () => {
  test.each<[string, ClientOperation, string]>([
    ['one of others', ArgoCommand.SUSPEND.withOptions(ClientOption.FORCE), "argo suspend: the option 'force' changes nothing here; it knows 'latest'"],
    ['one of none', ArgoCommand.VERSION.withOptions(ClientOption.FORCE), "argo version: the option 'force' changes nothing here; it has no options"],
    ['one for a preset', ClientPreset.WEBHOOK.withOptions(ClientOption.FORCE),
      "event.ReceiveEvent: the option 'force' changes nothing here; it knows 'workflow templates', 'cluster workflow templates'"],
  ])('%s', (_, operation, fault) => {
    expect(askedPermissions(operation, V4_1, ARGO_SERVER)).toBe(fault);
  });
});

test('Options and names leave the operation itself as it is', () => {
  ArgoCommand.DELETE.withOptions(ClientOption.FORCE).named('release');
  expect(askedPermissions(ArgoCommand.DELETE, V4_1, ARGO_SERVER)).toBe('workflows:get,delete');
});

test('Options of several calls add up', () => {
  const operation = ArgoCommand.DELETE.withOptions(ClientOption.FORCE).withOptions(ClientOption.SELECTOR);
  expect(askedPermissions(operation, V4_1, ARGO_SERVER)).toBe('workflows:get,list,patch,delete');
});

test('All faults of an operation are told at once', () => {
  expect(askedPermissions(ArgoCommand.TEMPLATE_UPDATE.named('build').withOptions(ClientOption.FORCE, ClientOption.WAIT), ArgoVersion.V3_5, ARGO_SERVER)
    .split('\n')).toHaveLength(3);
});

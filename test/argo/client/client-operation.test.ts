import { askedPermissions, normalized } from './asked-permissions';
import { ArgoCommand, ArgoVersion, ClientOperation, ClientPreset, ClientRoute } from '../../../lib';

const { V3_5, V3_6, V3_7, V4_1 } = ArgoVersion;
const { ARGO_SERVER, KUBERNETES } = ClientRoute;

describe('Names limit', () => {
  test.each([
    ['what a command reads of a template it submits from, on its own', ArgoCommand.submitFromWorkflowTemplate({ names: ['build', 'deploy'] }),
      V4_1, KUBERNETES, 'workflows:create; workflowtemplates[build]:get; workflowtemplates[deploy]:get'],
    ['the same through argo-server up to 3.6', ArgoCommand.submitFromWorkflowTemplate({ names: ['build'] }),
      V3_6, ARGO_SERVER, 'workflows:create; workflowtemplates[build]:get'],
    ['the template but not the workflow that it waits for', ArgoCommand.submitFromWorkflowTemplate({ names: ['build'], wait: true }),
      V4_1, KUBERNETES, 'workflows:get,watch,create; workflowtemplates[build]:get'],
    ['the templates that a file refers to', ArgoCommand.submit({ workflowTemplateNames: ['build'] }),
      V4_1, KUBERNETES, 'workflows:create; workflowtemplates[build]:get'],
    ['the cluster templates that a file refers to, up to 3.6', ArgoCommand.submit({ clusterWorkflowTemplateNames: ['build'] }),
      V3_6, KUBERNETES, 'workflows:create; clusterworkflowtemplates[build]:get @cluster'],
    ['the templates of a resubmit, in every version', ArgoCommand.resubmit({ clusterWorkflowTemplateNames: ['build'] }),
      V4_1, ARGO_SERVER, 'workflows:get,create; clusterworkflowtemplates[build]:get @cluster'],
    ['the templates that events submit from', ClientPreset.webhook({ workflowTemplateNames: ['build'] }),
      V4_1, ARGO_SERVER, 'workfloweventbindings:list; workflows:create; workflowtemplates[build]:get'],
    ['a template that is deleted', ArgoCommand.templateDelete({ names: ['build'] }), V4_1, KUBERNETES, 'workflowtemplates[build]:get,delete'],
    ['a template that is read, up to 3.6', ArgoCommand.templateGet({ names: ['build'] }), V3_6, ARGO_SERVER, 'workflowtemplates[build]:get'],
    ['a CronWorkflow', ArgoCommand.cronSuspend({ names: ['nightly'] }), V4_1, ARGO_SERVER, 'cronworkflows[nightly]:patch'],
    ['the CronWorkflow that is submitted', ArgoCommand.submitFromCronWorkflow({ names: ['nightly'] }),
      V4_1, ARGO_SERVER, 'workflows:create; cronworkflows[nightly]:get'],
    ['a workflow', ArgoCommand.stop({ names: ['release'] }), V4_1, ARGO_SERVER, 'workflows[release]:get,patch'],
    ['a workflow that is watched', ArgoCommand.watch({ names: ['release'] }), V4_1, ARGO_SERVER, 'workflows[release]:get,watch'],
  ])('%s', (_, operation, version, via, expected) => {
    expect(askedPermissions(operation, version, via)).toBe(normalized(expected));
  });
});

describe('Names that this version or route has no use for', () => {
  const REVIEW = 'Argo asks the API server first, in a review without a name, and a rule with names never satisfies one';
  const CACHE = 'from v3.7 on argo-server reads templates with its own ServiceAccount, whatever the client may read';
  const GATE = 'argo asks first whether it may get, list and watch cluster templates, in reviews without names, '
    + 'and reads none when one of them is denied';

  test.each<[string, ClientOperation, ArgoVersion, ClientRoute, string]>([
    ['template get from 3.7 on, through argo-server', ArgoCommand.templateGet({ names: ['build'] }), V3_7, ARGO_SERVER,
      "names: error[client/names-cannot-limit]: Names can't limit ArgoCommand.templateGet, because it asks in a review whether the client may read "
      + `WorkflowTemplates, and reads it, and ${REVIEW}. Leave them out.`],
    ['template get from 3.7 on, directly', ArgoCommand.templateGet({ names: ['build'] }), V4_1, KUBERNETES,
      "names: error[client/names-cannot-limit]: Names can't limit ArgoCommand.templateGet, because it asks in a review whether the client may read "
      + `WorkflowTemplates, and reads it, and ${REVIEW}. Leave them out.`],
    ['cluster templates directly from 3.7 on', ArgoCommand.submit({ clusterWorkflowTemplateNames: ['build'] }), V3_7, KUBERNETES,
      "clusterWorkflowTemplateNames: error[client/names-cannot-limit]: Names can't limit ArgoCommand.submit, because it reads the "
      + `ClusterWorkflowTemplates that the object refers to, which argo does only where it may get, list and watch them, and ${GATE}. `
      + 'Write `clusterWorkflowTemplates: true` in place of the names.'],
    ['a workflow, where it chooses by selector', ArgoCommand.stop({ names: ['release'], selector: true }), V4_1, ARGO_SERVER,
      "names: error[client/names-cannot-limit]: Names can't limit ArgoCommand.stop, because it lists workflows; argo-server only requests an access review "
      + 'and lists from its cache, and a list of the namespace carries no name. Leave them out.'],
    ['submit from a template through argo-server from 3.7 on', ArgoCommand.submitFromWorkflowTemplate({ names: ['build'] }), V3_7, ARGO_SERVER,
      `names: error[client/names-without-effect]: Names limit nothing of ArgoCommand.submitFromWorkflowTemplate here, because ${CACHE}. Leave them out.`],
    ['templates of a file through argo-server from 3.7 on', ArgoCommand.submit({ workflowTemplateNames: ['build'] }), V4_1, ARGO_SERVER,
      `workflowTemplateNames: error[client/names-without-effect]: Names limit nothing of ArgoCommand.submit here, because ${CACHE}. Leave them out.`],
    ['CronWorkflows where owner references are not enforced', ArgoCommand.resubmit({ cronWorkflowNames: ['nightly'] }), V4_1, ARGO_SERVER,
      'cronWorkflowNames: error[client/names-without-effect]: Names limit nothing of ArgoCommand.resubmit here. Leave them out.'],
  ])('%s', (_, operation, version, via, message) => {
    expect(askedPermissions(operation, version, via)).toBe(`  ${message}`);
  });
});

/** What the compiler refuses in TypeScript, given as the other languages or JavaScript might. */
describe('Options are checked', () => {
  const suspend = (options: { readonly [member: string]: unknown }) => ClientOperation._of('ArgoCommand', 'SUSPEND', options);
  const submit = (options: { readonly [member: string]: unknown }) => ClientOperation._of('ArgoCommand', 'SUBMIT', options);

  test.each<[string, ClientOperation, string]>([
    ['one of other operations', suspend({ force: true }),
      'force: error[client/unknown-option]: ArgoCommand.suspend has no option `force`. Leave it out, or choose among `names`, `latest`.'],
    ['one that a preset has nowhere', ClientOperation._of('ClientPreset', 'WEBHOOK', { force: true }),
      'force: error[client/unknown-option]: ClientPreset.webhook has no option `force`. Leave it out, or choose among `workflowTemplates`, '
      + '`workflowTemplateNames`, `clusterWorkflowTemplates`, `clusterWorkflowTemplateNames`.'],
    ['a text in place of true', suspend({ latest: 'yes' }),
      'latest: error[client/invalid-option]: The text "yes" isn\'t a valid value. Write true or false.'],
    ['a text in place of names, which would grant letter by letter', suspend({ names: 'release' }),
      'names: error[client/invalid-option]: The text "release" isn\'t a list of names. Write a list of texts.'],
    ['a list of something else', suspend({ names: [null] }),
      "names: error[client/invalid-option]: A value of type object isn't a list of names. Write a list of texts."],
    ['an empty list, which would grant all', submit({ workflowTemplateNames: [] }),
      'workflowTemplateNames: error[client/invalid-option]: The list of names is empty. List at least one, or leave it out.'],
    ['names of what is excluded', submit({ workflowTemplates: false, workflowTemplateNames: ['build'] }),
      'workflowTemplateNames: error[client/contradictory-options]: It names what `workflowTemplates: false` excludes. Leave `workflowTemplates` out, or this.'],
  ])('%s', (_, operation, message) => {
    expect(askedPermissions(operation, V4_1, KUBERNETES)).toBe(`  ${message}`);
  });

  test('all at once', () => {
    const operation = ClientOperation._of('ArgoCommand', 'TEMPLATE_UPDATE', { names: [], force: true });
    expect(askedPermissions(operation, V3_5, ARGO_SERVER).split('\n')).toHaveLength(3);
  });

  test('false is the same as nothing', () => {
    expect(askedPermissions(ArgoCommand.delete({ force: false, selector: undefined }), V4_1, ARGO_SERVER)).toBe('workflows:get,delete');
  });
});

import { Apps, Argo, ArgoEvents, Authentication, Authorization, Batch, Certificates, Core, Rbac } from '../../lib';
import { IGrant, PolicyRule, ResourceScope } from '../../lib/resources/grants';

const { NAMESPACED, CLUSTER } = ResourceScope;
const ARGO = 'argoproj.io';
const RBAC = 'rbac.authorization.k8s.io';

describe('a grant is one whole rule', () => {
  test.each<[string, IGrant, PolicyRule, ResourceScope]>([
    ['verbs in the order of the calls', Core.configMaps.get().list().watch(),
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }, NAMESPACED],
    ['a verb twice', Core.configMaps.get().list().get(),
      { apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list'] }, NAMESPACED],
    ['one name', Core.secrets.named('my-minio-cred').get(),
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['my-minio-cred'], verbs: ['get'] }, NAMESPACED],
    ['names, each once', Core.secrets.named('b', 'a', 'b').get().delete(),
      { apiGroups: [''], resources: ['secrets'], resourceNames: ['b', 'a'], verbs: ['get', 'delete'] }, NAMESPACED],
    ['names given one after the other', Core.podsLog.named('a').named('b').get(),
      { apiGroups: [''], resources: ['pods/log'], resourceNames: ['a', 'b'], verbs: ['get'] }, NAMESPACED],
    ['a name on the create of a subresource', Core.podsExec.named('a').create(),
      { apiGroups: [''], resources: ['pods/exec'], resourceNames: ['a'], verbs: ['create'] }, NAMESPACED],
    ['deleting many at once', Batch.jobs.deleteCollection(),
      { apiGroups: ['batch'], resources: ['jobs'], verbs: ['deletecollection'] }, NAMESPACED],
    ['a scale', Apps.deploymentsScale.get().update(),
      { apiGroups: ['apps'], resources: ['deployments/scale'], verbs: ['get', 'update'] }, NAMESPACED],
    ['all verbs of a workflow', Argo.workflows.get().list().watch().create().update().patch().delete().deleteCollection(),
      { apiGroups: [ARGO], resources: ['workflows'], verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete', 'deletecollection'] }, NAMESPACED],
    ['finalizers', Argo.workflowsFinalizers.update(),
      { apiGroups: [ARGO], resources: ['workflows/finalizers'], verbs: ['update'] }, NAMESPACED],
    ['Argo Events', ArgoEvents.eventBus.get(),
      { apiGroups: [ARGO], resources: ['eventbus'], verbs: ['get'] }, NAMESPACED],
    ['a resource of the cluster', Argo.clusterWorkflowTemplates.get(),
      { apiGroups: [ARGO], resources: ['clusterworkflowtemplates'], verbs: ['get'] }, CLUSTER],
    ['a review', Authorization.selfSubjectAccessReviews.create(),
      { apiGroups: ['authorization.k8s.io'], resources: ['selfsubjectaccessreviews'], verbs: ['create'] }, CLUSTER],
    ['what a kubelet checks', Core.nodesMetrics.named('node-1').get(),
      { apiGroups: [''], resources: ['nodes/metrics'], resourceNames: ['node-1'], verbs: ['get'] }, CLUSTER],
    ['the own namespace', Core.ownNamespace.get().patch(),
      { apiGroups: [''], resources: ['namespaces'], verbs: ['get', 'patch'] }, NAMESPACED],
    ['cluster roles that may be bound in the namespace', Rbac.bindableClusterRoles.named('view').bind('tenants bind view'),
      { apiGroups: [RBAC], resources: ['clusterroles'], resourceNames: ['view'], verbs: ['bind'] }, NAMESPACED],
    ['cluster roles that may be bound anywhere', Rbac.clusterRoles.named('view').bind('tenants bind view'),
      { apiGroups: [RBAC], resources: ['clusterroles'], resourceNames: ['view'], verbs: ['bind'] }, CLUSTER],
    ['writing roles', Rbac.roles.create().escalate('installs charts'),
      { apiGroups: [RBAC], resources: ['roles'], verbs: ['create', 'escalate'] }, NAMESPACED],
    ['impersonation of a service account', Core.serviceAccounts.named('argo-sa').impersonate('support looks as it does'),
      { apiGroups: [''], resources: ['serviceaccounts'], resourceNames: ['argo-sa'], verbs: ['impersonate'] }, NAMESPACED],
    ['impersonation of a group', Core.groups.named('developers').impersonate('support looks as they do'),
      { apiGroups: [''], resources: ['groups'], resourceNames: ['developers'], verbs: ['impersonate'] }, CLUSTER],
    ['impersonation of a user extra', Authentication.userExtras('scopes').named('view').impersonate('support looks as they do'),
      { apiGroups: ['authentication.k8s.io'], resources: ['userextras/scopes'], resourceNames: ['view'], verbs: ['impersonate'] }, CLUSTER],
    ['signing', Certificates.signers.named('example.com/*').approve('runs the CA').sign('runs the CA'),
      { apiGroups: ['certificates.k8s.io'], resources: ['signers'], resourceNames: ['example.com/*'], verbs: ['approve', 'sign'] }, CLUSTER],
  ])('%s', (_, { statement: { rule, scope, faults } }, expected, expectedScope) => {
    expect({ rule, scope, faults }).toEqual({ rule: expected, scope: expectedScope, faults: [] });
  });
});

test('a verb makes a new grant and leaves the old one as it is', () => {
  const get = Core.configMaps.get();
  get.list();

  expect(get.statement.rule.verbs).toEqual(['get']);
});

test('reasons gather, those of special verbs with the others', () => {
  const grant = Rbac.roles.get().because('shows them').bind('binds them').because('all day');

  expect(grant.statement.reasons).toEqual(['shows them', 'binds them', 'all day']);
});

describe('faults wait in the statement', () => {
  test.each<[string, IGrant, string[]]>([
    ['an empty reason', Core.pods.get().because(' '), [
      'A reason is empty. Say in a few words why this is granted.',
    ]],
    ['an empty reason of a special verb', Rbac.roles.bind(''), [
      'A reason is empty. Say in a few words why this is granted.',
    ]],
    ['an empty name', Core.pods.named('').get(), [
      'A name for "pods" is empty. Write the name of an object, or remove it.',
    ]],
    ['an empty key', Authentication.userExtras('').impersonate('why'), [
      'The resource "userextras/" ends in a slash. Add the subresource, or remove the slash.',
    ]],
    ['all that is wrong', Core.secrets.named('*', 'A').get().because(''), [
      'A star in a name is an ordinary character, but "secrets" is granted on "*". Write each name.',
      'No object of "secrets" can have the name "A". Use only lower-case letters, digits, "-" and ".", and begin and end each part with a '
      + 'letter or digit.',
      'A reason is empty. Say in a few words why this is granted.',
    ]],
  ])('%s', (_, { statement }, faults) => {
    expect(statement.faults).toEqual(faults);
  });
});

test('names from plain JavaScript that are none are a fault, never every name', () => {
  const named = Core.secrets.named.bind(Core.secrets) as (...names: unknown[]) => ReturnType<typeof Core.secrets.named>;

  expect(named().get().statement).toMatchObject({
    rule: { resourceNames: [undefined] },
    faults: ['A name for "secrets" is empty. Write the name of an object, or remove it.'],
  });
});

test('a resource is data too', () => {
  expect(Core.podsLog.named('a').info).toEqual({
    apiGroup: '', plural: 'pods', subresource: 'log', kind: 'Pod', scope: NAMESPACED, resourceNames: ['a'],
  });
});

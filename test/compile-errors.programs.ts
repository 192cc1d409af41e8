import { compileLines } from './user-program';

/** TypeScript's codes for the ways to be wrong. */
const NO_SUCH_MEMBER = 2339;
const NOT_ASSIGNABLE = 2345;
const NO_SUCH_OPTION = 2353;
const WRONG_TYPE = 2322;
const WRONG_NUMBER_OF_ARGUMENTS = 2554;
const AT_LEAST_ARGUMENTS = 2555;
const SPREAD_NEEDS_TUPLE = 2556;

const RIGHT = [
  'role.allow(Core.configMaps.get().list().watch(), Core.podsLog.get(), Argo.workflows.create().get());',
  "role.allow(Core.configMaps.named('x').get(), Core.configMaps.named('x', 'y').update());",
  'role.allow(Core.ownNamespace.get());',
  'clusterRole.allow(Argo.clusterWorkflowTemplates.get(), Core.configMaps.get());',
  "clusterRole.allow(Rbac.clusterRoles.named('view').bind('hands out view'));",
  'account.allow(Argo.workflowTaskResults.create().patch());',
  "role.allow(WildcardGrant.namespaced('why', everything), CustomResource.namespaced(widgets).special('use', 'why'));",
  "clusterRole.allow(WildcardGrant.cluster('why', everything), CustomResource.clusterScoped(widgets).special('use', 'why'));",
  "role.allow(CustomResource.namespaced(widgets).get().list().create(), CustomResource.namespaced(widgets).named('x').get().because('why'));",
  'clusterRole.allow(CustomResource.clusterScoped(widgets).get(), CustomResource.clusterScoped(widgets).status.patch());',
  "clusterRole.allow(NonResourceUrls.of('/metrics').get().head().because('why'));",
  "account.allowIn('apps', Core.configMaps.get());",
  'account.allowClusterWide(Core.nodes.get(), Core.configMaps.get());',
  'client(ArgoCommand.submit({ wait: true, log: true }), ArgoCommand.waitFor({ latest: true }), ArgoCommand.version());',
  "client(ArgoCommand.submitFromWorkflowTemplate({ names: ['build'] }), ApiOperation.eventReceive({ workflowTemplateNames: ['build'] }));",
  "client(UiPage.workflows({ allNamespaces: true }), ClientPreset.webhook({ workflowTemplateNames: ['build'] }));",
];

const WRONG: readonly (readonly [text: string, code: number, message: string])[] = [
  // a verb that Kubernetes does not serve
  ['role.allow(Core.podsLog.create());', NO_SUCH_MEMBER, "Property 'create' does not exist"],
  ['role.allow(Core.podsLog.get().watch());', NO_SUCH_MEMBER, "Property 'watch' does not exist"],
  ['role.allow(Argo.workflowsFinalizers.get());', NO_SUCH_MEMBER, "Property 'get' does not exist"],
  ['clusterRole.allow(Authorization.selfSubjectAccessReviews.create().list());', NO_SUCH_MEMBER, "Property 'list' does not exist"],
  // a name where the request carries none
  ["role.allow(Core.configMaps.named('x').create());", NO_SUCH_MEMBER, "Property 'create' does not exist"],
  ["role.allow(Core.configMaps.named('x').deleteCollection());", NO_SUCH_MEMBER, "Property 'deleteCollection' does not exist"],
  ["role.allow(Core.configMaps.named('x').get().create());", NO_SUCH_MEMBER, "Property 'create' does not exist"],
  ["role.allow(CustomResource.namespaced(widgets).named('x').create());", NO_SUCH_MEMBER, "Property 'create' does not exist"],
  // names after the verbs would limit verbs that take none
  ["role.allow(Core.configMaps.create().named('x'));", NO_SUCH_MEMBER, "Property 'named' does not exist"],
  ["role.allow(Core.configMaps.named('x').get().named('y'));", NO_SUCH_MEMBER, "Property 'named' does not exist"],
  ["clusterRole.allow(Authorization.selfSubjectAccessReviews.named('x').create());", NO_SUCH_MEMBER, "Property 'named' does not exist"],
  // no name, where one is meant
  ['role.allow(Core.configMaps.named().get());', AT_LEAST_ARGUMENTS, 'Expected at least 1 arguments, but got 0.'],
  ['role.allow(Core.configMaps.named(...([] as string[])).get());', SPREAD_NEEDS_TUPLE, 'A spread argument must either have a tuple type'],
  // a resource with no verb
  ['role.allow(Core.configMaps);', NOT_ASSIGNABLE, 'missing the following properties from type \'INamespacedGrant\': namespaced, statement'],
  ["role.allow(Core.configMaps.named('x'));", NOT_ASSIGNABLE, 'missing the following properties from type \'INamespacedGrant\': namespaced, statement'],
  ['role.allow(CustomResource.namespaced(widgets));', NOT_ASSIGNABLE, 'missing the following properties from type \'INamespacedGrant\': namespaced, statement'],
  // cluster-scoped in a role
  ['role.allow(CustomResource.clusterScoped(widgets).get());', NOT_ASSIGNABLE, "'namespaced'"],
  ['role.allow(Argo.clusterWorkflowTemplates.get());', NOT_ASSIGNABLE, "'namespaced'"],
  ['role.allow(Rbac.clusterRoles.get());', NOT_ASSIGNABLE, "'namespaced'"],
  ['account.allow(Core.nodes.get());', NOT_ASSIGNABLE, "'namespaced'"],
  ["role.allow(WildcardGrant.cluster('why', everything));", NOT_ASSIGNABLE, "'namespaced'"],
  ["role.allow(CustomResource.clusterScoped(widgets).special('use', 'why'));", NOT_ASSIGNABLE, "'namespaced'"],
  ["role.allow(NonResourceUrls.of('/metrics').get());", NOT_ASSIGNABLE, "'namespaced'"],
  ["account.allowIn('apps', Core.nodes.get());", NOT_ASSIGNABLE, "'namespaced'"],
  // a special verb on another resource, or without its reason
  ["role.allow(Rbac.roleBindings.bind('why'));", NO_SUCH_MEMBER, "Property 'bind' does not exist"],
  ['role.allow(Rbac.roles.bind());', WRONG_NUMBER_OF_ARGUMENTS, 'Expected 1 arguments, but got 0.'],
  ["role.allow(Core.secrets.get().escalate('why'));", NO_SUCH_MEMBER, "Property 'escalate' does not exist"],
  // no text, no cluster-wide binding by accident
  ["role.allow('pods');", NOT_ASSIGNABLE, "Argument of type 'string' is not assignable to parameter of type 'INamespacedGrant'"],
  ['clusterRole.bindTo(account);', NO_SUCH_MEMBER, "Property 'bindTo' does not exist"],
  ['account.allowClusterWide(Core.nodes);', NOT_ASSIGNABLE, "'statement'"],
  // an option that the operation never has
  ['client(ArgoCommand.suspend({ force: true }));', NO_SUCH_OPTION, "'force' does not exist in type 'NamedWorkflowOptions'"],
  ['client(ArgoCommand.submit({ latest: true }));', NO_SUCH_OPTION, "'latest' does not exist in type 'ArgoSubmitOptions'"],
  ["client(ArgoCommand.templateList({ names: ['build'] }));", NO_SUCH_OPTION, "'names' does not exist in type 'AllNamespacesOptions'"],
  ['client(ApiOperation.eventReceive({ cronWorkflows: true }));', NO_SUCH_OPTION, "'cronWorkflows' does not exist in type 'TemplateReferenceOptions'"],
  ['client(UiPage.workflowsActions({ force: true }));', NO_SUCH_OPTION, "'force' does not exist in type 'UiWorkflowsActionsOptions'"],
  ['client(ClientPreset.webhook({ wait: true }));', NO_SUCH_OPTION, "'wait' does not exist in type 'TemplateReferenceOptions'"],
  ['client(ArgoCommand.version({ wait: true }));', WRONG_NUMBER_OF_ARGUMENTS, 'Expected 0 arguments, but got 1.'],
  // a text, where letters would be names
  ["client(ArgoCommand.stop({ names: 'release' }));", WRONG_TYPE, "Type 'string' is not assignable to type 'string[]'"],
  // an operation that is still to be called
  ['client(ArgoCommand.submit);', NOT_ASSIGNABLE, "is not assignable to parameter of type 'ClientOperation'"],
];

const faults = compileLines([...RIGHT, ...WRONG.map(([text]) => text)]);

test.each(RIGHT)('compiles: %s', (text) => {
  expect(faults.get(text)).toEqual([]);
});

test.each(WRONG)('does not compile: %s', (text, code, message) => {
  expect(faults.get(text)).toEqual([{ code, message: expect.stringContaining(message) }]);
});

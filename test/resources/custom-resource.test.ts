import { Core, CustomResource, Storage } from '../../lib';
import { IGrant, PolicyRule, ResourceScope } from '../../lib/resources/grants';

const { NAMESPACED, CLUSTER } = ResourceScope;

const widgets = CustomResource.namespaced({ apiGroup: 'example.com', plural: 'widgets', kind: 'Widget', specialVerbs: ['paint', 'polish'] });
const constraints = CustomResource.clusterScoped({
  apiGroup: 'security.openshift.io', plural: 'securitycontextconstraints', kind: 'SecurityContextConstraints', specialVerbs: ['use'],
});

const WIDGETS = { apiGroups: ['example.com'], resources: ['widgets'] };
const CONSTRAINTS = { apiGroups: ['security.openshift.io'], resources: ['securitycontextconstraints'] };

describe('a resource of one\'s own is granted as the known ones are', () => {
  test.each<[string, IGrant, PolicyRule, ResourceScope, string[]]>([
    ['objects', widgets.get().list(), { ...WIDGETS, verbs: ['get', 'list'] }, NAMESPACED, []],
    ['objects by name', widgets.named('a').get(), { ...WIDGETS, resourceNames: ['a'], verbs: ['get'] }, NAMESPACED, []],
    ['their status', widgets.status.named('a').patch(), { ...WIDGETS, resources: ['widgets/status'], resourceNames: ['a'], verbs: ['patch'] }, NAMESPACED, []],
    ['their scale', widgets.scale.update(), { ...WIDGETS, resources: ['widgets/scale'], verbs: ['update'] }, NAMESPACED, []],
    ['their finalizers', widgets.finalizers.update(), { ...WIDGETS, resources: ['widgets/finalizers'], verbs: ['update'] }, NAMESPACED, []],
    ['another subresource', widgets.subresource('start').update(), { ...WIDGETS, resources: ['widgets/start'], verbs: ['update'] }, NAMESPACED, []],
    ['a verb of its own', widgets.special('paint', 'they fade'), { ...WIDGETS, verbs: ['paint'] }, NAMESPACED, ['they fade']],
    ['server-side apply', widgets.named('a').serverSideApply('the pipeline applies it'),
      { ...WIDGETS, resourceNames: ['a'], verbs: ['create', 'patch'] }, NAMESPACED, ['the pipeline applies it']],
    ['server-side apply and more', widgets.named('a').serverSideApply('the pipeline applies it').get(),
      { ...WIDGETS, resourceNames: ['a'], verbs: ['create', 'patch', 'get'] }, NAMESPACED, ['the pipeline applies it']],
    ['server-side apply of a known resource',
      CustomResource.namespaced({ apiGroup: '', plural: 'configmaps', kind: 'ConfigMap' }).named('a').serverSideApply('the pipeline applies it'),
      { apiGroups: [''], resources: ['configmaps'], resourceNames: ['a'], verbs: ['create', 'patch'] }, NAMESPACED, ['the pipeline applies it']],
    ['objects of the cluster', constraints.get(), { ...CONSTRAINTS, verbs: ['get'] }, CLUSTER, []],
    ['a part of objects of the cluster', constraints.status.get(), { ...CONSTRAINTS, resources: ['securitycontextconstraints/status'], verbs: ['get'] }, CLUSTER, []],
    ['use of a named object of the cluster', constraints.named('restricted-v2').special('use', 'runs as any user'),
      { ...CONSTRAINTS, resourceNames: ['restricted-v2'], verbs: ['use'] }, CLUSTER, ['runs as any user']],
    ['a verb of a known resource that has no method',
      CustomResource.clusterScoped({ apiGroup: 'authentication.k8s.io', plural: 'users', kind: 'User' }).special('impersonate:user-info', 'support'),
      { apiGroups: ['authentication.k8s.io'], resources: ['users'], verbs: ['impersonate:user-info'] }, CLUSTER, ['support']],
  ])('%s', (_, { statement: { rule, scope, reasons, faults } }, expected, expectedScope, expectedReasons) => {
    expect({ rule, scope, reasons, faults }).toEqual({ rule: expected, scope: expectedScope, reasons: expectedReasons, faults: [] });
  });
});

describe('what is wrong waits in the statement', () => {
  const named = (apiGroup: string, plural: string) => CustomResource.namespaced({ apiGroup, plural, kind: 'Widget' });
  const declaring = (verb: string) => CustomResource.namespaced({ apiGroup: 'example.com', plural: 'widgets', kind: 'Widget', specialVerbs: [verb] });
  const unset: string = JSON.parse('null'); // as callers without a compiler pass it

  test.each<[string, IGrant, string[]]>([
    ['an unknown special verb', widgets.special('burn', 'cold'), [
      '"widgets" has no special verb "burn". Use "paint" or "polish", or declare "burn" in specialVerbs.',
    ]],
    ['a special verb where none is defined', named('example.com', 'widgets').special('use', 'why'), [
      '"widgets" has no special verb "use". Declare "use" in specialVerbs.',
    ]],
    ['all verbs', widgets.special('*', 'why'), [
      '"widgets" has no special verb "*". Use "paint" or "polish", or declare "*" in specialVerbs.',
    ]],
    ['a usual verb as a special one', widgets.special('create', 'why'), [
      'The verb "create" isn\'t a special verb. Grant it with the method of that name.',
    ]],
    ['a special verb that a known resource lacks', named('', 'pods').special('use', 'why'), [
      '"pods" has no special verb "use". Use its methods.',
    ]],
    ['a special verb without reason', widgets.special('paint', ''), [
      'A reason is empty. Say in a few words why this is granted.',
    ]],
    ['server-side apply without reason', widgets.named('a').serverSideApply(' '), [
      'A reason is empty. Say in a few words why this is granted.',
    ]],
    ['a verb that a known resource does not serve', named('', 'bindings').get(), [
      '"bindings" doesn\'t serve the verb "get". Use create.',
    ]],
    ['a subresource that a known resource lacks', named('', 'configmaps').status.get(), [
      '"configmaps" has no subresource "status". Remove it, because the resource has none.',
    ]],
    ['the wrong scope of a known resource', named('', 'nodes').get(), [
      '"nodes" belongs to the cluster, not to a namespace, so a Role doesn\'t grant get on it. Grant get in a ClusterRole.',
    ]],
    ['a group with its version', named('example.com/v1', 'widgets').get(), [
      '"example.com/v1" is an API version, not an API group. Write the group without the version, "example.com".',
    ]],
    ['a group without a dot', named('example', 'widgets').get(), [
      '"example" isn\'t the API group of a custom resource. Use a domain with at least one dot, for example "example.com".',
    ]],
    ['a kind as plural', named('example.com', 'Widget').get(), [
      'The resource "Widget" has upper-case letters. Name the plural in lower case, as `kubectl api-resources` shows it.',
    ]],
    ['a wildcard', named('example.com', '*').get(), [
      '"*" has a star. Grant wildcards with WildcardGrant, which takes a reason.',
    ]],
    ['a wildcard as group', named('*', 'widgets').get(), [
      '"*" has a star. Grant wildcards with WildcardGrant, which takes a reason.',
    ]],
    ['all verbs as a special one', declaring('*').special('*', 'why'), [
      '"*" has a star. Grant wildcards with WildcardGrant, which takes a reason.',
    ]],
    ['an empty verb', declaring('').special('', 'why'), [
      '"" isn\'t a valid verb. Use one word in lower case, for example "use".',
    ]],
    ['two verbs in one', declaring('use,sign').special('use,sign', 'why'), [
      '"use,sign" isn\'t a valid verb. Use one word in lower case, for example "use".',
    ]],
    ['a special verb in upper case', declaring('USE').special('USE', 'why'), [
      'The verb "USE" has upper-case letters. Write it in lower case, "use".',
    ]],
    ['a verb that is no text', declaring('use').special(unset, 'why'), [
      "A verb isn't text. Check that every variable is set.",
    ]],
    ['a group that is no text', named(unset, 'widgets').get(), [
      "An API group isn't text. Check that every variable is set.",
    ]],
    ['a plural that is no text', named('example.com', unset).get(), [
      "A resource isn't text. Check that every variable is set.",
    ]],
    ['a subresource with a slash', widgets.subresource('a/b').get(), [
      '"a/b" isn\'t a valid subresource. Use only lower-case letters, digits and "-", begin with a letter, and end with a letter or digit.',
    ]],
    ['a subresource in the plural', named('example.com', 'widgets/status').status.get(), [
      '"status/status" isn\'t a valid subresource. Use only lower-case letters, digits and "-", begin with a letter, and end with a letter or digit.',
    ]],
    ['the wrong scope of a known resource of a namespace',
      CustomResource.clusterScoped({ apiGroup: '', plural: 'pods', kind: 'Pod' }).get(), [
        '"pods" belongs to a namespace, not to the cluster. Define it with CustomResource.namespaced.',
      ]],
    ['a bad name', widgets.named('My Widget').get(), [
      'No object of "widgets" can have the name "My Widget". Use only lower-case letters, digits, "-" and ".", and begin and end each '
      + 'part with a letter or digit.',
    ]],
  ])('%s', (_, { statement }, faults) => {
    expect(statement.faults).toEqual(faults);
  });
});

/** The verbs that the methods of a resource grant, by method: those without a parameter are verbs. */
function verbsOf(resource: object): Record<string, unknown> {
  const methods = Object.entries(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(resource)))
    .filter(([name, { value }]) => name !== 'constructor' && typeof value === 'function' && value.length === 0);
  return Object.fromEntries(methods.map(([name, { value }]) => [name, value.call(resource).statement.rule.verbs]));
}

test.each<[string, object, object]>([
  ['in a namespace', widgets, Core.configMaps],
  ['in a namespace, by name', widgets.named('a'), Core.configMaps.named('a')],
  ['of the cluster', constraints, Storage.storageClasses],
  ['of the cluster, by name', constraints.named('a'), Storage.storageClasses.named('a')],
])('a resource of one\'s own has the verbs of objects %s', (_, own, known) => {
  expect(verbsOf(own)).toEqual(verbsOf(known));
});

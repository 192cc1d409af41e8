import { WildcardGrant } from '../../lib';
import { IGrant, PolicyRule, ResourceScope } from '../../lib/resources/grants';

const { NAMESPACED, CLUSTER } = ResourceScope;

describe('wildcards are granted with a reason', () => {
  test.each<[string, IGrant, PolicyRule, ResourceScope]>([
    ['in a namespace', WildcardGrant.namespaced('sandbox', { apiGroups: [''], resources: ['*'], verbs: ['get'] }),
      { apiGroups: [''], resources: ['*'], verbs: ['get'] }, NAMESPACED],
    ['in the cluster', WildcardGrant.cluster('sandbox', { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }),
      { apiGroups: ['*'], resources: ['*'], verbs: ['*'] }, CLUSTER],
    ['a subresource of all resources', WildcardGrant.namespaced('sandbox', { apiGroups: ['apps'], resources: ['*/scale'], verbs: ['update'] }),
      { apiGroups: ['apps'], resources: ['*/scale'], verbs: ['update'] }, NAMESPACED],
    ['URLs', WildcardGrant.nonResourceUrls('sandbox', { urls: ['/healthz/*', '*'], verbs: ['*'] }),
      { nonResourceURLs: ['/healthz/*', '*'], verbs: ['*'] }, CLUSTER],
  ])('%s', (_, { statement: { rule, scope, reasons, faults } }, expected, expectedScope) => {
    expect({ rule, scope, reasons, faults }).toEqual({ rule: expected, scope: expectedScope, reasons: ['sandbox'], faults: [] });
  });
});

test('only what is for a namespace goes into a role', () => {
  const props = { apiGroups: [''], resources: ['*'], verbs: ['get'] };

  expect(WildcardGrant.namespaced('sandbox', props)).toHaveProperty('namespaced', true);
  expect(WildcardGrant.cluster('sandbox', props)).not.toHaveProperty('namespaced');
});

describe('what is wrong waits in the statement', () => {
  test.each<[string, IGrant, string[]]>([
    ['no reason', WildcardGrant.namespaced('', { apiGroups: [''], resources: ['*'], verbs: ['get'] }), [
      'A reason is empty. Say in a few words why this is granted.',
    ]],
    ['no wildcard', WildcardGrant.namespaced('why', { apiGroups: [''], resources: ['pods'], verbs: ['get'] }), [
      'The grant has no wildcard. Use the typed resources.',
    ]],
    ['nothing', WildcardGrant.cluster('why', { apiGroups: [], resources: [], verbs: ['*'] }), [
      'The grant has no API group. List at least one, "*" for all.',
      'The grant has no resource. List at least one, "*" for all.',
    ]],
    ['no verb', WildcardGrant.cluster('why', { apiGroups: ['*'], resources: ['*'], verbs: [] }), [
      'The grant has no verb. List at least one, "*" for all.',
    ]],
    ['a pattern that is none', WildcardGrant.namespaced('why', { apiGroups: [''], resources: ['pods/*'], verbs: ['*'] }), [
      'The star in the resource "pods/*" is an ordinary character. Name each subresource that is needed.',
    ]],
    ['a resource of the cluster in a namespace', WildcardGrant.namespaced('why', { apiGroups: [''], resources: ['nodes'], verbs: ['*'] }), [
      '"nodes" belongs to the cluster, not to a namespace, so a Role doesn\'t grant * on it. Grant * in a ClusterRole.',
    ]],
    ['a verb that no resource serves', WildcardGrant.namespaced('why', { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'gett', ''] }), [
      'No known resource serves the verb "gett". Grant a verb of your own with CustomResource.',
      'No known resource serves the verb "". Grant a verb of your own with CustomResource.',
    ]],
    ['two faults of verbs', WildcardGrant.namespaced('why', { apiGroups: ['*'], resources: ['*'], verbs: ['GET', 'gett'] }), [
      'The verb "GET" has upper-case letters. Write it in lower case, "get".',
      'No known resource serves the verb "gett". Grant a verb of your own with CustomResource.',
    ]],
    ['a verb that a known resource does not serve', WildcardGrant.namespaced('why', { apiGroups: [''], resources: ['pods', '*'], verbs: ['gett'] }), [
      '"pods" doesn\'t serve the verb "gett". Use get, list, watch, create, update, patch, delete or deletecollection.',
      'No known resource serves the verb "gett". Grant a verb of your own with CustomResource.',
    ]],
    ['a verb in upper case on everything', WildcardGrant.namespaced('why', { apiGroups: ['*'], resources: ['*'], verbs: ['GET'] }), [
      'The verb "GET" has upper-case letters. Write it in lower case, "get".',
    ]],
    ['groups that look like a pattern', WildcardGrant.namespaced('why', { apiGroups: ['*.k8s.io'], resources: ['*'], verbs: ['*'] }), [
      'The star in the API group "*.k8s.io" is an ordinary character. Name each API group, or write "*" for all.',
    ]],
    ['resources that look like a pattern', WildcardGrant.namespaced('why', { apiGroups: ['*'], resources: ['work*', ''], verbs: ['*'] }), [
      'The star in the resource "work*" is an ordinary character. Name each resource, or write "*" for all.',
      'A resource is empty. Name the plural, for example "pods".',
    ]],
    ['texts in the place of lists', WildcardGrant.namespaced('why', JSON.parse('{ "apiGroups": "*", "resources": "*", "verbs": "get" }')), [
      'The grant has no wildcard. Use the typed resources.',
      'The grant has no API group. List at least one, "*" for all.',
      'The grant has no resource. List at least one, "*" for all.',
      'The grant has no verb. List at least one, "*" for all.',
    ]],
    ['URLs without a star', WildcardGrant.nonResourceUrls('why', { urls: ['/metrics'], verbs: ['get'] }), [
      'The grant has no wildcard. Use the typed resources.',
    ]],
    ['a star inside a URL', WildcardGrant.nonResourceUrls('why', { urls: ['/a/*/b'], verbs: ['*'] }), [
      'The star before the end of the URL "/a/*/b" is an ordinary character. Use a star only as the last character.',
    ]],
  ])('%s', (_, { statement }, faults) => {
    expect(statement.faults).toEqual(faults);
  });
});
